/** The browser of the browser tests. */
import { type Browser, chromium } from "playwright-core";
import { ensureChromium } from "../../scripts/chromium.ts";

/** Nothing but the pages under test may use the network. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts Chromium without a window: the one that ASKLET_CHROMIUM names, else one that is found on this machine. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["ASKLET_CHROMIUM"] ?? (await ensureChromium()),
    args: ARGUMENTS,
  });
}
