/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import { searchOf } from "./address.ts";
import type { Words } from "./words.ts";

type Query = Parameters<typeof searchOf>[0];

interface DownloadsProps {
  /** Slug of the site. */
  site: string;
  /** Which scores, trend and responses the page shows, as the API's exports are asked for them; none of what it does not show. */
  scores?: Query;
  trend?: Query;
  responses?: Query;
  words: Words;
}

/** What the page shows, as files. */
export function Downloads({ site, scores, trend, responses, words }: DownloadsProps) {
  const { parts } = words;
  // With the mark that a spreadsheet needs, to read it as UTF-8.
  const csv = (name: string, query: Query) => `/sites/${site}/${name}.csv${searchOf(query, { bom: "true" })}`;
  return (
    <nav class="tabs downloads" aria-label={parts.download}>
      <span class="faint">{parts.download}</span>
      {scores && <a href={csv("scores", scores)}>{parts.scores} (CSV)</a>}
      {trend && <a href={csv("scores", trend)}>{words.at.trend} (CSV)</a>}
      {responses && <a href={csv("responses", responses)}>{parts.responses} (CSV)</a>}
      {responses && (
        <a href={`/sites/${site}/responses.ndjson${searchOf(responses, {})}`}>{parts.responses} (NDJSON)</a>
      )}
    </nav>
  );
}
