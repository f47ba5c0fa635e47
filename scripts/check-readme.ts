/** Holds the README against what it describes: its table of bytes, its commands, its pictures and its links. */
import { access, readFile } from "node:fs/promises";
import path from "node:path";
import manifest from "../package.json" with { type: "json" };
import { byteTable } from "./byte-table.ts";
import { Failure, ROOT, runScript } from "./command.ts";

async function checkReadme(): Promise<void> {
  const text = await readFile(path.join(ROOT, "README.md"), "utf8");
  const faults = [
    ...(await byteTable()).filter((line) => !text.includes(line)).map((line) => `not in the README: ${line}`),
    ...namedCommands(text)
      .filter((name) => !Object.hasOwn(manifest.scripts, name))
      .map((name) => `no such command: npm run ${name}`),
    ...(await missingFiles(text)).map((file) => `no such file: ${file}`),
  ];
  if (faults.length > 0) throw new Failure(`${faults.join("\n")}\nREADME.md is not true.`);
  console.log("table of bytes, commands and links are true");
}

function namedCommands(text: string): string[] {
  return [...text.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? "");
}

async function missingFiles(text: string): Promise<string[]> {
  const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? "");
  const found = await Promise.all(
    targets.map((target) =>
      access(path.join(ROOT, target)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return targets.filter((_, index) => !found[index]);
}

await runScript(checkReadme);
