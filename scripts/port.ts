/** The port that `npm start` serves on. */
import { connect, createServer } from "node:net";
import { Failure } from "./command.ts";

/** Where a browser may look when it is sent to `localhost`. */
const LOOPBACK = ["127.0.0.1", "::1"];

/** The port that PORT asks for, from 1 to 65535; 8787 when it is not set. */
export function wantedPort(text: string | undefined): number {
  if (text === undefined || text === "") return 8787;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Failure(`PORT must be a number from 1 to 65535, not "${text}".`);
  return port;
}

/** @throws Failure when something else listens on the port, or when we may not. */
export async function checkPort(port: number): Promise<void> {
  const other = port < 65_535 ? port + 1 : 8787;
  const way = `Stop what uses it, or choose another: PORT=${other} npm start`;
  for (const host of LOOPBACK) {
    if (await answers(host, port)) throw new Failure(`Port ${port} is taken. ${way}`);
  }
  const code = await listenError(port);
  if (code === "EADDRINUSE") throw new Failure(`Port ${port} is taken. ${way}`);
  if (code !== undefined)
    throw new Failure(`Port ${port} cannot be used (${code}). Choose another: PORT=${other} npm start`);
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (taken: boolean): void => {
      socket.destroy();
      resolve(taken);
    };
    socket.on("connect", () => end(true));
    socket.on("error", () => end(false));
  });
}

/** The code of the error when we listen there, e.g. EADDRINUSE or EACCES. */
function listenError(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(undefined)));
  });
}
