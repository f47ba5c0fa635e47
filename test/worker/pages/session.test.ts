/** Getting into the pages, and out of them. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_WRONG_KEYS } from "../../../worker/contract/limits.ts";
import { type Collector, FIRST_KEY, startCollector } from "../collector.ts";
import { Visitor } from "./visitor.ts";

let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
  await collector.site("shop");
  await collector.site("other");
});
afterAll(async () => collector.close());

async function newKey(input: Record<string, unknown>): Promise<{ id: string; secret: string }> {
  const made = await collector.api("POST", "/keys", { name: "test", ...input });
  return made.json();
}

/** A visitor with a session of this key. */
async function signedIn(key = FIRST_KEY): Promise<Visitor> {
  const visitor = new Visitor(collector);
  expect((await visitor.signIn(key)).status).toBe(303);
  return visitor;
}

describe("whoever is not signed in", () => {
  it.each(["/sites", "/sites/shop", "/sites/shop?period=last-7-days", "/sites/nowhere"])(
    "is sent to sign in, and comes back: %s",
    async (path) => {
      const response = await new Visitor(collector).get(path);
      expect([response.status, response.headers.get("location")]).toEqual([
        303,
        `/sign-in?next=${encodeURIComponent(path)}`,
      ]);
    },
  );

  it("finds the pages at the root", async () => {
    expect((await new Visitor(collector).get("/")).headers.get("location")).toBe("/sites");
  });
});

describe("what is no page", () => {
  it("hears nothing of the pages' rules: a collector takes what any origin sends, and the API any client", async () => {
    const headers = { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" };
    for (const path of ["/s", "/healthz", "/api/v1/sites", "/nowhere"]) {
      const response = await collector.fetch(path, { method: "POST", headers, body: "a=b" });
      expect([path, response.status]).toEqual([path, path.startsWith("/api") ? 401 : 404]);
    }
    expect((await collector.fetch("/openapi.json")).headers.get("cache-control")).not.toBe("private, no-store");
  });
});

describe("a page that cannot be", () => {
  it.each([
    ["en", "There is nothing here: it has gone, or is not yours to see.", "no site nowhere"],
    ["pl", "Nic tu nie ma: zostało usunięte albo nie masz do tego dostępu.", 'lang="en">no site nowhere'],
  ])("says so in %s, and leads back to where one was", async (language, sentence, detail) => {
    const visitor = await signedIn();
    const referer = `${collector.url}/sites/shop?period=last-7-days`;
    const response = await visitor.get("/sites/nowhere", { "accept-language": language, referer });
    const html = await response.text();
    expect([response.status, html]).toEqual([404, expect.stringContaining(sentence)]);
    expect(html).toContain(detail);
    expect(html).toContain('href="/sites/shop?period=last-7-days"');
    const elsewhere = await visitor.get("/sites/nowhere", { referer: "https://evil.example/sites" });
    expect(await elsewhere.text()).not.toContain("evil.example");
  });

  it("because the session is over leads back to the form that was sent", async () => {
    const visitor = await signedIn();
    visitor.cookie = "";
    const path = "/sites/shop/set-up/touchpoints/paid";
    const referer = `${collector.url}${path}?language=en&saved`;
    const sent = await visitor.post(path, { name: "x" }, collector.url, { referer });
    expect(sent.headers.get("location")).toBe(`/sign-in?next=${encodeURIComponent(`${path}?language=en`)}&unsaved`);
    const signIn = await (await visitor.get(sent.headers.get("location") ?? "")).text();
    expect(signIn).toContain("You were signed out before that was saved.");
  });
});

describe("signing in", () => {
  it("opens a session in a signed cookie for this host alone, of which only a hash is kept", async () => {
    const visitor = new Visitor(collector);
    const response = await visitor.signIn(FIRST_KEY, "/sites/shop?period=last-7-days");
    expect([response.status, response.headers.get("location")]).toEqual([303, "/sites/shop?period=last-7-days"]);
    const [cookie = ""] = response.headers.getSetCookie();
    const [, ...attributes] = cookie.split("; ");
    expect(cookie).toMatch(/^__Host-asklet=[\w-]{43}\.[\w%]+;/);
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Lax", "Secure"]);
    const { results } = await collector.db.prepare("SELECT * FROM sessions").all();
    const expiresAt = Date.now() + 12 * 3_600_000;
    expect(results).not.toEqual([]);
    for (const row of results) expect(row["expires_at"]).toBeCloseTo(expiresAt, -5);
    expect(JSON.stringify(results)).not.toContain(visitor.token);
    expect((await visitor.get("/sites/shop")).status).toBe(200);
  });

  it.each(["https://evil.example/", "//evil.example/", "/sites.evil", "/demo", "", "/sites/../sign-out"])(
    "leads to no other address: %s",
    async (next) => {
      const location = (await new Visitor(collector).signIn(FIRST_KEY, next)).headers.get("location") ?? "";
      expect(new URL(location, collector.url).pathname).toMatch(/^\/(?:sites|sign-out)$/);
      expect(new URL(location, collector.url).origin).toBe(collector.url);
    },
  );

  it("takes no form of another origin", async () => {
    const visitor = new Visitor(collector);
    const response = await visitor.post("/sign-in", { key: FIRST_KEY }, "https://evil.example");
    expect([response.status, visitor.cookie]).toEqual([403, ""]);
  });

  it.each([
    ["application/json", "{"],
    ["text/plain", "{}"],
  ])("takes nothing of another origin, of whatever type, and no nonsense: %s", async (type, body) => {
    const send = async (origin: string) =>
      collector.fetch("/sign-in/passkey", { method: "POST", headers: { origin, "content-type": type }, body });
    expect((await send("https://evil.example")).status).toBe(403);
    expect([400, 401]).toContain((await send(collector.url)).status);
  });

  it.each(["", "asklet_wrong", `asklet_${"x".repeat(43)}`])(
    "says that a key is wrong, and opens nothing: %s",
    async (key) => {
      const visitor = new Visitor(collector);
      const response = await visitor.signIn(key);
      expect([response.status, visitor.cookie]).toEqual([401, ""]);
      expect(await response.text()).toContain('role="alert"');
    },
  );

  it("needs a key that may read scores", async () => {
    const { secret } = await newKey({ scopes: ["responses:read"] });
    expect((await new Visitor(collector).signIn(secret)).status).toBe(401);
  });
});

describe("a session", () => {
  it("is no session without the signature that it was given", async () => {
    const [visitor, other] = [await signedIn(), await signedIn()];
    const [token, signature] = visitor.cookie.split(".");
    const [, signatureOfOther] = other.cookie.split(".");
    for (const cookie of [token, `${token}.`, `${token}.${signatureOfOther}`, `${token}.x${signature?.slice(1)}`]) {
      visitor.cookie = cookie ?? "";
      expect([cookie, (await visitor.get("/sites")).status]).toEqual([cookie, 303]);
    }
    visitor.cookie = `${token}.${signature}`;
    expect((await visitor.get("/sites")).status).toBe(200);
  });

  it("is over when the visitor signs out, whoever has kept its cookie", async () => {
    const visitor = await signedIn();
    const { cookie } = visitor;
    const out = await visitor.post("/sign-out", {});
    expect([out.status, out.headers.get("location")]).toEqual([303, "/sign-in"]);
    visitor.cookie = cookie;
    expect((await visitor.get("/sites")).status).toBe(303);
  });

  it("cannot be ended from another origin", async () => {
    const visitor = await signedIn();
    expect((await visitor.post("/sign-out", {}, "https://evil.example")).status).toBe(403);
    expect((await visitor.get("/sites")).status).toBe(200);
  });

  it("is over with the key that opened it", async () => {
    const { id, secret } = await newKey({ scopes: ["scores:read"] });
    const visitor = await signedIn(secret);
    await collector.api("DELETE", `/keys/${id}`);
    expect((await visitor.get("/sites")).status).toBe(303);
  });

  it("is over after its time, and is forgotten at the next sign-in", async () => {
    const visitor = await signedIn();
    await collector.db.prepare("UPDATE sessions SET expires_at = 1").run();
    expect((await visitor.get("/sites")).status).toBe(303);
    await signedIn();
    expect(await collector.db.prepare("SELECT count(*) AS n FROM sessions").first("n")).toBe(1);
  });

  it("shows no more than its key may read", async () => {
    const { secret } = await newKey({ scopes: ["scores:read"], site: "shop" });
    const visitor = new Visitor(collector);
    expect((await visitor.signIn(secret)).headers.get("location")).toBe("/sites/shop");
    expect(await (await visitor.get("/sites")).text()).not.toContain("/sites/other");
    const other = await visitor.get("/sites/other");
    expect([other.status, other.headers.get("content-type")]).toEqual([404, expect.stringContaining("text/html")]);
  });
});

describe("a flood of wrong keys", () => {
  it("is answered without a look at the database, and does not shut out a session", async () => {
    const visitor = await signedIn();
    const wrong = new Visitor(collector);
    const statuses = new Set<number>();
    for (let call = 0; call <= MAX_WRONG_KEYS; call += 1) statuses.add((await wrong.signIn("asklet_wrong")).status);
    expect([...statuses]).toEqual([401, 429]);
    expect((await visitor.get("/sites")).status).toBe(200);
  });
});
