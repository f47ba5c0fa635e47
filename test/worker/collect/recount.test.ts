import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "../../../worker/contract/message.ts";
import { type Collector, message, promptId, startCollector } from "../collector.ts";
import { recount, storedCounts } from "./recount.ts";

const HISTORIES = 20;
const MESSAGES = 1000;
/** As many as a busy site has under way at once. */
const CONCURRENT = 40;

let collector: Collector;
let siteKey: string;

beforeAll(async () => {
  collector = await startCollector();
  siteKey = await collector.site("shop", { timeZone: "Pacific/Auckland" });
  const options = ["a", "b", "c", "d"].map((key) => ({ key, text: { en: key } }));
  await collector.touchpoint("shop", "rated", {
    question: { metric: "nps", key: "q" },
    followUp: { metric: "choice", key: "f", options, several: true },
  });
  await collector.touchpoint("shop", "chosen", {
    question: { metric: "choice", key: "q", text: { en: "?" }, options, several: true },
    followUp: { metric: "text", key: "f" },
  });
  await collector.touchpoint("shop", "said", { question: { metric: "text", key: "q", text: { en: "?" } } });
});
afterAll(async () => collector.close());

/** Seeded numbers in [0, 1): a linear congruential generator (Numerical Recipes). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Random = () => number;
const below = (limit: number, random: Random) => Math.floor(random() * limit);

function someKeys(random: Random): string[] {
  const keys = ["a", "b", "c", "d"].filter(() => random() < 0.5);
  return keys.length > 0 ? keys : ["a"];
}

/** All states of one prompt, from showing to the last change. */
function statesOf(random: Random): Message[] {
  const touchpoint = ["rated", "rated", "chosen", "said"][below(4, random)] ?? "rated";
  const prompt = promptId(Date.now() - below(3 * 86_400_000, random));
  const shownAt = new Date(Date.now() - below(3 * 86_400_000, random)).toISOString();
  const answer = () =>
    touchpoint === "rated" ? below(11, random) : touchpoint === "chosen" ? someKeys(random) : "text";
  const followUp = () => (touchpoint === "rated" ? someKeys(random) : "because");
  return Array.from({ length: 1 + below(5, random) }, (_, index) =>
    message(touchpoint, {
      prompt,
      shownAt,
      seq: index + 1,
      shown: random() < 0.9,
      ...(index > 0 && random() < 0.9 ? { answer: answer() } : { dismissed: random() < 0.3 }),
      ...(index > 1 && touchpoint !== "said" && random() < 0.5 && { answer: answer(), followUp: followUp() }),
    }),
  );
}

interface Deletion {
  delete: Message;
}

/** A thousand things that happen: messages repeated and out of order, with deletions between. */
function history(seed: number): (Message | Deletion)[] {
  const random = randomFrom(seed);
  const events: (Message | Deletion)[] = [];
  while (events.length < MESSAGES) {
    const states = statesOf(random);
    events.push(...states);
    for (const state of states) if (random() < 0.25) events.push(state);
    const last = states.at(-1);
    if (last && random() < 0.08) events.push({ delete: last });
  }
  // Neighbours change places over a distance of up to 60: reordered, yet near each other, so that they meet.
  return events
    .slice(0, MESSAGES)
    .map((event, index) => ({ event, at: index + random() * 60 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ event }) => event);
}

async function play(events: (Message | Deletion)[]): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  const waiting = events.toReversed();
  const worker = async () => {
    for (let event = waiting.pop(); event; event = waiting.pop()) {
      const response =
        "delete" in event
          ? await collector.api(
              "DELETE",
              `/sites/shop/touchpoints/${event.delete.touchpoint}/responses/${event.delete.prompt}`,
            )
          : await collector.post(siteKey, event);
      await response.arrayBuffer();
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, worker));
  return statuses;
}

describe("rollups after any history", () => {
  it.for(Array.from({ length: HISTORIES }, (_, index) => index + 1))(
    "equal a recount of the raw responses: history %i",
    async (seed) => {
      const events = history(seed);
      const statuses = await play(events);
      // Every message is taken; a deletion may come before what it deletes.
      expect(Object.keys(statuses).filter((status) => !["200", "204", "404"].includes(status))).toEqual([]);
      expect(statuses["200"]).toBe(events.filter((event) => !("delete" in event)).length);
      expect(statuses["204"]).toBeGreaterThan(0);
      const expected = await recount(collector.db);
      expect(expected.size).toBeGreaterThan(3);
      expect(await storedCounts(collector.db)).toEqual(expected);
    },
  );

  it("keep the newest state of every prompt", async () => {
    const random = randomFrom(77);
    const prompts = Array.from({ length: 60 }, () => statesOf(random));
    await play(prompts.flat().toSorted(() => random() - 0.5));
    for (const states of prompts) {
      const newest = states.at(-1);
      const row = await collector.db
        .prepare("SELECT seq, rating FROM responses WHERE id = ?")
        .bind(newest?.prompt)
        .first();
      expect(row?.["seq"]).toBe(newest?.seq);
      if (newest?.touchpoint === "rated") expect(row?.["rating"]).toBe(newest.answer ?? null);
    }
  });
});
