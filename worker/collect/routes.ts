/** The public write path: `POST /s/{siteKey}`. */
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { DAY_MS, MAX_MESSAGE_BYTES } from "../contract/limits.ts";
import type { Receipt } from "../contract/message.ts";
import { SiteKey } from "../contract/terms.ts";
import type { Env } from "../env.ts";
import { networkOf } from "../http/network.ts";
import { Problem } from "../http/problem.ts";
import { type KnownSite, knownRevision, knownSite, rememberedSite } from "../sites/directory.ts";
import { meterOf } from "./meter.ts";
import { originAllowed } from "./origin.ts";
import { type ParsedMessage, parseMessage } from "./parse.ts";
import { countRefusals } from "./refusals.ts";
import { siteDay, showingTime } from "./showing.ts";
import { stateOf } from "./state.ts";
import { writeState } from "./write.ts";

type Bindings = { Bindings: Env };

/** Refused parts that a receipt names, at the most. */
const MAX_REFUSED = 20;

type CollectContext = Context<Bindings>;

/** Counts refusals for the owner, after the answer. */
function count(c: CollectContext, site: KnownSite | null, codes: readonly string[]): void {
  if (site && codes.length > 0) c.executionCtx.waitUntil(countRefusals(c.env.DB, site.id, codes, Date.now()));
}

/** Refuses before the site is looked up: a flood must not cost look-ups, so it is counted for a site in memory only. */
function refuseEarly(c: CollectContext, problem: Problem): never {
  count(c, rememberedSite(c.env.DB, c.req.param("siteKey") ?? ""), [problem.code]);
  throw problem;
}

const tooLarge = (c: CollectContext) =>
  refuseEarly(c, new Problem(413, "message-too-large", `a message has at most ${MAX_MESSAGE_BYTES} bytes`));

export const collectRoutes = new Hono<Bindings>().post(
  "/s/:siteKey",
  async (c, next) => {
    // Read everywhere, refused or not: a browser that cannot read a refusal would repeat the message for a month.
    c.header("Access-Control-Allow-Origin", "*");
    await next();
  },
  bodyLimit({ maxSize: MAX_MESSAGE_BYTES, onError: tooLarge }),
  async (c) => {
    const nowMs = Date.now();
    const visitor = networkOf(c.req);
    const siteKey = c.req.param("siteKey");
    const taken = await c.env.MESSAGE_LIMIT?.limit({ key: visitor });
    if (taken && !taken.success) {
      refuseEarly(c, new Problem(429, "rate-limited", "too many messages", { retryAfter: 60 }));
    }

    const site = SiteKey.safeParse(siteKey).success ? await knownSite(c.env.DB, siteKey, nowMs) : null;
    if (!site) throw new Problem(404, "unknown-site", "no site has this key");
    try {
      const receipt = await take(c.env.DB, site, c.req.raw, nowMs);
      count(
        c,
        site,
        receipt.refused.map((fault) => fault.code),
      );
      return c.json(receipt);
    } catch (error) {
      if (error instanceof Problem) count(c, site, [error.code]);
      throw error;
    }
  },
);

async function take(db: D1Database, site: KnownSite, request: Request, nowMs: number): Promise<Receipt> {
  checkOrigin(request.headers.get("origin"), site);
  checkType(request.headers.get("content-type"));
  const message = parse(await bodyOf(request));
  const meter = await meterOf(db, site.id, nowMs);
  if (meter.messages >= site.settings.dailyMessages) throw overCap(nowMs);
  // Counted before it is written, so that many at once cannot pass the cap together; what wrote nothing is taken back.
  meter.messages += 1;
  let isNews = false;
  try {
    const taken = await store(db, site, request, message, nowMs);
    ({ isNews } = taken);
    return { refused: taken.refused.slice(0, MAX_REFUSED) };
  } finally {
    if (!isNews) meter.messages -= 1;
  }
}

async function store(db: D1Database, site: KnownSite, request: Request, message: ParsedMessage, nowMs: number) {
  const { core } = message;
  const wanted = { slug: core.touchpoint, revision: core.revision };
  const found = await knownRevision(db, site.siteKey, wanted, nowMs);
  if (!found.ok) {
    const status = found.error === "revision-too-old" ? 410 : 404;
    throw new Problem(status, found.error, `${core.touchpoint}, revision ${core.revision}`);
  }
  const shownAtMs = showingTime(core, nowMs);
  if (shownAtMs === null) throw new Problem(410, "prompt-too-old", "prompts are taken for 35 days");

  // Global Privacy Control: what the customer answers is stored, and nothing about the customer.
  const isPrivate = request.headers.get("sec-gpc") === "1";
  const state = stateOf(message, found.survey, isPrivate);
  if (!state.ok) throw new Problem(422, "invalid-answer", state.fault.message, { errors: [state.fault] });
  const country = isPrivate ? undefined : countryOf(request);
  const written = await writeState(
    db,
    {
      touchpoint_id: found.touchpoint.id,
      id: core.prompt,
      seq: core.seq,
      revision: core.revision,
      channel: "web",
      day: siteDay(site, shownAtMs),
      shown_at: shownAtMs,
      received_at: nowMs,
      ...(country && { country }),
      ...state.columns,
    },
    nowMs,
  );
  if (!written.ok) throw new Problem(503, written.error, "the database is busy", { retryAfter: 30 });
  return { refused: state.refused, isNews: written.isNews };
}

function checkOrigin(origin: string | null, site: KnownSite): void {
  if (origin === null) throw new Problem(403, "origin-missing", "answers come from a page, with its Origin header");
  if (originAllowed(origin, site.settings.origins)) return;
  throw new Problem(403, "origin-not-allowed", "this page's origin is not among the site's allowed origins");
}

/** `text/plain` needs no preflight; JSON by its own name is taken from programs. */
function checkType(contentType: string | null): void {
  const type = contentType?.split(";")[0]?.trim().toLowerCase();
  if (type === "text/plain" || type === "application/json") return;
  throw new Problem(415, "unsupported-media-type", "a message is JSON, sent as text/plain");
}

async function bodyOf(request: Request): Promise<string> {
  try {
    return await request.text();
  } catch {
    throw new Problem(400, "malformed", "the message broke off");
  }
}

function parse(text: string): ParsedMessage {
  const parsed = parseMessage(text);
  if (parsed.ok) return parsed.value;
  if (parsed.error === "malformed") throw new Problem(400, "malformed", "a message is a JSON object");
  throw new Problem(422, "invalid-message", "the message is not what the contract says", { errors: parsed.faults });
}

/** The hard cost cap: what the site may write in a day (UTC). */
function overCap(nowMs: number): Problem {
  const retryAfter = Math.ceil((DAY_MS - (nowMs % DAY_MS)) / 1000);
  return new Problem(429, "daily-cap", "the site has taken its messages for today (UTC)", { retryAfter });
}

function countryOf(request: Request): string | undefined {
  const { cf } = request;
  return typeof cf?.country === "string" ? cf.country : undefined;
}
