/** Files: sent as they are read, and no faster than they are taken. */
import type { Context } from "hono";

/** Bytes of the texts. Each is made when it is asked for, so that no more than one is in memory. */
export function streamOf(texts: AsyncIterable<string> | Iterable<string>): ReadableStream<Uint8Array> {
  const rest = (async function* all() {
    yield* texts;
  })();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await rest.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await rest.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

interface File {
  type: string;
  /** Without a path. */
  name: string;
  texts: AsyncIterable<string> | Iterable<string>;
}

/** What a file holds, in its name: of one touchpoint or of all. */
export const nameOf = (
  site: string,
  { touchpoint, kind, from, to }: { touchpoint: string | undefined; kind: string; from: string; to: string },
): string => [site, ...(touchpoint === undefined ? [] : [touchpoint]), kind, from, to].join("-");

/** Answers with a file for the owner to keep. */
export function sendFile(c: Context, { type, name, texts }: File) {
  return c.body(streamOf(texts), 200, {
    "Content-Type": `${type}; charset=utf-8`,
    "Content-Disposition": `attachment; filename="${name}"`,
  });
}
