/**
 * Whose script ran when, read from a trace of the main thread. What has an address is attributed by it; the browser gives
 * none to microtasks and to the evaluation of a module, and since the host page has neither, these are ours.
 */

/** Categories that tell of tasks, scripts and microtasks, and little else: tracing costs time too. */
export const TRACED = ["-*", "devtools.timeline", "disabled-by-default-devtools.timeline", "v8.execute"];

/** A complete event; microseconds by the clock, and of the processor. */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur: number;
  tdur?: number;
  args?: { data?: { url?: string }; fileName?: string; name?: string };
}

/** All of our script, with the styles and layouts that it forced; compiling on the main thread included. */
export interface ScriptTime {
  /** Of the processor's time, slowed down: what else runs on the machine takes nothing from it, nor does waiting. */
  processorMs: number;
  /** By the clock. */
  clockMs: number;
  /** Processor time of the longest task that had our script in it, all of it; 0 where there was none. */
  longestTaskMs: number;
}

const SCRIPTS = new Set(["EvaluateScript", "FunctionCall", "v8.compile", "v8.compileModule"]);
const NAMELESS = new Set(["RunMicrotasks", "v8.evaluateModule"]);

const byClock = ({ dur }: TraceEvent): number => dur / 1000;
const byProcessor = ({ dur, tdur = dur }: TraceEvent): number => tdur / 1000;

/** Our script in a trace. @param origin where our scripts come from */
export function scriptTime(trace: Buffer, origin: string): ScriptTime {
  const time = { processorMs: 0, clockMs: 0, longestTaskMs: 0 };
  const thread = mainThread(trace, origin);
  for (const task of thread.filter(({ name }) => name === "RunTask")) {
    const inside = thread.filter(({ name, ts }) => name !== "RunTask" && ts >= task.ts && ts < task.ts + task.dur);
    const clockMs = ours(inside, origin, byClock);
    if (clockMs === 0) continue;
    time.clockMs += clockMs;
    time.processorMs += ours(inside, origin, byProcessor);
    time.longestTaskMs = Math.max(time.longestTaskMs, byProcessor(task));
  }
  return time;
}

/**
 * Names of the styles and layouts that our script made the browser reckon at once, in their order; the others are reckoned
 * once, before a frame.
 */
export function forcedBy(trace: Buffer, origin: string): string[] {
  const thread = mainThread(trace, origin);
  const sides = thread.flatMap((event) => {
    const side = isOurs(event, origin);
    return side === undefined ? [] : [{ side, from: event.ts, until: event.ts + event.dur }];
  });
  return thread
    .filter(({ name }) => name === "UpdateLayoutTree" || name === "Layout")
    .filter(({ ts }) => sides.findLast(({ from, until }) => from <= ts && ts < until)?.side)
    .map(({ name }) => name);
}

/** Complete events, in order and the outer before the inner, of the thread that ran our script; none where it did not. */
function mainThread(trace: Buffer, origin: string): TraceEvent[] {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const first = traceEvents.find((event) => addressOf(event)?.startsWith(origin));
  return traceEvents
    .filter(({ ph, pid, tid }) => ph === "X" && pid === first?.pid && tid === first.tid)
    .toSorted((one, other) => one.ts - other.ts || other.dur - one.dur);
}

/** Milliseconds of ours among nested events in order: each moment belongs to the innermost script around it. */
function ours(events: readonly TraceEvent[], origin: string, durationOf: (event: TraceEvent) => number): number {
  let sum = 0;
  const around: { side: boolean; end: number }[] = [];
  for (const event of events) {
    const side = isOurs(event, origin);
    if (side === undefined) continue;
    while ((around.at(-1)?.end ?? Infinity) <= event.ts) around.pop();
    const outer = around.at(-1)?.side ?? false;
    // What is nested in a script of the same side was counted, or not counted, with that one.
    if (side && !outer) sum += durationOf(event);
    if (!side && outer) sum -= durationOf(event);
    around.push({ side, end: event.ts + event.dur });
  }
  return sum;
}

/** Whose script an event is; `undefined` where it is none. */
function isOurs(event: TraceEvent, origin: string): boolean | undefined {
  return NAMELESS.has(event.name) || addressOf(event)?.startsWith(origin);
}

/** Of the script that an event is about; empty for one without an address, such as what the bench itself runs. */
function addressOf({ name, args }: TraceEvent): string | undefined {
  return SCRIPTS.has(name) ? (args?.data?.url ?? args?.fileName ?? "") : undefined;
}
