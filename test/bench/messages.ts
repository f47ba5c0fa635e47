/** Rows written and read by each message of a prompt, by D1's own meta. */
import { collectRoutes } from "../../worker/collect/routes.ts";
import type { Message } from "../../worker/contract/message.ts";
import { message, ORIGIN, promptId, startCollector } from "../worker/collector.ts";
import { metered } from "../worker/metered-database.ts";
import { printTable } from "../../scripts/table.ts";

/** Prints rows and round trips per message. */
export async function benchMessages(): Promise<void> {
  const collector = await startCollector();
  const siteKey = await collector.site("bench");
  const question = { metric: "nps", key: "recommend" };
  await collector.touchpoint("bench", "checkout", { question, followUp: { metric: "text", key: "why" } });
  const { db, meter } = metered(collector.db);
  const env = { ...collector.env, DB: db, MESSAGE_LIMIT: undefined };
  const post = async (over: Partial<Message>) => {
    const before = { ...meter };
    const body = JSON.stringify(message("checkout", over));
    const headers = { origin: ORIGIN, "content-type": "text/plain" };
    const response = await collectRoutes.request(`/s/${siteKey}`, { method: "POST", headers, body }, env);
    if (response.status !== 200) throw new Error(await response.text());
    const { roundTrips, rowsWritten, rowsRead } = meter;
    return [roundTrips - before.roundTrips, rowsWritten - before.rowsWritten, rowsRead - before.rowsRead];
  };
  await post({});
  const prompt = promptId();
  const rows: (string | number)[][] = [["message", "round trips", "rows written", "rows read"]];
  rows.push(["showing", ...(await post({ prompt, seq: 1 }))]);
  rows.push(["rating", ...(await post({ prompt, seq: 2, answer: 9 }))]);
  rows.push(["changed rating", ...(await post({ prompt, seq: 3, answer: 3 }))]);
  rows.push(["follow-up", ...(await post({ prompt, seq: 4, answer: 3, followUp: "slow" }))]);
  rows.push(["repeat", ...(await post({ prompt, seq: 4, answer: 3, followUp: "slow" }))]);
  rows.push(["older", ...(await post({ prompt, seq: 2, answer: 9 }))]);
  rows.push(["dismissal", ...(await post({ dismissed: true }))]);
  rows.push(["rating without a showing before", ...(await post({ answer: 10 }))]);
  await collector.close();
  printTable("Cost of a message, site in memory", rows);
}
