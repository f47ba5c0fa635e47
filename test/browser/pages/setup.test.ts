/** The set-up in a browser: every page in every language, width and scheme, and its list. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../../worker/pages/words.ts";
import { check, MAX_PAGE_BYTES } from "./check.ts";
import { BASE, EDITOR, type SetUp, startSetUp } from "./set-up.ts";

const MAX_SCRIPT_BYTES = 15_000;
const PAGES = [
  "/sites",
  "/keys",
  "/members",
  BASE,
  `${BASE}/add`,
  `${BASE}/install`,
  `${BASE}/settings`,
  EDITOR,
  `${EDITOR}/revisions`,
];

let setUp: SetUp;

beforeAll(async () => {
  setUp = await startSetUp();
});
afterAll(async () => setUp.close());

describe("every page", () => {
  it.each([
    ...LANGUAGES.map((locale) => [locale, 360, "light"] as const),
    ["vi", 1440, "dark"] as const,
    ["en", 768, "dark"] as const,
    ["en", 1440, "light"] as const,
  ])(
    "in %s, %i pixels wide and %s, breaks no rule of axe and is no wider than its window",
    async (locale, width, colorScheme) => {
      const [context, page, errors] = await setUp.open({ locale, colorScheme, viewport: { width, height: 900 } });
      for (const path of PAGES) {
        await page.goto(setUp.url + path);
        await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
        await check(page);
      }
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  it("is light: with all that it loads, and its scripts", async () => {
    const [context, page] = await setUp.open({});
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    const types = new Map<string, string>();
    let [all, scripts] = [0, 0];
    cdp.on("Network.responseReceived", ({ requestId, type }) => void types.set(requestId, type));
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      all += encodedDataLength;
      if (types.get(requestId) === "Script") scripts += encodedDataLength;
    });
    for (const path of PAGES) {
      [all, scripts] = [0, 0];
      await page.goto(setUp.url + path, { waitUntil: "networkidle" });
      expect([path, all > 500, all <= MAX_PAGE_BYTES, scripts <= MAX_SCRIPT_BYTES]).toEqual([path, true, true, true]);
    }
    await context.close();
  });
});

describe("the list", () => {
  it.each([360, 1440])("leaves the buttons where they are when one is unfolded, %i pixels wide", async (width) => {
    const [context, page] = await setUp.open({ viewport: { width, height: 700 } });
    await page.goto(setUp.url + BASE);
    const places = async () =>
      page.locator(".row .row > *").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    const before = await places();
    await page.locator(".sure summary").click();
    await page.getByText("Its answers stay stored").waitFor();
    expect(await places()).toEqual(before);
    await check(page);
    await context.close();
  });

  it("has a dot before a state, beside its word; a table's head has no rule above, boxes have the pages' colour", async () => {
    const [context, page] = await setUp.open({});
    await page.goto(setUp.url + BASE);
    const style = async (selector: string, pseudo?: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one, pseudo) => {
          const { content, boxShadow, borderTopWidth, accentColor } = getComputedStyle(one, pseudo);
          return { content, boxShadow, borderTopWidth, accentColor };
        }, pseudo);
    expect((await style(".standing", "::before")).content).toContain("●");
    expect(await style(".standing")).toMatchObject({ boxShadow: "none", accentColor: "rgb(29, 92, 74)" });
    await page.goto(`${setUp.url}${EDITOR}/revisions`);
    expect((await style("thead td")).borderTopWidth).toBe("0px");
    await context.close();
  });
});
