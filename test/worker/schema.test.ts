import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSite } from "../../worker/sites/site-store.ts";
import { type Collector, message, startCollector } from "./collector.ts";

let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
});
afterAll(async () => collector.close());

describe("the tables", () => {
  it("that are written often, or by key alone, have no rowid and no index", async () => {
    const { results } = await collector.db.prepare("PRAGMA table_list").all();
    const withoutRowid = results.filter((table) => table["wr"] === 1).map((table) => table["name"]);
    expect(new Set(withoutRowid)).toEqual(
      new Set([
        "breakdowns",
        "invitations",
        "kept_replies",
        "members",
        "passkeys",
        "refusals",
        "response_tags",
        "responses",
        "revisions",
        "rollups",
        "segment_rollups",
        "sessions",
        "sightings",
        "spent_challenges",
      ]),
    );
    const indexes = await collector.db
      .prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('responses', 'rollups') AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(indexes.results).toEqual([]);
  });

  it("give rows that were stored before a key existed that key's default", async () => {
    const siteKey = await collector.site("old");
    await collector.touchpoint("old", "help", { question: { metric: "thumbs", key: "q" } });
    await collector.db
      .prepare("UPDATE sites SET settings = json_remove(settings, '$.theme', '$.tooFewBelow', '$.dailyMessages')")
      .run();
    await collector.db.prepare("UPDATE revisions SET survey = json_remove(survey, '$.look', '$.rules.weight')").run();
    expect((await findSite(collector.db, "old"))?.settings).toMatchObject({ tooFewBelow: 10, dailyMessages: 45_000 });
    const wording = await collector.fetch(`/s/${siteKey}/help/1/en`);
    expect([wording.status, await wording.json()]).toMatchObject([200, { placement: "bottom-end" }]);
    expect((await collector.post(siteKey, message("help", { answer: 1 }))).status).toBe(200);
    // The same survey is no new revision, in whatever order its keys come.
    const again = { question: { key: "q", metric: "thumbs" }, stage: "buy", name: "help" };
    const put = await collector.api("PUT", "/sites/old/touchpoints/help", again);
    expect(await put.json()).toMatchObject({ revision: 1 });
  });
});
