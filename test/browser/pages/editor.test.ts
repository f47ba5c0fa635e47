/** The editor in a browser, with the prompt that it makes. */
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PLACEMENTS } from "../../../worker/contract/terms.ts";
import { BASE, EDITOR, type SetUp, startSetUp } from "./set-up.ts";

let setUp: SetUp;

beforeAll(async () => {
  setUp = await startSetUp();
});
afterAll(async () => setUp.close());

describe("the editor", () => {
  it("paints what the form says, in each placement, without a reload", async () => {
    const [context, page, errors] = await setUp.open({ viewport: { width: 1440, height: 900 } });
    await page.goto(setUp.url + EDITOR);
    const prompt = page.frameLocator("iframe").locator("asklet-prompt");
    await prompt.getByRole("heading", { name: "<b>Well?</b>" }).waitFor();
    await page.getByLabel("Question", { exact: true }).first().fill("Now?");
    await page.locator("summary", { hasText: "Place" }).click();
    for (const placement of PLACEMENTS) {
      await page.getByLabel("Place on the page").selectOption(placement);
      await page.frameLocator("iframe").locator(`asklet-prompt section`).waitFor();
      await expect
        .poll(async () =>
          prompt.evaluate((host) => host.shadowRoot?.adoptedStyleSheets[0]?.cssRules.length).catch(() => 0),
        )
        .toBeGreaterThan(5);
      await prompt.getByRole("heading", { name: "Now?" }).waitFor();
      expect(await prompt.count()).toBe(1);
    }
    await page.getByLabel("Kind of question").selectOption("thumbs");
    await prompt.getByRole("radio").nth(1).waitFor();
    await expect.poll(async () => prompt.getByRole("radio").count()).toBe(2);
    expect(errors).toEqual([]);
    await context.close();
  });

  it("shows each state, scheme, width and language", async () => {
    const [context, page] = await setUp.open({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${setUp.url}${EDITOR}?language=pl`);
    const frame = page.frameLocator("iframe");
    await page.getByLabel("Question", { exact: true }).first().fill("Jak było?");
    await frame.getByRole("heading", { name: "Jak było?" }).waitFor();
    await page.getByLabel("Negative answer", { exact: true }).check();
    await frame.getByRole("textbox").waitFor();
    await page.getByLabel("Thank you", { exact: true }).check();
    await frame.getByRole("heading", { name: "Dziękujemy" }).waitFor();
    await page.getByLabel("Dark", { exact: true }).check();
    await expect.poll(async () => frame.locator("html").evaluate((root) => root.style.colorScheme)).toBe("dark");
    await page.getByLabel("Language", { exact: true }).selectOption("en");
    await frame.getByRole("heading", { name: "Thank you" }).waitFor();
    await page.getByLabel("Phone", { exact: true }).check();
    await expect.poll(async () => page.locator("iframe").evaluate((one) => one.clientWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });

  it.each([
    [1440, "desktop"],
    [1440, "phone"],
    [360, "desktop"],
  ])(
    "has room for the whole prompt, %i pixels wide on a %s, and shows it before what chooses its state",
    async (width, screen) => {
      const [context, page] = await setUp.open({ viewport: { width, height: 900 } });
      await page.goto(setUp.url + EDITOR);
      await page.locator(`[name=width][value=${screen}]`).check();
      await page.getByLabel("Negative answer", { exact: true }).check();
      const prompt = page.frameLocator("iframe").locator("asklet-prompt");
      const bottomOf = async (place: Locator) => place.evaluate((one) => one.getBoundingClientRect().bottom);
      const send = prompt.getByRole("button", { name: "Send" });
      await send.waitFor();
      expect(await bottomOf(send)).toBeLessThan(await bottomOf(prompt.locator("section")));
      const looks = await page.locator(".looks").boundingBox();
      expect(looks?.y).toBeGreaterThan(await bottomOf(page.locator(".screen")));
      await page.locator("[name=state][value=question]").check();
      await page.getByLabel("Kind of question").selectOption("choice");
      await page.getByLabel("Options").first().fill("One\nTwo\nThree\nFour");
      await page.getByLabel("Question", { exact: true }).first().fill("What kept you?");
      await prompt.getByRole("radio", { name: "Four" }).waitFor();
      expect(await bottomOf(prompt.getByText("Four"))).toBeLessThan(await bottomOf(prompt.locator("section")));
      await context.close();
    },
  );

  it("shows what has the site's colour when that is changed", async () => {
    const [context, page] = await setUp.open({ viewport: { width: 1440, height: 900 } });
    await page.goto(setUp.url + EDITOR);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("radio").first().waitFor();
    await page.getByLabel("Colour", { exact: true }).fill("#8a2be2");
    const send = frame.getByRole("button", { name: "Send" });
    await send.waitFor();
    await expect.poll(async () => send.evaluate((one) => getComputedStyle(one).backgroundColor)).toContain("0.541176");
    expect(await page.getByLabel("Positive answer", { exact: true }).isChecked()).toBe(true);
    // Whoever looks at another state goes on looking at it.
    await page.getByLabel("Thank you", { exact: true }).check();
    await page.getByLabel("Colour", { exact: true }).fill("#123456");
    expect(await page.getByLabel("Thank you", { exact: true }).isChecked()).toBe(true);
    await context.close();
  });

  it("asks whoever leaves with edits, and nobody else", async () => {
    const [context, page] = await setUp.open({});
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    const leave = async () => {
      await page.goto(setUp.url + BASE);
      await page.goto(setUp.url + EDITOR);
      return asked.splice(0);
    };
    const name = page.getByLabel("Name", { exact: true });
    await page.goto(setUp.url + EDITOR);
    expect(await leave()).toEqual([]);
    const before = await name.inputValue();
    // A browser asks only on a page that somebody has touched.
    await name.click();
    await name.fill("Lost");
    await name.fill(before);
    expect(await leave()).toEqual([]);
    await name.click();
    await name.fill("Lost");
    expect(await leave()).toEqual(["beforeunload"]);
    await name.fill("Kept");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved.").waitFor();
    expect(await leave()).toEqual([]);
    await page.getByLabel("Percent of customers").fill("many");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("alert").waitFor();
    // What was refused is stored nowhere.
    await name.click();
    expect(await leave()).toEqual(["beforeunload"]);
    await context.close();
  });

  it("says what cannot be painted, and goes on when it can", async () => {
    const [context, page] = await setUp.open({ viewport: { width: 1440, height: 900 } });
    await page.goto(setUp.url + EDITOR);
    await page.getByLabel("Kind of question").selectOption("choice");
    const fault = page.locator(".preview [role=status]");
    await expect
      .poll(async () => fault.textContent())
      .toBe("Options: There must be at least two options, each on a line of its own.");
    await page.getByLabel("Options").first().fill("One\nTwo");
    await page.frameLocator("iframe").getByRole("radio", { name: "Two" }).waitFor();
    expect(await fault.isVisible()).toBe(false);
    await context.close();
  });

  it("says whether a question may stay empty, by its kind", async () => {
    const [context, page] = await setUp.open({});
    await page.goto(setUp.url + EDITOR);
    const hints = [page.getByText("Empty: the standard words").first(), page.getByText("have no standard words")];
    const seen = async () => Promise.all(hints.map(async (hint) => hint.isVisible()));
    expect(await seen()).toEqual([true, false]);
    await page.getByLabel("Kind of question").selectOption("text");
    expect(await seen()).toEqual([false, true]);
    await context.close();
  });

  it("begins with what is wrong, and leads to its fields, those of folded groups included", async () => {
    const [context, page, errors] = await setUp.open({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 700 },
    });
    await page.goto(setUp.url + EDITOR);
    await page.getByLabel("Roundness of corners").fill("99");
    await page.getByLabel("Percent of customers").fill("many");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const alert = page.getByRole("alert");
    await alert.waitFor();
    await expect.poll(async () => alert.evaluate((one) => one === document.activeElement)).toBe(true);
    await alert.getByRole("link", { name: "Roundness of corners" }).click();
    const field = page.getByLabel("Roundness of corners");
    await expect.poll(async () => field.evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(600);
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(errors.filter((error) => !error.includes("422"))).toEqual([]);
    await context.close();
  });

  it.each(["en", "fr"])("lets no field that has the focus hide below its buttons, in %s", async (locale) => {
    const [context, page] = await setUp.open({ locale, viewport: { width: 360, height: 700 } });
    await page.goto(setUp.url + EDITOR);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
    await page.locator("#name").focus();
    const told: string[] = [];
    for (let at = 0; at < 60; at += 1) {
      await page.keyboard.press("Tab");
      const one = await page.evaluate(() => {
        const bar = document.querySelector(".editor .form > .buttons")?.getBoundingClientRect();
        const focused = document.activeElement;
        const box = focused?.getBoundingClientRect();
        if (!bar || !box || !focused?.matches(".editor .form > :not(.buttons) *")) return null;
        const seen = Math.min(box.bottom, bar.top) - Math.max(box.top, 0);
        // Of a taller one the line with the caret is.
        return [focused.id || focused.tagName, seen >= Math.min(box.height, 40)].join();
      });
      if (one) told.push(one);
    }
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((one) => one.endsWith("false"))).toEqual([]);
    await context.close();
  });

  it("can be used without scripts", async () => {
    const [context, page] = await setUp.open({ javaScriptEnabled: false });
    await page.goto(setUp.url + EDITOR);
    await page.getByLabel("Name", { exact: true }).fill("Without");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Without" }).waitFor();
    await context.close();
  });
});
