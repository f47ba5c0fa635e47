/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** A part of a page that goes on while the page is open: the script `live` puts into it what has come since. */
import { etag } from "hono/etag";
import type { Child } from "hono/jsx";
import type { Words } from "./words.ts";

/** What such a page is read with: while nothing has come, a reply without a body is all that it costs to ask. */
export const answerUnchanged = etag({ weak: true });

/** @param news what is said when something has come */
export function Live({ news, words, children }: { news: string; words: Words; children?: Child }) {
  return (
    <>
      <p role="status" class="live" data-news={news} data-show={words.show} />
      <div data-live>{children}</div>
    </>
  );
}
