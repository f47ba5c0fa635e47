/** Secrets of keys: made here, kept as hashes, good until a time. */
import { base64url } from "../encoding.ts";
import type { KeyRow } from "./key-store.ts";

/** `asklet_` and 32 random bytes. With so many, a fast hash (SHA-256) is enough to keep them by. */
export function newSecret(): string {
  return `asklet_${base64url(crypto.getRandomValues(new Uint8Array(32)))}`;
}

/** Whether the secret with this hash opens the key no more: the key has expired, or was rotated long enough ago. */
export function isExpired(
  key: Pick<KeyRow, "hash" | "expiresAt" | "previousUntil">,
  hash: string,
  nowMs: number,
): boolean {
  const keyUntil = key.expiresAt ?? Infinity;
  const until = hash === key.hash ? keyUntil : Math.min(keyUntil, key.previousUntil ?? 0);
  return until <= nowMs;
}
