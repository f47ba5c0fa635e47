/** The look of a site's prompts as fields of a form, and back. Pure. */
import type { SiteSettings } from "../../contract/site.ts";
import type { Fields } from "../forms/sent.ts";
import { numberIn } from "../forms/number-in.ts";

type Theme = SiteSettings["theme"];

/** The prompt's own, where the site has chosen none: a field for a colour cannot be empty. */
const ACCENT = "#2b57d9";

export const themeFields = ({ accent = ACCENT, scheme, radius, font, logo }: Theme): Fields => ({
  // As a field for colours sends it.
  accent: accent.toLowerCase(),
  scheme,
  radius: radius === undefined ? undefined : String(radius),
  font,
  logo,
});

/** The theme with what the form says: for the API, which checks it. */
export function themeOf(before: Theme, fields: Fields): Record<string, unknown> {
  const { accent, scheme, radius, font, logo } = fields;
  const { accent: itsAccent, radius: _r, font: _f, logo: _l, ...others } = before;
  const isChosen = accent !== undefined && (itsAccent !== undefined || accent !== ACCENT);
  return {
    ...others,
    ...(isChosen && { accent }),
    ...(scheme && { scheme }),
    ...(radius && { radius: numberIn(radius) }),
    ...(font && { font }),
    ...(logo && { logo }),
  };
}
