import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Key, Keys, NewKey } from "../../../worker/contract/keys.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  await collector.site("shop");
});
afterAll(async () => collector.close());

async function create(body: unknown, key?: string): Promise<NewKeyBody> {
  const reply = await api.call("POST", "/keys", { body, ...(key !== undefined && { key }) });
  expect(reply.status).toBe(201);
  return NewKey.parse(reply.body);
}
type NewKeyBody = ReturnType<typeof NewKey.parse>;

describe("POST /keys", () => {
  it("makes a key that works, and shows its secret this once", async () => {
    const { secret, ...key } = await create({ name: " Reports ", scopes: ["scores:read"], site: "shop" });
    expect(secret).toMatch(/^asklet_[A-Za-z0-9_-]{43}$/);
    expect(key).toMatchObject({ name: "Reports", scopes: ["scores:read"], site: "shop" });
    expect((await api.call("GET", "/sites/shop/scores", { key: secret })).status).toBe(200);
    const { keys } = await api.read(Keys, "/keys");
    const used = { ...key, lastUsedAt: expect.any(String) };
    expect(keys).toContainEqual(used);
    expect(JSON.stringify(keys)).not.toContain(secret);
    expect(await api.read(Key, `/keys/${key.id}`)).toEqual(used);
  });

  it("says where the key is, and answers 404 where there is none", async () => {
    const { headers, body } = await api.call("POST", "/keys", { body: { name: "Found", scopes: ["scores:read"] } });
    const { secret: _, ...key } = NewKey.parse(body);
    expect(headers.get("location")).toBe(`/api/v1/keys/${key.id}`);
    expect(await api.read(Key, `/keys/${key.id}`)).toEqual(key);
    expect(await api.refused("GET", "/keys/aaaaaaaaaaaa")).toMatchObject({ status: 404, code: "unknown-key" });
  });

  it("stores nothing of the secret but its SHA-256", async () => {
    const { id, secret } = await create({ name: "Hashed", scopes: ["manage"] });
    const row = await collector.db.prepare("SELECT * FROM api_keys WHERE id = ?").bind(id).first();
    expect(row?.["hash"]).toBe(createHash("sha256").update(secret).digest("hex"));
    const { results } = await collector.db.prepare("SELECT * FROM api_keys").all();
    expect(JSON.stringify(results)).not.toContain(secret.slice("asklet_".length));
  });

  it("makes another secret each time", async () => {
    const [one, two] = [
      await create({ name: "A", scopes: ["manage"] }),
      await create({ name: "A", scopes: ["manage"] }),
    ];
    expect(one.secret).not.toBe(two.secret);
    expect(one.id).not.toBe(two.id);
  });

  it("answers 404 for a site that is not there, and makes no key", async () => {
    const body = { name: "Lost", scopes: ["manage"], site: "nowhere" };
    expect(await api.refused("POST", "/keys", { body })).toMatchObject({ status: 404, code: "unknown-site" });
    const { keys } = await api.read(Keys, "/keys");
    expect(keys.map((key) => key.name)).not.toContain("Lost");
  });

  it.each([
    ["an unknown scope", { name: "K", scopes: ["admin"] }, ["/scopes/0"]],
    ["no scope", { name: "K", scopes: [] }, ["/scopes"]],
    ["no name", { scopes: ["manage"] }, ["/name"]],
    ["a secret of one's own", { name: "K", scopes: ["manage"], secret: "asklet_mine" }, ["/secret"]],
    ["an expiry that is no time", { name: "K", scopes: ["manage"], expiresAt: "soon" }, ["/expiresAt"]],
    ["an expiry in the past", { name: "K", scopes: ["manage"], expiresAt: "2026-01-01T00:00:00Z" }, ["/expiresAt"]],
  ])("refuses %s with 422", async (_, body, paths) => {
    expect(await api.refused("POST", "/keys", { body })).toEqual({ status: 422, code: "invalid-request", paths });
  });
});

describe("who may manage keys", () => {
  it("is a key for all sites with the scope manage, which gives no scope that it lacks", async () => {
    const { secret: manager } = await create({ name: "Manager", scopes: ["manage", "scores:read"] });
    await create({ name: "Child", scopes: ["scores:read"] }, manager);
    const more = { name: "More", scopes: ["scores:read", "responses:read"] };
    expect(await api.refused("POST", "/keys", { body: more, key: manager })).toMatchObject({
      status: 403,
      code: "scope-missing",
    });
  });

  it.each([
    ["without the scope", { name: "Reader", scopes: ["scores:read", "responses:write"] }, "scope-missing"],
    ["limited to one site", { name: "Own", scopes: ["manage"], site: "shop" }, "one-site-only"],
  ])("is no key %s: 403 on every route of keys", async (_, input, code) => {
    const { id, secret: key } = await create(input);
    const body = { name: "Child", scopes: ["scores:read"], site: "shop" };
    const refusals = [
      await api.refused("GET", "/keys", { key }),
      await api.refused("GET", `/keys/${id}`, { key }),
      await api.refused("POST", `/keys/${id}/rotations`, { body: {}, key }),
      await api.refused("POST", "/keys", { body, key }),
      await api.refused("DELETE", `/keys/${id}`, { key }),
    ];
    for (const refused of refusals) expect(refused).toMatchObject({ status: 403, code });
    expect((await api.read(Keys, "/keys")).keys.map((one) => one.id)).toContain(id);
  });
});

describe("DELETE /keys/{id}", () => {
  it("revokes the key at once: its next call is a 401, its second deletion a 404", async () => {
    const { id, secret: key } = await create({ name: "Short", scopes: ["scores:read"] });
    expect((await api.call("GET", "/sites/shop/scores", { key })).status).toBe(200);
    expect((await api.call("DELETE", `/keys/${id}`)).status).toBe(204);
    const refused = await api.refused("GET", "/sites/shop/scores", { key });
    expect(refused).toMatchObject({ status: 401, code: "unauthorized" });
    expect(await api.refused("DELETE", `/keys/${id}`)).toMatchObject({ status: 404, code: "unknown-key" });
    expect((await api.read(Keys, "/keys")).keys.map((one) => one.id)).not.toContain(id);
  });

  it("refuses what is no key id with 422", async () => {
    expect(await api.refused("DELETE", "/keys/first")).toMatchObject({ status: 422, paths: ["/param/id"] });
  });
});
