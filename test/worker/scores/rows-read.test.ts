import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import { siteScores } from "../../../worker/scores/site-scores.ts";
import { findSite } from "../../../worker/sites/site-store.ts";
import { type Collector, promptId, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";
import { idOf, stateOn } from "./answers.ts";

const DAYS = ["2025-03-01", "2025-03-02", "2025-03-03"];
const TOUCHPOINTS = ["found", "paid"];

let collector: Collector;
let ids: number[];

beforeAll(async () => {
  collector = await startCollector();
  await collector.site("shop");
  for (const slug of TOUCHPOINTS) await collector.touchpoint("shop", slug, { question: { metric: "nps", key: "q" } });
  ids = await Promise.all(TOUCHPOINTS.map((slug) => idOf(collector.db, "shop", slug)));
});
afterAll(async () => collector.close());

/** Stores so many answers, spread over touchpoints, days and points of the scale. */
async function answer(count: number): Promise<void> {
  const states = Array.from({ length: count }, (_, index) => {
    const day = DAYS[index % DAYS.length] ?? "";
    const id = promptId(Date.parse(`${day}T12:00:00Z`));
    return stateOn(ids[index % ids.length] ?? 0, day, { id, rating: index % 11, comment: "Fine" });
  });
  await storeStates(collector.db, states, Date.now());
}

async function cost(by: "day" | null) {
  const { db, meter } = metered(collector.db);
  const site = await findSite(collector.db, "shop");
  if (!site) throw new Error("no site");
  const period = { from: "2025-01-01", to: "2025-12-31" };
  const { touchpoints } = await siteScores(db, site, { period, by, today: "2026-01-01", level: 0.95 });
  const n = touchpoints.reduce((sum, one) => sum + (one.series[0]?.n ?? 0), 0);
  return { n, ...meter };
}

describe("the scores of a site", () => {
  it("cost the same rows for ten thousand responses as for six, and write none", async () => {
    await answer(6);
    const [few, fewByDay] = [await cost(null), await cost("day")];
    for (let round = 0; round < 5; round += 1) await answer(2_000);
    const [many, manyByDay] = [await cost(null), await cost("day")];
    expect([few.n, many.n]).toEqual([6, 10_006]);
    expect({ ...many, n: 0 }).toEqual({ ...few, n: 0 });
    expect({ ...manyByDay, n: 0 }).toEqual({ ...fewByDay, n: 0 });
    expect(many.rowsWritten).toBe(0);
    // Rollups: touchpoints × days × revisions; touchpoints, surveys and revisions beside them.
    expect(many.rowsRead).toBeLessThanOrEqual(TOUCHPOINTS.length * DAYS.length * 2 + TOUCHPOINTS.length * 6);
  });
});
