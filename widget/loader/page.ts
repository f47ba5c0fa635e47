/** What the loader knows of this page view. There is one script to a page, so it stands here and is not handed around. */
import type { Reason, Store } from "../ask.ts";
import type { SiteRules, TouchpointRules } from "../../worker/contract/script.ts";
import type { Gate } from "./piece.ts";
import { createStore, readTimes } from "./store.ts";

export let site: SiteRules;
/** The collector's address for this site: the script's, without `.js`, query and hash. */
export let address: string;
/** Absolute, because a classic script from elsewhere has no base to import from. */
export let chunkUrl: string;
export let store: Store;
/** The touchpoint that this page previews; then it asks nothing else and stores nothing. */
export let previewed: string | null;
let gates: Gate[];
let isConsented: boolean;

/** All addresses derive from the script's, so that a path of the customer's own domain may lead to the collector. */
export function openPage(rules: SiteRules, itsGates: Gate[], scriptSrc: string): void {
  site = rules;
  gates = itsGates;
  isConsented = !rules.consent;
  address = scriptSrc.replace(/(\.js)?([?#].*)?$/, "");
  chunkUrl = new URL(rules.prompt, scriptSrc).href;
  previewed = new URLSearchParams(location.search).get("asklet-preview");
  store = createStore(`asklet.${address.split("/").pop()}.`, () => {
    const { storage } = rules;
    return isConsented && !previewed && storage !== "none" ? window[`${storage}Storage`] : null;
  });
}

/** Without consent nothing is stored or asked; taking it back forgets what any page of the site has stored. */
export function setConsent(isGiven: boolean): void {
  // The store must reach what earlier pages kept before it is closed.
  isConsented = true;
  if (!isGiven) for (const name of store.names()) store.remove(name);
  isConsented = isGiven;
}

/** The first reason against asking at this touchpoint now; `undefined` means due. */
export function refusal(touchpoint: TouchpointRules): Reason | undefined {
  if (!isConsented) return "consent-missing";
  const times = (slug: string): number[] => readTimes(store, slug);
  const facts = { site, touchpoint, store, times, now: Date.now(), path: location.pathname, random: Math.random };
  for (const gate of gates) {
    const reason = gate(facts);
    if (reason) return reason;
  }
  return undefined;
}
