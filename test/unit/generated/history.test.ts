import { describe, expect, it } from "vitest";
import { PropertyDeclaration, Survey } from "../../../worker/contract/survey.ts";
import { PromptId } from "../../../worker/contract/terms.ts";
import { generatedDay } from "../../../worker/generated/history.ts";

const optionsOf = (keys: string) => [...keys].map((key) => ({ key, text: { en: key } }));
const DAY = "2026-03-11";
const START = Date.parse(`${DAY}T00:00:00Z`);

function day(over: Partial<Parameters<typeof generatedDay>[0]> = {}) {
  const survey = Survey.parse({ question: { metric: "nps", key: "q" }, followUp: { metric: "text", key: "why" } });
  return generatedDay({
    touchpointId: 3,
    revision: 2,
    survey,
    day: DAY,
    startMs: START,
    perDay: 200,
    seed: 1,
    ...over,
  });
}

function answersTo(question: object, followUp?: object) {
  const survey = Survey.parse({
    question: { key: "q", ...question },
    ...(followUp && { followUp: { key: "why", ...followUp } }),
  });
  return day({ survey }).map(({ rating, choices, answer_text: text, reasons, comment }) => {
    return { rating, choices, text, reasons, comment };
  });
}

describe("generatedDay", () => {
  it("is the same for the same seed, and another for each other seed, touchpoint and day", () => {
    expect(day()).toEqual(day());
    const ids = new Set(day().map((state) => state.id));
    const others = [{ seed: 2 }, { touchpointId: 4 }, { day: "2026-03-12", startMs: START + 86_400_000 }];
    for (const other of others) {
      for (const state of day(other)) expect(ids.has(state.id)).toBe(false);
    }
  });

  it("marks every response, each with an id of its own that tells its time", () => {
    const states = day({ perDay: 1000 });
    expect(new Set(states.map((state) => state.id)).size).toBe(states.length);
    for (const state of states) {
      expect(state).toMatchObject({ generated: 1, day: DAY, revision: 2, touchpoint_id: 3, channel: "web", seq: 1 });
      expect(PromptId.safeParse(state.id).success).toBe(true);
      expect(Number.parseInt(state.id.replace("-", "").slice(0, 12), 16)).toBe(state.shown_at);
    }
  });

  it("is shown between 7 and 23 o'clock after the day's start", () => {
    const startMs = START - 5 * 3_600_000;
    const hours = day({ startMs }).map((state) => (state.shown_at - startMs) / 3_600_000);
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(7);
    expect(Math.max(...hours)).toBeLessThan(23);
  });

  it("has some answers, some dismissals and some prompts that nobody minded", () => {
    const states = day({ perDay: 1000 });
    const answered = states.filter((state) => state.rating !== undefined);
    const dismissed = states.filter((state) => state.dismissed === 1);
    expect(answered.length / states.length).toBeCloseTo(0.38, 1);
    expect(dismissed.length / states.length).toBeCloseTo(0.27, 1);
    expect(dismissed.some((state) => answered.includes(state))).toBe(false);
    expect(answered.some((state) => state.comment !== undefined)).toBe(true);
  });

  it("has about as many prompts as asked for over a week, fewer at the weekend", () => {
    const counts = Array.from({ length: 7 }, (_, index) => {
      const startMs = Date.parse("2026-03-09T00:00:00Z") + index * 86_400_000;
      return day({ day: new Date(startMs).toISOString().slice(0, 10), startMs, perDay: 1000 }).length;
    });
    const total = counts.reduce((sum, count) => sum + count, 0);
    expect(total / 7).toBeGreaterThan(800);
    expect(total / 7).toBeLessThan(1200);
    expect(Math.max(...counts.slice(5))).toBeLessThan(Math.min(...counts.slice(0, 5)));
  });

  it.each([
    ["nps", 0, 10],
    ["csat", 1, 5],
    ["ces", 1, 7],
    ["thumbs", 0, 1],
  ])("rates on the scale of %s, from %i to %i, in every band", (metric, min, max) => {
    const states = [1, 2, 3, 4, 5, 6].flatMap((touchpointId) =>
      day({ survey: ratedBy(metric), perDay: 1000, touchpointId }),
    );
    const rated = states.filter((state) => state.rating !== undefined);
    for (const { rating } of rated) {
      expect(Number.isInteger(rating)).toBe(true);
      expect(rating).toBeGreaterThanOrEqual(min);
      expect(rating).toBeLessThanOrEqual(max);
    }
    expect(new Set(rated.map((state) => state.band))).toEqual(new Set(metric === "thumbs" ? [-1, 1] : [-1, 0, 1]));
  });

  it("answers choices with options that there are, one of them unless several may be picked", () => {
    const sets = (several: boolean) =>
      answersTo({ metric: "choice", text: { en: "?" }, options: optionsOf("abc"), several }).flatMap(
        (one) => one.choices ?? [],
      );
    expect(new Set(sets(false))).toEqual(new Set([1, 2, 4]));
    expect(sets(true).every((set) => set >= 1 && set <= 7)).toBe(true);
    expect(sets(true).some((set) => set === 3 || set === 5 || set === 6)).toBe(true);
  });

  it("gives reasons only where there is a choice follow-up, and an answer", () => {
    const told = answersTo({ metric: "csat" }, { metric: "choice", options: optionsOf("ab") });
    const reasons = told.filter((one) => one.reasons !== undefined);
    expect(reasons.length).toBeGreaterThan(5);
    expect(reasons.every((one) => one.rating !== undefined && one.comment === undefined)).toBe(true);
  });

  it("answers text questions with text", () => {
    const texts = answersTo({ metric: "text", text: { en: "?" } }).flatMap((one) => one.text ?? []);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.every((text) => text.length > 5)).toBe(true);
  });

  it("has the declared properties, with values that the declarations allow", () => {
    const properties = PropertyDeclaration.array().parse([
      { key: "plan", type: "string", values: ["free", "pro"] },
      { key: "items", type: "number" },
      { key: "member", type: "boolean" },
    ]);
    const survey = Survey.parse({ question: { metric: "nps", key: "q" }, properties });
    for (const { properties: text } of day({ survey, perDay: 30 })) {
      const given = new Map<string, unknown>(Object.entries(parse(text ?? "{}")));
      expect([...given.keys()]).toEqual(["plan", "items", "member"]);
      expect(["free", "pro"]).toContain(given.get("plan"));
      expect(typeof given.get("items")).toBe("number");
      expect(typeof given.get("member")).toBe("boolean");
    }
    expect(day({ perDay: 5 }).every((state) => state.properties === undefined)).toBe(true);
  });
});

function ratedBy(metric: string): Survey {
  return Survey.parse({ question: { metric, key: "q" } });
}

function parse(text: string): object {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null ? value : {};
}
