/** @jsxRuntime classic @jsx h */
/** A scale on the page: a radio group of buttons. Unlike native radio buttons it is not answered by moving in it. */
import { type ComponentChildren, h, type VNode } from "preact";
import { keepTabStop, onScaleKey } from "./scale-keys.ts";

/** One button; choosing it is an answer. */
export interface Point<Value> {
  value: Value;
  face: ComponentChildren;
  /** Accessible name, where the face does not say it all. */
  name?: string | undefined;
}

interface Group {
  /** Lays the points out: see prompt.css. */
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
    <div role="radiogroup" {...group} onFocusIn={keepTabStop} onKeyDown={onScaleKey}>
      {points.map(({ value, face, name }, index) => (
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
          {face}
        </button>
      ))}
    </div>
  );
}
