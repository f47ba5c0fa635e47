/** All routes together. The API's error bodies, limits and document are set here, once. */
import { type RouteConfig, z } from "@hono/zod-openapi";
import { except } from "hono/combine";
import { secureHeaders } from "hono/secure-headers";
import { auditRoutes } from "./audit/routes.ts";
import { keepTrail } from "./audit/trail.ts";
import { breakdownRoutes } from "./breakdowns/routes.ts";
import { SEND_MESSAGE } from "./collect/description.ts";
import { collectRoutes } from "./collect/routes.ts";
import { MAX_API_BODY_BYTES, MAX_IMPORT_BYTES } from "./contract/limits.ts";
import { docsRoutes } from "./docs/routes.tsx";
import { generatedRoutes } from "./generated/routes.ts";
import { apiRouter, refusal } from "./http/api.ts";
import { authenticate } from "./http/auth.ts";
import { limitBody } from "./http/body-limit.ts";
import { revalidate } from "./http/conditional.ts";
import { HEADERS } from "./http/headers.ts";
import { publicOperation, TAGS } from "./http/operation.ts";
import { Problem, problemOf, problemResponse } from "./http/problem.ts";
import { limitRate } from "./http/rate-limit.ts";
import { importRoutes } from "./imports/routes.ts";
import { keyRoutes } from "./keys/routes.ts";
import { pageRoutes } from "./pages/routes.tsx";
import { responseExportRoutes } from "./responses/export-routes.ts";
import { responseRoutes } from "./responses/routes.ts";
import { tagRoutes } from "./responses/tag-routes.ts";
import { scoreExportRoutes } from "./scores/export-routes.ts";
import { scoreRoutes } from "./scores/routes.ts";
import { READ_SCRIPT, READ_WORDING } from "./script/description.ts";
import { scriptRoutes } from "./script/routes.ts";
import { siteRoutes } from "./sites/site-routes.ts";
import { touchpointRoutes } from "./sites/touchpoint-routes.ts";

const api = apiRouter();
api.use(authenticate, limitRate, keepTrail, revalidate);
api.use("/sites/:site/imports", limitBody(MAX_IMPORT_BYTES));
api.use(except("/api/v1/sites/:site/imports", limitBody(MAX_API_BODY_BYTES)));
for (const routes of [
  siteRoutes,
  touchpointRoutes,
  scoreRoutes,
  breakdownRoutes,
  scoreExportRoutes,
  responseRoutes,
  responseExportRoutes,
  tagRoutes,
  importRoutes,
  generatedRoutes,
  keyRoutes,
  auditRoutes,
]) {
  api.route("/", routes);
}

export const app = apiRouter();

app.onError((error, c) => {
  const problem = problemOf(error);
  // Drizzle's messages hold the bound values, answers included: only the kind of error is logged.
  const cause = error.cause instanceof Error ? error.cause.message.slice(0, 80) : "";
  if (problem.status >= 500) console.error("asklet:", problem.code, error.name, cause);
  return problemResponse(c, problem);
});
app.notFound((c) => problemResponse(c, new Problem(404, "not-found", "nothing is at this address")));

app.use("/api/*", secureHeaders({ strictTransportSecurity: false }), async (c, next) => {
  await next();
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
});

const Health = z.object({ ok: z.literal(true) }).meta({ id: "Health" });
const READ_HEALTH: RouteConfig = {
  method: "get",
  path: "/healthz",
  ...publicOperation("readHealth"),
  summary: "Whether the database answers",
  responses: {
    200: { description: "It does", content: { "application/json": { schema: Health } } },
    503: refusal("The database is busy", ["overloaded"], "Retry-After"),
  },
};
app.get("/healthz", async (c) => {
  await c.env.DB.prepare("SELECT 1 FROM sites LIMIT 1").all();
  return c.json({ ok: true });
});
app.route("/", collectRoutes);
app.route("/", scriptRoutes);
app.route("/api/v1", api);

for (const route of [SEND_MESSAGE, READ_SCRIPT, READ_WORDING, READ_HEALTH]) app.openAPIRegistry.registerPath(route);
for (const [name, header] of Object.entries(HEADERS)) app.openAPIRegistry.registerComponent("headers", name, header);
app.openAPIRegistry.registerComponent("securitySchemes", "key", {
  type: "http",
  scheme: "bearer",
  description: "An API key, `asklet_…`",
});
const DOCUMENT = {
  openapi: "3.1.0",
  info: { title: "Asklet", version: "1", description: "Scores per touchpoint, and the surveys that they come from." },
  security: [{ key: [] }],
  tags: [...TAGS],
};
app.doc31("/openapi.json", DOCUMENT);
app.route(
  "/",
  docsRoutes(() => app.getOpenAPI31Document(DOCUMENT)),
);
app.get("/", (c) => c.redirect("/sites"));
app.route(
  "/",
  pageRoutes((request, env, context) => app.fetch(request, env, context)),
);
