/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { BreakdownScores } from "../contract/breakdowns.ts";
import { searchOf } from "./address.ts";
import type { Words } from "./words.ts";

type Query = Parameters<typeof searchOf>[0];

interface DownloadsProps {
  /** Slug of the site. */
  site: string;
  /** Which scores, trend and comments the page shows, as the API's exports are asked for them; none of what it does not show. */
  scores?: Query;
  trend?: Query;
  comments?: Query;
  /** All behind its scores, be they comments or not. */
  responses?: Query;
  /** The one that the page shows, and its query but for the segment that the others are compared with. */
  breakdown?: { scores: BreakdownScores; query: Query };
  words: Words;
}

type BreakdownProps = NonNullable<DownloadsProps["breakdown"]> & Pick<DownloadsProps, "site" | "words">;

function BreakdownLink({ site, scores, query, words }: BreakdownProps) {
  const { touchpoint, breakdown, compared, from, to } = scores;
  const against = compared && "segment" in compared ? compared.segment : undefined;
  const path = `/sites/${site}/touchpoints/${touchpoint}/breakdowns/${breakdown}${searchOf(query, { against })}`;
  return (
    <a href={path} download={`${[site, touchpoint, breakdown, from, to].join("-")}.json`}>
      {words.parts.title} (JSON)
    </a>
  );
}

/** What the page shows, as files. */
export function Downloads({ site, scores, trend, comments, responses, breakdown, words }: DownloadsProps) {
  const { parts } = words;
  const given = [
    [words.comments, comments && { ...comments, hasComment: "true" }],
    [parts.responses, responses],
  ] as const;
  // With the mark that a spreadsheet needs, to read it as UTF-8.
  const csv = (name: string, query: Query) => `/sites/${site}/${name}.csv${searchOf(query, { bom: "true" })}`;
  return (
    <nav class="tabs downloads" aria-label={parts.download}>
      <span class="faint">{parts.download}</span>
      {scores && <a href={csv("scores", scores)}>{parts.scores} (CSV)</a>}
      {trend && <a href={csv("scores", trend)}>{words.at.trend} (CSV)</a>}
      {breakdown && <BreakdownLink site={site} {...breakdown} words={words} />}
      {given.map(
        ([label, query]) =>
          query && (
            <>
              <a href={csv("responses", query)}>{label} (CSV)</a>
              <a href={`/sites/${site}/responses.ndjson${searchOf(query, {})}`}>{label} (NDJSON)</a>
            </>
          ),
      )}
    </nav>
  );
}
