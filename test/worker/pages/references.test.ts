/** What a page refers to by an id is on that page, once: what labels, describes, is led to or copied. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import type { Collector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { BASE, NPS, type Owner, startOwned, unescaped } from "./owner.ts";
import { textOf, Visitor } from "./visitor.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const PAID = "/sites/shop/touchpoints/paid";
const EDITOR = `${BASE}/touchpoints/paid`;

let collector: Collector;
let owner: Owner;

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
  const followUp = { metric: "text", key: "why" };
  for (const slug of ["paid", "helped"]) {
    await collector.touchpoint("shop", slug, { ...NPS, name: slug, followUp, look: { later: true } });
    const id = await idOf(collector.db, "shop", slug);
    const states = Array.from({ length: 40 }, (_, at) => {
      const rated = at % 2 ? ({ rating: 0, band: -1 } as const) : ({ rating: 10, band: 1 } as const);
      return {
        ...stateOn(id, "2025-05-20", rated),
        device: at % 3 ? ("phone" as const) : ("desktop" as const),
        comment: "So.",
      };
    });
    await storeStates(collector.db, states, Date.now());
  }
});
afterAll(async () => collector.close());

/** Values of these attributes, each word of them by itself. */
const valuesOf = (html: string, attribute: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"))].flatMap(([, value = ""]) => value.split(/\s+/));

/** Ids of what a page refers to. A link may change the query of its page on the way. */
function referredIn(html: string): string[] {
  const links = valuesOf(html, "href").flatMap((href) => /^(?:\?.*)?#(.+)$/.exec(unescaped(href))?.[1] ?? []);
  const named = ["aria-describedby", "aria-labelledby", "aria-controls", "for", "data-copies"];
  return [...links, ...named.flatMap((attribute) => valuesOf(html, attribute))];
}

function expectThere(html: string): void {
  const ids = valuesOf(html, "id");
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const referred = referredIn(html);
  expect(referred).toContain("main");
  expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
}

describe("what is referred to is there", () => {
  it.each([
    "/sites",
    "/keys",
    "/members",
    `/sites/shop?${MAY}`,
    `/sites/shop/comments?${MAY}`,
    "/sites/shop/digest?week=2025-W21",
    `${PAID}?${MAY}`,
    `${PAID}?${MAY}&breakdown=channel&band=negative`,
    BASE,
    `${BASE}/add`,
    `${BASE}/install`,
    `${BASE}/settings`,
    EDITOR,
    `${EDITOR}?saved&language=pl`,
    `${EDITOR}/revisions`,
    "/sites/nowhere",
  ])("on %s", async (path) => expectThere(await (await owner.get(path)).text()));

  it.each(["/sign-in", "/first", "/join/nobody"])("on %s, for whoever is not signed in", async (path) => {
    expectThere(await (await new Visitor(collector).get(path)).text());
  });

  it.each([
    ["/sites", { name: "", address: "nonsense", language: "?" }],
    ["/keys", { name: "", site: "" }],
    ["/members", { name: "", role: "king", email: "nobody" }],
    [`${BASE}/settings`, { name: "", origins: "nonsense", timeZone: "", stages: "A b", waitDays: "", language: "?" }],
  ])("on %s, where the form could not be taken", async (path, fields) => {
    const response = await owner.post(path, { ...(await owner.formOf(path)), ...fields });
    const html = await response.text();
    expect([response.status, /<div class="faults".*href="#/.test(html)]).toEqual([422, true]);
    expectThere(html);
  });

  const long = "W".repeat(301);
  it.each([
    [422, { name: "", text: long, low: long, high: long, "thanks-all": long, "follow-up-negative": long }],
    [422, { metric: "choice", options: "One", "follow-up": "choice", "follow-up-options": "One\nOne" }],
    [422, { accent: "red", radius: "99", font: "<", logo: "x", sample: "many", include: "x", exclude: "x" }],
    [422, { trigger: "scroll", "scroll-percent": "0", frequency: "days", "every-days": "x" }],
    [422, { trigger: "view", "view-selector": "", placement: "inline", selector: "<" }],
    [
      412,
      { "was-name": "x", name: "Mine", "was-follow-up": "x", "follow-up": "none", "was-later": "x", later: undefined },
    ],
  ])("on the editor, where the form could not be saved: %i, %o", async (status, changed) => {
    const form: Record<string, string | undefined> = { ...(await owner.formOf(EDITOR)), ...changed };
    const fields = Object.entries(form).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    const response = await owner.post(EDITOR, Object.fromEntries(fields));
    const html = await response.text();
    expect([response.status, /<div class="faults".*href="#/.test(html)]).toEqual([status, true]);
    expectThere(html);
  });
});

describe("what is copied", () => {
  it.each([
    [
      "the snippet",
      async () => owner.get(`${BASE}/install`),
      /^<script>.*<\/script>\s*<script async src="[^"]*"><\/script>$/s,
    ],
    ["a new key", async () => owner.post("/keys", { name: "k", scopes: "scores:read" }), /^asklet_[\w-]{43}$/],
    [
      "an invitation",
      async () => owner.post("/members", { name: "Vera", role: "viewer" }),
      /^http:.*\/join\/[\w-]{43}$/,
    ],
  ])("is %s", async (_, open, text) => {
    const html = await (await open()).text();
    expectThere(html);
    const [copied, ...others] = valuesOf(html, "data-copies");
    expect(others).toEqual([]);
    const [, inside = ""] = new RegExp(`id="${copied}"[^>]*>(.*?)</pre>`, "s").exec(html) ?? [];
    expect(unescaped(textOf(inside)).trim()).toMatch(text);
  });
});
