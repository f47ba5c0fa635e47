/** The example apps, built and served as a customer's server would, with a real collector behind a path of their own. */
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { preview, type PreviewServer } from "vite";
import { build as buildProject } from "../../../scripts/build.ts";
import { capture, ROOT } from "../../../scripts/command.ts";
import { type Response, ResponsePage } from "../../../worker/contract/responses.ts";
import { type Collector, startCollector } from "../../worker/collector.ts";

export type AppName = "react" | "vue" | "headless";
/** As the pages name them. */
const SITE_KEYS = { react: "demoreact0000000", vue: "demovue000000000", headless: "demoheadless0000" } as const;

async function readJson(...parts: string[]): Promise<Record<string, unknown>> {
  const value: unknown = JSON.parse(await readFile(path.join(ROOT, "examples", ...parts), "utf8"));
  return Object.fromEntries(Object.entries(value ?? {}));
}

/** The app as `npm start` shows it; or, with the framework's own checks, as it is while it is being written. */
async function buildApp(app: AppName, outDir: string, mode: "production" | "development"): Promise<void> {
  if (mode === "production") return cp(path.join(ROOT, "dist/assets/demo", app), outDir, { recursive: true });
  const args = ["build", path.join("examples", app), `--outDir=${outDir}`, "--emptyOutDir", `--mode=${mode}`];
  const { code, output } = await capture("vite", args, { NODE_ENV: mode });
  if (code !== 0) throw new Error(output);
}

export class App {
  readonly #name: AppName;
  readonly #collector: Collector;
  readonly #server: PreviewServer;
  readonly #folder: string;
  #since = 0;

  private constructor(name: AppName, collector: Collector, server: PreviewServer, folder: string) {
    this.#name = name;
    this.#collector = collector;
    this.#server = server;
    this.#folder = folder;
  }

  /**
   * Builds the app, makes its site, and serves both from one origin.
   * @param mode "development" has the framework's own checks
   */
  static async start(name: AppName, mode: "production" | "development" = "production"): Promise<App> {
    await buildProject({ demo: true });
    const folder = await mkdtemp(path.join(tmpdir(), `asklet-${name}-`));
    const [collector] = await Promise.all([startCollector(), buildApp(name, folder, mode)]);
    const server = await preview({
      root: path.join(ROOT, "examples", name),
      base: `/demo/${name}/`,
      configFile: false,
      logLevel: "silent",
      build: { outDir: folder },
      preview: { host: "127.0.0.1", port: 0, proxy: { "/s/": collector.url } },
    });
    const app = new App(name, collector, server, folder);
    await app.#makeSite();
    return app;
  }

  /** Address of a page of the app. */
  url(page = ""): string {
    const [address = ""] = this.#server.resolvedUrls?.local ?? [];
    return address + page;
  }

  async #makeSite(): Promise<void> {
    const { api } = this.#collector;
    const name = this.#name;
    const settings = await readJson(name, "site.json");
    const { origin } = new URL(this.url());
    await expectOk(api("PUT", `/sites/${name}`, { ...settings, siteKey: SITE_KEYS[name], origins: [origin] }));
    for (const file of await readdir(path.join(ROOT, "examples", name, "touchpoints"))) {
      const touchpoint = await readJson(name, "touchpoints", file);
      await expectOk(api("PUT", `/sites/${name}/touchpoints/${path.parse(file).name}`, touchpoint));
    }
  }

  /** What is stored by now of prompts that were shown since `forget`: pages that are closed speak once more. */
  async stored(): Promise<Response[]> {
    const page: unknown = await (await this.#collector.api("GET", `/sites/${this.#name}/responses?limit=100`)).json();
    return ResponsePage.parse(page).responses.filter(({ shownAt }) => Date.parse(shownAt) >= this.#since);
  }

  /** Forgets what was stored. */
  forget(): void {
    this.#since = Date.now();
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.#collector.close();
    await rm(this.#folder, { recursive: true });
  }
}

async function expectOk(answer: Promise<globalThis.Response>): Promise<void> {
  const response = await answer;
  if (!response.ok) throw new Error(await response.text());
}
