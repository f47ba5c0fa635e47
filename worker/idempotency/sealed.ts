/**
 * Replies as they are kept: readable with the caller's own secret only, which the database does not know. One derivation
 * (HKDF, RFC 5869) from the secret and the idempotency key gives both the name of the row and the key to its content.
 */
import { z } from "zod";
import { base64url, fromBase64url, hex } from "../encoding.ts";

const KeptReply = z.object({
  /** The request that it answers. */
  request: z.string(),
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
export type KeptReply = z.infer<typeof KeptReply>;

const IV_BYTES = 12;
const utf8 = (text: string) => new TextEncoder().encode(text);

export interface Safe {
  /** Name of the row; says nothing about what it was made from. */
  id: string;
  seal(reply: KeptReply): Promise<string>;
  /** Rejects what another safe has sealed. */
  open(sealed: string): Promise<KeptReply>;
}

/** The safe of one caller's idempotency key. */
export async function safeFor(secret: string, idempotencyKey: string): Promise<Safe> {
  const material = await crypto.subtle.importKey("raw", utf8(secret), "HKDF", false, ["deriveBits"]);
  const info = utf8(`asklet kept reply ${idempotencyKey}`);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  const bits = await crypto.subtle.deriveBits(derivation, material, 512);
  const key = await crypto.subtle.importKey("raw", bits.slice(32), "AES-GCM", false, ["encrypt", "decrypt"]);
  return {
    id: hex(bits.slice(0, 32)),
    async seal(reply) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, utf8(JSON.stringify(reply)));
      return base64url(new Uint8Array([...iv, ...new Uint8Array(sealed)]));
    },
    async open(sealed) {
      const bytes = fromBase64url(sealed);
      const iv = bytes.slice(0, IV_BYTES);
      const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes.slice(IV_BYTES));
      return KeptReply.parse(JSON.parse(new TextDecoder().decode(opened)));
    },
  };
}
