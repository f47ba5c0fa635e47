/** The gates between a request and whoever paints it: wording, a visible page, no other tab, still due. */
import type { Wording } from "../../worker/contract/wording.ts";
import type { Ask, End, Reason } from "../ask.ts";
import { holdAlone } from "./lock.ts";

const CACHED_MS = 120_000;

/** Why a prompt has to leave, from the signal that says so; the page's own wish where it does not say. */
export function endOf({ reason }: { readonly reason: unknown }): End {
  return reason === "consent-missing" || reason === "cancelled" ? reason : "closed";
}

/**
 * Paints one prompt, unless a gate is closed; tells the request what became of it. Resolves when the prompt has left the
 * page, or will not come.
 * @param paint shows it until it has left; is given the wording, and the server's clock minus the browser's
 */
export async function askAlone(
  request: Ask,
  paint: (wording: Wording, clockOffsetMs: number) => Promise<void>,
): Promise<void> {
  const wording = await request.wording;
  if ("due" in wording) {
    const { reason } = wording;
    if (reason === "origin-not-allowed") console.warn("asklet:", reason, location.origin);
    return request.tell(reason);
  }
  // Read at receipt: the tab may wait for hours until somebody looks at it.
  const behindMs = Date.parse(wording.now) - Date.now();
  // The wording may come from a cache and be a minute old: then the browser's clock is the better one.
  const clockOffsetMs = Math.abs(behindMs) < CACHED_MS ? 0 : behindMs;
  // Hidden tabs and prerendered pages present nothing.
  while (document.hidden) {
    await new Promise((resolve) => document.addEventListener("visibilitychange", resolve, { once: true }));
  }
  const { ended, preview, store } = request;
  const open = async (): Promise<void> => {
    // Closed or called off before it came; or another tab has asked since the script ran.
    const against: Reason | undefined = preview ? undefined : request.refusal();
    const reason = ended.aborted ? endOf(ended) : against;
    if (reason) request.tell(reason);
    else await paint(wording, clockOffsetMs);
  };
  if (preview) return open();
  if (!(await holdAlone(store, open))) request.tell("open-in-another-tab");
}
