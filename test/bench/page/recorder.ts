/** What a page notes about itself while it is measured. `record` runs in the page, before anything else. */

/** Times in milliseconds since the navigation began. */
export interface Recorded {
  /** Candidates for the largest contentful paint, the last one being it; the id is empty where there is none. */
  paints: { ms: number; id: string }[];
  /** Of each layout shift its score, whether it came right after input, and what moved of the host's: ids or names. */
  shifts: { score: number; afterInput: boolean; moved: string[] }[];
  /** Length of each long task, whoever caused it. */
  longTasksMs: number[];
  /** From input to the next paint, of each interaction since this was emptied. */
  interactionsMs: number[];
  /** When the question was first painted, and when it had stopped moving. */
  painted?: number;
  settled?: number;
}

declare global {
  interface Window {
    recorded?: Recorded;
  }
  interface PerformanceEntry {
    readonly element?: Element | null;
    readonly value?: number;
    readonly hadRecentInput?: boolean;
    readonly sources?: { node: Node | null }[];
    readonly interactionId?: number;
  }
  interface PerformanceObserverInit {
    durationThreshold?: number;
  }
}

/** Refers to nothing outside itself. */
export function record(): void {
  const recorded: Recorded = { paints: [], shifts: [], longTasksMs: [], interactionsMs: [] };
  window.recorded = recorded;
  const observe = (options: PerformanceObserverInit, note: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ buffered: true, ...options });
  const nameOf = (node: Node): string => (node instanceof Element && node.id) || node.nodeName;

  observe({ type: "largest-contentful-paint" }, ({ startTime, element }) => {
    recorded.paints.push({ ms: startTime, id: element?.id ?? "" });
  });
  observe({ type: "layout-shift" }, ({ value = 0, hadRecentInput = false, sources = [] }) => {
    const moved = sources.flatMap(({ node }) => (node && document.contains(node) ? [nameOf(node)] : []));
    recorded.shifts.push({ score: value, afterInput: hadRecentInput, moved });
  });
  observe({ type: "longtask" }, ({ duration }) => recorded.longTasksMs.push(duration));
  // Shorter ones than this are not reported.
  observe({ type: "event", durationThreshold: 16 }, ({ interactionId, duration }) => {
    if (interactionId) recorded.interactionsMs.push(duration);
  });

  const notice = (): void => {
    const host = document.querySelector("asklet-prompt");
    if (!host || recorded.painted) return;
    added.disconnect();
    requestAnimationFrame(() => {
      const frame = new MessageChannel();
      frame.port1.addEventListener("message", () => {
        recorded.painted = performance.now();
        const moves = [...host.getAnimations(), ...(host.shadowRoot?.getAnimations() ?? [])];
        void Promise.all(moves.map(async ({ finished }) => finished)).then(() => {
          recorded.settled = performance.now();
        });
      });
      frame.port1.start();
      // The next task after the frame.
      frame.port2.postMessage(undefined);
    });
  };
  // Told by the browser, so that nothing has to look again and again while the page loads.
  const added = new MutationObserver(notice);
  const begin = (): void => {
    added.observe(document.body, { childList: true });
    notice();
  };
  document.addEventListener("readystatechange", begin, { once: true });
}
