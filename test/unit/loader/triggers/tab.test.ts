import { describe, expect, it } from "vitest";
import type { Reason } from "../../../../widget/ask.ts";
import { keepsAway } from "../../../../widget/loader/triggers/tab.ts";

/** What asking at a touchpoint with a tab may come to now; at its limit it has none, and the others are what became of it. */
type ReasonNow = Exclude<
  Reason,
  | "open-in-another-tab"
  | "limit-reached"
  | "not-due-any-more"
  | "origin-not-allowed"
  | "no-place"
  | "shown"
  | "answered"
  | "commented"
  | "dismissed"
  | "later"
  | "cancelled"
  | "closed"
  | "previewed"
>;

const KEEPS_AWAY: Record<ReasonNow, boolean> = {
  due: false,
  "unknown-touchpoint": true,
  "consent-missing": true,
  "page-excluded": true,
  "outside-schedule": true,
  "other-device": true,
  "other-language": true,
  "other-visitor": true,
  "too-few-visits": true,
  "too-few-pages": true,
  "other-sign-in": true,
  "other-property": true,
  "not-sampled": false,
  "not-drawn": false,
  "site-wait": false,
  "answered-recently": false,
  "presented-recently": false,
  "later-recently": false,
  suppressed: false,
  "prompt-open": true,
  unavailable: true,
};

const isReason = (text: string): text is ReasonNow => Object.hasOwn(KEEPS_AWAY, text);

describe("the feedback tab", () => {
  it("is kept away by what the survey is not for, and not by what spares those who did not ask for it", () => {
    const reasons = Object.keys(KEEPS_AWAY).filter(isReason);
    expect(reasons).toHaveLength(21);
    for (const reason of reasons) expect(keepsAway(reason), reason).toBe(KEEPS_AWAY[reason]);
  });
});
