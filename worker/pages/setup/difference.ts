/** What differs between two surveys, leaf by leaf. Pure. */

import { fieldOf, type Labels } from "../forms/faults.ts";

export interface Difference {
  /** Names from the top down, with a dot between. */
  path: string;
  /** Undefined where it is not there. */
  was: string | undefined;
  is: string | undefined;
}

function leavesOf(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value !== "object" || value === null) return into.set(path, String(value));
  for (const [key, inner] of Object.entries(value)) leavesOf(inner, path ? `${path}.${key}` : key, into);
  return into;
}

/** In the order of their paths in `is`, what has gone last. */
export function differencesOf(was: unknown, is: unknown): Difference[] {
  const [before, after] = [leavesOf(was, "", new Map()), leavesOf(is, "", new Map())];
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((path) => ({ path, was: before.get(path), is: after.get(path) }))
    .filter(({ was, is }) => was !== is);
}

/** What stands at a path of a survey: the field that it is written in, and the language of a text. */
export interface Place {
  /** What the field is called; undefined where there is none. */
  label: string | undefined;
  /** A tag. */
  language: string | undefined;
}

const TEXT = /\.(?:text|low|high|all|negative|neutral|positive)\.([A-Za-z-]+)$/;
/** Keys name questions and options in the counts, and nobody writes them. */
const KEY = /^(?:question|followUp)(?:\.options\.\d+)?\.key$/;

/** Without keys, unless nothing else differs. */
export function toldOf(differences: readonly Difference[]): readonly Difference[] {
  const told = differences.filter(({ path }) => !KEY.test(path));
  return told.length > 0 ? told : differences;
}

/** @param trigger kind of the survey's first trigger: some kinds share a path */
export function placeOf(path: string, labels: Labels, trigger?: string): Place {
  const field = KEY.test(path) ? undefined : fieldOf(`/${path.replaceAll(".", "/")}`, { trigger });
  return { label: field === undefined ? undefined : labels[field], language: TEXT.exec(path)?.[1] };
}
