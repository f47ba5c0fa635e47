/** Problem details (RFC 9457) as every error of the API and the collector has them. */
import { z } from "zod";

/** One thing that was wrong: JSON Pointer into the body or query, stable code, sentence. */
export const Fault = z.object({ path: z.string(), code: z.string(), message: z.string() });
export type Fault = z.infer<typeof Fault>;

export const ProblemDetails = z
  .object({
    type: z.string(),
    code: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(Fault).optional(),
  })
  .meta({ id: "Problem" });
