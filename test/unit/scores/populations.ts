/** The published grid of populations, and the exact probability of every result that a sample of one can have. */

/** Shares are given in parts of so many: steps of 5 %. */
export const STEPS = 20;

/** All ways to write a total as promoters + detractors + passives, in parts of `step`. */
export function triples(total: number, step = 1): [number, number, number][] {
  const parts = Array.from({ length: Math.floor(total / step) + 1 }, (_, part) => part * step);
  return parts.flatMap((p) =>
    parts.filter((d) => p + d <= total).map((d): [number, number, number] => [p, d, total - p - d]),
  );
}

const logFactorials = [0];
for (let k = 1; k <= 100; k += 1) logFactorials.push((logFactorials[k - 1] ?? 0) + Math.log(k));

/** Multinomial probability of the counts, for a population of these shares. */
export function probability(counts: readonly number[], shares: readonly number[]): number {
  let log = logFactorials[counts.reduce((sum, count) => sum + count, 0)] ?? Number.NaN;
  for (const [cell, count] of counts.entries()) {
    const share = (shares[cell] ?? Number.NaN) / STEPS;
    if (share === 0 && count > 0) return 0;
    if (count > 0) log += count * Math.log(share) - (logFactorials[count] ?? Number.NaN);
  }
  return Math.exp(log);
}
