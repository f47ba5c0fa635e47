/** SQL of responses. */
import { z } from "zod";
import { and, asc, desc, eq, gte, lt, lte, type SQL, sql } from "drizzle-orm";
import { responses, responseTags } from "../../drizzle/schema.ts";
import { DELETED_SEQ } from "../collect/store.ts";
import { EXPORT_CHUNK, MAX_EXAMINED } from "../contract/limits.ts";
import { database } from "../database.ts";
import { laterThan, olderThan, type Place, type Range, startingAt, upTo } from "./ranges.ts";
import { conditionsOf, type ResponseFilter } from "./response-filter.ts";
import { mentions } from "./search.ts";

export type ResponseRow = typeof responses.$inferSelect;
export type TaggedRow = ResponseRow & { tags: string[] };

const ORDERS = {
  /** Across touchpoints. */
  newest: [desc(responses.id), desc(responses.touchpointId)],
  /** Touchpoint by touchpoint: the order in which they lie. */
  stored: [asc(responses.touchpointId), asc(responses.id)],
};

/** Ranges as rows of a statement, however many they are. */
const listed = (ranges: readonly Range[]) => sql`json_each(${JSON.stringify(ranges)}) AS range`;
const RANGE = {
  touchpointId: sql`(range.value ->> 'touchpointId')`,
  from: sql`(range.value ->> 'from')`,
  below: sql`(range.value ->> 'below')`,
};

/** Where the responses that a filter may let pass are looked for: in their own table, or among those with the tag. */
function keysOf({ tag }: ResponseFilter) {
  const { touchpointId, responseId } = responseTags;
  return tag === undefined
    ? { table: responses, touchpointId: responses.touchpointId, id: responses.id, has: undefined }
    : { table: responseTags, touchpointId, id: responseId, has: eq(responseTags.tag, tag) };
}

/** The keys that lie in the range of the row. */
function withinRange({ touchpointId, id, has }: ReturnType<typeof keysOf>): SQL | undefined {
  return and(eq(touchpointId, RANGE.touchpointId), gte(id, RANGE.from), lt(id, RANGE.below), has);
}

const TAGS_OF_ROW = sql<string>`(SELECT json_group_array(tag) FROM (SELECT tag FROM ${responseTags} WHERE
  ${responseTags.touchpointId} = ${responses.touchpointId} AND ${responseTags.responseId} = ${responses.id} ORDER BY tag))`;
const TagList = z.array(z.string());

/** Reads what a filter lets pass of some ranges, all of it or the first `limit`. Costs two rows for each that lies there. */
export async function readRanges(
  db: D1Database,
  ranges: readonly Range[],
  filter: ResponseFilter,
  { order, limit }: { order: keyof typeof ORDERS; limit?: number },
): Promise<TaggedRow[]> {
  const keys = keysOf(filter);
  // Cross joins are done in the order in which they stand here: from the ranges to their keys, and on to the rows.
  const found = database(db)
    .select({ response: responses, tags: TAGS_OF_ROW })
    .from(listed(ranges))
    .crossJoin(keys.table)
    .$dynamic();
  const isRow = and(eq(responses.touchpointId, keys.touchpointId), eq(responses.id, keys.id));
  const rows = await (keys.table === responses ? found : found.crossJoin(responses))
    .where(and(withinRange(keys), keys.table === responses ? undefined : isRow, conditionsOf(filter)))
    .orderBy(...ORDERS[order])
    // Words are looked for in the Worker, so that the database cannot know where to stop.
    .limit(filter.words === undefined && limit !== undefined ? limit : -1);
  const passed = rows
    .map(({ response, tags }) => ({ ...response, tags: TagList.parse(JSON.parse(tags)) }))
    .filter(({ answerText, comment }) => filter.words === undefined || mentions(filter.words, answerText, comment));
  return passed.slice(0, limit);
}

/**
 * The id above which (itself included) so many rows of each range lie at the most, and all of them; null when that is
 * all that there is. Costs as many rows of each range.
 */
async function floorOf(
  db: D1Database,
  ranges: readonly Range[],
  filter: ResponseFilter,
  rows: number,
): Promise<string | null> {
  const keys = keysOf(filter);
  const nth = database(db)
    .select({ id: keys.id })
    .from(keys.table)
    .where(withinRange(keys))
    .orderBy(desc(keys.id))
    .limit(1)
    .offset(rows - 1);
  const [floor] = await database(db)
    .select({ id: sql<string | null>`max(${nth})` })
    .from(listed(ranges));
  return floor?.id ?? null;
}

export interface Page {
  rows: TaggedRow[];
  /** Where the next page goes on; null where there is none. */
  end: Place | null;
}

/**
 * A page of the newest responses in some ranges. Looks first at as many of each as would fill it, and if the filter let
 * too few of them pass at `MAX_EXAMINED` more in all; what it has found by then is the page, be it short.
 */
export async function readPage(
  db: D1Database,
  ranges: readonly Range[],
  filter: ResponseFilter,
  limit: number,
): Promise<Page> {
  const rows: TaggedRow[] = [];
  let left = ranges;
  let floor: string | null = null;
  for (const examined of [limit + 1, Math.ceil(MAX_EXAMINED / ranges.length)]) {
    floor = await floorOf(db, left, filter, examined);
    const part = floor === null ? left : startingAt(left, floor);
    // One more than the page, to know whether there is another.
    rows.push(...(await readRanges(db, part, filter, { order: "newest", limit: limit + 1 - rows.length })));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    if (last) return { rows: rows.slice(0, limit), end: last };
    if (floor === null) return { rows, end: null };
    left = olderThan(left, { id: floor, touchpointId: 0 });
  }
  return { rows, end: floor === null ? null : { id: floor, touchpointId: 0 } };
}

export interface Plan {
  /** Each with at most `EXPORT_CHUNK` responses, touchpoint by touchpoint, oldest first. */
  chunks: Range[][];
  /** Where the next file goes on; null where this one holds all there is. */
  end: Place | null;
}

/**
 * Parts ranges, in the order of their touchpoints, into at most so many chunks that can be read one by one. Costs three rows for each
 * response that lies in them; one or two round trips.
 */
export async function planChunks(
  db: D1Database,
  ranges: readonly Range[],
  filter: ResponseFilter,
  most: number,
): Promise<Plan> {
  const [first, ...rest] = ranges;
  const chunks: Range[][] = [];
  let left = [...ranges];
  // The first may be half read already; those that begin alike are looked through as one.
  const groups = first && rest[0] && first.from !== rest[0].from ? [[first], rest] : [ranges];
  for (const group of groups) {
    const { ends, isMore } = await chunkEnds(db, group, filter, most - chunks.length);
    for (const end of ends) {
      chunks.push(upTo(left, end));
      left = laterThan(left, end);
    }
    if (isMore) return { chunks, end: ends.at(-1) ?? lastOf(first) };
    if (chunks.length < most)
      chunks.push(left.filter((range) => group.some((one) => one.touchpointId === range.touchpointId)));
    left = rest;
  }
  return { chunks, end: null };
}

/** A place behind all responses of a range. */
const lastOf = (range: Range | undefined): Place | null =>
  range ? { id: range.below, touchpointId: range.touchpointId } : null;

/** Each `EXPORT_CHUNK`th response of ranges that differ by their touchpoints alone, and whether there are more than that. */
async function chunkEnds(db: D1Database, ranges: readonly Range[], filter: ResponseFilter, most: number) {
  const [{ from, below } = { from: "", below: "" }] = ranges;
  const { table, touchpointId, id, has } = keysOf(filter);
  const ids = sql`(SELECT value FROM json_each(${JSON.stringify(ranges.map((range) => range.touchpointId))}))`;
  const place = sql<number>`row_number() OVER (ORDER BY ${touchpointId}, ${id})`.as("place");
  const numbered = database(db)
    .select({ touchpointId, id, place })
    .from(table)
    .where(and(sql`${touchpointId} IN ${ids}`, gte(id, from), lt(id, below), has))
    .as("numbered");
  const last = most * EXPORT_CHUNK;
  const rows = await database(db)
    .select()
    .from(numbered)
    .where(
      and(lte(numbered.place, last + 1), sql`(${numbered.place} % ${EXPORT_CHUNK} = 0 OR ${numbered.place} > ${last})`),
    )
    // No more can be: the database stops here, rather than at the end of the table.
    .limit(most + 1);
  const ends = rows.filter((row) => row.place <= last).toSorted((a, b) => a.place - b.place);
  return { ends, isMore: ends.length < rows.length };
}

/** One response that is not deleted. */
export async function findResponse(db: D1Database, touchpointId: number, id: string): Promise<ResponseRow | undefined> {
  const [row] = await database(db)
    .select()
    .from(responses)
    .where(and(eq(responses.touchpointId, touchpointId), eq(responses.id, id), lt(responses.seq, DELETED_SEQ)));
  return row;
}
