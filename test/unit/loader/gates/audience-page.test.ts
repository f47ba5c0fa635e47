/** In Chromium: what the gate by audience takes for the visitor's device, language and visits. The gate as it is built. */
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPieces } from "../../../../widget/build.ts";
import type { AudienceRules } from "../../../../worker/contract/script.ts";
import { launchShell } from "../../../browser/chromium.ts";

const PHONE = { isMobile: true, hasTouch: true, viewport: { width: 844, height: 390 } };
const TABLET = { isMobile: true, hasTouch: true, viewport: { width: 820, height: 1180 } };

let browser: Browser;
let gate: string;
let person: string;

beforeAll(async () => {
  const [built, started] = await Promise.all([buildPieces(), launchShell()]);
  [browser, gate] = [started, built.pieces["audience"] ?? ""];
  // The build gives this property a letter of its own.
  person = /touchpoint:\{audience:\w+\},store:\w+,(\w+):/.exec(gate)?.[1] ?? "";
}, 60_000);
afterAll(async () => browser.close());

/** What the gate says to a visitor with this browser on a page in this language; `null` for one who passes. */
async function reason(wanted: AudienceRules, options: BrowserContextOptions = {}, lang = "en", visits = "1,1,0") {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.setContent(`<!doctype html><html lang="${lang}"><p>Page</p>`);
  const facts = `{touchpoint:{audience:${JSON.stringify(wanted)}},store:{get:(name)=>name==="visits"?"${visits}":null}`;
  const said: unknown = await page.evaluate(`(${gate})(${facts},${person}:{signedIn:true}}) ?? null`);
  await context.close();
  return said;
}

describe("audience", () => {
  it("tells phones, tablets and desktops apart, however they are turned", async () => {
    expect(await reason({ devices: ["desktop"] })).toBeNull();
    expect(await reason({ devices: ["phone"] })).toBe("other-device");
    expect(await reason({ devices: ["phone"] }, PHONE)).toBeNull();
    expect(await reason({ devices: ["tablet"] }, TABLET)).toBeNull();
    expect(await reason({ devices: ["phone", "desktop"] }, TABLET)).toBe("other-device");
  });

  it("goes by the page's language, and by the browser's where the page has none", async () => {
    const czech = { locale: "cs-CZ" };
    expect(await reason({ languages: ["pt"] }, czech, "pt-BR")).toBeNull();
    expect(await reason({ languages: ["cs"] }, czech, "pt-BR")).toBe("other-language");
    expect(await reason({ languages: ["cs"] }, czech, "")).toBeNull();
  });

  it("goes by the visits and pages counted, and by who is signed in", async () => {
    expect(
      await reason({ visitor: "returning", minVisits: 2, minPages: 3, signedIn: true }, {}, "en", "2,3,0"),
    ).toBeNull();
    expect(await reason({ minVisits: 3 }, {}, "en", "2,3,0")).toBe("too-few-visits");
    expect(await reason({ minPages: 4 }, {}, "en", "2,3,0")).toBe("too-few-pages");
    expect(await reason({ visitor: "new" }, {}, "en", "")).toBeNull();
    expect(await reason({ signedIn: false })).toBe("other-sign-in");
  });

  it("lets a touchpoint without an audience pass", async () => {
    const page = await browser.newPage();
    expect(await page.evaluate(`(${gate})({touchpoint:{},${person}:{}}) ?? null`)).toBeNull();
    await page.close();
  });
});
