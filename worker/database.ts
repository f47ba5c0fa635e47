/** The one way to the database: Drizzle over D1. A site's database is chosen here, the day there are several. */
import { type SQL, sql, type SQLWrapper } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import * as schema from "../drizzle/schema.ts";

/** Drizzle over a D1 binding. */
export function database(binding: D1Database) {
  return drizzle(binding, { schema });
}

/** Now, and later than what the column holds: so no two states of a row have the same `updated_at`. */
export function laterThan(updatedAt: SQLWrapper, nowMs: number): SQL<number> {
  return sql`max(${nowMs}, ${updatedAt} + 1)`;
}

/** What went wrong in the database: its service (try again later), a uniqueness (somebody was faster), or our SQL. */
export function databaseFault(error: unknown): "service" | "conflict" | null {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : "";
  if (message.includes("SQLITE_CONSTRAINT")) return "conflict";
  return message.startsWith("D1_") && !message.includes("SQLITE_") ? "service" : null;
}
