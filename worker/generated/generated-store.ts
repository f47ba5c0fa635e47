/** SQL of generated history: stored, and dropped, through the same write as every answer. */
import { and, eq, inArray } from "drizzle-orm";
import { responses, touchpoints } from "../../drizzle/schema.ts";
import { deletion, type PromptState, storeStates } from "../collect/store.ts";
import { database } from "../database.ts";

/** Rows a batch: well below D1's 2 MB for a bound value, and few enough batches for the free plan. */
const BATCH = 2_000;

/** Stores states in batches; repeats are stored once. */
export async function storeGenerated(db: D1Database, states: readonly PromptState[], nowMs: number): Promise<void> {
  for (let start = 0; start < states.length; start += BATCH) {
    await storeStates(db, states.slice(start, start + BATCH), nowMs);
  }
}

/**
 * Drops up to one batch of a site's generated responses: subtracts them from the rollups, then removes their rows
 * (no prompt will ever send a late message for them). Returns how many were dropped; 0 means none is left.
 */
export async function dropGenerated(binding: D1Database, siteId: number, nowMs: number): Promise<number> {
  const db = database(binding);
  // Deleted touchpoints too: a PUT may bring them back.
  const ids = db.select({ id: touchpoints.id }).from(touchpoints).where(eq(touchpoints.siteId, siteId));
  const own = and(inArray(responses.touchpointId, ids), eq(responses.generated, 1));
  const rows = await db
    .select({ touchpointId: responses.touchpointId, id: responses.id })
    .from(responses)
    .where(own)
    .limit(BATCH);
  if (rows.length === 0) return 0;
  await storeStates(
    binding,
    rows.map((row) => deletion(row.touchpointId, row.id)),
    nowMs,
  );
  await binding
    .prepare(
      `DELETE FROM responses WHERE (touchpoint_id, id) IN
        (SELECT value ->> 'touchpointId', value ->> 'id' FROM json_each(?1))`,
    )
    .bind(JSON.stringify(rows))
    .run();
  return rows.length;
}
