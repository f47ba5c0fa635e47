import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import {
  arabic,
  ces,
  choice,
  everyQuestion,
  nps,
  several,
  text,
  thumbs,
  withChoiceFollowUp,
  withTextFollowUp,
} from "./wordings.ts";

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

async function presented(wording: Wording): Promise<Visit> {
  const visit = await Visit.start(context, stage);
  await visit.present({ wording });
  return visit;
}

/** From the end of the page's own tab order into the prompt. */
async function tabInto(visit: Visit): Promise<void> {
  await visit.page.locator("#field").focus();
  await visit.page.keyboard.press("Tab");
}

async function press(visit: Visit, ...keys: string[]): Promise<void> {
  for (const key of keys) await visit.page.keyboard.press(key);
}

describe("a scale by keyboard", () => {
  it("is one tab stop, and the arrows move in it without answering", async () => {
    const visit = await presented(nps);
    await tabInto(visit);
    expect(await visit.focused()).toBe("0, Not at all likely");
    await press(visit, "ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft");
    expect(await visit.focused()).toBe("1");
    await press(visit, "End");
    expect(await visit.focused()).toBe("10, Extremely likely");
    await press(visit, "ArrowRight");
    expect(await visit.focused()).toBe("0, Not at all likely");
    await press(visit, "ArrowLeft", "ArrowLeft", "Tab");
    expect(await visit.focused()).toBe("Close");
    await press(visit, "Shift+Tab");
    expect(await visit.focused()).toBe("9");
    await press(visit, "Home", "Shift+Tab");
    expect(await visit.focused()).toBe("field");
    expect(await visit.outbox()).toEqual([]);
    expect(stage.messages).toEqual([]);
  });

  it("runs from right to left where the text does", async () => {
    const visit = await presented(arabic);
    await tabInto(visit);
    await press(visit, "ArrowLeft", "ArrowLeft", "ArrowRight");
    expect(await visit.focused()).toBe("1");
  });

  it.each(["Enter", "Space"])("is answered with %s", async (key) => {
    const visit = await presented(ces);
    await tabInto(visit);
    await press(visit, "ArrowRight", key);
    expect(await stage.received(1)).toMatchObject([{ answer: 2 }]);
  });

  it("is answered with a digit", async () => {
    const visit = await presented(ces);
    await tabInto(visit);
    await press(visit, "6");
    expect(await stage.received(1)).toMatchObject([{ answer: 6 }]);
    expect(await visit.focused()).toBe("6");
  });

  it("leaves a digit with a modifier to the browser", async () => {
    const visit = await presented(ces);
    await tabInto(visit);
    await press(visit, "Alt+6", "3");
    expect(await stage.received(1)).toMatchObject([{ answer: 3 }]);
  });

  it("reads a one and a zero as ten, and a one alone as one after a moment", async () => {
    const visit = await Visit.start(context, stage);
    await visit.stopClock();
    await visit.present({ wording: nps });
    await tabInto(visit);
    await press(visit, "1", "0");
    expect(await stage.received(1)).toMatchObject([{ answer: 10 }]);
    await press(visit, "1");
    await visit.run(599);
    expect(await visit.card.getByRole("radio", { checked: true }).textContent()).toBe("10");
    await visit.run(1);
    expect(await stage.received(2)).toMatchObject([{ answer: 10 }, { answer: 1 }]);
    await press(visit, "1", "5");
    expect((await stage.received(3))[2]).toMatchObject({ answer: 5 });
  });

  it("answers every question without a pointer", async () => {
    const keys: Record<keyof typeof everyQuestion, string[]> = {
      nps: ["9"],
      csat: ["ArrowRight", "Enter"],
      stars: ["4"],
      smileys: ["End", "Space"],
      ces: ["7"],
      thumbs: ["ArrowRight", "Enter"],
      choice: ["ArrowDown", "Enter"],
      several: ["Space", "Tab", "Tab", "Space", "Tab", "Enter"],
      text: ["A", "Tab", "Enter"],
    };
    const answers: unknown[] = [];
    for (const [name, wording] of Object.entries(everyQuestion)) {
      stage.reached = [];
      const visit = await presented(wording);
      await tabInto(visit);
      await press(visit, ...(Object.entries(keys).find(([metric]) => metric === name)?.[1] ?? []));
      answers.push((await stage.received(1))[0]?.answer);
      await visit.page.close();
    }
    expect(answers).toEqual([9, 7, 2, 4, 5, 1, ["compare"], ["buy", "return"], "A"]);
  });
});

describe("the focus", () => {
  it("is not taken when the prompt opens, nor by a tap", async () => {
    const visit = await Visit.start(context, stage);
    await visit.page.locator("#field").focus();
    await visit.present({ wording: withTextFollowUp(nps) });
    expect(await visit.focused()).toBe("field");
    await visit.card.getByRole("radio", { name: "7", exact: true }).click();
    await visit.card.getByRole("textbox").waitFor();
    expect(await visit.focused()).toBe("7");
  });

  it.each([
    ["its field", withTextFollowUp(nps), "follow-up"],
    ["its first reason", withChoiceFollowUp(nps), "The price of shipping"],
  ])("goes on to the follow-up, to %s, after an answer by keyboard", async (_, wording, expected) => {
    const visit = await presented(wording);
    await tabInto(visit);
    await press(visit, "7");
    await visit.card.getByRole("heading", { level: 3 }).waitFor();
    const focused = await visit.page.evaluate(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement;
      return inner?.getAttribute("aria-labelledby") ?? inner?.textContent;
    });
    expect(focused).toBe(expected);
  });

  it("stays in the prompt when the button that had it is gone", async () => {
    const visit = await presented(withTextFollowUp(thumbs));
    await tabInto(visit);
    await press(visit, "ArrowRight", "Enter", "A", "Tab", "Enter");
    await visit.card.getByRole("heading", { name: "Thank you" }).waitFor();
    expect(await visit.focused()).toBe("Close");
  });

  it("returns to where it came from when the prompt closes around it", async () => {
    const visit = await presented(nps);
    await tabInto(visit);
    await press(visit, "ArrowRight", "Tab", "Enter");
    await visit.over();
    expect(await visit.focused()).toBe("field");
  });

  it("is not trapped: Tab leads out of the prompt, and into the page", async () => {
    const visit = await presented(withTextFollowUp(nps));
    await tabInto(visit);
    await press(visit, "7");
    await visit.card.getByRole("heading", { level: 3 }).waitFor();
    const back: string[] = [];
    for (let step = 0; step < 8 && back.at(-1) !== "button"; step += 1) {
      await press(visit, "Shift+Tab");
      back.push(await visit.focused());
    }
    expect(back.at(-1)).toBe("button");
    const ahead = [];
    for (let step = 0; step < 8 && ahead.at(-1) !== ""; step += 1) {
      await press(visit, "Tab");
      ahead.push(await visit.page.evaluate(() => document.activeElement?.localName.replace("body", "") ?? ""));
    }
    expect(ahead).toContain("asklet-prompt");
    // The prompt is the last of the page: behind it comes the browser's own bar.
    expect(ahead.at(-1)).toBe("");
  });

  it("is left alone when the prompt closes and it is elsewhere", async () => {
    const visit = await presented(nps);
    await tabInto(visit);
    await press(visit, "Shift+Tab", "Shift+Tab");
    expect(await visit.focused()).toBe("button");
    await visit.card.getByRole("button", { name: "Close" }).dispatchEvent("click");
    await visit.over();
    expect(await visit.focused()).toBe("button");
  });

  it("keeps the thank-you open for a keyboard that is in it", async () => {
    const visit = await Visit.start(context, stage);
    await visit.stopClock();
    await visit.present({ wording: thumbs });
    await tabInto(visit);
    await press(visit, "Enter");
    await visit.run(30_000);
    expect(await visit.card.count()).toBe(1);
    await press(visit, "Shift+Tab");
    await visit.run(5_000);
    expect(await visit.card.count()).toBe(0);
  });
});

describe("Escape", () => {
  it("closes when nothing has the focus", async () => {
    const visit = await presented(choice);
    await press(visit, "Escape");
    await visit.over();
    expect(await visit.card.count()).toBe(0);
  });

  it("closes from inside, and the page does not hear of it", async () => {
    const visit = await presented(text);
    await visit.page.evaluate(() => document.addEventListener("keydown", ({ key }) => (document.title += ` ${key}`)));
    await tabInto(visit);
    await press(visit, "a", "Escape");
    await visit.over();
    expect(await visit.page.title()).toBe("Shop Tab");
  });

  it("is the page's when the focus is on the page", async () => {
    const visit = await presented(several);
    await visit.page.locator("#field").focus();
    await press(visit, "Escape");
    expect(await visit.card.count()).toBe(1);
  });

  it("is the page's when the page has used it", async () => {
    const visit = await presented(several);
    await visit.page.evaluate(() => document.addEventListener("keydown", (event) => event.preventDefault()));
    await press(visit, "Escape");
    expect(await visit.card.count()).toBe(1);
  });

  it("is the input method's while it composes", async () => {
    const visit = await presented(text);
    await visit.card.getByRole("textbox").evaluate((field) => {
      const escape = { key: "Escape", bubbles: true, composed: true, cancelable: true };
      field.dispatchEvent(new KeyboardEvent("keydown", { ...escape, isComposing: true }));
    });
    expect(await visit.card.count()).toBe(1);
  });
});
