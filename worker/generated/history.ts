/**
 * Made-up responses for a demonstration: pure, and the same for the same seed, so that making them twice stores them
 * once. Every one is marked `generated`.
 */
import type { PromptState } from "../collect/store.ts";
import { stateOf } from "../collect/state.ts";
import type { MessageExtras } from "../contract/message.ts";
import { DAY_MS } from "../contract/limits.ts";
import type { PropertyDeclaration, Survey } from "../contract/survey.ts";
import { DEVICES } from "../contract/terms.ts";
import { bandOf, scaleOf } from "../scores/bands.ts";
import { COMMENTS } from "./comments.ts";

export interface HistoryRequest {
  touchpointId: number;
  revision: number;
  survey: Survey;
  /** Local day, and the moment it starts. */
  day: string;
  startMs: number;
  /** Prompts shown on the day, on average. */
  perDay: number;
  seed: number;
}

type Random = () => number;
type PropertyValue = string | number | boolean;

/** One day of one touchpoint: some ignored prompts, some dismissals, and answers whose mood differs by touchpoint and drifts with time. */
export function generatedDay(request: HistoryRequest): PromptState[] {
  const noonMs = Date.parse(`${request.day}T12:00:00Z`);
  const dayNumber = Math.floor(noonMs / DAY_MS);
  const random = randomFrom(request.seed, request.touchpointId, dayNumber);
  const weekend = [0, 6].includes(new Date(noonMs).getUTCDay());
  const prompts = Math.round(request.perDay * (weekend ? 0.6 : 1.1) * (0.75 + random() / 2));
  const mood =
    0.5 + 0.2 * Math.sin(2.4 * request.touchpointId) + 0.08 * Math.sin(dayNumber / 23) + 0.05 * Math.sin(dayNumber / 5);
  return Array.from({ length: prompts }, () => generatedPrompt(request, mood, random));
}

function generatedPrompt(request: HistoryRequest, mood: number, random: Random): PromptState {
  const { survey, startMs } = request;
  // Customers are awake: between 7 and 23 o'clock.
  const shownAtMs = Math.floor(startMs + (7 + 16 * random()) * 3_600_000);
  const fate = random();
  const answer = fate < 0.38 ? answerTo(survey, mood, random) : undefined;
  const extras: MessageExtras = {
    language: "en",
    device: pick([...DEVICES, "phone", "desktop"], random),
    properties: propertiesOf(survey.properties, random),
  };
  const followUp = answer === undefined || random() > 0.4 ? undefined : followUpTo(survey, answer, random);
  const shownAt = new Date(shownAtMs).toISOString();
  const prompt = promptId(shownAtMs, random);
  const { touchpointId, revision, day } = request;
  const dismissed = fate > 0.38 && fate < 0.65;
  const core = { v: 1 as const, prompt, touchpoint: "", revision, seq: 1, shownAt, sentAt: shownAt, shown: true };
  const state = stateOf(
    {
      core: { ...core, dismissed, ...(answer !== undefined && { answer }) },
      extras: followUp === undefined ? extras : { ...extras, followUp },
      refused: [],
    },
    survey,
  );
  if (!state.ok) throw new Error(`generated a bad answer: ${state.fault.message}`);
  const country = pick(["CZ", "PL", "FR", "ID", "VN", "GB"], random);
  return {
    touchpoint_id: touchpointId,
    id: prompt,
    seq: 1,
    revision,
    channel: "web",
    day,
    shown_at: shownAtMs,
    received_at: shownAtMs,
    country,
    ...state.columns,
    generated: 1,
  };
}

function answerTo({ question }: Survey, mood: number, random: Random): number | string | string[] {
  if (question.metric === "text") return pick(COMMENTS.neutral, random);
  if (question.metric === "choice") {
    return someOf(question.options, question.several, random);
  }
  if (question.metric === "thumbs") return random() < 0.45 + mood / 2 ? 1 : 0;
  const scale = scaleOf(question.metric) ?? { min: 0, max: 1 };
  // The mean of three draws leans to the middle, the power towards the good end.
  const lean = ((random() + random() + random()) / 3) ** (0.85 - 0.8 * mood);
  return Math.min(scale.max, scale.min + Math.floor(lean * (scale.max - scale.min + 1)));
}

function followUpTo(survey: Survey, answer: number | string | string[], random: Random): string | string[] | undefined {
  const { followUp, question } = survey;
  if (!followUp) return undefined;
  const band = typeof answer === "number" ? bandOf(question.metric, answer) : null;
  if (followUp.metric === "choice") {
    // The unhappy have other reasons than the happy.
    const options = band === "negative" ? followUp.options.toReversed() : followUp.options;
    return someOf(options, followUp.several, random);
  }
  return pick(COMMENTS[band ?? "neutral"], random);
}

/** Earlier options are picked more often; of several, up to two. */
function someOf(options: readonly { key: string }[], several: boolean, random: Random): string[] {
  const one = () => options[Math.floor(random() ** 1.6 * options.length)]?.key ?? "";
  return [...new Set(several && random() < 0.3 ? [one(), one()] : [one()])];
}

function propertiesOf(declared: readonly PropertyDeclaration[], random: Random): Record<string, PropertyValue> {
  return Object.fromEntries(
    declared.map((property): [string, PropertyValue] => [property.key, valueOf(property, random)]),
  );
}

function valueOf({ type, values }: PropertyDeclaration, random: Random): PropertyValue {
  if (type === "boolean") return random() < 0.5;
  if (type === "number") return 1 + Math.floor(8 * random() ** 2);
  return values ? pick(values, random) : "example";
}

function pick<T>(list: readonly T[], random: Random): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

/** UUID version 7 of a moment, from seeded randomness. */
function promptId(atMs: number, random: Random): string {
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const time = atMs.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
}

/** Mulberry32 over a mixed seed: 32 bits of state, plenty for a demonstration; values in [0, 1). */
function randomFrom(...seeds: number[]): Random {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 2_654_435_761) ^ (mixed >>> 13), 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
