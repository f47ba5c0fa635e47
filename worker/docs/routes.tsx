/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** `GET /docs`: the reference of the API, made of the same document as `/openapi.json`. */
import { Hono } from "hono";
import { etag } from "hono/etag";
import { html } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import { ApiDocument } from "./document.ts";
import { ReferencePage } from "./page.tsx";
import { STYLE } from "./style.ts";

const STYLE_PATH = "/docs/style.css";

/** @param read the OpenAPI document; read once, at the first visit */
export function docsRoutes(read: () => unknown): Hono {
  let page: ReturnType<typeof html> | undefined;
  return new Hono()
    .use(
      "/docs/*",
      secureHeaders({
        strictTransportSecurity: false,
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
        },
      }),
      etag(),
      async (c, next) => {
        await next();
        c.header("Cache-Control", "public, max-age=300");
      },
    )
    .get("/docs", (c) => {
      page ??= html`<!doctype html>${<ReferencePage document={ApiDocument.parse(read())} style={STYLE_PATH} />}`;
      return c.html(page);
    })
    .get(STYLE_PATH, (c) => c.body(STYLE, 200, { "Content-Type": "text/css; charset=utf-8" }));
}
