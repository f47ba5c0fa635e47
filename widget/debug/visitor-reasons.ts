/** Reasons that lie in who the visitor is and where chance has put them, with their facts. Pure. */
import type { PropertyCondition } from "../../worker/contract/rules.ts";
import { audience } from "../loader/gates/audience.ts";
import { drawnSlug, sharing } from "../loader/gates/draw.ts";
import { holds } from "../loader/gates/properties.ts";
import { sample } from "../loader/gates/sample.ts";
import { waits } from "../loader/gates/waits.ts";
import { readVisits } from "../loader/visits.ts";
import type { Situation, Told } from "./explanation.ts";
import { anyOf, quoted } from "./in-words.ts";

const NAMES = { phone: "a phone", tablet: "a tablet", desktop: "a desktop computer" } as const;

export function otherDevice({ touchpoint: { audience }, device }: Situation): Told | undefined {
  const wanted = audience?.devices?.map((one) => NAMES[one]);
  return wanted && { why: `Asked only on ${anyOf(wanted)}; this is ${NAMES[device]}.` };
}

export function otherLanguage({ touchpoint: { audience }, language }: Situation): Told | undefined {
  return audience?.languages && { why: `Asked only in ${anyOf(audience.languages)}; this page is in ${language}.` };
}

export function otherVisitor({ touchpoint: { audience }, store }: Situation): Told | undefined {
  if (!audience?.visitor) return undefined;
  const { count } = readVisits(store);
  return audience.visitor === "new"
    ? { why: `Asked only on a first visit; this is visit ${count}.` }
    : { why: "Asked only from the second visit on; this is the first." };
}

export function tooFewVisits({ touchpoint: { audience }, store }: Situation): Told | undefined {
  const { count } = readVisits(store);
  return audience?.minVisits
    ? { why: `Asked from visit ${audience.minVisits} on; this is visit ${count}.` }
    : undefined;
}

export function tooFewPages({ touchpoint: { audience }, store }: Situation): Told | undefined {
  const { pages } = readVisits(store);
  return audience?.minPages
    ? { why: `Asked from page ${audience.minPages} of a visit on; this is page ${pages}.` }
    : undefined;
}

export function otherSignIn({ touchpoint: { audience } }: Situation): Told | undefined {
  if (audience?.signedIn === undefined) return undefined;
  return audience.signedIn
    ? { why: 'Asked only of visitors who are signed in; the page has not called asklet("identify", …).' }
    : { why: 'Asked only of visitors who are not signed in; the page has called asklet("identify", …).' };
}

function wish(condition: PropertyCondition): string {
  switch (condition.is) {
    case "equal":
      return `has to be ${quoted(condition.value)}`;
    case "not-equal":
      return `must not be ${quoted(condition.value)}`;
    case "one-of":
      return `has to be ${anyOf(condition.value.map(quoted))}`;
    case "above":
    case "below":
      return `has to be ${condition.is} ${condition.value}`;
    case "contains":
      return `has to contain ${quoted(condition.value)}`;
    case "known":
    case "unknown":
  }
  return condition.is === "known" ? "has to be known" : "must not be known";
}

export function otherProperty({ touchpoint: { audience }, person }: Situation): Told | undefined {
  const failing = audience?.properties?.find((one) => !holds(one, person.properties[one.key]));
  if (!failing) return undefined;
  const value = person.properties[failing.key];
  const known = value === undefined || value === null ? "it is not set" : `it is ${quoted(value)}`;
  return { why: `${quoted(failing.key)} ${wish(failing)}; ${known}.` };
}

export function notSampled({ touchpoint: { sample } }: Situation): Told | undefined {
  if (sample === undefined) return undefined;
  return { why: `Asked of ${Math.round(sample * 1000) / 10} % of visitors; this one is not among them.` };
}

/** Gates that the draw goes by; those that the site has no piece for let everything pass. */
const DRAWN_AFTER = [audience, sample, waits];

export function notDrawn(situation: Situation): Told | undefined {
  const { touchpoint, store } = situation;
  if (touchpoint.weight === 0) return { why: "Takes no part in the draw that shares visitors: its weight is 0." };
  const draw = Number(store.get("draw") ?? NaN);
  const drawn = Number.isNaN(draw) ? undefined : drawnSlug(sharing(DRAWN_AFTER, situation), draw);
  if (drawn === undefined) return undefined;
  return { why: `The draw that shares visitors gave this one to ${quoted(drawn)}, until a prompt was shown.` };
}
