/** Gate by audience: device, language, visits and sign-in of the visitor. */
import type { AudienceRules } from "../../../worker/contract/script.ts";
import type { Device } from "../../../worker/contract/terms.ts";
import type { Reason } from "../../ask.ts";
import { device } from "../../device.ts";
import type { Gate, Person } from "../piece.ts";
import { readVisits, type Visits } from "../visits.ts";

/** What is known of whoever looks at the page. */
export interface Visitor extends Pick<Person, "signedIn">, Pick<Visits, "count" | "pages"> {
  device: Device;
  /** A language tag of the page's or the browser's; some systems write `pt_BR`. */
  language: string;
}

/** The first reason why this visitor is none of those wanted; `undefined` for one who is. */
export function misfit(wanted: AudienceRules, visitor: Visitor): Reason | undefined {
  const { devices, languages, minVisits = 0, minPages = 0, signedIn = visitor.signedIn } = wanted;
  const tag = `${visitor.language.toLowerCase().replace(/_/g, "-")}-`;
  if (devices && !devices.includes(visitor.device)) return "other-device";
  if (languages && !languages.some((one) => tag.startsWith(`${one}-`))) return "other-language";
  if (wanted.visitor && (wanted.visitor === "new") === visitor.count > 1) return "other-visitor";
  if (visitor.count < minVisits) return "too-few-visits";
  if (visitor.pages < minPages) return "too-few-pages";
  return signedIn === visitor.signedIn ? undefined : "other-sign-in";
}

/** The reason of `misfit` for the visitor as known now; the setup `visits` counts visits and pages. */
export const audience: Gate = ({ touchpoint: { audience: wanted }, store, person: { signedIn } }) =>
  wanted &&
  misfit(wanted, {
    signedIn,
    ...readVisits(store),
    device: device(),
    language: document.documentElement.lang || navigator.language,
  });
