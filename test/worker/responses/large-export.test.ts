import { Session } from "node:inspector/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXPORT_CHUNK } from "../../../worker/contract/limits.ts";
import { streamOf } from "../../../worker/http/file.ts";
import { textsOf } from "../../../worker/responses/export-routes.ts";
import { jsonLines } from "../../../worker/responses/columns.ts";
import { laterThan, rangesOf } from "../../../worker/responses/ranges.ts";
import { planChunks, readRanges } from "../../../worker/responses/response-store.ts";
import { findSite } from "../../../worker/sites/site-store.ts";
import { listRevisions, listTouchpoints } from "../../../worker/sites/touchpoint-store.ts";
import { type CheckedApi, checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { metered } from "../metered-database.ts";
import { idOf } from "../scores/answers.ts";

const PERIOD = { from: "2025-03-01", to: "2025-03-31" };
const MARCH = "from=2025-03-01&to=2025-03-31";
/** Responses by touchpoint: far from even, and one chunk to the last row. */
const COUNTS = { small: 10, exact: EXPORT_CHUNK, none: 0, huge: 70_000, rest: 27_990 };
const ALL = 100_000;

let collector: Collector;
let api: CheckedApi;
let ids: number[];

/** Ids that count up from noon of a day in March 2025, one each millisecond. */
const FILL = `
WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?2 - 1),
  times AS (SELECT printf('%012x', 1741608000000 + n) AS hex, n FROM numbers)
INSERT INTO responses (touchpoint_id, id, seq, revision, channel, day, shown_at, received_at, shown, dismissed, rating, band, comment)
SELECT ?1, substr(hex, 1, 8) || '-' || substr(hex, 9) || '-7000-8000-000000000000', 1, 1, 'web', '2025-03-10',
  1741608000000 + n, 1741608000000 + n, 1, 0, n % 11, 0, 'Comment ' || n FROM times`;

beforeAll(async () => {
  collector = await startCollector();
  api = checkedApi(collector);
  for (const site of ["shop", "other"]) {
    await collector.site(site);
    for (const slug of Object.keys(COUNTS)) {
      await collector.touchpoint(site, slug, {
        question: { metric: "nps", key: "q" },
        followUp: { metric: "text", key: "why" },
      });
    }
  }
  const fill = async (site: string, slug: string, count: number) =>
    count > 0 &&
    collector.db
      .prepare(FILL)
      .bind(await idOf(collector.db, site, slug), count)
      .run();
  for (const [slug, count] of Object.entries(COUNTS)) await fill("shop", slug, count);
  await fill("other", "exact", 500);
  ids = await Promise.all(Object.keys(COUNTS).map((slug) => idOf(collector.db, "shop", slug)));
}, 120_000);
afterAll(async () => collector.close());

const keysOf = (rows: readonly { touchpointId: number; id: string }[]) =>
  rows.map((row) => `${row.touchpointId}/${row.id}`);

/** Bytes that this process holds once garbage is collected. */
async function liveHeap(): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post("HeapProfiler.collectGarbage");
  session.disconnect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function foundFor(db: D1Database, most: number) {
  const site = await findSite(db, "shop");
  if (!site) throw new Error("no site");
  const touchpoints = (await listTouchpoints(db, site)).map((row) => row.touchpoint);
  const [ranges, filter] = [rangesOf(ids, PERIOD), { period: PERIOD }];
  const { chunks, end } = await planChunks(db, ranges, filter, most);
  return { period: PERIOD, touchpoints, ranges, filter, chunks, end, revisions: await listRevisions(db, ids) };
}

describe("an export of 100,000 responses", () => {
  it.each([1, 7, 40, 900])("is the same, once each, in however many files: %i reads each", async (reads) => {
    const keys: string[] = [];
    const sizes: number[] = [];
    const starts: (string | undefined)[] = [];
    let left = rangesOf(ids, PERIOD);
    for (;;) {
      const { chunks, end } = await planChunks(collector.db, left, { period: PERIOD }, reads);
      expect(chunks.length).toBeLessThanOrEqual(reads);
      for (const chunk of chunks) {
        // With one read a file, rows are read for the first files alone: the plan is what differs.
        if (reads === 1 && keys.length > 10 * EXPORT_CHUNK) continue;
        const rows = await readRanges(collector.db, chunk, { period: PERIOD }, { order: "stored" });
        sizes.push(rows.length);
        keys.push(...keysOf(rows));
      }
      starts.push(end?.id);
      if (end === null) break;
      left = laterThan(left, end);
    }
    expect(Math.max(...sizes)).toBe(EXPORT_CHUNK);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(keys.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1)));
    expect(reads === 1 || keys.length === ALL).toBe(true);
    // Each file but the last is full, but for the rest of a touchpoint in it.
    expect(starts.length).toBeLessThanOrEqual(Math.ceil(ALL / EXPORT_CHUNK / reads) + 2);
  });

  it("comes by HTTP in files that are full, and lead to the next", async () => {
    let path: string | undefined = `/sites/shop/responses.ndjson?${MARCH}`;
    const seen = new Set<string>();
    const lines: number[] = [];
    const names: string[] = [];
    while (path !== undefined) {
      const { headers, body } = await api.call("GET", path);
      const found = String(body).split("\n").slice(0, -1);
      lines.push(found.length);
      for (const line of found) seen.add(line.slice(0, 120).replace(/"revision.*/, ""));
      names.push(headers.get("content-disposition")?.split('"')[1] ?? "");
      path = /^<.*\/api\/v1(.+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1];
    }
    expect(lines).toEqual([40 * EXPORT_CHUNK, ALL - 40 * EXPORT_CHUNK]);
    expect(seen.size).toBe(ALL);
    expect(names).toEqual(Array.from({ length: 2 }, () => "shop-responses-2025-03-01-2025-03-31-part.ndjson"));
  });

  it("reads one chunk at a time, and none that nobody takes", async () => {
    const { db, meter } = metered(collector.db);
    const found = await foundFor(db, 900);
    expect(found.end).toBe(null);
    const before = meter.roundTrips;
    const reader = streamOf(textsOf(db, found, jsonLines)).getReader();
    const largest = { bytes: 0, lines: 0 };
    for (let reads = 1; ; reads += 1) {
      const { value, done } = await reader.read();
      if (done) break;
      expect(meter.roundTrips - before).toBe(reads);
      largest.bytes = Math.max(largest.bytes, value.byteLength);
      largest.lines += value.filter((byte) => byte === 10).length;
    }
    expect(largest.lines).toBe(ALL);
    expect(meter.roundTrips - before).toBe(found.chunks.length);
    expect(largest.bytes).toBeLessThan(EXPORT_CHUNK * 1_000);
  });

  it("holds no more of it the longer it is", async () => {
    const found = await foundFor(collector.db, 30);
    // What is compiled and kept at the first read is no part of the file.
    const first = streamOf(textsOf(collector.db, found, jsonLines)).getReader();
    await first.read();
    await first.cancel();
    const reader = streamOf(textsOf(collector.db, found, jsonLines)).getReader();
    const before = await liveHeap();
    const held: number[] = [];
    for (let reads = 1; !(await reader.read()).done; reads += 1) {
      if (reads % 10 === 0) held.push((await liveHeap()) - before);
    }
    expect(held.length).toBe(3);
    // The texts of all the chunks would be 20 MB.
    expect(Math.max(...held)).toBeLessThan(5e6);
  });

  it("costs five rows read for each response, and as many queries as the platform allows", async () => {
    const { db, meter } = metered(collector.db);
    const { chunks, filter, end } = await foundFor(db, 40);
    expect(end).not.toBe(null);
    const planned = meter.rowsRead;
    // Numbering the rows takes two more than finding them.
    expect(planned).toBeLessThanOrEqual(3 * 40 * EXPORT_CHUNK + 100);
    for (const chunk of chunks) await readRanges(db, chunk, filter, { order: "stored" });
    expect(meter.rowsRead - planned).toBeLessThanOrEqual(2 * 40 * EXPORT_CHUNK + chunks.length * 10);
    expect(meter.rowsWritten).toBe(0);
    // Beside these: the key and its use, the site. The free plan has 50 in an invocation.
    expect(meter.roundTrips + 3).toBeLessThanOrEqual(50);
  });

  it("loses and repeats nothing while answers arrive and others are deleted", async () => {
    const { chunks, filter } = await foundFor(collector.db, 900);
    const [touchpoint] = ids;
    const keys: string[] = [];
    const before = await readRanges(collector.db, rangesOf([touchpoint ?? 0], PERIOD), filter, { order: "stored" });
    const end = chunks[0]?.at(-1);
    expect(end?.touchpointId).toBe(ids[1]);
    // The very response at which the first chunk ends goes, and others come beside it.
    const last = (await readRanges(collector.db, chunks[0] ?? [], filter, { order: "stored" })).at(-1);
    await collector.db
      .prepare("UPDATE responses SET seq = 2147483647 WHERE touchpoint_id = ? AND id = ?")
      .bind(last?.touchpointId, last?.id)
      .run();
    for (const chunk of chunks.slice(0, 3)) {
      keys.push(...keysOf(await readRanges(collector.db, chunk, filter, { order: "stored" })));
    }
    expect(keys.slice(0, before.length)).toEqual(keysOf(before));
    expect(keys).not.toContain(`${last?.touchpointId}/${last?.id}`);
    expect(new Set(keys).size).toBe(3 * EXPORT_CHUNK - 1);
    await collector.db
      .prepare("UPDATE responses SET seq = 1 WHERE touchpoint_id = ? AND id = ?")
      .bind(last?.touchpointId, last?.id)
      .run();
  });

  it("takes the responses with a tag by themselves", async () => {
    const rows = await readRanges(
      collector.db,
      rangesOf([ids[3] ?? 0], PERIOD),
      { period: PERIOD },
      { order: "stored", limit: 3 },
    );
    for (const row of rows) {
      await api.call("PUT", `/sites/shop/touchpoints/huge/responses/${row.id}/tags/hot`);
    }
    const { db, meter } = metered(collector.db);
    const filter = { period: PERIOD, tag: "hot" };
    const { chunks, end } = await planChunks(db, rangesOf(ids, PERIOD), filter, 40);
    expect([chunks.length, end]).toEqual([1, null]);
    const found = await readRanges(db, chunks[0] ?? [], filter, { order: "stored" });
    expect(keysOf(found)).toEqual(keysOf(rows));
    expect(meter.rowsRead).toBeLessThanOrEqual(50);
  });
});
