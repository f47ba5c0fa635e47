/**
 * The once-only write: prompt states go into `responses`, and their difference to what was there into `rollups`.
 *
 * One batch, which D1 runs as one transaction, of statements that look at the same old row. The first adds (new − old) to the
 * rollups for every state that is newer than the stored one; two do the same for segments, where a breakdown is switched on;
 * the last stores these states. So a
 * repeat or an older state changes nothing, a changed rating moves a count, a deletion (a state without content and
 * with the highest counter) subtracts, and a batch whose outcome is unknown can simply be sent again.
 *
 * The statements are fixed SQL text, not built per request: parsing is most of what they cost.
 */
import { COUNTERS } from "../../drizzle/schema.ts";
import { utcDay } from "../scores/calendar.ts";
import { ADDED_COUNTERS, SUMMED_COUNTERS } from "./counters.ts";
import {
  CHANGING,
  COLUMNS,
  CONTEXT,
  counted,
  DELETED_SEQ,
  INCOMING,
  NEWS,
  type PromptState,
  SAME_PROMPT,
} from "./incoming.ts";
import { ADD_SEGMENTS, ADMIT_SEGMENTS } from "./segments.ts";

export { DELETED_SEQ, type PromptState };

/** ?1: states as a JSON array, each prompt once; ?2: today in UTC, for the cost meter, which counts messages only, no history. */
const ADD_DIFFERENCE = `
INSERT INTO rollups (touchpoint_id, day, revision, channel, written_on, written, ${COUNTERS.join(", ")})
WITH ${INCOMING}, change AS (
  SELECT 1 AS sign, incoming.seq < ${DELETED_SEQ} AND NOT incoming.generated AND incoming.channel <> 'import' AS metered, incoming.touchpoint_id, coalesce(old.day, incoming.day) AS day,
    coalesce(old.revision, incoming.revision) AS revision, coalesce(old.channel, incoming.channel) AS channel,
    ${counted("incoming")}
  FROM incoming LEFT JOIN responses AS old ON ${SAME_PROMPT} WHERE ${NEWS}
  UNION ALL
  SELECT -1, 0, old.touchpoint_id, old.day, old.revision, old.channel, ${counted("old")}
  FROM incoming JOIN responses AS old ON ${SAME_PROMPT} WHERE ${NEWS}
)
SELECT touchpoint_id, day, revision, channel, ?2, sum(metered), ${SUMMED_COUNTERS}
FROM change GROUP BY touchpoint_id, day, revision, channel
ON CONFLICT DO UPDATE SET
  written = excluded.written + CASE WHEN written_on = excluded.written_on THEN written ELSE 0 END,
  written_on = excluded.written_on, ${ADDED_COUNTERS}`;

const STORE = `
INSERT INTO responses (${COLUMNS.join(", ")})
WITH ${INCOMING}
SELECT ${COLUMNS.map((name) => `incoming.${name}`).join(", ")}
FROM incoming LEFT JOIN responses AS old ON ${SAME_PROMPT} WHERE ${NEWS}
ON CONFLICT DO UPDATE SET seq = excluded.seq, ${CHANGING.map((name) => `${name} = excluded.${name}`).join(", ")},
  ${CONTEXT.map((name) => `${name} = CASE WHEN excluded.seq = ${DELETED_SEQ} THEN NULL ELSE ${name} END`).join(", ")}`;

/** What the owner wrote to a response goes with it. */
const DROP_TAGS = `
DELETE FROM response_tags WHERE (touchpoint_id, response_id) IN
  (SELECT value ->> 'touchpoint_id', value ->> 'id' FROM json_each(?1) WHERE value ->> 'seq' = ${DELETED_SEQ})`;

/**
 * Stores prompt states, exactly once each, in one round trip. Of several states of one prompt the newest counts.
 * Safe to repeat. Rejects when D1 does.
 */
export async function storeStates(db: D1Database, states: readonly PromptState[], nowMs: number): Promise<D1Result[]> {
  const newest = new Map<string, PromptState>();
  for (const state of states) {
    const key = `${state.touchpoint_id}/${state.id}`;
    const other = newest.get(key);
    if (!other || other.seq < state.seq) newest.set(key, state);
  }
  const json = JSON.stringify([...newest.values()]);
  const deletes = states.some((state) => state.seq === DELETED_SEQ);
  return db.batch([
    db.prepare(ADD_DIFFERENCE).bind(json, utcDay(nowMs)),
    db.prepare(ADMIT_SEGMENTS).bind(json),
    db.prepare(ADD_SEGMENTS).bind(json),
    db.prepare(STORE).bind(json),
    ...(deletes ? [db.prepare(DROP_TAGS).bind(json)] : []),
  ]);
}

/** The state that deletes a response: nothing of it is left but its place, so that repeats stay repeats. */
export function deletion(touchpointId: number, id: string): PromptState {
  return {
    touchpoint_id: touchpointId,
    id,
    seq: DELETED_SEQ,
    revision: 0,
    channel: "web",
    day: "",
    shown_at: 0,
    received_at: 0,
    shown: 0,
    dismissed: 0,
  };
}
