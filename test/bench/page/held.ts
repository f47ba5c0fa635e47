/** What a page holds in memory, as counts: they are the same on every machine. */
import type { CDPSession } from "playwright-core";

export interface Held {
  nodes: number;
  listeners: number;
  documents: number;
}

/** Collects garbage first, so that only what is still referred to counts. */
export async function heldBy(cdp: CDPSession): Promise<Held> {
  // What the first collection finalizes may free more.
  for (let collection = 0; collection < 2; collection += 1) await cdp.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners: listeners, documents } = await cdp.send("Memory.getDOMCounters");
  return { nodes, listeners, documents };
}
