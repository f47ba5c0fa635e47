/** The site's accent colour, and what can be read on it. */
import type { Wording } from "../../worker/contract/wording.ts";

/** Where the site names no accent. */
const LIGHT_ACCENT = "#2b57d9";
const DARK_ACCENT = "#9db8ff";

/** Below this luminance white text reaches 4.5:1, from there on black does (WCAG 2.2, 1.4.3): 4.51:1 is the least. */
const WHITE_BELOW = 0.179;

/** The luminances that reach 3:1 against the surfaces in prompt.css. */
const TELLS_FROM_LIGHT = 0.29;
const TELLS_FROM_DARK = 0.145;

type AccentColors = Record<"--accent" | "--on-accent" | "--edge", string>;

/** Relative luminance of `#rrggbb`, 0 to 1; a plain power stays within 0.009 of WCAG's piecewise curve. */
export function luminance(color: string): number {
  const light = (at: number): number => (Number.parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2;
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5);
}

/**
 * Custom properties for what is chosen and for the send button. The accent stays as the site has it; where it is too
 * close to the surface to be told apart (below 3:1, WCAG 2.2, 1.4.11), its edge takes the colour of the text on it.
 */
export function accentColors({ accent }: Wording["theme"], dark: boolean): AccentColors {
  const color = accent ?? (dark ? DARK_ACCENT : LIGHT_ACCENT);
  const light = luminance(color);
  return {
    "--accent": color,
    "--on-accent": light < WHITE_BELOW ? "#fff" : "#000",
    "--edge": (dark ? light < TELLS_FROM_DARK : light > TELLS_FROM_LIGHT) ? "currentcolor" : color,
  };
}
