/** The browser of the browser tests. */
import { type Browser, chromium } from "playwright-core";
import { ensureChromium, findShell } from "../../scripts/chromium.ts";

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
  return chromium.launch({ executablePath: await pathOfChromium(), args: ARGUMENTS });
}

/**
 * Starts Chromium's headless shell, where there is one, else Chromium: for what concerns a page alone. It has no
 * back-forward cache and one process for all frames of a page.
 */
export async function launchShell(): Promise<Browser> {
  const executablePath = process.env["ASKLET_SHELL"] ?? (await findShell()) ?? (await pathOfChromium());
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

export async function pathOfChromium(): Promise<string> {
  return process.env["ASKLET_CHROMIUM"] ?? ensureChromium();
}
