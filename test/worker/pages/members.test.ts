/** Members: who gives roles, what a role allows, and how the first of them begins. Passkeys are tested in a browser. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertFirstOwner } from "../../../worker/members/member-store.ts";
import { newMember } from "../../../worker/members/members.ts";
import { type Collector, FIRST_KEY, startCollector } from "../collector.ts";
import { Owner } from "./owner.ts";
import { textOf, Visitor } from "./visitor.ts";

let collector: Collector;
let owner: Owner;

beforeAll(async () => {
  collector = await startCollector();
  await collector.site("shop");
  await collector.site("other");
  owner = new Owner(collector);
});
afterAll(async () => collector.close());

const members = async () => (await collector.db.prepare("SELECT * FROM members ORDER BY created_at, id").all()).results;
const idOf = async (name: string) =>
  (await collector.db.prepare("SELECT id FROM members WHERE name = ?").bind(name).first<string>("id")) ?? "";

/** A visitor with the session of this member, as after a passkey. */
async function signedInAs(name: string): Promise<Visitor> {
  const visitor = new Visitor(collector);
  await visitor.signIn();
  await collector.db
    .prepare("UPDATE sessions SET key_hash = '', member_id = ? WHERE hash = ?")
    .bind(await idOf(name), await hashOf(visitor.token))
    .run();
  return visitor;
}

async function hashOf(token: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

describe("the first start", () => {
  it("is offered where nobody is a member, and wants the key of the deployment", async () => {
    const visitor = new Visitor(collector);
    expect(await (await visitor.get("/sign-in")).text()).toContain('href="/first"');
    for (const key of ["", "asklet_wrong"]) {
      const wrong = await visitor.post("/first", { key, name: "Eve" });
      expect([wrong.status, (await wrong.text()).includes('role="alert"')]).toEqual([401, true]);
    }
    const other = await collector.api("POST", "/keys", { name: "k", scopes: ["manage", "scores:read"] });
    const { secret }: { secret: string } = await other.json();
    expect((await visitor.post("/first", { key: secret, name: "Eve" })).status).toBe(401);
    expect(await members()).toEqual([]);
  });

  it("is there until somebody owns it", async () => {
    await owner.signIn();
    await owner.post("/members", { name: "Early", role: "viewer" });
    expect((await owner.get("/first")).status).toBe(200);
    await owner.post(`/members/${await idOf("Early")}/removal`, {});
    expect(await members()).toEqual([]);
  });

  it("makes an owner, who goes on to a passkey; then it is over for good", async () => {
    const visitor = new Visitor(collector);
    const begun = await visitor.post("/first", { key: FIRST_KEY, name: " Ada " });
    expect(begun.status).toBe(303);
    expect(begun.headers.get("location")).toMatch(/^\/join\/[\w-]{43}$/);
    expect(await members()).toMatchObject([{ name: "Ada", role: "owner", site_id: null }]);
    expect(textOf(await (await visitor.get(begun.headers.get("location") ?? "")).text())).toContain("Welcome, Ada");
    expect((await visitor.get("/first")).status).toBe(404);
    expect((await visitor.post("/first", { key: FIRST_KEY, name: "Eve" })).status).toBe(404);
    expect(await insertFirstOwner(collector.db, newMember("Eve", "owner"))).toBe(false);
    expect(await (await visitor.get("/sign-in")).text()).not.toContain("/first");
  });
});

describe("inviting", () => {
  beforeAll(async () => void (await owner.signIn()));
  const add = async (fields: Record<string, string>) => owner.post("/members", { role: "viewer", ...fields });

  it("shows a link once, which is kept as a hash", async () => {
    const html = await (await add({ name: "Vera" })).text();
    const [, token = ""] = /\/join\/([\w-]{43})</.exec(html) ?? [];
    expect((await new Visitor(collector).get(`/join/${token}`)).status).toBe(200);
    const { results } = await collector.db.prepare("SELECT * FROM invitations").all();
    const expiresAt = Date.now() + 7 * 86_400_000;
    expect(results.map((one) => one["expires_at"])).toEqual(results.map(() => expect.closeTo(expiresAt, -5)));
    expect(JSON.stringify(results)).not.toContain(token);
    expect(await (await owner.get("/members")).text()).not.toContain(token);
    const again = await (await owner.post(`/members/${await idOf("Vera")}/invitation`, {})).text();
    expect(again).toContain("/join/");
    expect((await new Visitor(collector).get(`/join/${token}`)).status).toBe(404);
  });

  it.each([
    [{ name: "" }, "Name : This must be filled in"],
    [{ name: "x", role: "king" }, "Role :"],
    [{ name: "x", email: "not one" }, "E-mail address : This is no e-mail address"],
    [{ name: "x", site: "nowhere" }, "no site nowhere"],
  ])("refuses %o", async (fields, says) => {
    const before = await members();
    const response = await add(fields);
    expect([404, 422]).toContain(response.status);
    const html = await response.text();
    expect(textOf(html)).toContain(says);
    expect(html).toContain(`<input id="name" name="name" value="${fields.name}"`);
    expect(await members()).toEqual(before);
  });

  it("takes an address of mail once", async () => {
    expect((await add({ name: "Emil", email: "Emil@Shop.example" })).status).toBe(200);
    const again = await add({ name: "Another", email: "emil@shop.example" });
    expect([again.status, textOf(await again.text())]).toEqual([
      409,
      expect.stringContaining("This e-mail address is another member&#39;s."),
    ]);
  });

  it("is in the audit trail", async () => {
    const { entries } = await owner.read("/audit?limit=5");
    expect(entries).toContainEqual(
      expect.objectContaining({ operation: "addMember", key: { id: "first", name: "ASKLET_KEY" } }),
    );
  });

  it("an invitation is over after its days", async () => {
    const html = await (await add({ name: "Late" })).text();
    const [, token = ""] = /\/join\/([\w-]{43})</.exec(html) ?? [];
    await collector.db.prepare("UPDATE invitations SET expires_at = ?").bind(Date.now()).run();
    const late = await new Visitor(collector).get(`/join/${token}`);
    const said = await late.text();
    expect([late.status, textOf(said).includes("good no more")]).toEqual([404, true]);
    expect(said).toContain('<a href="/sign-in">Sign in</a>');
  });
});

describe("a role", () => {
  beforeAll(async () => {
    for (const [name, role, site] of [
      ["Edda", "editor", ""],
      ["Vito", "viewer", ""],
      ["Sita", "editor", "other"],
    ] as const) {
      await owner.post("/members", { name, role, site });
    }
  });

  it("of an editor allows to set up sites, and gives neither keys nor roles", async () => {
    const edda = await signedInAs("Edda");
    expect((await edda.get("/sites/shop/set-up")).status).toBe(200);
    expect((await edda.post("/sites/shop/set-up/add", { template: "visit" })).status).toBe(303);
    for (const page of ["/members", "/keys"]) expect((await edda.get(page)).status).toBe(403);
    expect((await edda.post("/keys", { name: "k", scopes: "manage" })).status).toBe(403);
    expect((await edda.post("/members", { name: "k", role: "owner" })).status).toBe(403);
    expect((await edda.post(`/members/${await idOf("Edda")}/invitation`, {})).status).toBe(403);
    expect(await (await edda.get("/sites")).text()).not.toContain("/members");
    const { entries } = await owner.read("/audit?limit=10");
    expect(entries).toContainEqual(
      expect.objectContaining({ operation: "putTouchpoint", key: expect.objectContaining({ name: "Edda" }) }),
    );
  });

  it("may be of one site", async () => {
    const sita = await signedInAs("Sita");
    expect((await sita.get("/sites/other/set-up")).status).toBe(200);
    expect((await sita.get("/sites/shop")).status).toBe(404);
    expect((await sita.post("/sites", { name: "x", address: "https://x.example", language: "en" })).status).toBe(403);
  });

  it("opens nothing in the API: there it takes a key", async () => {
    const ada = await signedInAs("Ada");
    expect((await ada.get("/api/v1/sites")).status).toBe(401);
  });
});

describe("whoever may not do everything for good", () => {
  it("makes nobody a member, with whatever key", async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    for (const key of [
      { scopes: ["scores:read", "manage"] },
      { scopes: ["scores:read", "responses:read", "responses:write", "manage"], expiresAt },
    ]) {
      const made: { secret: string } = await (await collector.api("POST", "/keys", { name: "k", ...key })).json();
      const visitor = new Visitor(collector);
      await visitor.signIn(made.secret);
      const before = await members();
      expect((await visitor.post("/members", { name: "Eve", role: "viewer" })).status).toBe(403);
      expect((await visitor.post(`/members/${await idOf("Ada")}/invitation`, {})).status).toBe(403);
      expect((await visitor.post(`/members/${await idOf("Vito")}/removal`, {})).status).toBe(403);
      expect((await visitor.get("/members")).status).toBe(403);
      expect(await members()).toEqual(before);
    }
  });

  it("is in the audit trail when a page refuses them", async () => {
    const { entries } = await owner.read("/audit?limit=50");
    expect(entries).toContainEqual(
      expect.objectContaining({
        operation: "sendForm",
        target: "members",
        status: 403,
        key: expect.objectContaining({ name: "k" }),
      }),
    );
  });
});

describe("a session", () => {
  it("takes the place of the one before it in this browser", async () => {
    const visitor = new Visitor(collector);
    await visitor.signIn();
    const before = visitor.cookie;
    await visitor.signIn();
    const other = new Visitor(collector);
    other.cookie = before;
    expect((await other.get("/sites/shop")).status).toBe(303);
  });

  it("begins so often in a minute with one key, and no more", async () => {
    const made: { secret: string } = await (
      await collector.api("POST", "/keys", { name: "often", scopes: ["scores:read"] })
    ).json();
    const statuses: number[] = [];
    for (let at = 0; at < 32; at += 1) statuses.push((await new Visitor(collector).signIn(made.secret)).status);
    expect([statuses.slice(0, 30).every((one) => one === 303), statuses.at(-1)]).toEqual([true, 429]);
  });
});

describe("removing", () => {
  it("ends sessions, passkeys and invitations", async () => {
    const vito = await signedInAs("Vito");
    const id = await idOf("Vito");
    await collector.db.prepare("INSERT INTO passkeys VALUES ('k', ?, 'AAAA', 0, 0)").bind(id).run();
    const tables = ["sessions", "passkeys", "invitations"];
    const counts = async () => {
      const count = (table: string) => collector.db.prepare(`SELECT count(*) AS n FROM ${table} WHERE member_id = ?`);
      return Promise.all(tables.map(async (table) => count(table).bind(id).first("n")));
    };
    expect(await counts()).not.toContain(0);
    expect((await owner.post(`/members/${id}/removal`, {})).status).toBe(303);
    expect((await vito.get("/sites/shop")).status).toBe(303);
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it("a new link ends what let the member in before", async () => {
    const edda = await signedInAs("Edda");
    await owner.post(`/members/${await idOf("Edda")}/invitation`, {});
    expect((await edda.get("/sites/shop")).status).toBe(303);
  });

  it("leaves the last owner of all sites, and there is no other kind", async () => {
    expect((await owner.post("/members", { name: "x", role: "owner", site: "shop" })).status).toBe(422);
    const refused = await owner.post(`/members/${await idOf("Ada")}/removal`, {});
    expect([refused.status, textOf(await refused.text()).includes("The last owner stays")]).toEqual([409, true]);
    await owner.post("/members", { name: "Second", role: "owner" });
    // Who has a passkey stays while the other cannot come in.
    const ada = await idOf("Ada");
    const passkey = collector.db.prepare("INSERT INTO passkeys VALUES (?, ?, 'key', 0, 0)");
    await passkey.bind("of-ada", ada).run();
    expect(await (await owner.get("/members")).text()).toContain("The old passkey ends");
    expect((await owner.post(`/members/${ada}/removal`, {})).status).toBe(409);
    await passkey.bind("of-second", await idOf("Second")).run();
    expect((await owner.post(`/members/${ada}/removal`, {})).status).toBe(303);
    expect((await owner.post(`/members/${ada}/removal`, {})).status).toBe(404);
  });
});

describe("a passkey", () => {
  it.each([
    ["nothing", {}],
    [
      "another's",
      {
        id: "AAAA",
        rawId: "AAAA",
        type: "public-key",
        clientExtensionResults: {},
        response: { clientDataJSON: "e30", authenticatorData: "AAAA", signature: "AAAA" },
      },
    ],
    ["no object", [1]],
  ])("that is %s opens nothing", async (_, body) => {
    const response = await collector.fetch("/sign-in/passkey", {
      method: "POST",
      headers: { "content-type": "application/json", origin: collector.url },
      body: JSON.stringify(body),
    });
    expect([response.status, response.headers.getSetCookie().filter((one) => one.includes("asklet="))]).toEqual([
      401,
      [],
    ]);
  });

  it("is asked for with a challenge of its own each time, in a cookie that nobody can make", async () => {
    const ask = async () =>
      collector.fetch("/sign-in/passkey/options", { method: "POST", headers: { origin: collector.url } });
    const [one, two] = [await ask(), await ask()];
    const [first, second]: { challenge: string }[] = [await one.json(), await two.json()];
    expect(first?.challenge).not.toBe(second?.challenge);
    expect(one.headers.getSetCookie()[0]).toMatch(
      /^__Host-asklet-challenge=[^;]+; Max-Age=300; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });
});
