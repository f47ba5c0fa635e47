/** How many messages a second the collector takes, beside a Worker that inserts one row a request and does nothing else. */
import { createTestHarness } from "wrangler";
import { message, startCollector } from "../worker/collector.ts";
import { printTable } from "../../scripts/table.ts";
import { median } from "./median.ts";

const RUNS = 5;
const REQUESTS = 1000;
const CONCURRENT = 20;

/** Requests a second. Anything but 200 ends the bench. */
async function measure(send: () => Promise<Response>): Promise<number> {
  let left = REQUESTS;
  const started = performance.now();
  const sender = async () => {
    while (left > 0) {
      left -= 1;
      const response = await send();
      if (response.status !== 200) throw new Error(`answered with ${response.status}: ${await response.text()}`);
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, sender));
  return (1000 * REQUESTS) / (performance.now() - started);
}

/** Medians of five interleaved runs. Returns collector ÷ bare. */
export async function benchThroughput(): Promise<number> {
  const collector = await startCollector();
  const bare = createTestHarness({ workers: [{ configPath: "test/bench/bare/wrangler.jsonc" }] });
  const { url } = await bare.listen();
  await fetch(url, { method: "PUT" });
  const siteKey = await collector.site("bench");
  await collector.touchpoint("bench", "checkout", { question: { metric: "nps", key: "recommend" } });
  const sendMessage = async () => collector.post(siteKey, message("checkout", { answer: 9 }));
  const insertRow = async () =>
    fetch(url, { method: "POST", body: JSON.stringify(message("checkout", { answer: 9 })) });

  await measure(sendMessage);
  await measure(insertRow);
  const rates = { collector: Array<number>(), bare: Array<number>() };
  for (let run = 0; run < RUNS; run += 1) {
    rates.collector.push(await measure(sendMessage));
    rates.bare.push(await measure(insertRow));
  }
  await Promise.all([collector.close(), bare.close()]);
  const ratio = median(rates.collector) / median(rates.bare);
  printTable(`Messages a second (${REQUESTS} requests, ${CONCURRENT} at once, medians of ${RUNS} interleaved runs)`, [
    ["", "median", "all runs"],
    ["collector", Math.round(median(rates.collector)), rates.collector.map(Math.round).join(" ")],
    ["bare one-row INSERT Worker", Math.round(median(rates.bare)), rates.bare.map(Math.round).join(" ")],
    ["ratio", ratio.toFixed(2), "at least 0.4"],
  ]);
  return ratio;
}
