/** How elements look, by all that the browser has computed for them. */
import type { Page } from "playwright-core";

/** `"3 button / color": "rgb(0, 0, 0)"`, for each element and each of its properties, its box included. */
export type Looks = Record<string, string>;

/** Runs in the page: of everything in the prompt, or of everything but the prompt. */
function look(ofPrompt: boolean): Looks {
  const prompt = document.querySelector("asklet-prompt");
  const elements = ofPrompt
    ? (prompt?.shadowRoot?.querySelectorAll("*") ?? [])
    : document.querySelectorAll("html, body, body :not(asklet-prompt)");
  const looks: Looks = {};
  let place = 0;
  for (const element of elements) {
    const name = `${place} ${element.localName}`;
    const { x, y, width, height } = element.getBoundingClientRect();
    looks[`${name} / box`] = [x, y, width, height].join(" ");
    for (const pseudo of ["", "::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      looks[`${name}${pseudo} / content`] = style.content;
      if (pseudo && style.content === "none") continue;
      for (const property of style) {
        // A custom property is seen in what it is used for, or not at all; a zoom in the box.
        if (!/^--|^zoom$/.test(property)) looks[`${name}${pseudo} / ${property}`] = style.getPropertyValue(property);
      }
    }
    place += 1;
  }
  return looks;
}

/** The prompt, which must be there. */
export async function looksOfPrompt(page: Page): Promise<Looks> {
  return page.evaluate(look, true);
}

/** Everything in the page but the prompt. */
export async function looksOfHost(page: Page): Promise<Looks> {
  return page.evaluate(look, false);
}

/** The first things that are not alike, one line each: `3 button / color: rgb(0, 0, 0) → rgb(255, 0, 0)`. */
export function differences(before: Looks, after: Looks): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => before[name] !== after[name])
    .slice(0, 12)
    .map((name) => `${name}: ${before[name] ?? "absent"} → ${after[name] ?? "absent"}`);
}
