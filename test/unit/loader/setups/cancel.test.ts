import { describe, expect, it } from "vitest";
import type { Reason } from "../../../../widget/ask.ts";
import { cancel } from "../../../../widget/loader/setups/cancel.ts";
import { coreOf } from "./core-of.ts";

/** A core whose touchpoint `help` two events call off, and what they do to it. */
function started() {
  const done: string[] = [];
  const { core } = coreOf({
    site: {
      prompt: "prompt-0.js",
      storage: "none",
      touchpoints: [
        { slug: "help", revision: 1, cancel: ["paid", "left"] },
        { slug: "basket", revision: 1 },
      ],
    },
    disarm: (slug) => done.push(`disarm ${slug}`),
    end: (reason, slug) => done.push(`${reason} ${slug}`),
  });
  cancel(core);
  return { core, done };
}

describe("cancel", () => {
  it.each(["paid", "left"])("disarms and ends at each of the touchpoint's events: %s", (name) => {
    const { core, done } = started();
    core.emit(`event:${name}`);
    expect(done).toEqual(["disarm help", "cancelled help"]);
  });

  it("hears no other", () => {
    const { core, done } = started();
    core.emit("event:returned");
    core.emit("paid");
    expect(done).toEqual([]);
  });

  it.each<[Reason | undefined, Reason]>([
    [undefined, "cancelled"],
    ["suppressed", "cancelled"],
    ["consent-missing", "cancelled"],
    ["shown", "shown"],
    ["answered", "answered"],
    ["dismissed", "dismissed"],
    ["not-sampled", "not-sampled"],
  ])("leaves what became of the touchpoint, unless it was still to come: %s is then %s", (before, after) => {
    const { core } = started();
    if (before) core.outcomes.set("help", before);
    core.emit("event:paid");
    expect(core.outcomes.get("help")).toBe(after);
  });
});
