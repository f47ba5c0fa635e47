/** `npm start`: the collector with its local database and the demo pages, until Ctrl-C. */
import { build } from "./build.ts";
import { Failure, runScript } from "./command.ts";
import { ensureDemo } from "./demo.ts";
import { type LocalCollector, startCollector } from "./local-collector.ts";
import { migrateLocalDatabase } from "./local-database.ts";
import { completeDemos, holdState, markDemosComplete, releaseState } from "./local-state.ts";
import { localKey } from "./local-key.ts";
import { checkPort, wantedPort } from "./port.ts";

let collector: LocalCollector | undefined;
let isStopping = false;

async function start(): Promise<void> {
  try {
    await run();
  } catch (error) {
    // Whatever fails because of Ctrl-C is no failure.
    if (!isStopping) throw error;
  }
}

async function run(): Promise<void> {
  const port = wantedPort(process.env["PORT"]);
  await holdState(port);
  await checkPort(port);
  await build({ demo: true });
  await migrateLocalDatabase();
  const key = await localKey();
  console.log("Starting the collector …");
  collector = startCollector(port, process.env["VERBOSE"] === "1");
  await collector.ready;
  const origin = `http://localhost:${port}`;
  const complete = await completeDemos();
  if (!complete.includes("shop")) console.log("Making the demo shop, with 90 days of generated history …");
  await markDemosComplete(await ensureDemo(origin, key, complete));
  console.log(greeting(origin, key));
  await collector.ended;
  if (!isStopping) throw new Failure("wrangler ended by itself; its message is above.");
}

/** Ctrl-C, or a request to end: what was started is stopped, and that is a success. */
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await collector?.stop();
  await releaseState();
  process.exit(0);
}

function greeting(origin: string, key: string): string {
  const scores = `${origin}/api/v1/sites/shop/scores`;
  return `
Asklet is running; Ctrl-C stops it.

  Demo shop    ${origin}/demo/shop/
  Its journey  ${origin}/sites/shop (sign in with the key)
  Your own     ${origin}/sites
  More pages   ${origin}/demo/plain/, and headless/, react/, vue/ beside it
  Scores       ${scores} (needs the key)
  API          ${origin}/docs
  Key          ${key} (kept in .dev.vars)

  curl -H "Authorization: Bearer ${key}" "${scores}"
`;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop());
await runScript(start);
// What was under way when it was told to stop has failed, and need not say so.
if (!isStopping) {
  await collector?.stop();
  await releaseState();
}
