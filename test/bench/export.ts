/** Responses as one file: the memory and time of the Worker, for a hundred thousand and a million rows. */
import { readdir, readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { printTable } from "../../scripts/table.ts";
import { type Collector, FIRST_KEY, startCollector } from "../worker/collector.ts";
import { idOf } from "../worker/scores/answers.ts";

const SIZES = [100_000, 1_000_000];
/** The larger file's memory may be so many times that of the smaller. */
const MOST_GROWTH = 1.5;
const SAMPLE_MS = 50;
/** Rows a statement that fills the table. */
const BATCH = 50_000;

/** Prints the figures. Returns the promises that do not hold. */
export async function benchExport(): Promise<string[]> {
  const rows: (string | number)[][] = [];
  const peaks: number[] = [];
  for (const size of SIZES) {
    // Each size in a process of its own: what the one has taken, it would keep for the other.
    const collector = await startCollector({ API_LIMIT: null, API_CALLS_PER_MINUTE: 1_000_000, EXPORT_READS: 900 });
    await collector.site("bench");
    await collector.touchpoint("bench", "paid", {
      question: { metric: "nps", key: "q" },
      followUp: { metric: "text", key: "why" },
    });
    await fill(collector, size);
    const before = await memoryOfWorkers();
    const started = performance.now();
    const { lines, bytes, peak } = await download(collector);
    const seconds = (performance.now() - started) / 1000;
    await collector.close();
    if (lines !== size + 1) throw new Error(`${lines} lines of ${size} responses`);
    peaks.push(peak);
    rows.push([size, (bytes / 1e6).toFixed(1), (before / 1e6).toFixed(0), (peak / 1e6).toFixed(0), seconds.toFixed(1)]);
  }
  printTable("Responses as one CSV file, in MB (memory of the Worker and its database together)", [
    ["responses", "file", "memory before", "at most", "s"],
    ...rows,
  ]);
  const [small = Number.NaN, large = Number.NaN] = peaks;
  const growth = large / small;
  return growth <= MOST_GROWTH
    ? []
    : [`export: ${growth.toFixed(2)} times the memory of a tenth, above ${MOST_GROWTH}`];
}

/** Ids that count up from a morning in March 2025, one each millisecond. */
const FILL = `
WITH RECURSIVE numbers(n) AS (SELECT ?2 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?3 - 1),
  times AS (SELECT printf('%012x', 1741608000000 + n) AS hex, n FROM numbers)
INSERT INTO responses (touchpoint_id, id, seq, revision, channel, day, shown_at, received_at, shown, dismissed, rating, band, comment)
SELECT ?1, substr(hex, 1, 8) || '-' || substr(hex, 9) || '-7000-8000-000000000000', 1, 1, 'web', '2025-03-10',
  1741608000000 + n, 1741608000000 + n, 1, 0, n % 11, 0, 'Comment ' || n FROM times`;

async function fill({ db }: Collector, size: number): Promise<void> {
  const id = await idOf(db, "bench", "paid");
  for (let start = 0; start < size; start += BATCH)
    await db
      .prepare(FILL)
      .bind(id, start, start + BATCH)
      .run();
}

async function download({ url }: Collector) {
  const response = await fetch(`${url}/api/v1/sites/bench/responses.csv?from=2025-03-01&to=2025-03-31`, {
    headers: { authorization: `Bearer ${FIRST_KEY}` },
  });
  if (!response.ok || !response.body) throw new Error(await response.text());
  let [lines, bytes, peak] = [0, 0, 0];
  const done = new AbortController();
  const watch = (async () => {
    while (!done.signal.aborted) {
      peak = Math.max(peak, await memoryOfWorkers());
      await setTimeout(SAMPLE_MS);
    }
  })();
  for await (const chunk of response.body) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  done.abort();
  await watch;
  return { lines, bytes, peak };
}

/** Resident bytes of all workerd processes that this one has started; 0 where there is no /proc. */
async function memoryOfWorkers(): Promise<number> {
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(
    pids.map(async (pid) => {
      const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
      const isOwn = /^Name:\s+workerd$/m.test(status) && new RegExp(`^PPid:\\s+${process.pid}$`, "m").test(status);
      return isOwn ? Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024 : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
