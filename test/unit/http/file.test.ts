import { describe, expect, it } from "vitest";
import { streamOf } from "../../../worker/http/file.ts";

/** Texts that say how many of them were made, and whether the rest was given up. */
function counted(texts: readonly string[], fails = false) {
  const told = { made: 0, over: false };
  async function* make() {
    try {
      for (const text of texts) {
        told.made += 1;
        yield text;
      }
      if (fails) throw new Error("the database is gone");
    } finally {
      told.over = true;
    }
  }
  return { told, stream: streamOf(make()) };
}

describe("a file that is sent as it is read", () => {
  it("makes no text before it is asked for", async () => {
    const { told, stream } = counted(["á", "b", "c"]);
    const reader = stream.getReader();
    await Promise.resolve();
    expect(told.made).toBe(0);
    const decoder = new TextDecoder();
    for (const [index, text] of ["á", "b", "c"].entries()) {
      const { value } = await reader.read();
      expect(decoder.decode(value)).toBe(text);
      expect(told.made).toBe(index + 1);
    }
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  it("gives up the rest when nobody reads on", async () => {
    const { told, stream } = counted(["a", "b", "c"]);
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(told).toEqual({ made: 1, over: true });
  });

  it("breaks off with an error where it cannot be finished, and does not end as if it were whole", async () => {
    const { stream } = counted(["a"], true);
    await expect(new Response(stream).text()).rejects.toThrow("gone");
  });
});
