/** What a prompt is sent of its look: only what it uses. */
import { readdirSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACES } from "../../../widget/faces.ts";
import { en } from "../../../widget/locales/en.ts";
import { SiteInput, Theme } from "../../../worker/contract/site.ts";
import { AskedSurvey } from "../../../worker/contract/survey.ts";
import { PLACEMENTS } from "../../../worker/contract/terms.ts";
import type { Wording } from "../../../worker/contract/wording.ts";
import { styleOf } from "../../../worker/script/look.ts";
import { resolveWording, type WordingRequest } from "../../../worker/script/wording.ts";
import { everyQuestion, nps, withChoiceFollowUp, withLater, withTextFollowUp } from "../../browser/prompt/wordings.ts";

const NAMES = readdirSync(path.join(import.meta.dirname, "../../../widget/styles")).map((file) =>
  path.basename(file, ".css"),
);
/** In place of each style sheet its name. */
const styles = Object.fromEntries(NAMES.map((name) => [name, `${name} `]));
const used = (wording: Wording): string[] => styleOf(styles, wording, { scheme: "auto" }).trim().split(" ").toSorted();

const NPS = { question: { metric: "nps", key: "recommend" } };
function word(survey: object, site: object = {}, request: Partial<WordingRequest> = {}): Wording {
  return resolveWording({
    survey: AskedSurvey.parse({ ...NPS, ...survey }),
    slug: "checkout-done",
    revision: 3,
    site: SiteInput.parse({ name: "Kiosk", ...site }),
    languages: ["en"],
    now: new Date(0),
    ...request,
  });
}

describe("the style sheet of a prompt", () => {
  it.each<[name: keyof typeof everyQuestion, styles: string[]]>([
    ["nps", ["nps", "row"]],
    ["csat", ["row"]],
    ["ces", ["ces", "row"]],
    ["stars", ["faces", "row", "stars"]],
    ["smileys", ["faces", "row", "smileys"]],
    ["thumbs", ["faces", "row"]],
    ["choice", ["list"]],
    ["several", ["list", "send", "several"]],
    ["text", ["field", "send"]],
  ])("of a %s question is only what that uses", (name, own) => {
    expect(used(everyQuestion[name])).toEqual([...own, "floating"].toSorted());
  });

  it("has lines high enough for Nastaliq where it is Urdu", () => {
    expect(used({ ...nps, language: "ur" })).toContain("nastaliq");
    expect(used({ ...nps, language: "ur-PK" })).toContain("nastaliq");
    expect(used({ ...nps, language: "ar" })).not.toContain("nastaliq");
  });

  it("has what the follow-up uses", () => {
    expect(used(withTextFollowUp(nps))).toEqual(["field", "floating", "nps", "row", "send"]);
    expect(used(withChoiceFollowUp(nps))).toEqual(["floating", "list", "nps", "row"]);
    expect(used(withChoiceFollowUp(nps, true))).toEqual(["floating", "list", "nps", "row", "send", "several"]);
  });

  it("has the logo, and the way to put it off, where they are", () => {
    expect(used(withLater({ ...nps, logo: "https://shop.example/logo.svg" }))).toEqual([
      "floating",
      "later",
      "logo",
      "nps",
      "row",
    ]);
  });

  it.each(PLACEMENTS)("places it %s", (placement) => {
    const own = new Map<string, string[]>([
      ["bar", ["bar", "floating"]],
      ["center", ["center", "floating"]],
      ["inline", ["inline"]],
    ]).get(placement);
    expect(used({ ...everyQuestion.csat, placement })).toEqual([...(own ?? ["floating"]), "row"].toSorted());
  });

  it("uses every style sheet that there is in some prompt", () => {
    const all = Object.values(everyQuestion).flatMap((wording) =>
      PLACEMENTS.flatMap((placement) =>
        used(withLater({ ...wording, placement, language: "ur", logo: "https://shop.example/logo.svg" })),
      ),
    );
    expect([...new Set(all)].toSorted()).toEqual(NAMES.toSorted());
  });

  it("cannot be put together of a build that lacks one", () => {
    expect(() => styleOf({}, nps, { scheme: "auto" })).toThrow("the build has no style floating");
  });

  it("is what the built widget has under these names", () => {
    const { style } = word({ look: { placement: "bar", later: true } }, { theme: { accent: "#0a7d33" } });
    for (const part of [
      "position:fixed",
      "[data-side=bar]",
      ".nps",
      ".later",
      "--asklet_accent:var(--asklet-accent,#0a7d33)",
    ]) {
      expect(style).toContain(part);
    }
    expect(style).not.toContain(".ces");
  });
});

describe("a theme", () => {
  const themeOf = (theme: object): string =>
    styleOf(styles, everyQuestion.csat, SiteInput.parse({ name: "Kiosk", theme }).theme).replace("floating row ", "");

  it("costs nothing where nothing is set", () => {
    expect(themeOf({})).toBe("");
  });

  it.each([
    [{ accent: "#1f5d4c" }, "--asklet_accent:var(--asklet-accent,#1f5d4c)"],
    [{ background: "#7a5c00" }, "--asklet_surface:var(--asklet-background,#7a5c00)"],
    [{ radius: 0 }, "--asklet_radius:var(--asklet-radius,0px)"],
    [{ offset: { x: 0, y: 90 } }, "--asklet_x:var(--asklet-offset-x,0px);--asklet_lift:var(--asklet-offset-y,90px)"],
    [{ scheme: "dark" }, "color-scheme:var(--asklet-scheme,dark)"],
    [{ scheme: "page" }, "color-scheme:var(--asklet-scheme,inherit)"],
    [{ font: "page" }, "font-family:var(--asklet-font,inherit)"],
    [
      { font: "Inter Tight, Source Sans 3, sans-serif" },
      'font-family:var(--asklet-font,"Inter Tight","Source Sans 3",sans-serif)',
    ],
    [
      { accent: "#000000", radius: 4 },
      "--asklet_accent:var(--asklet-accent,#000000);--asklet_radius:var(--asklet-radius,4px)",
    ],
  ])("of %j is said in one rule", (theme, declarations) => {
    expect(themeOf(theme)).toBe(`section{${declarations}}`);
  });

  it("never breaks out of its rule, whatever the font is called", () => {
    const font = fc.string({ unit: fc.constantFrom(..."aZé9 ,\"'-"), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        font.filter((name) => Theme.safeParse({ font: name }).success),
        (name) => {
          const [, family = ""] =
            /^section\{font-family:var\(--asklet-font,(.*)\)\}$/.exec(themeOf({ font: name })) ?? [];
          const rest = family.replaceAll(/"[^"\\]*"/g, "").replaceAll(/[a-z-]+/g, "");
          expect(rest).toMatch(/^,*$/);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe("what comes with the look", () => {
  it("are drawings where points are not numbers, as many as there are points", () => {
    const csat = { metric: "csat", key: "satisfied" };
    expect(word({ question: csat })).not.toHaveProperty("faces");
    expect(word({}).faces).toBeUndefined();
    expect(word({ question: { ...csat, display: "stars" } }).faces).toEqual(FACES["stars"]);
    expect(word({ question: { ...csat, display: "smileys" } }).faces).toHaveLength(5);
    expect(word({ question: { metric: "thumbs", key: "helpful" } }).faces).toHaveLength(2);
  });

  it("is the place of an inline prompt: its selector, else the touchpoint's attribute", () => {
    expect(word({ look: { placement: "inline", selector: ".feedback" } }).target).toBe(".feedback");
    expect(word({ look: { placement: "inline" } }).target).toBe('[data-asklet="checkout-done"]');
    expect(word({})).not.toHaveProperty("target");
  });

  it("is the site's logo", () => {
    const logo = "https://shop.example/logo.svg";
    expect(word({}, { theme: { logo } })).toMatchObject({ logo, style: expect.stringContaining("img{") });
    expect(word({})).not.toHaveProperty("logo");
  });

  it.each([
    ["auto", "auto"],
    ["dark", "dark"],
    ["page", "auto"],
  ])("is the theme as release 0.1.0 knows it: of %s %s", (scheme, known) => {
    expect(word({}, { theme: { scheme, accent: "#0a7d33", background: "#ffffff" } }).theme).toEqual({
      scheme: known,
      accent: "#0a7d33",
    });
  });
});

describe("of the prompt's own words", () => {
  const { region, close, send, optional, down, up, preview, later, tab } = en.chrome;
  const always = { region, close, send, optional: "" };

  it("a prompt gets those that it says", () => {
    expect(word({}).chrome).toEqual(always);
    expect(word({ followUp: { metric: "text", key: "why" } }).chrome).toEqual({ ...always, optional });
    expect(word({ question: { metric: "thumbs", key: "helpful" } }).chrome).toEqual({ ...always, down, up });
    expect(word({ look: { later: true } }).chrome).toEqual({ ...always, later });
    expect(word({ rules: { triggers: [{ on: "tab" }] } }).chrome).toEqual({ ...always, tab });
    expect(word({}, {}, { preview: true }).chrome).toEqual({ ...always, preview });
  });
});
