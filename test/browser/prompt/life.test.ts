import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PromptId } from "../../../worker/contract/terms.ts";
import { MAX_COMMENT_CHARS, MAX_PATH_CHARS } from "../../../worker/contract/limits.ts";
import { type Message, MessageCore, MessageExtras } from "../../../worker/contract/message.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { nps, text, thumbs, withChoiceFollowUp, withTextFollowUp } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(async () => {
  stage.reset();
  context = await browser.newContext();
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

/** A prompt on a page whose clock stands still. */
async function presented(wording = nps): Promise<Visit> {
  const visit = await Visit.start(context, stage);
  await visit.stopClock();
  await visit.present({ wording });
  return visit;
}

/** When a message's prompt was made, by its id; ms since 1970. */
function timeOf(message: Message | undefined): number {
  return Number.parseInt(message?.prompt.replace("-", "").slice(0, 12) ?? "", 16);
}

/** Nothing was sent, and nothing waits to be sent. */
async function expectSilence(visit: Visit): Promise<void> {
  expect(await visit.outbox()).toEqual([]);
  expect(stage.messages).toEqual([]);
}

describe("a request", () => {
  it("is over when the survey is not due any more", async () => {
    const visit = await Visit.start(context, stage);
    await visit.ask({ wording: { due: false, reason: "not-due-any-more" } });
    await visit.over();
    expect(await visit.happened()).toEqual({ told: ["not-due-any-more"], marked: [], closed: 1 });
  });

  it("is over when the collector cannot be reached", async () => {
    const visit = await Visit.start(context, stage);
    await visit.ask({ wording: null });
    await visit.over();
    expect(await visit.happened()).toEqual({ told: ["unavailable"], marked: [], closed: 1 });
  });

  it("is over when the store meanwhile says no", async () => {
    const visit = await Visit.start(context, stage);
    await visit.ask({ wording: nps, refusedFor: "site-wait" });
    await visit.over();
    expect(await visit.happened()).toEqual({ told: ["site-wait"], marked: [], closed: 1 });
    expect(await visit.card.count()).toBe(0);
  });

  it("waits for a page that can be seen", async () => {
    const visit = await Visit.start(context, stage);
    await visit.setHidden(true);
    await visit.ask({ wording: nps });
    await visit.observed();
    expect(await visit.card.count()).toBe(0);
    expect((await visit.happened()).marked).toEqual([]);
    await visit.setHidden(false);
    await visit.card.waitFor();
    expect((await visit.happened()).marked).toEqual([0]);
  });
});

describe("a showing", () => {
  it("counts after one second in sight, and travels once when the page is hidden", async () => {
    const visit = await presented();
    await visit.observed();
    await visit.run(999);
    await visit.setHidden(true);
    await visit.setHidden(false);
    await visit.run(999);
    expect((await visit.happened()).told).toEqual([]);
    await visit.run(1);
    expect((await visit.happened()).told).toEqual(["shown"]);
    await expectSilence(visit);

    await visit.setHidden(true);
    expect(await stage.received(1)).toMatchObject([{ seq: 1, shown: true }]);
    await visit.delivered();
    await visit.setHidden(false);
    await visit.setHidden(true);
    expect(await visit.outbox()).toEqual([]);
    expect(stage.messages).toHaveLength(1);
    expect(stage.messages[0]).not.toHaveProperty("dismissed");
    expect(stage.messages[0]).not.toHaveProperty("answer");
  });

  it("travels when the page is left", async () => {
    const visit = await presented();
    await visit.observed();
    await visit.run(1000);
    await visit.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
    expect(await stage.received(1)).toMatchObject([{ seq: 1, shown: true }]);
  });

  it.each([
    [0.45, []],
    [0.55, ["shown"]],
  ])("of which %d is in sight counts as %j: half of it is needed", async (share, told) => {
    const visit = await presented();
    const { y, height } = await visit.box();
    await visit.page.evaluate(
      (down) => {
        // A page that moves everything fixed, as a transform on its root does.
        document.documentElement.style.cssText = `transform: translateY(${down}px); height: 100vh`;
      },
      720 - y - share * height,
    );
    await visit.observed();
    await visit.run(5_000);
    expect((await visit.happened()).told).toEqual(told);
  });

  it("is implied by an answer within the first second", async () => {
    const visit = await presented();
    await visit.card.getByRole("radio").nth(4).click();
    expect(await stage.received(1)).toMatchObject([{ seq: 1, shown: true, answer: 4 }]);
    expect((await visit.happened()).told).toEqual(["shown", "answered"]);
  });

  it("goes on in the same message once it was answered", async () => {
    const visit = await presented();
    await visit.observed();
    await visit.run(1_000);
    await visit.setHidden(true);
    await visit.setHidden(false);
    await visit.card.getByRole("radio").nth(4).click();
    const [first, second] = await stage.received(2);
    expect(second).toMatchObject({ prompt: first?.prompt, shownAt: first?.shownAt, seq: 2, answer: 4 });
  });

  it("is not said again when the same point is chosen again", async () => {
    const visit = await presented(withTextFollowUp(nps));
    await visit.card.getByRole("radio").nth(4).click();
    await visit.run(1000);
    await visit.card.getByRole("radio").nth(4).click();
    await visit.card.getByRole("radio").nth(5).click();
    expect((await stage.received(2)).map(({ answer }) => answer)).toEqual([4, 5]);
  });

  it("says nothing when the page is hidden after an answer", async () => {
    const visit = await presented(withTextFollowUp(nps));
    await visit.card.getByRole("radio").nth(4).click();
    await visit.delivered();
    await visit.card.getByRole("textbox").fill("Not yet");
    await visit.setHidden(true);
    expect(await visit.outbox()).toEqual([]);
    expect(stage.messages).toHaveLength(1);
  });
});

describe("a dismissal", () => {
  it("sends the showing once the prompt was seen", async () => {
    const visit = await presented();
    await visit.observed();
    await visit.run(1_000);
    await visit.card.getByRole("button", { name: "Close" }).click();
    await visit.over();
    expect(await stage.received(1)).toMatchObject([{ seq: 1, shown: true, dismissed: true }]);
    expect(await visit.happened()).toEqual({ told: ["shown", "dismissed"], marked: [0, 2], closed: 1 });
  });

  it("sends nothing within the first second, and is remembered all the same", async () => {
    const visit = await presented();
    await visit.observed();
    await visit.run(999);
    await visit.card.getByRole("button", { name: "Close" }).click();
    await visit.over();
    await visit.run(10_000);
    await expectSilence(visit);
    expect(await visit.happened()).toEqual({ told: ["dismissed"], marked: [0, 2], closed: 1 });
  });

  it("is not what closing after a rating is", async () => {
    const visit = await presented(withChoiceFollowUp(thumbs));
    await visit.card.getByRole("radio").nth(0).click();
    await visit.delivered();
    await visit.card.getByRole("button", { name: "Close" }).click();
    await visit.over();
    expect(await visit.outbox()).toEqual([]);
    expect(stage.messages).toMatchObject([{ seq: 1, answer: 0 }]);
    expect(await visit.happened()).toEqual({ told: ["shown", "answered"], marked: [0, 1], closed: 1 });
  });
});

describe("a page that drops the prompt", () => {
  it("ends it without a dismissal, and may ask again", async () => {
    const visit = await presented();
    await visit.observed();
    await visit.run(1_000);
    await visit.page.evaluate(() => document.body.replaceChildren("Another page"));
    await visit.over();
    expect(await stage.received(1)).toMatchObject([{ seq: 1, shown: true }]);
    expect(stage.messages[0]).not.toHaveProperty("dismissed");
    expect(await visit.happened()).toEqual({ told: ["shown"], marked: [0], closed: 1 });
    await visit.present({ wording: thumbs });
  });

  it("ends it while it waits out of sight, and a preview", async () => {
    const visit = await Visit.start(context, stage);
    await visit.page.evaluate(() => document.body.appendChild(document.createElement("dialog")).showModal());
    await visit.ask({ wording: nps });
    await visit.card.waitFor({ state: "attached" });
    await visit.observed();
    await visit.page.evaluate(() => document.body.replaceChildren("Another page"));
    await visit.over();
    expect(await visit.happened()).toEqual({ told: [], marked: [], closed: 1 });

    await visit.present({ wording: nps, preview: {} });
    await visit.page.evaluate(() => document.body.replaceChildren("A third page"));
    await expect.poll(async () => visit.happened()).toMatchObject({ marked: [], closed: 2 });
    await visit.present({ wording: thumbs });
  });
});

describe("a message", () => {
  it("is what the contract says, with the declared properties and a path without its query", async () => {
    const visit = await Visit.start(context, stage, "/checkout/done?order=17#top");
    await visit.present({
      wording: { ...withTextFollowUp(nps), properties: ["plan", "seats"] },
      properties: { plan: "pro", seats: 3, email: "somebody@example.org" },
    });
    await visit.card.getByRole("radio").nth(4).click();
    await visit.card.getByRole("textbox").fill("Fine");
    await visit.card.getByRole("button", { name: "Send" }).click();
    const [, message] = await stage.received(2);
    expect(MessageCore.safeParse(message).error).toBeUndefined();
    expect(MessageExtras.required().safeParse(message).error).toBeUndefined();
    expect(message).toMatchObject({
      followUp: "Fine",
      language: "en",
      device: "desktop",
      path: "/checkout/done",
      properties: { plan: "pro", seats: 3 },
    });
    expect(JSON.stringify(message)).not.toContain("somebody");
  });

  it("needs no preflight, and carries no cookie and no address of the page", async () => {
    await context.addCookies([{ name: "session", value: "1", url: stage.collector }]);
    const visit = await presented();
    await visit.card.getByRole("radio").nth(4).click();
    await stage.received(1);
    const [{ method, headers } = { method: "", headers: {} }] = stage.reached;
    expect(stage.reached).toHaveLength(1);
    expect(method).toBe("POST");
    expect(headers["content-type"]).toBe("text/plain;charset=UTF-8");
    expect(headers.cookie).toBeUndefined();
    expect(headers.origin).toBe(stage.pages);
  });

  it("takes the id's time from the server's clock, and its own times from the browser's", async () => {
    const visit = await presented({ ...nps, now: "2031-05-06T07:08:09.000Z" });
    const browserNow = await visit.page.evaluate(() => Date.now());
    await visit.run(2_000);
    await visit.card.getByRole("radio").nth(4).click();
    const [message] = await stage.received(1);
    expect(PromptId.safeParse(message?.prompt).success).toBe(true);
    expect(new Date(timeOf(message)).toISOString()).toBe("2031-05-06T07:08:09.000Z");
    expect(Date.parse(message?.shownAt ?? "")).toBe(browserNow);
    expect(Date.parse(message?.sentAt ?? "")).toBe(browserNow + 2_000);
  });

  it("takes the id's time from the browser's clock where the wording may come from a cache, a minute old", async () => {
    const visit = await Visit.start(context, stage);
    await visit.stopClock();
    const browserNow = await visit.page.evaluate(() => Date.now());
    await visit.present({ wording: { ...nps, now: new Date(browserNow - 60_000).toISOString() } });
    await visit.card.getByRole("radio").nth(4).click();
    const [message] = await stage.received(1);
    expect(timeOf(message)).toBe(browserNow);
  });

  it("stays within the contract's lengths", async () => {
    const visit = await Visit.start(context, stage, `/${"long/".repeat(200)}`);
    await visit.present({ wording: text });
    await visit.card.getByRole("textbox").fill("x".repeat(MAX_COMMENT_CHARS + 100));
    await visit.card.getByRole("button", { name: "Send" }).click();
    const [message] = await stage.received(1);
    expect(message?.answer).toHaveLength(MAX_COMMENT_CHARS);
    expect(message?.path).toHaveLength(MAX_PATH_CHARS);
  });

  it.each([
    ["phone", { width: 390, height: 844 }, true],
    ["tablet", { width: 1180, height: 820 }, true],
    ["desktop", { width: 390, height: 844 }, false],
  ])("comes from a %s", async (device, screen, hasTouch) => {
    await context.close();
    context = await browser.newContext({ viewport: screen, screen, hasTouch, isMobile: hasTouch });
    const visit = await presented();
    await visit.card.getByRole("radio").nth(4).click();
    expect(await stage.received(1)).toMatchObject([{ device }]);
  });
});
