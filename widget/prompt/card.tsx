/** @jsxRuntime classic @jsx h */
/**
 * The prompt as a picture of its state: question, follow-up, thank-you. Changes nothing itself. Each element has its place
 * among its siblings, which is empty while it is not there.
 */
import { h, type VNode } from "preact";
import { close, give, giveFollowUp, lead } from "./actions.ts";
import { entry } from "./entry.tsx";
import type { Prompt } from "./prompt.ts";
import { radioScale } from "./radio-scale.tsx";
import { optionPoints, pointsOf } from "./scales.ts";
import { words } from "./words.ts";

function mainQuestion(prompt: Prompt): VNode | undefined {
  const { answer, wording } = prompt;
  const { metric, display, low, options, chrome } = wording;
  const points = pointsOf(wording);
  if (points) {
    return radioScale(
      {
        class: `${options ? "list" : "row"} ${display ?? metric}`,
        "aria-labelledby": "question",
        "aria-describedby": low && "ends",
      },
      points,
      // Empty without an answer, and of a list of one key that key.
      String([answer]),
      (value, pointer) => give(prompt, value, pointer),
    );
  }
  if (answer !== undefined) return undefined;
  return entry("question", options, chrome, "", (entered, pointer) =>
    entered.length ? give(prompt, entered, pointer) : lead(prompt),
  );
}

function followUpQuestion(prompt: Prompt): VNode | undefined {
  const { followUp, chrome } = prompt.wording;
  if (!followUp) return undefined;
  const points = optionPoints(followUp);
  const send = (entered: string | string[], pointer: number): void => giveFollowUp(prompt, entered, pointer);
  return points
    ? radioScale({ class: "list", "aria-labelledby": "follow-up" }, points, "", send)
    : entry("follow-up", followUp.options, chrome, chrome.optional, send);
}

export function card(prompt: Prompt): VNode {
  const { wording, answer, done, request, said } = prompt;
  const { chrome, dir, language, logo, low, high, followUp, question } = wording;
  const answered = answer !== undefined;
  // What was entered is gone when it was sent; a rating stays, and may be changed.
  const isOver = done && (followUp || !pointsOf(wording));
  return (
    <section lang={language} dir={dir} aria-label={chrome.region}>
      {request.preview && <p>{chrome.preview}</p>}
      {logo && <img src={logo} alt="" onError={({ currentTarget }) => currentTarget.remove()} />}
      <h2 id="question">{isOver ? words(prompt) : question}</h2>
      {!isOver && (
        <div>
          {mainQuestion(prompt)}
          {low && (
            <p id="ends">
              <span>{low}</span> <span>{high}</span>
            </p>
          )}
          {(answered || done) && <h3 id="follow-up">{words(prompt)}</h3>}
          {answered && !done && followUpQuestion(prompt)}
        </div>
      )}
      {chrome.later && !answered && !done && (
        <button type="button" class="later" onClick={() => close(prompt, "putOff")}>
          {chrome.later}
        </button>
      )}
      <p role="status">{said}</p>
      <button type="button" class="close" aria-label={chrome.close} onClick={() => close(prompt)}>
        ×
      </button>
    </section>
  );
}
