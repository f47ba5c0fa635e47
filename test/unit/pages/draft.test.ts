/** What the preview shows: in each state an answer of the band that the state is called by. */
import { describe, expect, it } from "vitest";
import { SiteSettings, Touchpoint } from "../../../worker/contract/site.ts";
import { BANDS } from "../../../worker/contract/terms.ts";
import { draftOf } from "../../../worker/pages/setup/draft.ts";
import { fieldsOf } from "../../../worker/pages/setup/fields.ts";
import { bandOf } from "../../../worker/scores/bands.ts";

const settings = SiteSettings.parse({ name: "Tea" });

function previewOf(question: Record<string, unknown>, state: string) {
  const touchpoint = Touchpoint.parse({
    name: "x",
    stage: "buy",
    question: { key: "q", ...question },
    touchpoint: "x",
    revision: 1,
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-01T00:00:00Z",
  });
  const edited = { touchpoint, earlier: [], language: "en" };
  return draftOf(settings, edited, { ...fieldsOf(edited), state }).preview;
}

describe("the preview", () => {
  it.each((["nps", "csat", "ces"] as const).flatMap((metric) => BANDS.map((band) => [metric, band] as const)))(
    "of %s in the state %s has such an answer",
    (metric, band) => {
      const { answer } = previewOf({ metric }, band);
      expect(bandOf(metric, Number(answer))).toBe(band);
    },
  );

  const text = { en: "?" };
  const options = ["a", "b"].map((key) => ({ key, text: { en: key } }));
  it.each([
    [{ metric: "nps" }, "question", {}],
    [{ metric: "nps" }, "done", { answer: 10, done: true }],
    [{ metric: "thumbs" }, "negative", { answer: 0 }],
    [{ metric: "thumbs" }, "neutral", { answer: 1 }],
    [{ metric: "thumbs" }, "positive", { answer: 1 }],
    [{ metric: "choice", text, options }, "negative", { answer: ["a"] }],
    [{ metric: "text", text }, "negative", { answer: "…" }],
  ])("of %o in the state %s is %o", (question, state, preview) => {
    expect(previewOf(question, state)).toEqual(preview);
  });
});
