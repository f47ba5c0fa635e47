/** The site's accent colour, and what can be read on it. */
import type { Wording } from "../../worker/contract/wording.ts";

/** Where the site names no accent. */
const LIGHT_ACCENT = "#2b57d9";
const DARK_ACCENT = "#9db8ff";

/** Below this luminance white text reaches 4.5:1, from there on black does (WCAG 2.2, 1.4.3): 4.51:1 is the least. */
const WHITE_BELOW = 0.179;

/** Relative luminance of `#rrggbb`, 0 to 1; a plain power stays within 0.009 of WCAG's piecewise curve. */
export function luminance(color: string): number {
  const light = (at: number): number => (Number.parseInt(color.slice(at, at + 2), 16) / 255) ** 2.2;
  return 0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5);
}

/**
 * Custom properties for what is chosen and for the send button. Their edge has the text's colour, so that an accent
 * too close to the surface hides neither.
 */
export function accentColors({ accent }: Wording["theme"], dark: boolean): Record<"--accent" | "--on-accent", string> {
  const color = accent ?? (dark ? DARK_ACCENT : LIGHT_ACCENT);
  return { "--accent": color, "--on-accent": luminance(color) < WHITE_BELOW ? "#fff" : "#000" };
}
