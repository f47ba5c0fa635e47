/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** How a touchpoint's survey became what it is, and the way back. */
import type { RevisionRow, TouchpointRow } from "../../sites/touchpoint-store.ts";
import type { SiteRow } from "../../sites/site-store.ts";
import { differencesOf } from "./difference.ts";
import { Act } from "./form.tsx";
import type { SetupWords } from "./words.ts";

interface RevisionsProps {
  site: SiteRow;
  touchpoint: TouchpointRow;
  /** Oldest first. */
  revisions: readonly RevisionRow[];
  moment: (atMs: number) => string;
  setup: SetupWords;
}

function Differences({
  before,
  revision,
  setup,
}: {
  before: RevisionRow | undefined;
  revision: RevisionRow;
  setup: SetupWords;
}) {
  if (!before) return <p>{setup.firstRevision}</p>;
  const differences = differencesOf(before.survey, revision.survey);
  if (differences.length === 0) return <p>{setup.sameSurvey}</p>;
  return (
    <div class="scroll" tabindex={0} role="group" aria-label={setup.revisions}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{setup.was}</th>
            <th scope="col">{setup.is}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, was, is }) => (
            <tr>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>{was === undefined ? "–" : <del>{was}</del>}</td>
              <td>{is === undefined ? "–" : <ins>{is}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function RevisionsPage({ site, touchpoint, revisions, moment, setup }: RevisionsProps) {
  const base = `/sites/${site.slug}/set-up/touchpoints/${touchpoint.slug}`;
  return (
    <>
      <div class="top">
        <div>
          <p class="faint">
            <a href={base}>{touchpoint.name}</a>
          </p>
          <h1>{setup.revisions}</h1>
        </div>
      </div>
      <ol class="cards">
        {revisions.toReversed().map((revision) => {
          const isCurrent = revision.revision === touchpoint.revision;
          return (
            <li class="card">
              <h2>{setup.revision(String(revision.revision), moment(revision.createdAt))}</h2>
              {isCurrent && <span class="standing is-live">{setup.current}</span>}
              <Differences
                before={revisions.find((one) => one.revision === revision.revision - 1)}
                revision={revision}
                setup={setup}
              />
              {!isCurrent && (
                <Act
                  action={`${base}/revisions`}
                  name="revision"
                  value={String(revision.revision)}
                  label={String(revision.revision)}
                >
                  {setup.returnTo}
                </Act>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
