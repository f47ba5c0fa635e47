import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { SiteScores } from "../../../worker/contract/scores.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, message, ORIGIN, startCollector } from "../collector.ts";

/** 26 hours apart: whenever a test runs, their calendars differ. */
const EAST = "Pacific/Kiritimati";
const WEST = "Etc/GMT+12";

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
afterAll(async () => collector.close());

async function setZone(site: string, timeZone: string): Promise<void> {
  const reply = await api.call("PUT", `/sites/${site}`, { body: { name: site, origins: [ORIGIN], timeZone } });
  expect(reply.status).toBe(200);
}

function dayIn(timeZone: string): string {
  return new Intl.DateTimeFormat("sv", { timeZone }).format(new Date());
}

/** Posts an answer; returns the day that it was stored under, as the API tells without being asked for a period. */
async function dayOfAnswer(site: string, siteKey: string): Promise<string | undefined> {
  const sent = message("paid", { answer: 9 });
  expect((await collector.post(siteKey, sent)).status).toBe(200);
  const { responses } = await api.read(ResponsePage, `/sites/${site}/responses`);
  return responses.find((one) => one.id === sent.prompt)?.day;
}

async function siteIn(site: string, timeZone: string): Promise<string> {
  const siteKey = await collector.site(site, { timeZone });
  await collector.touchpoint(site, "paid", { question: { metric: "nps", key: "q" } });
  return siteKey;
}

describe("a site's time zone", () => {
  it.each([EAST, WEST])("names the day of an answer: %s", async (timeZone) => {
    const site = `in-${timeZone.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
    expect(await dayOfAnswer(site, await siteIn(site, timeZone))).toBe(dayIn(timeZone));
  });

  it.each([
    ["westward", EAST, WEST],
    ["eastward", WEST, EAST],
  ])("applies from the next day on when it changes: today goes on in the old one, %s", async (site, before, after) => {
    const siteKey = await siteIn(site, before);
    await setZone(site, after);
    expect(await dayOfAnswer(site, siteKey)).toBe(dayIn(before));
    const scores = await api.read(SiteScores, `/sites/${site}/scores`);
    expect(scores).toMatchObject({ timeZone: after, to: dayIn(before) });
    expect(scores.touchpoints[0]?.series[0]?.n).toBe(1);
  });

  it("leaves today in the zone that it began in when it changes twice in a day", async () => {
    const siteKey = await siteIn("twice", EAST);
    await setZone("twice", "Europe/Prague");
    await setZone("twice", WEST);
    expect(await dayOfAnswer("twice", siteKey)).toBe(dayIn(EAST));
  });

  it("leaves today as it is when it changes and changes back", async () => {
    const siteKey = await siteIn("back", EAST);
    await setZone("back", WEST);
    await setZone("back", EAST);
    expect(await dayOfAnswer("back", siteKey)).toBe(dayIn(EAST));
  });

  it("has taken over by the day after", async () => {
    const siteKey = await siteIn("later", EAST);
    await setZone("later", "Europe/Prague");
    // As the row would stand had the change been made three days ago.
    const until = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
    await collector.db.prepare("UPDATE sites SET zone_before_until = ? WHERE slug = 'later'").bind(until).run();
    expect(await dayOfAnswer("later", siteKey)).toBe(dayIn("Europe/Prague"));
    await setZone("later", WEST);
    expect(await dayOfAnswer("later", siteKey)).toBe(dayIn("Europe/Prague"));
  });
});
