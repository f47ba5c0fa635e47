/** SQL of tags. */
import { and, count, desc, eq, inArray } from "drizzle-orm";
import { responseTags } from "../../drizzle/schema.ts";
import { DELETED_SEQ } from "../collect/store.ts";
import { MAX_LISTED_TAGS, MAX_TAGS } from "../contract/limits.ts";
import { database } from "../database.ts";
import type { Place } from "./ranges.ts";

/** ?1 touchpoint, ?2 response, ?3 tag: one statement, so that neither a deletion nor another tag comes in between. */
const ADD = `
INSERT INTO response_tags (touchpoint_id, response_id, tag)
SELECT touchpoint_id, id, ?3 FROM responses WHERE touchpoint_id = ?1 AND id = ?2 AND seq < ${DELETED_SEQ}
  AND (SELECT count(*) FROM response_tags WHERE touchpoint_id = ?1 AND response_id = ?2 AND tag <> ?3) < ${MAX_TAGS}
ON CONFLICT DO NOTHING`;

const isTag = ({ touchpointId, id }: Place, tag: string) =>
  and(eq(responseTags.touchpointId, touchpointId), eq(responseTags.responseId, id), eq(responseTags.tag, tag));

/** Adds a tag, or finds it there. False where the response has as many as it may have, or is gone. */
export async function addTag(db: D1Database, place: Place, tag: string): Promise<boolean> {
  await db.prepare(ADD).bind(place.touchpointId, place.id, tag).run();
  return (await database(db).select().from(responseTags).where(isTag(place, tag))).length > 0;
}

/** Takes a tag away; false where there was none. */
export async function removeTag(db: D1Database, place: Place, tag: string): Promise<boolean> {
  const { meta } = await database(db).delete(responseTags).where(isTag(place, tag)).run();
  return meta.changes > 0;
}

/** Tags of some touchpoints with the number of responses that have them, the most used first. Costs a row for each. */
export async function countTags(db: D1Database, touchpointIds: readonly number[]) {
  const responses = count();
  return database(db)
    .select({ tag: responseTags.tag, responses })
    .from(responseTags)
    .where(inArray(responseTags.touchpointId, [...touchpointIds]))
    .groupBy(responseTags.tag)
    .orderBy(desc(responses), responseTags.tag)
    .limit(MAX_LISTED_TAGS);
}
