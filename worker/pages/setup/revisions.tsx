/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** How a touchpoint's survey became what it is, and the way back. */
import type { RevisionRow, TouchpointRow } from "../../sites/touchpoint-store.ts";
import type { SiteRow } from "../../sites/site-store.ts";
import { differencesOf, placeOf, toldOf } from "./difference.ts";
import type { Labels } from "../forms/faults.ts";
import { Act } from "../forms/form.tsx";
import { touchpointLabels } from "./labels.ts";
import { sayValue } from "./said-value.ts";
import { beforeOf, shownOf } from "./shown-revisions.ts";
import type { SetupWords } from "./words.ts";

interface RevisionsProps {
  site: SiteRow;
  touchpoint: TouchpointRow;
  /** All of them, oldest first. */
  revisions: readonly RevisionRow[];
  /** The page is of those with a lower number; of the newest where it is absent. */
  below: number | undefined;
  moment: (atMs: number) => string;
  /** What the visitor's language calls a language. */
  languageName: (tag: string) => string;
  setup: SetupWords;
}

interface DifferencesProps {
  before: RevisionRow | undefined;
  revision: RevisionRow;
  labels: Labels;
  languageName: RevisionsProps["languageName"];
  setup: SetupWords;
}

function Differences({ before, revision, labels, languageName, setup }: DifferencesProps) {
  if (!before) return <p>{setup.firstRevision}</p>;
  const differences = toldOf(differencesOf(before.survey, revision.survey));
  if (differences.length === 0) return <p>{setup.sameSurvey}</p>;
  const nameOf = (path: string) => {
    const { label, language } = placeOf(path, labels, revision.survey.rules.triggers[0]?.on);
    if (label === undefined) return <code class="faint">{path}</code>;
    return language === undefined ? label : `${label} · ${languageName(language)}`;
  };
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
          {differences.map(({ path, ...values }) => {
            const [was, is] = [sayValue(path, values.was, setup), sayValue(path, values.is, setup)];
            return (
              <tr>
                <th scope="row">{nameOf(path)}</th>
                <td>{was === undefined ? "–" : <del>{was}</del>}</td>
                <td>{is === undefined ? "–" : <ins>{is}</ins>}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The ways to the next page and to the first. */
function OtherRevisions({ older, below, setup }: Pick<RevisionsProps, "below" | "setup"> & { older: number | null }) {
  if (older === null && below === undefined) return null;
  return (
    <p class="tabs">
      {older !== null && (
        <a rel="next" href={`?below=${older}`}>
          {setup.otherRevisions.older}
        </a>
      )}
      {below !== undefined && <a href="?">{setup.otherRevisions.newest}</a>}
    </p>
  );
}

export function RevisionsPage({ site, touchpoint, revisions, below, moment, languageName, setup }: RevisionsProps) {
  const { shown, older } = shownOf(revisions, below);
  const labels = touchpointLabels(setup);
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
        {shown.map((revision) => {
          const isCurrent = revision.revision === touchpoint.revision;
          return (
            <li class="card">
              <h2>{setup.revision(String(revision.revision), moment(revision.createdAt))}</h2>
              {isCurrent && <span class="standing is-live">{setup.current}</span>}
              <Differences
                before={beforeOf(revisions, revision)}
                revision={revision}
                labels={labels}
                languageName={languageName}
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
      <OtherRevisions older={older} below={below} setup={setup} />
    </>
  );
}
