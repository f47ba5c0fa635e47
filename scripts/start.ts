/** `npm start`: the collector with its local database and the demo pages, until Ctrl-C. */
import { build } from "./build.ts";
import { Failure, runScript } from "./command.ts";
import { ensureDemo } from "./demo.ts";
import { type LocalCollector, startCollector } from "./local-collector.ts";
import { migrateLocalDatabase } from "./local-database.ts";
import { localKey } from "./local-key.ts";
import { checkPort, wantedPort } from "./port.ts";

let collector: LocalCollector | undefined;
let isStopping = false;

async function start(): Promise<void> {
  const port = wantedPort(process.env["PORT"]);
  await checkPort(port);
  await build({ demo: true });
  await migrateLocalDatabase();
  const key = await localKey();
  console.log("Starting the collector …");
  collector = startCollector(port, process.env["VERBOSE"] === "1");
  await collector.ready;
  const origin = `http://localhost:${port}`;
  await ensureDemo(origin, key);
  console.log(greeting(origin, key));
  await collector.ended;
  if (!isStopping) throw new Failure("wrangler ended by itself; its message is above.");
}

/** Ctrl-C, or a request to end: what was started is stopped, and that is a success. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await collector?.stop();
  process.exit(0);
}

function greeting(origin: string, key: string): string {
  const scores = `${origin}/api/v1/sites/shop/scores`;
  return `
Asklet is running; Ctrl-C stops it.

  Demo shop    ${origin}/demo/shop/
  Plain page   ${origin}/demo/plain/
  Scores       ${scores}
  API          ${origin}/openapi.json
  Key          ${key} (kept in .dev.vars)

  curl -H "Authorization: Bearer ${key}" "${scores}"
`;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop());
await runScript(start);
await collector?.stop();
