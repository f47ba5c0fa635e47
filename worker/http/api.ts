/** What all API routes share: the router with its error bodies, and the responses that every route may give. */
import { OpenAPIHono, z } from "@hono/zod-openapi";
import { ProblemDetails } from "../contract/problem.ts";
import type { ApiEnv } from "./auth.ts";
import { type HeaderName, headers } from "./headers.ts";
import { faultsOf, Problem } from "./problem.ts";

/** A router whose validation errors are problem details with the path of each fault. */
export function apiRouter() {
  return new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const errors = faultsOf(result.error.issues, result.target === "json" ? [] : [result.target]);
      throw new Problem(422, "invalid-request", "the request is not what the contract says", { errors });
    },
  });
}

/** With every reply to a valid key. */
const LIMITS = ["RateLimit-Policy", "RateLimit"] as const;

/** A refusal: what it means, the codes of the problems that it may be, and its headers. */
export const refusal = (description: string, codes: readonly string[], ...names: HeaderName[]) => ({
  description,
  headers: headers(...names),
  content: { "application/problem+json": { schema: ProblemDetails } },
  "x-codes": codes,
});

/** The same of a route that wants a key: with the headers of the rate limit. */
export const problem = (description: string, codes: readonly string[], ...names: HeaderName[]) =>
  refusal(description, codes, ...LIMITS, ...names);

/** Declared beside what a route gives. A route with other codes for one of them declares that one after it. */
export const FAILURES = {
  401: problem("No valid key", ["unauthorized", "key-expired"], "WWW-Authenticate"),
  403: problem("The key does not allow this", ["scope-missing", "one-site-only"]),
  404: problem("Not found, or not for this key", ["unknown-site", "unknown-touchpoint"]),
  422: problem("Faulty request, with the path of each fault", ["invalid-request"]),
  429: problem("Too many calls, or too many wrong keys from one address", ["rate-limited"], "Retry-After"),
  503: problem("The database is busy", ["overloaded"], "Retry-After"),
} as const;

/** Declared where a body is taken. */
export const BODY_FAILURES = {
  400: problem("The body is not JSON", ["malformed"]),
  413: problem("The body is too large", ["body-too-large"]),
  415: problem("The body is not sent as application/json", ["unsupported-media-type"]),
} as const;

/** Declared where the request may not fit what is stored. */
export const conflict = (...codes: string[]) => ({
  409: problem("In conflict with what is stored, or with another call just now", ["conflict", ...codes]),
});

/** Declared where a PUT has conditions. */
export const UNMET = {
  412: problem("Not, or no more, what `If-Match` or `If-None-Match` says", ["precondition-failed"]),
} as const;

export const json = <S>(schema: S, description: string, ...names: HeaderName[]) => ({
  description,
  headers: headers(...LIMITS, ...names),
  content: { "application/json": { schema } },
});

/** What a GET may answer. */
export const reads = <S>(schema: S, description: string, ...names: HeaderName[]) => ({
  200: json(schema, description, "ETag", ...names),
  304: { description: "Unchanged since the `ETag` in `If-None-Match`", headers: headers(...LIMITS, "ETag", ...names) },
});

/** A file, sent as it is read. */
export const file = (type: string, description: string, ...names: HeaderName[]) => ({
  description,
  headers: headers(...LIMITS, "Content-Disposition", ...names),
  content: { [type]: { schema: z.string() } },
});

/** A reply without a body. */
export const done = (description: string) => ({ description, headers: headers(...LIMITS) });

export const jsonBody = <S>(schema: S) => ({ required: true, content: { "application/json": { schema } } });
