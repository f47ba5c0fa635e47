import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { buildPieces, buildWidget, INNER_NAMES } from "../../../widget/build.ts";
import { CHUNKS, composeScript, type Pieces } from "../../../worker/script/compose.ts";

let folder: string;
let places: { dist: string; prompt: string; releases: string };

beforeAll(async () => {
  // A space and brackets, as paths of real machines have them.
  folder = await mkdtemp(join(tmpdir(), "asklet widget [1] "));
  places = { dist: join(folder, "dist"), prompt: join(folder, "index.ts"), releases: join(folder, "releases") };
  await writeFile(
    places.prompt,
    "export async function ask(request: object) {\n  return request;\n}\nexport const deliver = () => process.env.NODE_ENV;\n",
  );
  await mkdir(join(places.releases, "0.0.9"), { recursive: true });
  await writeFile(join(places.releases, "0.0.9/prompt-9999999999.js"), "earlier");
});

/** Name of a chunk of this build. */
const chunkOf = ({ prompt }: Pieces, name: string): string => prompt.replace("prompt", name);

afterEach(() => vi.unstubAllEnvs());
afterAll(() => rm(folder, { recursive: true }));

describe("buildWidget", () => {
  it("writes pieces, chunks, those of earlier releases and headers, and nothing that an earlier build left", async () => {
    await mkdir(join(places.dist, "assets/s"), { recursive: true });
    await writeFile(join(places.dist, "assets/s/prompt-0000000000.js"), "stale");
    const built = await buildWidget(places);
    expect(JSON.parse(await readFile(join(places.dist, "widget/pieces.json"), "utf8"))).toEqual(built);
    expect((await readdir(join(places.dist, "assets/s"))).toSorted()).toEqual(
      [...CHUNKS.map((chunk) => chunkOf(built, chunk)), "prompt-9999999999.js"].toSorted(),
    );
    const headers = await readFile(join(places.dist, "assets/_headers"), "utf8");
    for (const chunk of CHUNKS) {
      expect(headers).toContain(`/s/${chunk}-*.js
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
`);
    }
  });

  it("names the chunks after the content of all, with white space and types gone and a hint before the prompt UI", async () => {
    const built = await buildWidget(places);
    const read = (file: string): Promise<string> => readFile(join(places.dist, "assets/s", file), "utf8");
    const codes = await Promise.all(CHUNKS.map((chunk) => read(chunkOf(built, chunk))));
    const [code] = codes;
    expect(built.prompt).toBe(`prompt-${createHash("sha256").update(codes.join()).digest("hex").slice(0, 10)}.js`);
    expect(code).toMatch(
      /^\/\/# allFunctionsCalledOnLoad\nasync function (\w)\((\w)\)\{return \2\}var (\w)=\(\)=>`production`;export\{\1 as ask,\3 as deliver\};$/,
    );
  });

  it("gives the same bytes in every environment", async () => {
    vi.stubEnv("NODE_ENV", "production");
    const first = await buildWidget(places);
    vi.stubEnv("NODE_ENV", "development");
    expect(await buildWidget(places)).toEqual(first);
  });
});

describe("the names that are shortened", () => {
  it.each([
    "worker/contract/script.ts",
    "worker/contract/rules.ts",
    "worker/contract/wording.ts",
    "worker/contract/message.ts",
    "widget/module/api.ts",
  ])("are none of those that the Worker, the collector or a page knows by %s", async (file) => {
    const source = await readFile(join(import.meta.dirname, "../../..", file), "utf8");
    const known = new Set(Array.from(source.matchAll(/\b(\w+)\??[:(]/g), ([, name]) => name));
    expect(known).toContain("properties");
    expect(INNER_NAMES.filter((name) => known.has(name))).toEqual([]);
  });
});

describe("the pieces", () => {
  let pieces: Pieces;
  beforeAll(async () => {
    pieces = { version: "0.0.0", prompt: "prompt-0123456789.js", styles: {}, ...(await buildPieces()) };
  });

  it("are each one expression on one line, without eval", () => {
    for (const [name, code] of Object.entries({ core: pieces.core, ...pieces.pieces })) {
      expect(() => new Script(`(${code})`), name).not.toThrow();
      expect(code, name).not.toMatch(/\n| {2}|\beval\b|\bFunction\(/);
    }
  });

  it("make a script that parses, whatever the rules", () => {
    const globs = fc.array(fc.string({ unit: "binary", maxLength: 20 }), { maxLength: 3 });
    const touchpoint = fc.record(
      {
        slug: fc.string({ unit: "binary", maxLength: 20 }),
        revision: fc.nat(),
        load: fc.nat(),
        include: globs,
        exclude: globs,
        sample: fc.double({ min: 0, max: 1, noNaN: true }),
        click: fc.string({ unit: "binary", maxLength: 20 }),
        view: fc.string({ unit: "binary", maxLength: 20 }),
        suppress: fc.string({ unit: "binary", maxLength: 20 }),
        cancel: fc.array(fc.string({ maxLength: 20 })),
        tab: fc.constant(1 as const),
      },
      { requiredKeys: ["slug", "revision"] },
    );
    fc.assert(
      fc.property(fc.array(touchpoint, { maxLength: 4 }), fc.nat({ max: 3650 }), (touchpoints, wait) => {
        const script = composeScript(pieces, { prompt: pieces.prompt, storage: "local", wait, touchpoints });
        expect(() => new Script(script)).not.toThrow();
      }),
    );
  });
});
