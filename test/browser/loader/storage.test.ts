/** What is kept in the browser, for how long, and what happens where the browser refuses. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, debug, kept, outcome, prompted, settle, Visitor } from "./visitor.ts";

const DAY_MS = 86_400_000;
const PREFIX = `asklet.${SITE_KEY}.`;
const TIMES = `${PREFIX}times.touchpoint-0`;
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

describe("waits", () => {
  it("hold on the next page, from the moment of presentation", async () => {
    site.reset([{ load: 0 }], WAITS);
    const first = await visitor.open(site.pages);
    await prompted(first);
    await first.close();
    const second = await visitor.open(site.pages);
    await outcome(second, "touchpoint-0", "site-wait");
    expect(await second.locator("asklet-prompt").count()).toBe(0);
  });

  it("are stored before the first frame in which a prompt could be seen", async () => {
    site.reset([{ load: 0 }], WAITS);
    const page = await visitor.context.newPage();
    await page.addInitScript(() => {
      // Runs at the end of the task in which an element was added: nothing of it has been painted yet.
      new MutationObserver(() => {
        if (document.querySelector("asklet-prompt")) document.title ||= Object.keys(localStorage).join();
      }).observe(document, { childList: true, subtree: true });
    });
    site.html = site.html.replace("<title>Page</title>", "<title></title>");
    await page.goto(site.pages);
    await prompted(page);
    expect(await page.title()).toBe(TIMES);
  });

  it("hold after a dismissal: who has said no is not asked again, on no page", async () => {
    site.reset([{ load: 0 }], { again: [90, 30] });
    const first = await visitor.open(site.pages);
    await prompted(first);
    await first.getByRole("button", { name: "Close" }).click();
    await outcome(first, "touchpoint-0", "dismissed");
    await first.reload();
    await outcome(first, "touchpoint-0", "presented-recently");
    const second = await visitor.open(`${site.pages}/elsewhere`);
    await outcome(second, "touchpoint-0", "presented-recently");
    expect(await first.locator("asklet-prompt").count()).toBe(0);
    expect(await second.locator("asklet-prompt").count()).toBe(0);
  });

  it.each([
    ["presented 29 days ago", [29, 0, 0], "site-wait"],
    ["presented 31 days ago", [31, 0, 0], "due"],
    ["answered 89 days ago", [89, 89, 0], "answered-recently"],
    ["answered 91 days ago", [91, 91, 0], "due"],
    ["presented by a clock that was a year ahead", [-365, 0, 0], "due"],
  ])("let a visitor who was %s meet %j: %s", async (_, days, reason) => {
    site.reset([{}], WAITS);
    const times = days.map((ago) => (ago ? Date.now() - ago * DAY_MS : 0)).join();
    const page = await visitor.open(site.pages);
    await page.evaluate(([name, value]) => localStorage.setItem(name, value), [TIMES, times] as const);
    expect(await debug(page)).toEqual([{ touchpoint: "touchpoint-0", reason }]);
  });
});

describe("storage", () => {
  it("holds nothing on a page that has decided nothing", async () => {
    site.reset([{ sample: 0.5 }, {}], WAITS);
    const page = await visitor.open(site.pages);
    await settle(page);
    expect(await kept(page)).toEqual({ local: {}, session: {} });
  });

  it("holds draws where rules need them, under the site's own names, and draws anew once a prompt was presented", async () => {
    site.reset([{ sample: 1 }, { weight: 0, sample: 0.5 }], WAITS);
    const page = await visitor.open(site.pages);
    await debug(page);
    const { local, session } = await kept(page);
    expect(session).toEqual({});
    expect(local).toEqual({
      [`${PREFIX}draw`]: expect.stringMatching(/^\d{1,4}$/),
      [`${PREFIX}sample`]: expect.stringMatching(/^\d{1,4}$/),
    });
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    const after = (await kept(page)).local;
    expect(after).not.toHaveProperty([`${PREFIX}draw`]);
    expect(after[`${PREFIX}sample`]).toBe(local[`${PREFIX}sample`]);
    expect(after[TIMES]).toMatch(/^\d{13}(,0)*$/);
  });

  it("holds what the README says of it, and nothing else", async () => {
    const readme = await readFile(join(import.meta.dirname, "../../../README.md"), "utf8");
    const table = readme.slice(
      readme.indexOf("### What is kept in the browser"),
      readme.indexOf("On the server, a response"),
    );
    const examples = Object.fromEntries(
      [...table.matchAll(/^\| `([\w.{}]+)` .*\| `(.*?)` +\|$/gm)].map(([, ...row]) => row),
    );
    const forms: Record<string, RegExp> = {
      "times.{slug}": /^\d{13},\d{13}(?:,\d{1,13}){0,2}$/,
      visits: /^\d+,\d+,\d{13}$/,
      lease: /^\d{13} 0\.\d+$/,
      draw: /^\d{1,4}$/,
      sample: /^\d{1,4}$/,
      "outbox.{id}": /^\d{4}-\d\d-\d\dT[\d:.]{12}Z\{"v":1,.*\}$/,
    };
    expect(Object.keys(examples)).toEqual(Object.keys(forms));
    for (const [name, form] of Object.entries(forms)) expect(examples[name]).toMatch(form);

    site.reset([{ sample: 0.9999, audience: { minVisits: 1 } }], WAITS);
    site.respond = ({ method }) => (method === "POST" ? 503 : undefined);
    const page = await visitor.context.newPage();
    // As on a page without https.
    await page.addInitScript("Object.defineProperty(navigator, 'locks', { value: undefined })");
    await page.goto(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    const { local: before } = await kept(page);
    await page.getByRole("radio", { name: "Yes" }).click();
    await expect.poll(() => site.reached.some(({ method }) => method === "POST")).toBe(true);
    const { local: after, session } = await kept(page);
    expect(session).toEqual({});
    const found = Object.entries({ ...before, ...after }).map(([key, value]): [string, string] => [
      key
        .replace(PREFIX, "")
        .replace("touchpoint-0", "{slug}")
        .replace(/^outbox\..*/, "outbox.{id}"),
      value,
    ]);
    expect(found.map(([name]) => name).toSorted()).toEqual(
      Object.keys(forms)
        .filter((name) => name !== "draw")
        .toSorted(),
    );
    for (const [name, value] of found) expect(value).toMatch(forms[name] ?? /^$/);
  });

  it("is the session's where the site says so", async () => {
    site.reset([{}], { ...WAITS, storage: "session" });
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    const { local, session } = await kept(page);
    expect(local).toEqual({});
    expect(Object.keys(session)).toEqual([TIMES]);
  });

  it("is memory where the site wants none: waits hold for the page and no longer", async () => {
    site.reset([{}], { ...WAITS, storage: "none" });
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "touchpoint-0", "dismissed");
    expect(await debug(page)).toMatchObject([{ reason: "site-wait" }]);
    expect(await kept(page)).toEqual({ local: {}, session: {} });
    const next = await visitor.open(site.pages);
    expect(await debug(next)).toMatchObject([{ reason: "due" }]);
  });

  it.each([
    ["throws at a touch", "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"],
    ["is null", "Object.defineProperty(window, 'localStorage', { value: null })"],
    [
      "is full",
      "for (let size = 2 ** 22; size; size >>= 1) try { localStorage['filler' + size] = 'x'.repeat(size) } catch {}",
    ],
    [
      "refuses every call",
      "for (const name of ['getItem', 'setItem', 'removeItem']) Storage.prototype[name] = () => { throw new Error(name) }",
    ],
  ])("that %s leaves everything working, with waits for the page", async (_, trouble) => {
    site.reset([{ sample: 0.9999 }], WAITS);
    site.html = site.html.replace("{script}", `<script>${trouble}</script>{script}`);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "touchpoint-0", "dismissed");
    expect(await debug(page)).toMatchObject([{ reason: "site-wait" }]);
  });
});

describe("a page on which no answer could be kept", () => {
  it.each([
    "Date.now = () => NaN",
    "Date.prototype.toISOString = () => { throw 1 }",
    "crypto.getRandomValues = () => { throw 1 }",
  ])("has no prompt that would thank for one: %s", async (trouble) => {
    site.reset([{}]);
    site.html = site.html.replace("{script}", `<script>${trouble}</script>{script}`);
    const page = await visitor.open(site.pages);
    await page.evaluate(() => {
      window.asklet?.("on", "skipped", ({ reason }) => (document.title = reason));
      window.asklet?.("touchpoint", "touchpoint-0");
    });
    await expect.poll(async () => page.title()).toBe("unavailable");
    expect(await page.locator("asklet-prompt").count()).toBe(0);
  });
});

describe("the outbox", () => {
  it("is memory where the site wants none: an answer that is not taken goes out again while the page lives", async () => {
    site.reset([{}], { storage: "none" });
    site.respond = ({ method }) => (method === "POST" ? 503 : undefined);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await page.getByRole("radio", { name: "Yes" }).click();
    const posted = (): unknown[] => site.reached.filter(({ method }) => method === "POST");
    await expect.poll(() => posted().length).toBe(1);
    expect(await kept(page)).toEqual({ local: {}, session: {} });
    site.respond = () => undefined;
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(() => posted().length).toBe(2);
  });

  it("of an earlier page is delivered by the next, on which nothing else is due", async () => {
    site.respond = ({ method }) => (method === "POST" ? 503 : undefined);
    const first = await visitor.open(site.pages);
    await asklet(first, "touchpoint", "touchpoint-0");
    await first.getByRole("radio", { name: "Yes" }).click();
    await expect.poll(() => site.reached.some(({ method }) => method === "POST")).toBe(true);
    await first.close();
    site.respond = () => undefined;
    site.reached = [];
    const second = await visitor.open(site.pages);
    await expect.poll(async () => Object.keys((await kept(second)).local)).toEqual([TIMES]);
    const posts = site.reached.filter(({ method }) => method === "POST");
    expect(posts).toHaveLength(1);
    expect(JSON.parse(posts[0]?.body ?? "")).toMatchObject({ touchpoint: "touchpoint-0", answer: 1 });
    expect(site.paths.some((path) => path.includes("touchpoint-0"))).toBe(false);
  });
});
