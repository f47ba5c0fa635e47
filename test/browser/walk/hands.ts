/** Ways to use a prompt: with the mouse, a finger on a small screen, or the keyboard alone. */
import type { BrowserContextOptions, Page } from "playwright-core";
import { promptOf } from "./shop.ts";

/** What a visitor answers; the follow-up, where there is one. */
export interface Answer {
  /** Names, or beginnings of names, of the points to choose; text for a field. */
  choose?: RegExp;
  /** Key that answers directly, for a visitor at the keyboard. */
  digit?: string;
  text?: string;
  reasons?: RegExp[];
}

export interface Hands {
  name: string;
  context: BrowserContextOptions;
  choose(page: Page, answer: Answer): Promise<void>;
  /** Fills the field that is there and sends it. */
  write(page: Page, text: string): Promise<void>;
  tick(page: Page, reasons: readonly RegExp[]): Promise<void>;
}

const pointing = (name: string, context: BrowserContextOptions, tap: "click" | "tap"): Hands => ({
  name,
  context,
  async choose(page, { choose }) {
    if (!choose) throw new Error("nothing to choose");
    await promptOf(page).getByRole("radio", { name: choose }).first()[tap]();
  },
  async write(page, text) {
    await promptOf(page).getByRole("textbox").fill(text);
    await promptOf(page).getByRole("button", { name: "Send" })[tap]();
  },
  async tick(page, reasons) {
    for (const name of reasons) await promptOf(page).getByRole("checkbox", { name })[tap]();
    await promptOf(page).getByRole("button", { name: "Send" })[tap]();
  },
});

/** Presses Tab until what has the focus is a control of the prompt with that role and name. */
async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    const focused = await page.evaluate(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement;
      if (!inner) return null;
      const label = inner.closest("label")?.textContent ?? inner.getAttribute("aria-label") ?? inner.textContent ?? "";
      const type = inner.getAttribute("type") === "checkbox" ? "checkbox" : inner.tagName.toLowerCase();
      return { role: inner.getAttribute("role") ?? type, label };
    });
    if (focused?.role === role && name.test(focused.label)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no ${role} ${name} within 120 tabs`);
}

const keyboard: Hands = {
  name: "the keyboard only",
  context: { viewport: { width: 1280, height: 800 } },
  async choose(page, { choose, digit }) {
    await tabTo(page, "radio", /./);
    if (digit) return page.keyboard.press(digit);
    const place = await promptOf(page)
      .getByRole("radio")
      .evaluateAll(
        (radios, source) =>
          radios.findIndex((radio) =>
            new RegExp(source).test(radio.getAttribute("aria-label") ?? radio.textContent ?? ""),
          ),
        choose?.source ?? "",
      );
    for (let step = 0; step < place; step += 1) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
  },
  async write(page, text) {
    await tabTo(page, "textarea", /^/);
    await page.keyboard.type(text);
    await tabTo(page, "button", /^Send$/);
    await page.keyboard.press("Enter");
  },
  async tick(page, reasons) {
    for (const name of reasons) {
      await tabTo(page, "checkbox", name);
      await page.keyboard.press("Space");
    }
    await tabTo(page, "button", /^Send$/);
    await page.keyboard.press("Enter");
  },
};

export const HANDS: readonly Hands[] = [
  pointing("the mouse", { viewport: { width: 1280, height: 800 } }, "click"),
  keyboard,
  pointing(
    "a finger on a 360-pixel screen",
    { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    "tap",
  ),
];
