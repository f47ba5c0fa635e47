/** How the parts of a digest look: by the classes of the pages' style sheet, or, in an e-mail, each by its own style. */

const INK = "#1c2320";
const FAINT = "#56615c";
const BLOCK = "margin:0 0 4px";

/** Of each part its class, and its style in the light scheme of the pages (`style.ts`). */
const PARTS = {
  head: ["", "padding:0 0 16px"],
  h1: ["", `margin:0 0 4px;font-size:26px;line-height:1.2`],
  h2: ["", `margin:0 0 8px;font-size:18px;line-height:1.3`],
  faint: ["faint", `${BLOCK};color:${FAINT};font-size:14px`],
  first: ["first", "margin:0 0 16px;padding:16px 20px;background:#fff;border-left:4px solid #b4472e;border-radius:8px"],
  list: ["", "margin:0;padding:0;list-style:none"],
  item: ["", BLOCK],
  line: ["", BLOCK],
  stop: ["panel", "margin:0 0 16px;padding:16px 20px;background:#fff;border:1px solid #dcdfd8;border-radius:12px"],
  link: ["", `color:#1d5c4a`],
  series: ["series", "margin:0 0 12px"],
  score: ["score", "margin:0 0 4px;font-size:34px;line-height:1.1;font-weight:bold"],
  up: ["verdict up", `${BLOCK};font-weight:bold;color:#1d6b54`],
  down: ["verdict down", `${BLOCK};font-weight:bold;color:#b4472e`],
  "no-clear-change": ["verdict", `${BLOCK};font-weight:bold`],
  "too-few": ["verdict", `${BLOCK};font-weight:bold`],
  comment: ["comment negative", "margin:0 0 12px;padding:0 0 0 12px;border-left:4px solid #b4472e"],
  text: ["text", "margin:0;white-space:pre-line"],
} as const satisfies Record<string, readonly [name: string, style: string]>;

export type Part = keyof typeof PARTS;

/** Attributes of a part. */
export type Dress = (part: Part) => { class?: string; style?: string };

export const asPage: Dress = (part) => (PARTS[part][0] === "" ? {} : { class: PARTS[part][0] });

export const asEmail: Dress = (part) => ({ style: PARTS[part][1] });

/** Of an e-mail as a whole, and of its one column. */
export const PAPER = `margin:0;padding:0;background:#fbfaf7;color:${INK}`;
export const COLUMN =
  `width:100%;max-width:600px;color:${INK};` +
  "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;overflow-wrap:anywhere;word-break:break-word";
