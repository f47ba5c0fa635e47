import { describe, expect, it } from "vitest";
import { words } from "../../../widget/prompt/words.ts";
import { choice, nps, stars, thumbs, withChoiceFollowUp, withTextFollowUp } from "../../browser/prompt/wordings.ts";

const asked = { answer: undefined, done: undefined };

describe("words", () => {
  it("are the question and what the ends of its scale mean, in their order", () => {
    expect(words({ wording: nps, ...asked })).toBe(
      "How likely are you to recommend Kettlewren to a friend or colleague?; 0, Not at all likely; 10, Extremely likely",
    );
    expect(words({ wording: stars, ...asked })).toBe(
      "How satisfied were you with your experience?; Very dissatisfied; Very satisfied",
    );
    expect(words({ wording: thumbs, ...asked })).toBe("Was this helpful?; Thumbs down; Thumbs up");
    expect(words({ wording: choice, ...asked })).toBe("What brought you here today?");
  });

  it("are the follow-up of the answer's band, also of an answer that is zero", () => {
    expect(words({ wording: withTextFollowUp(nps), answer: 0, done: undefined })).toBe(
      "What could we have done better?",
    );
    expect(words({ wording: withChoiceFollowUp(thumbs), answer: 1, done: undefined })).toBe(
      "Which of these did you like?",
    );
    expect(words({ wording: withTextFollowUp(choice), answer: ["buy"], done: undefined })).toBe(
      "What could we do better?",
    );
  });

  it("are the thank-you in the end, in the answer's band where there is an answer", () => {
    expect(words({ wording: withTextFollowUp(nps), answer: 10, done: true })).toBe(
      "Thank you! We are glad to hear it.",
    );
    expect(words({ wording: nps, answer: undefined, done: true })).toBe("Thank you. Your answer helps us improve.");
  });
});
