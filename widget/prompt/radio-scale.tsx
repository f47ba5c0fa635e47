/** @jsxRuntime classic @jsx h */
/** A scale on the page: a radio group of buttons. Unlike native radio buttons it is not answered by moving in it. */
import { h, type VNode } from "preact";

/** One button; choosing it is an answer. Says a text, or shows a drawing. */
export interface Point<Value> {
  value: Value;
  text?: string;
  /** SVG path data on a grid of 24. */
  drawing?: string;
  /** Accessible name, where the text does not say it all. */
  name?: string | undefined;
}

interface Group {
  /** Lays the points out: see `widget/styles/`. */
  class: string;
  /** Ids of what names the group, and of what describes it. */
  "aria-labelledby": string;
  "aria-describedby"?: string | undefined;
}

/**
 * @param chosen value of the chosen point, as text
 * @param choose called with a point's value; `pointer` is 0 for keyboard and assistive technology
 */
export function radioScale<Value>(
  group: Group,
  points: readonly Point<Value>[],
  chosen: string,
  choose: (value: Value, pointer: number) => void,
): VNode {
  return (
    <div role="radiogroup" {...group}>
      {points.map(({ value, text, drawing, name }, index) => (
        <button
          type="button"
          role="radio"
          value={String(value)}
          // The first tab stop; from there keepTabStop moves it.
          tabIndex={index && -1}
          aria-checked={String(value) === chosen}
          aria-label={name}
          onClick={(event) => choose(value, event.detail)}
        >
          {drawing ? (
            <svg viewBox="0 0 24 24">
              <path d={drawing} />
            </svg>
          ) : (
            text
          )}
        </button>
      ))}
    </div>
  );
}
