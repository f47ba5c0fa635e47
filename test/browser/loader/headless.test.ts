/** `asklet('ask', …)`: the page paints, and everything else is as with any prompt. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, kept, outcome, prompted, scriptRan, settle, Visitor } from "./visitor.ts";

const TIMES = `asklet.${SITE_KEY}.times.touchpoint-0`;
const FOLLOW_UP = { metric: "text" as const, text: { negative: "Why not?", neutral: "Why?", positive: "What most?" } };

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchShell(), Site.start()]);
});
beforeEach(async () => {
  site.reset([{}], { again: [90, 30] });
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

/** Asks on the page, and leaves the prompt there as `asked`. Gives back the wording, `null` where nothing is asked. */
async function ask(page: Page, slug = "touchpoint-0", properties = {}): Promise<{ question: string } | null> {
  return page.evaluate(
    async ([wanted, given]) => {
      const asked = await window.asklet?.("ask", wanted, given);
      Reflect.set(window, "asked", asked);
      return asked ? { ...asked.wording } : null;
    },
    [slug, properties] as const,
  );
}

/** Runs a statement about `asked` in the page. */
async function say(page: Page, code: string): Promise<void> {
  await page.evaluate(`{ ${code} }`);
}

/** Messages of the collector's, in the order of arrival. */
function messages(): Record<string, unknown>[] {
  const posts = site.reached.filter(({ method }) => method === "POST");
  return posts.map(({ body }) => Object.fromEntries(Object.entries(JSON.parse(body))));
}

async function arrived(count: number): Promise<Record<string, unknown>[]> {
  await expect.poll(() => messages().length).toBe(count);
  return messages();
}

describe("asklet('ask')", () => {
  it("gives the wording, and paints nothing: no prompt UI is loaded", async () => {
    const page = await visitor.open(site.pages);
    expect(await ask(page)).toMatchObject({ question: "Was touchpoint-0 good?", metric: "thumbs", language: "en" });
    expect(await page.locator("asklet-prompt").count()).toBe(0);
    const chunks = site.allPaths.filter((path) => path.endsWith(".js"));
    expect(chunks).toEqual([
      `${SITE_KEY}.js`,
      site.prompt.replace("prompt", "commands"),
      site.prompt.replace("prompt", "headless"),
    ]);
  });

  it("reports showing, answer, another answer and follow-up like any prompt, under one id", async () => {
    site.wording = { properties: ["order"], followUp: FOLLOW_UP };
    const page = await visitor.open(`${site.pages}/tea?secret=1`);
    await ask(page, "touchpoint-0", { order: 17, secret: "x" });
    await say(page, "asked.shown(); asked.shown(); asked.answer(1)");
    await arrived(1);
    await say(page, "asked.answer(1); asked.answer(0)");
    await arrived(2);
    await say(page, "asked.followUp('Too slow'); asked.followUp('Too slow'); asked.close()");
    const [first, second, third, ...more] = await arrived(3);
    expect(first).toMatchObject({ touchpoint: "touchpoint-0", revision: 1, shown: true, answer: 1, language: "en" });
    expect(first).toMatchObject({ seq: 1, path: "/tea", device: "desktop", properties: { order: 17 } });
    expect(second).toMatchObject({ prompt: first?.["prompt"], seq: 2, answer: 0 });
    expect(third).toMatchObject({ prompt: first?.["prompt"], seq: 3, answer: 0, followUp: "Too slow" });
    expect(third).not.toHaveProperty("dismissed");
    expect(more).toEqual([]);
  });

  it("keeps a follow-up that comes first until there is a main answer", async () => {
    site.wording = { followUp: FOLLOW_UP };
    const page = await visitor.open(site.pages);
    await ask(page);
    await say(page, "asked.followUp('Too slow')");
    await settle(page);
    expect(messages()).toEqual([]);
    await say(page, "asked.answer(0)");
    const [, last] = await arrived(2);
    expect(last).toMatchObject({ answer: 0, followUp: "Too slow" });
  });

  it("takes nothing, and what is no answer, for no answer", async () => {
    const page = await visitor.open(site.pages);
    await ask(page);
    await say(page, "for (const no of [undefined, null, '', [], {}, NaN]) { asked.answer(no); asked.followUp(no); }");
    await settle(page);
    expect(messages()).toEqual([]);
    expect((await kept(page)).local[TIMES]).toMatch(/^\d{13}(,0)*$/);
  });

  it("counts closing before an answer as a dismissal, once, and takes nothing more", async () => {
    const page = await visitor.open(site.pages);
    await ask(page);
    await say(page, "asked.shown(); asked.close(); asked.close(); asked.answer(1); asked.followUp('x'); asked.shown()");
    await outcome(page, "touchpoint-0", "dismissed");
    const [only] = await arrived(1);
    expect(only).toMatchObject({ shown: true, dismissed: true });
    expect(only).not.toHaveProperty("answer");
    expect(await ask(page)).toBeNull();
    await outcome(page, "touchpoint-0", "presented-recently");
  });

  it("counts being put off as a showing and no dismissal, once, and is asked again when that wait is over", async () => {
    site.reset([{}], { again: [90, 30, 7] });
    const page = await visitor.open(site.pages);
    await ask(page);
    await say(page, "asked.shown(); asked.later(); asked.later(); asked.close(); asked.answer(1)");
    await outcome(page, "touchpoint-0", "later");
    const [only] = await arrived(1);
    expect(only).toMatchObject({ shown: true, seq: 1 });
    expect(only).not.toHaveProperty("dismissed");
    expect(only).not.toHaveProperty("answer");
    const [presented, answered, dismissed, later] = ((await kept(page)).local[TIMES] ?? "").split(",").map(Number);
    expect([answered || 0, dismissed || 0]).toEqual([0, 0]);
    expect(later).toBeGreaterThanOrEqual(presented ?? Infinity);
    expect(await ask(page)).toBeNull();
    await outcome(page, "touchpoint-0", "later-recently");
  });

  it("takes being put off after an answer for closing, and sends nothing of what was not seen", async () => {
    const page = await visitor.open(site.pages);
    await ask(page);
    await say(page, "asked.answer(1); asked.later()");
    await arrived(1);
    expect((await kept(page)).local[TIMES]).toMatch(/^\d{13},\d{13}(,0)*$/);
    await outcome(page, "touchpoint-0", "answered");
    site.reset([{}]);
    const other = await visitor.open(site.pages);
    await ask(other);
    await say(other, "asked.later()");
    await outcome(other, "touchpoint-0", "later");
    expect(messages()).toEqual([]);
  });

  it("sends a showing without an answer when the page is left", async () => {
    const page = await visitor.open(site.pages);
    await ask(page);
    await say(page, "asked.shown()");
    await page.goto("about:blank");
    expect(await arrived(1)).toEqual([expect.objectContaining({ shown: true, seq: 1 })]);
  });

  it("keeps an answer that does not arrive for the next page", async () => {
    site.respond = ({ method }) => (method === "POST" ? 503 : undefined);
    const page = await visitor.open(site.pages);
    await ask(page);
    await say(page, "asked.answer(1)");
    await arrived(1);
    await page.close();
    site.respond = () => undefined;
    await visitor.open(site.pages);
    const [, again] = await arrived(2);
    expect(again).toMatchObject({ answer: 1 });
  });
});

describe("when it is not asked, asklet('ask') comes to null", () => {
  it.each([
    ["page-excluded", { exclude: ["/**"] }, {}],
    ["not-sampled", { sample: 0 }, {}],
    ["consent-missing", {}, { consent: 1 as const }],
    ["suppressed", { suppress: "p" }, {}],
  ])("with %s, of which listeners hear, and is not asked later either", async (reason, touchpoint, rules) => {
    site.reset([touchpoint], rules);
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await scriptRan(page);
    await page.evaluate("window.heard = []; asklet('on', 'skipped', (happening) => heard.push(happening))");
    expect(await ask(page, "touchpoint-0", { order: 17 })).toBeNull();
    expect(await page.evaluate("heard")).toEqual([{ touchpoint: "touchpoint-0", reason, properties: { order: 17 } }]);
    await asklet(page, "consent", true);
    await page.evaluate(() => document.querySelector("p")?.remove());
    // Longer than what is held back is looked for.
    await page.clock.runFor(3_000);
    await settle(page);
    expect(await page.locator("asklet-prompt").count()).toBe(0);
    expect((await kept(page)).local).not.toHaveProperty([TIMES]);
    // And it holds no lock.
    await page.evaluate(() => document.body.append("free"));
    await asklet(page, "open", "touchpoint-0");
    await prompted(page);
  });

  it("with what the collector says", async () => {
    const page = await visitor.open(site.pages);
    site.respond = ({ url }) => (url.includes("touchpoint-0") ? 503 : undefined);
    expect(await ask(page)).toBeNull();
    await outcome(page, "touchpoint-0", "unavailable");
    expect(await page.evaluate(async () => window.asklet?.("ask", "touchpoint-0"))).toBeNull();
  });

  it("beside one that was asked before; and the first one's fate is not the second one's", async () => {
    const page = await visitor.open(site.pages);
    const both = await page.evaluate(async () => {
      const { asklet } = window;
      const asked = await Promise.all(["a", "b", "c"].map(async (from) => asklet?.("ask", "touchpoint-0", { from })));
      return asked.map(Boolean);
    });
    expect(both).toEqual([true, false, false]);
  });

  it("in another tab, until the first is closed", async () => {
    site.reset([{}]);
    const first = await visitor.open(site.pages);
    expect(await ask(first)).not.toBeNull();
    const second = await visitor.open(site.pages);
    expect(await ask(second)).toBeNull();
    await outcome(second, "touchpoint-0", "open-in-another-tab");
    await asklet(second, "touchpoint", "touchpoint-0");
    await settle(second);
    expect(await second.locator("asklet-prompt").count()).toBe(0);
    await first.bringToFront();
    await say(first, "asked.close()");
    await second.bringToFront();
    expect(await ask(second)).not.toBeNull();
  });
});

describe("a prompt that the page paints", () => {
  it("is over when the page calls asklet('close'): a showing, and no dismissal", async () => {
    const page = await visitor.open(site.pages);
    await ask(page);
    await say(page, "asked.shown()");
    await asklet(page, "close");
    await outcome(page, "touchpoint-0", "closed");
    await say(page, "asked.answer(1); asked.close()");
    const [only] = await arrived(1);
    expect(only).toMatchObject({ shown: true });
    expect(only).not.toHaveProperty("dismissed");
    expect(only).not.toHaveProperty("answer");
  });

  it("is over, without a trace, when consent is taken back", async () => {
    const page = await visitor.open(site.pages);
    await ask(page);
    await say(page, "asked.shown()");
    await asklet(page, "consent", false);
    await say(page, "asked.answer(1); asked.close()");
    await outcome(page, "touchpoint-0", "consent-missing");
    await settle(page);
    expect(messages()).toEqual([]);
    expect((await kept(page)).local).toEqual({});
  });

  it("is called off by an event of its rules as long as it has no answer", async () => {
    site.reset([{ cancel: ["paid"] }]);
    const page = await visitor.open(site.pages);
    await ask(page);
    await asklet(page, "event", "paid");
    await outcome(page, "touchpoint-0", "cancelled");
    await expect.poll(async () => ask(page)).not.toBeNull();
    await say(page, "asked.answer(1)");
    await asklet(page, "event", "paid");
    await say(page, "asked.answer(0)");
    const [, last] = await arrived(2);
    expect(last).toMatchObject({ answer: 0 });
  });

  it("does not come when it was closed before it was there", async () => {
    let release = (): void => {};
    const held = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
    site.respond = ({ url }) => (url.includes("touchpoint-0") ? held : undefined);
    const page = await visitor.open(site.pages);
    const asked = ask(page);
    await expect.poll(() => site.paths.some((path) => path.includes("touchpoint-0"))).toBe(true);
    await asklet(page, "close");
    release();
    expect(await asked).toBeNull();
    await outcome(page, "touchpoint-0", "closed");
    expect((await kept(page)).local).toEqual({});
  });
});
