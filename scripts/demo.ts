/** The demo sites of `npm start`: made through the API, as an owner would, from the files in examples/. */
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { SiteInput, TouchpointInput } from "../worker/contract/site.ts";
import { Slug } from "../worker/contract/terms.ts";
import { addDays, dayOf } from "../worker/scores/calendar.ts";
import { Failure, ROOT } from "./command.ts";

/** Example folder, site and fixed key: the pages carry their tags as files, so the keys cannot be random. */
const DEMO_SITES = [
  { site: "shop", siteKey: "demoshop00000000", historyDays: 90 },
  { site: "plain", siteKey: "demoplain0000000", historyDays: 0 },
  { site: "hosts", siteKey: "demohosts0000000", historyDays: 0 },
  { site: "headless", siteKey: "demoheadless0000", historyDays: 0 },
  { site: "react", siteKey: "demoreact0000000", historyDays: 0 },
  { site: "vue", siteKey: "demovue000000000", historyDays: 0 },
] as const;

const HISTORY_CHUNK_DAYS = 30;

/** A collector and the key to its API. */
export interface Api {
  origin: string;
  key: string;
}

/**
 * Makes sure that the demo sites exist and let their pages answer from `origin`. What the owner made of those that are
 * complete is left alone; all touchpoints of the others are put, and the shop gets 90 days of generated history, up to
 * yesterday. Doing it again changes nothing. Returns their names.
 * @param complete names of those that were made completely before
 */
export async function ensureDemo(origin: string, key: string, complete: readonly string[] = []): Promise<string[]> {
  const api = { origin, key };
  for (const { site, siteKey, historyDays } of DEMO_SITES) {
    const { timeZone } = await ensureSite(api, site, siteKey);
    if (complete.includes(site)) continue;
    await ensureTouchpoints(api, site);
    await ensureBreakdowns(api, site);
    if (historyDays > 0) await generateHistory(api, site, { days: historyDays, timeZone });
  }
  return DEMO_SITES.map(({ site }) => site);
}

/** Drops what was generated for a site, in as many calls as it takes; returns how many responses. */
export async function dropGenerated(api: Api, site: string): Promise<number> {
  let dropped = 0;
  for (;;) {
    const { responses } = Count.parse(await call(api, "DELETE", `/sites/${site}/generated-responses`));
    if (responses === 0) return dropped;
    dropped += responses;
  }
}

const Count = z.object({ responses: z.int() });

/** Creates the site if it is missing; its allowed origins gain the pages' own. */
async function ensureSite(api: Api, site: string, siteKey: string): Promise<{ timeZone: string }> {
  const { port } = new URL(api.origin);
  const own = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const found = await request(api, "GET", `/sites/${site}`);
  const settings = SiteInput.parse(found.ok ? await found.json() : await readJson(site, "site.json"));
  const missing = own.filter((origin) => !settings.origins.includes(origin));
  if (!found.ok || missing.length > 0) {
    const origins = [...settings.origins, ...missing];
    await call(api, "PUT", `/sites/${site}`, { ...settings, siteKey, origins });
  }
  return settings;
}

async function ensureTouchpoints(api: Api, site: string): Promise<void> {
  const files = await readdir(path.join(ROOT, "examples", site, "touchpoints"));
  for (const file of files) {
    const input = TouchpointInput.parse(await readJson(site, "touchpoints", file));
    await call(api, "PUT", `/sites/${site}/touchpoints/${path.parse(file).name}`, input);
  }
}

/** What scores are broken down by, where the site's folder says so. */
async function ensureBreakdowns(api: Api, site: string): Promise<void> {
  if (!existsSync(path.join(ROOT, "examples", site, "breakdowns.json"))) return;
  const wanted = z.record(Slug, z.array(z.string())).parse(await readJson(site, "breakdowns.json"));
  for (const [touchpoint, breakdowns] of Object.entries(wanted)) {
    for (const breakdown of breakdowns) {
      await call(api, "PUT", `/sites/${site}/touchpoints/${touchpoint}/breakdowns/${breakdown}`);
    }
  }
}

async function generateHistory(api: Api, site: string, { days, timeZone }: { days: number; timeZone: string }) {
  const yesterday = addDays(dayOf(Date.now(), timeZone), -1);
  for (let start = days; start > 0; start -= HISTORY_CHUNK_DAYS) {
    const from = addDays(yesterday, 1 - start);
    const to = addDays(from, Math.min(start, HISTORY_CHUNK_DAYS) - 1);
    await call(api, "POST", `/sites/${site}/generated-responses`, { from, to });
  }
}

async function readJson(...parts: string[]): Promise<unknown> {
  return JSON.parse(await readFile(path.join(ROOT, "examples", ...parts), "utf8"));
}

async function call(api: Api, method: string, address: string, body?: unknown): Promise<unknown> {
  const response = await request(api, method, address, body);
  if (response.ok) return response.json();
  throw new Failure(`${method} ${address} was answered with ${response.status}: ${await response.text()}`);
}

async function request({ origin, key }: Api, method: string, address: string, body?: unknown): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  return fetch(`${origin}/api/v1${address}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
