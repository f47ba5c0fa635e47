/**
 * The tables. Columns are never renamed, never reused, never change their meaning; migrations only append.
 * Times are integer milliseconds since 1970 UTC, days are calendar days (YYYY-MM-DD) in the site's time zone.
 */
import { customType, index, integer, primaryKey, sqliteTable, text, unique } from "drizzle-orm/sqlite-core";
import type { z } from "zod";
import type { Scope } from "../worker/contract/keys.ts";
import { SiteSettings } from "../worker/contract/site.ts";
import { Survey } from "../worker/contract/survey.ts";
import type { Role } from "../worker/contract/roles.ts";
import type { Channel, Device, Metric } from "../worker/contract/terms.ts";

/**
 * JSON text, parsed by its schema when it is read: a key that came later has its default in rows that were stored before
 * it, as if it had always been there.
 */
const parsed = <S extends z.ZodType>(name: string, schema: S) =>
  customType<{ data: z.output<S>; driverData: string }>({
    dataType: () => "text",
    fromDriver: (stored) => schema.parse(JSON.parse(stored)),
    toDriver: (value) => JSON.stringify(value),
  })(name);

const at = (name: string) => integer(name).notNull();
const counter = (name: string) => integer(name).notNull().default(0);

export const sites = sqliteTable("sites", {
  id: integer("id").primaryKey(),
  slug: text("slug").notNull().unique(),
  siteKey: text("site_key").notNull().unique(),
  settings: parsed("settings", SiteSettings).notNull(),
  /** Where the time zone was changed: up to and including this day, days are those of the zone before. */
  zoneBefore: text("zone_before"),
  zoneBeforeUntil: text("zone_before_until"),
  /** Until then its owner looks where the script is loaded. */
  watchedUntil: integer("watched_until"),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const touchpoints = sqliteTable(
  "touchpoints",
  {
    id: integer("id").primaryKey(),
    siteId: integer("site_id")
      .notNull()
      .references(() => sites.id),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    stage: text("stage").notNull(),
    position: integer("position").notNull(),
    state: text("state", { enum: ["live", "paused", "deleted"] }).notNull(),
    /** The current survey revision. */
    revision: integer("revision").notNull(),
    createdAt: at("created_at"),
    updatedAt: at("updated_at"),
  },
  (table) => [unique("touchpoints_site_slug").on(table.siteId, table.slug)],
);

/** Surveys as they were; immutable but for `retired_at`. WITHOUT ROWID. */
export const revisions = sqliteTable(
  "revisions",
  {
    touchpointId: integer("touchpoint_id")
      .notNull()
      .references(() => touchpoints.id),
    revision: integer("revision").notNull(),
    survey: parsed("survey", Survey).notNull(),
    /** Key and metric of the main question: counts pool as long as the key stays. */
    questionKey: text("question_key").notNull(),
    metric: text("metric").$type<Metric>().notNull(),
    createdAt: at("created_at"),
    /** When another revision took its place. */
    retiredAt: integer("retired_at"),
  },
  (table) => [primaryKey({ columns: [table.touchpointId, table.revision] })],
);

/**
 * One row per prompt, in the order of the prompts' ids, which is their order in time. WITHOUT ROWID, and no index:
 * each message writes this row and one rollup, nothing else.
 */
export const responses = sqliteTable(
  "responses",
  {
    touchpointId: integer("touchpoint_id").notNull(),
    /** The prompt's id, UUID version 7. */
    id: text("id").notNull(),
    /** Highest counter stored; a message with a lower one is old news. */
    seq: integer("seq").notNull(),
    revision: integer("revision").notNull(),
    channel: text("channel").$type<Channel>().notNull(),
    day: text("day").notNull(),
    /** Server's time of the showing, and of the first message. */
    shownAt: at("shown_at"),
    receivedAt: at("received_at"),
    shown: integer("shown").notNull(),
    dismissed: integer("dismissed").notNull(),
    /** Main answer: a scale point, or a bit set of option indexes of the revision, or text. */
    rating: integer("rating"),
    choices: counter("choices"),
    /** Null: not answered. Empty: there was a text, and it was erased; it goes on counting. The same with `comment`. */
    answerText: text("answer_text"),
    /** −1 negative, 0 neutral, 1 positive; null for questions without bands. */
    band: integer("band"),
    /** Follow-up: a bit set of option indexes of the revision, or text. */
    reasons: counter("reasons"),
    comment: text("comment"),
    language: text("language"),
    device: text("device").$type<Device>(),
    country: text("country"),
    path: text("path"),
    properties: text("properties", { mode: "json" }).$type<Record<string, string | number | boolean>>(),
    /** 1: made up for a demonstration. */
    generated: counter("generated"),
  },
  (table) => [primaryKey({ columns: [table.touchpointId, table.id] })],
);

/** Words that the owner gave to single responses. WITHOUT ROWID. */
export const responseTags = sqliteTable(
  "response_tags",
  {
    touchpointId: integer("touchpoint_id").notNull(),
    responseId: text("response_id").notNull(),
    tag: text("tag").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.touchpointId, table.responseId, table.tag] }),
    index("response_tags_tag").on(table.touchpointId, table.tag, table.responseId),
  ],
);

const series = <const P extends string>(prefix: P, length: number) =>
  Array.from({ length }, (_, index) => `${prefix}${index}` as const);

/** Names of the counters of a rollup row, in the order of `Counts` (worker/scores/counts.ts). */
export const VALUE_COUNTERS = series("v", 11);
export const REASON_COUNTERS = {
  negative: series("neg", 8),
  neutral: series("neu", 8),
  positive: series("pos", 8),
};
export const REASON_TOTALS = { negative: "neg_answered", neutral: "neu_answered", positive: "pos_answered" } as const;
export const PLAIN_COUNTERS = ["shown", "answered", "answered_shown", "commented", "dismissed", "generated"] as const;
export const COUNTERS: readonly string[] = [
  ...PLAIN_COUNTERS,
  ...VALUE_COUNTERS,
  ...Object.values(REASON_TOTALS),
  ...Object.values(REASON_COUNTERS).flat(),
];

/**
 * Maintained counts: one row per touchpoint, day, revision and channel, wide enough that a changed rating moves
 * counts inside one row. WITHOUT ROWID.
 */
export const rollups = sqliteTable(
  "rollups",
  {
    touchpointId: integer("touchpoint_id").notNull(),
    day: text("day").notNull(),
    revision: integer("revision").notNull(),
    channel: text("channel").$type<Channel>().notNull(),
    /** Cost meter: messages (nothing generated or imported, no deletions) that wrote this row on the UTC day `written_on`. */
    writtenOn: text("written_on").notNull().default(""),
    written: counter("written"),
    ...Object.fromEntries(COUNTERS.map((name) => [name, counter(name)])),
  },
  (table) => [primaryKey({ columns: [table.touchpointId, table.day, table.revision, table.channel] })],
);

/**
 * What a touchpoint's counts are broken down by. A response counts in it when its id is not above `filled_to`, so what is
 * stored already can be counted bit by bit while answers arrive. WITHOUT ROWID.
 */
export const breakdowns = sqliteTable(
  "breakdowns",
  {
    touchpointId: integer("touchpoint_id").notNull(),
    /** `device`, `country`, `language`, `page` or `properties.KEY`. */
    breakdown: text("breakdown").notNull(),
    /** Values that are told apart, as a JSON array; never taken out, and none put in once it is full. Null: not looked for yet. */
    segments: text("segments", { mode: "json" }).$type<string[]>(),
    /** Id of the last response counted; `~` sorts above all ids. */
    filledTo: text("filled_to").notNull().default(""),
    createdAt: at("created_at"),
  },
  (table) => [primaryKey({ columns: [table.touchpointId, table.breakdown] })],
);

/** As `rollups`, by segment: `=` and its value, `*` for all values beyond those told apart, empty for none. WITHOUT ROWID. */
export const segmentRollups = sqliteTable(
  "segment_rollups",
  {
    touchpointId: integer("touchpoint_id").notNull(),
    breakdown: text("breakdown").notNull(),
    day: text("day").notNull(),
    revision: integer("revision").notNull(),
    segment: text("segment").notNull(),
    ...Object.fromEntries(COUNTERS.map((name) => [name, counter(name)])),
  },
  (table) => [primaryKey({ columns: [table.touchpointId, table.breakdown, table.day, table.revision, table.segment] })],
);

export const apiKeys = sqliteTable("api_keys", {
  id: text("id").primaryKey(),
  /** SHA-256 of the key, hexadecimal. */
  hash: text("hash").notNull().unique(),
  name: text("name").notNull(),
  scopes: text("scopes", { mode: "json" }).$type<Scope[]>().notNull(),
  siteId: integer("site_id").references(() => sites.id),
  createdAt: at("created_at"),
  /** From then on refused; null: never. */
  expiresAt: integer("expires_at"),
  /** At most an hour old. */
  lastUsedAt: integer("last_used_at"),
  /** Hash of the secret before the last rotation, and until when it is taken. */
  previousHash: text("previous_hash").unique(),
  previousUntil: integer("previous_until"),
});

/** Who is signed in to the pages. Tokens are kept as SHA-256 only. WITHOUT ROWID. */
export const sessions = sqliteTable(
  "sessions",
  {
    /** SHA-256 of the token, hexadecimal. */
    hash: text("hash").primaryKey(),
    /** SHA-256 of the key that signed in: the session ends with it, whether it is revoked, rotated or expired. Empty of a member's. */
    keyHash: text("key_hash").notNull(),
    expiresAt: at("expires_at"),
    /** Who signed in, where it was no key. */
    memberId: text("member_id"),
  },
  (table) => [index("sessions_expires").on(table.expiresAt)],
);

/** People who sign in to the pages. WITHOUT ROWID. */
export const members = sqliteTable("members", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  role: text("role").$type<Role>().notNull(),
  /** The one site that they may see; null: all. */
  siteId: integer("site_id"),
  /** In lower case; by which Cloudflare Access knows them. */
  email: text("email").unique(),
  createdAt: at("created_at"),
});

/** What members sign in with (https://www.w3.org/TR/webauthn-3/). WITHOUT ROWID. */
export const passkeys = sqliteTable(
  "passkeys",
  {
    /** Credential id, base64url. */
    id: text("id").primaryKey(),
    memberId: text("member_id").notNull(),
    /** COSE key, base64url. */
    publicKey: text("public_key").notNull(),
    /** Signatures so far, where the authenticator counts. */
    counter: integer("counter").notNull(),
    createdAt: at("created_at"),
  },
  (table) => [index("passkeys_member").on(table.memberId)],
);

/** Links with which a member makes a passkey, once. WITHOUT ROWID. */
export const invitations = sqliteTable("invitations", {
  /** SHA-256 of the token in the link, hexadecimal. */
  hash: text("hash").primaryKey(),
  memberId: text("member_id").notNull(),
  expiresAt: at("expires_at"),
});

/** Challenges that a passkey has answered: each once, for as long as its cookie would be good. WITHOUT ROWID. */
export const spentChallenges = sqliteTable("spent_challenges", {
  challenge: text("challenge").primaryKey(),
  expiresAt: at("expires_at"),
});

/** Who called which writing operation of the API, and how it ended: one row a call, none ever changed. */
export const audit = sqliteTable(
  "audit",
  {
    id: integer("id").primaryKey(),
    at: at("at"),
    keyId: text("key_id").notNull(),
    /** As it was then. */
    keyName: text("key_name").notNull(),
    operation: text("operation").notNull(),
    siteId: integer("site_id"),
    /** Path below the API. */
    target: text("target").notNull(),
    status: integer("status").notNull(),
  },
  (table) => [index("audit_site").on(table.siteId)],
);

/** Replies to calls with an idempotency key. Both columns tell nothing without the caller's secret. WITHOUT ROWID. */
export const keptReplies = sqliteTable(
  "kept_replies",
  {
    id: text("id").primaryKey(),
    /** Encrypted; null while the call is running. */
    reply: text("reply"),
    startedAt: at("started_at"),
  },
  (table) => [index("kept_replies_started").on(table.startedAt)],
);

/** Origins that loaded a site's script while its owner looked; a few, and no visitors. WITHOUT ROWID. */
export const sightings = sqliteTable(
  "sightings",
  {
    siteId: integer("site_id").notNull(),
    /** Empty where the browser was told not to say. */
    origin: text("origin").notNull(),
    lastAt: at("last_at"),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.origin] })],
);

/** What the collector refused, for the owner to see; at least this many, by UTC day. WITHOUT ROWID. */
export const refusals = sqliteTable(
  "refusals",
  {
    siteId: integer("site_id").notNull(),
    day: text("day").notNull(),
    code: text("code").notNull(),
    count: counter("count"),
    lastAt: at("last_at"),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.day, table.code] })],
);
