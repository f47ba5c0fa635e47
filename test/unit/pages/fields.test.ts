/** The form of a touchpoint: what it shows and what it makes of it. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TouchpointInput, type Touchpoint } from "../../../worker/contract/site.ts";
import type { Fields } from "../../../worker/pages/forms/sent.ts";
import { fieldsOf, touchpointOf, type Edited } from "../../../worker/pages/setup/fields.ts";

const SHOWN = { revision: 1, createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z" };

function touchpoint(input: Record<string, unknown>, slug = "paid"): Touchpoint {
  return { ...TouchpointInput.parse({ name: "Paying", stage: "buy", ...input }), ...SHOWN, touchpoint: slug };
}

const edited = (one: Touchpoint, language = "en", earlier: readonly Touchpoint[] = [one]): Edited => ({
  touchpoint: one,
  earlier,
  language,
});

/** The touchpoint after these fields were changed. */
function changed(one: Edited, fields: Fields): TouchpointInput {
  const all = { ...fieldsOf(one), ...fields };
  return TouchpointInput.parse(JSON.parse(JSON.stringify(touchpointOf(one, all))));
}

const EVERYTHING = touchpoint({
  question: { metric: "csat", key: "q", text: { en: "Well?", pl: "I jak?" }, low: { en: "Bad" }, display: "stars" },
  followUp: {
    metric: "choice",
    key: "why",
    several: true,
    text: { all: { en: "Why?" }, negative: { pl: "Czemu?" } },
    options: [
      { key: "a", text: { en: "First", pl: "Pierwsza" } },
      { key: "b", text: { en: "Second" } },
    ],
  },
  thanks: { positive: { en: "Good." } },
  rules: {
    triggers: [{ on: "scroll", percent: 30 }, { on: "exit" }],
    pages: { include: ["/a/**", { regex: "b+$" }], exclude: ["/c"] },
    audience: { devices: ["phone"], properties: [{ key: "plan", is: "equal", value: "pro" }] },
    schedule: { from: "2026-01-01" },
    limits: { total: 100 },
    sample: 0.125,
    weight: 3,
    frequency: { everyDays: 12 },
    suppressWhen: [".chat"],
    cancelOn: ["paid"],
  },
  properties: [{ key: "plan", type: "string", values: ["pro"] }],
  look: { placement: "inline", selector: "#here", later: true },
});

const shop = new URL("../../../examples/shop/touchpoints/", import.meta.url);
const SHOP = readdirSync(shop).map(
  (file) => [file, touchpoint(JSON.parse(readFileSync(new URL(file, shop), "utf8")))] as const,
);

describe("a form that nobody has changed", () => {
  it.each([["everything that can be said", EVERYTHING] as const, ...SHOP])("leaves %s as it was", (_, one) => {
    for (const language of ["en", "pl", "de"]) {
      const { touchpoint: _t, revision: _r, createdAt: _c, updatedAt: _u, ...input } = one;
      const {
        touchpoint: _t2,
        revision: _r2,
        createdAt: _c2,
        updatedAt: _u2,
        ...output
      } = changed(edited(one, language), {});
      expect(output).toEqual(input);
    }
  });
});

describe("texts", () => {
  it("are changed in one language, and the others stay", () => {
    const { question } = changed(edited(EVERYTHING, "pl"), { text: "  Jak było?  " });
    expect(question).toMatchObject({ text: { en: "Well?", pl: "Jak było?" }, low: { en: "Bad" } });
  });

  it("are the standard ones where the last language is emptied", () => {
    const one = touchpoint({ question: { metric: "nps", key: "q", text: { en: "Well?" } } });
    expect(changed(edited(one), { text: " " }).question).toEqual({ metric: "nps", key: "q" });
  });

  it("by band come and go one by one", () => {
    const { followUp, thanks } = changed(edited(EVERYTHING), {
      "follow-up-all": "",
      "follow-up-positive": "And?",
      "thanks-positive": "",
    });
    expect(followUp?.text).toEqual({ negative: { pl: "Czemu?" }, positive: { en: "And?" } });
    expect(thanks).toBeUndefined();
  });
});

describe("another kind of question", () => {
  const nps = touchpoint({ question: { metric: "nps", key: "q", text: { en: "Well?" }, low: { en: "No" } } });

  it("has another key, and nothing of the old one's words but those that were sent", () => {
    expect(changed(edited(nps), { metric: "csat", text: "Good?", display: "smileys" }).question).toEqual({
      metric: "csat",
      key: "satisfaction",
      text: { en: "Good?" },
      low: { en: "No" },
      display: "smileys",
    });
  });

  it("has the key that its kind had before", () => {
    const csat = touchpoint({ question: { metric: "csat", key: "satisfaction" } });
    expect(changed(edited(csat, "en", [nps, csat]), { metric: "nps" }).question.key).toBe("q");
  });

  it("has a key that no other question of the touchpoint has", () => {
    const taken = touchpoint({ question: { metric: "nps", key: "satisfaction" } });
    expect(changed(edited(taken), { metric: "csat", display: "numbers" }).question.key).toBe("satisfaction-2");
  });
});

describe("options", () => {
  const choice = touchpoint({
    question: {
      metric: "choice",
      key: "reason",
      text: { en: "Why?" },
      options: [
        { key: "a", text: { en: "First", pl: "Pierwsza" } },
        { key: "b", text: { en: "Second" } },
      ],
    },
  });
  const options = (lines: string, before = choice) => {
    const { question } = changed(edited(before), { options: lines });
    return question.metric === "choice"
      ? [question.key, question.options.map(({ key, text }) => [key, text["en"]])]
      : [];
  };

  it("are the same ones in another order, or in other words", () => {
    expect(options("Second\r\nFirst")).toEqual([
      "reason",
      [
        ["b", "Second"],
        ["a", "First"],
      ],
    ]);
    expect(options("First\nThe second")).toEqual([
      "reason",
      [
        ["a", "First"],
        ["b", "The second"],
      ],
    ]);
  });

  it("keep the words of other languages", () => {
    const { question } = changed(edited(choice), { options: "The first\nSecond" });
    expect(question).toMatchObject({ options: [{ text: { en: "The first", pl: "Pierwsza" } }, {}] });
  });

  it("are another question when one comes or goes, or when several may be chosen", () => {
    expect(options("First\nSecond\nŻółta!\n\n")).toEqual([
      "reason-2",
      [
        ["a", "First"],
        ["b", "Second"],
        ["zolta", "Żółta!"],
      ],
    ]);
    expect(changed(edited(choice), { several: "on" }).question.key).toBe("reason-2");
    const second = touchpoint({ question: { ...choice.question, key: "reason-2" } });
    expect(changed(edited(second, "en", [choice, second]), { several: "on" }).question.key).toBe("reason-3");
  });

  it("are looked at up to one too many, however many lines there are", () => {
    const { question } = touchpointOf(edited(choice), { ...fieldsOf(edited(choice)), options: "z\n".repeat(30_000) });
    expect(question).toMatchObject({ options: { length: 9 } });
  });

  it("refuses none in secret: one line, or two that are the same, go to the API, which says so", () => {
    expect(() => options("First")).toThrow(">=2");
    expect(() => options("First\nFirst")).toThrow("must differ");
    expect(() => options("New\nFirst\nSecond\nNew")).toThrow("must differ");
  });
});

describe("when it asks", () => {
  const one = touchpoint({
    question: { metric: "nps", key: "q" },
    rules: { triggers: [{ on: "load" }, { on: "exit" }] },
  });
  const triggers = (fields: Fields) => changed(edited(one), fields).rules.triggers;

  it.each([
    [{ trigger: "code" }, [{ on: "exit" }]],
    [{ trigger: "load", "load-seconds": "1.5" }, [{ on: "load", delayMs: 1500 }, { on: "exit" }]],
    [{ trigger: "time", "time-seconds": "20" }, [{ on: "time", visibleMs: 20_000 }, { on: "exit" }]],
    [{ trigger: "idle", "idle-seconds": "60" }, [{ on: "idle", idleMs: 60_000 }, { on: "exit" }]],
    [{ trigger: "scroll", "scroll-percent": "75" }, [{ on: "scroll", percent: 75 }, { on: "exit" }]],
    [{ trigger: "click", "click-selector": ".buy" }, [{ on: "click", selector: ".buy" }, { on: "exit" }]],
    [{ trigger: "view", "view-selector": "#end" }, [{ on: "view", selector: "#end" }, { on: "exit" }]],
    [{ trigger: "event", "event-name": "paid" }, [{ on: "event", name: "paid" }, { on: "exit" }]],
    [{ trigger: "exit" }, [{ on: "exit" }]],
    [{ trigger: "tab" }, [{ on: "tab" }, { on: "exit" }]],
  ])("%o", (fields, expected) => expect(triggers(fields)).toEqual(expected));

  it.each([
    [{ trigger: "load", "load-seconds": "" }],
    [{ trigger: "load", "load-seconds": "soon" }],
    [{ trigger: "scroll", "scroll-percent": "0" }],
    [{ trigger: "click", "click-selector": " " }],
    [{ trigger: "never" }],
  ])("nothing wrong becomes something else: %o", (fields) => expect(() => triggers(fields)).toThrow("triggers"));

  it("how often, on which pages, and to how many", () => {
    const { rules } = changed(edited(one), {
      frequency: "days",
      "every-days": "7",
      include: "/a\n\n regex: ^/b \n",
      exclude: "/c",
      sample: "12.5",
    });
    expect(rules).toMatchObject({
      frequency: { everyDays: 7 },
      pages: { include: ["/a", { regex: "^/b" }], exclude: ["/c"] },
      sample: 0.125,
    });
    expect(changed(edited(EVERYTHING), { frequency: "site" }).rules.frequency).toBeUndefined();
    expect(changed(edited(EVERYTHING), { frequency: "once" }).rules.frequency).toBe("once");
  });

  it("clocks of its own stay, until there is a frequency", () => {
    const clocks = touchpoint({ question: { metric: "nps", key: "q" }, rules: { afterAnswerDays: 5 } });
    expect(changed(edited(clocks), {}).rules.afterAnswerDays).toBe(5);
    expect(changed(edited(clocks), { frequency: "once" }).rules).not.toHaveProperty("afterAnswerDays");
  });
});
