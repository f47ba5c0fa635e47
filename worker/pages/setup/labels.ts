/** What the fields of each form are called on its page. Pure. */
import { BANDS } from "../../contract/terms.ts";
import type { Labels } from "../forms/faults.ts";
import type { SetupWords } from "./words.ts";

/** Where one word alone does not say which field it is. */
const within = (group: string, label: string): string => `${group} · ${label}`;

const banded = (prefix: string, group: string, { bands }: SetupWords): Labels =>
  Object.fromEntries((["all", ...BANDS] as const).map((band) => [`${prefix}-${band}`, within(group, bands[band])]));

export function touchpointLabels(words: SetupWords): Labels {
  const { groups, options, several } = words;
  return {
    name: words.name,
    stage: words.stage,
    metric: words.metric,
    text: words.question,
    low: words.low,
    high: words.high,
    display: words.display,
    options,
    several,
    "follow-up": words.followUp,
    ...banded("follow-up", groups.followUp, words),
    "follow-up-options": within(groups.followUp, options),
    "follow-up-several": within(groups.followUp, several),
    ...banded("thanks", groups.thanks, words),
    trigger: words.trigger,
    ...words.triggerValues,
    include: words.include,
    exclude: words.exclude,
    frequency: words.frequency,
    "every-days": words.everyDays,
    sample: words.sample,
    placement: words.placement,
    selector: words.selector,
    later: words.later,
    accent: words.accent,
    scheme: words.scheme,
    radius: words.radius,
    font: words.font,
    logo: words.logo,
  };
}

/** What the lists of a touchpoint's form have to choose from. */
export const touchpointValues = (words: SetupWords): Readonly<Record<string, Labels>> => ({
  metric: words.metrics,
  display: words.displays,
  "follow-up": words.followUps,
  trigger: words.triggers,
  frequency: words.frequencies,
  placement: words.placements,
});

export const newSiteLabels = ({ siteName, siteAddress, siteLanguage }: SetupWords): Labels => ({
  name: siteName,
  address: siteAddress,
  language: siteLanguage,
});

export const settingsLabels = (words: SetupWords): Labels => {
  const { siteName, siteLanguage, origins, timeZone, stages, waitDays, consent } = words;
  return { name: siteName, origins, language: siteLanguage, timeZone, stages, waitDays, consent };
};

export const keyLabels = ({ keyName, scopes, site }: SetupWords): Labels => ({ name: keyName, scopes, site });
