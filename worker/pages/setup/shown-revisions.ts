/** Which of a touchpoint's revisions one page shows, so that it stays light however many there are. Pure. */
import type { RevisionRow } from "../../sites/touchpoint-store.ts";
import { differencesOf } from "./difference.ts";

const REVISIONS_A_PAGE = 20;
/** Of what differs, as UTF-8, but for a first revision of which more does. */
const DIFFERENCE_BYTES_A_PAGE = 40_000;

export interface ShownRevisions {
  /** Newest first. */
  shown: RevisionRow[];
  /** The next page is of those below this one; null where there are none. */
  older: number | null;
}

const encoder = new TextEncoder();

export const beforeOf = (revisions: readonly RevisionRow[], { revision }: RevisionRow): RevisionRow | undefined =>
  revisions.find((one) => one.revision === revision - 1);

/** @param below only those with a lower number; all where it is absent */
export function shownOf(revisions: readonly RevisionRow[], below = Infinity): ShownRevisions {
  const left = revisions.toReversed().filter(({ revision }) => revision < below);
  let bytes = 0;
  const shown = left.slice(0, REVISIONS_A_PAGE).filter((revision, at) => {
    const before = beforeOf(revisions, revision);
    const differences = before ? differencesOf(before.survey, revision.survey) : [];
    bytes += encoder.encode(JSON.stringify(differences)).length;
    return at === 0 || bytes <= DIFFERENCE_BYTES_A_PAGE;
  });
  return { shown, older: shown.length < left.length ? (shown.at(-1)?.revision ?? null) : null };
}
