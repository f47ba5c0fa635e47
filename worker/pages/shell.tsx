/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What all pages share: their headers, who is signed in, their language, and how a page is sent. */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { languageDetector } from "hono/language";
import { secureHeaders } from "hono/secure-headers";
import { type AuditedCall, insertEntry } from "../audit/audit-store.ts";
import type { ApiEnv, Grant } from "../http/auth.ts";
import { Problem } from "../http/problem.ts";
import { limitBody } from "../http/body-limit.ts";
import { accessGrant, sessionGrant } from "../sessions/session.ts";
import { keptOf } from "./asked.ts";
import { type Current, Layout } from "./layout.tsx";
import { type Language, LANGUAGES, wordsIn } from "./words.ts";

export const SIGN_IN = "/sign-in";
export const HOME = "/sites";

export type PageContext = Context<ApiEnv>;

export const languageOf = (c: PageContext): Language => LANGUAGES.find((one) => one === c.var.language) ?? "en";

interface Page {
  title: string;
  content: Child;
  /** Slug of the site that the page is of. */
  site?: string;
  current?: Current;
  /** Names of the page's scripts. */
  scripts?: readonly string[];
}

const STATUSES = [200, 400, 401, 403, 404, 409, 412, 413, 422, 429, 503] as const;
type PageStatus = (typeof STATUSES)[number] | 500;

/** The statuses that a page may have; 500 for any other. */
export const pageStatus = (status: number): PageStatus => STATUSES.find((one) => one === status) ?? 500;

/** A page in the visitor's language. */
export function show(c: PageContext, { title, content, ...page }: Page, status: PageStatus = 200) {
  const language = languageOf(c);
  const layout = (
    <Layout language={language} words={wordsIn(language)} title={title} grant={c.var.grant} kept={keptOf(c)} {...page}>
      {content}
    </Layout>
  );
  return c.html(html`<!doctype html>${layout}`, status);
}

const SELF = ["'self'"];
const POLICY = {
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ["asklet"],
  defaultSrc: ["'none'"],
  scriptSrc: SELF,
  styleSrc: SELF,
  connectSrc: SELF,
  frameSrc: SELF,
  imgSrc: ["data:"],
  baseUri: ["'none'"],
  formAction: SELF,
};

/** A page may know which of our pages led to it; nobody else does. */
const referrerPolicy = "same-origin";

export const HEADERS = secureHeaders({
  strictTransportSecurity: false,
  referrerPolicy,
  contentSecurityPolicy: { ...POLICY, frameAncestors: ["'none'"] },
});
/** Of the page that a prompt is looked at in: it stands in another page of ours, and prompts may have a logo. */
const FRAMED_HEADERS = secureHeaders({
  strictTransportSecurity: false,
  contentSecurityPolicy: { ...POLICY, imgSrc: ["data:", "https:"], frameAncestors: SELF },
});

/** Of a page in the form of an e-mail, which looks as the styles of its elements say, and needs nothing else. */
const EMAIL_HEADERS = secureHeaders({
  strictTransportSecurity: false,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrcAttr: ["'unsafe-inline'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

const headers = createMiddleware(async (c, next) => {
  const { method, path } = c.req;
  if (method === "GET" && path.endsWith("/set-up/preview")) return FRAMED_HEADERS(c, next);
  if (path.endsWith("/digest") && c.req.query("as") === "email") return EMAIL_HEADERS(c, next);
  return HEADERS(c, next);
});

const language = languageDetector({
  supportedLanguages: [...LANGUAGES],
  fallbackLanguage: "en",
  order: ["header"],
  caches: false,
});

const keepPrivate = createMiddleware(async (c, next) => {
  await next();
  c.header("Cache-Control", "private, no-store");
});

/** Nothing that changes something comes from elsewhere than from these pages themselves. */
const sameOrigin = createMiddleware(async (c, next) => {
  const isSafe = c.req.method === "GET" || c.req.method === "HEAD";
  const { origin } = new URL(c.req.url);
  if (!isSafe && c.req.header("origin") !== origin && c.req.header("sec-fetch-site") !== "same-origin") {
    throw new Problem(403, "other-origin", "this was sent from another origin");
  }
  return next();
});

/** Of what a form of these pages sends, which is a few kilobytes. */
const MAX_FORM_BYTES = 262_144;

/**
 * For every page: its headers, nothing kept by a cache, its language, no form from another origin or of any size. What the
 * last of them refuse is a page as well: a middleware each, as an error passes by all that is composed into one.
 */
export const pageRules = [headers, keepPrivate, language, sameOrigin, limitBody(MAX_FORM_BYTES)] as const;

/** Puts into the audit trail what a page did by itself, not through the API. */
export async function note(
  c: PageContext,
  grant: Grant,
  did: Pick<AuditedCall, "operation" | "target"> & Partial<AuditedCall>,
) {
  await insertEntry(c.env.DB, grant, { site: undefined, status: 200, at: Date.now(), ...did });
}

/** The body of a request of a page's script. 400 where it is no JSON. */
export async function jsonOf(c: PageContext): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new Problem(400, "malformed", "the body is not JSON");
  }
}

/** Address of the page of ours that led here; none where that is what cannot be shown, or another's. */
export function pageBefore(c: PageContext): string | undefined {
  const before = URL.parse(c.req.header("referer") ?? "");
  if (before?.origin !== new URL(c.req.url).origin) return undefined;
  if (before.href === c.req.url && c.req.method === "GET") return undefined;
  // What was saved was another form.
  before.searchParams.delete("saved");
  return before.pathname.replace(/^\/+/, "/") + before.search;
}

/** Sets the grant of whoever is signed in; others are sent to sign in, and come back. */
export const signedIn = createMiddleware<ApiEnv>(async (c, next) => {
  const grant = (await sessionGrant(c)) ?? (await accessGrant(c));
  if (!grant) {
    const { pathname, search } = new URL(c.req.url);
    const isRead = c.req.method === "GET";
    const back = isRead ? pathname + search : (pageBefore(c) ?? HOME);
    return c.redirect(`${SIGN_IN}?next=${encodeURIComponent(back)}${isRead ? "" : "&unsaved"}`, 303);
  }
  c.set("grant", grant);
  return next();
});
