/** The set-up of a touchpoint: from a template to its revisions. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Collector, ORIGIN } from "../collector.ts";
import { BASE, EDITED, editedForm, NPS, type Owner, startOwned } from "./owner.ts";
import { textOf } from "./visitor.ts";

let collector: Collector;
let owner: Owner;

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
});
afterAll(async () => collector.close());

describe("a touchpoint from a template", () => {
  it("is paused, has a name of its own, and leads to its editor", async () => {
    const made = await owner.post(`${BASE}/add`, { template: "visit" });
    expect([made.status, made.headers.get("location")]).toEqual([303, `${BASE}/touchpoints/visit`]);
    const again = await owner.post(`${BASE}/add`, { template: "visit" });
    expect(again.headers.get("location")).toBe(`${BASE}/touchpoints/visit-2`);
    expect(await owner.read("/sites/shop/touchpoints/visit")).toMatchObject({
      name: "Recommending us",
      state: "paused",
      revision: 1,
    });
  });

  it("brings no deleted one back, with its answers", async () => {
    await owner.post(`${BASE}/add`, { template: "order" });
    await owner.post(`${BASE}/touchpoints/order/deletion`, {});
    const again = await owner.post(`${BASE}/add`, { template: "order" });
    expect(again.headers.get("location")).toBe(`${BASE}/touchpoints/order-2`);
  });

  it("that is not there is refused", async () => {
    expect((await owner.post(`${BASE}/add`, { template: "constructor" })).status).toBe(422);
  });
});

describe("the editor", () => {
  const path = EDITED;
  let form: Record<string, string>;

  beforeEach(async () => {
    form = await editedForm(collector, owner);
  });

  it("changes nothing when nothing was changed", async () => {
    const before = await owner.read("/sites/shop/touchpoints/edited");
    expect((await owner.post(path, form)).headers.get("location")).toBe(`${path}?language=en&saved`);
    const { updatedAt: _, ...after } = await owner.read("/sites/shop/touchpoints/edited");
    expect(after).toEqual({ ...before, updatedAt: undefined, ...after });
    expect(after.revision).toBe(before.revision);
    expect((await owner.read("/sites/shop")).theme).toEqual({ scheme: "auto" });
  });

  it("saves a survey as a new revision, and the look of the site", async () => {
    const { revision } = await owner.read("/sites/shop/touchpoints/edited");
    await owner.post(path, { ...form, text: "Would you?", accent: "#8a2be2", state: "paused" });
    expect(await owner.read("/sites/shop/touchpoints/edited")).toMatchObject({
      revision: revision + 1,
      state: "paused",
      question: { text: { en: "Would you?" } },
      look: { later: true },
    });
    expect((await owner.read("/sites/shop")).theme.accent).toBe("#8a2be2");
    expect(textOf(await (await owner.get(`${path}?saved`)).text())).toContain("Saved.");
  });

  it("edits the texts of one language at a time", async () => {
    await owner.post(path, { ...form, text: "Would you?" });
    const polish = await owner.formOf(`${path}?language=pl`);
    expect([polish["language"], polish["text"]]).toEqual(["pl", ""]);
    await owner.post(path, { ...polish, text: "Czy tak?" });
    expect((await owner.read("/sites/shop/touchpoints/edited")).question.text).toEqual({
      en: "Would you?",
      pl: "Czy tak?",
    });
  });

  it("shows what is wrong and what was written, and saves nothing of it, the look of the site included", async () => {
    const response = await owner.post(path, { ...form, text: "W".repeat(301), accent: "#000001" });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(textOf(html)).toContain("Question : This is too long: at most 300 characters.");
    expect(html).toMatch(/<main[^>]*><div class="faults" role="alert" tabindex="-1" autofocus=""/);
    expect(html).toMatch(/<input id="text"[^>]*aria-invalid="true" aria-describedby="text-fault text-hint"/);
    expect(html).not.toContain('<details class="group"><');
    expect(html).toContain("W".repeat(301));
    expect((await owner.read("/sites/shop")).theme.accent).not.toBe("#000001");
  });

  it("saves nothing of the look, where the API refuses the touchpoint", async () => {
    const response = await owner.post(path, { ...form, stage: "nonsense", accent: "#ff0000" });
    expect(response.status).toBe(422);
    expect((await owner.read("/sites/shop")).theme.accent).not.toBe("#ff0000");
  });

  it("takes numbers with a decimal comma", async () => {
    await owner.post(path, { ...form, trigger: "load", "load-seconds": "0,5" });
    expect((await owner.read("/sites/shop/touchpoints/edited")).rules.triggers).toEqual([{ on: "load", delayMs: 500 }]);
  });

  it.each(["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "\u202Ereversed"])(
    "writes what somebody wrote as text: %s",
    async (text) => {
      await owner.post(path, { ...form, name: text, text });
      const html = await (await owner.get(path)).text();
      expect(html).not.toContain("<img src=x");
      expect(html.match(/<script/g)).toHaveLength(1);
      expect((await owner.read("/sites/shop/touchpoints/edited")).question.text.en).toBe(text);
    },
  );

  it("says what is wrong in the page's language", async () => {
    const { host } = new URL(collector.url);
    const response = await collector.fetch(path, {
      method: "POST",
      headers: { cookie: owner.cookie, origin: `http://${host}`, "accept-language": "pl" },
      body: new URLSearchParams({ ...form, metric: "choice", options: "Jedna" }),
    });
    const html = await response.text();
    expect(textOf(html)).toContain("Opcje : Potrzebne są co najmniej dwie opcje");
    expect(html).not.toContain('lang="en"');
  });

  it("saves before it shows the texts of another language", async () => {
    const sent = await owner.post(path, { ...form, text: "Kept?", "next-language": "pl", show: "on" });
    expect(sent.headers.get("location")).toBe(`${path}?language=pl&saved`);
    expect((await owner.read("/sites/shop/touchpoints/edited")).question.text).toEqual({ en: "Kept?" });
    const again = await owner.formOf(path);
    const wrong = await owner.post(path, { ...again, text: "W".repeat(301), "next-language": "pl", show: "on" });
    const html = await wrong.text();
    expect(html).toContain("W".repeat(301));
    // The texts that it shows are still those of the first language, and it says so.
    expect(html).toMatch(/<select id="next-language"[^>]*>.*<option value="en" selected/);
  });

  it("says that the prompt is looked at with scripts only", async () => {
    expect(await (await owner.get(path)).text()).toContain("<noscript><p>Without scripts there is no preview.");
  });

  it("leads to its scores", async () => {
    expect(await (await owner.get(path)).text()).toContain('<a href="/sites/shop/touchpoints/edited">Scores</a>');
  });

  it("says whether it is asked now", async () => {
    const saved = async () => (await owner.get(`${path}?saved`)).text();
    const mainButton = (html: string) =>
      textOf(/<button type="submit" class="main".*?<\/button>/.exec(html)?.[0] ?? "");
    const live = await saved();
    expect(textOf(live)).toMatch(/Saved. It is live. See it on your site .* Next: put it on your site/);
    expect(mainButton(live).trim()).toBe("Save");
    await owner.post(path, { ...form, state: "paused" });
    const paused = await saved();
    expect(textOf(paused)).toContain("Saved. It is paused: nobody is asked.");
    expect(paused).not.toMatch(/Next: put it|asklet-preview/);
    // Whoever presses Enter saves: that button stays the first.
    expect([mainButton(paused).trim(), textOf(paused).indexOf("Save ") < textOf(paused).indexOf("Publish")]).toEqual([
      "Publish",
      true,
    ]);
  });

  it("says on which pages it asks, and leads to the site's own page, if the site has one", async () => {
    await owner.post(path, { ...form, include: "/**thank**\nregex:b+$" });
    const html = await (await owner.get(`${path}?saved`)).text();
    expect(textOf(html)).toContain("It asks only on pages that fit: /**thank**, regex:b+$");
    expect(html).toContain(`<a href="${ORIGIN}/?asklet-preview=edited">See it on your site (needs the script there`);
    await collector.site("wild", { origins: ["null", "https://*.wild.example"] });
    await collector.touchpoint("wild", "paid", NPS);
    expect(await (await owner.get("/sites/wild/set-up/touchpoints/paid?saved")).text()).not.toContain("asklet-preview");
  });

  it("that could not be saved says nothing of what was saved before", async () => {
    const html = await (await owner.post(`${path}?language=en&saved`, { ...form, sample: "many" })).text();
    expect(textOf(html)).toContain("This was not saved");
    expect(textOf(html)).not.toContain("Saved.");
  });

  it("looks at what is not saved: in any state, in the language of the texts or another", async () => {
    const look = async (fields: Record<string, string>) => owner.post(`${BASE}/preview`, { ...form, ...fields });
    const draft: { wording: { style: string } } = await (
      await look({ text: "Draft?", accent: "#123456", state: "negative" })
    ).json();
    expect(draft).toMatchObject({ wording: { question: "Draft?", language: "en" }, preview: { answer: 3 } });
    expect(draft.wording.style).toContain("#123456");
    const done = await look({ language: "pl", state: "done" });
    expect(await done.json()).toMatchObject({ preview: { answer: 10, done: true } });
    const czech: { wording: unknown } = await (await look({ "preview-language": "cs" })).json();
    expect(czech.wording).toMatchObject({ language: "cs" });
    const wrong = await look({ text: "W".repeat(301) });
    expect([wrong.status, await wrong.text()]).toEqual([422, "Question: This is too long: at most 300 characters."]);
    expect((await owner.read("/sites/shop/touchpoints/edited")).question.text).toBeUndefined();
  });

  it("publishes and pauses from the list, too", async () => {
    const out = await owner.post(`${path}/state`, { state: "paused" });
    expect(out.headers.get("location")).toBe(`${BASE}?saved=edited`);
    expect((await owner.read("/sites/shop/touchpoints/edited")).state).toBe("paused");
    const said = async () => textOf(await (await owner.get(`${BASE}?saved=edited`)).text());
    expect(await said()).toContain("Paying: Saved. It is paused: nobody is asked.");
    await owner.post(`${path}/state`, { state: "live" });
    expect(await said()).toMatch(/Paying: Saved. It is live. See it on your site .* Next: put it on your site/);
    expect(textOf(await (await owner.get(`${BASE}?saved=gone`)).text())).not.toContain("Saved.");
    expect((await owner.post(`${path}/state`, { state: "gone" })).status).toBe(422);
  });
});

describe("the list", () => {
  const at = (slug: string) => `${BASE}/touchpoints/${slug}`;
  const slugs = async () => {
    const html = await (await owner.get(BASE)).text();
    return [...html.matchAll(/<h3><a href="[^"]*\/([a-z-]+)">/g)]
      .map(([, slug]) => slug)
      .filter((one) => /^[abc]$/.test(one ?? ""));
  };

  beforeAll(async () => {
    for (const slug of ["a", "b", "c"]) await collector.touchpoint("shop", slug, { ...NPS, stage: "help", name: slug });
  });

  it("moves a touchpoint within its stage, no further than its ends", async () => {
    const move = async (slug: string, way: string) => (await owner.post(`${at(slug)}/order`, { move: way })).status;
    const { revision } = await owner.read("/sites/shop/touchpoints/c");
    expect(await slugs()).toEqual(["a", "b", "c"]);
    expect(await move("c", "up")).toBe(303);
    expect(await slugs()).toEqual(["a", "c", "b"]);
    expect(await move("a", "down")).toBe(303);
    expect(await move("c", "up")).toBe(303);
    expect(await move("b", "down")).toBe(303);
    expect(await slugs()).toEqual(["c", "a", "b"]);
    expect(await move("c", "sideways")).toBe(422);
    expect(await owner.read("/sites/shop/touchpoints/c")).toMatchObject({ revision, order: 0 });
    expect((await owner.post(`${at("gone")}/order`, { move: "up" })).status).toBe(404);
  });

  it("offers no way where there is none", async () => {
    const html = await (await owner.get(BASE)).text();
    const row = (slug: string) => html.split("<li").find((one) => one.includes(`${at(slug)}"`)) ?? "";
    const offers = (slug: string) => ["up", "down"].filter((way) => row(slug).includes(`value="${way}"`));
    expect([offers("c"), offers("a"), offers("b")]).toEqual([["down"], ["up", "down"], ["up"]]);
  });

  it("deletes a touchpoint behind a second button, which says what will be", async () => {
    const html = await (await owner.get(BASE)).text();
    expect(html).toMatch(/<details class="sure"><summary>Delete<span class="unseen"> a<\/span><\/summary>/);
    expect(textOf(html)).toContain("It is asked and shown no more. Its answers stay stored. Delete a");
    expect((await owner.post(`${at("a")}/deletion`, {})).headers.get("location")).toBe(BASE);
    expect(await slugs()).toEqual(["c", "b"]);
    expect((await owner.post(`${at("a")}/deletion`, {})).status).toBe(404);
  });

  it("calls the stages of a new site as the page's language does", async () => {
    expect(textOf(await (await owner.get(BASE, { "accept-language": "pl" })).text())).toContain(" Pomoc ");
  });
});

describe("revisions", () => {
  const path = `${BASE}/touchpoints/revised`;

  it("say what differs, and are asked again with one click, as a new revision", async () => {
    await collector.touchpoint("shop", "revised", {
      ...NPS,
      question: { metric: "nps", key: "q", text: { en: "First?" } },
    });
    await collector.touchpoint("shop", "revised", {
      ...NPS,
      question: { metric: "nps", key: "q", text: { en: "Second?" } },
    });
    const text = textOf(await (await owner.get(`${path}/revisions`)).text());
    expect(text).toContain("Question · English First? Second?");
    expect((await owner.post(`${path}/revisions`, { revision: "1" })).status).toBe(303);
    expect(await owner.read("/sites/shop/touchpoints/revised")).toMatchObject({
      revision: 3,
      name: "Paying",
      question: { text: { en: "First?" } },
    });
    expect((await owner.post(`${path}/revisions`, { revision: "9" })).status).toBe(404);
  });
});
