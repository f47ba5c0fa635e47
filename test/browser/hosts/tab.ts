/**
 * A tab that nobody watches from the outside before it is asked: while Playwright is attached to a page, Chromium renders
 * nothing ahead for it. Speaks the DevTools protocol by itself, through the tab as a whole.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { pathOfChromium } from "../chromium.ts";

const Message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const Attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ type: z.string(), subtype: z.string().optional() }),
});
const Detached = z.object({ sessionId: z.string() });
const Tab = z.object({ targetId: z.string() });
const Session = z.object({ sessionId: z.string() });
const Evaluated = z.object({
  result: z.object({ value: z.unknown().optional() }),
  exceptionDetails: z.object({ text: z.string() }).optional(),
});

/** What the tab shows, and what is rendered ahead in it. */
type Part = "shown" | "ahead";

/** A command that was sent, and has no answer yet. */
interface Sent {
  sessionId: string | undefined;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export class QuietTab {
  readonly #chromium: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #sent = new Map<number, Sent>();
  readonly #sessions = new Map<Part, string>();
  #commands = 0;

  private constructor(chromium: ChildProcess, profile: string, socket: WebSocket) {
    this.#chromium = chromium;
    this.#profile = profile;
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#hear(Message.parse(JSON.parse(String(data)))));
  }

  /** Starts a Chromium of its own, with one empty tab. */
  static async open(): Promise<QuietTab> {
    const profile = await mkdtemp(join(tmpdir(), "asklet-tab-"));
    const command = await pathOfChromium();
    const options = ["--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-component-update"];
    const places = ["--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
    const chromium = spawn(command, [...options, ...places], { stdio: ["ignore", "ignore", "pipe"] });
    process.once("exit", () => chromium.kill("SIGKILL"));
    const socket = new WebSocket(await addressOf(chromium));
    await once(socket, "open");
    const tab = new QuietTab(chromium, profile, socket);
    const { targetId } = Tab.parse(await tab.#send("Target.createTarget", { url: "about:blank", forTab: true }));
    const { sessionId } = Session.parse(await tab.#send("Target.attachToTarget", { targetId, flatten: true }));
    const parts = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true, filter: [{}] };
    await tab.#send("Target.setAutoAttach", parts, sessionId);
    return tab;
  }

  has(part: Part): boolean {
    return this.#sessions.has(part);
  }

  async goto(url: string): Promise<void> {
    await this.#send("Page.navigate", { url }, this.#sessions.get("shown"));
  }

  /** Value of an expression, as by a click or key of the visitor's. */
  async evaluate(part: Part, expression: string): Promise<unknown> {
    const wanted = { expression, returnByValue: true, awaitPromise: true, userGesture: true };
    const { result, exceptionDetails } = Evaluated.parse(
      await this.#send("Runtime.evaluate", wanted, this.#sessions.get(part)),
    );
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  async close(): Promise<void> {
    const ended = once(this.#chromium, "exit");
    await this.#send("Browser.close");
    await ended;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  async #send(method: string, params: object = {}, sessionId?: string): Promise<unknown> {
    this.#commands += 1;
    const id = this.#commands;
    const answered = new Promise<unknown>((resolve, reject) => this.#sent.set(id, { sessionId, resolve, reject }));
    this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
    return answered;
  }

  #hear({ id, method, params, result, error }: z.infer<typeof Message>): void {
    const sent = this.#sent.get(id ?? 0);
    if (error) sent?.reject(new Error(error.message));
    else sent?.resolve(result);
    this.#sent.delete(id ?? 0);
    if (method === "Target.attachedToTarget") {
      const { sessionId, targetInfo } = Attached.parse(params);
      if (targetInfo.type === "page") this.#sessions.set(targetInfo.subtype ? "ahead" : "shown", sessionId);
    }
    if (method === "Target.detachedFromTarget") {
      const { sessionId } = Detached.parse(params);
      for (const one of this.#sent.values()) if (one.sessionId === sessionId) one.reject(new Error("the page is gone"));
    }
  }
}

/** Chromium says on its error output where it can be spoken to. */
async function addressOf(chromium: ChildProcess): Promise<string> {
  if (!chromium.stderr) throw new Error("no error output");
  for await (const line of createInterface(chromium.stderr)) {
    const [, address] = /listening on (ws:\S+)/.exec(line) ?? [];
    if (address) {
      // Whatever else it says must not fill the pipe.
      chromium.stderr.resume();
      return address;
    }
  }
  throw new Error("Chromium ended before it listened");
}
