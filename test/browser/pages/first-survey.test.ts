/** The way of whoever starts: from signing in to the first answer on the journey, with what the pages say alone. */
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Collector, FIRST_KEY, startCollector } from "../../worker/collector.ts";
import { launchShell } from "../chromium.ts";

let browser: Browser;
let collector: Collector;
let server: Server;
let page: Page;
/** The owner's own page, on another port. */
let html = "";
let shop: string;

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  server = createServer((_, response) => void response.setHeader("content-type", "text/html").end(html));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  shop = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
    timezoneId: "Asia/Jakarta",
  });
  page = await context.newPage();
  page.setDefaultTimeout(8000);
});
afterAll(async () => {
  server.close();
  await browser.close();
  await collector.close();
});

const press = async (name: string) => page.getByRole("button", { name, exact: true }).click();
const follow = async (name: string) => page.getByRole("link", { name, exact: true }).click();

it("leads from the key to the first answer", async () => {
  await page.goto(collector.url);
  await page.getByLabel("Key").fill(FIRST_KEY);
  await press("Sign in");

  await page.getByLabel("Name of the site").fill("Tea & Co");
  await page.getByLabel("Address of the site").fill(`${shop}/`);
  await press("Create");
  const site = await collector.api("GET", "/sites/tea-co");
  expect(await site.json()).toMatchObject({ timeZone: "Asia/Jakarta", origins: [shop] });
  await follow("Add a touchpoint");
  await page.getByRole("button", { name: "Recommending us" }).click();

  const preview = page.frameLocator("iframe");
  await preview.getByRole("heading", { name: "How likely are you to recommend Tea & Co" }).waitFor();
  await page.getByLabel("Question", { exact: true }).first().fill("Would you send a friend to {name}?");
  await page.getByLabel("Colour", { exact: true }).fill("#8a2be2");
  await preview.getByRole("heading", { name: "Would you send a friend to Tea & Co?" }).waitFor();
  await page.getByLabel("Thank you").check();
  await preview.getByRole("heading", { name: "Thank you" }).waitFor();
  await page.getByLabel("Asks").selectOption("some time after the page has come");
  await page.getByLabel("Seconds after the page has come").fill("0.5");
  await press("Publish");
  await page.getByText("Saved.").waitFor();

  await follow("Next: put it on your site");
  await press("Copy");
  await page.getByRole("button", { name: "Copied" }).waitFor();
  const snippet: string = await page.evaluate("navigator.clipboard.readText()");
  await press("Look for half an hour");

  html = `<!doctype html><html lang="en"><head><title>Tea</title>${snippet}</head><body><h1>Tea</h1></body></html>`;
  const customer = await browser.newPage();
  await customer.goto(shop);
  const prompt = customer.locator("asklet-prompt");
  await prompt.getByRole("heading", { name: "Would you send a friend to Tea & Co?" }).waitFor();
  const stored = customer.waitForResponse((response) => response.request().method() === "POST");
  await prompt.getByRole("radio").last().click();
  await stored;
  await customer.close();

  await follow("Look again");
  await page.getByText(shop).waitFor();
  await page.getByText("Its answers are taken").waitFor();
  await page.getByText("An answer has come, the last on").getByRole("link", { name: "Journey" }).click();
  await page.getByText("1 answer").first().waitFor();
  expect(await page.getByRole("heading", { name: "Recommending us" }).count()).toBe(1);
});
