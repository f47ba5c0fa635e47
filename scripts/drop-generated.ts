/** `npm run demo:drop`: drops the generated history of the demo shop from the running collector. Real answers stay. */
import { Failure, runScript } from "./command.ts";
import { dropGenerated } from "./demo.ts";
import { localKey } from "./local-key.ts";
import { wantedPort } from "./port.ts";

async function drop(): Promise<void> {
  const origin = `http://127.0.0.1:${wantedPort(process.env["PORT"])}`;
  const running = await fetch(`${origin}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
  if (!running) throw new Failure(`No collector answers at ${origin}: start it with npm start, or set PORT.`);
  const dropped = await dropGenerated({ origin, key: await localKey() }, "shop");
  console.log(`Dropped ${dropped} generated responses of the demo shop.`);
}

await runScript(drop);
