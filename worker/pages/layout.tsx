/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What every page has around its content. No page needs a script. */
import type { Child } from "hono/jsx";
import type { Language, Words } from "./words.ts";

export const STYLE_PATH = "/pages.css";

interface LayoutProps {
  language: Language;
  words: Words;
  title: string;
  /** The site that the page is of, and which of its pages it is, if one of those that the header leads to. */
  site?: string | undefined;
  current?: "journey" | "comments" | undefined;
  isSignedIn: boolean;
  children?: Child;
}

export function Layout({ language, words, title, site, current, isSignedIn, children }: LayoutProps) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Asklet`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={STYLE_PATH} />
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header>
          <span class="brand">Asklet</span>
          {isSignedIn && (
            <>
              <nav aria-label={words.sites}>
                <a href="/sites">{words.sites}</a>
                {site !== undefined && (
                  <>
                    <a href={`/sites/${site}`} aria-current={current === "journey" ? "page" : undefined}>
                      {words.journey}
                    </a>
                    <a href={`/sites/${site}/comments`} aria-current={current === "comments" ? "page" : undefined}>
                      {words.comments}
                    </a>
                  </>
                )}
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
