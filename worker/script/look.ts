/** Dresses a wording: the style sheet of its placement, its questions and the site's theme, and the drawings of its points. Pure. */
import { FACES } from "../../widget/faces.ts";
import type { SiteSettings } from "../contract/site.ts";
import type { Wording } from "../contract/wording.ts";

type Theme = SiteSettings["theme"];

/** What the look of a prompt depends on. */
export type Dressed = Pick<
  Wording,
  "language" | "placement" | "metric" | "display" | "several" | "options" | "followUp" | "logo" | "chrome"
>;

/** Drawings of the points of the main question, lowest first; `undefined` where they are numbers, and where it has none. */
export function facesOf({ metric, display }: Pick<Dressed, "metric" | "display">): string[] | undefined {
  const faces = FACES[display ?? metric];
  return faces && [...faces];
}

/**
 * The style sheet that stands after the prompt's own: only what this prompt uses.
 * @param styles minified style sheets by name, each a file of `widget/styles/`
 */
export function styleOf(styles: Readonly<Record<string, string>>, dressed: Dressed, theme: Theme): string {
  const parts = usedStyles(dressed).map((name) => {
    const style = styles[name];
    if (style === undefined) throw new Error(`the build has no style ${name}`);
    return style;
  });
  return [...parts, themeStyle(theme)].join("");
}

function usedStyles(dressed: Dressed): string[] {
  const { language, placement, metric, display, several, options, followUp, logo, chrome } = dressed;
  const isRated = options === undefined && metric !== "text";
  const asked = [{ metric, several, options }, ...(followUp ? [followUp] : [])];
  const hasText = asked.some((one) => one.metric === "text");
  const hasSeveral = asked.some((one) => one.several);
  const used: Record<string, unknown> = {
    floating: placement !== "inline",
    [placement]: placement === "bar" || placement === "center" || placement === "inline",
    row: isRated,
    nps: metric === "nps",
    ces: metric === "ces",
    faces: facesOf(dressed),
    stars: display === "stars",
    smileys: display === "smileys",
    list: asked.some((one) => one.options),
    several: hasSeveral,
    field: hasText,
    send: hasText || hasSeveral,
    later: chrome.later,
    logo,
    nastaliq: /^ur\b/i.test(language),
  };
  return Object.keys(used).filter((name) => used[name]);
}

/** Each of the site's settings stands in for the page's own property of that name. */
function themeStyle({ accent, background, scheme, font, radius, offset }: Theme): string {
  const declarations = [
    accent && `--asklet_accent:var(--asklet-accent,${accent})`,
    background && `--asklet_surface:var(--asklet-background,${background})`,
    radius !== undefined && `--asklet_radius:var(--asklet-radius,${radius}px)`,
    offset && `--asklet_x:var(--asklet-offset-x,${offset.x}px);--asklet_lift:var(--asklet-offset-y,${offset.y}px)`,
    scheme !== "auto" && `color-scheme:var(--asklet-scheme,${scheme === "page" ? "inherit" : scheme})`,
    font && `font-family:var(--asklet-font,${font === "page" ? "inherit" : fontFamily(font)})`,
  ].filter(Boolean);
  return declarations.length > 0 ? `section{${declarations.join(";")}}` : "";
}

/** A font family list in which nothing but a generic family or a plain word stands without quotes. */
function fontFamily(list: string): string {
  return list
    .replaceAll(/["']/g, "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => (/^[a-z]+(?:-[a-z]+)*$/.test(name) ? name : JSON.stringify(name)))
    .join();
}
