/** A modal dialog of the page that opens over a prompt, or before it. */
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchShell } from "../chromium.ts";
import { Stage } from "./stage.ts";
import { Visit } from "./visit.ts";
import { nps, withTextFollowUp } from "./wordings.ts";

let browser: Browser;
let stage: Stage;
let context: BrowserContext;

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchShell(), Stage.open()]);
});
beforeEach(async () => {
  stage.reset();
  context = await browser.newContext({ reducedMotion: "reduce" });
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  await stage.close();
});

describe("a modal dialog", () => {
  it.each(["inline", "bottom-end"] as const)(
    "covers what it lies over: nothing beneath it counts as shown, %s",
    async (placement) => {
      const visit = await Visit.start(context, stage);
      await visit.stopClock();
      const dialog = async (way: "showModal" | "close"): Promise<void> =>
        visit.page.evaluate((does) => {
          const known = document.querySelector("dialog");
          (known ?? document.body.appendChild(document.createElement("dialog")))[does]();
        }, way);
      await dialog("showModal");
      const asked = { wording: { ...nps, placement, target: "main" } };
      if (placement === "inline") await visit.present(asked);
      else await visit.ask(asked);
      await visit.observed();
      await visit.run(5_000);
      expect((await visit.happened()).told).toEqual([]);
      await dialog("close");
      await visit.card.waitFor();
      await visit.observed();
      await visit.run(500);
      await dialog("showModal");
      await visit.observed();
      await visit.run(5_000);
      expect(await visit.happened()).toMatchObject({ told: [], marked: [0] });
      await dialog("close");
      await visit.observed();
      await visit.run(2_000);
      expect((await visit.happened()).told).toEqual(["shown"]);
    },
  );

  it("gives the focus back that it took from a half-written comment, and its Escape is its own", async () => {
    const visit = await Visit.start(context, stage);
    await visit.present({ wording: withTextFollowUp(nps) });
    await visit.card.getByRole("radio").nth(4).click();
    const field = visit.card.getByRole("textbox");
    await field.pressSequentially("Half of ");
    await visit.page.evaluate(() => {
      const dialog = document.body.appendChild(document.createElement("dialog"));
      dialog.appendChild(document.createElement("button"));
      dialog.showModal();
    });
    await visit.card.waitFor({ state: "hidden" });
    await visit.page.keyboard.press("Escape");
    await visit.card.waitFor();
    await visit.page.keyboard.type("it");
    expect(await field.inputValue()).toBe("Half of it");
  });

  it("that holds the prompt itself lets answers through, even over another one", async () => {
    const visit = await Visit.start(context, stage);
    await visit.page.evaluate(() => {
      for (const holds of [false, true]) {
        const dialog = document.body.appendChild(document.createElement("dialog"));
        if (holds) dialog.innerHTML = '<div id="place"></div>';
        dialog.showModal();
      }
    });
    await visit.present({ wording: { ...nps, placement: "inline", target: "#place" } });
    await visit.card.getByRole("radio").nth(4).click();
    expect(await stage.received(1)).toMatchObject([{ answer: 4 }]);
  });
});
