/** How a prompt ends otherwise than by an answer or a dismissal, and what loader and collector hear then. */
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { nps, thumbs, withChoiceFollowUp, withLater, withTextFollowUp } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;
let visit: Visit;

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

/** A prompt on a page whose clock stands still; seen or not. */
async function open(wording: Wording, isSeen: boolean): Promise<void> {
  visit = await Visit.start(context, stage);
  await visit.stopClock();
  await visit.present({ wording });
  await visit.observed();
  if (isSeen) await visit.run(1_000);
}

const SHOWING = { seq: 1, shown: true, dismissed: undefined, answer: undefined };

describe("ask me later", () => {
  it("sends the showing, marks the moment, and is no dismissal", async () => {
    await open(withLater(nps), true);
    await visit.card.getByRole("button", { name: "Ask me later" }).click();
    await visit.over();
    expect(await stage.received(1)).toMatchObject([{ seq: 1, shown: true }]);
    expect({ ...SHOWING, ...stage.messages[0] }).toMatchObject(SHOWING);
    expect(await visit.happened()).toEqual({ told: ["shown", "later"], marked: [0, 3], closed: 1 });
    expect(await visit.details()).toEqual([{}, {}]);
  });

  it("sends nothing of what was not seen", async () => {
    await open(withLater(nps), false);
    await visit.card.getByRole("button", { name: "Ask me later" }).click();
    await visit.over();
    expect(await visit.outbox()).toEqual([]);
    expect(await visit.happened()).toEqual({ told: ["later"], marked: [0, 3], closed: 1 });
  });

  it("is offered only where it is worded, and no more after an answer", async () => {
    await open(withTextFollowUp(nps), false);
    const later = visit.card.getByRole("button", { name: "Ask me later" });
    expect(await later.count()).toBe(0);
    await visit.replace({ wording: withLater(withTextFollowUp(nps)) });
    expect(await later.count()).toBe(1);
    await visit.card.getByRole("radio").nth(5).click();
    await visit.card.getByRole("textbox").waitFor();
    expect(await later.count()).toBe(0);
  });
});

describe("the loader ends a prompt", () => {
  it("without consent: it leaves, and not even the showing is reported", async () => {
    await open(nps, true);
    await visit.end("consent-missing");
    await visit.over();
    expect(await visit.card.count()).toBe(0);
    expect(await visit.outbox()).toEqual([]);
    expect(stage.messages).toEqual([]);
    expect((await visit.happened()).told).toEqual(["shown", "consent-missing"]);
  });

  it.each(["cancelled", "closed"] as const)(
    "because it is %s: the showing is reported, and no dismissal",
    async (end) => {
      await open(nps, true);
      await visit.end(end);
      await visit.over();
      expect(await stage.received(1)).toMatchObject([{ seq: 1, shown: true }]);
      expect(stage.messages[0]).not.toHaveProperty("dismissed");
      expect(await visit.happened()).toEqual({ told: ["shown", end], marked: [0], closed: 1 });
    },
  );

  it("by an event: what has an answer stays; by a call it goes", async () => {
    await open(withTextFollowUp(nps), true);
    await visit.card.getByRole("radio").nth(4).click();
    await visit.end("cancelled");
    await visit.card.getByRole("textbox").fill("Still here");
    await visit.card.getByRole("button", { name: "Send" }).click();
    expect(await stage.received(2)).toMatchObject([{ answer: 4 }, { followUp: "Still here" }]);

    await visit.replace({ wording: withTextFollowUp(nps) });
    await visit.card.getByRole("radio").nth(4).click();
    await visit.end("closed");
    await visit.card.waitFor({ state: "detached" });
  });

  it("and gives the focus back", async () => {
    await open(nps, false);
    await visit.page.locator("#field").focus();
    await visit.page.keyboard.press("Tab");
    await visit.end("closed");
    await visit.over();
    expect(await visit.focused()).toBe("field");
  });
});

describe("what the page's listeners hear", () => {
  it("comes with the answer, each changed answer, and the follow-up", async () => {
    await open(withChoiceFollowUp(thumbs, true), false);
    await visit.card.getByRole("radio").nth(0).click();
    await visit.run(1_000);
    await visit.card.getByRole("radio").nth(1).click();
    await visit.card.getByRole("checkbox").nth(1).check();
    await visit.card.getByRole("button", { name: "Send" }).click();
    expect((await visit.happened()).told).toEqual(["shown", "answered", "answered", "commented"]);
    expect(await visit.details()).toEqual([{}, { answer: 0 }, { answer: 1 }, { followUp: ["speed"] }]);
  });
});

describe("where the browser asks for privacy (Global Privacy Control)", () => {
  beforeEach(async () => {
    await context.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  });

  it("the answer that the customer gives is sent, and nothing of visitor, page and showing", async () => {
    await open(withTextFollowUp({ ...nps, properties: ["plan"] }), true);
    await visit.card.getByRole("radio").nth(8).click();
    const [message] = await stage.received(1);
    const keys = ["answer", "language", "prompt", "revision", "sentAt", "seq", "shown", "shownAt", "touchpoint", "v"];
    expect(Object.keys(message ?? {}).toSorted()).toEqual(keys);
    expect(message).toMatchObject({ answer: 8, shown: false });
  });

  it.each(["dismissed", "left", "put off"])("a prompt that is %s sends nothing", async (how) => {
    await open(withLater(nps), true);
    if (how === "dismissed") await visit.page.keyboard.press("Escape");
    if (how === "left") await visit.setHidden(true);
    if (how === "put off") await visit.card.getByRole("button", { name: "Ask me later" }).click();
    await visit.run(10_000);
    expect(await visit.outbox()).toEqual([]);
    expect(stage.messages).toEqual([]);
  });

  it("waits and listeners work as ever: they stay in the browser", async () => {
    await open(nps, true);
    await visit.page.keyboard.press("Escape");
    await visit.over();
    expect(await visit.happened()).toEqual({ told: ["shown", "dismissed"], marked: [0, 2], closed: 1 });
  });
});
