import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { rangesOf } from "../../../worker/responses/ranges.ts";
import { readPage } from "../../../worker/responses/response-store.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, FIRST_KEY, promptId, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";
import { idOf, postAll, stateOn } from "../scores/answers.ts";

const NPS = { question: { metric: "nps", key: "q" } };
const TOUCHPOINTS = ["found", "paid", "received"];

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
afterAll(async () => collector.close());

/** A site with three touchpoints; returns its key and their row ids. */
async function siteNamed(site: string): Promise<{ siteKey: string; ids: number[] }> {
  const siteKey = await collector.site(site);
  for (const slug of TOUCHPOINTS) await collector.touchpoint(site, slug, NPS);
  return { siteKey, ids: await Promise.all(TOUCHPOINTS.map((slug) => idOf(collector.db, site, slug))) };
}

/** Stores answers over five days of March 2025, across touchpoints; returns their ids, newest first. */
async function storeSome(ids: number[], count: number): Promise<string[]> {
  const states = Array.from({ length: count }, (_, index) => {
    const id = promptId(Date.parse(`2025-03-0${1 + (index % 5)}T08:00:00Z`) + index * 1000);
    const rating = index % 11;
    const band = rating < 7 ? -1 : rating < 9 ? 0 : 1;
    return stateOn(ids[index % ids.length] ?? 0, `2025-03-0${1 + (index % 5)}`, { id, rating, band });
  });
  await storeStates(collector.db, states, Date.now());
  return states
    .map((state) => state.id)
    .toSorted()
    .toReversed();
}

/** All pages to the end; `between` runs after each. */
async function readAll(site: string, query: string, between: () => Promise<unknown> = async () => null) {
  const pages: ResponsePage[] = [];
  for (let cursor: string | null = ""; cursor !== null; cursor = pages.at(-1)?.nextCursor ?? null) {
    const after = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    pages.push(await api.read(ResponsePage, `/sites/${site}/responses?${query}${after}`));
    await between();
  }
  return { sizes: pages.map((page) => page.responses.length), responses: pages.flatMap((page) => page.responses) };
}

const MARCH = "from=2025-03-01&to=2025-03-31";

describe("pages of responses", () => {
  it("are newest first across touchpoints, each response once, to the last", async () => {
    const { ids } = await siteNamed("paged");
    const stored = await storeSome(ids, 47);
    const { sizes, responses } = await readAll("paged", `${MARCH}&limit=10`);
    expect(sizes).toEqual([10, 10, 10, 10, 7]);
    expect(responses.map((one) => one.id)).toEqual(stored);
    expect(new Set(responses.map((one) => one.touchpoint))).toEqual(new Set(TOUCHPOINTS));
    const shown = responses.map((one) => one.id.slice(0, 13));
    expect(shown).toEqual(shown.toSorted().toReversed());
  });

  it("link to the next one, with the same filters, up to the last", async () => {
    const { ids } = await siteNamed("linked");
    const stored = await storeSome(ids, 12);
    let next: string | undefined = `${collector.url}/api/v1/sites/linked/responses?${MARCH}&limit=5`;
    const read: string[] = [];
    while (next !== undefined) {
      const reply: Response = await fetch(next, { headers: { authorization: `Bearer ${FIRST_KEY}` } });
      read.push(...ResponsePage.parse(await reply.json()).responses.map((one) => one.id));
      next = /^<(.+)>; rel="next"$/.exec(reply.headers.get("link") ?? "")?.[1];
    }
    expect(read).toEqual(stored);
  });

  it("end without an empty one when the last is full", async () => {
    const { ids } = await siteNamed("even");
    await storeSome(ids, 20);
    expect((await readAll("even", `${MARCH}&limit=10`)).sizes).toEqual([10, 10]);
    expect((await readAll("even", `${MARCH}&limit=20`)).sizes).toEqual([20]);
    expect((await readAll("even", MARCH)).sizes).toEqual([20]);
  });

  it("are not shifted by answers that arrive meanwhile", async () => {
    const { siteKey, ids } = await siteNamed("busy");
    const today = new Date().toISOString().slice(0, 10);
    const stored = await storeSome(ids, 30);
    const newcomer = async () => postAll(collector, siteKey, "paid", [{ answer: 9 }]);
    const { responses } = await readAll("busy", `from=2025-03-01&to=${today}&limit=7`, newcomer);
    expect(responses.map((one) => one.id)).toEqual(stored);
    const again = await readAll("busy", `from=2025-03-01&to=${today}&limit=7`);
    expect(again.responses.slice(-30).map((one) => one.id)).toEqual(stored);
    expect(again.responses.length).toBeGreaterThan(30);
  });

  it("lose none and repeat none while answers arrive and others are deleted", async () => {
    const { siteKey, ids } = await siteNamed("moving");
    const today = new Date().toISOString().slice(0, 10);
    const stored = await storeSome(ids, 60);
    const all = (await readAll("moving", `from=2025-03-01&to=${today}&limit=200`)).responses;
    const remove = async (one: (typeof all)[number] | undefined) => {
      const path = `/sites/moving/touchpoints/${one?.touchpoint}/responses/${one?.id}`;
      expect((await api.call("DELETE", path)).status).toBe(204);
    };
    let pages = 0;
    const { responses } = await readAll("moving", `from=2025-03-01&to=${today}&limit=7`, async () => {
      pages += 1;
      await postAll(collector, siteKey, "paid", [{ answer: 9 }]);
      if (pages > 7) return;
      // The last that was read, which the cursor names, and the last of all.
      await remove(all[pages * 7 - 1]);
      await remove(all[60 - pages]);
    });
    expect(responses.map((one) => one.id)).toEqual(stored.slice(0, 53));
    expect(pages).toBe(8);
  });

  it("hold both responses where two touchpoints have one prompt id, wherever the page ends", async () => {
    const { ids } = await siteNamed("doubled");
    const id = promptId(Date.parse("2025-03-02T12:00:00Z"));
    const states = ids.map((touchpointId) => stateOn(touchpointId, "2025-03-02", { id, rating: 10, band: 1 }));
    await storeStates(collector.db, states, Date.now());
    await storeSome(ids, 5);
    for (const limit of [1, 2, 3, 4, 8]) {
      const { responses } = await readAll("doubled", `${MARCH}&limit=${limit}`);
      expect(responses).toHaveLength(8);
      const doubled = responses.filter((one) => one.id === id).map((one) => one.touchpoint);
      expect(doubled.toSorted()).toEqual(TOUCHPOINTS);
    }
  });

  it("are filtered by touchpoint, period and band, alone and together", async () => {
    const { ids } = await siteNamed("filtered");
    await storeSome(ids, 60);
    const all = (await readAll("filtered", `${MARCH}&limit=200`)).responses;
    const filters: [string, (one: (typeof all)[number]) => boolean][] = [
      [`${MARCH}&touchpoint=paid`, (one) => one.touchpoint === "paid"],
      [`${MARCH}&band=negative`, (one) => one.band === "negative"],
      [`${MARCH}&band=neutral`, (one) => one.band === "neutral"],
      [`${MARCH}&band=positive`, (one) => one.band === "positive"],
      ["from=2025-03-02&to=2025-03-03", (one) => one.day === "2025-03-02" || one.day === "2025-03-03"],
      [
        "from=2025-03-05&to=2025-03-05&band=negative&touchpoint=found",
        (one) => {
          return one.day === "2025-03-05" && one.band === "negative" && one.touchpoint === "found";
        },
      ],
      ["from=2025-04-01&to=2025-04-30", () => false],
    ];
    for (const [query, keeps] of filters) {
      const expected = all.filter(keeps);
      expect((await readAll("filtered", `${query}&limit=4`)).responses).toEqual(expected);
    }
    expect(all.filter((one) => one.band === "negative").length).toBeGreaterThan(4);
  });

  it("hold 50 unless told otherwise, and 200 at most", async () => {
    const { ids } = await siteNamed("sized");
    await storeSome(ids, 205);
    expect((await readAll("sized", MARCH)).sizes).toEqual([50, 50, 50, 50, 5]);
    expect((await readAll("sized", `${MARCH}&limit=200`)).sizes).toEqual([200, 5]);
    expect((await readAll("sized", `${MARCH}&limit=1&touchpoint=paid&band=neutral`)).sizes.every((n) => n === 1)).toBe(
      true,
    );
  });

  it("cost rows by the page, not by what is stored", async () => {
    const { ids } = await siteNamed("large");
    const period = { from: "2025-03-01", to: "2025-03-31" };
    const cost = async () => {
      const { db, meter } = metered(collector.db);
      expect((await readPage(db, rangesOf(ids, period), { period }, 20)).rows).toHaveLength(20);
      expect(meter.roundTrips).toBe(2);
      return meter.rowsRead;
    };
    await storeSome(ids, 150);
    // The newest of each touchpoint, by their ids alone, and then as rows.
    const bound = TOUCHPOINTS.length * 21 * 2 + TOUCHPOINTS.length * 10;
    expect(await cost()).toBeLessThanOrEqual(bound);
    for (let round = 0; round < 4; round += 1) await storeSome(ids, 1_500);
    expect(await cost()).toBeLessThanOrEqual(bound);
  });
});

describe("a faulty query of responses", () => {
  it.each([
    ["limit=0", "/query/limit"],
    ["limit=201", "/query/limit"],
    ["limit=ten", "/query/limit"],
    ["limit=1.5", "/query/limit"],
    ["limit=", "/query/limit"],
    ["band=good", "/query/band"],
    ["minRating=11", "/query/minRating"],
    ["maxRating=-1", "/query/maxRating"],
    ["hasComment=yes", "/query/hasComment"],
    ["search=", "/query/search"],
    ["search=%20", "/query/search"],
    [`search=${"x".repeat(201)}`, "/query/search"],
    ["tag=a%2Cb", "/query/tag"],
    ["language=english%20please", "/query/language"],
    ["device=watch", "/query/device"],
    ["country=Poland", "/query/country"],
    ["channel=fax", "/query/channel"],
    ["property=plan", "/query/property/0"],
    ["property=plan:pro&property=1:2", "/query/property/1"],
    [`property=a:1${"&property=a:1".repeat(10)}`, "/query/property"],
    ["band=negative&band=positive", "/query/band"],
    ["cursor=x", "/query/cursor"],
    ["cursor='%20OR%201=1", "/query/cursor"],
    ["touchpoint=A%20B", "/query/touchpoint"],
    ["from=2025-03-02&to=2025-03-01", "/query/from"],
    ["to=yesterday", "/query/to"],
    ["page=2", "/query/page"],
  ])("is refused with 422 and the path: %s", async (query, path) => {
    await siteNamed("faulty");
    const refused = await api.refused("GET", `/sites/faulty/responses?${query}`);
    expect(refused).toEqual({ status: 422, code: "invalid-request", paths: [path] });
  });

  it("is a 404 where site or touchpoint is not there, or no more", async () => {
    await siteNamed("partly");
    const refusal = async (path: string) => api.refused("GET", path);
    expect(await refusal("/sites/nowhere/responses")).toMatchObject({ status: 404, code: "unknown-site" });
    const unknown = { status: 404, code: "unknown-touchpoint" };
    expect(await refusal("/sites/partly/responses?touchpoint=nowhere")).toMatchObject(unknown);
    await api.call("DELETE", "/sites/partly/touchpoints/paid");
    expect(await refusal("/sites/partly/responses?touchpoint=paid")).toMatchObject(unknown);
  });
});
