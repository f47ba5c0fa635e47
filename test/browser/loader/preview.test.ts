import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, debug, kept, outcome, prompted, settle, Visitor } from "./visitor.ts";

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchShell(), Site.start()]);
});
beforeEach(async () => {
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

describe("?asklet-preview", () => {
  it("opens the current revision against every rule, and stores and sends nothing", async () => {
    site.reset([{ exclude: ["/**"], sample: 0 }], { wait: 30, again: [90, 30], consent: 1 });
    const page = await visitor.open(`${site.pages}/?asklet-preview=touchpoint-0`);
    await prompted(page);
    expect(site.paths).toContain(`${SITE_KEY}/touchpoint-0/0/en%2Cen-GB`);
    await page.getByRole("radio", { name: "Yes" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "touchpoint-0", "previewed");
    await settle(page);
    expect(await kept(page)).toEqual({ local: {}, session: {} });
    expect(site.reached.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  it("opens a touchpoint that the script doesn't know, and asks nothing else on that page", async () => {
    site.reset([{ load: 0 }]);
    const page = await visitor.open(`${site.pages}/?a=b&asklet-preview=paused`);
    await prompted(page);
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "paused", "previewed");
    await asklet(page, "touchpoint", "touchpoint-0");
    await asklet(page, "open", "touchpoint-0");
    expect(await asklet(page, "ask", "touchpoint-0")).toBeNull();
    expect(await debug(page)).toContainEqual({
      touchpoint: "touchpoint-0",
      reason: "prompt-open",
      last: "prompt-open",
    });
    expect(site.paths.filter((path) => path.startsWith(`${SITE_KEY}/touchpoint-0`))).toEqual([]);
  });

  it("leaves the outbox of earlier pages alone", async () => {
    site.reset([{}]);
    const first = await visitor.open(site.pages);
    const name = `asklet.${SITE_KEY}.outbox.x`;
    await first.evaluate((key) => localStorage.setItem(key, "unsent"), name);
    const page = await visitor.open(`${site.pages}/?asklet-preview=touchpoint-0`);
    await prompted(page);
    // As every consent banner says it, on every page.
    await asklet(page, "consent", true);
    await settle(page);
    expect(await kept(page)).toEqual({ local: { [name]: "unsent" }, session: {} });
  });

  it.each(["../../evil?x#y", "..", "a/b", "touchpoint-0,x", ""])(
    "asks for no path but a touchpoint's: %j",
    async (slug) => {
      site.reset([{}]);
      const page = await visitor.open(`${site.pages}/?asklet-preview=${encodeURIComponent(slug)}`);
      await asklet(page, "preview", slug);
      await settle(page);
      expect(site.paths).toEqual([`${SITE_KEY}.js`]);
      expect(await debug(page)).toContainEqual({
        touchpoint: slug,
        reason: "unknown-touchpoint",
        last: "unknown-touchpoint",
      });
    },
  );
});

describe("asklet('preview')", () => {
  const FOLLOW_UP = {
    metric: "text" as const,
    text: { negative: "Why not?", neutral: "Why?", positive: "What most?" },
  };

  it("shows a prompt on any page, whatever the rules and without consent; nothing is stored, sent or told as seen", async () => {
    site.reset([{ exclude: ["/**"], sample: 0 }], { wait: 30, again: [90, 30], consent: 1 });
    const page = await visitor.open(site.pages);
    await page.evaluate(`
      window.heard = [];
      for (const name of ["shown", "answered", "commented", "dismissed", "later"]) asklet("on", name, () => heard.push(name));
    `);
    await asklet(page, "preview", "touchpoint-0");
    await prompted(page);
    expect(site.paths).toContain(`${SITE_KEY}/touchpoint-0/0/en%2Cen-GB`);
    await page.getByRole("radio", { name: "Yes" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await outcome(page, "touchpoint-0", "previewed");
    await settle(page);
    expect(await kept(page)).toEqual({ local: {}, session: {} });
    expect(site.reached.filter(({ method }) => method !== "GET")).toEqual([]);
    expect(await page.evaluate("heard")).toEqual([]);
  });

  it.each([
    ["the question", {}, "Was touchpoint-0 good?"],
    ["the follow-up after an answer", { answer: 0 }, "Why not?"],
    ["the thank-you", { answer: 1, done: true }, "Thank you."],
  ])("shows %s in place of the preview before", async (_, state, words) => {
    site.reset([{}]);
    site.wording = { followUp: FOLLOW_UP };
    const page = await visitor.open(site.pages);
    await asklet(page, "preview", "touchpoint-0", { answer: 1 });
    await page.getByRole("heading", { name: "What most?" }).waitFor();
    await asklet(page, "preview", "touchpoint-0", state);
    await page.getByRole("heading", { name: words }).waitFor();
    expect(await page.locator("asklet-prompt").count()).toBe(1);
  });

  it("asks for the language that is wanted", async () => {
    site.reset([{}]);
    const page = await visitor.open(site.pages);
    await asklet(page, "preview", "touchpoint-0", { language: "ar" });
    await prompted(page);
    expect(site.paths).toContain(`${SITE_KEY}/touchpoint-0/0/ar`);
  });

  it("takes the place of a prompt that is asked, which is reported as shown and not as dismissed", async () => {
    site.reset([{}, {}]);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-0");
    await outcome(page, "touchpoint-0", "shown");
    await asklet(page, "preview", "touchpoint-1");
    await page.getByRole("heading", { name: "Was touchpoint-1 good?" }).waitFor();
    await outcome(page, "touchpoint-0", "closed");
    const posts = site.reached.filter(({ method }) => method === "POST");
    expect(posts.map(({ body }) => JSON.parse(body))).toEqual([
      expect.objectContaining({ touchpoint: "touchpoint-0", shown: true }),
    ]);
    expect(posts[0]?.body).not.toContain("dismissed");
  });

  it("lets the page ask again once it is closed", async () => {
    site.reset([{}]);
    const page = await visitor.open(site.pages);
    await asklet(page, "preview", "touchpoint-0");
    await prompted(page);
    await asklet(page, "close");
    await outcome(page, "touchpoint-0", "closed");
    await asklet(page, "touchpoint", "touchpoint-0");
    await outcome(page, "touchpoint-0", "shown");
  });

  it("shows an inline prompt in the corner of a page without its place", async () => {
    site.reset([{}]);
    site.wording = { placement: "inline", target: "#slot" };
    const page = await visitor.open(site.pages);
    await asklet(page, "preview", "touchpoint-0");
    await prompted(page);
    expect(await page.locator("asklet-prompt section").getAttribute("data-side")).toBe("bottom-end");
    await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<div id="slot"></div>'));
    await asklet(page, "preview", "touchpoint-0");
    await page.locator("#slot asklet-prompt section").waitFor();
  });

  it("of a touchpoint that the collector does not have is told as unavailable, and keeps nothing else from being asked", async () => {
    site.reset([{}]);
    site.respond = ({ url }) => (url.includes("nowhere") ? 404 : undefined);
    const page = await visitor.open(site.pages);
    await asklet(page, "preview", "nowhere");
    await outcome(page, "nowhere", "unavailable");
    await asklet(page, "touchpoint", "touchpoint-0");
    await outcome(page, "touchpoint-0", "shown");
  });
});
