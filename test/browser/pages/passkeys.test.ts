/** Passkeys, with a real browser's own authenticator: the first start, an invitation, signing in, and what fails. */
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { type Collector, FIRST_KEY, startCollector } from "../../worker/collector.ts";
import { launchShell } from "../chromium.ts";

let browser: Browser;
let collector: Collector;
/** An address that may have passkeys: a number may not. */
let origin: string;
let context: BrowserContext;
let page: Page;
let cdp: CDPSession;
let authenticatorId: string;

beforeAll(async () => {
  [browser, collector] = await Promise.all([launchShell(), startCollector()]);
  origin = collector.url.replace("127.0.0.1", "localhost");
  await collector.site("shop");
});
afterAll(async () => {
  await browser.close();
  await collector.close();
});

/** A device of its own, whose owner always says yes. */
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  ({ authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options }));
});
afterEach(async () => context.close());

const press = async (name: string) => page.getByRole("button", { name, exact: true }).click();
const heading = async (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

async function signInAgain(): Promise<void> {
  await press("Sign out");
  await press("Sign in with a passkey");
  await heading("shop");
}

it("lets the owner begin, and come back without any key", async () => {
  await page.goto(`${origin}/sign-in`);
  await page.getByRole("link", { name: "First start" }).click();
  await page.getByLabel("Key of the deployment").fill(FIRST_KEY);
  await page.getByLabel("Your name").fill("Ada");
  await press("Begin");
  await heading("Welcome, Ada");
  await press("Make a passkey");
  await heading("Sites");
  await signInAgain();
  // Where somebody wanted to go.
  await press("Sign out");
  await page.goto(`${origin}/members`);
  await press("Sign in with a passkey");
  await heading("Members");
  await page.getByText("Owner · all sites · has a passkey").waitFor();
});

it("lets in whoever was invited, once with each link", async () => {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Key").fill(FIRST_KEY);
  await press("Sign in");
  await page.goto(`${origin}/members`);
  await page.getByLabel("Name").fill("Vito");
  await press("Invite");
  const link = (await page.locator("#link").textContent()) ?? "";
  await press("Sign out");
  await page.goto(link.trim());
  await press("Make a passkey");
  await heading("Sites");
  await signInAgain();
  await page.goto(link.trim());
  await heading("This link is good no more. Ask for a new one.");
});

it("says so when the person does not agree, and when no passkey fits", async () => {
  await page.goto(`${origin}/sign-in`);
  const failed = page.getByText("That did not work. Try again, or use another device.");
  await press("Sign in with a passkey");
  await failed.waitFor();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await press("Sign in with a passkey");
  await failed.waitFor();
  expect(await page.getByLabel("Key").isVisible()).toBe(true);
});

it("takes no passkey for an answer to another challenge, nor a second time", async () => {
  const replies: string[] = [];
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Key").fill(FIRST_KEY);
  await press("Sign in");
  await page.goto(`${origin}/members`);
  await page.getByLabel("Name").fill("Rita");
  await press("Invite");
  await page.goto(((await page.locator("#link").textContent()) ?? "").trim());
  await press("Make a passkey");
  await heading("Sites");
  await press("Sign out");
  const sent = page.waitForRequest((request) => new URL(request.url()).pathname === "/sign-in/passkey");
  await press("Sign in with a passkey");
  const request = await sent;
  const cookie = (await request.allHeaders())["cookie"] ?? "";
  replies.push(request.postData() ?? "");
  await heading("shop");
  await press("Sign out");
  const again: number[] = await page.evaluate(
    `(async () => {
      const send = async (body) => (await fetch("/sign-in/passkey", { method: "POST", headers: { "content-type": "application/json" }, body })).status;
      const body = ${JSON.stringify(replies[0])};
      const without = await send(body);
      await fetch("/sign-in/passkey/options", { method: "POST" });
      return [without, await send(body)];
    })()`,
  );
  expect(again).toEqual([401, 401]);
  // With the challenge's own cookie, which a browser would have forgotten.
  const headers = { "content-type": "application/json", origin, cookie };
  const replayed = await fetch(`${origin}/sign-in/passkey`, { method: "POST", headers, body: replies[0] ?? "" });
  expect([cookie.includes("challenge"), replayed.status]).toEqual([true, 401]);
});
