/** The host page: a recipe of a bakery's shop, with a picture, text, a basket, fields and reviews. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { picture } from "./picture.ts";

/** The largest thing that the page paints at first: a picture, or a paragraph where there is none. */
export type Lead = "picture" | "text";

const STUB = "window.asklet ||= (...call) => (asklet.q ||= []).push(call);";
const REVIEWS = 24;

const LEADS: Record<Lead, string> = {
  picture: '<img id="lead" class="hero" src="/hero.png" alt="A loaf, cut open" width="640" height="420" />',
  text: `<p id="lead" class="standfirst">A starter does not know what time it is. It knows how warm it is, how wet it is
    and when it was last fed, and a baker who knows the same three things can bake in any kitchen, in any winter, and
    never needs to be told how long.</p>`,
};

const read = (name: string): string => readFileSync(fileURLToPath(new URL(name, import.meta.url)), "utf8");

function review(place: number): string {
  return `<li><h3>Batch ${place + 1}</h3><p>Grew by half in ${6 + (place % 7)} hours at ${14 + (place % 5)} degrees, and the
    crust was as dark as in the picture.</p><small>after ${2 + place} loaves</small>
    <p><a href="#review-${place}">Read on</a></p></li>`;
}

/** @param scriptUrl of the collector's script; a page without it has no stub either */
export function hostPage(lead: Lead, scriptUrl?: string): string {
  const tags = scriptUrl ? `<script>${STUB}</script><script async src="${scriptUrl}"></script>` : "";
  const reviews = Array.from({ length: REVIEWS }, (_, place) => review(place)).join("\n");
  return read("host.html").replace("{script}", tags).replace("{lead}", LEADS[lead]).replace("{reviews}", reviews);
}

/** Everything else that the host serves, by path. */
export function hostFiles(): Map<string, { type: string; body: string | Buffer }> {
  return new Map([
    ["/host.css", { type: "text/css", body: read("host.css") }],
    ["/host.js", { type: "text/javascript", body: read("host.js") }],
    ["/hero.png", { type: "image/png", body: picture() }],
  ]);
}
