/** The scales of the rated metrics, and the bands that choose the wording of follow-up and thank-you (METRICS.md). */
import type { AskedMetric, Band } from "../../worker/contract/terms.ts";
import type { Wording } from "../../worker/contract/wording.ts";
import type { Point } from "./radio-scale.tsx";
import type { Answer } from "../ask.ts";

type Scale = readonly [low: number, high: number, neutral: number, positive: number];
type Unrated = "choice" | "text";

/** Lowest and highest point, lowest neutral and lowest positive point. Thumbs have no neutral one. */
const SCALES: Record<Exclude<AskedMetric, Unrated>, Scale> & Partial<Record<Unrated, never>> = {
  nps: [0, 10, 7, 9],
  csat: [1, 5, 3, 4],
  ces: [1, 7, 4, 5],
  thumbs: [0, 1, 1, 1],
};

/** The band of an answer; `neutral` for metrics without bands and before any answer. */
export function bandOf(metric: AskedMetric, answer: Answer | undefined): Band {
  const [, , neutral = 0, positive = 0] = SCALES[metric] ?? [];
  if (typeof answer !== "number") return "neutral";
  if (answer < neutral) return "negative";
  return answer < positive ? "neutral" : "positive";
}

/** Options of which one tap chooses one; `undefined` where several may be chosen, and where there are none. */
export function optionPoints({
  options,
  several,
}: Pick<Wording, "options" | "several">): Point<string[]>[] | undefined {
  return several ? undefined : options?.map(({ key, text }) => ({ value: [key], text }));
}

/** Points of the main question of which one tap is an answer; `undefined` where something has to be entered and sent. */
export function pointsOf(wording: Wording): Point<Answer>[] | undefined {
  const { metric, low, high, chrome, faces, numbers } = wording;
  const [from, to] = SCALES[metric] ?? [];
  if (from === undefined || to === undefined) return optionPoints(wording);
  const names = wording.points ?? [chrome.down, chrome.up];
  // Old libraries replace Array.from by one that maps nothing.
  return [...Array(to - from + 1).keys()].map((index) => {
    const value = from + index;
    const drawing = faces?.[index];
    if (drawing) return { value, name: names[index], drawing };
    // Worded by the collector: the browser's own number formats take long to load.
    const text = numbers?.[value] ?? String(value);
    // An end carries its meaning in its name: a screen reader may land on it without its neighbours.
    const meaning = value === from ? low : value === to ? high : undefined;
    return { value, name: meaning && `${text}, ${meaning}`, text };
  });
}
