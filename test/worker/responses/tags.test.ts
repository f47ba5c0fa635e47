import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AuditPage } from "../../../worker/contract/audit.ts";
import { NewKey } from "../../../worker/contract/keys.ts";
import { MAX_TAGS } from "../../../worker/contract/limits.ts";
import { ResponsePage, Tags } from "../../../worker/contract/responses.ts";
import { addTag } from "../../../worker/responses/tag-store.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, promptId, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";
import { postAll } from "../scores/answers.ts";

let collector: Collector;
let api: CheckedApi;
const siteKeys = new Map<string, string>();

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
});
afterAll(async () => collector.close());

/** A response of a site of its own; returns its address. */
async function answered(site: string): Promise<string> {
  if (!siteKeys.has(site)) {
    siteKeys.set(site, await collector.site(site));
    await collector.touchpoint(site, "paid", { question: { metric: "nps", key: "q" } });
  }
  const prompt = promptId();
  await postAll(collector, siteKeys.get(site) ?? "", "paid", [{ prompt, answer: 3 }]);
  return `/sites/${site}/touchpoints/paid/responses/${prompt}`;
}

const tag = async (address: string, word: string, key?: string) =>
  api.call("PUT", `${address}/tags/${encodeURIComponent(word)}`, key === undefined ? {} : { key });
const untag = async (address: string, word: string) =>
  api.call("DELETE", `${address}/tags/${encodeURIComponent(word)}`);

async function tagsOf(address: string): Promise<string[] | undefined> {
  const site = address.split("/")[2];
  const { responses } = await api.read(ResponsePage, `/sites/${site}/responses?limit=200`);
  return responses.find((one) => address.endsWith(one.id))?.tags;
}

async function keyWith(scopes: string[], site?: string): Promise<string> {
  const reply = await api.call("POST", "/keys", { body: { name: "k", scopes, ...(site && { site }) } });
  return NewKey.parse(reply.body).secret;
}

describe("tags", () => {
  it("are given and taken, once each, in lower case and in the order of the alphabet", async () => {
    const address = await answered("given");
    for (const word of ["Refund", "bug", "BUG", "zpoždění", "to do", "To  do", "to\u3000\u00a0do", " x "]) {
      expect((await tag(address, word)).status).toBe(204);
    }
    expect(await tagsOf(address)).toEqual(["bug", "refund", "to do", "x", "zpoždění"]);
    const { responses } = await api.read(ResponsePage, `/sites/${address.split("/")[2]}/responses?tag=TO%20%20do`);
    expect(responses.map(({ tags }) => tags.length)).toEqual([5]);
    expect((await untag(address, "ReFund")).status).toBe(204);
    expect(await tagsOf(address)).toEqual(["bug", "to do", "x", "zpoždění"]);
    const again = await api.refused("DELETE", `${address}/tags/refund`);
    expect(again).toMatchObject({ status: 404, code: "unknown-tag" });
  });

  it.each(["", "=x", "a,b", "a;b", "-a", "a/b", "<b>", "a\nb", "x".repeat(41), "'a", "\u0301a"])(
    "are words: %j is none",
    async (word) => {
      const address = await answered("words");
      const path = `${address}/tags/${encodeURIComponent(word)}`;
      const reply = word === "" ? await collector.api("PUT", path) : await api.call("PUT", path);
      expect(reply.status).toBe(word === "" ? 404 : 422);
      expect(await tagsOf(address)).toEqual([]);
    },
  );

  it("are at most twenty on a response, however many come at once", async () => {
    const address = await answered("many");
    const replies = await Promise.all(
      Array.from({ length: MAX_TAGS + 5 }, async (_, index) => tag(address, `t${index}`)),
    );
    const statuses = replies.map((reply) => reply.status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(MAX_TAGS);
    expect(statuses.filter((status) => status === 409)).toHaveLength(5);
    const there = (await tagsOf(address)) ?? [];
    expect(there).toHaveLength(MAX_TAGS);
    // One that is there is no new one.
    expect((await tag(address, there[0] ?? "")).status).toBe(204);
    expect(await api.refused("PUT", `${address}/tags/more`)).toMatchObject({ status: 409, code: "too-many-tags" });
  });

  it("go with the response that is deleted, and cannot be given to it any more", async () => {
    const [address, other] = [await answered("deleted"), await answered("deleted")];
    for (const one of [address, other]) await tag(one, "bug");
    expect((await api.call("DELETE", address)).status).toBe(204);
    const { results } = await collector.db
      .prepare("SELECT tag FROM response_tags WHERE response_id = ?")
      .bind(address.split("/").at(-1))
      .all();
    expect(results).toEqual([]);
    expect(await tagsOf(other)).toEqual(["bug"]);
    for (const method of ["PUT", "DELETE"]) {
      const refused = await api.refused(method, `${address}/tags/bug`);
      expect(refused).toMatchObject({ status: 404, code: "unknown-response" });
    }
  });

  it("are listed with how many responses have them, the most used first, of this site alone", async () => {
    const addresses = [await answered("listed"), await answered("listed"), await answered("listed")];
    await tag(await answered("elsewhere"), "other");
    for (const one of addresses) await tag(one, "often");
    await tag(addresses[0] ?? "", "b");
    await tag(addresses[1] ?? "", "a");
    expect(await api.read(Tags, "/sites/listed/tags")).toEqual({
      tags: [
        { tag: "often", responses: 3 },
        { tag: "a", responses: 1 },
        { tag: "b", responses: 1 },
      ],
    });
  });

  it("cost two rows when given, and none when they are there", async () => {
    const address = await answered("cost");
    const [place, writes] = [address.split("/"), [0, 0]];
    const row = await collector.db
      .prepare("SELECT touchpoint_id AS id FROM responses WHERE id = ?")
      .bind(place.at(-1))
      .first<{ id: number }>();
    for (const turn of writes.keys()) {
      const { db, meter } = metered(collector.db);
      expect(await addTag(db, { touchpointId: row?.id ?? 0, id: place.at(-1) ?? "" }, "bug")).toBe(true);
      writes[turn] = meter.rowsWritten;
    }
    expect(writes).toEqual([2, 0]);
  });

  it("need the scope, and the site; what was done or refused is in the audit trail of the site", async () => {
    const address = await answered("scoped");
    const [reader, writer, stranger] = [
      await keyWith(["responses:read"]),
      await keyWith(["responses:write"], "scoped"),
      await keyWith(["responses:write", "responses:read"], "given"),
    ];
    expect((await tag(address, "a", reader)).status).toBe(403);
    expect((await tag(address, "b", writer)).status).toBe(204);
    expect(await api.refused("PUT", `${address}/tags/c`, { key: stranger })).toMatchObject({ code: "unknown-site" });
    expect(await api.refused("GET", "/sites/scoped/tags", { key: stranger })).toMatchObject({ status: 404 });
    expect(await api.refused("GET", "/sites/scoped/tags", { key: writer })).toMatchObject({ status: 403 });
    const through = address.replace("/paid/", "/nowhere/");
    expect(await api.refused("PUT", `${through}/tags/a`)).toMatchObject({ code: "unknown-touchpoint" });
    expect(await tagsOf(address)).toEqual(["b"]);
    const { entries } = await api.read(AuditPage, "/audit?site=scoped&limit=10");
    const told = entries
      .filter((one) => one.operation === "putTag")
      .map((one) => [one.target.split("/").at(-1), one.status]);
    expect(told).toEqual([
      ["a", 404],
      ["b", 204],
      ["a", 403],
    ]);
  });
});
