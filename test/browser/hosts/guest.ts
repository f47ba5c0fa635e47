/** The widget as a guest on a page: what a visitor sees and does there, and what is heard of it in the console. */
import type { BrowserContext, Locator, Page } from "playwright-core";
import { en } from "../../../widget/locales/en.ts";

/** A page, or a frame of one. */
type Place = Pick<Page, "getByRole">;

export interface Heard {
  /** Exceptions, unhandled rejections, and what the console calls an error: policy violations, failed requests. */
  faults: string[];
  /** Everything else in the console. */
  lines: string[];
}

/** Hears what happens on all pages of a context; each call gives what came since the last one. */
export function listen(context: BrowserContext): () => Heard {
  let heard: Heard = { faults: [], lines: [] };
  context.on("weberror", (error) => heard.faults.push(error.error().stack ?? String(error.error())));
  context.on("console", (message) => {
    (message.type() === "error" ? heard.faults : heard.lines).push(message.text());
  });
  return () => {
    const since = heard;
    heard = { faults: [], lines: [] };
    return since;
  };
}

export function promptIn(place: Place): Locator {
  return place.getByRole("region", { name: en.chrome.region });
}

/** Resolves once the prompt stands still and has said its question to screen readers. */
export async function standing(place: Place): Promise<Locator> {
  const prompt = promptIn(place);
  await prompt.waitFor();
  await prompt.evaluate(async (card) => Promise.all(card.getAnimations().map((animation) => animation.finished)));
  await prompt.getByRole("status").filter({ hasText: /./ }).waitFor({ state: "attached" });
  return prompt;
}

/** What `answer` gives, as it is stored. */
export const GIVEN = [9, ["looks", "manners"]] as const;

/** Answers the question with the mouse. */
export async function choose(place: Place): Promise<void> {
  await promptIn(place).getByRole("radio", { name: /^9/ }).click();
}

/** Answers the follow-up with the mouse, and waits for the thanks. */
export async function tick(place: Place): Promise<void> {
  const prompt = promptIn(place);
  for (const name of ["Its looks", "Its manners"]) await prompt.getByRole("checkbox", { name }).click();
  await prompt.getByRole("button", { name: en.chrome.send }).click();
  await prompt.getByRole("heading", { name: /^Thank you/ }).waitFor();
}

/** Answers all that is asked; the mouse needs it inside the window. */
export async function answer(place: Place): Promise<void> {
  await choose(place);
  await tick(place);
}
