/** Forms of the set-up that several have open at once: nobody's change is lost, and what clashes is asked. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Collector } from "../collector.ts";
import { BASE, EDITED, editedForm, formIn, NPS, type Owner, startOwned } from "./owner.ts";
import { textOf } from "./visitor.ts";

let collector: Collector;
let owner: Owner;

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
});
afterAll(async () => collector.close());

describe("the editor, of several", () => {
  const path = EDITED;
  let form: Record<string, string>;

  beforeEach(async () => {
    form = await editedForm(collector, owner);
  });

  /** What somebody else has saved since. */
  const theirs = async (changed: Record<string, string>) => owner.post(path, { ...form, ...changed });

  it("leaves the look as somebody else has changed it meanwhile, whatever had to be mended first", async () => {
    const { theme, ...settings } = await owner.read("/sites/shop");
    await collector.site("shop", { ...settings, theme: { ...theme, accent: "#112233", radius: 20 } });
    const wrong = await owner.post(path, { ...form, name: "Mine", sample: "abc" });
    const mended = { ...formIn(await wrong.text()), sample: "50" };
    expect([wrong.status, (await owner.post(path, mended)).status]).toEqual([422, 303]);
    expect((await owner.read("/sites/shop")).theme).toMatchObject({ accent: "#112233", radius: 20 });
    expect(await owner.read("/sites/shop/touchpoints/edited")).toMatchObject({ name: "Mine", rules: { sample: 0.5 } });
    const clash = await owner.post(path, { ...form, accent: "#445566" });
    expect([clash.status, textOf(await clash.text()).includes("Stored now: #112233")]).toEqual([412, true]);
    expect((await owner.read("/sites/shop")).theme.accent).toBe("#112233");
  });

  it("says what is stored in the words of the lists, and keeps a stage that is offered no more", async () => {
    await theirs({ metric: "ces" });
    const clash = await owner.post(path, { ...form, metric: "csat" });
    expect(textOf(await clash.text())).toMatch(/Kind of question : Stored now: Ease, 1 to 7/);
    const refused = await owner.post(path, { ...form, stage: "gone", sample: "x" });
    expect(formIn(await refused.text())["stage"]).toBe("gone");
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ["a second question", { "follow-up": "none" }, { "follow-up-all": "Why then?" }],
    ["a trigger", { trigger: "scroll", "scroll-percent": "50" }, { "load-seconds": "9" }],
    ["a kind of question", { metric: "thumbs" }, { low: "Bad!" }],
    ["a place", { placement: "center" }, { selector: "#z" }],
    ["how often", { frequency: "once" }, { "every-days": "60" }],
  ])(
    "asks where one has changed %s and the other what belongs to it, in either order",
    async (_, governing, governed) => {
      const before = { trigger: "load", "load-seconds": "3", frequency: "days", "every-days": "30" };
      const inline = { placement: "inline", selector: "#a" };
      const reset = async () => {
        const names = [...Object.keys(governing), ...Object.keys(governed)];
        const was = Object.fromEntries(names.map((name) => [name, form[name] ?? ""]));
        const all = { ...was, ...before, ...("placement" in governing && inline) };
        expect((await owner.post(path, { ...(await owner.formOf(path)), ...all })).status).toBe(303);
      };
      await reset();
      for (const [first, second] of [
        [governing, governed],
        [governed, governing],
      ]) {
        const start = await owner.formOf(path);
        expect((await owner.post(path, { ...start, ...first })).status).toBe(303);
        const asked = await owner.post(path, { ...start, ...second });
        const html = await asked.text();
        expect([asked.status, html.includes("Stored now") || html.includes("Nothing is stored")]).toEqual([412, true]);
        // Once more, and it is as the second one has it, with what that belongs to.
        expect((await owner.post(path, formIn(html))).status).toBe(303);
        const stored = await owner.formOf(path);
        expect(stored).toMatchObject(second ?? {});
        await reset();
      }
    },
  );

  it("asks before another question drops what was written meanwhile in another language", async () => {
    await owner.post(path, { ...form, text: "Well?" });
    const mine = await owner.formOf(path);
    const french = await owner.formOf(`${path}?language=fr`);
    expect((await owner.post(path, { ...french, text: "Alors ?" })).status).toBe(303);
    expect((await owner.post(path, { ...mine, metric: "csat" })).status).toBe(412);
    expect((await owner.read("/sites/shop/touchpoints/edited")).question.text).toEqual({ en: "Well?", fr: "Alors ?" });
  });

  it("asks before a second question goes away that was reworded meanwhile in another language", async () => {
    await owner.post(path, { ...form, "follow-up-all": "Why?" });
    const mine = await owner.formOf(path);
    const french = await owner.formOf(`${path}?language=fr`);
    expect((await owner.post(path, { ...french, "follow-up-all": "Pourquoi ?" })).status).toBe(303);
    expect((await owner.post(path, { ...mine, "follow-up": "none" })).status).toBe(412);
  });

  it("leaves a colour alone that the API has written in capitals", async () => {
    const { theme, ...settings } = await owner.read("/sites/shop");
    await collector.site("shop", { ...settings, theme: { ...theme, accent: "#AABBCC" } });
    expect((await owner.formOf(path))["accent"]).toBe("#aabbcc");
  });

  it("keeps colours that several have changed at once, each another", async () => {
    const other = `${BASE}/touchpoints/other`;
    await collector.touchpoint("shop", "other", NPS);
    const [one, two] = [await owner.formOf(path), await owner.formOf(other)];
    const sent = [owner.post(path, { ...one, radius: "7" }), owner.post(other, { ...two, font: "Georgia" })];
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([303, 303]);
    expect((await owner.read("/sites/shop")).theme).toMatchObject({ radius: 7, font: "Georgia" });
  });

  it("saves twice what was sent twice, of whatever kind of question", async () => {
    const mine = { ...form, metric: "ces", text: "Easy?", accent: "#445566" };
    const both = await Promise.all([owner.post(path, mine), owner.post(path, mine)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await owner.post(path, mine)).status).toBe(303);
    expect((await owner.read("/sites/shop/touchpoints/edited")).question.text.en).toBe("Easy?");
  });

  it("says so where the touchpoint is saved and the look is not", async () => {
    const other = `${BASE}/touchpoints/other`;
    await collector.touchpoint("shop", "other", NPS);
    const forms = [
      [path, form, "#010101"],
      [other, await owner.formOf(other), "#020202"],
    ] as const;
    const sent = forms.map(async ([to, fields, accent]) => owner.post(to, { ...fields, text: accent, accent }));
    for (const [at, response] of (await Promise.all(sent)).entries()) {
      const said = textOf(await response.text());
      const slug = at === 0 ? "edited" : "other";
      const { text } = (await owner.read(`/sites/shop/touchpoints/${slug}`)).question;
      // Whoever came second is told of the clash before anything, or that the colours alone are missing.
      const saved = [303, 409].includes(response.status);
      expect([response.status, text?.en === forms[at]?.[2]]).toEqual([response.status, saved]);
      if (response.status === 409) expect(said).toContain("The touchpoint is saved. The colours of the site are not");
    }
  });

  it("overwrites nobody unasked, and loses nothing that was written", async () => {
    await collector.touchpoint("shop", "edited", { ...NPS, name: "By somebody else" });
    const response = await owner.post(path, { ...form, name: "Mine" });
    const html = await response.text();
    const text = textOf(html);
    expect([response.status, text.includes("Somebody else has changed this meanwhile")]).toEqual([412, true]);
    expect((await owner.read("/sites/shop/touchpoints/edited")).name).toBe("By somebody else");
    // The other one has taken the follow-up and "later" away, too, which this one has left alone.
    const faults = /<div class="faults".*?<\/div>/.exec(html)?.[0] ?? "";
    const told = [...faults.matchAll(/<li><a href="#([\w-]+)">/g)].map(([, field]) => field);
    expect(told).toEqual(["name"]);
    expect(textOf(faults)).toContain("Stored now: By somebody else");
    const mine = formIn(html);
    expect(mine["name"]).toBe("Mine");
    await owner.post(path, mine);
    const saved = await owner.read("/sites/shop/touchpoints/edited");
    expect(saved).toMatchObject({ name: "Mine", look: { later: false } });
    expect(saved.followUp).toBeUndefined();
  });
});
