/** Counts by segment against the raw responses: whatever happened, in whatever order, wherever a breakdown was switched on. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addBreakdown,
  fillBreakdowns,
  listBreakdowns,
  removeBreakdown,
} from "../../../worker/breakdowns/breakdown-store.ts";
import { deletion, type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { MAX_SEGMENTS } from "../../../worker/contract/limits.ts";
import { type Collector, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";
import { idOf, stateOn } from "../scores/answers.ts";

let collector: Collector;
let touchpoints = 0;

beforeAll(async () => {
  collector = await startCollector();
  await collector.site("shop");
});
afterAll(async () => collector.close());

/** A touchpoint of its own. */
async function touchpoint(): Promise<number> {
  touchpoints += 1;
  const slug = `t${touchpoints}`;
  const site = `site-${Math.ceil(touchpoints / 40)}`;
  if (touchpoints % 40 === 1) await collector.site(site);
  await collector.touchpoint(site, slug, { question: { metric: "nps", key: "q" } });
  return idOf(collector.db, site, slug);
}

async function fillAll(responses?: number): Promise<void> {
  while (!(await fillBreakdowns(collector.db, 5, responses))) continue;
}

const BREAKDOWNS = ["device", "country", "language", "page", "properties.plan", "properties.new-one"] as const;

/** What is counted, by breakdown, segment and day. */
async function counted(id: number): Promise<object[]> {
  const { results } = await collector.db
    .prepare(
      `SELECT breakdown, segment, day, revision, sum(answered) AS answered, sum(shown) AS shown, sum(v9) AS nines
      FROM segment_rollups WHERE touchpoint_id = ? GROUP BY 1, 2, 3, 4 HAVING answered + shown > 0 ORDER BY 1, 2, 3, 4`,
    )
    .bind(id)
    .all();
  return results;
}

interface Raw {
  id: string;
  day: string;
  revision: number;
  rating: number | null;
  shown: number;
  device: string | null;
  country: string | null;
  language: string | null;
  path: string | null;
  properties: string | null;
}

function saidTo(breakdown: string, row: Raw): string | null {
  if (breakdown === "device" || breakdown === "country" || breakdown === "language") return row[breakdown];
  if (breakdown === "page") return row.path;
  const properties: Record<string, string | number | boolean> = JSON.parse(row.properties ?? "{}");
  const value = properties[breakdown.replace("properties.", "")];
  return value === undefined ? null : String(value);
}

/** The same from the raw rows, by the test's own reading of them. */
async function recounted(id: number, breakdowns: readonly string[]): Promise<unknown[]> {
  const { results } = await collector.db
    .prepare("SELECT * FROM responses WHERE touchpoint_id = ? AND seq < 2147483647")
    .bind(id)
    .all<Raw>();
  const told = new Map((await listBreakdowns(collector.db, id)).map((row) => [row.breakdown, row.segments ?? []]));
  const groups = new Map<string, Record<string, unknown> & { answered: number; shown: number; nines: number }>();
  for (const breakdown of breakdowns) {
    for (const row of results) {
      const said = saidTo(breakdown, row);
      const isTold = said !== null && told.get(breakdown)?.includes(said);
      const segment = said === null ? "" : isTold ? `=${said}` : "*";
      const key = JSON.stringify([breakdown, segment, row.day, row.revision]);
      const { day, revision } = row;
      const group = groups.get(key) ?? { breakdown, segment, day, revision, answered: 0, shown: 0, nines: 0 };
      group.answered += row.rating === null ? 0 : 1;
      group.shown += row.shown;
      group.nines += row.rating === 9 ? 1 : 0;
      groups.set(key, group);
    }
  }
  return [...groups.values()].filter(({ answered, shown }) => answered + shown > 0).toSorted(inOrder);
}

/** As the database sorts what is counted. */
function inOrder(a: object, b: object): number {
  const [first, second] = [a, b].map((group) => JSON.stringify(Object.values(group).slice(0, 4)));
  return (first ?? "") < (second ?? "") ? -1 : 1;
}

const PROMPTS = 10;
const state = fc.record({
  prompt: fc.nat(PROMPTS - 1),
  seq: fc.integer({ min: 1, max: 4 }),
  rating: fc.option(fc.constantFrom(0, 7, 9)),
  shown: fc.boolean(),
  day: fc.constantFrom("2025-03-29", "2025-03-30", "2025-03-31"),
  device: fc.option(fc.constantFrom("phone", "desktop")),
  country: fc.option(fc.constantFrom("PL", "VN")),
  path: fc.option(fc.constantFrom("/", "/a'b\"c", "/*")),
  plan: fc.option(fc.constantFrom("free", "pro", "", "=")),
  fresh: fc.option(fc.oneof(fc.boolean(), fc.constantFrom(1, 2.5))),
  weight: fc.nat(9),
});
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.array(state, { minLength: 1, maxLength: 8 }).map((states) => ({ states })) },
  { weight: 2, arbitrary: fc.constantFrom(...BREAKDOWNS).map((on) => ({ on })) },
  { weight: 1, arbitrary: fc.constantFrom(...BREAKDOWNS).map((off) => ({ off })) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 4 }).map((fill) => ({ fill })) },
);

function stateOf(id: number, given: typeof state extends fc.Arbitrary<infer T> ? T : never): PromptState {
  const prompt = `01900000-0000-7000-8000-${given.prompt.toString().padStart(12, "0")}`;
  if (given.weight === 0) return deletion(id, prompt);
  const properties = {
    ...(given.plan !== null && { plan: given.plan }),
    ...(given.fresh !== null && { "new-one": given.fresh }),
  };
  return {
    ...stateOn(id, given.day),
    id: prompt,
    seq: given.seq,
    shown: given.shown ? 1 : 0,
    language: "en",
    ...(given.rating !== null && { rating: given.rating, band: given.rating === 9 ? 1 : given.rating === 7 ? 0 : -1 }),
    ...(given.device !== null && { device: given.device }),
    ...(given.country !== null && { country: given.country }),
    ...(given.path !== null && { path: given.path }),
    ...(Object.keys(properties).length > 0 && { properties: JSON.stringify(properties) }),
  };
}

describe("counts by segment", () => {
  it("are those of the raw responses, for any history", { timeout: 180_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 12 }), async (happenings) => {
        const id = await touchpoint();
        const on = new Set<string>();
        for (const one of happenings) {
          if ("states" in one) {
            await storeStates(
              collector.db,
              one.states.map((given) => stateOf(id, given)),
              Date.now(),
            );
          } else if ("on" in one) {
            await addBreakdown(collector.db, id, one.on, Date.now());
            on.add(one.on);
          } else if ("off" in one) {
            await removeBreakdown(collector.db, id, one.off);
            on.delete(one.off);
          } else await fillBreakdowns(collector.db, 1, one.fill);
        }
        await fillAll(3);
        expect((await counted(id)).toSorted(inOrder)).toEqual(await recounted(id, [...on]));
      }),
      { numRuns: 80, seed: 20_251_129 },
    );
  });

  it("tell fifty values apart, and keep all others together", async () => {
    const id = await touchpoint();
    const on = (path: string, times: number) =>
      Array.from({ length: times }, () => ({ ...stateOn(id, "2025-05-20", { rating: 9, band: 1 }), path }));
    // Before it is switched on, the frequent ones are the latest to come.
    const rare = Array.from({ length: 60 }, (_, index) => on(`/rare/${index}`, 1)).flat();
    const frequent = Array.from({ length: MAX_SEGMENTS - 2 }, (_, index) => on(`/frequent/${index}`, 2)).flat();
    await storeStates(collector.db, [...rare, ...frequent], Date.now());
    await addBreakdown(collector.db, id, "page", Date.now());
    await fillAll();
    await storeStates(collector.db, [...on("/new", 3), ...on("/frequent/0", 1), ...on("/rare/7", 1)], Date.now());
    const [row] = await listBreakdowns(collector.db, id);
    expect(row?.segments).toHaveLength(MAX_SEGMENTS);
    expect(row?.segments?.filter((path) => path.startsWith("/frequent/"))).toHaveLength(MAX_SEGMENTS - 2);
    const all = await counted(id);
    expect(all.toSorted(inOrder)).toEqual(await recounted(id, ["page"]));
    expect(all).toContainEqual(expect.objectContaining({ segment: "=/frequent/0", answered: 3 }));
    expect(all).toContainEqual(expect.objectContaining({ segment: "*" }));
    expect(all).toHaveLength(MAX_SEGMENTS + 1);
  });

  it("cost a row for each breakdown and message, none where there is no breakdown or nothing new, in one round trip", async () => {
    const cost = async (states: PromptState[]) => {
      const { db, meter } = metered(collector.db);
      await storeStates(db, states, Date.now());
      return [meter.roundTrips, meter.rowsWritten];
    };
    const id = await touchpoint();
    const first = { ...stateOn(id, "2025-05-20", { rating: 9, band: 1 }), device: "phone", country: "PL" } as const;
    expect(await cost([first])).toEqual([1, 2]);
    await addBreakdown(collector.db, id, "device", Date.now());
    await addBreakdown(collector.db, id, "country", Date.now());
    await fillAll();
    const next = { ...stateOn(id, "2025-05-20", { rating: 9, band: 1 }), device: "phone", country: "PL" } as const;
    expect(await cost([next])).toEqual([1, 4]);
    expect(await cost([next])).toEqual([1, 0]);
    expect(await cost([{ ...next, seq: 2, rating: 3, band: -1 }])).toEqual([1, 4]);
    // A value that is new is put among those that are told apart, once.
    const stranger = { ...stateOn(id, "2025-05-20", { rating: 9, band: 1 }), device: "tablet", country: "PL" } as const;
    expect(await cost([stranger])).toEqual([1, 5]);
    expect((await counted(id)).toSorted(inOrder)).toEqual(await recounted(id, ["device", "country"]));
  });
});
