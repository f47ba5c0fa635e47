/** A key's life: used, rotated, expired. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Key, NewKey, type Scope } from "../../../worker/contract/keys.ts";
import { findKeyByHash, noteUse, rotateKey } from "../../../worker/keys/key-store.ts";
import { sha256 } from "../../../worker/encoding.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";

const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
afterAll(async () => collector.close());

async function keyWith(over: { scopes?: Scope[]; expiresAt?: string } = {}, key?: string) {
  const body = { name: "K", scopes: ["manage"], ...over };
  return NewKey.parse((await api.call("POST", "/keys", { body, ...(key !== undefined && { key }) })).body);
}

async function rotate(id: string, body: unknown = {}) {
  return NewKey.parse((await api.call("POST", `/keys/${id}/rotations`, { body })).body);
}

const statusWith = async (key: string) => (await api.call("GET", "/sites", { key })).status;
const isExpired = { status: 401, code: "key-expired", paths: [] };

/** As if so many hours had passed. */
async function age(id: string, hours: number): Promise<void> {
  const columns = ["created_at", "expires_at", "last_used_at", "previous_until"];
  await collector.db
    .prepare(`UPDATE api_keys SET ${columns.map((one) => `${one} = ${one} - ?1`).join(", ")} WHERE id = ?2`)
    .bind(hours * HOUR_MS, id)
    .run();
}

describe("a key that expires", () => {
  it("works until its time, and is then a 401 that says so", async () => {
    const expiresAt = inHours(1);
    const { id, secret, ...key } = await keyWith({ expiresAt });
    expect(key.expiresAt).toBe(expiresAt);
    expect(await statusWith(secret)).toBe(200);
    await age(id, 2);
    expect(await api.refused("GET", "/sites", { key: secret })).toEqual(isExpired);
    const { headers } = await api.call("GET", "/sites", { key: secret });
    expect(headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect((await api.read(Key, `/keys/${id}`)).expiresAt).not.toBeNull();
  });

  it("gives no key that lasts longer, by creation or rotation", async () => {
    const { secret: key } = await keyWith({ expiresAt: inHours(1) });
    await keyWith({ expiresAt: inHours(0.5) }, key);
    const { id } = await keyWith();
    const refusals = [
      await api.refused("POST", "/keys", { key, body: { name: "K", scopes: ["manage"] } }),
      await api.refused("POST", "/keys", { key, body: { name: "K", scopes: ["manage"], expiresAt: inHours(2) } }),
      await api.refused("POST", `/keys/${id}/rotations`, { key, body: {} }),
    ];
    for (const refused of refusals) expect(refused).toMatchObject({ status: 403, code: "expiry-beyond-own" });
  });
});

describe("a key's last use", () => {
  it("is not known before the first, and then to the hour", async () => {
    const { id, secret, lastUsedAt } = await keyWith();
    expect(lastUsedAt).toBeNull();
    expect(await statusWith(secret)).toBe(200);
    const first = (await api.read(Key, `/keys/${id}`)).lastUsedAt;
    expect(Date.now() - Date.parse(first ?? "")).toBeLessThan(60_000);
    await statusWith(secret);
    expect((await api.read(Key, `/keys/${id}`)).lastUsedAt).toBe(first);
    await age(id, 2);
    await statusWith(secret);
    expect(Date.now() - Date.parse((await api.read(Key, `/keys/${id}`)).lastUsedAt ?? "")).toBeLessThan(60_000);
  });

  it("costs one row an hour, however many notice at once", async () => {
    const { secret } = await keyWith();
    const row = await findKeyByHash(collector.db, await sha256(secret));
    if (!row) throw new Error("no such key");
    const { db, meter } = metered(collector.db);
    const now = Date.now();
    for (const at of [0, 1, 2, HOUR_MS - 1]) await noteUse(db, row, now + at);
    await noteUse(db, { ...row, lastUsedAt: now }, now + 1);
    expect([meter.rowsWritten, meter.roundTrips]).toEqual([1, 4]);
    await noteUse(db, { ...row, lastUsedAt: now }, now + HOUR_MS + 1);
    expect(meter.rowsWritten).toBe(2);
  });
});

describe("POST /keys/{id}/rotations", () => {
  it("gives another secret; the old one works for a day", async () => {
    const { secret: old, ...key } = await keyWith();
    const { secret, previousUntil, ...rotated } = await rotate(key.id);
    expect(secret).not.toBe(old);
    expect(rotated).toMatchObject({ id: key.id, name: key.name, scopes: key.scopes, expiresAt: null });
    expect(Math.abs(Date.parse(previousUntil ?? "") - Date.parse(inHours(24)))).toBeLessThan(60_000);
    expect([await statusWith(old), await statusWith(secret)]).toEqual([200, 200]);
    await age(key.id, 25);
    expect(await api.refused("GET", "/sites", { key: old })).toEqual(isExpired);
    expect(await statusWith(secret)).toBe(200);
  });

  it("stores nothing of either secret but its SHA-256", async () => {
    const { id, secret: old } = await keyWith();
    const { secret } = await rotate(id);
    const row = await collector.db.prepare("SELECT * FROM api_keys WHERE id = ?").bind(id).first();
    expect(row).toMatchObject({ hash: await sha256(secret), previous_hash: await sha256(old) });
    for (const one of [old, secret]) expect(JSON.stringify(row)).not.toContain(one.slice("asklet_".length));
  });

  it("lets the old secret go at once with a grace of 0, and an older one whatever its grace", async () => {
    const { id, secret: first } = await keyWith();
    const { secret: second } = await rotate(id, { graceHours: 168 });
    const { secret: third } = await rotate(id, { graceHours: 0 });
    expect(await api.refused("GET", "/sites", { key: first })).toMatchObject({ status: 401, code: "unauthorized" });
    expect(await api.refused("GET", "/sites", { key: second })).toEqual(isExpired);
    expect(await statusWith(third)).toBe(200);
  });

  it("can be asked for by the key itself", async () => {
    const { id, secret: key } = await keyWith();
    const { body } = await api.call("POST", `/keys/${id}/rotations`, { key, body: {} });
    expect(await statusWith(NewKey.parse(body).secret)).toBe(200);
  });

  it("gives nobody a secret that opens more than the own one", async () => {
    const { secret: key } = await keyWith({ scopes: ["manage"] });
    const { id } = await keyWith({ scopes: ["manage", "responses:read"] });
    const refused = await api.refused("POST", `/keys/${id}/rotations`, { key, body: {} });
    expect(refused).toMatchObject({ status: 403, code: "scope-missing" });
  });

  it("lets one of two at the same time win", async () => {
    const { id, secret } = await keyWith();
    const row = await findKeyByHash(collector.db, await sha256(secret));
    if (!row) throw new Error("no such key");
    expect((await rotateKey(collector.db, row, { hash: "1", previousUntil: 0 }))?.id).toBe(id);
    expect(await rotateKey(collector.db, row, { hash: "2", previousUntil: 0 })).toBeUndefined();
  });

  it.each([[{ graceHours: -1 }], [{ graceHours: 169 }], [{ graceHours: 0.5 }], [{ graceHours: "24" }]])(
    "refuses %j with 422",
    async (body) => {
      const { id } = await keyWith();
      const refused = await api.refused("POST", `/keys/${id}/rotations`, { body });
      expect(refused).toEqual({ status: 422, code: "invalid-request", paths: ["/graceHours"] });
    },
  );

  it("answers 404 for a key that is not there", async () => {
    const refused = await api.refused("POST", "/keys/aaaaaaaaaaaa/rotations", { body: {} });
    expect(refused).toMatchObject({ status: 404, code: "unknown-key" });
  });
});
