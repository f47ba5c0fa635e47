/** @jsxRuntime classic @jsx h */
/** The prompt as a picture of its state: question, follow-up, thank-you. Changes nothing itself. */
import { h, type VNode } from "preact";
import { close, give, giveFollowUp, onKey, lead, stopDouble } from "./actions.ts";
import { entry } from "./entry.tsx";
import type { Prompt } from "./prompt.ts";
import { radioScale } from "./radio-scale.tsx";
import { bandOf, optionPoints, pointsOf } from "./scales.ts";
import { accentColors } from "./theme.ts";

function mainQuestion(prompt: Prompt): VNode | (VNode | undefined)[] | undefined {
  const { answer, wording } = prompt;
  const { metric, display, low, high, options, chrome } = wording;
  const points = pointsOf(wording);
  if (points) {
    return [
      radioScale(
        {
          class: `${options ? "list" : "row"} ${display ?? metric}`,
          "aria-labelledby": "question",
          "aria-describedby": low && "ends",
        },
        points,
        // Empty without an answer, and of a list of one key that key.
        String([answer]),
        (value, pointer) => give(prompt, value, pointer),
      ),
      low ? (
        <p id="ends">
          <span>{low}</span> <span>{high}</span>
        </p>
      ) : undefined,
    ];
  }
  if (answer !== undefined) return undefined;
  return entry("question", options, chrome, "", (entered, pointer) =>
    entered.length ? give(prompt, entered, pointer) : lead(prompt),
  );
}

function followUpQuestion(prompt: Prompt): VNode[] | undefined {
  const { answer, wording } = prompt;
  const { followUp, chrome, metric } = wording;
  if (answer === undefined || !followUp) return undefined;
  const points = optionPoints(followUp);
  const send = (entered: string | string[], pointer: number): void => giveFollowUp(prompt, entered, pointer);
  return [
    <h3 id="follow-up">{followUp.text[bandOf(metric, answer)]}</h3>,
    points
      ? radioScale({ class: "list", "aria-labelledby": "follow-up" }, points, "", send)
      : entry("follow-up", followUp.options, chrome, chrome.optional, send),
  ];
}

/** Keys that are typed here are nobody else's: from outside, the page cannot see that they go into a field. */
const keepInside = (event: Event): void => event.stopPropagation();

export function card(prompt: Prompt): VNode {
  const { wording, dark, answer, done, root } = prompt;
  const { chrome, dir, language, metric, theme, thanks, followUp, question } = wording;
  const thankYou = done && thanks[bandOf(metric, answer)];
  return (
    <section
      class={dark ? "dark" : ""}
      style={accentColors(theme, dark)}
      lang={language}
      dir={dir}
      aria-label={chrome.region}
      onClickCapture={(event) => stopDouble(prompt, event)}
      onKeyDown={(event) => onKey(prompt, event)}
      onKeyUp={keepInside}
      onKeyPress={keepInside}
      onFocusIn={({ relatedTarget }) => {
        if (relatedTarget instanceof HTMLElement && !root.contains(relatedTarget)) prompt.focusedBefore = relatedTarget;
      }}
    >
      {prompt.request.preview && <p>{chrome.preview}</p>}
      {done && followUp ? (
        <h2>{thankYou}</h2>
      ) : (
        [
          <h2 id="question">{question}</h2>,
          <div>
            {mainQuestion(prompt)}
            {done ? <h3>{thankYou}</h3> : followUpQuestion(prompt)}
          </div>,
        ]
      )}
      <p role="status">{prompt.said}</p>
      <button type="button" class="close" aria-label={chrome.close} onClick={() => close(prompt)}>
        ×
      </button>
    </section>
  );
}
