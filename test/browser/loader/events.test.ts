/** What the page hears with `asklet('on', …)`, and no more after `asklet('off', …)`. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Site } from "./site.ts";
import { asklet, outcome, prompted, settle, Visitor } from "./visitor.ts";

const FOLLOW_UP = { metric: "text" as const, text: { negative: "Why not?", neutral: "Why?", positive: "What most?" } };

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

/** A page that writes down all it hears, from before the script is there. */
async function listening(): Promise<Page> {
  site.html = site.html.replace(
    "{script}",
    `<script>
      window.heard = [];
      for (const name of ["shown", "answered", "commented", "dismissed", "later", "skipped"]) {
        asklet("on", name, (happening) => heard.push([name, happening]));
      }
    </script>{script}`,
  );
  return visitor.open(site.pages);
}

async function heard(page: Page): Promise<unknown> {
  return page.evaluate("heard");
}

/** Resolves once the page has heard of this. */
async function hears(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const all: unknown = Reflect.get(window, "heard");
    return Array.isArray(all) && all.some(([one]) => one === wanted);
  }, name);
}

describe("asklet('on')", () => {
  it("tells of a showing, the answer, another answer and the comment, each with its touchpoint and properties", async () => {
    site.wording = { followUp: FOLLOW_UP };
    const page = await listening();
    await asklet(page, "touchpoint", "touchpoint-0", { order: 17 });
    await hears(page, "shown");
    await page.getByRole("radio", { name: "Yes" }).click();
    // By key: a second click so soon, and so near, is taken for the second of a double one.
    await page.getByRole("radio", { name: "No" }).press("Enter");
    await page.getByRole("textbox").fill("Too slow");
    await page.getByRole("button", { name: "Send" }).click();
    await hears(page, "commented");
    const common = { touchpoint: "touchpoint-0", properties: { order: 17 } };
    expect(await heard(page)).toEqual([
      ["shown", { ...common, reason: "shown" }],
      ["answered", { ...common, reason: "answered", answer: 1 }],
      ["answered", { ...common, reason: "answered", answer: 0 }],
      ["commented", { ...common, reason: "commented", followUp: "Too slow" }],
    ]);
  });

  it("tells of a showing before an answer that comes sooner", async () => {
    const page = await listening();
    await asklet(page, "touchpoint", "touchpoint-0");
    await page.getByRole("radio", { name: "Yes" }).click();
    await hears(page, "answered");
    expect(await heard(page)).toEqual([
      ["shown", expect.anything()],
      ["answered", expect.objectContaining({ answer: 1 })],
    ]);
  });

  it("tells of a dismissal, and of putting off", async () => {
    const page = await listening();
    await asklet(page, "touchpoint", "touchpoint-0");
    await page.getByRole("button", { name: "Close" }).click();
    await hears(page, "dismissed");
    const chrome = { region: "Feedback", close: "Close", send: "Send", optional: "Optional", later: "Later" };
    site.wording = { chrome };
    await asklet(page, "touchpoint", "touchpoint-0");
    await page.getByRole("button", { name: "Later" }).click();
    await hears(page, "later");
    expect(await heard(page)).toEqual([
      ["dismissed", { touchpoint: "touchpoint-0", reason: "dismissed", properties: {} }],
      ["later", { touchpoint: "touchpoint-0", reason: "later", properties: {} }],
    ]);
  });

  it("tells why a request was skipped, and why a prompt was taken away", async () => {
    site.reset([{}, { exclude: ["/**"] }]);
    const page = await listening();
    await asklet(page, "touchpoint", "nowhere", { from: "menu" });
    await asklet(page, "touchpoint", "touchpoint-1");
    await asklet(page, "touchpoint", "touchpoint-0");
    await prompted(page);
    await asklet(page, "touchpoint", "touchpoint-0");
    await asklet(page, "close");
    expect(await heard(page)).toEqual([
      ["skipped", { touchpoint: "nowhere", reason: "unknown-touchpoint", properties: { from: "menu" } }],
      ["skipped", { touchpoint: "touchpoint-1", reason: "page-excluded", properties: {} }],
      ["skipped", { touchpoint: "touchpoint-0", reason: "prompt-open", properties: {} }],
      ["skipped", { touchpoint: "touchpoint-0", reason: "closed", properties: {} }],
    ]);
  });

  it("disturbs neither the prompt nor other listeners when a listener throws, or is no function", async () => {
    site.wording = { followUp: FOLLOW_UP };
    site.html = site.html.replace(
      "{script}",
      `<script>
        for (const name of ["shown", "answered", "commented", "skipped"]) {
          asklet("on", name, () => { throw new Error(name) });
          for (const nothing of [undefined, null, "text", {}, []]) asklet("on", name, nothing);
        }
      </script>{script}`,
    );
    const page = await listening();
    await asklet(page, "touchpoint", "nowhere");
    await asklet(page, "touchpoint", "touchpoint-0");
    await page.getByRole("radio", { name: "Yes" }).click();
    await page.getByRole("textbox").fill("All of it");
    await page.getByRole("button", { name: "Send" }).click();
    await hears(page, "commented");
    await expect.poll(() => site.reached.filter(({ method }) => method === "POST")).toHaveLength(2);
    expect(await heard(page)).toHaveLength(4);
  });
});

describe("properties", () => {
  it("given with a request win over those that were set, in who is asked and in what is sent", async () => {
    site.reset([{ audience: { properties: [{ key: "plan", is: "equal", value: "pro" }] } }]);
    site.wording = { properties: ["plan", "seats"] };
    const page = await listening();
    await asklet(page, "set", { plan: "pro", seats: 3 });
    await asklet(page, "touchpoint", "touchpoint-0", { plan: "free" });
    await outcome(page, "touchpoint-0", "other-property");
    await asklet(page, "set", { plan: "free" });
    await asklet(page, "touchpoint", "touchpoint-0", { plan: "pro" });
    await page.getByRole("radio", { name: "Yes" }).click();
    const posted = (): string[] => site.reached.flatMap(({ method, body }) => (method === "POST" ? [body] : []));
    await expect.poll(posted).toHaveLength(1);
    expect(JSON.parse(posted()[0] ?? "")).toMatchObject({ properties: { plan: "pro", seats: 3 } });
  });
});

describe("asklet('off')", () => {
  it("takes one listener out, and leaves the others of its event", async () => {
    const page = await listening();
    await page.evaluate(async () => {
      const { asklet } = window;
      const log: unknown = Reflect.get(window, "heard");
      if (!asklet || !Array.isArray(log)) return;
      const second = (): unknown => log.push("second");
      asklet("on", "skipped", second);
      asklet("on", "skipped", () => log.push("third"));
      await asklet("off", "skipped", second);
      await asklet("off", "shown", () => {});
      asklet("touchpoint", "nowhere");
    });
    expect(await heard(page)).toEqual([["skipped", expect.anything()], "third"]);
  });

  it("takes all of the page's out where none is named, of that event alone", async () => {
    const page = await listening();
    await asklet(page, "off", "skipped");
    await asklet(page, "touchpoint", "nowhere");
    await asklet(page, "touchpoint", "touchpoint-0");
    await hears(page, "shown");
    expect(await heard(page)).toEqual([["shown", expect.anything()]]);
  });

  it("may be called by a listener, of itself and of those after it", async () => {
    const page = await visitor.open(site.pages);
    // From here on commands are there at once.
    await asklet(page, "reset");
    const log = await page.evaluate(() => {
      const called: string[] = [];
      const { asklet } = window;
      if (!asklet) return called;
      const first = (): void => {
        called.push("first");
        void asklet("off", "skipped", first);
        void asklet("off", "skipped", second);
      };
      const second = (): unknown => called.push("second");
      asklet("on", "skipped", first);
      asklet("on", "skipped", second);
      asklet("on", "skipped", () => called.push("third"));
      asklet("touchpoint", "nowhere");
      asklet("touchpoint", "nowhere");
      return called;
    });
    expect(log).toEqual(["first", "third", "third"]);
  });

  it("leaves the loader's own listeners: what waits for consent is asked when it comes", async () => {
    site.reset([{}], { consent: 1 });
    const page = await listening();
    await asklet(page, "touchpoint", "touchpoint-0");
    for (const name of ["skipped", "shown", "consented"]) await asklet(page, "off", name);
    await asklet(page, "consent", true);
    await prompted(page);
  });

  it("leaves the loader's own listeners: what is held back is asked when the chat has gone", async () => {
    site.reset([{ suppress: "#chat" }]);
    site.html += '<div id="chat">Chat</div>';
    const page = await listening();
    await asklet(page, "off", "skipped");
    await asklet(page, "touchpoint", "touchpoint-0");
    await outcome(page, "touchpoint-0", "suppressed");
    await settle(page);
    await page.evaluate(() => document.querySelector("#chat")?.remove());
    await prompted(page);
  });
});
