/** A form that could not be saved, as it is shown again. */
import { Problem } from "../../http/problem.ts";
import { type Group, mergedWith, wasOf } from "../forms/merge.tsx";
import type { Fields } from "../forms/sent.ts";
import type { SetupWords } from "./words.ts";

export interface Refused {
  fields: Fields;
  problem: Problem;
}

interface Shown {
  fields: Fields;
  /** What the form is made of. */
  was: Fields;
  clashes: readonly string[];
  problem?: Problem;
}

/**
 * With what was sent; where something has been stored since the form was made, laid over that.
 *
 * @param stored what is stored now
 */
export function shownOf(
  refused: Refused | undefined,
  stored: Fields,
  words: SetupWords,
  groups: readonly Group[] = [],
): Shown {
  if (!refused) return { fields: stored, was: stored, clashes: [] };
  const { fields, problem } = refused;
  const isLookOnly = problem.code === "look-not-saved";
  if (problem.status !== 412 && !isLookOnly) return { fields, was: wasOf(fields), clashes: [], problem };
  const said = isLookOnly ? words.lookNotSaved : words.changedMeanwhile;
  const code = isLookOnly ? problem.code : "changed-meanwhile";
  return { ...mergedWith(fields, stored, groups), was: stored, problem: new Problem(problem.status, code, said) };
}
