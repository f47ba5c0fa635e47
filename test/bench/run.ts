/** `npm run bench [-- bytes messages counting throughput scores export page pages]`: prints figures; exits 1 when a promise is broken. */
import { build } from "../../scripts/build.ts";

const LEAST_THROUGHPUT = 0.4;
const wanted = new Set(process.argv.slice(2));
const broken: string[] = [];
const runs = (name: string): boolean => wanted.size === 0 || wanted.has(name);

// Before the imports below: they read what was built.
await build({ demo: true });
const { byteTable } = await import("../../scripts/byte-table.ts");
const { benchCounting } = await import("./counting.ts");
const { benchExport } = await import("./export.ts");
const { benchMessages } = await import("./messages.ts");
const { benchPage } = await import("./page.ts");
const { benchPages } = await import("./pages.ts");
const { benchScores } = await import("./scores.ts");
const { benchThroughput } = await import("./throughput.ts");

if (runs("bytes")) console.log(["", ...(await byteTable())].join("\n"));
if (runs("messages")) await benchMessages();
if (runs("counting")) await benchCounting();
if (runs("throughput")) {
  const ratio = await benchThroughput();
  if (ratio < LEAST_THROUGHPUT)
    broken.push(`throughput: ${ratio.toFixed(2)} of a bare INSERT, below ${LEAST_THROUGHPUT}`);
}
if (runs("scores")) broken.push(...(await benchScores()));
if (runs("export")) broken.push(...(await benchExport()));
if (runs("page")) broken.push(...(await benchPage()));
if (runs("pages")) broken.push(...(await benchPages()));
for (const promise of broken) console.error(`\nBroken promise: ${promise}`);
process.exitCode = broken.length > 0 ? 1 : 0;
