/** Puts together the script of one site from the prebuilt pieces of the loader: only those that its rules use. Pure. */
import type { SiteRules, TouchpointRules } from "../contract/script.ts";

/** What `node widget/build.ts` leaves in `dist/widget/pieces.json`: each piece is one JavaScript expression, minified. */
export interface Pieces {
  /** Release of the widget. */
  version: string;
  /** A function of rules, gates and setups. */
  core: string;
  pieces: {
    load: string;
    pages: string;
    sample: string;
    draw: string;
    waits: string;
  };
  /** File name of the prompt UI, beside the script. */
  prompt: string;
}

/** Gates stand in the order in which they are asked; the first reason wins. */
const GATES = ["pages", "sample", "draw", "waits"] as const;
const SETUPS = ["load"] as const;
type PieceName = keyof Pieces["pieces"];

/**
 * The script for `GET /s/{siteKey}.js`.
 * @param rules are inlined as they are, except that globs are percent-encoded as `location.pathname` is; their text
 *   cannot end the script or change its code
 */
export function composeScript({ core, pieces }: Pieces, rules: SiteRules): string {
  const used = usedPieces(rules);
  const list = (names: readonly PieceName[]): string =>
    `[${names
      .filter((name) => used[name])
      .map((name) => pieces[name])
      .join()}]`;
  const call = `(${core})(${inlineJson(encodeGlobs(rules))},${list(GATES)},${list(SETUPS)})`;
  // A page that has broken the browser's functions must not hear of it from us.
  return `(()=>{"use strict";try{${call}}catch{}})();\n`;
}

/** The script for a site key that nobody has: warns the owner once, and leaves the page alone. */
export function unknownSiteScript(): string {
  return 'try{console.warn("asklet: no site has this key")}catch(e){}\n';
}

function usedPieces({ touchpoints, wait, again }: SiteRules): Record<PieceName, boolean> {
  const some = (uses: (touchpoint: TouchpointRules) => unknown): boolean =>
    touchpoints.some((one) => Boolean(uses(one)));
  const waitsAt = (clocks?: number[]): boolean => clocks !== undefined && clocks.some((days) => days > 0);
  return {
    load: some(({ load }) => load !== undefined),
    pages: some(({ include, exclude }) => include?.length || exclude?.length),
    sample: some(({ sample }) => sample !== undefined && sample < 1),
    // Without a wait between prompts nobody is starved, so nothing needs sharing.
    draw: Boolean(wait) && touchpoints.length > 1,
    waits: Boolean(wait) || waitsAt(again) || some((one) => waitsAt(one.again)),
  };
}

/** Browsers percent-encode a path; owners write it as they read it. */
function encodeGlobs(rules: SiteRules): SiteRules {
  const encode = (glob: string): string => glob.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);
  const touchpoints = rules.touchpoints.map(({ include, exclude, ...rest }) => ({
    ...rest,
    ...(include?.length && { include: include.map(encode) }),
    ...(exclude?.length && { exclude: exclude.map(encode) }),
  }));
  return { ...rules, touchpoints };
}

/** JSON that is also safe JavaScript, in a file as in a page: no `</script>`, no line separators that end a line. */
function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
