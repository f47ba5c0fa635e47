/** From visits to figures: medians, and how exact they are. */
import { median } from "../median.ts";
import type { Visit } from "./visit.ts";

/** One page twice in a round: on a slow processor, and as fast as this one is. */
export interface Pair {
  slow: Visit;
  fast: Visit;
}

/** A median, with its standard error. */
export interface Estimate {
  value: number;
  error: number;
}

/**
 * Figures of one page; milliseconds where nothing else is said. Those of our script are processor time on a fast processor,
 * times the slow-down: what else runs on this machine hardly changes them.
 */
export interface Figures {
  /** Largest contentful paint. */
  lcp: Estimate;
  /** From navigation until the question is first painted, and until it stands still; infinite where none came. */
  painted: Estimate;
  settled: Estimate;
  /** Medians of the ratios to the largest contentful paint without the widget in the same round: what slows all pages down alike has no part in them. */
  lcpRatio: Estimate;
  settledRatio: Estimate;
  /** Sum of all scores but those right after a tap, in the worst visit: no less than the CLS, which takes the worst window. */
  layoutShift: number;
  /** Layout shifts at any time, also right after a tap, that moved something of the host's; in the worst visit. */
  hostShifts: number;
  /** Until the question stands; then for answer, comment and closing; and the longest task that had our script in it. */
  script: number;
  scriptUsing: number;
  longestTask: number;
  /** By the clock of the slow processor, waiting included; and everybody's, as the browser counts it. */
  scriptByClock: number;
  allScript: number;
  /** Anybody's, on the slow processor. */
  longTasks: number;
  /** From a tap to the next paint. */
  hostTap: Estimate;
  ratingTap: number;
  requestsLoading: number;
  requests: number;
  /** Until the question stands. */
  bytes: number;
  nodes: number;
  listeners: number;
  documents: number;
}

/**
 * Figures of one page from all of its visits.
 * @param bare visits of the page without the widget, in the same rounds
 * @param slowdown of the slow processor
 */
export function figuresOf(pairs: readonly Pair[], bare: readonly Pair[], slowdown: number): Figures {
  const slow = pairs.map((pair) => pair.slow);
  const middle = (of: (visit: Visit) => number): number => median(slow.map(of));
  const estimate = (of: (visit: Visit) => number): Estimate => estimated(slow.map(of));
  const slowedDown = (of: (visit: Visit) => number): number => slowdown * median(pairs.map(({ fast }) => of(fast)));
  const ratio = (of: (visit: Visit) => number): Estimate =>
    estimated(slow.map((visit, round) => of(visit) / lcpOf(bare[round]?.slow)));
  return {
    lcp: estimate(lcpOf),
    lcpRatio: ratio(lcpOf),
    settledRatio: ratio(({ recorded }) => recorded.settled ?? Infinity),
    painted: estimate(({ recorded }) => recorded.painted ?? Infinity),
    settled: estimate(({ recorded }) => recorded.settled ?? Infinity),
    layoutShift: Math.max(...slow.map(unexpectedShift)),
    hostShifts: Math.max(...slow.map(({ recorded }) => recorded.shifts.filter(({ moved }) => moved.length).length)),
    script: slowedDown(({ loading }) => loading.processorMs),
    scriptUsing: slowedDown(({ using }) => using.processorMs),
    longestTask: slowedDown(({ loading, using }) => Math.max(loading.longestTaskMs, using.longestTaskMs)),
    scriptByClock: middle(({ loading }) => loading.clockMs),
    allScript: middle(({ allScriptMs }) => allScriptMs),
    longTasks: middle(({ recorded }) => recorded.longTasksMs.length),
    hostTap: estimate(({ hostTapMs }) => hostTapMs),
    ratingTap: middle(({ ratingTapMs }) => ratingTapMs),
    requestsLoading: middle(({ loaded }) => loaded.requests),
    requests: middle(({ traffic }) => traffic.requests),
    bytes: middle(({ loaded }) => loaded.bytes),
    nodes: middle(({ held }) => held.nodes),
    listeners: middle(({ held }) => held.listeners),
    documents: middle(({ held }) => held.documents),
  };
}

function lcpOf(visit: Visit | undefined): number {
  return visit?.recorded.paints.at(-1)?.ms ?? Infinity;
}

/** The browser takes a change of its emulated window for input too, so that before the first tap its word is no good. */
function unexpectedShift({ recorded, shiftsLoading }: Visit): number {
  return recorded.shifts
    .filter(({ afterInput }, place) => place < shiftsLoading || !afterInput)
    .reduce((sum, { score }) => sum + score, 0);
}

/**
 * Standard error of a median: 1.2533 · σ / √n, σ being 1.4826 times the median absolute deviation, which a stray visit does
 * not move (P. Rousseeuw and C. Croux, 1993, https://doi.org/10.1080/01621459.1993.10476408).
 */
function estimated(values: readonly number[]): Estimate {
  const value = median(values);
  if (value === Infinity) return { value, error: 0 };
  const deviation = median(values.map((one) => Math.abs(one - value)));
  return { value, error: (1.2533 * 1.4826 * deviation) / Math.sqrt(values.length) };
}
