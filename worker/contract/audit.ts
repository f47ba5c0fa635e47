/** The audit trail, as the API gives it: `GET /api/v1/audit`. */
import { z } from "zod";
import { Slug } from "./terms.ts";

/** One call of a writing operation, done or refused. Holds no body. */
export const AuditEntry = z
  .object({
    id: z.int(),
    at: z.iso.datetime(),
    key: z
      .object({ id: z.string(), name: z.string() })
      .meta({ description: "Who called; the name is the one that the key had then" }),
    operation: z.string().meta({ description: "The `operationId` of the route" }),
    site: Slug.nullable(),
    target: z.string().meta({ description: "What the call was about: an address below /api/v1" }),
    status: z.int().meta({ description: "How it ended: the HTTP status" }),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = z
  .object({
    entries: z.array(AuditEntry),
    nextCursor: z.string().nullable().meta({ description: "Send as `cursor` to read on; null on the last page" }),
  })
  .meta({ id: "AuditPage" });
