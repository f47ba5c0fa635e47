import { describe, expect, it } from "vitest";
import type { TouchpointRules } from "../../../../worker/contract/script.ts";
import type { Core } from "../../../../widget/loader/piece.ts";
import { arming } from "../../../../widget/loader/setups/arming.ts";
import { coreOf } from "./core-of.ts";

const HELP: TouchpointRules = { slug: "help", revision: 1 };
const BASKET: TouchpointRules = { slug: "basket", revision: 1 };

/** Each arming is noted by its signal, and hears of the event `paid`, as the page does. */
function started(): { core: Core; lives: AbortSignal[]; heard: unknown[] } {
  const lives: AbortSignal[] = [];
  const heard: unknown[] = [];
  const { core } = coreOf({
    arm({ slug }, { signal } = new AbortController()) {
      lives.push(signal);
      core.listeners.push(["event:paid", () => heard.push(slug)]);
    },
  });
  core.listeners.push(["event:paid", () => heard.push("page")]);
  arming(core);
  return { core, lives, heard };
}

describe("arming", () => {
  it("stops a touchpoint that is disarmed, and no other", () => {
    const { core, lives } = started();
    core.arm(HELP);
    core.arm(BASKET);
    core.disarm("help");
    core.disarm("unknown");
    expect(lives.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it("starts afresh what is armed again", () => {
    const { core, lives } = started();
    for (const _ of [1, 2, 3]) core.arm(HELP);
    expect(lives.map(({ aborted }) => aborted)).toEqual([true, true, false]);
  });

  it("silences what the triggers of a disarmed touchpoint listen with, and nothing of the page's", () => {
    const { core, heard } = started();
    core.arm(HELP);
    core.arm(BASKET);
    core.arm(HELP);
    core.emit("event:paid");
    expect(heard.splice(0)).toEqual(["page", "basket", "help"]);
    core.disarm("help");
    core.emit("event:paid");
    expect(heard).toEqual(["page", "basket"]);
  });

  it("lets an event that disarms on its way go on to everybody else", () => {
    const { core, heard } = started();
    core.arm(HELP);
    core.listeners.push(["event:paid", () => core.disarm("help")]);
    core.arm(BASKET);
    core.emit("event:paid");
    expect(heard).toEqual(["page", "help", "basket"]);
  });
});
