/** From a site and its surveys to the rules that the loader gets: everything at its default is left out. Pure. */
import type { SiteRules, TouchpointRules } from "../contract/script.ts";
import type { SiteSettings } from "../contract/site.ts";
import type { Survey } from "../contract/survey.ts";

/** A touchpoint that may be asked. */
export interface AskedTouchpoint {
  slug: string;
  revision: number;
  survey: Survey;
}

/**
 * Rules of a site.
 *
 * @param live its live touchpoints, in journey order: the draw shares visitors in this order
 * @param prompt file name of the prompt UI
 */
export function siteRules(settings: SiteSettings, live: readonly AskedTouchpoint[], prompt: string): SiteRules {
  const { storage, consentRequired, waitDays, afterAnswerDays, afterDismissalDays } = settings;
  return {
    prompt,
    storage,
    ...(consentRequired && { consent: 1 as const }),
    ...(waitDays > 0 && { wait: waitDays }),
    ...(afterAnswerDays + afterDismissalDays > 0 && { again: [afterAnswerDays, afterDismissalDays] }),
    touchpoints: live.map((one) => touchpointRules(settings, one)),
  };
}

function touchpointRules(settings: SiteSettings, { slug, revision, survey }: AskedTouchpoint): TouchpointRules {
  const { triggers, pages, sample, weight, afterAnswerDays, afterDismissalDays } = survey.rules;
  const load = triggers.find((trigger) => trigger.on === "load");
  const ownClocks = afterAnswerDays !== undefined || afterDismissalDays !== undefined;
  return {
    slug,
    revision,
    ...(load && { load: load.delayMs }),
    ...(pages.include.length > 0 && { include: pages.include }),
    ...(pages.exclude.length > 0 && { exclude: pages.exclude }),
    ...(sample < 1 && { sample }),
    ...(weight !== 1 && { weight }),
    ...(ownClocks && {
      again: [afterAnswerDays ?? settings.afterAnswerDays, afterDismissalDays ?? settings.afterDismissalDays],
    }),
  };
}
