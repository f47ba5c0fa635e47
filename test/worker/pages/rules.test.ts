/** What holds for every page: its policy to the letter, nothing kept, nothing changed from elsewhere, nothing found by search engines. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Collector } from "../collector.ts";
import { NPS, type Owner, startOwned } from "./owner.ts";
import { ALL_PAGES } from "./page-routes.ts";

const POLICY =
  "require-trusted-types-for 'script'; trusted-types asklet; default-src 'none'; script-src 'self'; style-src 'self'; " +
  "connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** Of the frame that a prompt is looked at in. */
const FRAMED = POLICY.replace("img-src data:", "img-src data: https:").replace(/'none'$/, "'self'");
const EMAIL =
  "default-src 'none'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const FRAME = "/sites/shop/set-up/preview";
const DIGEST = "/sites/shop/digest?as=email";
const READ = [...ALL_PAGES.filter(({ method }) => method === "GET").map(({ path }) => path), DIGEST];
const SENT = ALL_PAGES.filter(({ method }) => method === "POST").map(({ path }) => path);

let collector: Collector;
let owner: Owner;

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
  await collector.touchpoint("shop", "paid", NPS);
});
afterAll(async () => collector.close());

const policyOf = (path: string): string => ({ [FRAME]: FRAMED, [DIGEST]: EMAIL })[path] ?? POLICY;

/** What a reply says of itself, to a browser and to caches. */
const rulesOf = ({ headers }: Response) => ({
  policy: headers.get("content-security-policy"),
  cache: headers.get("cache-control"),
  type: headers.get("x-content-type-options"),
  referrer: headers.get("referrer-policy"),
});
const rules = (policy: string) => ({
  policy,
  cache: "private, no-store",
  type: "nosniff",
  // A page leads back to the one before it; frame and e-mail lead nowhere.
  referrer: policy === POLICY ? "same-origin" : "no-referrer",
});

const send = async (path: string, headers: Record<string, string>) =>
  collector.fetch(path, { method: "POST", redirect: "manual", headers: { cookie: owner.cookie, ...headers } });

describe("a page", () => {
  it("is one of all that there are, those before the sign-in too", () => {
    expect(READ).toEqual(expect.arrayContaining(["/sign-in", "/first", "/join/abcdefghijkl", "/members", "/keys"]));
    expect(SENT).toEqual(
      expect.arrayContaining(["/sign-in/passkey", "/join/abcdefghijkl", "/join/abcdefghijkl/options", "/first"]),
    );
  });

  it.each(READ)("has the whole policy, is kept by no cache and found by no search engine: %s", async (path) => {
    const response = await owner.get(path);
    expect(rulesOf(response)).toEqual(rules(policyOf(path)));
    const html = await response.text();
    if (html.includes('class="brand"')) expect(html).toContain('<meta name="robots" content="noindex"/>');
  });

  it.each<[string, Record<string, string>]>([
    ["another origin", { origin: "https://evil.example" }],
    ["another host of the same site", { origin: "https://evil.example", "sec-fetch-site": "same-site" }],
    ["no origin that a browser would name", { origin: "null" }],
    ["nowhere", {}],
  ])("takes nothing from %s, at any address, and says so under the same rules", async (_, headers) => {
    for (const path of SENT) {
      const response = await send(path, headers);
      expect([path, response.status, rulesOf(response)]).toEqual([path, 403, rules(POLICY)]);
    }
    expect(await collector.db.prepare("SELECT count(*) AS n FROM sessions").first("n")).toBe(1);
  });

  it("takes no form of any size, under the same rules", async () => {
    const response = await owner.post("/sign-in", { key: "x".repeat(300_000) });
    expect([response.status, rulesOf(response)]).toEqual([413, rules(POLICY)]);
  });

  it("takes something from this origin, whether the browser or the address says so", async () => {
    for (const headers of [{ origin: collector.url }, { "sec-fetch-site": "same-origin" }]) {
      expect((await send("/sign-in/passkey/options", headers)).status).toBe(200);
    }
  });
});
