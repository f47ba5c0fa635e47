/** Loads the prompt UI, and only when it is needed: the loader itself paints nothing and sends nothing. */
import type { Ask, PromptModule } from "../ask.ts";
import type { NotDue, Wording } from "../../worker/contract/wording.ts";
import { address, chunkUrl, store } from "./page.ts";
import { quietly, whenVisible } from "./quietly.ts";

/** The browser fetches and runs it once, however often it is imported. */
// oxlint-disable-next-line typescript/no-unsafe-return -- built together with this file, from widget/prompt/index.ts
const importPrompt = async (): Promise<PromptModule> => import(/* @vite-ignore */ chunkUrl);

async function fetchWording(slug: string, revision: number): Promise<Wording | NotDue> {
  const languages = new Set([document.documentElement.lang, navigator.language].filter(Boolean));
  const response = await fetch(
    `${address}/${encodeURIComponent(slug)}/${revision}/${[...languages].map(encodeURIComponent).join()}`,
    { credentials: "omit" },
  );
  if (!response.ok) throw new Error("unavailable");
  // oxlint-disable-next-line typescript/no-unsafe-return -- the collector's own answer, and only ever painted as text
  return response.json();
}

/** Gets prompt UI and wording at the same time, then asks. Whatever fails is told as `unavailable`; never rejects. */
export async function openPrompt(request: Omit<Ask, "address" | "wording">, revision: number): Promise<void> {
  try {
    const prompt = importPrompt();
    const wording = fetchWording(request.slug, revision);
    // The prompt UI hears of a failure too; this keeps it from the page's own error reports until then.
    wording.catch(() => {});
    await (await prompt).ask({ ...request, address, wording });
  } catch {
    quietly(() => {
      request.tell("unavailable");
      request.closed();
    });
  }
}

let hasDelivered = false;

/** Once a page view, when the page is idle: has the prompt UI send what earlier pages could not deliver. */
export function deliverLater(): void {
  if (hasDelivered || !store.names().some((name) => name.startsWith("outbox."))) return;
  hasDelivered = true;
  const deliver = (): void =>
    whenVisible(() => {
      // What fails stays in the outbox, for the next page.
      importPrompt()
        .then((prompt) => prompt.deliver(address, store))
        .catch(() => {});
    });
  // Safari has no idle callback.
  (window.requestIdleCallback ?? setTimeout)(deliver);
}
