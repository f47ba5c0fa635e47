/** Finds a Chromium or Chrome for the browser tests, and gets one where there is none. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { Failure, ROOT, capture, show } from "./command.ts";

/** Names that packages give it, on the PATH. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/** The same browser without its window's own pages, which cost more than those under test. */
const SHELL = "chromium-headless-shell";
/** Places that are on nobody's PATH; on macOS also below the home folder. */
const MAC_APPS = ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"];
const OTHER_PLACES = ["/opt/google/chrome/chrome", "/usr/lib/chromium/chromium", "/snap/bin/chromium"];

const ADVICE = `No Chromium or Chrome was found, and none could be installed. One of these helps:
  - install Chromium or Chrome with your system's package manager;
  - run: npx playwright-core install --with-deps chromium
  - set ASKLET_CHROMIUM to the path of one.`;

/**
 * The path of a browser that runs: ASKLET_CHROMIUM alone if it is set, else the system's, else Playwright's own.
 * Nothing when there is none.
 */
export async function findChromium(): Promise<string | undefined> {
  const told = process.env["ASKLET_CHROMIUM"];
  const places = told ? [told] : [...systemPlaces(), chromium.executablePath()];
  for (const place of places) {
    if (existsSync(place) && (await runs(place))) return place;
  }
  return undefined;
}

/**
 * The path of a browser that runs, after an installation if need be: Playwright's, else Debian's package when we are root.
 * @throws Failure when there is none in the end.
 */
export async function ensureChromium(): Promise<string> {
  const found = await findChromium();
  if (found !== undefined) return found;
  const told = process.env["ASKLET_CHROMIUM"];
  if (told) throw new Failure(`ASKLET_CHROMIUM names ${told}, which is no browser that runs here.`);
  const installed = (await installPlaywrights()) ?? (await installDebians());
  if (installed === undefined) throw new Failure(ADVICE);
  return installed;
}

/**
 * The path of Chromium's headless shell: the same engine without what a window needs, and quicker by far. ASKLET_CHROMIUM
 * alone if it is set. Nothing when there is none.
 */
export async function findShell(): Promise<string | undefined> {
  const told = process.env["ASKLET_CHROMIUM"];
  for (const place of told ? [told] : onPath([SHELL])) if (existsSync(place) && (await runs(place))) return place;
  return undefined;
}

function onPath(names: readonly string[]): string[] {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function systemPlaces(): string[] {
  const applications = ["/Applications", path.join(homedir(), "Applications")];
  const onMac = MAC_APPS.flatMap((app) => applications.map((folder) => path.join(folder, app)));
  return [...onPath(NAMES), ...(process.platform === "darwin" ? onMac : OTHER_PLACES)];
}

/** Some packages install a script that only says where to get the browser; a real one tells its version. */
async function runs(place: string): Promise<boolean> {
  const { code, output } = await capture(place, ["--version"]);
  return code === 0 && /Chrom/.test(output);
}

async function installPlaywrights(): Promise<string | undefined> {
  console.log("No Chromium or Chrome found. Downloading Playwright's Chromium (some 170 MB) …");
  const cli = path.join(ROOT, "node_modules", "playwright-core", "cli.js");
  // Five attempts are made; a machine behind a wall should not wait half a minute for each.
  const { code, output } = await capture("node", [cli, "install", "--no-shell", "chromium"], {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000",
  });
  if (code === 0) return findChromium();
  console.log(`It could not be downloaded: ${/Error: .*/.exec(output)?.[0] ?? "no reason was given"}`);
  return undefined;
}

async function installDebians(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("Installing the system's packages chromium and chromium-headless-shell with apt-get …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await show("apt-get", ["update", "-qq"], env);
  const install = ["install", "-y", "-qq", "--no-install-recommends"];
  const installed = await show("apt-get", [...install, "chromium"], env);
  // Where a release of Debian has none, the tests take longer.
  await show("apt-get", [...install, SHELL], env);
  return update.code === 0 && installed.code === 0 ? findChromium() : undefined;
}
