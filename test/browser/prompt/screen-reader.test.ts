/**
 * What a person hears who uses a screen reader. Each step of a script is a key that is pressed, or `(it opens)`, and what is
 * heard then: announcements of the live region in quotes, and after an arrow what has the focus now.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ar } from "../../../widget/locales/ar.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { launchShell } from "../chromium.ts";
import { Speech } from "./speech.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import {
  arabic,
  ces,
  choice,
  csat,
  nps,
  several,
  smileys,
  stars,
  text,
  thumbs,
  withChoiceFollowUp,
  withLater,
  withTextFollowUp,
} from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let visit: Visit;
let speech: Speech;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(async () => {
  stage.reset();
  await visit?.page.context().close();
  visit = await Visit.start(await browser.newContext(), stage);
  speech = await Speech.of(visit);
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

/** Opens a prompt, below a focused field of a page whose clock stands still, and waits for its first words. */
async function open(wording: Wording): Promise<void> {
  await visit.stopClock();
  await visit.page.locator("#field").focus();
  await visit.present({ wording });
  await speech.listen();
  await visit.run(300);
}

/** Opens a prompt and presses these keys. Returns the script. */
async function script(wording: Wording, ...keys: string[]): Promise<string[]> {
  await open(wording);
  let [said, focused] = [0, await speech.focused()];
  const heard = async (step: string): Promise<string> => {
    const [announced, now] = [await speech.announced(), await speech.focused()];
    const news = announced.slice(said).map((one) => `"${one}"`);
    const moved = now === focused ? [] : [`→ ${now}`];
    [said, focused] = [announced.length, now];
    return [`${step}:`, ...news, ...moved].join(" ");
  };
  const steps = [await heard("(it opens)")];
  for (const key of keys) {
    await visit.page.keyboard.press(key);
    steps.push(await heard(key));
  }
  return steps;
}

describe("the script of a rating with a follow-up", () => {
  it("on 0 to 10", async () => {
    expect(await script(withTextFollowUp(nps), "Tab", "ArrowRight", "End", "8", "O", "Tab", "Enter")).toEqual([
      '(it opens): "How likely are you to recommend Kettlewren to a friend or colleague?; 0, Not at all likely; 10, Extremely likely"',
      'Tab: → radio "0, Not at all likely", not checked',
      'ArrowRight: → radio "1", not checked',
      'End: → radio "10, Extremely likely", not checked',
      '8: → textbox "What could we do better?"',
      'O: → textbox "What could we do better?", says "O"',
      'Tab: → button "Send"',
      'Enter: "Thank you. Your answer helps us improve." → button "Close"',
    ]);
  });

  it("from right to left, where the left arrow goes up the scale", async () => {
    expect(await script(arabic, "Tab", "ArrowLeft", "2", "Tab", "Enter")).toEqual([
      `(it opens): "${arabic.question}; 0, ${ar.nps.low}; 10, ${ar.nps.high}"`,
      `Tab: → radio "0, ${ar.nps.low}", not checked`,
      'ArrowLeft: → radio "1", not checked',
      `2: → textbox "${ar.followUp.text.negative}"`,
      `Tab: → button "${ar.chrome.send}"`,
      `Enter: "${ar.thanks.negative}" → button "${ar.chrome.close}"`,
    ]);
  });

  it("with another rating after all, which keeps what was typed and asks about that", async () => {
    const keys = ["Tab", "9", "T", "e", "a", "Shift+Tab", "2"];
    expect((await script(withTextFollowUp(nps), ...keys)).slice(2)).toEqual([
      '9: → textbox "What did you like?"',
      'T: → textbox "What did you like?", says "T"',
      'e: → textbox "What did you like?", says "Te"',
      'a: → textbox "What did you like?", says "Tea"',
      'Shift+Tab: → radio "9", checked',
      '2: → textbox "What could we have done better?", says "Tea"',
    ]);
  });

  it("by stars, with one reason", async () => {
    expect(await script(withChoiceFollowUp(stars), "Tab", "2", "ArrowDown", "Enter")).toEqual([
      '(it opens): "How satisfied were you with your experience?; Very dissatisfied; Very satisfied"',
      'Tab: → radio "Very dissatisfied", not checked',
      '2: → radio "The price of shipping", not checked',
      'ArrowDown: → radio "Too slow", not checked',
      'Enter: "Thank you for your frank answer." → button "Close"',
    ]);
  });

  it("by smileys, with several reasons", async () => {
    expect(
      await script(withChoiceFollowUp(smileys, true), "Tab", "End", "Enter", "Space", "Tab", "Tab", "Tab", "Space"),
    ).toEqual([
      '(it opens): "How satisfied were you with your experience?; Very dissatisfied; Very satisfied"',
      'Tab: → radio "Very dissatisfied", not checked',
      'End: → radio "Very satisfied", not checked',
      'Enter: → checkbox "The price of shipping", not checked',
      'Space: → checkbox "The price of shipping", checked',
      'Tab: → checkbox "Too slow", not checked',
      'Tab: → checkbox "Nobody could be reached when the parcel did not arrive", not checked',
      'Tab: → button "Send"',
      'Space: "Thank you! We are glad to hear it." → button "Close"',
    ]);
  });
});

describe("the script of a question alone", () => {
  it("on 1 to 5", async () => {
    expect(await script(csat, "Tab", "3")).toEqual([
      '(it opens): "How satisfied were you with your experience?; 1, Very dissatisfied; 5, Very satisfied"',
      'Tab: → radio "1, Very dissatisfied", not checked',
      '3: "Thank you. Your answer helps us improve." → radio "3", checked',
    ]);
  });

  it("on 1 to 7, put off", async () => {
    expect(await script(withLater(ces), "Tab", "Tab", "Enter")).toEqual([
      '(it opens): "Kettlewren made it easy for me to do what I came for.; 1, Strongly disagree; 7, Strongly agree"',
      'Tab: → radio "1, Strongly disagree", not checked',
      'Tab: → button "Ask me later"',
      'Enter: → textbox "Name"',
    ]);
  });

  it("by thumbs, closed with Escape after the answer", async () => {
    expect(await script(thumbs, "Tab", "ArrowDown", "Space", "Escape")).toEqual([
      '(it opens): "Was this helpful?; Thumbs down; Thumbs up"',
      'Tab: → radio "Thumbs down", not checked',
      'ArrowDown: → radio "Thumbs up", not checked',
      'Space: "Thank you! We are glad to hear it." → radio "Thumbs up", checked',
      'Escape: → textbox "Name"',
    ]);
  });

  it("of one option", async () => {
    expect(await script(choice, "Tab", "ArrowDown", "Enter")).toEqual([
      '(it opens): "What brought you here today?"',
      'Tab: → radio "To buy something", not checked',
      'ArrowDown: → radio "To compare", not checked',
      'Enter: "Thank you. Your answer helps us improve." → radio "To compare", checked',
    ]);
  });

  it("of several options, which has to have one", async () => {
    expect(await script(several, "Tab", "Tab", "Tab", "Tab", "Enter", "Space", "Tab", "Tab", "Tab", "Enter")).toEqual([
      '(it opens): "Which of these did you use?"',
      'Tab: → checkbox "To buy something", not checked',
      'Tab: → checkbox "To compare", not checked',
      'Tab: → checkbox "To send something back", not checked',
      'Tab: → button "Send"',
      'Enter: → checkbox "To buy something", not checked',
      'Space: → checkbox "To buy something", checked',
      'Tab: → checkbox "To compare", not checked',
      'Tab: → checkbox "To send something back", not checked',
      'Tab: → button "Send"',
      'Enter: "Thank you. Your answer helps us improve." → button "Close"',
    ]);
  });

  it("of text", async () => {
    expect(await script(text, "Tab", "A", "Tab", "Enter")).toEqual([
      '(it opens): "What were you looking for?"',
      'Tab: → textbox "What were you looking for?"',
      'A: → textbox "What were you looking for?", says "A"',
      'Tab: → button "Send"',
      'Enter: "Thank you. Your answer helps us improve." → button "Close"',
    ]);
  });
});

describe("the first words", () => {
  it("come into a live region that was there before, silent", async () => {
    await visit.stopClock();
    await visit.present({ wording: nps });
    await speech.listen();
    await visit.run(299);
    expect(await visit.card.getByRole("status").textContent()).toBe("");
    expect(await speech.read()).toContain('status "", polite');
    await visit.run(1);
    expect(await speech.announced()).toHaveLength(1);
  });

  it("are not said any more once there is an answer", async () => {
    await visit.stopClock();
    await visit.present({ wording: withTextFollowUp(nps) });
    await speech.listen();
    await visit.card.getByRole("radio").nth(3).click();
    await visit.run(1_000);
    expect(await speech.announced()).toEqual(["What could we have done better?"]);
  });
});

describe("by touch or pointer, where the focus stays", () => {
  it("follow-up and thank-you are announced, and another follow-up where the rating changes to another band", async () => {
    await open(withTextFollowUp(nps));
    for (const point of [3, 4, 9]) {
      await visit.card.getByRole("radio").nth(point).click();
      // Later than a double click.
      await visit.run(500);
    }
    await visit.card.getByRole("button", { name: "Send" }).click();
    expect((await speech.announced()).slice(1)).toEqual([
      "What could we have done better?",
      "What did you like?",
      "Thank you! We are glad to hear it.",
    ]);
  });
});

describe("read from top to bottom", () => {
  it("a rating is a group of its points, named by the question and described by its ends", async () => {
    await open(withLater(csat));
    expect(await speech.read()).toBe(`region "Your feedback"
  heading "How satisfied were you with your experience?", level 2
  radiogroup "How satisfied were you with your experience?", described by "Very dissatisfied Very satisfied"
    radio "1, Very dissatisfied", not checked
    radio "2", not checked
    radio "3", not checked
    radio "4", not checked
    radio "5, Very satisfied", not checked
  StaticText "Very dissatisfied"
  StaticText "Very satisfied"
  button "Ask me later"
  status "", polite
    StaticText "How satisfied were you with your experience?; 1, Very dissatisfied; 5, Very satisfied"
  button "Close"`);
  });

  it("drawings have names, and the follow-up has its place below", async () => {
    await open(withChoiceFollowUp(thumbs, true));
    await visit.card.getByRole("radio").first().click();
    expect(await speech.read()).toBe(`region "Your feedback"
  heading "Was this helpful?", level 2
  radiogroup "Was this helpful?"
    radio "Thumbs down", checked
    radio "Thumbs up", not checked
  heading "Which of these let you down?", level 3
  group "Which of these let you down?"
    checkbox "The price of shipping", not checked
    checkbox "Too slow", not checked
    checkbox "Nobody could be reached when the parcel did not arrive", not checked
    button "Send"
  status "", polite
    StaticText "Which of these let you down?"
  button "Close"`);
  });

  it("from right to left the order is the same, and the language is the prompt's", async () => {
    await open(arabic);
    const [first, second] = (await speech.read()).split("\n");
    expect([first, second]).toEqual([`region "${ar.chrome.region}"`, `  heading "${arabic.question}", level 2`]);
    expect(await visit.card.getAttribute("lang")).toBe("ar");
    await visit.card.getByRole("radio").nth(9).click();
    expect(await speech.read()).toContain('radio "9", checked');
  });

  it("the thank-you after a follow-up stands alone", async () => {
    await open(withTextFollowUp(nps));
    await visit.card.getByRole("radio").nth(9).click();
    await visit.card.getByRole("button", { name: "Send" }).click();
    expect(await speech.read()).toBe(`region "Your feedback"
  heading "Thank you! We are glad to hear it.", level 2
  status "", polite
    StaticText "Thank you! We are glad to hear it."
  button "Close"`);
  });
});
