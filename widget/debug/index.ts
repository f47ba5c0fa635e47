/**
 * Entry of the debug chunk: all that is said in words of why something is, or is not, asked. Must fit
 * `Chunks` in `widget/loader/piece.ts`.
 */
export { debug } from "./debug.ts";
