/** Hostile hosts in another browser: strict policies, no storage, no network; and two tabs. */
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Hosts, SOON, startHosts } from "../hosts/hosts.ts";
import { findFirefox, launchFirefox } from "./firefox.ts";

const found = await findFirefox();

describe.skipIf(found === undefined)("in Firefox", () => {
  let browser: Browser;
  let context: BrowserContext;
  let hosts: Hosts;
  /** What pages throw, and what they do against their policies. */
  let faults: string[];

  beforeAll(async () => {
    [browser, hosts] = await Promise.all([launchFirefox(found ?? ""), startHosts()]);
  });
  beforeEach(async () => {
    faults = [];
    context = await browser.createBrowserContext();
    return async () => {
      await context.close();
      expect(faults).toEqual([]);
    };
  });
  afterAll(async () => {
    await browser.close();
    await hosts.close();
  });

  async function open(name: string): Promise<Page> {
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(hosts.page(name));
    return page;
  }

  async function rate(page: Page): Promise<void> {
    const nine = await page.waitForSelector("asklet-prompt >>> [role=radio][value='9']");
    await nine?.click();
    await page.waitForSelector("asklet-prompt >>> [type=checkbox]");
  }

  describe.for([
    ["lists hosts", "csp-hosts.html"],
    ["has a nonce", "csp-nonce.html"],
    ["has strict-dynamic", "csp-strict-dynamic.html"],
  ] as const)("under a policy with Trusted Types that %s", ([, name]) => {
    it("asks, and stores what was answered", async () => {
      await rate(await open(name));
      await expect.poll(async () => hosts.stored(name), SOON).toEqual([[9, undefined]]);
    });

    it("is on a page that refuses much", async () => {
      const page = await open(name);
      const refusals = await page.evaluate(() =>
        (["innerHTML", "src"] as const).map((property) => {
          try {
            document.createElement("script")[property] = "/elsewhere.js";
          } catch (error) {
            return error instanceof TypeError;
          }
          return false;
        }),
      );
      expect(refusals).toEqual([true, true]);
      const heard: string[] = [];
      await expect.poll(() => heard.push(...faults.splice(0)), SOON).toBe(2);
      expect(heard.join(" ")).toMatch(/require-trusted-types-for.*require-trusted-types-for/);
    });
  });

  it("asks where storage throws", async () => {
    await rate(await open("storage-blocked.html"));
    await expect.poll(async () => hosts.stored("storage-blocked.html"), SOON).toEqual([[9, undefined]]);
  });

  it("keeps what was answered offline, and the next page delivers it, once", async () => {
    const page = await open("offline.html");
    await page.waitForSelector("asklet-prompt >>> section");
    await page.setOfflineMode(true);
    await rate(page);
    await page.close();
    expect(await hosts.stored("offline.html")).toEqual([]);
    const next = await open("quiet.html");
    await expect.poll(async () => hosts.stored("offline.html"), SOON).toEqual([[9, undefined]]);
    const unsent = async (): Promise<string[]> =>
      next.evaluate(() => Object.keys(localStorage).filter((name) => name.includes("outbox")));
    await expect.poll(unsent, SOON).toEqual([]);
  });

  it("has one prompt in two tabs", async () => {
    const one = await open("bare.html");
    await one.waitForSelector("asklet-prompt >>> section");
    const other = await open("bare.html");
    const reports = async (): Promise<string> =>
      other.evaluate(async () => JSON.stringify(await window.asklet?.("debug")));
    await expect.poll(reports, SOON).toContain('"open-in-another-tab"');
    expect(await other.$("asklet-prompt")).toBeNull();
  });
});
