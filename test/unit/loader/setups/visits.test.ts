import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withPageView } from "../../../../widget/loader/setups/visits.ts";

const MINUTE = 60_000;
const NOON = Date.parse("2026-11-21T12:00:00Z");

describe("a page view", () => {
  it.each([
    ["is the first of the first visit where nothing is kept", [0, 0, 0], [1, 1]],
    ["belongs to the visit for half an hour", [3, 4, NOON - 30 * MINUTE + 1], [3, 5]],
    ["begins another after it", [3, 4, NOON - 30 * MINUTE], [4, 1]],
    ["belongs to the visit by a clock that is a little behind", [3, 4, NOON + MINUTE], [3, 5]],
    ["begins another after a clock that was far ahead", [3, 4, NOON + 31 * MINUTE], [4, 1]],
  ])("%s", (_, [count = 0, pages = 0, lastSeen = 0], [visits, views]) => {
    expect(withPageView({ count, pages, lastSeen }, NOON)).toEqual({ count: visits, pages: views, lastSeen: NOON });
  });

  it("is counted once, as a visit or as a page of one, whenever it comes", () => {
    const counted = fc.record({ count: fc.nat(), pages: fc.nat(), lastSeen: fc.nat() });
    fc.assert(
      fc.property(counted, fc.nat(), (before, now) => {
        const after = withPageView(before, now);
        const visits = after.count - before.count;
        expect(after.pages).toBe(visits ? 1 : before.pages + 1);
        expect([0, 1]).toContain(visits);
      }),
    );
  });
});
