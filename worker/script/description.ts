/** The script and the wording of a prompt as the document describes them. */
import { type RouteConfig, z } from "@hono/zod-openapi";
import { LanguageTag, SiteKey, Slug } from "../contract/terms.ts";
import { refusal } from "../http/api.ts";
import { headers } from "../http/headers.ts";
import { publicOperation } from "../http/operation.ts";
import { NotDueSchema, WordingSchema } from "./wording-schema.ts";

const CORS = "Access-Control-Allow-Origin";
const BUSY = refusal("The database is busy", ["overloaded"], CORS, "Retry-After");

export const READ_SCRIPT: RouteConfig = {
  method: "get",
  path: "/s/{siteKey}.js",
  ...publicOperation("readScript"),
  summary: "The script of a site, for its pages' script tag",
  description: "The loader with the site's rules. Where no site has the key, a script that says so in the console.",
  request: { params: z.object({ siteKey: SiteKey }) },
  responses: {
    200: {
      description: "The script",
      headers: headers(CORS, "ETag"),
      content: { "text/javascript": { schema: z.string() } },
    },
    304: { description: "Unchanged since the `ETag` in `If-None-Match`", headers: headers(CORS, "ETag") },
    404: refusal("A part of an earlier release, kept no more", ["unknown-prompt"], CORS),
    503: BUSY,
  },
};

const LANGUAGES = "The customer's languages, the preferred first; the first five are looked at";

export const READ_WORDING: RouteConfig = {
  method: "get",
  path: "/s/{siteKey}/{touchpoint}/{revision}/{languages}",
  ...publicOperation("readWording"),
  summary: "All that a prompt is painted from, in the best of some languages",
  request: {
    params: z.object({
      siteKey: SiteKey,
      touchpoint: Slug,
      revision: z.int().min(0).max(999_999_999).meta({ description: "0: a preview of the current one" }),
      languages: z.array(LanguageTag).meta({ description: LANGUAGES, example: ["pt-BR", "en"] }),
    }),
  },
  responses: {
    200: {
      description: "The wording, or why nobody is to be asked",
      headers: headers(CORS),
      content: { "application/json": { schema: z.union([WordingSchema, NotDueSchema]) } },
    },
    404: refusal("Not there", ["unknown-site", "unknown-touchpoint"], CORS),
    503: BUSY,
  },
};
