/** Entry of the headless chunk: a prompt that the page paints. Must fit `Chunks` in `widget/loader/piece.ts`. */
export { headless } from "./headless.ts";
