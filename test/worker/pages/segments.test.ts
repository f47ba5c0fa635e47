/** Segments on the page of a touchpoint: the API's numbers, two of them compared, and breakdowns switched on. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addBreakdown, fillBreakdowns } from "../../../worker/breakdowns/breakdown-store.ts";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { AuditPage } from "../../../worker/contract/audit.ts";
import { BreakdownScores, BreakdownStates } from "../../../worker/contract/breakdowns.ts";
import { numbersIn } from "../../../worker/pages/numbers.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { textOf, Visitor } from "./visitor.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const PATH = "/sites/shop/touchpoints/paid";
const PLAN = "properties.plan";
const HOSTILE = "<script>alert(1)</script>";
const numbers = numbersIn("en");

let collector: Collector;
let api: CheckedApi;
let visitor: Visitor;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  visitor = new Visitor(collector);
  await visitor.signIn();
  await collector.site("shop", { stages: ["buy"] });
  await collector.touchpoint("shop", "paid", {
    name: "Paid",
    stage: "buy",
    question: { metric: "csat", key: "q" },
    properties: [{ key: "plan", type: "string" }],
  });
  await collector.touchpoint("shop", "new", { stage: "buy", question: { metric: "nps", key: "q" } });
  const options = [
    { key: "shop-here", text: { en: "Buy at the shop-window" } },
    { key: "look-around", text: { en: "Just look" } },
  ];
  const question = { metric: "choice", key: "q", text: { en: "?" }, options };
  await collector.touchpoint("shop", "came", { stage: "buy", question });
  await answer("paid", { 5: 70, 1: 10 }, { device: "desktop", country: "PL" }, "free");
  await answer("paid", { 5: 20, 1: 60 }, { device: "phone", country: "T1" }, HOSTILE);
  await answer("paid", { 5: 3 }, { device: "tablet" }, "");
  await answer("paid", { 5: 4 }, {});
  await choose("came", [30, 10], { device: "phone" });
  await choose("came", [10, 30], { device: "desktop" });
  for (const breakdown of ["device", "country", PLAN]) await switchOn("paid", breakdown);
  await switchOn("came", "device");
});
afterAll(async () => collector.close());

async function answer(
  touchpoint: string,
  points: Record<number, number>,
  over: Partial<PromptState>,
  plan?: string,
): Promise<void> {
  const id = await idOf(collector.db, "shop", touchpoint);
  const properties = plan === undefined ? {} : { properties: JSON.stringify({ plan }) };
  const states = Object.entries(points).flatMap(([point, count]) =>
    Array.from({ length: count }, () => stateOn(id, "2025-05-20", { rating: Number(point), ...over, ...properties })),
  );
  await storeStates(collector.db, states, Date.now());
}

/** So many who chose each option. */
async function choose(touchpoint: string, counts: readonly number[], over: Partial<PromptState>): Promise<void> {
  const id = await idOf(collector.db, "shop", touchpoint);
  const states = counts.flatMap((count, index) =>
    Array.from({ length: count }, () => stateOn(id, "2025-05-20", { choices: 1 << index, ...over })),
  );
  await storeStates(collector.db, states, Date.now());
}

async function filled(touchpoint: string, breakdown: string): Promise<boolean | undefined> {
  const path = `/sites/shop/touchpoints/${touchpoint}/breakdowns`;
  const { breakdowns } = await api.read(BreakdownStates, path);
  return breakdowns.find((one) => one.breakdown === breakdown)?.filled;
}

async function switchOn(touchpoint: string, breakdown: string): Promise<void> {
  await addBreakdown(collector.db, await idOf(collector.db, "shop", touchpoint), breakdown, Date.now());
  while (!(await fillBreakdowns(collector.db, 5))) continue;
}

const get = async (query: string, path = PATH): Promise<string> =>
  (await visitor.get(`${path}?${MAY}&${query}`)).text();
/** Text of the panel of segments. */
const panelOf = (page: string): string => textOf(`<i ${/id="parts"[\s\S]*?<\/section>/.exec(page)?.[0] ?? ""}`);
const read = async (breakdown: string, query = "") =>
  api.read(BreakdownScores, `${PATH}/breakdowns/${breakdown}?${MAY}${query}`);

/** A visitor whose key allows this. */
async function visitorWith(...scopes: string[]): Promise<Visitor> {
  const made = await collector.api("POST", "/keys", { name: "other", scopes });
  const { secret }: { secret: string } = await made.json();
  const other = new Visitor(collector);
  await other.signIn(secret);
  return other;
}

describe("the segments of a touchpoint", () => {
  it("have the API's scores, intervals, answers and verdicts, most answers first", async () => {
    const said = panelOf(await get("breakdown=device"));
    const [series] = (await read("device")).series;
    const phone = series?.segments.find(({ value }) => value === "phone");
    const { score, interval, n, againstRest } = phone ?? {};
    const by = Math.round(Math.abs(againstRest?.change.difference ?? 0));
    expect(againstRest?.change.verdict).toBe("down");
    expect(said).toContain(
      `Phone ${numbers.percent(score?.value ?? 0)} between ${numbers.percent(interval?.low ?? 0)} and ` +
        `${numbers.percent(interval?.high ?? 0)} with 95% confidence ${n} Worse by ${by} percentage points`,
    );
    expect(said).toMatch(/Desktop 88% .* 80 Better by .* Phone .* Tablet .* Not known/);
  });

  it("say so where too few have answered, without a score", async () => {
    expect(panelOf(await get("breakdown=device"))).toMatch(
      /Tablet Too few answers for a score\. 3 Too few answers to compare Not known Too few answers for a score\. 4/,
    );
  });

  it("are of the first breakdown that is switched on unless the address names one; channel and revision are always there", async () => {
    expect(panelOf(await get(""))).toContain("Device · CSAT");
    const by = panelOf(await get("breakdown=channel"));
    expect(by).toMatch(/Channel Revision Device Country plan Channel · CSAT .* Website 58%/);
    expect(by).not.toMatch(/Against all others|to compare/);
    expect(panelOf(await get("breakdown=revision"))).toMatch(/Revision · CSAT .* 1 58%/);
  });

  it("take what visitors sent for text, and codes that name nothing for codes", async () => {
    const page = await get(`breakdown=${PLAN}`);
    expect(page).toContain("<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>");
    expect(page).not.toContain("<script");
    expect(panelOf(page)).toContain("(empty)");
    expect(panelOf(await get("breakdown=country"))).toMatch(/Poland 88% .* T1 25%/);
  });

  it("of a choice have the shares of its options", async () => {
    const page = await get("breakdown=device&segment=phone&against=desktop", "/sites/shop/touchpoints/came");
    expect(panelOf(page)).toMatch(
      /Desktop Buy at the shop-window 25% between 14% and 40% Just look 75% between .* 40 Phone Buy at the shop-window 75%/,
    );
    expect(panelOf(page)).toMatch(
      /Buy at the shop-window Phone : Better by 50 percentage points Difference in percentage points: \+50,/,
    );
    expect(textOf(page)).toContain(
      "All answers Buy at the shop-window 40 (50%) between 39% and 61% Just look 40 (50%) between 39% and 61% " +
        "The ranges hold with 95% confidence.",
    );
  });

  it("are told apart to be fifty, and come page by page", async () => {
    await collector.touchpoint("shop", "many", { stage: "buy", question: { metric: "csat", key: "q" } });
    for (let page = 0; page < 30; page += 1) {
      await answer("many", { 5: page + 1 }, { path: `/${"long-".repeat(20)}${page}` });
    }
    await switchOn("many", "page");
    const first = await get("breakdown=page", "/sites/shop/touchpoints/many");
    const rows = (page: string) => (page.match(/<th scope="row" role="rowheader"><bdi>/g) ?? []).length;
    const [, next = ""] = /href="\?([^"#]*skip=20)#parts"/.exec(first) ?? [];
    const second = await (await visitor.get(`/sites/shop/touchpoints/many?${next.replaceAll("&amp;", "&")}`)).text();
    expect([rows(first), rows(second)]).toEqual([20, 10]);
    expect(second).not.toContain("skip=40");
    expect(first.length).toBeLessThan(40_000);
  });
});

describe("two segments compared", () => {
  it("have the API's difference, interval, p and verdict", async () => {
    const page = await get("breakdown=device&segment=phone&against=desktop");
    const [series] = (await read("device", "&against=desktop")).series;
    const { change } = series?.segments.find(({ value }) => value === "phone") ?? {};
    const { difference, interval, adjustment } = change ?? {};
    const its = numbers.difference(difference ?? 0, interval ?? { low: 0, high: 0 });
    expect([change?.verdict, numbers.probability(change?.adjustedP ?? 1)]).toEqual(["down", "< 0.001"]);
    expect(panelOf(page)).toContain(
      `Phone : Worse by 63 percentage points Difference in percentage points: ${its.value}, ` +
        `between ${its.ends?.join(" and ")} with 95% confidence ` +
        `Taken before the scores are rounded. p &lt; 0.001; corrected for ${adjustment?.tests} comparison`,
    );
    expect(page).toMatch(/<option value="phone" selected[\s\S]*<option value="desktop" selected/);
  });

  it("get no verdict where too few have answered, or nobody", async () => {
    for (const segment of ["tablet", "nobody", "%3Cscript%3E"]) {
      const page = await get(`breakdown=device&segment=${segment}&against=desktop`);
      expect(panelOf(page)).toContain("Too few answers to compare");
      expect(page).not.toContain("<script");
      expect(panelOf(page)).not.toContain("Difference in");
    }
  });

  it("are no comparison where both are the same", async () => {
    const said = panelOf(await get("breakdown=device&segment=phone&against=phone"));
    expect(said).toContain("Choose two different segments.");
    expect(said).not.toContain("Difference in");
  });

  it.each([
    [422, "breakdown=nonsense"],
    [422, "breakdown=properties.<script>"],
    [422, "breakdown=device&segment=phone&against=nobody"],
    [422, "breakdown=device&skip=-1"],
    [404, "breakdown=page"],
  ])("are refused with a page, %i, where the address is wrong: %s", async (status, query) => {
    const response = await visitor.get(`${PATH}?${MAY}&${query}`);
    expect([response.status, response.headers.get("content-type")]).toEqual([status, "text/html; charset=UTF-8"]);
    expect(await response.text()).not.toContain("<script");
  });
});

describe("a breakdown that is not switched on", () => {
  const NEW = "/sites/shop/touchpoints/new";

  it("is said to be none, and is offered to those who may manage alone", async () => {
    const page = await get("", NEW);
    expect(panelOf(page)).toMatch(
      /Channel Revision Choose above what to break the answers down by\. Add a breakdown Device Country Language Page/,
    );
    const reader = await visitorWith("scores:read");
    const read = await (await reader.get(NEW)).text();
    expect(panelOf(read)).toContain("Choose above");
    expect(read).not.toContain("Add a breakdown");
    expect((await reader.post(`${NEW}/breakdowns`, { breakdown: "device" })).status).toBe(403);
  });

  it("offers declared properties, and none that is on", async () => {
    expect(panelOf(await get(""))).toMatch(/Add a breakdown Language Page $/);
    await collector.touchpoint("shop", "declared", {
      stage: "buy",
      question: { metric: "csat", key: "q" },
      properties: [{ key: "plan", type: "string" }],
    });
    expect(await get("", "/sites/shop/touchpoints/declared")).toContain(`value="${PLAN}"`);
  });

  it("is switched on by its button, through the API, and shown in the same period", async () => {
    const posted = await visitor.post(`${NEW}/breakdowns?${MAY}`, { breakdown: "device" });
    expect([posted.status, posted.headers.get("location")]).toEqual([303, `${NEW}?${MAY}&breakdown=device#parts`]);
    await expect.poll(async () => filled("new", "device")).toBe(true);
    const { entries } = await api.read(AuditPage, "/audit?limit=1");
    expect(entries[0]).toMatchObject({ operation: "putBreakdown", status: 201 });
  });

  it("is refused where there is no such one, no such place, or the form is another origin's", async () => {
    const post = async (breakdown: string, path = NEW) =>
      (await visitor.post(`${path}/breakdowns`, { breakdown })).status;
    expect(await post("../../../keys")).toBe(422);
    expect(await post("properties.undeclared")).toBe(404);
    expect(await post("device", "/sites/shop/touchpoints/nowhere")).toBe(404);
    expect(await post("device", "/sites/%2e%2e/touchpoints/new")).toBe(404);
    expect((await visitor.post(`${NEW}/breakdowns`, { breakdown: "page" }, "https://evil.example")).status).toBe(403);
  });
});
