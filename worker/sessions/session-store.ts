/** SQL of sessions. */
import { eq, lt } from "drizzle-orm";
import { sessions } from "../../drizzle/schema.ts";
import { database } from "../database.ts";

export type SessionRow = typeof sessions.$inferSelect;

/** Keeps a session, and forgets those that are over. */
export async function insertSession(db: D1Database, session: SessionRow, nowMs: number): Promise<void> {
  const d = database(db);
  await d.batch([d.delete(sessions).where(lt(sessions.expiresAt, nowMs)), d.insert(sessions).values(session)]);
}

export async function findSession(db: D1Database, hash: string): Promise<SessionRow | undefined> {
  const [row] = await database(db).select().from(sessions).where(eq(sessions.hash, hash));
  return row;
}

export async function deleteSession(db: D1Database, hash: string): Promise<void> {
  await database(db).delete(sessions).where(eq(sessions.hash, hash));
}
