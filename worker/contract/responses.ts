/** Responses as the API gives them: `GET /api/v1/sites/{site}/responses`. */
import { z } from "zod";
import { MAX_TAG_CHARS } from "./limits.ts";
import { Count } from "./numbers.ts";
import { patternOf } from "./pattern.ts";
import { BANDS, CHANNELS, DEVICES, Day, METRICS, PromptId, Slug } from "./terms.ts";

const Answer = z
  .object({
    question: Slug,
    metric: z.enum(METRICS),
    /** A scale point, option keys, or text. */
    value: z.union([z.int(), z.array(Slug), z.string()]),
  })
  .meta({ id: "Answer" });

const TAG = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} ._-]*[\p{L}\p{M}\p{N}])?$/u;

/**
 * A word that the owner gives to a response, in lower case: letters and digits of any script, and between them spaces,
 * full stops, hyphens and underscores; spaces side by side are one.
 */
export const Tag = z
  .string()
  .max(MAX_TAG_CHARS)
  .normalize("NFC")
  .trim()
  .overwrite((tag) => tag.replaceAll(/\p{Zs}+/gu, " "))
  .toLowerCase()
  // Some letters become two.
  .max(MAX_TAG_CHARS)
  .regex(TAG, "letters and digits, and between them spaces or . _ -")
  .meta(patternOf(TAG));

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
    /** In alphabetical order. */
    tags: z.array(z.string()),
    /** Made up for a demonstration. */
    generated: z.boolean(),
  })
  .meta({ id: "Response" });
export type Response = z.infer<typeof Response>;

export const ResponsePage = z
  .object({
    responses: z.array(Response),
    nextCursor: z
      .string()
      .nullable()
      .meta({
        description:
          "Send as `cursor` to read on; null on the last page. While it is there, a page may hold fewer responses than " +
          "asked for, even none: one page looks through 5,000, however few of them the filters let pass",
      }),
  })
  .meta({ id: "ResponsePage" });
export type ResponsePage = z.infer<typeof ResponsePage>;

/** Tags of a site, the most used first: `GET /api/v1/sites/{site}/tags`. */
export const Tags = z.object({ tags: z.array(z.object({ tag: z.string(), responses: Count })) }).meta({ id: "Tags" });
export type Tags = z.infer<typeof Tags>;
