import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { leanPreact } from "../../../widget/prompt/lean-preact.ts";

const folder = join(dirname(createRequire(import.meta.url).resolve("preact/package.json")), "src");
const source = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
const plugin = leanPreact();

describe("leanPreact", () => {
  it.each(["component.js", "create-element.js", "render.js", "diff/index.js", "diff/children.js", "diff/props.js"])(
    "cuts %s of the Preact that is installed",
    async (file) => {
      const whole = await source(file);
      expect(plugin.transform(whole, join(folder, file))?.length).toBeLessThan(whole.length);
    },
  );

  it("fails on a Preact that it does not know", async () => {
    const other = (await source("render.js")).replaceAll("options._root", "options._container");
    expect(() => plugin.transform(other, join(folder, "render.js"))).toThrow("Preact has changed: its sources have no");
  });

  it("leaves every other module alone", () => {
    expect(plugin.transform("if (moved) {", "/widget/prompt/card.tsx")).toBeUndefined();
  });

  it("takes the sources for the bundled file, and only for Preact itself", async () => {
    const context = { resolve: async (): Promise<{ id: string }> => ({ id: "/m/preact/dist/preact.mjs" }) };
    expect(await plugin.resolveId.call(context, "preact")).toBe("/m/preact/src/index.js");
    expect(await plugin.resolveId.call(context, "preact/hooks")).toBeUndefined();
  });

  it("leaves all that the prompt uses: elements, without keys, refs, styles, components, fragments or markup in strings", async () => {
    const prompt = join(import.meta.dirname, "../../../widget/prompt");
    const files = (await readdir(prompt)).filter((file) => file.endsWith(".tsx"));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = await readFile(join(prompt, file), "utf8");
      expect(text, file).not.toMatch(
        /\s(?:key|ref|style|dangerouslySetInnerHTML)=|(?<![\w.])<[A-Z]\w*[\s/>]|<>|preact\/hooks|extends Component/,
      );
    }
  });
});
