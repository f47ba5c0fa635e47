import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Stage, STORE_PREFIX } from "./stage.ts";
import { type Outcome, Visit } from "./visit.ts";
import { nps, thumbs } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(async () => {
  stage.reset();
  context = await browser.newContext();
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

const LEASE = `${STORE_PREFIX}lease`;

describe.each([
  ["with Web Locks", true],
  ["on a page without Web Locks, by a lease", false],
])("two tabs %s", (_, hasLocks) => {
  beforeEach(async () => {
    if (hasLocks) return;
    // As on a page of plain http that is not this machine's.
    await context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
  });

  it("have one prompt between them", async () => {
    const [one, other] = [await Visit.start(context, stage), await Visit.start(context, stage)];
    await one.present({ wording: nps });
    await other.ask({ wording: thumbs });
    await other.over();
    expect(await other.happened()).toEqual({ told: ["open-in-another-tab"], marked: [], closed: 1 });
    expect(await other.card.count()).toBe(0);
  });

  it("have one prompt when both ask at the same time", async () => {
    const tabs = [await Visit.start(context, stage), await Visit.start(context, stage)];
    await Promise.all(tabs.map((tab) => tab.ask({ wording: nps })));
    const happened = async (): Promise<Outcome[]> => Promise.all(tabs.map(async (tab) => tab.happened()));
    const over = async (): Promise<number[]> => (await happened()).map(({ closed }) => closed);
    const cards = async (): Promise<number[]> => Promise.all(tabs.map(async (tab) => tab.card.count()));
    await expect.poll(async () => (await over()).toSorted((a, b) => a - b)).toEqual([0, 1]);
    await expect.poll(async () => (await cards()).toSorted((a, b) => a - b)).toEqual([0, 1]);
    expect((await happened()).flatMap(({ told }) => told)).toContain("open-in-another-tab");
    expect((await happened()).flatMap(({ marked }) => marked)).toEqual([0]);
  });

  it("may ask one after the other", async () => {
    const [one, other] = [await Visit.start(context, stage), await Visit.start(context, stage)];
    await one.present({ wording: nps });
    await one.page.keyboard.press("Escape");
    await one.over();
    await other.present({ wording: thumbs });
    expect((await other.happened()).marked).toEqual([0]);
  });

  it("may ask one after the other when the first was left open and went away", async () => {
    const [one, other] = [await Visit.start(context, stage), await Visit.start(context, stage)];
    await one.present({ wording: nps });
    await one.page.goto("about:blank");
    await other.present({ wording: thumbs });
    expect((await other.happened()).marked).toEqual([0]);
  });
});

describe("a lease", () => {
  beforeEach(async () => {
    await context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
  });

  it("is gone with the prompt", async () => {
    const visit = await Visit.start(context, stage);
    await visit.present({ wording: nps });
    expect(await visit.page.evaluate((name) => localStorage.getItem(name), LEASE)).not.toBeNull();
    await visit.page.keyboard.press("Escape");
    await visit.over();
    expect(await visit.page.evaluate((name) => localStorage.getItem(name), LEASE)).toBeNull();
  });

  it.each([
    ["keeps others out for ten minutes after a crash", 599_000, 0],
    ["of a tab that crashed is void after ten minutes", 601_000, 1],
    ["that cannot be read is void", Number.NaN, 1],
  ])("%s", async (_, ageMs, cards) => {
    const visit = await Visit.start(context, stage);
    await visit.page.evaluate(([name, age]) => localStorage.setItem(name, `${Date.now() - age} 0.123`), [
      LEASE,
      ageMs,
    ] as const);
    await visit.ask({ wording: nps });
    if (cards) await visit.card.waitFor();
    else await visit.told("open-in-another-tab");
    expect(await visit.card.count()).toBe(cards);
  });
});
