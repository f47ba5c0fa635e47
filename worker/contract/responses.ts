/** Responses as the API gives them: `GET /api/v1/sites/{site}/responses`. */
import { z } from "zod";
import { BANDS, CHANNELS, DEVICES, Day, METRICS, PromptId, Slug } from "./terms.ts";

const Answer = z
  .object({
    question: Slug,
    metric: z.enum(METRICS),
    /** A scale point, option keys, or text. */
    value: z.union([z.int(), z.array(Slug), z.string()]),
  })
  .meta({ id: "Answer" });

export const Response = z
  .object({
    id: PromptId,
    touchpoint: Slug,
    revision: z.int(),
    channel: z.enum(CHANNELS),
    /** Server's time of the showing, and the site's local day of it, to which the response belongs. */
    shownAt: z.iso.datetime(),
    day: Day,
    receivedAt: z.iso.datetime(),
    /** Null on a channel where nobody can know. */
    shown: z.boolean().nullable(),
    dismissed: z.boolean(),
    /** Null when the prompt was not answered. */
    answer: Answer.nullable(),
    followUp: Answer.nullable(),
    /** Of the main answer; null for choice and text. */
    band: z.enum(BANDS).nullable(),
    language: z.string().nullable(),
    device: z.enum(DEVICES).nullable(),
    country: z.string().nullable(),
    path: z.string().nullable(),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    /** Made up for a demonstration. */
    generated: z.boolean(),
  })
  .meta({ id: "Response" });
export type Response = z.infer<typeof Response>;

export const ResponsePage = z
  .object({
    responses: z.array(Response),
    /** Send as `cursor` to read on; null on the last page. */
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "ResponsePage" });
export type ResponsePage = z.infer<typeof ResponsePage>;
