/** What a part of the built widget weighs that is loaded when it is needed. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Size, sizeOf } from "../widget/sizes.ts";
import type { CHUNKS } from "../worker/script/compose.ts";
import { ROOT } from "./command.ts";

/** Size of a chunk's file. Needs a build. */
export async function chunkSize(chunk: (typeof CHUNKS)[number]): Promise<Size> {
  const { default: pieces } = await import("../dist/widget/pieces.json", { with: { type: "json" } });
  return sizeOf(await readFile(path.join(ROOT, "dist", "assets", "s", pieces.prompt.replace("prompt", chunk))));
}
