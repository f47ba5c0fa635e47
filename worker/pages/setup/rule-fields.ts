/** The rules of a touchpoint as fields of a form, and back. The form shows the first trigger; any others stay. Pure. */
import type { Rules } from "../../contract/rules.ts";
import type { Fields } from "../forms/sent.ts";
import { numberIn } from "../forms/number-in.ts";

type Trigger = Rules["triggers"][number];
type Patterns = Rules["pages"]["include"];

const SECOND_MS = 1_000;
const REGEX = "regex:";

/** Kinds of triggers, with the field that each has; by code only is none. */
export const TRIGGERS = {
  code: null,
  load: "load-seconds",
  time: "time-seconds",
  scroll: "scroll-percent",
  exit: null,
  click: "click-selector",
  view: "view-selector",
  attribute: null,
  event: "event-name",
  idle: "idle-seconds",
  tab: null,
} as const satisfies Record<Trigger["on"] | "code", string | null>;
export type TriggerKind = keyof typeof TRIGGERS;

/** As people write it. */
export const secondsOf = (ms: number): string => String(ms / SECOND_MS);

/** What its field shows; none where the kind has no field. */
// oxlint-disable-next-line typescript/consistent-return -- exhaustive
function valueOf(trigger: Trigger): string {
  switch (trigger.on) {
    case "load":
      return secondsOf(trigger.delayMs);
    case "time":
      return secondsOf(trigger.visibleMs);
    case "idle":
      return secondsOf(trigger.idleMs);
    case "scroll":
      return String(trigger.percent);
    case "click":
    case "view":
      return trigger.selector;
    case "event":
      return trigger.name;
    case "exit":
    case "attribute":
    case "tab":
      return "";
  }
}

export function triggerFields([first]: Rules["triggers"]): Fields {
  const field = first && TRIGGERS[first.on];
  return { trigger: first?.on ?? "code", ...(field && { [field]: valueOf(first) }) };
}

/** A trigger as the API takes it: it says what is wrong with it. */
function triggerOf(on: string, fields: Fields): unknown {
  const ms = (field: string): number => Math.round(SECOND_MS * numberIn(fields[field]));
  switch (on) {
    case "load":
      return { on, delayMs: ms("load-seconds") };
    case "time":
      return { on, visibleMs: ms("time-seconds") };
    case "idle":
      return { on, idleMs: ms("idle-seconds") };
    case "scroll":
      return { on, percent: numberIn(fields["scroll-percent"]) };
    case "click":
    case "view":
      return { on, selector: fields[TRIGGERS[on]] ?? "" };
    case "event":
      return { on, name: fields["event-name"] ?? "" };
    default:
      return { on };
  }
}

export function triggersOf([first, ...others]: Rules["triggers"], fields: Fields): unknown[] {
  const on = fields["trigger"] ?? first?.on ?? "code";
  const kept = others.filter((trigger) => trigger.on !== on);
  return on === "code" ? kept : [triggerOf(on, fields), ...kept];
}

/** One line a pattern; a regular expression has a word before it. */
export const pageLines = (patterns: Patterns): string =>
  patterns.map((pattern) => (typeof pattern === "string" ? pattern : `${REGEX}${pattern.regex}`)).join("\n");

export const patternsOf = (lines: readonly string[]): unknown[] =>
  lines.map((line) => (line.startsWith(REGEX) ? { regex: line.slice(REGEX.length).trim() } : line));
