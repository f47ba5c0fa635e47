/**
 * What has happened and is not acknowledged yet: one entry of the store per prompt, so that tabs never overwrite each
 * other. An entry is written before anything is sent, and leaves when the collector has taken or refused it for good.
 */
import type { Store } from "../ask.ts";
import type { KeptMessage } from "./first-message.ts";
import { withLock } from "./lock.ts";

const PREFIX = "outbox.";
const MAX_ENTRIES = 20;
/** The collector takes no larger message; and a page's end lets only 64 KiB out. */
const MAX_ENTRY_CHARS = 16_384;
const MAX_AGE_MS = 30 * 86_400_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 300_000;

/** An entry is `shownAt`, 24 characters by the browser's own clock, and the message's JSON. */
const DATE_CHARS = 24;

let retrying = false;

/** Oldest first: the id of a prompt begins with its time. */
function entries(store: Store): string[] {
  return store
    .names()
    .filter((name) => name.startsWith(PREFIX))
    .sort();
}

/** @returns whether the collector itself has taken this, or refused it for good; a proxy or a login page has not */
async function isAcknowledged(address: string, message: string, now: Date): Promise<boolean> {
  try {
    // A string as body is text/plain, which needs no preflight; keepalive outlives the page.
    const response = await fetch(address, {
      method: "POST",
      body: `${message.slice(0, -1)},"sentAt":"${now.toISOString()}"}`,
      credentials: "omit",
      keepalive: true,
      redirect: "error",
    });
    const { status, headers } = response;
    // Only the collector answers in JSON, or in problem+json.
    if (!headers.get("content-type")?.includes("json") || status === 408 || status === 429 || status >= 500)
      return false;
    // A fault of the set-up, which only the owner can mend.
    if (status >= 400) console.warn("asklet: refused", await response.text());
    return true;
  } catch {
    return false;
  }
}

/** @returns whether the entry is settled: acknowledged, or too old or too large to be sent again */
async function send(address: string, store: Store, name: string): Promise<boolean> {
  const entry = store.get(name) ?? "";
  const now = new Date();
  const ageMs = now.getTime() - Date.parse(entry.slice(0, DATE_CHARS));
  const isMessage = !Number.isNaN(ageMs) && entry.length < MAX_ENTRY_CHARS;
  // An old one is tried once more: the clock may have been wrong, and the collector knows the time.
  if (isMessage && !(await isAcknowledged(address, entry.slice(DATE_CHARS), now)) && ageMs < MAX_AGE_MS) return false;
  // What has changed meanwhile is newer, and sent on its own.
  if (store.get(name) === entry) store.remove(name);
  return true;
}

/** Sends entry after entry until a second one has to stay: a single one must not hold up all others. @returns whether none stayed */
async function sendAll(address: string, store: Store): Promise<boolean> {
  let stayed = 1;
  const task = async (): Promise<void> => {
    stayed = 0;
    for (const name of entries(store)) if (stayed < 2 && !(await send(address, store, name))) stayed++;
  };
  // Where another tab is at it, this one looks again later. Where there are no locks, sending twice does no harm.
  if ((await withLock("asklet-outbox", task)) === undefined) await task();
  return !stayed;
}

/** Resolves after a while, or as soon as the browser is online again. */
function pause(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, waitMs);
    addEventListener("online", done);
  });
}

/** Sends now, then again for as long as the page lives, at growing intervals. */
async function sendUntilSettled(address: string, store: Store, name: string): Promise<void> {
  if ((await send(address, store, name)) || retrying) return;
  retrying = true;
  let waitMs = FIRST_RETRY_MS;
  do {
    await pause(waitMs);
    waitMs = Math.min(2 * waitMs, LAST_RETRY_MS);
  } while (!(await sendAll(address, store)));
  retrying = false;
}

/** As JSON, without the `toJSON` that old libraries give to arrays: they would go out as text. */
function jsonOf(message: KeptMessage): string {
  return JSON.stringify(message, function (this: Record<string, unknown>, key: string) {
    return this[key];
  });
}

/** Keeps the message in the store, then sends it, again and again if need be. Never throws. */
export function submit(address: string, store: Store, message: KeptMessage): void {
  const name = PREFIX + message.prompt;
  store.set(name, message.shownAt + jsonOf(message));
  for (const old of entries(store).slice(0, -MAX_ENTRIES)) if (old !== name) store.remove(old);
  void sendUntilSettled(address, store, name);
}

/** Sends once what earlier pages could not deliver, one after another, and stops at the second that has to stay. */
export async function deliver(address: string, store: Store): Promise<void> {
  await sendAll(address, store);
}
