import { describe, expect, it } from "vitest";
import { forget } from "../../../widget/commands/off.ts";
import type { Listener } from "../../../widget/loader/piece.ts";

describe("forget", () => {
  it("takes listeners out of what is called at once, and out of the same list when nobody is in the middle of it", async () => {
    const heard: string[] = [];
    const listeners: Listener[] = ["first", "second", "third"].map((name) => ["shown", () => heard.push(name)]);
    const list = listeners;
    for (const [, run] of listeners) {
      forget(listeners, (listener) => listener === list[1] || listener === list[0]);
      if (typeof run === "function") run({});
    }
    expect(heard).toEqual(["first", "third"]);
    await Promise.resolve();
    expect(listeners).toBe(list);
    expect(listeners).toHaveLength(1);
  });

  it("leaves what comes meanwhile", async () => {
    const listeners: Listener[] = [["shown", () => {}]];
    forget(listeners, () => true);
    listeners.push(["later", () => {}]);
    await Promise.resolve();
    expect(listeners.map(([name]) => name)).toEqual(["later"]);
  });
});
