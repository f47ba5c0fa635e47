/** `npm pack`, and `npm install` of what comes of it in a project of somebody else's. */
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { capture } from "../../../scripts/command.ts";

const PATIENCE_MS = 120_000;

let project: string;
let packed: { filename: string; files: { path: string }[] } | undefined;

/** Runs a command that has to succeed; gives back what it prints. */
async function run(command: string, ...args: string[]): Promise<string> {
  const { code, output } = await capture(command, args);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")}: ${output}`);
  return output;
}

const npm = async (...args: string[]): Promise<string> => run("npm", ...args, "--loglevel=error");

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), "asklet-consumer-"));
  // What is in dist/ was built by `npm test`.
  [packed] = JSON.parse(await npm("pack", "--json", "--ignore-scripts", `--pack-destination=${project}`));
  await writeFile(path.join(project, "package.json"), '{ "type": "module" }');
  // Out of reach of any registry: it needs nothing else.
  await npm("install", `--prefix=${project}`, "--offline", "--no-audit", path.join(project, packed?.filename ?? ""));
}, PATIENCE_MS);
afterAll(() => rm(project, { recursive: true }));

describe("the packed module", () => {
  it("holds the module and its types, and nothing of the widget or the Worker", () => {
    expect(packed?.files.map((file) => file.path).toSorted()).toEqual([
      "LICENSE",
      "README.md",
      "dist/module/api.d.ts",
      "dist/module/asklet.d.ts",
      "dist/module/asklet.js",
      "package.json",
    ]);
  });

  it.each([
    ["bundler", "esnext"],
    ["nodenext", "nodenext"],
  ])("has types that take the right calls and refuse the wrong ones, resolved as by %s", async (resolution, module) => {
    await copyFile(path.join(import.meta.dirname, "consumer.ts"), path.join(project, "consumer.ts"));
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module,
      moduleResolution: resolution,
      lib: ["es2022", "dom"],
    };
    const config = { compilerOptions: { ...compilerOptions, types: [] }, files: ["consumer.ts"] };
    await writeFile(path.join(project, "tsconfig.json"), JSON.stringify(config));
    expect(await capture("tsc", ["-p", project])).toEqual({ code: 0, output: "" });
  });

  it.each([
    ["imported", 'import { asklet, load } from "asklet";'],
    [
      "required",
      'import { createRequire } from "node:module"; const { asklet, load } = createRequire(import.meta.url)("asklet");',
    ],
  ])("does nothing on a server, and its promises come to nothing: %s", async (_, line) => {
    const code = `${line}
      const before = Object.getOwnPropertyNames(globalThis).length;
      load("https://collector.example/s/k3y0f7h3s1t3abcd.js");
      const given = [
        asklet("touchpoint", "help", { plan: "pro" }),
        asklet("consent", true),
        asklet("on", "shown", () => {}),
        await asklet("debug"),
        await asklet("ask", "help"),
      ];
      console.log(given.every((one) => one === undefined), Object.getOwnPropertyNames(globalThis).length - before);`;
    await writeFile(path.join(project, "server.js"), code);
    expect(await run("node", path.join(project, "server.js"))).toBe("true 0\n");
  });
});
