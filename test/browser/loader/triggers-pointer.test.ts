/** Triggers that go by mouse and finger: click, exit. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

describe("the trigger click", () => {
  const firedBy = async (page: Page, selector: string): Promise<number> => {
    await page.locator(selector).click();
    await settle(page);
    return fired(page);
  };

  it("fires at each click on the element, and on what is in it, and at no other", async () => {
    site.reset([{ click: ".buy", ...NOBODY }]);
    const icon = "<svg width=20 height=20><circle id=icon cx=10 cy=10 r=9 /></svg>";
    listening(site, "", `<button class=buy><b id=text>Buy</b>${icon}</button><button id=other>Other</button>`);
    const page = await visitor.open(site.pages);
    expect(await firedBy(page, "#other")).toBe(0);
    expect(await firedBy(page, "#text")).toBe(1);
    expect(await firedBy(page, "#icon")).toBe(2);
  });

  it("fires at the element of its own name, and at the keyboard's click", async () => {
    site.reset([{ click: '[data-asklet="touchpoint-0"]' }]);
    listening(site, "", '<button data-asklet="touchpoint-0">Feedback</button>');
    const page = await visitor.open(site.pages);
    await page.getByRole("button", { name: "Feedback" }).press("Enter");
    await prompted(page);
  });

  it("fires at elements that came later, and at those in open shadow roots", async () => {
    site.reset([{ click: ".buy", ...NOBODY }]);
    listening(site);
    const page = await visitor.open(site.pages);
    await page.evaluate(() => {
      const host = document.createElement("div");
      const button = document.createElement("button");
      button.className = "buy";
      button.textContent = "Buy";
      host.attachShadow({ mode: "open" }).append(button);
      document.body.appendChild(host);
    });
    expect(await firedBy(page, ".buy")).toBe(1);
  });

  it("fires where the page keeps the click for itself, which goes its way untouched", async () => {
    site.reset([{ click: "#box", ...NOBODY }]);
    const code = "document.addEventListener('click', (event) => event.stopImmediatePropagation(), true)";
    listening(site, code, "<label id=box><input type=checkbox>Yes</label>");
    const page = await visitor.open(site.pages);
    await page.locator("#box").click();
    await settle(page);
    expect(await page.locator("input").isChecked()).toBe(true);
    expect(await fired(page)).toBeGreaterThan(0);
  });

  it("does not take a click in a prompt for one on the page", async () => {
    site.reset([{ click: "button, :host, asklet-prompt" }]);
    listening(site, "", "<button>Buy</button>");
    const page = await visitor.open(site.pages);
    await page.getByRole("button", { name: "Buy" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await settle(page);
    expect(await page.locator("asklet-prompt").count()).toBe(0);
    expect(site.paths.filter((path) => path.includes("touchpoint-0"))).toHaveLength(1);
  });

  it("leaves a page alone that the click leads away from", async () => {
    site.reset([{ click: "a" }]);
    listening(site, "", "<a href='/next'>Next</a>");
    const page = await visitor.open(site.pages);
    await page.getByRole("link").click();
    await page.waitForURL("**/next");
    await scriptRan(page);
    await settle(page);
    expect(site.paths).toEqual([`${SITE_KEY}.js`, `${SITE_KEY}.js`]);
  });

  it("asks a second after a click on a link that leads nowhere", async () => {
    site.reset([{ click: "a", ...NOBODY }]);
    listening(site, "", "<a href='#here'>Here</a>");
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await scriptRan(page);
    await page.getByRole("link").click();
    await page.clock.runFor(1000);
    expect(await fired(page)).toBe(1);
  });

  it("of a selector that the browser does not understand is silent, and the others work", async () => {
    site.reset([{ click: "]]", view: "::nothing(", ...NOBODY }, { click: "p" }]);
    listening(site);
    const page = await visitor.open(site.pages);
    await page.locator("p").click();
    await prompted(page);
    expect(await fired(page)).toBe(0);
  });

  it("stops when the touchpoint is called off, even between the click and the question", async () => {
    site.reset([{ click: "p,a", cancel: ["paid"], ...NOBODY }]);
    listening(site, "", "<a href='#here'>Here</a>");
    const page = await visitor.context.newPage();
    await page.clock.install();
    await page.goto(site.pages);
    await scriptRan(page);
    await page.locator("a").click();
    await asklet(page, "event", "paid");
    await page.locator("p").click();
    await page.clock.runFor(2000);
    expect(await fired(page)).toBe(0);
  });
});

describe("the trigger exit, with a mouse", () => {
  const FRAME = "<iframe style='position:fixed;top:0;left:0;width:200px;height:100px;border:0'></iframe>";

  it("fires once, when the mouse leaves through the top of the window", async () => {
    site.reset([{ exit: 1, ...NOBODY }]);
    listening(site);
    const page = await visitor.open(site.pages);
    await page.mouse.move(300, 100);
    await page.mouse.move(300, -5);
    await expect.poll(() => fired(page), PATIENTLY).toBe(1);
    await page.mouse.move(300, 100);
    await page.mouse.move(300, -5);
    await settle(page);
    expect(await fired(page)).toBe(1);
  });

  it.each<[string, [number, number][]]>([
    [
      "moves in the page, up to its upper edge",
      [
        [300, 100],
        [300, 0],
        [300, 20],
      ],
    ],
    [
      "leaves at the side",
      [
        [20, 100],
        [-5, 100],
      ],
    ],
    [
      "goes into a frame at the top",
      [
        [300, 0],
        [100, 0],
        [100, 50],
      ],
    ],
  ])("stays silent while the mouse %s", async (_, moves) => {
    site.reset([{ exit: 1, ...NOBODY }]);
    listening(site, "", FRAME);
    const page = await visitor.open(site.pages);
    for (const [x, y] of moves) await page.mouse.move(x, y);
    await settle(page);
    expect(await fired(page)).toBe(0);
  });

  it("stays silent while something is dragged out of the window", async () => {
    site.reset([{ exit: 1, ...NOBODY }]);
    listening(site);
    const page = await visitor.open(site.pages);
    await page.mouse.move(300, 100);
    await page.mouse.down();
    await page.mouse.move(300, -5);
    await settle(page);
    expect(await fired(page)).toBe(0);
  });

  it("takes no return to the tab for an exit", async () => {
    site.reset([{ exit: 1, ...NOBODY }]);
    listening(site);
    const page = await visitor.open(site.pages);
    await page.evaluate("hide(); show()");
    expect(await fired(page)).toBe(0);
  });

  it("stops when the touchpoint is called off", async () => {
    site.reset([{ exit: 1, cancel: ["paid"], ...NOBODY }]);
    listening(site);
    const page = await visitor.open(site.pages);
    await asklet(page, "event", "paid");
    await page.mouse.move(300, 100);
    await page.mouse.move(300, -5);
    await settle(page);
    expect(await fired(page)).toBe(0);
  });
});

describe("the trigger exit, on a touch screen", () => {
  const LONG = "<p style='height: 9000px'>Long</p><style>html { scroll-behavior: smooth }</style>";

  async function openPhone(): Promise<Page> {
    const phone = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
    site.reset([{ exit: 1, ...NOBODY }]);
    listening(site, "", LONG);
    const page = await phone.newPage();
    await page.goto(site.pages);
    await scriptRan(page);
    return page;
  }

  /** One finger, so many pixels down or up the screen, at so many pixels a second. */
  async function flick(page: Page, yDistance: number, speed: number): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const gesture = { x: 190, y: 420, yDistance, speed, gestureSourceType: "touch" } as const;
    await session.send("Input.synthesizeScrollGesture", gesture);
    await settle(page);
  }

  it("fires once, at a fast scroll up", async () => {
    const page = await openPhone();
    await page.evaluate(() => scrollTo({ top: 4000, behavior: "instant" }));
    await flick(page, 300, 3000);
    expect(await fired(page)).toBe(1);
    await flick(page, 300, 3000);
    expect(await fired(page)).toBe(1);
    await page.context().close();
  });

  it("stays silent while the visitor scrolls up slowly, or down, or pulls the page at its top", async () => {
    const page = await openPhone();
    await flick(page, 300, 3000);
    await page.evaluate(() => scrollTo({ top: 4000, behavior: "instant" }));
    await flick(page, 300, 900);
    await flick(page, -300, 3000);
    expect(await fired(page)).toBe(0);
    await page.context().close();
  });

  it("stays silent when one of two fingers goes down the screen as fast, as in a pinch", async () => {
    const page = await openPhone();
    await page.evaluate(() => scrollTo({ top: 4000, behavior: "instant" }));
    const session = await page.context().newCDPSession(page);
    const other = { x: 90, y: 700, id: 1 };
    const touch = async (
      type: "touchStart" | "touchMove" | "touchEnd",
      ...touchPoints: (typeof other)[]
    ): Promise<void> => void (await session.send("Input.dispatchTouchEvent", { type, touchPoints }));
    await touch("touchStart", { x: 190, y: 200, id: 0 });
    await touch("touchStart", { x: 190, y: 200, id: 0 }, other);
    await touch("touchMove", { x: 190, y: 800, id: 0 }, other);
    await touch("touchEnd", other);
    await touch("touchEnd");
    await settle(page);
    expect(await fired(page)).toBe(0);
    await page.context().close();
  });

  it("stays silent while the page itself scrolls up", async () => {
    const page = await openPhone();
    await page.evaluate(() => scrollTo({ top: 4000, behavior: "instant" }));
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          addEventListener("scrollend", () => resolve(), { once: true });
          scrollTo({ top: 0 });
        }),
    );
    expect(await fired(page)).toBe(0);
    await page.context().close();
  });

  it("fires once, at the return to the tab", async () => {
    const page = await openPhone();
    await page.evaluate("hide()");
    expect(await fired(page)).toBe(0);
    await page.evaluate("show()");
    expect(await fired(page)).toBe(1);
    await page.evaluate("hide(); show()");
    expect(await fired(page)).toBe(1);
    await page.context().close();
  });
});
