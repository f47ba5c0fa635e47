import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { MAX_EXAMINED } from "../../../worker/contract/limits.ts";
import { type Response, ResponsePage } from "../../../worker/contract/responses.ts";
import type { Channel, Device } from "../../../worker/contract/terms.ts";
import { BAND_NUMBERS, bandOf } from "../../../worker/scores/bands.ts";
import { rangesOf } from "../../../worker/responses/ranges.ts";
import type { ResponseFilter } from "../../../worker/responses/response-filter.ts";
import { readPage } from "../../../worker/responses/response-store.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, promptId, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";
import { idOf, stateOn } from "../scores/answers.ts";

const MARCH = "from=2025-03-01&to=2025-03-31";
const TEXTS = ["Too slow", "TOO SLOW, and dear", "100 % fine", "100 euros", "a_b", "aXb", "Příliš drahé", "", "\\ * ?"];
const LANGUAGES = ["en", "en-GB", "pt-BR", "cs", "eng"];
const PLANS = ["pro", "PRO", "8", "true", 'a:b"\\c', "ž", ""];
const NUMBERS = [8, 0, -2, 0.5, 1e21];
const PATHS = ["/", "/cart", "/cart%", "/CART"];

let collector: Collector;
let api: CheckedApi;
let all: Response[];

const any = <T>(...values: readonly T[]) => fc.constantFrom(...values);

/** What a customer said and was; of a touchpoint with ratings, or with texts. */
const said = fc.record(
  {
    day: fc.integer({ min: 1, max: 9 }),
    rating: fc.integer({ min: 0, max: 10 }),
    text: any(...TEXTS),
    comment: any(...TEXTS),
    language: any(...LANGUAGES),
    device: any<Device>("phone", "tablet", "desktop"),
    country: any("PL", "CZ", "T1"),
    channel: any<Channel>("link", "kiosk"),
    path: any(...PATHS),
    properties: fc.record({ plan: any(...PLANS), items: any(...NUMBERS), member: fc.boolean() }, { requiredKeys: [] }),
    tag: any("bug", "to do"),
  },
  { requiredKeys: ["day"] },
);

async function storeSaid(ids: number[]): Promise<void> {
  const some = fc.sample(said, { numRuns: 400, seed: 7 });
  const states = some.map((one, index): PromptState => {
    const { day, rating, text, comment, properties, tag: _, ...rest } = one;
    const band = rating === undefined ? null : bandOf("nps", rating);
    const answer =
      index % 3 === 2
        ? { ...(text !== undefined && { answer_text: text }) }
        : {
            ...(rating !== undefined && { rating }),
            ...(band && { band: BAND_NUMBERS[band] }),
            ...(comment !== undefined && { comment }),
          };
    return stateOn(ids[index % 3] ?? 0, `2025-03-0${day}`, {
      ...rest,
      ...answer,
      id: promptId(Date.parse(`2025-03-0${day}T12:00:00Z`)),
      ...(properties && { properties: JSON.stringify(properties) }),
    });
  });
  await storeStates(collector.db, states, Date.now());
  const tagged = states.flatMap((state, index) => (some[index]?.tag ? [{ ...state, tag: some[index].tag }] : []));
  await collector.db
    .prepare(
      "INSERT INTO response_tags SELECT value ->> 'touchpoint_id', value ->> 'id', value ->> 'tag' FROM json_each(?)",
    )
    .bind(JSON.stringify(tagged))
    .run();
}

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop");
  const nps = { question: { metric: "nps", key: "q" }, followUp: { metric: "text", key: "why" } };
  await collector.touchpoint("shop", "found", nps);
  await collector.touchpoint("shop", "paid", nps);
  await collector.touchpoint("shop", "told", { question: { metric: "text", key: "q", text: { en: "?" } } });
  const idsOf = async (site: string) =>
    Promise.all(["found", "paid", "told"].map((slug) => idOf(collector.db, site, slug)));
  await storeSaid(await idsOf("shop"));
  // Another site's answers, and those of a touchpoint that is no more, are as alike as can be.
  await collector.site("other");
  for (const slug of ["found", "paid", "told"]) await collector.touchpoint("other", slug, nps);
  await storeSaid(await idsOf("other"));
  await collector.touchpoint("shop", "gone", nps);
  await storeSaid([await idOf(collector.db, "shop", "gone"), 0, 0]);
  await api.call("DELETE", "/sites/shop/touchpoints/gone");
  all = (await readAll(MARCH, 200)).responses;
});
afterAll(async () => collector.close());

/** All pages to the end. */
async function readAll(query: string, limit: number, site = "shop") {
  const pages: ResponsePage[] = [];
  for (let cursor: string | null = ""; cursor !== null; cursor = pages.at(-1)?.nextCursor ?? null) {
    const after = cursor === "" ? "" : `&cursor=${cursor}`;
    pages.push(await api.read(ResponsePage, `/sites/${site}/responses?${query}&limit=${limit}${after}`));
  }
  return { pages, responses: pages.flatMap((page) => page.responses) };
}

const propertyFilter = fc.oneof(
  any(...PLANS).map((plan) => `plan:${plan}`),
  any(...NUMBERS).map((items) => `items:${items}`),
  any("member:true", "member:false", "member:1", "items:8.0", "nothing:1", "plan:PrO"),
);
const every = fc.record({
  day: fc.integer({ min: 1, max: 9 }),
  touchpoint: any("found", "paid", "told"),
  band: any("negative", "neutral", "positive"),
  minRating: fc.integer({ min: 0, max: 10 }),
  maxRating: fc.integer({ min: 0, max: 10 }),
  hasComment: fc.boolean(),
  search: any("slow", "SLOW,", "100 %", "%", "_", "a_b", "příliš", "*", "\\", "e", "nowhere"),
  tag: any("bug", "BUG", "to do", "none"),
  language: any("en", "EN", "en-gb", "pt", "pt-BR"),
  device: any("phone", "tablet", "desktop"),
  country: any("PL", "CZ", "T1", "DE"),
  channel: any("link", "kiosk", "web"),
  path: any(...PATHS, "/car"),
  property: fc.array(propertyFilter, { minLength: 1, maxLength: 2 }),
});
type Filter = Partial<typeof every extends fc.Arbitrary<infer T> ? T : never>;
const NAMES = Object.keys(fc.sample(every, 1)[0] ?? {});
/** Up to four of them. */
const filters = fc
  .tuple(every, fc.subarray(NAMES, { maxLength: 4 }))
  .map(([all, names]): Filter => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))));

function queryOf({ day, property = [], ...rest }: Filter): string {
  const query = new URLSearchParams(day ? { from: `2025-03-0${day}`, to: "2025-03-31" } : MARCH);
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value));
  for (const one of property) query.append("property", one);
  return query.toString();
}

/** The same by plain words over a response that the API gave. */
function passes(one: Response, filter: Filter): boolean {
  const rating = typeof one.answer?.value === "number" ? one.answer.value : null;
  const texts = [one.answer, one.followUp].flatMap((answer) =>
    answer?.metric === "text" ? [String(answer.value)] : [],
  );
  const language = `${one.language?.toLowerCase()}-`;
  const { search } = filter;
  const checks: [unknown, () => boolean][] = [
    [filter.day, () => Number(one.day.slice(-2)) >= (filter.day ?? 0)],
    [filter.touchpoint, () => one.touchpoint === filter.touchpoint],
    [filter.band, () => one.band === filter.band],
    [filter.minRating, () => rating !== null && rating >= (filter.minRating ?? 0)],
    [filter.maxRating, () => rating !== null && rating <= (filter.maxRating ?? 0)],
    [filter.hasComment, () => texts.some((text) => text !== "") === filter.hasComment],
    [search, () => texts.some((text) => text.toLowerCase().includes(search?.toLowerCase() ?? ""))],
    [filter.tag, () => one.tags.includes(filter.tag?.toLowerCase() ?? "")],
    [filter.language, () => language.startsWith(`${filter.language?.toLowerCase()}-`)],
    [filter.device, () => one.device === filter.device],
    [filter.country, () => one.country === filter.country],
    [filter.channel, () => one.channel === filter.channel],
    [filter.path, () => one.path === filter.path],
    [
      filter.property,
      () =>
        (filter.property ?? []).every((given) => {
          const [key = "", ...value] = given.split(":");
          return Object.hasOwn(one.properties, key) && String(one.properties[key]) === value.join(":");
        }),
    ],
  ];
  return checks.every(([asked, check]) => asked === undefined || check());
}

describe("filters of responses", () => {
  it("let pass, alone and together, what a plain look at every response does, page by page", async () => {
    expect(all).toHaveLength(400);
    await fc.assert(
      fc.asyncProperty(filters, any(3, 50, 200), async (filter, limit) => {
        const expected = all.filter((one) => passes(one, filter));
        const atOnce = expected.length > 60 ? 200 : limit;
        expect((await readAll(queryOf(filter), atOnce)).responses).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, Filter]>([
    ["day", { day: 4 }],
    ["touchpoint", { touchpoint: "told" }],
    ["band", { band: "neutral" }],
    ["lowest rating", { minRating: 8 }],
    ["highest rating", { maxRating: 2 }],
    ["a comment", { hasComment: true }],
    ["no comment", { hasComment: false }],
    ["words in another case", { search: "slow" }],
    ["words beyond ASCII, in another case", { search: "PŘÍLIŠ" }],
    ["a % as it stands there", { search: "%" }],
    ["an underscore as it stands there", { search: "a_b" }],
    ["a backslash as it stands there", { search: "\\" }],
    ["tag", { tag: "BUG" }],
    ["language, with those below it", { language: "EN" }],
    ["device", { device: "phone" }],
    ["country", { country: "T1" }],
    ["channel", { channel: "kiosk" }],
    ["path, with no wildcard", { path: "/cart%" }],
    ["property: text", { property: ["plan:pro"] }],
    ["property: text that looks like a number", { property: ["plan:8"] }],
    ["property: a number", { property: ["items:8"] }],
    ["property: a large number", { property: ["items:1e+21"] }],
    ["property: yes", { property: ["member:true"] }],
    ["property: colons, quotes and backslashes", { property: ['plan:a:b"\\c'] }],
    ["property: empty", { property: ["plan:"] }],
    ["two properties", { property: ["plan:pro", "member:false"] }],
  ])("let pass some and not others: %s", async (_, filter) => {
    const { responses } = await readAll(queryOf(filter), 200);
    expect(responses).toEqual(all.filter((one) => passes(one, filter)));
    expect(responses.length).toBeGreaterThan(0);
    expect(responses.length).toBeLessThan(400);
  });
});

describe("a page of what is seldom", () => {
  const PERIOD = { from: "2025-03-01", to: "2025-03-31" };
  const COMMENT = "The needle";
  let ids: number[];

  /** So many responses on the 2nd, without a word, and one with on the 1st. */
  beforeAll(async () => {
    await collector.site("large");
    const nps = { question: { metric: "nps", key: "q" }, followUp: { metric: "text", key: "why" } };
    for (const slug of ["found", "paid"]) await collector.touchpoint("large", slug, nps);
    ids = await Promise.all(["found", "paid"].map((slug) => idOf(collector.db, "large", slug)));
    const idAt = (day: string) => promptId(Date.parse(`${day}T12:00:00Z`));
    const said = { rating: 9, band: 1, comment: COMMENT } as const;
    const needle = stateOn(ids[1] ?? 0, "2025-03-01", { id: idAt("2025-03-01"), ...said });
    await storeStates(collector.db, [needle], Date.now());
    for (let round = 0; round < 6; round += 1) {
      const hay = Array.from({ length: 2_000 }, (_, index) =>
        stateOn(ids[index % 10 === 0 ? 1 : 0] ?? 0, "2025-03-02", { id: idAt("2025-03-02"), rating: 3, band: -1 }),
      );
      await storeStates(collector.db, hay, Date.now());
    }
  });

  it.each(["search=NEEDLE", "hasComment=true", "band=positive", "minRating=9"])(
    "is short, and leads on until it is found: %s",
    async (query) => {
      const { pages } = await readAll(`${MARCH}&${query}`, 50, "large");
      expect(pages.flatMap(({ responses }) => responses.map((one) => one.followUp?.value))).toEqual([COMMENT]);
      expect(pages[0]).toMatchObject({ responses: [], nextCursor: expect.any(String) });
      // 12,001 responses, 5,000 a page at the most, which are shared by two touchpoints.
      expect(pages.length).toBeLessThanOrEqual(6);
    },
  );

  it("costs a bounded number of rows and round trips, whatever there is to look through", async () => {
    const filters: Partial<ResponseFilter>[] = [
      {},
      { band: "positive" },
      { words: "needle" },
      { property: ["a:b"] },
      { language: "cs" },
    ];
    for (const filter of filters) {
      const { db, meter } = metered(collector.db);
      await readPage(db, rangesOf(ids, PERIOD), { period: PERIOD, ...filter }, 50);
      expect(meter.roundTrips).toBeLessThanOrEqual(4);
      // Each row by its id, and then with what it holds; a few for the ranges themselves.
      expect(meter.rowsRead).toBeLessThanOrEqual(2 * (2 * 51 + MAX_EXAMINED) + 100);
      expect(meter.rowsWritten).toBe(0);
    }
  });

  it("reads those with a tag alone", async () => {
    const path = (id: string) => `/sites/large/touchpoints/paid/responses/${id}/tags/hot`;
    const { responses } = await readAll(`${MARCH}&touchpoint=paid`, 200, "large");
    for (const one of [responses.at(3), responses.at(-1)]) {
      expect((await api.call("PUT", path(one?.id ?? ""))).status).toBe(204);
    }
    const { db, meter } = metered(collector.db);
    const { rows, end } = await readPage(db, rangesOf(ids, PERIOD), { period: PERIOD, tag: "hot" }, 50);
    expect([rows.map((row) => row.id), end]).toEqual([[responses.at(3)?.id, responses.at(-1)?.id], null]);
    expect(meter.rowsRead).toBeLessThanOrEqual(30);
  });
});
