/** What the loader knows of this page view. There is one script to a page, so it stands here and is not handed around. */
import type { Reason, Store } from "../ask.ts";
import type { SiteRules, TouchpointRules } from "../../worker/contract/script.ts";
import type { Core, Gate, Person, Properties } from "./piece.ts";
import { createStore } from "./store.ts";

declare global {
  interface Window {
    /** Of sites that keep nothing: there is none. */
    readonly noneStorage?: undefined;
  }
}

export let site: SiteRules;
/** The collector's address for this site: the script's, without `.js`, query and hash. */
export let address: string;
export let store: Store;
export const person: Person = { signedIn: false, properties: {} };
let gates: Gate[];
let isConsented: boolean;

/** All addresses derive from the script's, so that a path of the customer's own domain may lead to the collector. */
export function openPage(rules: SiteRules, itsGates: Gate[], scriptSrc: string): void {
  site = rules;
  gates = itsGates;
  isConsented = !rules.consent;
  address = scriptSrc.replace(/(\.js)?([?#].*)?$/, "");
  store = createStore(`asklet.${address.split("/").pop()}.`, () => isConsented && window[`${rules.storage}Storage`]);
}

/**
 * The browser fetches and runs a chunk once, however often it is imported. Absolute: a classic script has no base. Beside
 * the script; a `URL` would say so too, but browsers take longer to make their first one than to run all of the rules.
 */
export const chunk: Core["chunk"] = async (name) => {
  const file = `${address}/../${site.prompt.replace("prompt", name)}`;
  // oxlint-disable-next-line typescript/no-unsafe-return -- built together with this file
  return import(/* @vite-ignore */ file);
};

/** Without consent nothing is stored or asked; taking it back forgets what any page of the site has stored. */
export function setConsent(isGiven: boolean): void {
  // The store must reach what earlier pages kept before it is closed.
  isConsented = true;
  if (!isGiven) for (const name of store.names()) store.remove(name);
  isConsented = isGiven;
}

/**
 * The first reason against asking at this touchpoint now; `undefined` means due.
 * @param insist only consent counts
 */
export function refusal(touchpoint: TouchpointRules, properties: Properties, insist?: boolean): Reason | undefined {
  if (!isConsented) return "consent-missing";
  const facts = {
    site,
    touchpoint,
    store,
    now: Date.now(),
    location,
    person: { ...person, properties: { ...person.properties, ...properties } },
    random: Math.random,
  };
  for (const gate of insist ? [] : gates) {
    const reason = gate(facts);
    if (reason) return reason;
  }
  return undefined;
}
