/** Digits, and after them a decimal point or comma, as people of different languages write it. */
const WRITTEN = /^\d+(?:[.,]\d+)?$/;

/** The number that somebody has written into a field; NaN where it is none. */
export function numberIn(text = ""): number {
  const written = text.trim();
  return WRITTEN.test(written) ? Number(written.replace(",", ".")) : Number.NaN;
}
