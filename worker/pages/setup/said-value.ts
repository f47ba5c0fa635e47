/** A value of a survey as the editor's fields say it. Pure. */
import { percentOf } from "./fields.ts";
import { secondsOf } from "./rule-fields.ts";
import type { SetupWords } from "./words.ts";

/** Paths whose values have names: those, and the one that is named where there is no value. */
function namesAt(setup: SetupWords): readonly (readonly [at: RegExp, names: Record<string, string>, none?: string])[] {
  return [
    [/^question\.metric$/, setup.metrics],
    [/^question\.display$/, setup.displays],
    [/^followUp\.metric$/, setup.followUps, "none"],
    [/^rules\.triggers\.0\.on$/, setup.triggers, "code"],
    [/^rules\.triggers\.\d+\.on$/, setup.triggers],
    [/^rules\.frequency$/, setup.frequencies],
    [/^look\.placement$/, setup.placements],
    [/\.several$|^look\.later$/, setup.yesNo],
  ];
}

/** @param value undefined where there is none @returns undefined where that is nothing to say */
export function sayValue(path: string, value: string | undefined, setup: SetupWords): string | undefined {
  const [, names, none] = namesAt(setup).find(([at]) => at.test(path)) ?? [];
  const key = value ?? none;
  if (key === undefined) return undefined;
  if (path === "rules.sample") return percentOf(Number(key));
  if (/^rules\.triggers\.\d+\.\w+Ms$/.test(path)) return secondsOf(Number(key));
  return new Map(Object.entries(names ?? {})).get(key) ?? key;
}
