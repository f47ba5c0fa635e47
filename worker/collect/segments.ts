/**
 * Counts by segment, as SQL: the same counters as rollups have, for touchpoints whose breakdowns are switched on. What is
 * switched on is looked up in the same transaction, so no message is counted by what an isolate remembers.
 */
import { COUNTERS } from "../../drizzle/schema.ts";
import { MAX_SEGMENTS } from "../contract/limits.ts";
import { ADDED_COUNTERS, SUMMED_COUNTERS } from "./counters.ts";
import { CONTEXT, counted, DELETED_SEQ, INCOMING, NEWS, SAME_PROMPT } from "./incoming.ts";

/** What a response says to a breakdown; null for nothing. A property's values are compared as text. */
const valueIn = (table: string): string => `CASE breakdown
  WHEN 'device' THEN ${table}.device WHEN 'country' THEN ${table}.country
  WHEN 'language' THEN ${table}.language WHEN 'page' THEN ${table}.path
  ELSE CASE json_type(${table}.properties, '$."' || substr(breakdown, 12) || '"')
    WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'
    ELSE CAST(${table}.properties ->> ('$."' || substr(breakdown, 12) || '"') AS TEXT) END END`;

/** Whether what was said is among the segments of this table. */
const isTold = (table: string): string => `said IN (SELECT value FROM json_each(${table}.segments))`;

const SEGMENT = `CASE WHEN said IS NULL THEN '' WHEN ${isTold("placed")} THEN '=' || said ELSE '*' END AS segment`;

/** Those that are told apart, then others in the order given, as many as there is room for. */
const admitted = (others: string): string => `(SELECT json_group_array(said) FROM (
  SELECT value AS said, 0 AS turn, key AS place FROM json_each(breakdowns.segments)
  UNION ALL SELECT said, 1, place FROM (${others})
  ORDER BY turn, place LIMIT ${MAX_SEGMENTS}))`;

const ROOM = `json_array_length(segments) < ${MAX_SEGMENTS}`;

/** Values of new prompts that are not told apart yet; a later state of a prompt changes nothing of them. */
const STRANGERS = `WITH ${INCOMING}
  SELECT ${valueIn("incoming")} AS said, min(incoming.id) AS place
  FROM incoming LEFT JOIN responses AS old ON ${SAME_PROMPT}
  WHERE incoming.touchpoint_id = breakdowns.touchpoint_id AND old.id IS NULL AND incoming.id <= filled_to
  GROUP BY said HAVING said IS NOT NULL AND NOT ${isTold("breakdowns")}`;

/** ?1: states. */
export const ADMIT_SEGMENTS = `
UPDATE breakdowns SET segments = ${admitted(STRANGERS)}
WHERE touchpoint_id IN (SELECT value ->> 'touchpoint_id' FROM json_each(?1)) AND ${ROOM} AND EXISTS (${STRANGERS})`;

const KEYS = "touchpoint_id, breakdown, day, revision, segment";

/** Context holds from the first state stored, whatever later ones say. */
const context = CONTEXT.map((name) => `iif(old.id IS NULL, incoming.${name}, old.${name}) AS ${name}`).join(", ");
const old = CONTEXT.map((name) => `old.${name}`).join(", ");

/** ?1: states. */
export const ADD_SEGMENTS = `
INSERT INTO segment_rollups (${KEYS}, ${COUNTERS.join(", ")})
WITH ${INCOMING}, change AS (
  SELECT 1 AS sign, incoming.touchpoint_id, incoming.id, coalesce(old.day, incoming.day) AS day,
    coalesce(old.revision, incoming.revision) AS revision, ${context}, ${counted("incoming")}
  FROM incoming LEFT JOIN responses AS old ON ${SAME_PROMPT} WHERE ${NEWS}
  UNION ALL
  SELECT -1, old.touchpoint_id, old.id, old.day, old.revision, ${old}, ${counted("old")}
  FROM incoming JOIN responses AS old ON ${SAME_PROMPT} WHERE ${NEWS}
), placed AS (
  SELECT change.*, breakdown, ${valueIn("change")} AS said, segments
  FROM change JOIN breakdowns USING (touchpoint_id) WHERE change.id <= filled_to
)
SELECT touchpoint_id, breakdown, day, revision, ${SEGMENT}, ${SUMMED_COUNTERS}
FROM placed GROUP BY ${KEYS}
ON CONFLICT DO UPDATE SET ${ADDED_COUNTERS}`;

/** Of the newest so many responses, the most frequent values are told apart. */
const SURVEYED = 100_000;

/** ?1: touchpoint, ?2: breakdown. */
export const CHOOSE_SEGMENTS = `
UPDATE breakdowns SET segments = (SELECT json_group_array(said) FROM (
  SELECT ${valueIn("newest")} AS said FROM (
    SELECT ${CONTEXT.join(", ")} FROM responses
    WHERE touchpoint_id = ?1 AND seq < ${DELETED_SEQ} ORDER BY id DESC LIMIT ${SURVEYED}) AS newest
  GROUP BY said HAVING said IS NOT NULL ORDER BY count(*) DESC, said LIMIT ${MAX_SEGMENTS}))
WHERE touchpoint_id = ?1 AND breakdown = ?2 AND segments IS NULL`;

/** The next responses to be counted. ?1: touchpoint, ?2: breakdown, ?3: how many. */
const NEXT = `SELECT * FROM responses WHERE touchpoint_id = ?1
  AND id > (SELECT filled_to FROM breakdowns WHERE touchpoint_id = ?1 AND breakdown = ?2) ORDER BY id LIMIT ?3`;

/** The same numbers for these three, which are one step together. */
export const FILL_STEP = [
  `UPDATE breakdowns SET segments = ${admitted(`
    SELECT ${valueIn("next")} AS said, min(id) AS place FROM (${NEXT}) AS next
    WHERE seq < ${DELETED_SEQ} GROUP BY said HAVING said IS NOT NULL AND NOT ${isTold("breakdowns")}`)}
  WHERE touchpoint_id = ?1 AND breakdown = ?2 AND ${ROOM} AND ?3 > 0`,
  `INSERT INTO segment_rollups (${KEYS}, ${COUNTERS.join(", ")})
  SELECT touchpoint_id, breakdown, day, revision, ${SEGMENT}, ${SUMMED_COUNTERS}
  FROM (SELECT 1 AS sign, next.*, breakdown, segments, ${valueIn("next")} AS said
    FROM (${NEXT}) AS next JOIN breakdowns USING (touchpoint_id) WHERE breakdown = ?2 AND seq < ${DELETED_SEQ}) AS placed
  WHERE true GROUP BY ${KEYS}
  ON CONFLICT DO UPDATE SET ${ADDED_COUNTERS}`,
  `UPDATE breakdowns SET filled_to =
    (SELECT iif(count(*) < ?3, '~', max(id)) FROM (${NEXT}))
  WHERE touchpoint_id = ?1 AND breakdown = ?2`,
] as const;
