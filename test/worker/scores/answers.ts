/** Puts answers into the collector as tests of scores need them. */
import { expect } from "vitest";
import type { PromptState } from "../../../worker/collect/store.ts";
import type { Message } from "../../../worker/contract/message.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import type { CheckedApi } from "../checked-api.ts";
import { type Collector, message, promptId } from "../collector.ts";

const AT_ONCE = 10;

/** Posts one message for each: every one is a prompt of its own, and must be taken in all its parts. */
export async function postAll(
  collector: Collector,
  siteKey: string,
  touchpoint: string,
  messages: readonly Partial<Message>[],
): Promise<void> {
  for (let start = 0; start < messages.length; start += AT_ONCE) {
    const some = messages.slice(start, start + AT_ONCE);
    const replies = await Promise.all(some.map((one) => collector.post(siteKey, message(touchpoint, one))));
    for (const reply of replies) expect([reply.status, await reply.json()]).toEqual([200, { refused: [] }]);
  }
}

/** The same so many times. */
export function times<T>(count: number, one: T): T[] {
  return Array.from({ length: count }, () => one);
}

/** The series of one touchpoint. */
export async function readSeries(api: CheckedApi, site: string, touchpoint: string, query = "") {
  const path = `/sites/${site}/scores?touchpoint=${touchpoint}${query === "" ? "" : `&${query}`}`;
  const { touchpoints } = await api.read(SiteScores, path);
  expect(touchpoints.map((one) => one.touchpoint)).toEqual([touchpoint]);
  return touchpoints[0]?.series ?? [];
}

/** Row id of a touchpoint. */
export async function idOf(db: D1Database, site: string, touchpoint: string): Promise<number> {
  const row = await db
    .prepare("SELECT t.id FROM touchpoints t JOIN sites s ON s.id = t.site_id WHERE s.slug = ? AND t.slug = ?")
    .bind(site, touchpoint)
    .first<{ id: number }>();
  if (!row) throw new Error(`no touchpoint ${touchpoint}`);
  return row.id;
}

/** State of a prompt that was shown at noon (UTC) of a day, for `storeStates`. */
export function stateOn(touchpointId: number, day: string, over: Partial<PromptState> = {}): PromptState {
  const noonMs = Date.parse(`${day}T12:00:00Z`);
  const times_ = { shown_at: noonMs, received_at: noonMs };
  const head = { touchpoint_id: touchpointId, id: promptId(noonMs), seq: 1, revision: 1, channel: "web" as const };
  return { ...head, ...times_, day, shown: 1, dismissed: 0, ...over };
}
