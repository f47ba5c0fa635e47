/** Firefox, where the machine has it: Playwright drives only a Firefox of its own, so these tests speak WebDriver BiDi. */
import { access } from "node:fs/promises";
import { type Browser, launch } from "puppeteer-core";

const PLACES = [process.env["ASKLET_FIREFOX"], "/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** Path of the installed Firefox: the one that ASKLET_FIREFOX names, else one that is found. `undefined`: there is none. */
export async function findFirefox(): Promise<string | undefined> {
  for (const place of PLACES) {
    if (
      place !== undefined &&
      (await access(place).then(
        () => true,
        () => false,
      ))
    )
      return place;
  }
  return undefined;
}

/**
 * Starts Firefox without a window. The caller closes it.
 * @param settings of `about:config`, by their names
 */
export async function launchFirefox(executablePath: string, settings: Record<string, unknown> = {}): Promise<Browser> {
  return launch({ browser: "firefox", executablePath, headless: true, extraPrefsFirefox: settings });
}
