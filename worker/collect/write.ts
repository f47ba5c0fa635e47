/** Writing with the retries that D1 asks for. The batch may be repeated because it counts once. */
import { type PromptState, storeStates } from "./store.ts";

/** Passing faults of D1 after which the same write may be sent again (Cloudflare, "D1 errors"). */
const PASSING = [
  "Network connection lost",
  "storage caused object to be reset",
  "code was updated",
  "Cannot resolve D1 DB due to transient issue",
];
const ATTEMPTS = 3;

export type Written = { ok: true; isNews: boolean } | { ok: false; error: "overloaded" };

/** Stores one state, and says whether it was newer than what was there; `overloaded` when D1 could not take it now. Logs what happened, never the answer. */
export async function writeState(db: D1Database, state: PromptState, nowMs: number): Promise<Written> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const results = await storeStates(db, [state], nowMs);
      return { ok: true, isNews: results.some((result) => result.meta.changes > 0) };
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      const passing = PASSING.find((text) => message.includes(text));
      if (passing && attempt < ATTEMPTS) {
        await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
        continue;
      }
      console.error("asklet: a message could not be stored", passing ?? message.slice(0, 80), `attempt ${attempt}`);
      return { ok: false, error: "overloaded" };
    }
  }
}
