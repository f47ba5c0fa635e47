import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertEntry, readEntries } from "../../../worker/audit/audit-store.ts";
import { type AuditEntry, AuditPage } from "../../../worker/contract/audit.ts";
import { NewKey, SCOPES, type Scope } from "../../../worker/contract/keys.ts";
import { type CheckedApi, checkedApi, declaredRoutes } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";

const TOUCHPOINT = { name: "Paid", stage: "buy", question: { metric: "nps", key: "q" } };

let collector: Collector;
let api: CheckedApi;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  for (const site of ["own", "other"]) await collector.site(site);
});
afterAll(async () => collector.close());

async function keyFor(name: string, scopes: readonly Scope[], site?: string) {
  const { body } = await api.call("POST", "/keys", { body: { name, scopes, ...(site !== undefined && { site }) } });
  return NewKey.parse(body);
}

async function entries(query = "", key?: string): Promise<AuditEntry[]> {
  return (await api.read(AuditPage, `/audit${query}`, key)).entries;
}

/** What the newest entries say, newest first, in the words of a log. */
async function newest(count: number): Promise<string[]> {
  const some = await entries(`?limit=${count}`);
  return some.map((one) => `${one.key.name} ${one.operation} ${one.site} ${one.target} ${one.status}`);
}

describe("the audit trail", () => {
  it("has an entry for each writing call: who, when, what, where, and how it ended", async () => {
    const { id, secret: key } = await keyFor("Deployment", ["manage"]);
    const start = Date.now();
    await api.call("PUT", "/sites/own/touchpoints/paid", { body: TOUCHPOINT, key });
    await api.call("PUT", "/sites/own/touchpoints/paid", { body: TOUCHPOINT, key });
    await api.call("DELETE", "/sites/own/touchpoints/paid", { key });
    expect(await newest(3)).toEqual([
      "Deployment deleteTouchpoint own sites/own/touchpoints/paid 204",
      "Deployment putTouchpoint own sites/own/touchpoints/paid 200",
      "Deployment putTouchpoint own sites/own/touchpoints/paid 201",
    ]);
    const [last] = await entries("?limit=1");
    expect(last?.key).toEqual({ id, name: "Deployment" });
    expect(Date.parse(last?.at ?? "")).toBeGreaterThanOrEqual(start);
  });

  it("names a key that was made by its own address, and the first key by its secret's name", async () => {
    const { id } = await keyFor("Reports", ["scores:read"]);
    expect(await newest(1)).toEqual([`ASKLET_KEY createKey null keys/${id} 201`]);
  });

  it("has the calls that were refused, too", async () => {
    const { secret: key } = await keyFor("Reader", ["scores:read"]);
    await api.refused("PUT", "/sites/own", { body: { name: "Own" }, key });
    await api.refused("PUT", "/sites/own", { body: { name: "" } });
    await api.refused("PUT", "/sites/own", { body: { name: "Own", siteKey: "another000000000" } });
    await api.refused("DELETE", "/sites/own/touchpoints/nowhere");
    expect(await newest(4)).toEqual([
      "ASKLET_KEY deleteTouchpoint own sites/own/touchpoints/nowhere 404",
      "ASKLET_KEY putSite own sites/own 409",
      "ASKLET_KEY putSite own sites/own 422",
      "Reader putSite own sites/own 403",
    ]);
  });

  it("leaves out no writing route of the API", async () => {
    for (const { method, path, operationId } of declaredRoutes()) {
      const [before] = await entries("?limit=1");
      const address = path.replace("/api/v1", "").replaceAll(/\{\w+\}/g, "nowhere");
      await api.refused(method.toUpperCase(), address, method === "get" ? {} : { body: [] }).catch(() => null);
      const [after] = await entries("?limit=1");
      const added = method === "get" ? before : { operation: operationId };
      expect(after, `${method} ${path}`).toMatchObject(added ?? {});
      expect((after?.id ?? 0) - (before?.id ?? 0), `${method} ${path}`).toBe(method === "get" ? 0 : 1);
    }
  });

  it("has nothing of reads, of bodies, and of calls without a valid key", async () => {
    const before = await entries();
    await api.call("GET", "/sites/own");
    await collector.api("PUT", "/sites/own", { name: "Own" }, { key: `asklet_${"x".repeat(43)}` });
    await collector.api("PUT", "/nowhere", { name: "Own" });
    expect(await entries()).toEqual(before);
    await api.call("PUT", "/sites/own", { body: { name: "Unmistakable" } });
    const { results } = await collector.db.prepare("SELECT * FROM audit").all();
    expect(JSON.stringify(results)).not.toContain("Unmistakable");
  });

  it("keeps the name that a key had, when the key is gone", async () => {
    const { id, secret: key } = await keyFor("Gone", ["manage"]);
    await api.call("PUT", "/sites/own", { body: { name: "Own" }, key });
    await api.call("DELETE", `/keys/${id}`);
    expect(await newest(2)).toEqual([`ASKLET_KEY deleteKey null keys/${id} 204`, "Gone putSite own sites/own 200"]);
  });

  it("costs one row and its place in the index", async () => {
    const { db, meter } = metered(collector.db);
    const grant = { keyId: "k", keyName: "K", scopes: SCOPES, siteId: null, expiresAt: null };
    await insertEntry(db, grant, { at: 1, operation: "putSite", site: "own", target: "sites/own", status: 200 });
    expect([meter.roundTrips, meter.rowsWritten]).toEqual([1, 2]);
  });
});

describe("a key of one site", () => {
  it("sees what was about this site alone, and nothing of who tried what elsewhere", async () => {
    const { secret: own } = await keyFor("Own's", SCOPES, "own");
    const { secret: other } = await keyFor("Other's", SCOPES, "other");
    await api.call("PUT", "/sites/own", { body: { name: "Own" }, key: own });
    await api.call("PUT", "/sites/other", { body: { name: "Other" }, key: other });
    await api.refused("PUT", "/sites/own", { body: { name: "Own" }, key: other });
    const seen = await entries("", own);
    expect(new Set(seen.map((one) => one.site))).toEqual(new Set(["own"]));
    expect(seen[0]).toMatchObject({ operation: "putSite", status: 200, key: { name: "Own's" } });
    expect(JSON.stringify(seen)).not.toContain("Other's");
    expect(await newest(1)).toEqual(["Other's putSite null sites/own 404"]);
    expect(await api.refused("GET", "/audit?site=other", { key: own })).toMatchObject({ status: 404 });
    expect(await entries("?site=own", own)).toEqual(seen);
  });
});

describe("pages of the trail", () => {
  it("go on where the one before ended, each entry once, whatever is added meanwhile", async () => {
    const all = await entries("?site=own&limit=200");
    expect(all.length).toBeGreaterThan(5);
    const read: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page = await api.read(AuditPage, `/audit?site=own&limit=4${after}`);
      read.push(...page.entries.map((one) => one.id));
      cursor = page.nextCursor;
      await api.call("PUT", "/sites/own", { body: { name: "Own" } });
    }
    expect(read).toEqual(all.map((one) => one.id));
  });

  it("read no more rows than they show, of the whole trail or of a site", async () => {
    const { db, meter } = metered(collector.db);
    await readEntries(db, { siteId: null, limit: 5 });
    await readEntries(db, { siteId: 1, limit: 5 });
    expect(meter.rowsRead).toBeLessThanOrEqual(30);
  });

  it.each(["cursor=x", "cursor=-1", "limit=0", "limit=201", "key=mine"])("refuse %s with 422", async (query) => {
    expect(await api.refused("GET", `/audit?${query}`)).toMatchObject({ status: 422, code: "invalid-request" });
  });
});
