/** Finds words in what customers wrote. Pure: SQLite's LIKE knows no case beyond ASCII, and has wildcards. */

/**
 * Text with all that is told apart by case or by the way it is encoded made one: full case folding, near enough
 * (ß is ss, ς is σ), of compatibility characters (NFKC).
 */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFKC");
}

/** Whether one of the texts has the words in it, letter by letter; `words` are folded. */
export function mentions(words: string, ...texts: readonly (string | null)[]): boolean {
  return texts.some((text) => text !== null && fold(text).includes(words));
}
