import { execFile } from "node:child_process";
import { type AddressInfo, createServer, type Server } from "node:net";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ROOT } from "../../../scripts/command.ts";
import { checkPort, wantedPort } from "../../../scripts/port.ts";

describe("the port that npm start is given", () => {
  it("is 8787 when PORT is not set, or empty", () => {
    expect(wantedPort(undefined)).toBe(8787);
    expect(wantedPort("")).toBe(8787);
  });

  it("is any from 1 to 65535", () => {
    expect(wantedPort("1")).toBe(1);
    expect(wantedPort("65535")).toBe(65_535);
  });

  it.each(["0", "65536", "-1", "80a", "1e3", "8787.5", " 80"])("is not %j", (text) => {
    expect(() => wantedPort(text)).toThrow(`PORT must be a number from 1 to 65535, not "${text}".`);
  });
});

describe("a port", () => {
  let server: Server | undefined;

  afterEach(() => new Promise<void>((resolve) => void (server ? server.close(() => resolve()) : resolve())));

  async function occupied(host: string): Promise<number> {
    const taken = createServer();
    server = taken;
    return new Promise((resolve) => {
      taken.listen(0, host, () => resolve(portOf(taken.address())));
    });
  }

  it("is taken where something listens on it", async () => {
    const port = await occupied("127.0.0.1");
    await expect(checkPort(port)).rejects.toThrow(`Port ${port} is taken.`);
  });

  it("is taken where something listens on it at all addresses", async () => {
    const port = await occupied("0.0.0.0");
    await expect(checkPort(port)).rejects.toThrow(`Port ${port} is taken.`);
  });

  it("is free when nothing listens on it any more", async () => {
    const port = await occupied("127.0.0.1");
    await new Promise((resolve) => server?.close(resolve));
    server = undefined;
    await expect(checkPort(port)).resolves.toBeUndefined();
  });

  it("that is taken ends npm start with exit code 1 and one sentence", async () => {
    const port = await occupied("127.0.0.1");
    const outcome = await new Promise<{ code: unknown; printed: string }>((resolve) => {
      const env = { ...process.env, PORT: String(port) };
      execFile("node", [path.join(ROOT, "scripts", "start.ts")], { env }, (error, stdout, stderr) => {
        resolve({ code: error?.code, printed: stdout + stderr });
      });
    });
    expect(outcome).toEqual({
      code: 1,
      printed: `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start\n`,
    });
  });
});

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
