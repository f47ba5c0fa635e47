/** In Chromium, because it is about what is rendered. The gate alone, as it is built; then the loader with all its pieces. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildPieces } from "../../../../widget/build.ts";
import { launchShell } from "../../../browser/chromium.ts";
import { Site } from "../../../browser/loader/site.ts";
import { Visitor } from "../../../browser/loader/visitor.ts";

let browser: Browser;
let page: Page;
let gate: string;
let site: Site;

beforeAll(async () => {
  const [pieces, started] = await Promise.all([buildPieces(), launchShell()]);
  [browser, gate] = [started, pieces.pieces["suppress"] ?? ""];
  page = await browser.newPage();
  site = await Site.start();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** What the gate says on a page with this body; `null` for a touchpoint that passes. */
async function reason(body: string, touchpoint?: string, siteWide?: string): Promise<unknown> {
  await page.setContent(`<!doctype html><body>${body}</body>`);
  const facts = JSON.stringify({ site: { suppress: siteWide }, touchpoint: { suppress: touchpoint } });
  return page.evaluate(`(${gate})(${facts}) ?? null`);
}

describe("suppress", () => {
  it.each([
    ["is rendered", '<div class="chat">Hello</div>'],
    ["is one of several, another of which is hidden", '<div class="chat" hidden></div><div class="chat">Hello</div>'],
    ["is out of sight by scrolling", '<div style="height:9000px"></div><div class="chat">Hello</div>'],
    ["has no size, as frames around a chat", '<div class="chat" style="position:fixed;width:0;height:0"></div>'],
    [
      "is visible within what is hidden",
      '<p style="visibility:hidden"><b class="chat" style="visibility:visible">a</b>',
    ],
    ["is transparent", '<div class="chat" style="opacity:0">Hello</div>'],
  ])("suppresses where an element %s", async (_, body) => {
    expect(await reason(body, ".chat")).toBe("suppressed");
  });

  it.each([
    ["is not there", '<div class="chatty">Hello</div>'],
    ["is hidden", '<div class="chat" hidden>Hello</div>'],
    ["is within what is not displayed", '<p style="display:none"><b class="chat">Hello</b></p>'],
    ["is invisible", '<div class="chat" style="visibility:hidden">Hello</div>'],
    ["is within what is invisible", '<p style="visibility:hidden"><b class="chat">Hello</b></p>'],
    ["stands in a template", '<template><div class="chat">Hello</div></template>'],
    ["collapses", '<table><tr class="chat" style="visibility:collapse"><td>Hello</table>'],
  ])("lets pass where the element %s", async (_, body) => {
    expect(await reason(body, ".chat")).toBeNull();
  });

  it("goes by the site's selectors and the touchpoint's", async () => {
    const body = '<div class="chat">Hello</div>';
    expect(await reason(body, undefined, ".chat")).toBe("suppressed");
    expect(await reason(body, ".other", ".chat")).toBe("suppressed");
    expect(await reason(body, ".chat", ".other")).toBe("suppressed");
    expect(await reason(body, ".other", ".other")).toBeNull();
    expect(await reason(body)).toBeNull();
  });

  it("goes by the state of elements: a field that is typed in", async () => {
    const body = "<form><input></form>";
    expect(await reason(body, "form :focus")).toBeNull();
    expect(await reason(`${body}<script>document.querySelector("input").focus()</script>`, "form :focus")).toBe(
      "suppressed",
    );
  });

  it("passes over a selector that the browser does not know, and minds the others of its list", async () => {
    const body = '<div class="chat">Hello</div>';
    for (const unknown of [":tomorrow", "::before:before", "{", ".chat:has(", "12", "[a=", "*|*:x()"]) {
      expect(await reason(body, unknown)).toBeNull();
      expect(await reason(body, unknown, ".chat")).toBe("suppressed");
    }
    expect(await reason(body, ":is(.chat,:tomorrow)")).toBe("suppressed");
    expect(await reason(body, ":is(.open:has(::x),:tomorrow(1),.chat)")).toBe("suppressed");
  });
});

describe("a touchpoint that an element suppresses", () => {
  const wordings = (): string[] => site.paths.filter((path) => path.includes("touchpoint-0/1/"));

  it("is asked within a second after the last such element has gone, and the page hears of it once", async () => {
    site.reset([{ load: 0, suppress: ".chat" }], { suppress: ".form" });
    const body = "<div class=chat>Hello</div><div class=form hidden>Hello</div>";
    const listener = "<script>told=[];asklet('on','skipped',({reason})=>told.push(reason))</script>";
    site.html = site.html.replace("{script}", `${listener}{script}${body}`);
    const visitor = await Visitor.arrive(browser);
    await visitor.context.clock.install();
    const opened = await visitor.open(site.pages);
    await opened.clock.runFor(10_000);
    await opened.evaluate('document.querySelector(".form").hidden=false;document.querySelector(".chat").remove()');
    await opened.clock.runFor(10_000);
    expect(await opened.evaluate("told")).toEqual(["suppressed"]);
    expect(wordings()).toEqual([]);
    await opened.evaluate('document.querySelector(".form").hidden=true');
    await opened.clock.runFor(1000);
    await expect.poll(() => wordings().length).toBe(1);
    expect(await opened.evaluate("told")).toEqual(["suppressed"]);
    expect(visitor.faults).toEqual([]);
    await visitor.context.close();
  });
});
