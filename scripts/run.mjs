/**
 * Installs the dependencies if need be, then runs a command with them: `node scripts/run.mjs node scripts/start.ts`.
 * On a fresh clone this runs before anything is installed, perhaps in Node 20: plain JavaScript, and nothing but Node's own modules.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = path.join(root, "node_modules");
const bin = path.join(modules, ".bin");
const lockFile = path.join(root, "package-lock.json");
/** Holds the digest of the lock file that was installed. */
const marker = path.join(modules, ".asklet-installed");

if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(`Asklet needs Node 20 or newer; this is ${process.versions.node}. See https://nodejs.org.`);
}
if (!isInstalled()) install();
run(process.argv[2] ?? "node", process.argv.slice(3));

/** Whether node_modules is what the lock file says: by our marker, or because npm wrote it after the lock file. */
function isInstalled() {
  const installed = path.join(modules, ".package-lock.json");
  if (!existsSync(installed) || !existsSync(path.join(bin, "node"))) return false;
  if (existsSync(marker)) return readFileSync(marker, "utf8") === lockDigest();
  return statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** `npm ci`, without its warnings that some tools want a newer Node: the dependencies bring that Node along. */
function install() {
  console.log("Installing the dependencies (npm ci; half a minute to a few minutes, some 600 MB) …");
  const npm = process.env.npm_execpath ?? "";
  const options = ["ci", "--loglevel=error", "--no-audit", "--no-fund"];
  const [command, args] = npm.endsWith("npm-cli.js") ? [process.execPath, [npm, ...options]] : ["npm", options];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (error) fail(`npm could not be started: ${error.message}`);
  if (status !== 0) fail("npm ci failed; its message is above. Run the command again when the cause is gone.");
  if (!existsSync(path.join(bin, "node"))) {
    fail(
      "npm ci did not run the install script of the package `node`. Is ignore-scripts set in your npm configuration?",
    );
  }
  writeFileSync(marker, lockDigest());
}

function lockDigest() {
  return createHash("sha256").update(readFileSync(lockFile)).digest("hex");
}

/** Runs the command with the installed tools, Node 24 among them, first on the PATH, and ends as it ends. */
function run(command, args) {
  const PATH = [bin, process.env.PATH].join(path.delimiter);
  const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, PATH } });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // A terminal sends Ctrl-C to the command as well. Where there is none, only we are told.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  // Killing npm kills its shell, which tells nobody: being handed to another parent is the sign.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill("SIGTERM"), 250).unref();
  child.on("error", (error) => fail(`${command} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
