import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import axe from "axe-core";
import { launchShell } from "../chromium.ts";
import { fired, listening, NOBODY, PATIENTLY } from "./hearing.ts";
import { Site, SITE_KEY } from "./site.ts";
import { asklet, prompted, scriptRan, settle, Visitor } from "./visitor.ts";

let browser: Browser;
let site: Site;
let visitor: Visitor;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchShell(), Site.start()]);
});
beforeEach(async () => {
  visitor = await Visitor.arrive(browser);
});
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  await visitor.context.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const tab = (page: Page) => page.locator("asklet-tab button");
const MAIN = "<main><h1>Shop</h1><button id=mine>Mine</button></main>";

/** A page that has had time enough to put a tab up. */
async function openPatiently(): Promise<Page> {
  const page = await visitor.context.newPage();
  await page.clock.install();
  await page.goto(site.pages);
  await scriptRan(page);
  await page.clock.runFor(10_000);
  return page;
}

/** The collector's wording in another language. */
async function reword(wording: object): Promise<void> {
  await visitor.context.route(/\/touchpoint-0\//, async (route) => {
    const response = await route.fetch();
    const usual: object = await response.json();
    await route.fulfill({ response, json: { ...usual, ...wording } });
  });
}

/** What axe has to say of the page, best practice included. */
async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const scanner: typeof axe = Reflect.get(window, "axe");
    const { violations: found } = await scanner.run(document);
    return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
  });
}

describe("the feedback tab", () => {
  it("asks when it is pressed, whatever waits and shares say, and is away while the prompt is open", async () => {
    site.reset([{ tab: 1, ...NOBODY }], { wait: 30, again: [90, 30] });
    listening(site, "", MAIN);
    const page = await visitor.open(site.pages);
    await tab(page).click();
    await prompted(page);
    expect(await tab(page).count()).toBe(0);
    await page.getByRole("button", { name: "Close" }).click();
    await tab(page).click();
    await prompted(page);
    expect(await fired(page)).toBe(0);
  });

  it("costs one request more than the script, once: later pages have its name from the browser's cache", async () => {
    site.reset([{ tab: 1 }]);
    for (const path of ["/", "/next", "/third"]) {
      const page = await visitor.open(site.pages + path);
      await tab(page).waitFor();
      await page.close();
    }
    expect(site.paths.filter((path) => path.includes("touchpoint-0"))).toHaveLength(1);
  });

  it("is light or dark as the site's theme, the page or the visitor wants it, with the site's accent", async () => {
    site.reset([{ tab: 1 }]);
    const looks = async (theme: object, style = ""): Promise<unknown> => {
      site.wording = { theme: { scheme: "auto", ...theme } };
      site.html = `<!doctype html><html lang="en" style="${style}"><title>Page</title>{script}${MAIN}`;
      const other = await Visitor.arrive(browser);
      const page = await other.context.newPage();
      await page.emulateMedia({ colorScheme: "dark" });
      await page.goto(site.pages);
      await tab(page).waitFor();
      const found = await tab(page).evaluate((button) => {
        const { backgroundColor, color, borderTopColor } = getComputedStyle(button);
        const isDark = (text: string): boolean =>
          (text.match(/\d+/g) ?? []).slice(0, 3).every((part) => Number(part) < 128);
        return [isDark(backgroundColor) && !isDark(color), borderTopColor];
      });
      await other.context.close();
      return found;
    };
    const red = "rgb(255, 0, 0)";
    expect(await looks({ accent: "#ff0000" })).toEqual([true, red]);
    expect(await looks({ accent: "#ff0000", scheme: "light" })).toEqual([false, red]);
    expect(await looks({ accent: "#00ff00", scheme: "light" }, "--asklet-accent: #f00; --asklet-scheme: dark")).toEqual(
      [true, red],
    );
  });

  it("is reached and pressed by keyboard", async () => {
    site.reset([{ tab: 1 }]);
    listening(site, "", MAIN);
    const page = await visitor.open(site.pages);
    await tab(page).waitFor();
    await page.locator("#mine").focus();
    await page.keyboard.press("Tab");
    const outline = await tab(page).evaluate((button) => getComputedStyle(button).outlineStyle);
    expect(outline).not.toBe("none");
    await page.keyboard.press("Enter");
    await prompted(page);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("asklet-prompt");
  });

  it("speaks the wording's language, on the side where that ends", async () => {
    site.reset([{ tab: 1 }]);
    listening(site, "", MAIN);
    const chrome = { region: "ملاحظاتك", tab: "رأيك", close: "إغلاق", send: "إرسال", optional: "اختياري" };
    await reword({ language: "ar", dir: "rtl", chrome });
    const page = await visitor.open(site.pages);
    await tab(page).waitFor();
    expect(await tab(page).textContent()).toBe("رأيك");
    expect(await page.getByRole("complementary", { name: "ملاحظاتك" }).getAttribute("lang")).toBe("ar");
    expect((await tab(page).boundingBox())?.x).toBe(96);
  });

  it.each([
    ["an excluded page", { exclude: ["/**"] }, {}],
    ["another audience", { audience: { signedIn: true } }, {}],
    ["too few pages", { audience: { minPages: 2 } }, {}],
    ["another time", { schedule: { until: 1 } }, {}],
    ["missing consent", {}, { consent: 1 as const }],
  ])("does not come, and loads nothing, on account of %s", async (_, touchpoint, rules) => {
    site.reset([{ tab: 1, ...touchpoint }], rules);
    listening(site, "", MAIN);
    const page = await openPatiently();
    expect(await tab(page).count()).toBe(0);
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
  });

  it("comes and goes with consent", async () => {
    site.reset([{ tab: 1 }], { consent: 1 });
    listening(site, "", MAIN);
    const page = await visitor.open(site.pages);
    await asklet(page, "consent", true);
    await tab(page).waitFor();
    await asklet(page, "consent", false);
    await tab(page).waitFor({ state: "detached" });
  });

  it("comes when its audience does", async () => {
    site.reset([{ tab: 1, audience: { signedIn: true } }]);
    listening(site, "", MAIN);
    const page = await visitor.open(site.pages);
    await asklet(page, "identify", "somebody");
    await tab(page).waitFor();
  });

  it("waits until somebody sees the page", async () => {
    site.reset([{ tab: 1 }]);
    listening(site, "hide()", MAIN);
    const page = await openPatiently();
    expect(site.paths).toEqual([`${SITE_KEY}.js`]);
    await page.evaluate("show()");
    await page.clock.runFor(10_000);
    await tab(page).waitFor();
  });

  it("leaves when the touchpoint is called off", async () => {
    site.reset([{ tab: 1, cancel: ["paid"] }]);
    listening(site, "", MAIN);
    const page = await visitor.open(site.pages);
    await tab(page).waitFor();
    await asklet(page, "event", "paid");
    await expect.poll(() => tab(page).count(), PATIENTLY).toBe(0);
  });

  it("comes back to a page that has another body", async () => {
    site.reset([{ tab: 1 }]);
    listening(site, "", MAIN);
    const page = await visitor.open(site.pages);
    await tab(page).waitFor();
    await page.evaluate(() => document.body.replaceWith(document.createElement("body")));
    expect(await tab(page).count()).toBe(0);
    await tab(page).waitFor();
  });

  it("is one at a time", async () => {
    site.reset([{ tab: 1 }, { tab: 1 }]);
    listening(site, "", MAIN);
    const page = await openPatiently();
    expect(await tab(page).count()).toBe(1);
  });

  it("is no element of the page's that is clicked", async () => {
    site.reset([{ tab: 1 }, { click: "body *", ...NOBODY }]);
    listening(site, "", MAIN);
    const page = await visitor.open(site.pages);
    await tab(page).click();
    await prompted(page);
    expect(await fired(page, "touchpoint-1")).toBe(0);
  });

  it.each([404, 503])("does not come, without an error, where the collector says %i", async (status) => {
    site.reset([{ tab: 1 }]);
    site.respond = ({ url }) => (url.includes("touchpoint-0") ? status : undefined);
    listening(site, "", MAIN);
    const page = await openPatiently();
    expect(await tab(page).count()).toBe(0);
    expect(site.paths.filter((path) => path.includes("touchpoint-0"))).toHaveLength(1);
  });

  it("does not come where nothing is due any more", async () => {
    site.reset([{ tab: 1 }]);
    listening(site, "", MAIN);
    await visitor.context.route(/\/touchpoint-0\//, (route) =>
      route.fulfill({
        headers: { "access-control-allow-origin": "*" },
        json: { due: false, reason: "not-due-any-more" },
      }),
    );
    const page = await openPatiently();
    expect(await tab(page).count()).toBe(0);
  });
});

describe("the feedback tab's look", () => {
  const openIn = async (style = ""): Promise<Page> => {
    site.reset([{ tab: 1 }]);
    site.html = site.html.replace("<p>Page</p>", "");
    listening(site, "", `${MAIN}<style>${style}</style>`);
    const page = await visitor.open(site.pages);
    await tab(page).waitFor();
    return page;
  };

  it("is at least 44 px high and wide, at the lower edge", async () => {
    const page = await openIn();
    const box = await tab(page).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.width).toBeGreaterThanOrEqual(44);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(720);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBe(1280 - 96);
  });

  it("withstands the page's styles, and moves nothing of the page's", async () => {
    const page = await openIn(`* { all: unset !important; display: none !important; font-size: 90px !important }
      html, body, main { display: grid !important; gap: 40px !important }`);
    expect((await tab(page).boundingBox())?.height).toBeLessThan(60);
    const heightOf = (): Promise<number> => page.evaluate(() => document.body.getBoundingClientRect().height);
    const before = await heightOf();
    await page.evaluate(() => document.querySelector("asklet-tab")?.remove());
    expect(await heightOf()).toBe(before);
  });

  it("is not printed", async () => {
    const page = await openIn();
    await page.emulateMedia({ media: "print" });
    expect(await tab(page).isVisible()).toBe(false);
  });

  it.each(["", "html { --asklet-z-index: 50 }"])("stays below the prompt (%j)", async (style) => {
    site.reset([{ tab: 1 }, {}]);
    listening(site, "", `${MAIN}<style>${style}</style>`);
    const page = await visitor.open(site.pages);
    await tab(page).waitFor();
    const mine = await page.locator("asklet-tab").evaluate((host) => Number(getComputedStyle(host).zIndex));
    await asklet(page, "touchpoint", "touchpoint-1");
    await prompted(page);
    const prompts = await page.locator("asklet-prompt").evaluate((host) => Number(getComputedStyle(host).zIndex));
    expect(mine).toBeLessThan(prompts);
  });

  it("stands over a footer that sticks to the window", async () => {
    site.reset([{ tab: 1 }]);
    const footer =
      '<footer style="position:fixed;z-index:100;inset:auto 0 0;height:60px;background:gray">Footer</footer>';
    listening(site, "", MAIN + footer);
    const page = await visitor.open(site.pages);
    // Playwright clicks only where nothing else takes the click.
    await tab(page).click();
    await prompted(page);
  });

  it.each([
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["forced colours", { forcedColors: "active" }],
  ] as const)("has no accessibility violation in %s, best practice included", async (_, media) => {
    const page = await openIn();
    await page.emulateMedia(media);
    await settle(page);
    expect(await violations(page)).toEqual([]);
  });

  it("has no accessibility violation beside the thanks of an inline prompt", async () => {
    site.reset([{ tab: 1 }, {}]);
    site.html = site.html.replace("<p>Page</p>", "");
    site.wording = { placement: "inline", target: "main" };
    listening(site, "", MAIN);
    const page = await visitor.open(site.pages);
    await asklet(page, "touchpoint", "touchpoint-1");
    await page.getByRole("radio").last().click();
    await page.getByText("Thank you").first().waitFor();
    await tab(page).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
