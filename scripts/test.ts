/** `npm test`: every test, or those whose files the arguments name. All arguments go to Vitest. */
import { build } from "./build.ts";
import { ensureChromium } from "./chromium.ts";
import { runScript, show } from "./command.ts";

async function test(): Promise<number> {
  await build({ demo: true });
  const env = { ASKLET_CHROMIUM: await ensureChromium() };
  const { code } = await show("vitest", ["run", ...process.argv.slice(2)], env);
  return code;
}

await runScript(test);
