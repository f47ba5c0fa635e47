/** What is used of vega-statistics, which brings no types. */
declare module "vega-statistics" {
  /** Φ((value − mean) / stdev); mean 0 and standard deviation 1 when absent. */
  export function cumulativeNormal(value: number, mean?: number, stdev?: number): number;
}
