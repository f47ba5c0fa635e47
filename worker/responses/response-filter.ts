/** Which responses are asked for: as a query says it, and as SQL. */
import { z } from "@hono/zod-openapi";
import { and, between, eq, gte, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { responses } from "../../drizzle/schema.ts";
import { DELETED_SEQ } from "../collect/store.ts";
import { MAX_PATH_CHARS, MAX_PROPERTIES, MAX_PROPERTY_CHARS, MAX_SEARCH_CHARS } from "../contract/limits.ts";
import { Tag } from "../contract/responses.ts";
import { BANDS, CHANNELS, DEVICES, LanguageTag, Slug } from "../contract/terms.ts";
import { periodQuery } from "../http/period.ts";
import { BAND_NUMBERS } from "../scores/bands.ts";
import type { Period } from "../scores/calendar.ts";
import { fold } from "./search.ts";

const Rating = z.coerce.number().int().min(0).max(10).optional();

/** `plan:pro`; what stands behind the first colon is the value. */
const PropertyValue = z
  .string()
  .max(41 + MAX_PROPERTY_CHARS)
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}:/, "a key and a value, as in plan:pro");

const describe = (description: string) => ({ description });

/** Filters that every route of responses takes. They combine: a response must pass all that are there. */
export const filterQuery = {
  ...periodQuery,
  touchpoint: Slug.optional().meta(describe("Only of this touchpoint")),
  band: z.enum(BANDS).optional().meta(describe("Of the main answer")),
  minRating: Rating.meta(describe("Lowest point of the scale, included. Choice and text have no rating")),
  maxRating: Rating.meta(describe("Highest point of the scale, included")),
  hasComment: z.enum(["true", "false"]).optional().meta(describe("Whether there is text to read, in either answer")),
  search: z
    .string()
    .max(MAX_SEARCH_CHARS)
    .refine((text) => text.trim() !== "", "some text")
    .optional()
    .meta(describe("Stands in the text of either answer: letter by letter, in whatever case")),
  tag: Tag.optional().meta(describe("Only responses with this tag")),
  language: LanguageTag.optional().meta(describe("`pt` is `pt-BR`, too")),
  device: z.enum(DEVICES).optional(),
  country: z
    .string()
    .regex(/^[A-Z][A-Z0-9]$/)
    .optional()
    .meta(describe("Two letters, as in PL")),
  channel: z.enum(CHANNELS).optional(),
  path: z.string().min(1).max(MAX_PATH_CHARS).optional().meta(describe("The very path of the page")),
  property: z
    .preprocess(
      (given) => (typeof given === "string" ? [given] : given),
      z.array(PropertyValue).max(MAX_PROPERTIES).optional(),
    )
    .meta(describe("Value of a declared property, as in `plan:pro`; may be repeated: all must hold")),
};

export type FilterQuery = z.infer<z.ZodObject<typeof filterQuery>>;

export interface ResponseFilter extends Omit<FilterQuery, "from" | "to" | "period" | "touchpoint" | "search"> {
  period: Period;
  /** Folded; looked for in the Worker. */
  words?: string | undefined;
}

/** The filter of a query, once its period is known. The touchpoint is for the ranges. */
export function filterOf(query: FilterQuery, period: Period): ResponseFilter {
  const { from: _, to: _to, period: _word, touchpoint: _slug, search, ...rest } = query;
  return { ...rest, period, ...(search !== undefined && { words: fold(search) }) };
}

const { rating, answerText, comment, properties } = responses;

/** What a row must fulfil, but for the tag and the words. */
export function conditionsOf(filter: ResponseFilter): SQL | undefined {
  const { period, band, minRating, maxRating, hasComment, words, device, country, channel, path } = filter;
  const text = or(sql`${answerText} <> ''`, sql`${comment} <> ''`);
  return and(
    lt(responses.seq, DELETED_SEQ),
    between(responses.day, period.from, period.to),
    band && eq(responses.band, BAND_NUMBERS[band]),
    minRating === undefined ? undefined : gte(rating, minRating),
    maxRating === undefined ? undefined : lte(rating, maxRating),
    hasComment === "true" || words !== undefined ? text : undefined,
    hasComment === "false" ? sql`coalesce(${answerText}, '') = '' AND coalesce(${comment}, '') = ''` : undefined,
    filter.language === undefined ? undefined : spokenAs(filter.language.toLowerCase()),
    device && eq(responses.device, device),
    country === undefined ? undefined : eq(responses.country, country),
    channel && eq(responses.channel, channel),
    path === undefined ? undefined : eq(responses.path, path),
    ...(filter.property ?? []).map(holds),
  );
}

/** The language itself, or one below it (RFC 4647, 3.3.1). */
function spokenAs(tag: string): SQL {
  return sql`substr(lower(${responses.language}) || '-', 1, ${tag.length + 1}) = ${`${tag}-`}`;
}

/** `plan:pro`, against the JSON as it was stored: a number or a yes is what it is written as, a text is quoted. */
function holds(given: string): SQL {
  const [key = ""] = given.split(":", 1);
  const value = given.slice(key.length + 1);
  const texts = [JSON.stringify(value), ...(isPlain(value) ? [value] : [])];
  return inArray(sql`${properties} -> ${`$."${key}"`}`, texts);
}

/** Written in JSON without quotes: a number in its shortest form, true, false. */
function isPlain(value: string): boolean {
  return value === "true" || value === "false" || value === String(Number(value));
}
