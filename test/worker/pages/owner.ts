/** Whoever owns the sites, at the forms of the set-up. */
import { expect } from "vitest";
import { type Collector, startCollector } from "../collector.ts";
import { Visitor } from "./visitor.ts";

export const BASE = "/sites/shop/set-up";
export const NPS = { name: "Paying", stage: "buy", question: { metric: "nps", key: "q" } };

/** Text as markup writes it. */
export const unescaped = (html: string): string =>
  html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

const PART = /<(input|select|textarea)\b([^>]*)>([\s\S]*?)(?=<(?:input|select|textarea|button)\b|$)/g;

function valueOf(tag: string, attributes: string, rest: string): string | undefined {
  if (tag === "input") return /value="([^"]*)"/.exec(attributes)?.[1];
  if (tag === "textarea") return /^([\s\S]*?)<\/textarea>/.exec(rest)?.[1];
  return /<option value="([^"]*)" selected/.exec(rest)?.[1];
}

/** Fields of a page's main form, as a browser would send them. */
export function formIn(html: string): Record<string, string> {
  const form = /<form method="post" class="form[ "][^>]*>([\s\S]*?)<\/form>/.exec(html)?.[1] ?? "";
  const fields: Record<string, string> = {};
  for (const [, tag = "", attributes = "", rest = ""] of form.matchAll(PART)) {
    const name = /name="([^"]*)"/.exec(attributes)?.[1];
    if (name === undefined || (attributes.includes('type="checkbox"') && !/\bchecked/.test(attributes))) continue;
    fields[name] = unescaped(valueOf(tag, attributes, rest) ?? "");
  }
  return fields;
}

export class Owner extends Visitor {
  readonly #api: Collector["api"];

  constructor(collector: Collector) {
    super(collector);
    this.#api = collector.api;
  }

  /** What the API gives now. */
  // oxlint-disable-next-line typescript/no-explicit-any -- of any shape
  async read(path: string): Promise<any> {
    const response = await this.#api("GET", path);
    expect(response.status).toBe(200);
    return response.json();
  }

  async formOf(path: string): Promise<Record<string, string>> {
    return formIn(await (await this.get(path)).text());
  }
}

/** Of the touchpoint that `editedForm` puts. */
export const EDITED = `${BASE}/touchpoints/edited`;

/** Puts a touchpoint anew, with a second question and "later", and gives its form. */
export async function editedForm(collector: Collector, owner: Owner): Promise<Record<string, string>> {
  await collector.api("DELETE", "/sites/shop/touchpoints/edited");
  const followUp = { metric: "text", key: "why" };
  await collector.touchpoint("shop", "edited", { ...NPS, followUp, look: { later: true } });
  return owner.formOf(EDITED);
}

/** A collector with the site `shop`, and its owner signed in. */
export async function startOwned(): Promise<{ collector: Collector; owner: Owner }> {
  const collector = await startCollector();
  await collector.site("shop", { language: "en" });
  const owner = new Owner(collector);
  await owner.signIn();
  return { collector, owner };
}
