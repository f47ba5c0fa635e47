/** The wording of a prompt as the document describes it; the types are in the contract, which the prompt's package ships. */
import { z } from "zod";
import { ASKED_METRICS, PLACEMENTS } from "../contract/terms.ts";
import type { NotDue, PromptChrome, Wording } from "../contract/wording.ts";

const text = (description: string) => z.string().meta({ description });

/** Every key of an interface with its schema, and no other. */
type ShapeOf<T> = Record<keyof T, z.ZodType>;

const chrome = {
  region: text("Name of the region that the prompt is"),
  close: z.string(),
  send: z.string(),
  optional: text("Label of the free-text field when it may stay empty"),
  down: text("Name of the thumb down").optional(),
  up: text("Name of the thumb up").optional(),
  preview: text("Says that this is a preview and nothing is stored").optional(),
  later: text("Button that puts the question off").optional(),
  tab: text("Label of the feedback tab").optional(),
} satisfies ShapeOf<PromptChrome>;

const byBand = z.object({ negative: z.string(), neutral: z.string(), positive: z.string() });

const choices = {
  options: z.array(z.object({ key: z.string(), text: z.string() })).optional(),
  several: z.boolean().optional(),
} satisfies ShapeOf<Pick<Wording, "options" | "several">>;

export const WordingSchema = z
  .object({
    now: z.iso
      .datetime()
      .meta({ description: "Server's time; corrects a wrong clock to within the minute that this may be cached" }),
    language: text("BCP 47 tag of the language chosen"),
    dir: z.enum(["ltr", "rtl"]),
    revision: z.int(),
    metric: z.enum(ASKED_METRICS),
    display: z.enum(["numbers", "stars", "smileys"]).optional(),
    question: z.string(),
    low: text("What the lowest point means; absent for choice, text and thumbs").optional(),
    high: z.string().optional(),
    points: z
      .array(z.string())
      .optional()
      .meta({ description: "Names of the five points of a CSAT shown as stars or smileys, lowest first" }),
    numbers: z.array(z.string()).optional().meta({
      description: "How the language writes the numbers 0 to 10; absent where it does so with the digits 0 to 9",
    }),
    ...choices,
    followUp: z
      .object({ metric: z.enum(["text", "choice"]), text: byBand, ...choices })
      .optional()
      .meta({ description: "Texts by band of the main answer; `neutral` serves questions without bands" }),
    thanks: byBand,
    chrome: z.object(chrome).meta({ description: "The prompt's own words, as far as it needs them" }),
    properties: z.array(z.string()).meta({ description: "Keys of the declared properties; no other leaves the page" }),
    placement: z.enum(PLACEMENTS),
    target: text("Selector of the element that an inline prompt goes into").optional(),
    logo: text("Address of the picture above the question").optional(),
    faces: z.array(z.string()).optional().meta({
      description: "Drawings of the points, lowest first, where they are not numbers: SVG path data on a grid of 24",
    }),
    style: text("Style sheet of this look: placement, scale, theme. Comes after the prompt's own"),
    theme: z
      .object({ accent: z.string().optional(), scheme: z.enum(["auto", "light", "dark"]) })
      .meta({ description: "For prompts of release 0.1.0" }),
  } satisfies ShapeOf<Wording>)
  .meta({ id: "Wording" });

export const NotDueSchema = z
  .object({
    due: z.literal(false),
    reason: z.enum(["not-due-any-more", "origin-not-allowed", "limit-reached"]),
  } satisfies ShapeOf<NotDue>)
  .meta({ id: "NotDue", description: "Instead of a wording: nobody is to be asked." });
