/** Errors as RFC 9457 problem details. Throwing a Problem anywhere below a route answers with it. */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";
import type { Fault } from "../contract/problem.ts";
import { databaseFault } from "../database.ts";

interface ProblemExtras {
  /** What was wrong where, for 422. */
  errors?: Fault[];
  /** Seconds until it makes sense to try again, for 429 and 503. */
  retryAfter?: number;
}

/** An expected failure with its HTTP status and stable code. */
export class Problem extends HTTPException {
  readonly code: string;
  readonly extras: ProblemExtras;

  constructor(status: ContentfulStatusCode, code: string, detail: string, extras: ProblemExtras = {}) {
    super(status, { message: detail });
    this.code = code;
    this.extras = extras;
  }
}

/** `application/problem+json` for a Problem. */
export function problemResponse(c: Context, problem: Problem): Response {
  const { errors, retryAfter } = problem.extras;
  if (retryAfter !== undefined) c.header("Retry-After", String(retryAfter));
  const body = {
    type: `urn:asklet:problem:${problem.code}`,
    code: problem.code,
    title: problem.code.replaceAll("-", " "),
    status: problem.status,
    detail: problem.message,
    ...(errors && { errors }),
  };
  return c.body(JSON.stringify(body), problem.status, { "Content-Type": "application/problem+json" });
}

/** Codes of what Hono refuses by itself, before a route is reached. */
const REFUSALS = new Map([
  [400, { code: "malformed", detail: "the body is not JSON" }],
  [403, { code: "other-origin", detail: "this form was sent from another origin" }],
  [415, { code: "unsupported-media-type", detail: "send the body as application/json" }],
]);

/** Any other failure as a Problem; 500 for what nobody expected, without a word of what it was. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const refusal = error instanceof HTTPException ? REFUSALS.get(error.status) : undefined;
  if (error instanceof HTTPException && refusal) return new Problem(error.status, refusal.code, refusal.detail);
  const fault = databaseFault(error);
  if (fault === "conflict") return new Problem(409, "conflict", "somebody else changed this just now");
  if (fault === "service") return new Problem(503, "overloaded", "the database is busy", { retryAfter: 30 });
  return new Problem(500, "internal", "something went wrong here");
}

/** Zod's issues as faults; the path is a JSON Pointer (RFC 6901). */
export function faultsOf(issues: readonly z.core.$ZodIssue[], below: readonly PropertyKey[] = []): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...below, ...issue.path];
    if (issue.code !== "unrecognized_keys") return [{ path: pointer(path), code: issue.code, message: issue.message }];
    return issue.keys.map((key) => ({ path: pointer([...path, key]), code: "unknown-key", message: "no such key" }));
  });
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Answers 422 with one fault. */
export function refuse(path: string, code: string, message: string): never {
  throw new Problem(422, "invalid-request", message, { errors: [{ path, code, message }] });
}
