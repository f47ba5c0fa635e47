import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import * as wordings from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(() => stage.reset());
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

const rated: [name: keyof typeof wordings.everyQuestion, point: string, answer: unknown, thanks: string][] = [
  ["nps", "0, Not at all likely", 0, "Thank you for your frank answer."],
  ["nps", "8", 8, "Thank you. Your answer helps us improve."],
  ["nps", "10, Extremely likely", 10, "Thank you! We are glad to hear it."],
  ["csat", "3", 3, "Thank you. Your answer helps us improve."],
  ["stars", "Satisfied", 4, "Thank you! We are glad to hear it."],
  ["smileys", "Very dissatisfied", 1, "Thank you for your frank answer."],
  ["ces", "7, Strongly agree", 7, "Thank you! We are glad to hear it."],
  ["thumbs", "Thumbs down", 0, "Thank you for your frank answer."],
  ["choice", "To compare", ["compare"], "Thank you. Your answer helps us improve."],
];

describe("a question of one tap", () => {
  it.each(rated)("%s is answered by clicking %j", async (name, point, answer, thanks) => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    await visit.present({ wording: wordings.everyQuestion[name] });
    const button = visit.card.getByRole("radio", { name: point, exact: true });
    await button.click();
    await visit.card.getByRole("heading", { name: thanks }).waitFor();
    expect(await button.getAttribute("aria-checked")).toBe("true");
    expect(await stage.received(1)).toMatchObject([
      { v: 1, touchpoint: "checkout-done", revision: 3, seq: 1, shown: true, answer, language: "en" },
    ]);
    await visit.delivered();
  });

  it.each(rated)("%s is answered on a phone by tapping %j", async (name, point, answer) => {
    context = await browser.newContext(PHONE);
    const visit = await Visit.start(context, stage);
    await visit.present({ wording: wordings.everyQuestion[name] });
    await visit.card.getByRole("radio", { name: point, exact: true }).tap();
    expect(await stage.received(1)).toMatchObject([{ answer, device: "phone" }]);
  });
});

describe("a question that is entered", () => {
  it("takes several options at once", async () => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    await visit.present({ wording: wordings.several });
    const send = visit.card.getByRole("button", { name: "Send" });
    await send.click();
    await visit.card.getByRole("checkbox", { name: "To buy something" }).check();
    await visit.card.getByRole("checkbox", { name: "To send something back" }).check();
    await send.click();
    await visit.card.getByText("Thank you. Your answer helps us improve.").first().waitFor();
    expect(await stage.received(1)).toMatchObject([{ seq: 1, answer: ["buy", "return"] }]);
  });

  it("takes text, trimmed", async () => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    await visit.present({ wording: wordings.text });
    const send = visit.card.getByRole("button", { name: "Send" });
    const field = visit.card.getByRole("textbox", { name: "What were you looking for?" });
    await field.fill("   ");
    await send.click();
    await field.fill("  A kettle ");
    await send.click();
    await visit.card.getByText("Thank you. Your answer helps us improve.").first().waitFor();
    expect(await stage.received(1)).toMatchObject([{ seq: 1, answer: "A kettle" }]);
  });
});

describe("the follow-up", () => {
  const opened = async (wording: Wording): Promise<Visit> => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    await visit.present({ wording });
    return visit;
  };

  it.each([
    ["3", "What could we have done better?"],
    ["7", "What could we do better?"],
    ["9", "What did you like?"],
  ])("after %s on the NPS scale asks %j", async (point, question) => {
    const visit = await opened(wordings.withTextFollowUp(wordings.nps));
    await visit.card.getByRole("radio", { name: point, exact: true }).click();
    const field = visit.card.getByRole("textbox", { name: question });
    await field.fill("Because of the tea");
    await visit.card.getByRole("button", { name: "Send" }).click();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await visit.card.getByRole("radio").count()).toBe(0);
    const [first, second] = await stage.received(2);
    expect(second).toMatchObject({
      prompt: first?.prompt,
      seq: 2,
      answer: Number(point),
      followUp: "Because of the tea",
    });
  });

  it("changes its wording with the rating and keeps what was written", async () => {
    const visit = await opened(wordings.withTextFollowUp(wordings.nps));
    await visit.card.getByRole("radio", { name: "2", exact: true }).click();
    await visit.card.getByRole("textbox", { name: "What could we have done better?" }).fill("A slip of the finger");
    await visit.card.getByRole("radio", { name: "9", exact: true }).click();
    await visit.card.getByRole("textbox", { name: "What did you like?" }).waitFor();
    expect(await visit.card.getByRole("textbox").inputValue()).toBe("A slip of the finger");
    const messages = await stage.received(2);
    expect(messages.map(({ seq, answer }) => [seq, answer])).toEqual([
      [1, 2],
      [2, 9],
    ]);
    expect(new Set(messages.map(({ prompt }) => prompt)).size).toBe(1);
  });

  it("of one reason is sent by the tap", async () => {
    const visit = await opened(wordings.withChoiceFollowUp(wordings.stars));
    await visit.card.getByRole("radio", { name: "Dissatisfied", exact: true }).click();
    await visit.card
      .getByRole("radiogroup", { name: "Which of these let you down?" })
      .getByRole("radio", { name: "Too slow" })
      .click();
    expect(await stage.received(2)).toMatchObject([{ answer: 2 }, { seq: 2, answer: 2, followUp: ["speed"] }]);
  });

  it("of several reasons is sent by the button", async () => {
    const visit = await opened(wordings.withChoiceFollowUp(wordings.thumbs, true));
    await visit.card.getByRole("radio", { name: "Thumbs up" }).click();
    const reasons = visit.card.getByRole("group", { name: "Which of these did you like?" });
    await reasons.getByRole("checkbox", { name: "The price of shipping" }).check();
    await reasons.getByRole("checkbox", { name: "Too slow" }).check();
    await reasons.getByRole("button", { name: "Send" }).click();
    expect(await stage.received(2)).toMatchObject([{ answer: 1 }, { followUp: ["price", "speed"] }]);
  });

  it("follows a question that was entered, which is not asked again", async () => {
    const visit = await opened(wordings.withTextFollowUp(wordings.text));
    await visit.card.getByRole("textbox").fill("A kettle");
    await visit.card.getByRole("button", { name: "Send" }).click();
    await visit.card.getByRole("textbox", { name: "What could we do better?" }).fill("A bigger one");
    await visit.card.getByRole("button", { name: "Send" }).click({ position: { x: 4, y: 8 } });
    expect(await stage.received(2)).toMatchObject([
      { answer: "A kettle" },
      { answer: "A kettle", followUp: "A bigger one" },
    ]);
  });

  it("may be sent empty, and then nothing more goes out", async () => {
    const visit = await opened(wordings.withTextFollowUp(wordings.csat));
    await visit.card.getByRole("radio").nth(4).click();
    await visit.delivered();
    await visit.card.getByRole("button", { name: "Send" }).click();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await visit.outbox()).toEqual([]);
    expect(stage.messages).toHaveLength(1);
  });

  it("never goes out unsent", async () => {
    const visit = await opened(wordings.withTextFollowUp(wordings.csat));
    await visit.card.getByRole("radio").nth(4).click();
    await visit.card.getByRole("textbox").fill("Not yet");
    await visit.card.getByRole("button", { name: "Close" }).click();
    await visit.over();
    await visit.delivered();
    expect(stage.messages).toMatchObject([{ seq: 1, answer: 5 }]);
    expect(JSON.stringify(stage.messages)).not.toContain("Not yet");
  });
});

describe("the thank-you", () => {
  it("stands with the scale, on which the rating can still be changed", async () => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    await visit.present({ wording: wordings.csat });
    await visit.card.getByRole("radio").nth(4).click();
    await visit.card.getByText("We are glad to hear it.").first().waitFor();
    await visit.card.getByRole("radio").nth(0).click();
    await visit.card.getByText("frank answer").first().waitFor();
    expect(await stage.received(2)).toMatchObject([
      { seq: 1, answer: 5 },
      { seq: 2, answer: 1 },
    ]);
    expect(await visit.happened()).toMatchObject({ told: ["shown", "answered", "answered"], marked: [0, 1] });
  });

  it("closes by itself when there was time to read it, but not under the pointer", async () => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    await visit.stopClock();
    await visit.present({ wording: wordings.thumbs });
    await visit.card.getByRole("radio").nth(1).click();
    await visit.run(20_000);
    expect(await visit.card.count()).toBe(1);
    await visit.page.mouse.move(5, 5);
    await visit.run(6_000);
    expect(await visit.card.count()).toBe(0);
    expect(await visit.happened()).toEqual({ told: ["shown", "answered"], marked: [0, 1], closed: 1 });
  });

  it("closes by itself on a touch screen, where a tap leaves the point hovered", async () => {
    context = await browser.newContext(PHONE);
    const visit = await Visit.start(context, stage);
    await visit.stopClock();
    await visit.present({ wording: wordings.thumbs });
    await visit.card.getByRole("radio").nth(1).tap();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    await visit.run(4_000);
    expect(await visit.card.count()).toBe(1);
    await visit.run(2_000);
    expect(await visit.card.count()).toBe(0);
  });

  it("stays longer where there is more to read, and on a touch screen for good once it is tapped", async () => {
    context = await browser.newContext(PHONE);
    const visit = await Visit.start(context, stage);
    await visit.stopClock();
    const positive =
      "Thank you. Write to help@kettlewren.example, tell us the number of your order, and we put it right.";
    const wording = { ...wordings.thumbs, thanks: { ...wordings.thumbs.thanks, positive } };
    const answered = async (): Promise<void> => {
      await visit.card.getByRole("radio").nth(1).tap();
      await visit.card.getByRole("heading", { name: positive }).waitFor();
    };
    await visit.present({ wording });
    await answered();
    await visit.run(8_000);
    expect(await visit.card.count()).toBe(1);
    await visit.run(1_000);
    expect(await visit.card.count()).toBe(0);
    await visit.present({ wording });
    await answered();
    await visit.run(1_000);
    await visit.card.getByRole("heading", { name: positive }).tap();
    await visit.run(60_000);
    expect(await visit.card.count()).toBe(1);
  });

  it("takes the place of a question that was entered, and is in sight on a phone however much stands above it", async () => {
    context = await browser.newContext(PHONE);
    const visit = await Visit.start(context, stage);
    const options = ["a", "b", "c", "d", "e"].map((key) => ({ key, text: `Option ${key}` }));
    await visit.present({ wording: { ...wordings.choice, options } });
    await visit.card.getByRole("radio").first().tap();
    const thanks = visit.card.getByRole("heading", { name: "Thank you" });
    await thanks.waitFor();
    const [card, title] = [await visit.box(), await thanks.boundingBox()];
    expect(title?.y).toBeGreaterThan(card.y);
    expect((title?.y ?? 0) + (title?.height ?? 0)).toBeLessThanOrEqual(card.y + card.height);
    await visit.replace({ wording: wordings.text });
    await visit.card.getByRole("textbox").fill("Tea");
    await visit.card.getByRole("button", { name: "Send" }).tap();
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await visit.card.getByRole("heading").count()).toBe(1);
  });
});

describe("a double click", () => {
  it("answers the question alone, whatever has moved under the pointer since", async () => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    const { thumbs } = wordings.everyQuestion;
    await visit.present({ wording: wordings.withChoiceFollowUp(thumbs, false) });
    const box = await visit.card.getByRole("radio", { name: "Thumbs up" }).boundingBox();
    await visit.page.mouse.dblclick((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
    await visit.card.getByRole("radiogroup").nth(1).waitFor();
    expect(await stage.received(1)).toMatchObject([{ seq: 1, answer: 1 }]);
    expect(await visit.card.getByRole("radio", { checked: true }).count()).toBe(1);
  });

  it("answers the question alone, too, where the browser takes it for two", async () => {
    context = await browser.newContext();
    const visit = await Visit.start(context, stage);
    await visit.present({ wording: wordings.withChoiceFollowUp(wordings.thumbs, false) });
    const box = await visit.card.getByRole("radio", { name: "Thumbs up" }).boundingBox();
    const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
    await visit.card.evaluate(
      (card, [clientX, clientY]) => {
        const root = card.getRootNode();
        const click = (): void => {
          const init = { clientX, clientY, detail: 1, bubbles: true, cancelable: true };
          if (root instanceof ShadowRoot)
            root.elementFromPoint(clientX, clientY)?.dispatchEvent(new MouseEvent("click", init));
        };
        click();
        click();
      },
      [x, y] as const,
    );
    await visit.card.getByRole("radiogroup").nth(1).waitFor();
    expect(await stage.received(1)).toMatchObject([{ seq: 1, answer: 1 }]);
    expect(await visit.card.getByRole("radio", { checked: true }).count()).toBe(1);
  });

  it("does not move the answer of a choice whose card has grown", async () => {
    context = await browser.newContext(PHONE);
    const visit = await Visit.start(context, stage);
    await visit.present({ wording: wordings.everyQuestion.choice });
    const box = await visit.card.getByRole("radio", { name: "To compare" }).boundingBox();
    const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
    // Together: a busy machine must not make two taps of it.
    await Promise.all([visit.page.touchscreen.tap(x, y), visit.page.touchscreen.tap(x, y)]);
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await stage.received(1)).toMatchObject([{ seq: 1, answer: ["compare"] }]);
  });
});
