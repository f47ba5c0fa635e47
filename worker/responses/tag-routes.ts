/** `/api/v1/sites/{site}/tags`, and `…/responses/{id}/tags/{tag}`: words that the owner gives to single responses. */
import { createRoute, z } from "@hono/zod-openapi";
import { MAX_TAGS } from "../contract/limits.ts";
import { Tag, Tags } from "../contract/responses.ts";
import { PromptId, Slug } from "../contract/terms.ts";
import { apiRouter, conflict, done, FAILURES, problem, reads } from "../http/api.ts";
import type { Grant } from "../http/auth.ts";
import { operation } from "../http/operation.ts";
import { Problem } from "../http/problem.ts";
import { siteBySlug } from "../sites/site-store.ts";
import { listTouchpoints, touchpointBySlug } from "../sites/touchpoint-store.ts";
import type { Place } from "./ranges.ts";
import { findResponse } from "./response-store.ts";
import { addTag, countTags, removeTag } from "./tag-store.ts";

const list = createRoute({
  method: "get",
  path: "/sites/{site}/tags",
  ...operation("listTags", "Responses", "responses:read"),
  summary: "Tags, and how many responses have them; the most used first",
  request: { params: z.object({ site: Slug }) },
  responses: { ...reads(Tags, "Up to 1,000 tags"), ...FAILURES },
});

const path = "/sites/{site}/touchpoints/{touchpoint}/responses/{id}/tags/{tag}";
const params = z.object({ site: Slug, touchpoint: Slug, id: PromptId, tag: Tag });
const unknown = (...codes: string[]) =>
  problem("Not found, or not for this key", ["unknown-site", "unknown-touchpoint", "unknown-response", ...codes]);

const put = createRoute({
  method: "put",
  path,
  ...operation("putTag", "Responses", "responses:write"),
  summary: "Give a response a tag; it is kept in lower case",
  request: { params },
  responses: { 204: done("It has the tag"), ...FAILURES, 404: unknown(), ...conflict("too-many-tags") },
});

const remove = createRoute({
  method: "delete",
  path,
  ...operation("deleteTag", "Responses", "responses:write"),
  summary: "Take a tag from a response",
  request: { params },
  responses: { 204: done("It has the tag no more"), ...FAILURES, 404: unknown("unknown-tag") },
});

type Params = z.infer<typeof params>;

async function placeOf(db: D1Database, grant: Grant, { site: siteSlug, touchpoint: slug, id }: Params): Promise<Place> {
  const site = await siteBySlug(db, grant, siteSlug);
  const touchpoint = await touchpointBySlug(db, site.id, slug);
  if (!(await findResponse(db, touchpoint.id, id))) throw new Problem(404, "unknown-response", `no response ${id}`);
  return { id, touchpointId: touchpoint.id };
}

export const tagRoutes = apiRouter()
  .openapi(list, async (c) => {
    const site = await siteBySlug(c.env.DB, c.var.grant, c.req.valid("param").site);
    const ids = (await listTouchpoints(c.env.DB, site)).map((row) => row.touchpoint.id);
    return c.json({ tags: await countTags(c.env.DB, ids) }, 200);
  })
  .openapi(put, async (c) => {
    const place = await placeOf(c.env.DB, c.var.grant, c.req.valid("param"));
    if (!(await addTag(c.env.DB, place, c.req.valid("param").tag))) {
      throw new Problem(409, "too-many-tags", `a response has at most ${MAX_TAGS} tags`);
    }
    return c.body(null, 204);
  })
  .openapi(remove, async (c) => {
    const { tag } = c.req.valid("param");
    const place = await placeOf(c.env.DB, c.var.grant, c.req.valid("param"));
    if (!(await removeTag(c.env.DB, place, tag))) throw new Problem(404, "unknown-tag", `no tag ${tag}`);
    return c.body(null, 204);
  });
