import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build } from "../../../scripts/build.ts";
import { type Collector, startCollector } from "../../worker/collector.ts";
import { launchChromium } from "../chromium.ts";
import { promptOf } from "../walk/shop.ts";

const RELEASES = path.resolve(import.meta.dirname, "../../../widget/releases");
const versions = await readdir(RELEASES);

let collector: Collector;
let browser: Browser;
let host: Server;
let hostUrl: string;

beforeAll(async () => {
  await build({ demo: true });
  collector = await startCollector();
  host = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>Host</title><h1>Host</h1>
      <script async src="${collector.url}/s/release000000000.js"></script>`);
  });
  await new Promise<void>((resolve) => {
    host.listen(0, "127.0.0.1", resolve);
  });
  const address = host.address();
  hostUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
  await collector.site("release", { siteKey: "release000000000", origins: [new URL(hostUrl).origin] });
  await collector.touchpoint("release", "release", {
    question: { metric: "nps", key: "recommend" },
    followUp: { metric: "text", key: "why" },
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  host.close();
  await collector.close();
});

describe("a page that still runs the widget of a release", () => {
  it("has at least the first release to hold today's collector against", () => {
    expect(versions).toContain("0.1.0");
  });

  it.for(versions)("asks, and its answer is stored with its comment: %s", async (version) => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    const script = await readFile(path.join(RELEASES, version, "script.js"), "utf8");
    // The script lies in the browser's cache; all else is asked of today's collector, the release's prompt UI too.
    await page.route("**/s/release000000000.js", async (route) =>
      route.fulfill({ body: script, contentType: "text/javascript" }),
    );
    const chunk = page.waitForResponse((response) => response.url().includes("/s/prompt-"));
    await page.goto(hostUrl);
    const [file] = (await readdir(path.join(RELEASES, version))).filter((name) => name.startsWith("prompt-"));
    expect(new URL((await chunk).url()).pathname).toBe(`/s/${file}`);
    await promptOf(page).getByRole("radio", { name: /^9/ }).click();
    await promptOf(page).getByRole("textbox").fill(`from ${version}`);
    await promptOf(page).getByRole("button", { name: "Send" }).click();
    await expect
      .poll(async () =>
        collector.db.prepare("SELECT rating, comment FROM responses WHERE comment = ?").bind(`from ${version}`).first(),
      )
      .toEqual({ rating: 9, comment: `from ${version}` });
    expect(errors).toEqual([]);
    await page.close();
  });
});
