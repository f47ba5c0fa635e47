/** Puts together the script of one site from the prebuilt pieces of the loader: only those that its rules use. Pure. */
import type { Again, SiteRules, TouchpointRules } from "../contract/script.ts";

/**
 * The loader's pieces by kind, each in `widget/loader/{kind}/{name}.ts`. Gates stand in the order in which they are asked;
 * the first reason wins.
 */
export const PIECES = {
  gates: ["spent", "pages", "schedule", "properties", "audience", "sample", "waits", "draw", "suppress"],
  triggers: ["load", "time", "scroll", "exit", "click", "view", "event", "idle", "tab"],
  setups: ["arming", "visits", "set", "identify", "events", "consent", "cancel", "hold", "priority", "navigation"],
} as const;
type PieceName = (typeof PIECES)[keyof typeof PIECES][number];

/** Gates that know what a visitor cannot be asked at for long: the draw goes by them. */
const DRAWN_AFTER: readonly PieceName[] = ["audience", "sample", "waits"];

/** Parts that are loaded when they are needed, from `/s/{chunk}-{hash}.js`; each in `widget/{chunk}/index.ts`. */
export const CHUNKS = ["prompt", "commands", "debug", "headless"] as const;

/** What `node widget/build.ts` leaves in `dist/widget/pieces.json`. */
export interface Pieces {
  /** Release of the widget. */
  version: string;
  /** A function of rules, gates, triggers and setups. Each piece is one JavaScript expression, minified. */
  core: string;
  pieces: Record<string, string>;
  /** Style sheets that prompts are sent, by look: minified CSS. */
  styles: Record<string, string>;
  /** File name of the prompt UI, beside the script. */
  prompt: string;
}

/**
 * Chromium compiles a script that begins with this as it arrives and beside the page's own work; else each function when it
 * is called, in the page's way (https://v8.dev/blog/explicit-compile-hints). Others see a comment.
 */
export const COMPILE_HINT = "//# allFunctionsCalledOnLoad\n";

/**
 * The script for `GET /s/{siteKey}.js`.
 * @param rules are inlined as they are, except that globs are percent-encoded as `location.pathname` is; their text
 *   cannot end the script or change its code
 */
export function composeScript({ core, pieces }: Pick<Pieces, "core" | "pieces">, rules: SiteRules): string {
  const used = usedPieces(rules);
  const built = (name: PieceName): string => {
    const code = pieces[name];
    if (code === undefined) throw new Error(`the build has no piece ${name}`);
    return code;
  };
  const list = (names: readonly PieceName[]): string =>
    `[${names
      .filter((name) => used[name])
      .map((name) => (name === "draw" ? `(${built(name)})(${list(DRAWN_AFTER)})` : built(name)))
      .join()}]`;
  const gates = used.draw ? PIECES.gates.filter((name) => !DRAWN_AFTER.includes(name)) : PIECES.gates;
  const lists = [gates, PIECES.triggers, PIECES.setups]
    .map(list)
    .join()
    .replace(/(,\[\])+$/, "");
  const call = `(${core})(${inlineJson(encodeGlobs(rules))},${lists})`;
  // A page that has broken the browser's functions must not hear of it from us.
  return `${COMPILE_HINT}(()=>{"use strict";try{${call}}catch{}})();\n`;
}

/** The script for a site key that nobody has: warns the owner once, and leaves the page alone. */
export function unknownSiteScript(): string {
  return 'try{console.warn("asklet: no site has this key")}catch(e){}\n';
}

function usedPieces(rules: SiteRules): Record<PieceName, boolean> {
  const { touchpoints, wait, again, suppress, consent } = rules;
  const some = (uses: (touchpoint: TouchpointRules) => unknown): boolean =>
    touchpoints.some((one) => Boolean(uses(one)));
  const has = (key: keyof TouchpointRules): boolean => some((one) => one[key] !== undefined);
  const waitsAt = (clocks: Again = [0, 0]): boolean => clocks.some((days) => Boolean(days));
  const pages = some(({ include, exclude }) => include?.length || exclude?.length);
  const counts = some(({ audience }) => audience?.visitor ?? audience?.minVisits ?? audience?.minPages);
  const holdsBack = Boolean(suppress) || has("suppress");
  const asksByItself = some((one) => PIECES.triggers.some((name) => one[name] !== undefined));
  const navigates = (pages && asksByItself) || some(({ audience }) => audience?.minPages);
  return {
    load: has("load"),
    time: has("time"),
    scroll: has("scroll"),
    exit: has("exit"),
    click: has("click"),
    view: has("view"),
    event: has("event"),
    idle: has("idle"),
    tab: has("tab"),
    spent: has("spent"),
    pages,
    schedule: has("schedule"),
    audience: some(({ audience = {} }) => Object.keys(audience).some((key) => key !== "properties")),
    properties: some(({ audience }) => audience?.properties),
    sample: some(({ sample }) => sample !== undefined && sample < 1),
    // Without a wait between prompts nobody is starved, so nothing needs sharing.
    draw: Boolean(wait) && touchpoints.filter(({ exempt }) => !exempt).length > 1,
    waits: Boolean(wait) || waitsAt(again) || some((one) => waitsAt(one.again)),
    suppress: holdsBack,
    hold: holdsBack,
    visits: counts,
    set: some(({ declares, audience }) => declares ?? audience?.properties),
    identify: some(({ audience }) => audience?.signedIn !== undefined),
    events: has("event") || has("cancel"),
    consent: Boolean(consent),
    cancel: has("cancel"),
    priority: has("priority"),
    navigation: navigates,
    arming: navigates || has("cancel"),
  };
}

/** Browsers percent-encode a path; owners write it as they read it. */
function encodeGlobs(rules: SiteRules): SiteRules {
  const encode = (pattern: string): string =>
    pattern.startsWith("~") ? pattern : pattern.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent);
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
