/** `npm test`: every test, or those whose files the arguments name. All arguments go to Vitest. */
import { build } from "./build.ts";
import { ensureChromium, findShell } from "./chromium.ts";
import { runScript, show } from "./command.ts";

async function test(): Promise<number> {
  await build({ demo: true });
  const chromium = await ensureChromium();
  const env = { ASKLET_CHROMIUM: chromium, ASKLET_SHELL: (await findShell()) ?? chromium };
  const { code } = await show("vitest", ["run", ...process.argv.slice(2)], env);
  return code;
}

await runScript(test);
