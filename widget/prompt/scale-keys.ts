/** A scale by keyboard: arrows, Home and End move the focus without answering, digits answer. */

/** On 0 to 10, a "1" may be the beginning of "10" for this long. */
const SECOND_DIGIT_MS = 600;

let pendingOne: ReturnType<typeof setTimeout> | undefined;

type InGroup<E> = E & { currentTarget: Element };

/** Makes the focused button the scale's one tab stop. */
export function keepTabStop({ currentTarget, target }: InGroup<FocusEvent>): void {
  for (const button of currentTarget.querySelectorAll("button")) button.tabIndex = button === target ? 0 : -1;
}

function pressDigit(buttons: HTMLButtonElement[], digit: string): void {
  const value = pendingOne && digit === "0" ? "10" : digit;
  const press = (): void => {
    pendingOne = undefined;
    const button = buttons.find((one) => one.value === value);
    button?.focus();
    button?.click();
  };
  clearTimeout(pendingOne);
  if (value === "1" && buttons.length > 10) pendingOne = setTimeout(press, SECOND_DIGIT_MS);
  else press();
}

/** Key handler of a radio group. The right arrow goes right, whatever the direction of the text. */
export function onScaleKey(event: InGroup<KeyboardEvent>): void {
  const { key, currentTarget } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const buttons = [...currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((button) => !button.tabIndex);
  const right = getComputedStyle(currentTarget).direction === "rtl" ? -1 : 1;
  const next = { ArrowRight: at + right, ArrowLeft: at - right, ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[
    key
  ];
  if (next !== undefined) {
    event.preventDefault();
    buttons.at(next % buttons.length)?.focus();
  } else if (/^\d$/.test(key)) {
    // The answer moves the focus into a field, which must not get the digit.
    event.preventDefault();
    pressDigit(buttons, key);
  }
}
