import { describe, expect, it } from "vitest";
import { FixedWindow } from "../../../worker/http/fixed-window.ts";

describe("FixedWindow", () => {
  it("counts each name in a window that starts with its first call", () => {
    const window = new FixedWindow(60_000);
    expect(window.add("a", 1000)).toEqual({ count: 1, seconds: 60 });
    expect(window.add("a", 31_500)).toEqual({ count: 2, seconds: 30 });
    expect(window.add("b", 31_500)).toEqual({ count: 1, seconds: 60 });
    expect(window.add("a", 60_999)).toEqual({ count: 3, seconds: 1 });
    expect(window.add("a", 61_000)).toEqual({ count: 1, seconds: 60 });
  });

  it("looks without counting", () => {
    const window = new FixedWindow(60_000);
    expect(window.look("a", 0)).toEqual({ count: 0, seconds: 60 });
    window.add("a", 0);
    expect(window.look("a", 30_000)).toEqual({ count: 1, seconds: 30 });
    expect(window.look("a", 30_000)).toEqual({ count: 1, seconds: 30 });
    expect(window.look("a", 60_000)).toEqual({ count: 0, seconds: 60 });
  });

  it("keeps what still counts when many names are over, and forgets rather than grow without end", () => {
    const window = new FixedWindow(60_000);
    for (let name = 0; name < 9_999; name += 1) window.add(`old ${name}`, 0);
    window.add("kept", 50_000);
    window.add("one more", 70_000);
    expect(window.look("kept", 70_000).count).toBe(1);
    for (let name = 0; name < 20_000; name += 1) window.add(`new ${name}`, 70_000);
    expect(window.look("kept", 70_000).count).toBe(0);
  });
});
