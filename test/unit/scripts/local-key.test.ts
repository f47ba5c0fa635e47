import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localKey } from "../../../scripts/local-key.ts";

describe("the local key", () => {
  let folder = "";
  let file = "";

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "asklet key "));
    file = path.join(folder, ".dev.vars");
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("is made once, of 32 random bytes, and found again", async () => {
    const key = await localKey(file);
    expect(key).toMatch(/^asklet_[A-Za-z0-9_-]{43}$/);
    expect(await localKey(file)).toBe(key);
    expect(await readFile(file, "utf8")).toBe(`ASKLET_KEY="${key}"\n`);
  });

  it("is another on another machine", async () => {
    expect(await localKey(file)).not.toBe(await localKey(path.join(folder, "other")));
  });

  it("is for its owner's eyes only", async () => {
    await localKey(file);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it.each(["ASKLET_KEY=asklet_mine", 'ASKLET_KEY = "asklet_mine"', "A=1\nASKLET_KEY='asklet_mine'\nB=2\n"])(
    "is the owner's where one is set: %j",
    async (text) => {
      await writeFile(file, text);
      expect(await localKey(file)).toBe("asklet_mine");
      expect(await readFile(file, "utf8")).toBe(text);
    },
  );

  it("leaves other secrets as they are", async () => {
    await writeFile(file, "OTHER=1");
    const key = await localKey(file);
    expect(await readFile(file, "utf8")).toBe(`OTHER=1\nASKLET_KEY="${key}"\n`);
  });
});
