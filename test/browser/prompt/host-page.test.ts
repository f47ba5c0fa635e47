import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { nps, stars, text, withTextFollowUp } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
/** Exceptions, rejections and policy violations on all pages: there must be none. */
let faults: string[];

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(async () => {
  stage.reset();
  faults = [];
  await use({});
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await context.close();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

async function use(options: Parameters<Browser["newContext"]>[0]): Promise<void> {
  context = await browser.newContext(options);
  context.on("weberror", (error) => faults.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) faults.push(message.text());
  });
}

async function presented(wording: Wording): Promise<Visit> {
  const visit = await Visit.start(context, stage);
  await visit.present({ wording });
  return visit;
}

describe("a page with a strict policy", () => {
  it("asks, follows up and thanks under Trusted Types, styled and without a violation", async () => {
    stage.headers = {
      "content-security-policy": `default-src 'none'; script-src 'self' ${stage.collector}; connect-src ${stage.collector}; require-trusted-types-for 'script'; trusted-types 'none'; form-action 'none'; base-uri 'none'`,
    };
    const visit = await presented(withTextFollowUp(stars));
    expect(await visit.card.evaluate((card) => getComputedStyle(card).position)).toBe("fixed");
    const fill = visit.card.getByRole("radio").nth(3);
    await fill.click();
    expect(await fill.locator("path").evaluate((path) => getComputedStyle(path).fill)).toBe(
      "color(srgb 0.168627 0.341176 0.85098)",
    );
    await visit.card.getByRole("textbox").fill("Fine");
    await visit.card.getByRole("button", { name: "Send" }).click();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await stage.received(2)).toMatchObject([{ answer: 4 }, { followUp: "Fine" }]);
  });
});

describe("a page that breaks the browser's functions under an open prompt", () => {
  const broken = [
    "JSON.stringify",
    "String.prototype.split",
    "Array.prototype.map",
    "Array.prototype.join",
    "Date.prototype.toISOString",
  ];
  it.each(broken)("hears of nothing, and nobody is led on with nothing kept: %s", async (name) => {
    const visit = await presented(withTextFollowUp(stars));
    await visit.observed();
    await visit.page.evaluate(`${name} = () => { throw new Error("broken"); };
      document.querySelector("asklet-prompt").shadowRoot.querySelectorAll("[role=radio]")[3].click();`);
    const isKept = async (): Promise<boolean> => stage.messages.length > 0 || (await visit.outbox()).length > 0;
    const isGone = async (): Promise<boolean> => (await visit.card.count()) === 0;
    await expect.poll(async () => (await isKept()) || (await isGone())).toBe(true);
    expect(await isGone()).toBe(!(await isKept()));
  });
});

describe("a hostile page", () => {
  it("cannot restyle the prompt", async () => {
    const plain = await presented(nps);
    const wanted = await plain.box();
    await plain.page.close();
    stage.html = `<style>
      @layer x { * { all: unset !important } }
      *, asklet-prompt { all: unset !important; display: none !important; font-size: 40px !important; color: red !important }
      html { font-size: 48px; direction: rtl; writing-mode: vertical-rl; letter-spacing: 1em; text-transform: uppercase }
      section, button, h2, p { padding: 9em !important; background: red !important }
    </style>${stage.html}`;
    const visit = await presented(nps);
    expect(await visit.box()).toEqual(wanted);
    expect(
      await visit.card.evaluate((card) => {
        const { color, fontSize, letterSpacing, textTransform, direction } = getComputedStyle(card);
        return { color, fontSize, letterSpacing, textTransform, direction };
      }),
    ).toEqual({
      color: "color(srgb-linear 0.02 0.02 0.02)",
      fontSize: "16px",
      letterSpacing: "normal",
      textTransform: "none",
      direction: "ltr",
    });
  });

  it("keeps its own layout and styles", async () => {
    const visit = await Visit.start(context, stage);
    const measured = async (): Promise<unknown> =>
      visit.page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.scrollHeight,
        ...[...document.querySelectorAll("main *")].map((element) => JSON.stringify(element.getBoundingClientRect())),
      ]);
    const before = await measured();
    await visit.page.evaluate(() => {
      const shifts: unknown[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        // As the metric has it: what follows a tap at once is expected.
        const found: { hadRecentInput: boolean }[] = JSON.parse(JSON.stringify(list.getEntries()));
        shifts.push(...found.filter(({ hadRecentInput }) => !hadRecentInput));
      }).observe({ type: "layout-shift", buffered: true });
    });
    await visit.present({ wording: withTextFollowUp(nps) });
    await visit.box();
    await visit.card.getByRole("radio").nth(3).click();
    await visit.card.getByRole("textbox").waitFor();
    expect(await measured()).toEqual(before);
    expect(await visit.page.evaluate(() => Object.entries(window).find(([name]) => name === "shifts")?.[1])).toEqual(
      [],
    );
  });

  it("gets its page back without a trace", async () => {
    const visit = await Visit.start(context, stage);
    const globals = async (): Promise<string[]> => visit.page.evaluate(() => Object.keys(window));
    const [before, markup] = [await globals(), await visit.page.content()];
    await visit.present({ wording: nps });
    await visit.page.keyboard.press("Escape");
    await visit.over();
    expect((await globals()).filter((name) => !before.includes(name))).toEqual([]);
    expect(await visit.page.content()).toBe(markup);
  });

  it("does not hear what is typed into the prompt", async () => {
    const visit = await presented(text);
    await visit.page.evaluate(() => {
      for (const type of ["keydown", "keypress", "keyup"]) {
        document.addEventListener(type, () => (document.title = "heard"));
      }
    });
    await visit.card.getByRole("textbox").pressSequentially("kettle");
    expect(await visit.page.title()).toBe("Shop");
  });
});
