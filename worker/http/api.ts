/** What all API routes share: the router with its error bodies, and the responses that every route may give. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { ProblemDetails } from "../contract/problem.ts";
import type { ApiEnv } from "./auth.ts";
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

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ProblemDetails } },
});

/** Declared beside the 200 of every route. */
export const FAILURES = {
  401: problem("No valid key"),
  403: problem("The key lacks the scope"),
  404: problem("Not found, or not for this key"),
  422: problem("Faulty request, with the path of each fault"),
} as const;

/** Declared where a body is taken. */
export const BODY_FAILURES = {
  400: problem("The body is not JSON"),
  413: problem("The body is too large"),
  415: problem("The body is not sent as application/json"),
} as const;

export const CONFLICT = { 409: problem("In conflict with what is stored") } as const;

export const json = <S>(schema: S, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

export const jsonBody = <S>(schema: S) => ({ required: true, content: { "application/json": { schema } } });
