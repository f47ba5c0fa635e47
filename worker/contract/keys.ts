/** Keys for programs, as the API takes and gives them. */
import { z } from "zod";
import { MAX_GRACE_HOURS } from "./limits.ts";
import { Slug } from "./terms.ts";

export const SCOPES = ["scores:read", "responses:read", "responses:write", "manage"] as const;
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;

export const KeyId = z.string().regex(/^[a-z0-9]{12}$/);

export const KeyInput = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(Scope).min(1).max(SCOPES.length),
    site: Slug.optional().meta({ description: "Limits the key to one site" }),
    expiresAt: z.iso.datetime().optional().meta({ description: "From then on the key is refused; never when absent" }),
  })
  .meta({ id: "KeyInput" });

const Time = z.iso.datetime().nullable();

export const Key = KeyInput.extend({
  id: KeyId,
  createdAt: z.iso.datetime(),
  expiresAt: Time.meta({ description: "From then on the key is refused; null: never" }),
  lastUsedAt: Time.meta({ description: "Written at most once an hour; null: not used yet" }),
  previousUntil: Time.meta({ description: "Until then the secret before the last rotation works, too" }),
}).meta({ id: "Key" });
export type Key = z.infer<typeof Key>;
export const Keys = z.object({ keys: z.array(Key) }).meta({ id: "Keys" });

export const NewKey = Key.extend({
  secret: z.string().meta({ description: "The key itself: shown this once, stored as a hash" }),
}).meta({ id: "NewKey" });

export const Rotation = z
  .strictObject({
    graceHours: z
      .int()
      .min(0)
      .max(MAX_GRACE_HOURS)
      .default(24)
      .meta({ description: "How long the old secret goes on working" }),
  })
  .meta({ id: "Rotation" });
