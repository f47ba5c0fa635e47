/** The one way to the database: Drizzle over D1. A site's database is chosen here, the day there are several. */
import { drizzle } from "drizzle-orm/d1";
import * as schema from "../drizzle/schema.ts";

export type Database = ReturnType<typeof database>;

/** Drizzle over a D1 binding. */
export function database(binding: D1Database) {
  return drizzle(binding, { schema });
}
