import { describe, expect, it } from "vitest";
import { ANSWERED, DISMISSED, PRESENTED } from "../../../widget/ask.ts";
import { createStore, readTimes, writeTime } from "../../../widget/loader/store.ts";

describe("createStore", () => {
  it.each([
    ["there is no storage", () => null],
    [
      "storage throws",
      () => {
        throw new Error("blocked");
      },
    ],
  ])("keeps everything in memory where %s", (_, area) => {
    const store = createStore("asklet.key.", area);
    expect(store.get("draw")).toBeUndefined();
    store.set("draw", "17");
    store.set("times.help", "1,2,3");
    expect(store.get("draw")).toBe("17");
    expect(store.names()).toEqual(["draw", "times.help"]);
    store.remove("draw");
    expect(store.get("draw")).toBeUndefined();
    expect(store.names()).toEqual(["times.help"]);
  });

  it("reads what another tab has stored since, once the browser has taken what this one wrote", () => {
    const kept = new Map<string, string>();
    let isFull = true;
    const area = (): Storage => ({
      length: kept.size,
      clear: () => kept.clear(),
      key: () => null,
      getItem: (name) => kept.get(name) ?? null,
      removeItem: (name) => void kept.delete(name),
      setItem(name, value) {
        if (isFull) throw new Error("full");
        kept.set(name, value);
      },
    });
    const store = createStore("asklet.key.", area);
    store.set("draw", "1");
    expect([store.get("draw"), kept.size]).toEqual(["1", 0]);
    isFull = false;
    store.set("draw", "2");
    kept.set("asklet.key.draw", "3");
    expect(store.get("draw")).toBe("3");
  });

  it("does not take what every object has for an entry", () => {
    const store = createStore("", () => null);
    expect(store.get("constructor")).toBeUndefined();
    expect(store.get("__proto__")).toBeUndefined();
  });
});

describe("times of a survey", () => {
  it("are 0 before anything happened, and for text that is no time", () => {
    const store = createStore("", () => null);
    expect(readTimes(store, "help")[PRESENTED]).toBe(0);
    store.set("times.help", "soon,,1700000000000");
    expect(readTimes(store, "help")).toEqual([0, 0, 1_700_000_000_000]);
  });

  it("are kept one by one, in any order", () => {
    const store = createStore("", () => null);
    writeTime(store, "help", DISMISSED, 30);
    writeTime(store, "help", PRESENTED, 10);
    writeTime(store, "basket", ANSWERED, 20);
    expect(readTimes(store, "help")).toEqual([10, 0, 30]);
    expect(readTimes(store, "basket")).toEqual([0, 20]);
  });
});
