/** What the Worker's own isolate holds, as workerd's inspector tells it; the test harness leaves that off. */
import childProcess, { type SpawnOptions } from "node:child_process";
import { z } from "zod";
import { type Collector, startCollector } from "./collector.ts";

const ISOLATE = "core:user:asklet";
/** So seldom that nothing is sampled: what is wanted of the profiler is that it collects garbage before it tells. */
const NEVER = 2 ** 30;

const Listening = z.object({ event: z.literal("listen-inspector"), port: z.number() });
const Targets = z.array(z.object({ id: z.string(), webSocketDebuggerUrl: z.string() }));
const Answer = z.object({ id: z.number(), result: z.record(z.string(), z.unknown()) });
const Usage = z.object({ usedSize: z.number(), backingStorageSize: z.number() });

export interface Inspected {
  collector: Collector;
  /** Bytes of objects and buffers that are left once garbage is collected. The Worker may be amidst its work. */
  liveHeap(): Promise<number>;
  close(): Promise<void>;
}

/** Starts the Worker with an inspector on a port of 127.0.0.1 that is free. */
export async function startInspected(vars?: Parameters<typeof startCollector>[0]): Promise<Inspected> {
  const { ports, stop } = inspectWorkerd();
  const collector = await startCollector(vars).finally(stop);
  const { call, close } = await connect(await isolateAt(ports));
  await call("HeapProfiler.startSampling", { samplingInterval: NEVER });
  return {
    collector,
    async liveHeap() {
      await call("HeapProfiler.getSamplingProfile");
      const { usedSize, backingStorageSize } = Usage.parse(await call("Runtime.getHeapUsage"));
      return usedSize + backingStorageSize;
    },
    async close() {
      close();
      await collector.close();
    },
  };
}

/** Until stopped, each workerd that is started has an inspector, whose port is noted. */
function inspectWorkerd() {
  const ports: number[] = [];
  const { spawn } = childProcess;
  childProcess.spawn = new Proxy(spawn, {
    apply(_, __, [command, args, options]: [string, string[], SpawnOptions]) {
      if (!args.includes("--control-fd=3")) return spawn(command, args, options);
      const child = spawn(command, [...args, "--inspector-addr=127.0.0.1:0"], options);
      let text = "";
      child.stdio[3]?.on("data", (data: Buffer) => {
        const lines = `${text}${data.toString()}`.split("\n");
        text = lines.pop() ?? "";
        for (const line of lines) {
          const { data: found } = Listening.safeParse(JSON.parse(line));
          if (found) ports.push(found.port);
        }
      });
      return child;
    },
  });
  return {
    ports,
    stop() {
      childProcess.spawn = spawn;
    },
  };
}

async function isolateAt(ports: readonly number[]): Promise<string> {
  const lists = await Promise.all(
    ports.map(async (port) => Targets.parse(await (await fetch(`http://127.0.0.1:${port}/json`)).json())),
  );
  const found = lists.flat().find(({ id }) => id === ISOLATE);
  if (!found) throw new Error("no inspector of the Worker");
  return found.webSocketDebuggerUrl;
}

/** Commands of the Chrome DevTools Protocol, one after the other. */
async function connect(url: string) {
  const socket = new WebSocket(url);
  const waiting = new Map<number, (result: Record<string, unknown>) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { data: answer } = Answer.safeParse(JSON.parse(String(data)));
    if (answer) waiting.get(answer.id)?.(answer.result);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  let calls = 0;
  return {
    async call(method: string, parameters: Record<string, unknown> = {}) {
      calls += 1;
      const id = calls;
      const result = new Promise<Record<string, unknown>>((resolve) => waiting.set(id, resolve));
      socket.send(JSON.stringify({ id, method, params: parameters }));
      return result.finally(() => waiting.delete(id));
    },
    close: () => socket.close(),
  };
}
