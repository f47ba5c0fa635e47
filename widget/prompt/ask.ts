/** The gates between a request and a prompt on the page: wording, a visible page, no other tab, still due. */
import type { Ask } from "../ask.ts";
import { holdAlone } from "./lock.ts";
import { openPrompt } from "./open.ts";

const CACHED_MS = 120_000;

async function present(request: Ask): Promise<void> {
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
  const open = (): Promise<void> => openPrompt(request, wording, clockOffsetMs);
  if (request.preview) return open();

  const alone = await holdAlone(request.store, async () => {
    // What the store said when the script ran may have changed in another tab since.
    const reason = request.refusal();
    if (reason) request.tell(reason);
    else await open();
  });
  if (!alone) request.tell("open-in-another-tab");
}

/**
 * Shows one prompt, unless a gate is closed; tells the request what became of it. Resolves when the prompt has left the
 * page, or never came. Never rejects: whatever fails is told as `unavailable`.
 */
export async function ask(request: Ask): Promise<void> {
  try {
    await present(request);
  } catch {
    request.tell("unavailable");
  }
  request.closed();
}
