/** What each route of the API says of itself: its name, its place in the reference, and the scope that it wants. */
import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { Scope } from "../contract/keys.ts";
import { type ApiEnv, requireScope } from "./auth.ts";

/** Chapters of the reference, in its order. */
export const TAGS = [
  { name: "Scores", description: "How each touchpoint does, how sure that is, and how it changes." },
  {
    name: "Breakdowns",
    description: "For whom: a touchpoint's scores by device, country, language, page, property, channel or revision.",
  },
  { name: "Responses", description: "What customers answered, one by one." },
  { name: "Sites", description: "Websites and their settings, kept as code." },
  { name: "Touchpoints", description: "Moments of the customer's journey, with the survey that each asks." },
  { name: "Keys", description: "Keys for programs: scopes, one site or all, expiry, rotation." },
  { name: "Audit", description: "Who changed what." },
  { name: "Generated history", description: "Made-up responses for a demonstration, marked as such." },
  { name: "Collector", description: "What pages call: public, without a key, and readable from any origin." },
] as const;

type Tag = (typeof TAGS)[number]["name"];

/**
 * Spread into `createRoute`. The scope (null: any key will do) stands in the document and is enforced by the same word;
 * the name is what the audit trail knows the route by. `more` runs after the scope is checked.
 */
export function operation(operationId: string, tag: Tag, scope: Scope | null, ...more: MiddlewareHandler<ApiEnv>[]) {
  const admit = createMiddleware<ApiEnv>(async (c, next) => {
    c.set("call", { operation: operationId, site: c.req.param("site") });
    if (scope) requireScope(c.var.grant, scope);
    await next();
  });
  return { operationId, tags: [tag], security: [{ key: scope ? [scope] : [] }], middleware: [admit, ...more] };
}

/** Spread into the description of a route that anybody may call: it wants no key, and leaves no trail. */
export function publicOperation(operationId: string) {
  return { operationId, tags: ["Collector" satisfies Tag], security: [] };
}
