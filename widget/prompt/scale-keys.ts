/** A scale by keyboard: arrows, Home and End move the focus without answering, digits answer. */
import type { Wording } from "../../worker/contract/wording.ts";

/** On 0 to 10, a "1" may be the beginning of "10" for this long. */
const SECOND_DIGIT_MS = 600;

let pendingOne: ReturnType<typeof setTimeout> | undefined;

/** The points of the scale that the event happens in; none outside a scale. */
function pointsAround({ target }: Event): HTMLButtonElement[] {
  const scale = target instanceof HTMLElement && target.closest("[role=radiogroup]");
  return scale ? [...scale.querySelectorAll("button")] : [];
}

/** Makes the focused point its scale's one tab stop. */
export function keepTabStop(event: FocusEvent): void {
  for (const point of pointsAround(event)) point.tabIndex = point === event.target ? 0 : -1;
}

function pressDigit(points: HTMLButtonElement[], digit: string): void {
  const value = pendingOne && digit === "0" ? "10" : digit;
  const press = (): void => {
    pendingOne = undefined;
    const point = points.find((one) => one.value === value);
    point?.focus();
    point?.click();
  };
  clearTimeout(pendingOne);
  if (value === "1" && points.length > 10) pendingOne = setTimeout(press, SECOND_DIGIT_MS);
  else press();
}

/**
 * Key handler of all scales. The right arrow goes right, whatever the direction of the text; the language's digits are as
 * good as 0 to 9.
 */
export function onScaleKey(event: KeyboardEvent, { numbers, dir }: Pick<Wording, "numbers" | "dir">): void {
  const { key } = event;
  const points = pointsAround(event);
  if (!points.length || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = points.findIndex((point) => !point.tabIndex);
  const right = dir === "rtl" ? -1 : 1;
  const next = { ArrowRight: at + right, ArrowLeft: at - right, ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[
    key
  ];
  const digit = "0123456789".split("").findIndex((one, value) => key === one || key === numbers?.[value]);
  if (next !== undefined) {
    event.preventDefault();
    points.at(next % points.length)?.focus();
  } else if (digit >= 0) {
    // The answer moves the focus into a field, which must not get the digit.
    event.preventDefault();
    pressDigit(points, String(digit));
  }
}
