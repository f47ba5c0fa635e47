/** From the text of a message to its parts: the core must be right, each faulty extra is set aside on its own. */
import { z } from "zod";
import { MessageCore, MessageExtras, type Refusal } from "../contract/message.ts";
import type { Fault } from "../contract/problem.ts";
import { faultsOf } from "../http/problem.ts";

export interface ParsedMessage {
  core: z.infer<typeof MessageCore>;
  extras: MessageExtras;
  refused: Refusal[];
}

export type Parsed =
  | { ok: true; value: ParsedMessage }
  | { ok: false; error: "malformed" }
  | { ok: false; error: "invalid"; faults: Fault[] };

const JsonObject = z.record(z.string(), z.unknown());
const CORE_KEYS: ReadonlySet<string> = new Set(Object.keys(MessageCore.shape));
const EXTRA_KEYS: ReadonlySet<string> = new Set(Object.keys(MessageExtras.shape));

/** Parses one message. Never throws. */
export function parseMessage(text: string): Parsed {
  const body = JsonObject.safeParse(parseJson(text));
  if (!body.success) return { ok: false, error: "malformed" };
  const core = MessageCore.safeParse(body.data);
  if (!core.success) return { ok: false, error: "invalid", faults: faultsOf(core.error.issues) };
  return { ok: true, value: { core: core.data, ...parseExtras(body.data) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseExtras(body: Record<string, unknown>): Pick<ParsedMessage, "extras" | "refused"> {
  const given = Object.entries(body).filter(([key]) => !CORE_KEYS.has(key));
  const refused: Refusal[] = [];
  const kept = new Map<string, unknown>();
  for (const [key, value] of given) {
    if (!EXTRA_KEYS.has(key)) {
      refused.push({ path: `/${key.slice(0, 100)}`, code: "unknown-key", message: "no such key" });
      continue;
    }
    const one = MessageExtras.safeParse({ [key]: value });
    if (one.success) kept.set(key, value);
    else refused.push(...faultsOf(one.error.issues));
  }
  return { extras: MessageExtras.parse(Object.fromEntries(kept)), refused };
}
