/** The module on a server, where there is no page; and its types, which nothing checks but the compiler. */
import { describe, expect, expectTypeOf, it } from "vitest";
import { asklet, type DebugReport, type HeadlessPrompt, load } from "../../../widget/module/asklet.ts";
import type { HeadlessPrompt as LoadersPrompt } from "../../../widget/loader/piece.ts";

describe("on a server", () => {
  it("does nothing, and promises come to nothing", async () => {
    expect(() => load("https://collector.example/s/k3y0f7h3s1t3abcd.js")).not.toThrow();
    expect(asklet("touchpoint", "checkout-done", { plan: "pro" })).toBeUndefined();
    expect(asklet("consent", true)).toBeUndefined();
    expect(asklet("on", "shown", () => {})).toBeUndefined();
    expect(await asklet("debug")).toBeUndefined();
    expect(await asklet("ask", "help")).toBeUndefined();
  });
});

describe("types", () => {
  it("know what each command takes and gives", () => {
    expectTypeOf(asklet("debug")).toEqualTypeOf<Promise<DebugReport | undefined>>();
    expectTypeOf(asklet("ask", "help")).toEqualTypeOf<Promise<HeadlessPrompt | null | undefined>>();
    expectTypeOf(asklet("touchpoint", "help")).toEqualTypeOf<void>();
    // @ts-expect-error -- no such command
    void asklet("tuochpoint", "help");
    // @ts-expect-error -- no such event
    void asklet("on", "opened", () => {});
    // @ts-expect-error -- neither yes nor no
    void asklet("consent", "yes");
    // @ts-expect-error -- a touchpoint has a name
    void asklet("touchpoint", 7);
  });

  it("of a prompt that the page paints fit what the loader gives", () => {
    expectTypeOf<LoadersPrompt>().toExtend<HeadlessPrompt>();
  });
});
