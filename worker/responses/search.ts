/** Finds words in what customers wrote. Pure: SQLite's LIKE knows no case beyond ASCII, and has wildcards. */

import { MAX_COMMENT_CHARS } from "../contract/limits.ts";

/** More is not looked through: some characters are short for whole phrases. */
export const MAX_FOLDED_CHARS = 2 * MAX_COMMENT_CHARS;
/** So much is unfolded at a time; what is parted at its ends comes together when all is normalized again. */
const PIECE_CHARS = 100;

function unfolded(text: string): string {
  let all = "";
  for (let at = 0; at < text.length && all.length < MAX_FOLDED_CHARS; at += PIECE_CHARS) {
    all += text.slice(at, at + PIECE_CHARS).normalize("NFKC");
  }
  return all.slice(0, MAX_FOLDED_CHARS);
}

/**
 * Text with all that is told apart by case or by the way it is encoded made one: full case folding, near enough
 * (ß is ss, ς is σ), of compatibility characters (NFKC).
 */
export function fold(text: string): string {
  return unfolded(text).toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFKC");
}

/** Whether one of the texts has the words in it, letter by letter; `words` are folded. */
export function mentions(words: string, ...texts: readonly (string | null)[]): boolean {
  return texts.some((text) => text !== null && fold(text).includes(words));
}
