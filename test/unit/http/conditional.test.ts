import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { requireMatch, revalidate } from "../../../worker/http/conditional.ts";

describe("revalidate", () => {
  it("lets a stream pass while it is still being made, without a tag", async () => {
    const app = new Hono().use(revalidate).get("/rows", (c) => {
      const endless = new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new TextEncoder().encode("row\n")),
      });
      return c.body(endless, 200, { "Content-Type": "application/x-ndjson" });
    });
    const response = await app.request("/rows");
    expect(response.headers.get("etag")).toBeNull();
    expect(response.headers.get("cache-control")).toBeNull();
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("row\n");
    await reader?.cancel();
  });

  it("gives the same text the same tag, and another text another", async () => {
    const app = new Hono().use(revalidate).get("/:text", (c) => c.json({ text: c.req.param("text") }));
    const tag = async (text: string) => (await app.request(`/${text}`)).headers.get("etag");
    expect(await tag("a")).toBe(await tag("a"));
    expect(await tag("a")).not.toBe(await tag("b"));
  });
});

describe("requireMatch", () => {
  const current = { name: "Shop" };

  it("holds where there are no conditions", async () => {
    expect(await requireMatch({}, current)).toBe(false);
    expect(await requireMatch({}, null)).toBe(false);
  });

  it.each([
    ["a tag of another state", { "If-Match": '"0123"' }, current],
    ["a tag, where nothing is", { "If-Match": '"0123"' }, null],
    ["anything, where nothing is", { "If-Match": "*" }, null],
    ["no tag at all", { "If-Match": "0123" }, current],
    ["nothing, where something is", { "If-None-Match": "*" }, current],
  ])("refuses %s", async (_, conditions, state) => {
    await expect(requireMatch(conditions, state)).rejects.toMatchObject({ status: 412, code: "precondition-failed" });
  });

  it("holds for any state, and for none", async () => {
    expect(await requireMatch({ "If-Match": " * " }, current)).toBe(true);
    expect(await requireMatch({ "If-None-Match": "*" }, null)).toBe(false);
  });
});
