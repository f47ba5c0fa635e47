/** The set-up of a site: how it is installed, and its settings. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import { DAY_MS } from "../../../worker/contract/limits.ts";
import { numbersIn } from "../../../worker/pages/numbers.ts";
import { setupWordsIn } from "../../../worker/pages/setup/words.ts";
import { utcDay } from "../../../worker/scores/calendar.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { FAULT_WORDS } from "../../../worker/pages/forms/fault-words.ts";
import { type Collector, ORIGIN } from "../collector.ts";
import { BASE, formIn, NPS, type Owner, startOwned, unescaped } from "./owner.ts";
import { textOf } from "./visitor.ts";

let collector: Collector;
let owner: Owner;

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
});
afterAll(async () => collector.close());

describe("the installation", () => {
  const load = async (siteKey: string, referer?: string) =>
    collector.fetch(`/s/${siteKey}.js`, referer === undefined ? {} : { headers: { referer } });
  const sightings = async () => (await collector.db.prepare("SELECT origin FROM sightings").all()).results;
  const pageText = async (slug: string) => textOf(await (await owner.get(`/sites/${slug}/set-up/install`)).text());

  it("shows the tag that the API gives", async () => {
    const { snippet } = await owner.read("/sites/shop");
    const html = await (await owner.get(`${BASE}/install`)).text();
    const shown = /<pre id="snippet"[^>]*>([\s\S]*?)<\/pre>/.exec(html)?.[1] ?? "";
    expect(unescaped(shown)).toBe(snippet);
  });

  it("is noted only while the owner looks; then where the script is loaded, and whether that site may answer", async () => {
    const siteKey = await collector.site("looked-at");
    await load(siteKey, `${ORIGIN}/page`);
    expect(await sightings()).toEqual([]);
    await owner.post("/sites/looked-at/set-up/install", { look: "1" });
    await load(siteKey, `${ORIGIN}/page?secret=1`);
    await load(siteKey, "https://elsewhere.example/");
    await load(siteKey);
    await expect.poll(sightings).toHaveLength(3);
    const text = await pageText("looked-at");
    expect(text).toContain(`${ORIGIN} Last seen`);
    expect(text).toMatch(/elsewhere.example Last seen .* Its answers are refused Take its answers/);
    expect(text).toContain("a page that does not say where it is");
    expect(text).not.toContain("secret");
    await owner.post("/sites/looked-at/set-up/install", { allow: "https://elsewhere.example" });
    expect((await owner.read("/sites/looked-at")).origins).toEqual([ORIGIN, "https://elsewhere.example"]);
  });

  it("says that an answer has come, when, and leads on to the journey; imported and made up ones are none", async () => {
    await collector.site("answered");
    await collector.touchpoint("answered", "paid", NPS);
    const id = await idOf(collector.db, "answered", "paid");
    const [today = "", before = ""] = [0, 1].map((days) => utcDay(Date.now() - days * DAY_MS));
    const rating = { rating: 9 };
    await storeStates(collector.db, [stateOn(id, today, { ...rating, channel: "import" })], Date.now());
    await storeStates(collector.db, [stateOn(id, today, { ...rating, generated: 1 }), stateOn(id, today)], Date.now());
    expect(await pageText("answered")).not.toContain("An answer has come");
    await storeStates(collector.db, [stateOn(id, before, rating)], Date.now());
    const said = setupWordsIn("en").lastAnswer(numbersIn("en").days({ from: before, to: before }));
    const html = await (await owner.get("/sites/answered/set-up/install")).text();
    expect(textOf(html)).toContain(`${said} Journey`);
    expect(html).toContain('<a href="/sites/answered">');
  });

  it("notes a few sites, however many there are said to be, and forgets them when it is looked again", async () => {
    const siteKey = await collector.site("flooded");
    await owner.post("/sites/flooded/set-up/install", { look: "1" });
    await load(siteKey, "https://real.example/");
    for (let at = 0; at < 40; at += 1) await load(siteKey, `https://s${at}.example/`);
    const own = async () =>
      (
        await collector.db
          .prepare("SELECT count(*) AS n FROM sightings JOIN sites ON id = site_id WHERE slug = 'flooded'")
          .first<{ n: number }>()
      )?.n;
    await expect.poll(own).toBe(20);
    await load(siteKey, `${ORIGIN}/`);
    await expect.poll(own).toBe(21);
    await owner.post("/sites/flooded/set-up/install", { look: "1" });
    expect(await own()).toBe(0);
  });

  it("sees the real site of a wildcard, however many there are said to be below it", async () => {
    const wild = "https://*.shop.example";
    const siteKey = await collector.site("wild", { origins: [wild] });
    await owner.post("/sites/wild/set-up/install", { look: "1" });
    for (let at = 0; at < 25; at += 1) await load(siteKey, `https://f${at}.shop.example/`);
    await load(siteKey, "https://elsewhere.example/");
    await expect.poll(async () => pageText("wild")).toContain("https://elsewhere.example Last seen");
    expect(await pageText("wild")).toContain(`${wild} Last seen`);
    expect(await pageText("wild")).not.toContain("f1.shop.example");
  });

  it("takes the answers of each site that was allowed, of several at once", async () => {
    await collector.site("allowing");
    const origins = ["https://a1.example", "https://a2.example", "https://a3.example"];
    await Promise.all(origins.map(async (allow) => owner.post("/sites/allowing/set-up/install", { allow })));
    expect((await owner.read("/sites/allowing")).origins.toSorted()).toEqual([...origins, ORIGIN].toSorted());
  });

  it("tells what was refused, and why", async () => {
    const siteKey = await collector.site("refusing");
    await collector.touchpoint("refusing", "paid", NPS);
    await collector.post(siteKey, { v: 1 }, { origin: "https://evil.example" });
    await expect.poll(async () => pageText("refusing")).toContain("It came from a site whose answers are not taken.");
  });
});

describe("settings of a site", () => {
  it("are changed, and what has no field stays", async () => {
    await collector.site("set", { stages: ["find", "buy"], suppressWhen: [".chat"], waitDays: 3 });
    const form = await owner.formOf("/sites/set/set-up/settings");
    const sent = await owner.post("/sites/set/set-up/settings", {
      ...form,
      name: "New name",
      stages: "find\r\nbuy\r\nuse",
      consent: "on",
      origins: `${form["origins"]}\r\nlocalhost:9312\r\n*.shop.example/\r\nnull`,
    });
    expect(sent.headers.get("location")).toBe("/sites/set/set-up/settings?saved");
    expect(await owner.read("/sites/set")).toMatchObject({
      name: "New name",
      stages: ["find", "buy", "use"],
      suppressWhen: [".chat"],
      waitDays: 3,
      consentRequired: true,
      origins: [ORIGIN, "http://localhost:9312", "https://*.shop.example", "null"],
    });
  });

  it("that somebody else has changed meanwhile stay, but for what both have changed: that is asked", async () => {
    const path = "/sites/both/set-up/settings";
    await collector.site("both");
    const form = await owner.formOf(path);
    const theirs = { origins: [ORIGIN, "https://new.example"], waitDays: 99 };
    await collector.site("both", theirs);
    expect((await owner.post(path, { ...form, name: "Mine" })).status).toBe(303);
    expect(await owner.read("/sites/both")).toMatchObject({ ...theirs, name: "Mine" });
    const refused = await owner.post(path, { ...form, waitDays: "7" });
    const html = await refused.text();
    expect([refused.status, (await owner.read("/sites/both")).waitDays]).toEqual([412, 99]);
    expect(textOf(html)).toContain("Stored now: 99");
    expect(html.match(/<li><a href="#/g)).toHaveLength(1);
    const mine = formIn(html);
    expect([mine["name"], mine["waitDays"], mine["origins"]]).toEqual(["Mine", "7", theirs.origins.join("\n")]);
    expect((await owner.post(path, mine)).status).toBe(303);
    expect(await owner.read("/sites/both")).toMatchObject({ ...theirs, name: "Mine", waitDays: 7 });
    // The same again, as by a second click.
    expect((await owner.post(path, mine)).status).toBe(303);
  });

  it.each(["0x10", "1e2", "-1", " "])("have no number that is written as %s", async (waitDays) => {
    const form = await owner.formOf(`${BASE}/settings`);
    expect((await owner.post(`${BASE}/settings`, { ...form, waitDays })).status).toBe(422);
  });

  it("tell stages apart that have no Latin letter", async () => {
    await collector.site("cyrillic");
    const path = "/sites/cyrillic/set-up/settings";
    const form = await owner.formOf(path);
    expect((await owner.post(path, { ...form, stages: "Покупка\r\nДоставка\r\nitem" })).status).toBe(303);
    expect((await owner.read("/sites/cyrillic")).stages).toEqual(["item-2", "item-3", "item"]);
  });

  it("take stages as people call them, as slugs; twice the same is refused", async () => {
    const long = `${"x".repeat(60)}-${"y".repeat(3)}`;
    await collector.site("staged", { stages: [long] });
    const path = "/sites/staged/set-up/settings";
    const form = await owner.formOf(path);
    await owner.post(path, { ...form, stages: `${long}\r\nQuầy Hàng\r\nAfter sales` });
    expect((await owner.read("/sites/staged")).stages).toEqual([long, "quay-hang", "after-sales"]);
    const twice = await owner.post(path, { ...(await owner.formOf(path)), stages: "Kasa\r\nkasa" });
    const html = await twice.text();
    expect([twice.status, textOf(html)]).toEqual([422, expect.stringContaining("Two lines are the same.")]);
    expect(html).toContain("Kasa\r\nkasa");
  });

  it("keep a stage that touchpoints stand in, and say so at its box in the page's language", async () => {
    await collector.site("used", { stages: ["buy", "help"] });
    await collector.touchpoint("used", "paid", NPS);
    const path = "/sites/used/set-up/settings";
    const form = { ...(await owner.formOf(path)), stages: "help" };
    const refused = await owner.post(path, form, undefined, { "accept-language": "cs" });
    const html = await refused.text();
    expect([refused.status, textOf(html)]).toEqual([409, expect.stringContaining(FAULT_WORDS.cs.stageInUse)]);
    expect(html).toMatch(/<textarea id="stages"[^>]*aria-invalid="true"/);
    expect(html).not.toContain("stands in");
  });

  it("that cannot be are refused, with what was written", async () => {
    const form = await owner.formOf(`${BASE}/settings`);
    const response = await owner.post(`${BASE}/settings?saved`, { ...form, origins: "no address", waitDays: "" });
    const html = await response.text();
    expect([response.status, html.includes("no address")]).toEqual([422, true]);
    expect(textOf(html)).not.toContain("Saved.");
    expect(textOf(html)).toMatch(/taken : This is no address .*customer : This must be a whole number from 0 to 3650/);
    expect(html).toMatch(
      /<textarea id="origins"[^>]*aria-invalid="true" aria-describedby="origins-fault origins-hint"/,
    );
  });
});
