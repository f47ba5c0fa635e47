/** The command `asklet('debug')`: why each touchpoint is, or is not, asked; and what the rules go by on this page. */
import { device } from "../device.ts";
import type { Core } from "../loader/piece.ts";
import { isOnScreen } from "../loader/gates/suppress.ts";
import { quietly } from "../loader/quietly.ts";
import type { DebugReport, DebugRow } from "../module/api.ts";
import type { Situation } from "./explanation.ts";
import { explain } from "./explanations.ts";
import { pageFacts } from "./page-facts.ts";

function situationOf({ site, store, person }: Core, slug: string): Situation | undefined {
  const touchpoint = site.touchpoints.find((one) => one.slug === slug);
  return (
    touchpoint && {
      site,
      touchpoint,
      store,
      person,
      now: Date.now(),
      location,
      random: Math.random,
      device: device(),
      language: document.documentElement.lang || navigator.language,
      isOnScreen,
    }
  );
}

function rowOf(core: Core, slug: string): DebugRow {
  const situation = situationOf(core, slug);
  const reason = situation ? core.reasonNow(slug) : "unknown-touchpoint";
  const last = core.outcomes.get(slug);
  const { why, until } = explain(reason, situation);
  return {
    touchpoint: slug,
    reason,
    why,
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    ...(last && { last, happened: explain(last).why }),
  };
}

/** Printed as a table and returned. */
export function debug(core: Core): DebugReport {
  const slugs = new Set([...core.site.touchpoints.map(({ slug }) => slug), ...core.outcomes.keys()]);
  const touchpoints = [...slugs].map((slug) => rowOf(core, slug));
  const page = pageFacts(core, touchpoints);
  quietly(() => {
    console.log("asklet:", page);
    console.table(touchpoints);
  });
  return { page, touchpoints };
}
