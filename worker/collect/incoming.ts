/** The states of one write as SQL sees them: what comes in, beside what is stored of the same prompts. */
import type { Channel, Device } from "../contract/terms.ts";

/** Counter of a deleted response: higher than any message's, so that late messages do not bring it back. */
export const DELETED_SEQ = 2_147_483_647;

/** State of one prompt, with the columns of `responses`. Unset keys are null (or 0 for flags and bit sets). */
export interface PromptState {
  touchpoint_id: number;
  id: string;
  seq: number;
  /** The following hold from the first state stored, whatever later ones say. */
  revision: number;
  channel: Channel;
  day: string;
  shown_at: number;
  received_at: number;
  language?: string;
  device?: Device;
  country?: string;
  path?: string;
  /** JSON text. */
  properties?: string;
  generated?: 0 | 1;
  /** These change with each state. */
  shown: 0 | 1;
  dismissed: 0 | 1;
  rating?: number;
  choices?: number;
  answer_text?: string;
  band?: -1 | 0 | 1;
  reasons?: number;
  comment?: string;
}

export const CHANGING = [
  "shown",
  "dismissed",
  "rating",
  "choices",
  "answer_text",
  "band",
  "reasons",
  "comment",
] as const;
const FIXED = ["revision", "channel", "day", "shown_at", "received_at"] as const;
export const CONTEXT = ["language", "device", "country", "path", "properties"] as const;
export const COLUMNS = ["touchpoint_id", "id", "seq", ...FIXED, ...CHANGING, ...CONTEXT, "generated"] as const;
const COUNTING_FROM_ZERO: ReadonlySet<string> = new Set(["choices", "reasons", "generated"]);

const pick = (name: string) =>
  COUNTING_FROM_ZERO.has(name) ? `coalesce(value ->> '${name}', 0) AS ${name}` : `value ->> '${name}' AS ${name}`;

/** ?1: states as a JSON array, each prompt once. */
export const INCOMING = `incoming AS MATERIALIZED (SELECT ${COLUMNS.map(pick).join(", ")} FROM json_each(?1))`;
export const SAME_PROMPT = "old.touchpoint_id = incoming.touchpoint_id AND old.id = incoming.id";
/** A deletion needs something to delete; any other state must be new, or newer and of the same revision. */
export const NEWS = `(old.id IS NULL AND incoming.seq < ${DELETED_SEQ}
  OR old.seq < incoming.seq AND (old.revision = incoming.revision OR incoming.seq = ${DELETED_SEQ}))`;
/** What counts of a state. */
export const counted = (table: string) => [...CHANGING, "generated"].map((name) => `${table}.${name}`).join(", ");
