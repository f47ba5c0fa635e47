import { OpenAPIHono, z } from "@hono/zod-openapi";
import { describe, expect, it } from "vitest";
import { ActFirst, AgainstRest, Consistency, Needed, OptionChange } from "../../../worker/contract/comparison.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import { METRICS } from "../../../worker/contract/terms.ts";
import { adjustFamily } from "../../../worker/scores/adjust.ts";
import { scaleOf } from "../../../worker/scores/bands.ts";
import { changeOf, optionChangesOf } from "../../../worker/scores/change.ts";
import { neededOf } from "../../../worker/scores/needed.ts";
import { labelOf, ratesOf, reasonsOf, scoreOf, type ScoreSettings } from "../../../worker/scores/score.ts";
import { trendOf, windowOf } from "../../../worker/scores/trend.ts";
import { rated } from "./rated.ts";

const SETTINGS: ScoreSettings = { tooFewBelow: 10, lowBelow: 30, level: 0.95 };
const OPTIONS = ["price", "speed", "range"];

describe("SiteScores and comparisons", () => {
  it("take what these functions give, for every metric", () => {
    const series = METRICS.map((metric) => {
      const question = { metric, options: OPTIONS };
      const counts = rated({ 1: 40 });
      const bucket = { start: "2026-01-01", from: "2026-01-01", to: "2026-01-31", partial: false, counts };
      const window = { ...windowOf(bucket, 90), counts };
      const compared = { now: counts, before: rated({ 0: 40 }) };
      const options = optionChangesOf(question, compared, SETTINGS) ?? [];
      const changed = adjustFamily([changeOf(metric, compared, SETTINGS), ...options]);
      return {
        question: { key: "main", metric, scale: scaleOf(metric), revisions: [1, 2], label: labelOf(metric) },
        ...scoreOf(question, counts, SETTINGS),
        rates: ratesOf(counts, { comments: metric !== "text" }),
        generated: 0,
        followUps: [{ key: "why", byBand: reasonsOf(question, counts, SETTINGS) }],
        trend: trendOf(question, [bucket, { ...bucket, window }], SETTINGS),
        needed: neededOf(metric, counts, 10, SETTINGS),
        before: { n: 0, score: null, interval: null, confidence: "too-few" },
        change: changed[0] ?? null,
        optionChanges: changed.slice(1).flatMap((change) => (change && "option" in change ? [change] : [])),
      };
    });
    const touchpoint = { touchpoint: "checkout-done", name: "Checkout", stage: "buy", order: 0, state: "live", series };
    const site = { site: "shop", timeZone: "Europe/Prague", from: "2026-01-01", to: "2026-01-31", by: "month" };
    const compared = { from: "2025-12-01", to: "2025-12-31" };
    const body = { ...site, rolling: 90, level: 0.95, compared, touchpoints: [touchpoint] };
    expect(SiteScores.parse(body)).toEqual(body);
  });

  it("are described with all levels, and with components that are not null themselves", () => {
    const app = new OpenAPIHono();
    const schema = z.object({ SiteScores, OptionChange, Needed, AgainstRest, ActFirst, Consistency });
    const content = { "application/json": { schema } };
    app.openAPIRegistry.registerPath({ method: "get", path: "/", responses: { 200: { description: "", content } } });
    const info = { title: "", version: "" };
    const { components } = app.getOpenAPI31Document({ openapi: "3.1.0", info });
    const schemas = components?.schemas ?? {};
    expect(JSON.stringify(schemas["Interval"])).toMatch(/0\.9\D.*0\.95.*0\.99/);
    expect(schemas["BandShares"]).toMatchObject({ type: "object", required: ["negative", "neutral", "positive"] });
    for (const schema of Object.values(schemas)) {
      expect("type" in schema && Array.isArray(schema.type)).toBe(false);
    }
  });
});
