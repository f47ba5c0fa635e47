import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hold } from "../../../../widget/loader/setups/hold.ts";
import { coreOf, type CoreOf } from "./core-of.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page on which touchpoints `a` and `b` are held back. */
function suppressed(): CoreOf {
  const started = coreOf();
  hold(started.core);
  started.reasons.set("a", "suppressed").set("b", "suppressed");
  return started;
}

describe("hold", () => {
  it("asks what is due at once, and keeps nothing of it", () => {
    const { core, asked } = coreOf();
    hold(core);
    core.request("a", { plan: "pro" }, { insist: true });
    vi.advanceTimersByTime(10_000);
    expect(asked).toEqual([["a", { plan: "pro" }, { insist: true }]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("asks within a second after nothing suppresses it any more, with all that the request brought", () => {
    const { core, reasons, asked, skipped } = suppressed();
    core.request("a", { plan: "pro" }, { insist: false });
    vi.advanceTimersByTime(60_000);
    expect(asked).toEqual([]);
    reasons.delete("a");
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual([["a", { plan: "pro" }, { insist: false }]]);
    // The page hears of it once, however long it takes.
    expect(skipped).toEqual([["a", "suppressed"]]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("asks the latest request of a touchpoint, and once", () => {
    const { core, reasons, asked } = suppressed();
    core.request("a", { step: 1 });
    vi.advanceTimersByTime(1500);
    core.request("a", { step: 2 });
    reasons.delete("a");
    vi.advanceTimersByTime(10_000);
    expect(asked).toEqual([["a", { step: 2 }]]);
  });

  it("has nothing more to ask when the touchpoint was asked meanwhile", () => {
    const { core, reasons, asked, skipped } = suppressed();
    core.request("a", { step: 1 });
    reasons.delete("a");
    core.request("a", { step: 2 });
    reasons.set("a", "prompt-open");
    vi.advanceTimersByTime(10_000);
    expect([asked, skipped]).toEqual([[["a", { step: 2 }]], [["a", "suppressed"]]]);
  });

  it("asks the latest touchpoint first", () => {
    const { core, reasons, asked } = suppressed();
    for (const slug of ["a", "b", "a"]) core.request(slug);
    reasons.clear();
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual([["a"], ["b"]]);
  });

  it("holds each touchpoint by itself", () => {
    const { core, reasons, asked } = suppressed();
    core.request("a");
    core.request("b");
    reasons.delete("b");
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual([["b"]]);
    reasons.delete("a");
    vi.advanceTimersByTime(1000);
    expect(asked).toEqual([["b"], ["a"]]);
  });

  it("drops a request when there is another reason against it, and says which", () => {
    const { core, reasons, asked, skipped } = suppressed();
    core.request("a");
    reasons.set("a", "page-excluded");
    vi.advanceTimersByTime(1000);
    reasons.delete("a");
    vi.advanceTimersByTime(10_000);
    expect(asked).toEqual([]);
    expect(skipped).toEqual([
      ["a", "suppressed"],
      ["a", "page-excluded"],
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("drops a request that was called off meanwhile", () => {
    const { core, reasons, asked } = suppressed();
    core.request("a");
    core.outcomes.set("a", "cancelled");
    reasons.delete("a");
    vi.advanceTimersByTime(10_000);
    expect(asked).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("goes by what the request brought when it decides again", () => {
    const decided: unknown[] = [];
    const { core, reasons } = coreOf({
      reasonNow: (...wanted: unknown[]) => {
        decided.push(wanted);
        return "due";
      },
    });
    hold(core);
    reasons.set("a", "suppressed");
    core.request("a", { plan: "pro" });
    vi.advanceTimersByTime(1000);
    expect(decided).toEqual([["a", { plan: "pro" }]]);
  });

  it("looks only while somebody sees the page", () => {
    let seen: (() => void) | undefined;
    const { core, reasons, asked } = coreOf({ whenVisible: (run) => (seen = run) });
    hold(core);
    reasons.set("a", "suppressed");
    core.request("a");
    reasons.delete("a");
    vi.advanceTimersByTime(10_000);
    expect([asked, vi.getTimerCount()]).toEqual([[], 0]);
    seen?.();
    expect(asked).toEqual([["a"]]);
  });
});
