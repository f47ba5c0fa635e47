/** What is known of a prompt before anything has happened in it. */
import type { Message } from "../../worker/contract/message.ts";
import type { Wording } from "../../worker/contract/wording.ts";
import type { Ask } from "../ask.ts";
import { device } from "../device.ts";
import { promptId } from "./prompt-id.ts";

/** A message as it is kept; `sentAt` is added at each sending. */
export type KeptMessage = Omit<Message, "sentAt">;
type Properties = NonNullable<Message["properties"]>;

// Values, not imports: the widget takes only types from the contract. A test holds them equal.
const MAX_PATH_CHARS = 512;
const MAX_PROPERTY_CHARS = 100;
function isPlain(value: unknown): value is number | boolean {
  return typeof value === "boolean" || Number.isFinite(value);
}

declare global {
  interface Navigator {
    /** Global Privacy Control: what goes beyond the service asked for is not wanted. */
    readonly globalPrivacyControl?: boolean;
  }
}

/** Whether the browser asks sites to keep what they learn of this visitor to a minimum. */
export function isPrivacyWanted(): boolean {
  return Boolean(navigator.globalPrivacyControl);
}

/** Only what the wording declares, and only what the wire can carry; longer strings are cut. */
export function declared(properties: Record<string, unknown>, keys: readonly string[]): Properties {
  const kept: Properties = {};
  for (const key of keys) {
    const value = properties[key];
    if (typeof value === "string") kept[key] = value.slice(0, MAX_PROPERTY_CHARS);
    else if (isPlain(value)) kept[key] = value;
  }
  return kept;
}

/**
 * The state of a prompt at its presentation, with `seq` 0: nothing to send yet.
 * @param clockOffsetMs server's clock minus the browser's; only the id's time is corrected by it
 * @param isPrivate says nothing of visitor and page
 */
export function firstMessage(request: Ask, wording: Wording, clockOffsetMs: number, isPrivate: boolean): KeptMessage {
  const now = Date.now();
  return {
    v: 1,
    prompt: promptId(now + clockOffsetMs),
    touchpoint: request.slug,
    revision: wording.revision,
    seq: 0,
    shownAt: new Date(now).toISOString(),
    shown: false,
    language: wording.language,
    ...(!isPrivate && {
      device: device(),
      path: location.pathname.slice(0, MAX_PATH_CHARS),
      properties: declared(request.properties, wording.properties),
    }),
  };
}
