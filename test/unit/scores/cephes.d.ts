/** What is used of cephes, whose own types do not resolve from an ES module. */
declare module "cephes" {
  /** Resolves when the functions can be called. */
  export const compiled: Promise<void>;
  /** Φ(x), and its inverse. */
  export function ndtr(x: number): number;
  export function ndtri(p: number): number;
  /** Quantile of Student's t with a whole number of degrees of freedom. */
  export function stdtri(df: number, p: number): number;
  /** Upper tail of χ². */
  export function chdtrc(df: number, x: number): number;
}
