/** The hostile hosts with a real collector behind them: their server, their site, and what reached it. */
import { readFile } from "node:fs/promises";
import { serveHosts } from "../../../examples/hosts/serve.ts";
import { build } from "../../../scripts/build.ts";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { type Collector, startCollector } from "../../worker/collector.ts";

const SITE = "hosts";

/** How long an answer may take to be stored, on a machine that is busy: for `expect.poll`. */
export const SOON = { timeout: 10_000 };

export interface Hosts {
  /** Origin of the collector. */
  collector: string;
  /** Address of a page, by its file's name. */
  page(name: string): string;
  /** Gives the site other settings than those of its file, and surveys beside its own; they stay until the next call. */
  configure(settings?: object, surveys?: Record<string, object>): Promise<void>;
  /** What is stored by now of prompts on a page, by its file's name: answer and follow-up of each. */
  stored(name: string): Promise<unknown[][]>;
  close(): Promise<void>;
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(new URL(`../../../examples/hosts/${file}`, import.meta.url), "utf8");
  const value: unknown = JSON.parse(text);
  return Object.fromEntries(Object.entries(value ?? {}));
}

/** Makes the site of the examples, and lets the pages answer from where they are served. */
async function makeSite({ api }: Collector, pages: URL, more: object, surveys: Record<string, object>): Promise<void> {
  const origins = [`http://127.0.0.1:${pages.port}`, `http://localhost:${pages.port}`, "null"];
  const settings = { ...(await readJson("site.json")), siteKey: "demohosts0000000", origins, ...more };
  const all = { feedback: await readJson("touchpoints/feedback.json"), ...surveys };
  const bodies = [
    [`/sites/${SITE}`, settings] as const,
    ...Object.entries(all).map(([slug, body]) => [`/sites/${SITE}/touchpoints/${slug}`, body] as const),
  ];
  for (const [path, body] of bodies) {
    const response = await api("PUT", path, body);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  }
}

async function storedBy({ api }: Collector, path: string): Promise<unknown[][]> {
  const page: unknown = await (await api("GET", `/sites/${SITE}/responses?limit=100`)).json();
  return ResponsePage.parse(page)
    .responses.filter((one) => one.path === path)
    .map(({ answer, followUp }) => [answer?.value, followUp?.value]);
}

/** Starts collector and pages. */
export async function startHosts(): Promise<Hosts> {
  await build({ demo: true });
  const collector = await startCollector();
  const server = await serveHosts(collector.url);
  const configure: Hosts["configure"] = async (settings = {}, surveys = {}) =>
    makeSite(collector, new URL(server.url), settings, surveys);
  await configure();
  return {
    collector: collector.url,
    page: (name) => server.url + name,
    configure,
    stored: async (name) => storedBy(collector, new URL(server.url + name).pathname),
    async close() {
      server.close();
      await collector.close();
    },
  };
}
