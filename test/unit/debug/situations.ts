/** What the tests of explanations start from: the facts of the gates' tests, on a desktop computer in English. */
import type { Situation } from "../../../widget/debug/explanation.ts";
import type { SiteRules, TouchpointRules } from "../../../worker/contract/script.ts";
import { factsOf } from "../loader/facts.ts";

/** About a site whose first touchpoint, `help`, is the one to explain. */
export function situationOf(
  touchpoint: Partial<TouchpointRules> = {},
  site: Partial<SiteRules> = {},
  over: Partial<Situation> = {},
): Situation {
  return { ...factsOf(touchpoint, site), device: "desktop", language: "en", isOnScreen: () => false, ...over };
}
