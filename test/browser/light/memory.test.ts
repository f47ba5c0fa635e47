/** What a closed prompt leaves behind in memory: nothing that can be counted. */
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Held, heldBy } from "../../bench/page/held.ts";
import { launchChromium } from "../chromium.ts";
import { Site } from "../loader/site.ts";
import { asklet, prompted, settle, Visitor } from "../loader/visitor.ts";

const SLUG = "touchpoint-0";

let browser: Browser;
let site: Site;
let visitor: Visitor;
let page: Page;
let cdp: CDPSession;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), Site.start()]);
});
beforeEach(async () => {
  site.reset();
  visitor = await Visitor.arrive(browser);
  page = await visitor.open(site.pages);
  // Playwright listens on the page from its first look at an element on.
  await page.locator("p").boundingBox();
  cdp = await visitor.context.newCDPSession(page);
});
afterEach(async () => visitor.context.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** As a hand does it: Playwright's own click leaves listeners on the page. */
async function press(role: "radio" | "button", name: string): Promise<void> {
  const box = await page.locator("asklet-prompt").getByRole(role, { name }).boundingBox();
  if (!box) throw new Error(`${name} is not displayed`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

async function ask(command: "touchpoint" | "preview" = "touchpoint"): Promise<void> {
  await asklet(page, command, SLUG);
  await prompted(page);
  // A card on its way up is missed by a click.
  await page
    .locator("asklet-prompt section")
    .evaluate(async (card) => Promise.all(card.getAnimations().map((animation) => animation.finished)));
}

async function gone(): Promise<void> {
  await page.locator("asklet-prompt").waitFor({ state: "detached" });
  await settle(page);
}

/** Some is freed a little later; what never is, fails. */
async function holdsAgain(before: Held): Promise<void> {
  await expect.poll(async () => heldBy(cdp), { timeout: 10_000 }).toEqual(before);
}

const endings = {
  "answered and closed": async () => {
    const before = site.reached.length;
    await press("radio", "Yes");
    await expect.poll(() => site.reached.length).toBe(before + 1);
    await press("button", "Close");
  },
  dismissed: async () => press("button", "Close"),
  "left with Escape": async () => page.keyboard.press("Escape"),
};

describe("a prompt that was", () => {
  it.each(Object.entries(endings))("%s gives back its nodes, listeners and documents", async (_, end) => {
    const before = await heldBy(cdp);
    await ask();
    const open = await heldBy(cdp);
    expect(open.nodes).toBeGreaterThan(before.nodes + 10);
    expect(open.listeners).toBeGreaterThan(before.listeners + 10);
    await end();
    await gone();
    await holdsAgain(before);
  });
});

describe("many on one page", () => {
  it("prompts hold no more than none", async () => {
    const before = await heldBy(cdp);
    for (let round = 0; round < 5; round += 1) {
      for (const end of Object.values(endings)) {
        await ask();
        await end();
        await gone();
      }
    }
    await holdsAgain(before);
  });

  it("that were called off beneath a dialog hold no more than none", async () => {
    site.reset([{ cancel: ["paid"] }]);
    await page.reload();
    await page.locator("p").boundingBox();
    await page.evaluate(() => document.body.appendChild(document.createElement("dialog")).showModal());
    const before = await heldBy(cdp);
    for (let round = 0; round < 10; round += 1) {
      await asklet(page, "touchpoint", SLUG);
      await page.locator("asklet-prompt").waitFor({ state: "attached" });
      await asklet(page, "event", "paid");
      await gone();
    }
    await holdsAgain(before);
  });

  it("previews hold no more than none", async () => {
    const before = await heldBy(cdp);
    for (let round = 0; round < 10; round += 1) {
      await ask("preview");
      await endings.dismissed();
      await gone();
    }
    await holdsAgain(before);
  });
});
