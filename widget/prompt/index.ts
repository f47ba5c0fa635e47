/** Entry of the prompt chunk: what the loader calls, and nothing else. Must fit `PromptModule` in `widget/ask.ts`. */
export { ask } from "./ask.ts";
export { deliver } from "./outbox.ts";
