/** Responses as one file: what the Worker holds meanwhile, and its time, for a hundred thousand and a million rows. */
import { readdir, readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { printTable } from "../../scripts/table.ts";
import { type Collector, FIRST_KEY } from "../worker/collector.ts";
import { startInspected } from "../worker/live-heap.ts";
import { idOf } from "../worker/scores/answers.ts";

const SIZES = [100_000, 1_000_000];
/** Of a file ten times as long the Worker may hold so many times as much at any time: a chunk, whatever the file. */
const MOST_GROWTH = 1.2;
/** What it may hold: half of the memory that the platform gives an isolate, in bytes. */
const MOST_HELD = 64e6;
/** Samples of the live heap, spread evenly over the lines of a file. */
const SAMPLES = 40;
const SAMPLE_MS = 50;
/** Rows a statement that fills the table. */
const BATCH = 50_000;

/** Prints the figures. Returns the promises that do not hold. */
export async function benchExport(): Promise<string[]> {
  const rows: string[][] = [];
  const figures = [];
  for (const size of SIZES) {
    const one = await measure(size);
    figures.push(one);
    const sizes = [one.bytes, one.before, one.most, one.resident].map((bytes) => (bytes / 1e6).toFixed(1));
    rows.push([size.toLocaleString("en"), ...sizes, one.seconds.toFixed(1)]);
  }
  printTable(
    "Responses as one CSV file, in MB (live heap of the Worker's isolate; resident memory of all local processes)",
    [["responses", "file", "live before", "live at most", "resident at most", "s"], ...rows],
  );
  const [small = Number.NaN, large = Number.NaN] = figures.map((one) => one.most);
  return [
    ...(large <= MOST_GROWTH * small
      ? []
      : [`export: ${large / small} times what a tenth holds, above ${MOST_GROWTH}`]),
    ...(large <= MOST_HELD ? [] : [`export: ${large} bytes are held, above ${MOST_HELD}`]),
  ];
}

/** Downloads the file twice: for its time and the resident memory, and for the live heap, since collecting garbage takes time. */
async function measure(size: number) {
  // Each size in a process of its own: what the one has taken, it would keep for the other.
  const { collector, liveHeap, close } = await startInspected({
    API_LIMIT: null,
    API_CALLS_PER_MINUTE: 1_000_000,
    EXPORT_READS: 900,
  });
  await collector.site("bench");
  await collector.touchpoint("bench", "paid", {
    question: { metric: "nps", key: "q" },
    followUp: { metric: "text", key: "why" },
  });
  await fill(collector, size);
  let resident = 0;
  const started = performance.now();
  const { bytes } = await download(collector, size, async () => {
    resident = Math.max(resident, await memoryOfWorkers());
    await setTimeout(SAMPLE_MS);
  });
  const seconds = (performance.now() - started) / 1000;
  const before = await liveHeap();
  const held: number[] = [];
  await download(collector, size, async (lines) => {
    if (lines < (held.length * size) / SAMPLES) await setTimeout(1);
    else held.push(await liveHeap());
  });
  await close();
  if (held.length < SAMPLES / 2) throw new Error(`${held.length} samples in ${size} responses`);
  return { bytes, before, most: Math.max(...held), resident, seconds };
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

/** Reads the whole file, and meanwhile watches, told how many lines have come, again and again. */
async function download({ url }: Collector, size: number, watch: (lines: number) => Promise<void>) {
  const response = await fetch(`${url}/api/v1/sites/bench/responses.csv?from=2025-03-01&to=2025-03-31`, {
    headers: { authorization: `Bearer ${FIRST_KEY}` },
  });
  if (!response.ok || !response.body) throw new Error(await response.text());
  let [lines, bytes] = [0, 0];
  const done = new AbortController();
  const watching = (async () => {
    while (!done.signal.aborted) await watch(lines);
  })();
  for await (const chunk of response.body) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  done.abort();
  await watching;
  if (lines !== size + 1) throw new Error(`${lines} lines of ${size} responses`);
  return { bytes };
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
