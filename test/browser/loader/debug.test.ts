import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };
import { launchShell } from "../chromium.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, debug, outcome, prompted, report, settle, Visitor } from "./visitor.ts";

const WAITS = { wait: 30, again: [90, 30] } satisfies Partial<Site["rules"]>;

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchShell(), Site.start()]);
});
beforeEach(async () => {
  site.reset();
  visitor = await Visitor.arrive(browser);
});
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  expect(visitor.warnings).toEqual([]);
  await visitor.context.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe("asklet('debug')", () => {
  it("gives each touchpoint's reason now, as a name and as a sentence", async () => {
    site.reset(
      [
        { slug: "elsewhere", include: ["/other/**"] },
        { slug: "unlucky", sample: 0 },
        { slug: "heavy", weight: 0 },
        { slug: "due", load: 60_000 },
      ],
      WAITS,
    );
    const page = await visitor.open(`${site.pages}/shop/tea`);
    expect((await report(page)).touchpoints).toEqual([
      {
        touchpoint: "elsewhere",
        reason: "page-excluded",
        why: "Page /shop/tea is not among /other/**.",
      },
      {
        touchpoint: "unlucky",
        reason: "not-sampled",
        why: "Asked of 0 % of visitors; this one is not among them.",
      },
      {
        touchpoint: "heavy",
        reason: "not-drawn",
        why: "Takes no part in the draw that shares visitors: its weight is 0.",
      },
      expect.objectContaining({ touchpoint: "due" }),
    ]);
  });

  it("tells of a touchpoint at its limit, as listeners hear of it, and leaves the draw to the others", async () => {
    site.reset([{ slug: "full", exempt: 1, spent: 1 }, { slug: "other" }], WAITS);
    const page = await visitor.open(site.pages);
    await page.evaluate("window.heard = []; asklet('on', 'skipped', ({ reason }) => heard.push(reason))");
    await asklet(page, "touchpoint", "full");
    expect(await asklet(page, "ask", "full")).toBeNull();
    expect(await page.evaluate("heard")).toEqual(["limit-reached", "limit-reached"]);
    expect((await report(page)).touchpoints).toMatchObject([
      { reason: "limit-reached", why: expect.stringMatching(/answers that its limits let in/), last: "limit-reached" },
      { reason: "due" },
    ]);
    expect(site.paths.filter((path) => path.includes("full"))).toEqual([]);
  });

  it("tells of the prompt that is open, and then of what became of it, until when", async () => {
    site.reset([{ slug: "first" }, { slug: "second" }], { again: [90, 30] });
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "first");
    await asklet(page, "touchpoint", "second");
    await asklet(page, "touchpoint", "nowhere");
    await outcome(page, "first", "shown");
    expect(await debug(page)).toEqual([
      { touchpoint: "first", reason: "prompt-open", last: "shown" },
      { touchpoint: "second", reason: "prompt-open", last: "prompt-open" },
      { touchpoint: "nowhere", reason: "unknown-touchpoint", last: "prompt-open" },
    ]);
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "first", "dismissed");
    const { touchpoints } = await report(page);
    const [first, second] = touchpoints;
    expect(first).toMatchObject({
      reason: "presented-recently",
      why: expect.stringMatching(/^Closed without an answer on \d{4}-\d\d-\d\d, asked again after 30 days: from /),
      last: "dismissed",
      happened: "The visitor has closed it without an answer.",
    });
    const days = (Date.parse(first?.until ?? "") - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThanOrEqual(30);
    expect(second).toMatchObject({ reason: "due", last: "prompt-open" });
    expect(second).not.toHaveProperty("until");
  });

  it("asks nothing and stores nothing by itself", async () => {
    site.reset([{ load: 60_000 }], WAITS);
    const page = await visitor.open(site.pages);
    expect(await debug(page)).toEqual([{ touchpoint: "touchpoint-0", reason: "due" }]);
    await settle(page);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it("gives the facts that rules go by on the page", async () => {
    site.reset([{ audience: { minVisits: 2, signedIn: true }, declares: 1 }], WAITS);
    const page = await visitor.open(`${site.pages}/tea?cup=2#top`);
    await asklet(page, "set", { plan: "pro" });
    await asklet(page, "identify", "someone@shop.example");
    expect((await report(page)).page).toEqual({
      version: manifest.version,
      address: "/tea?cup=2#top",
      languages: ["en", "en-GB"],
      device: "desktop",
      consent: "not required",
      storage: "local",
      kept: ["visits"],
      signedIn: true,
      properties: { plan: "pro" },
      visits: 1,
      pages: 1,
    });
  });

  it.each([
    ["local", {}],
    ["session", {}],
    ["memory", { storage: "none" as const }],
  ])("names the storage in use: %s", async (storage, rules) => {
    site.reset([{}], { storage: storage === "session" ? storage : "local", ...rules });
    const page = await visitor.open(site.pages);
    expect((await report(page)).page).toMatchObject({ storage, consent: "not required" });
  });

  it("names memory where the browser refuses storage", async () => {
    const trouble = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })";
    site.html = site.html.replace("{script}", `<script>${trouble}</script>{script}`);
    const page = await visitor.open(site.pages);
    expect((await report(page)).page.storage).toBe("memory");
  });

  it("tells consent that is missing from consent that was given, and says what to do", async () => {
    site.reset([{}], { consent: 1 });
    const page = await visitor.open(site.pages);
    const before = await report(page);
    expect(before.page).toMatchObject({ consent: "missing", storage: "memory" });
    expect(before.touchpoints[0]?.why).toContain('asklet("consent", true)');
    await asklet(page, "consent", true);
    expect((await report(page)).page).toMatchObject({ consent: "given", storage: "local" });
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    expect((await report(page)).page.consent).toBe("unknown");
  });

  it("prints what it returns, and returns it where the page has broken the console", async () => {
    const page = await visitor.open(site.pages);
    const printed: string[] = [];
    page.on("console", (message) => printed.push(message.type()));
    await debug(page);
    expect(printed.toSorted()).toEqual(["log", "table"]);
    await page.evaluate(() => {
      console.log = () => {
        throw new Error("console");
      };
    });
    expect(await debug(page)).toHaveLength(1);
  });
});
