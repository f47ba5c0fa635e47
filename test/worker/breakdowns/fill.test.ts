/** Filling a breakdown from what is stored: broken off and gone on with, and beside messages. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addBreakdown, FILLED, fillBreakdowns, listBreakdowns } from "../../../worker/breakdowns/breakdown-store.ts";
import { deletion, type PromptState, storeStates } from "../../../worker/collect/store.ts";
import worker from "../../../worker/index.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";

const DAY = "2025-05-20";
const DEVICES = ["phone", "tablet", "desktop"] as const;

let collector: Collector;
let touchpoints = 0;
let id: number;

beforeAll(async () => {
  collector = await startCollector();
  await collector.site("shop");
});
beforeEach(async () => {
  touchpoints += 1;
  await collector.touchpoint("shop", `t${touchpoints}`, { question: { metric: "nps", key: "q" } });
  id = await idOf(collector.db, "shop", `t${touchpoints}`);
});
afterAll(async () => collector.close());

/** The state of prompt number `index`; ids lie in the order of numbers. */
function state(index: number, over: Partial<PromptState> = {}): PromptState {
  const prompt = `01900000-0000-7000-8000-${index.toString().padStart(12, "0")}`;
  return { ...stateOn(id, DAY, { id: prompt, rating: 9, band: 1 }), device: DEVICES[index % 3] ?? "phone", ...over };
}

const even = (count: number) => Array.from({ length: count }, (_, index) => state(2 * index));

async function expectCounted(): Promise<void> {
  const rows = async (sql: string) => (await collector.db.prepare(sql).bind(id).all()).results;
  const raw = await rows(`SELECT '=' || device AS segment, count(*) AS answered, sum(rating = 9) AS nines
    FROM responses WHERE touchpoint_id = ? AND seq < 2147483647 GROUP BY 1 ORDER BY 1`);
  expect(raw).toHaveLength(DEVICES.length);
  expect(
    await rows(`SELECT segment, sum(answered) AS answered, sum(v9) AS nines
    FROM segment_rollups WHERE touchpoint_id = ? GROUP BY 1 HAVING sum(answered) > 0 ORDER BY 1`),
  ).toEqual(raw);
}

const mark = async () => (await listBreakdowns(collector.db, id))[0]?.filledTo;

/** Fails in its batch number `at`, before it is run or after: who called cannot know. */
function failing(at: number, when: "before" | "after"): D1Database {
  let batches = 0;
  return new Proxy(collector.db, {
    get(target, name) {
      if (name === "prepare") return (text: string) => target.prepare(text);
      if (name !== "batch") throw new Error(`not expected: ${String(name)}`);
      return async (statements: D1PreparedStatement[]) => {
        batches += 1;
        if (batches === at && when === "before") throw new Error("broken off");
        const results = await target.batch(statements);
        if (batches === at) throw new Error("broken off");
        return results;
      };
    },
  });
}

describe("a fill", () => {
  it.for(["before", "after"] as const)("that broke off %s a step is finished by the cron", async (when) => {
    await storeStates(collector.db, even(60), Date.now());
    await addBreakdown(collector.db, id, "device", Date.now());
    await expect(fillBreakdowns(failing(3, when), 10, 7)).rejects.toThrow("broken off");
    expect(await mark()).toBe(state(2 * (when === "before" ? 13 : 20)).id);
    await worker.scheduled({ cron: "", scheduledTime: 0, noRetry: () => {} }, collector.env);
    expect(await mark()).toBe(FILLED);
    await expectCounted();
  });

  it("counts each response once while messages arrive, above its mark and below", async () => {
    const last = 400;
    await storeStates(collector.db, even(last / 2), Date.now());
    await addBreakdown(collector.db, id, "device", Date.now());
    let seen = 0;
    let isDone = false;
    const fill = async () => {
      while (!(await fillBreakdowns(collector.db, 1, 5))) seen += 1;
      isDone = true;
    };
    let during = 0;
    const messages = async (from: number) => {
      for (let turn = 0; turn < 25; turn += 1) {
        const at = (from + turn * 61) % last;
        if (!isDone) during += 1;
        await storeStates(
          collector.db,
          [
            state(2 * Math.floor(at / 2) + 1),
            state(2 * Math.floor(at / 2), { seq: 2, rating: 3, band: -1 }),
            deletion(id, state(2 * ((at + 37) % (last / 2))).id),
          ],
          Date.now(),
        );
      }
    };
    await Promise.all([fill(), fill(), messages(3), messages(150), messages(310)]);
    expect(seen).toBeGreaterThan(20);
    expect(during).toBeGreaterThan(20);
    expect(await mark()).toBe(FILLED);
    await expectCounted();
  });
});
