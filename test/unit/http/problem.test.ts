import { HTTPException } from "hono/http-exception";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { faultsOf, Problem, problemOf } from "../../../worker/http/problem.ts";

function faults(schema: z.ZodType, value: unknown, below?: string[]) {
  const parsed = schema.safeParse(value);
  return faultsOf(parsed.error?.issues ?? [], below).map(({ path, code }) => [path, code]);
}

describe("faultsOf", () => {
  const schema = z.strictObject({ name: z.string(), list: z.array(z.strictObject({ size: z.int() })) });

  it("gives each fault the JSON Pointer of its place (RFC 6901)", () => {
    expect(faults(schema, { name: 1, list: [{ size: 1 }, { size: 0.5 }] })).toEqual([
      ["/name", "invalid_type"],
      ["/list/1/size", "invalid_type"],
    ]);
  });

  it("names every unknown key on its own, however deep", () => {
    const value = { name: "x", list: [{ size: 1, a: 1, b: 2 }], c: 3 };
    expect(faults(schema, value)).toEqual([
      ["/list/0/a", "unknown-key"],
      ["/list/0/b", "unknown-key"],
      ["/c", "unknown-key"],
    ]);
  });

  it("escapes what a pointer would read otherwise", () => {
    expect(faults(schema, { name: "x", list: [], "a/b": 1, "c~d": 1, "~/": 1 }).map(([path]) => path)).toEqual([
      "/a~1b",
      "/c~0d",
      "/~0~1",
    ]);
  });

  it("is the empty pointer for the whole, and starts below where told", () => {
    expect(faults(schema, null)).toEqual([["", "invalid_type"]]);
    expect(faults(schema, { list: [] }, ["query"])).toEqual([["/query/name", "invalid_type"]]);
  });
});

describe("problemOf", () => {
  it("keeps a problem as it is", () => {
    const problem = new Problem(409, "stage-in-use", "in use");
    expect(problemOf(problem)).toBe(problem);
  });

  it("makes problems of what Hono refuses by itself", () => {
    const codes = [400, 415].map((status) => problemOf(new HTTPException(status === 400 ? 400 : 415)));
    expect(codes.map(({ status, code }) => [status, code])).toEqual([
      [400, "malformed"],
      [415, "unsupported-media-type"],
    ]);
  });

  it("says nothing of an unexpected error but that it was one", () => {
    for (const error of [new Error("INSERT … 'my answer'"), new HTTPException(501), "text", null]) {
      const { status, code, message } = problemOf(error);
      expect([status, code, message]).toEqual([500, "internal", "something went wrong here"]);
    }
  });

  it("is a 409 where somebody was faster, and a 503 to try again later where the database failed", () => {
    const failed = (message: string) => problemOf(new Error("Failed query: …", { cause: new Error(message) }));
    const conflict = failed("D1_ERROR: UNIQUE constraint failed: sites.slug: SQLITE_CONSTRAINT");
    expect([conflict.status, conflict.code]).toEqual([409, "conflict"]);
    const busy = failed("D1_ERROR: D1 DB is overloaded. Requests queued for too long.");
    expect([busy.status, busy.code, busy.extras.retryAfter]).toEqual([503, "overloaded", 30]);
    expect(failed("D1_ERROR: no such column: nothing: SQLITE_ERROR").status).toBe(500);
  });
});
