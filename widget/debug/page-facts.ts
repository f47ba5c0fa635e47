/** What the rules go by on this page, whichever the touchpoint. */
import { version } from "../../package.json" with { type: "json" };
import { device } from "../device.ts";
import type { Core } from "../loader/piece.ts";
import { quietly } from "../loader/quietly.ts";
import { readVisits } from "../loader/visits.ts";
import type { DebugPage, DebugRow } from "../module/api.ts";

/** What is really in use: where the browser refuses, memory. */
function storageOf({ site: { storage } }: Core): DebugPage["storage"] {
  return storage !== "none" && quietly(() => window[`${storage}Storage`]) ? storage : "memory";
}

/** The loader tells of consent only by its reasons. */
function consentOf({ site }: Core, rows: readonly DebugRow[]): DebugPage["consent"] {
  const isKnown = ({ reason }: DebugRow): boolean => !/^(?:prompt-open|unavailable|unknown-touchpoint)$/.test(reason);
  if (rows.some(({ reason }) => reason === "consent-missing")) return "missing";
  if (!rows.some(isKnown)) return site.consent ? "unknown" : "not required";
  return site.consent ? "given" : "not required";
}

/** @param rows one for each touchpoint, as they are now */
export function pageFacts(core: Core, rows: readonly DebugRow[]): DebugPage {
  const { store, person } = core;
  const { count, pages } = readVisits(store);
  const { pathname, search, hash } = location;
  const consent = consentOf(core, rows);
  return {
    version,
    address: pathname + search + hash,
    languages: [document.documentElement.lang, navigator.language].filter(Boolean),
    device: device(),
    consent,
    storage: consent === "missing" ? "memory" : storageOf(core),
    kept: [...new Set(store.names())].toSorted(),
    signedIn: person.signedIn,
    properties: { ...person.properties },
    ...(count > 0 && { visits: count, pages }),
  };
}
