/** Ids of imported responses: the same row has the same id at every import, and so counts once. */
import { PromptId } from "../contract/terms.ts";
import { CLOCK_SLACK_MS } from "../contract/limits.ts";

/** Milliseconds since 1970 in a UUID version 7 (RFC 9562, 5.7). */
const timeOf = (id: string): number => Number.parseInt(id.replace("-", "").slice(0, 12), 16);

/**
 * A prompt's id is kept where its time is that of the row, by which responses are ordered; any other text gives an id of that
 * time and 72 bits of the text's SHA-256.
 *
 * @param identity the row's own id, or all that it says
 */
export async function rowId(identity: string, shownMs: number): Promise<string> {
  if (PromptId.safeParse(identity).success && Math.abs(timeOf(identity) - shownMs) <= CLOCK_SLACK_MS) return identity;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(identity));
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const time = shownMs.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
