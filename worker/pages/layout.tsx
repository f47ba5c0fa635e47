/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What every page has around its content. */
import type { Child } from "hono/jsx";
import type { Grant } from "../http/auth.ts";
import { type Query, searchOf } from "./address.ts";
import type { Language, Words } from "./words.ts";

export const STYLE_PATH = "/pages.css";

/** The pages of a site that the header leads to. */
export type Current = "journey" | "comments" | "set-up";

interface LayoutProps {
  language: Language;
  words: Words;
  title: string;
  /** The site that the page is of, and which of its pages it is, if one of those that the header leads to. */
  site?: string | undefined;
  current?: Current | undefined;
  /** Of the address: what the links to these pages keep. */
  kept: Partial<Record<Current, Query>>;
  /** Of whoever is signed in. */
  grant: Grant | undefined;
  /** Names of the page's scripts: what they add, nobody needs. */
  scripts?: readonly string[] | undefined;
  children?: Child;
}

const PAGES = [
  { name: "journey", label: "journey", path: "", scope: "scores:read" },
  { name: "comments", label: "comments", path: "/comments", scope: "responses:read" },
  { name: "set-up", label: "setUp", path: "/set-up", scope: "manage" },
] as const;

/** Nothing where nothing is kept. */
const searchWith = (kept: Query = {}): string =>
  Object.values(kept).some((value) => value !== undefined) ? searchOf(kept, {}) : "";

export function Layout({ language, words, title, site, current, kept, grant, scripts = [], children }: LayoutProps) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Asklet`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={STYLE_PATH} />
        {scripts.map((name) => (
          <script type="module" src={`/pages/${name}.js`} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header>
          <span class="brand">Asklet</span>
          {grant && (
            <>
              <nav aria-label={words.sites}>
                <a href="/sites">{words.sites}</a>
                {site !== undefined &&
                  PAGES.filter(({ scope }) => grant.scopes.includes(scope)).map(({ name, label, path }) => (
                    <a
                      href={`/sites/${site}${path}${searchWith(kept[name])}`}
                      aria-current={current === name ? "page" : undefined}
                    >
                      {words[label]}
                    </a>
                  ))}
              </nav>
              <form method="post" action="/sign-out">
                <button type="submit" class="quiet">
                  {words.signOut}
                </button>
              </form>
            </>
          )}
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}
