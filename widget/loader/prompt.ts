/** What the loader fetches from the collector, and only when it is needed: wordings, and the prompt UI for what is unsent. */
import type { NotDue, Wording } from "../../worker/contract/wording.ts";
import { address, chunk, store } from "./page.ts";

/**
 * A wording from the collector.
 * @param languages the page's, then the browser's
 * @param cache "force-cache" where any that this browser was ever given of the revision will do
 */
export async function fetchWording(
  slug: string,
  revision: number,
  languages = [document.documentElement.lang, navigator.language],
  cache: RequestCache = "default",
): Promise<Wording | NotDue> {
  const tags = encodeURIComponent(languages.join());
  const response = await fetch(`${address}/${slug}/${revision}/${tags}`, { credentials: "omit", cache });
  if (!response.ok) throw new Error("unavailable");
  // oxlint-disable-next-line typescript/no-unsafe-return -- the collector's own answer, and only ever painted as text
  return response.json();
}

/** When the page is idle: has the prompt UI send what earlier pages could not deliver. */
export function deliverLater(): void {
  if (!store.names().some((name) => name.startsWith("outbox."))) return;
  const deliver = (): void => {
    // What fails stays in the outbox, for the next page.
    chunk("prompt")
      .then((prompt) => prompt.deliver(address, store))
      .catch(() => {});
  };
  // Safari has no idle callback.
  (window.requestIdleCallback ?? setTimeout)(deliver);
}
