/** Where the forms of a comment's tags are sent: to the page that the comment stands on. */
import { Hono } from "hono";
import { Slug } from "../contract/terms.ts";
import { type ApiEnv, requireScope } from "../http/auth.ts";
import { Problem } from "../http/problem.ts";
import type { CallApi } from "./call-api.ts";
import { HOME, type PageContext } from "./shell.tsx";
import { fieldsIn } from "./forms/sent.ts";
import { commentId, TagChange } from "./tags.tsx";

const METHODS = { add: "PUT", remove: "DELETE" } as const;

export function tagRoutes(api: CallApi) {
  const changeTag = async (c: PageContext) => {
    requireScope(c.var.grant, "responses:write");
    const site = Slug.safeParse(c.req.param("site"));
    const sent = TagChange.safeParse(await fieldsIn(c));
    if (!site.success || !sent.success) {
      throw new Problem(422, "invalid-request", "a tag has letters and digits, and between them spaces or . _ -");
    }
    const { touchpoint, response, change, tag } = sent.data;
    const path = `/sites/${site.data}/touchpoints/${touchpoint}/responses/${response}/tags/${encodeURIComponent(tag)}`;
    await api(c, { method: METHODS[change], path });
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`${pathname}${search}#${commentId(touchpoint, response)}`, 303);
  };
  return new Hono<ApiEnv>()
    .post(`${HOME}/:site/comments`, changeTag)
    .post(`${HOME}/:site/touchpoints/:touchpoint`, changeTag);
}
