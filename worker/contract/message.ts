/**
 * The wire between prompt and collector: one message carries the whole state of its prompt so far.
 * Grows by optional keys only; a key never changes its meaning.
 */
import { z } from "zod";
import { MAX_SEQ } from "./limits.ts";
import { Fault } from "./problem.ts";
import { DEVICES, LanguageTag, PromptId, Slug } from "./terms.ts";

/** What must be right, or the message is refused as a whole. */
export const MessageCore = z.object({
  v: z.literal(1).meta({ description: "Version of the wire" }),
  prompt: PromptId,
  touchpoint: Slug,
  revision: z.int().min(1).meta({ description: "Survey revision that the prompt was painted from" }),
  seq: z
    .int()
    .min(1)
    .max(MAX_SEQ)
    .meta({ description: "Rises with each change of the prompt; the collector keeps the highest" }),
  shownAt: z.iso.datetime().meta({ description: "By the sender's clock, as `sentAt`: their difference is believed" }),
  sentAt: z.iso.datetime(),
  shown: z
    .boolean()
    .optional()
    .meta({
      description:
        "At least half visible for one second, or answered sooner. An answer implies it; `false` beside an answer says " +
        "that the showing may not be reported: the answer counts in the score and in no rate",
    }),
  dismissed: z.boolean().optional(),
  answer: z
    .union([z.int(), z.array(Slug), z.string()])
    .optional()
    .meta({ description: "Main answer: a point of the scale, option keys, or text. Checked against the revision" }),
});

/** What may be wrong without costing the answer: each faulty part is refused on its own. */
export const MessageExtras = z
  .object({
    followUp: z.union([z.array(Slug), z.string()]),
    language: LanguageTag,
    device: z.enum(DEVICES),
    path: z.string().startsWith("/"),
    properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .partial();
export type MessageExtras = z.infer<typeof MessageExtras>;

/** As the prompt sends it: JSON, as `text/plain`, to `POST /s/{siteKey}`. */
export const Message = MessageCore.extend(MessageExtras.shape).meta({
  id: "Message",
  description: "The whole state of one prompt so far. A faulty part beside a valid answer is left out on its own.",
});
export type Message = z.infer<typeof MessageCore> & MessageExtras;

/** One faulty part of an otherwise stored message. */
export const Refusal = Fault;
export type Refusal = Fault;

/**
 * Answer of the collector (200): the message is taken, without the refused parts. It is stored, or something newer of its
 * prompt was; a prompt keeps the touchpoint and revision of its first message.
 */
export const Receipt = z
  .object({ refused: z.array(Refusal) })
  .meta({ id: "Receipt", description: "Names the parts of the message that were left out." });
export type Receipt = z.infer<typeof Receipt>;
