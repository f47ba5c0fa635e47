/** A page that is rendered by the server and taken over in the browser, while a prompt stands on it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { build, type InlineConfig } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../../../scripts/command.ts";
import { launchChromium } from "../chromium.ts";
import { Site } from "../loader/site.ts";
import { prompted, Visitor } from "../loader/visitor.ts";

const ENTRY = path.join(import.meta.dirname, "hydrated.jsx");

let browser: Browser;
let site: Site;
let visitor: Visitor;
let folder: string;
/** Sets `window.hydrate`. */
let client: string;
let render: (script: string) => string;

/** @param mode "development" has React's own checks of what the server and the browser render */
function configOf(mode: string): InlineConfig {
  return {
    root: ROOT,
    configFile: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    oxc: { jsx: { runtime: "automatic" } },
  };
}

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), Site.start()]);
  folder = await mkdtemp(path.join(tmpdir(), "asklet-hydration-"));
  const config = configOf("development");
  const server = { ssr: ENTRY, outDir: folder, rolldownOptions: { output: { entryFileNames: "server.js" } } };
  await build({ ...config, build: server, ssr: { noExternal: true } });
  ({ render } = await import(pathToFileURL(path.join(folder, "server.js")).href));
  const lib = { entry: ENTRY, formats: ["iife" as const], name: "app" };
  const built = await build({ ...config, build: { lib, write: false } });
  const [file] = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  if (file?.type !== "chunk") throw new Error("no client");
  client = `${file.code};window.hydrate=app.hydrate`;
});
beforeEach(async () => {
  visitor = await Visitor.arrive(browser);
});
afterEach(async () => {
  expect(visitor.faults).toEqual([]);
  expect(visitor.warnings).toEqual([]);
  await visitor.context.close();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
});

describe("hydration by React", () => {
  it.each([
    ["in the corner", {}, "body > asklet-prompt[data-same]"],
    ["in its slot", { placement: "inline" as const, target: "[data-asklet=guide]" }, "[data-asklet] > [data-same]"],
  ])("leaves a prompt %s where it is, as do later renderings", async (_, wording, selector) => {
    site.reset([{ slug: "guide", load: 0 }]);
    site.wording = wording;
    site.html = render(site.scriptUrl);
    const page = await visitor.open(site.pages);
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await prompted(page);
    await page.locator("asklet-prompt").evaluate((element) => element.setAttribute("data-same", ""));
    await page.evaluate(client);
    await page.evaluate((script) => {
      const hydrate: unknown = Reflect.get(window, "hydrate");
      if (typeof hydrate === "function") hydrate(script);
    }, site.scriptUrl);
    await page.getByRole("button", { name: "0 times" }).click();
    await page.getByRole("button", { name: "1 times" }).click();
    await page.getByRole("button", { name: "2 times" }).waitFor();
    expect(await page.locator("asklet-prompt").count()).toBe(1);
    expect(await page.locator(selector).count()).toBe(1);
    expect(errors).toEqual([]);
  });
});
