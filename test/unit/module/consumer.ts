/** What a project that has installed the module may write, and what it may not. Compiled as such by `packed.test.ts`. */
import { asklet, type DebugReport, type Happening, load } from "asklet";

load("https://collector.example/s/k3y0f7h3s1t3abcd.js", { nonce: "a1b2c3" });
asklet("touchpoint", "checkout-done", { plan: "pro" });
asklet("on", "answered", ({ touchpoint, answer }: Happening) => console.log(touchpoint, answer));
window.asklet?.("identify", "someone@shop.example");

export const report: Promise<DebugReport | undefined> = asklet("debug");

export async function ask(): Promise<string | undefined> {
  const prompt = await asklet("ask", "help", { plan: "pro" });
  prompt?.answer(4);
  prompt?.later();
  return prompt?.wording.followUp?.text.negative;
}

// @ts-expect-error -- an address is needed
load();
// @ts-expect-error -- no such command
void asklet("tuochpoint", "help");
// @ts-expect-error -- no such event
void asklet("on", "opened", () => {});
// @ts-expect-error -- neither yes nor no
void asklet("consent", "yes");
// @ts-expect-error -- a touchpoint has a name
void asklet("touchpoint", 7);
// @ts-expect-error -- a report is not promised at once
void asklet("debug").touchpoints;
