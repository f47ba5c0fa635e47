/** The API key of this machine's collector, in .dev.vars. */
import { randomBytes } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./command.ts";

const FILE = path.join(ROOT, ".dev.vars");

/** A new key: `asklet_` and 32 random bytes as 43 characters of base64url. */
export function newKey(): string {
  return `asklet_${randomBytes(32).toString("base64url")}`;
}

/** The key in a file, .dev.vars by default. If there is none, makes one and keeps it there, for the owner's eyes only. */
export async function localKey(file = FILE): Promise<string> {
  const known = await readFile(file, "utf8").catch(() => "");
  const found = /^ASKLET_KEY\s*=\s*["']?([\w-]+)/m.exec(known)?.[1];
  if (found !== undefined) return found;
  const key = newKey();
  const lineBreak = known === "" || known.endsWith("\n") ? "" : "\n";
  await appendFile(file, `${lineBreak}ASKLET_KEY="${key}"\n`, { mode: 0o600 });
  return key;
}
