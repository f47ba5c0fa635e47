import { describe, expect, it } from "vitest";
import { misfit, type Visitor } from "../../../../widget/loader/gates/audience.ts";
import type { AudienceRules } from "../../../../worker/contract/script.ts";

/** On a desktop, in English, on the first page of the first visit, not signed in. */
function reason(wanted: AudienceRules, visitor: Partial<Visitor> = {}): string | undefined {
  return misfit(wanted, { device: "desktop", language: "en", count: 1, pages: 1, signedIn: false, ...visitor });
}

describe("misfit", () => {
  it("lets everybody pass where nobody in particular is wanted", () => {
    expect(reason({})).toBeUndefined();
    expect(reason({}, { device: "phone", language: "", count: 0, pages: 0, signedIn: true })).toBeUndefined();
  });

  it("gives other-device for a device that is not among those wanted", () => {
    expect(reason({ devices: ["phone", "tablet"] })).toBe("other-device");
    expect(reason({ devices: ["phone", "tablet"] }, { device: "tablet" })).toBeUndefined();
  });

  it.each([
    ["pt", "pt"],
    ["pt", "pt-BR"],
    ["pt", "pt_BR"],
    ["pt-br", "PT-br"],
    ["zh-hant", "zh-Hant-TW"],
    ["zh-hant", "zh_Hant_TW"],
  ])("takes for %s a page in %s", (wanted, language) => {
    expect(reason({ languages: ["en", wanted] }, { language })).toBeUndefined();
  });

  it.each([
    ["pt-br", "pt"],
    ["pt", "ptx"],
    ["pt", ""],
    ["zh-hant", "zh-Hans"],
    ["pt", "en-pt"],
  ])("gives other-language, where %s is wanted, for a page in %j", (wanted, language) => {
    expect(reason({ languages: [wanted] }, { language })).toBe("other-language");
  });

  it("tells the first visit from later ones", () => {
    expect([0, 1, 2, 9].map((count) => reason({ visitor: "new" }, { count }))).toEqual([
      undefined,
      undefined,
      "other-visitor",
      "other-visitor",
    ]);
    expect([0, 1, 2, 9].map((count) => reason({ visitor: "returning" }, { count }))).toEqual([
      "other-visitor",
      "other-visitor",
      undefined,
      undefined,
    ]);
  });

  it("asks from the visit, and from the page of a visit, that is wanted on", () => {
    expect(reason({ minVisits: 3 }, { count: 2 })).toBe("too-few-visits");
    expect(reason({ minVisits: 3 }, { count: 3 })).toBeUndefined();
    expect(reason({ minPages: 2 }, { pages: 1 })).toBe("too-few-pages");
    expect(reason({ minPages: 2 }, { pages: 2 })).toBeUndefined();
  });

  it("gives other-sign-in for who is signed in where nobody should be, and the other way round", () => {
    expect(reason({ signedIn: true })).toBe("other-sign-in");
    expect(reason({ signedIn: true }, { signedIn: true })).toBeUndefined();
    expect(reason({ signedIn: false }, { signedIn: true })).toBe("other-sign-in");
    expect(reason({ signedIn: false })).toBeUndefined();
  });

  it("wants all of it at once", () => {
    const wanted: AudienceRules = { devices: ["phone"], languages: ["cs"], visitor: "returning", signedIn: true };
    const fitting: Visitor = { device: "phone", language: "cs-CZ", count: 2, pages: 1, signedIn: true };
    expect(misfit(wanted, fitting)).toBeUndefined();
    const others: [Partial<Visitor>, string][] = [
      [{ device: "desktop" }, "other-device"],
      [{ language: "de" }, "other-language"],
      [{ count: 1 }, "other-visitor"],
      [{ signedIn: false }, "other-sign-in"],
    ];
    for (const [other, why] of others) expect(misfit(wanted, { ...fitting, ...other })).toBe(why);
  });
});
