/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Where there is nothing to read yet: what can be done about it. */
import { daysBetween, type Period } from "../scores/calendar.ts";
import { type Query, searchOf } from "./address.ts";
import type { Words } from "./words.ts";

/** Words for periods that are longer, each with its days; the shortest first. */
const LONGER = [
  ["last-90-days", 90],
  ["last-365-days", 365],
] as const;

interface LongerProps {
  /** Of the page: the link keeps all but its period. */
  query: Query;
  days: Period;
  words: Words;
}

/** A link to the next longer period, where there is one. */
export function Longer({ query, days: { from, to }, words }: LongerProps) {
  const length = daysBetween(from, to) + 1;
  const [word] = LONGER.find(([, days]) => days > length) ?? [];
  if (word === undefined) return null;
  // Days to compare with were meant for the shorter one.
  const changed = { period: word, from: undefined, to: undefined, compare: undefined, cursor: undefined };
  return <a href={searchOf(query, changed)}>{words.next.longer}</a>;
}

interface StartProps {
  /** Slug of the site. */
  site: string;
  maySetUp: boolean;
  words: Words;
}

/** Of a site that asks nothing yet. */
export function NoTouchpoints({ site, maySetUp, words }: StartProps) {
  return (
    <>
      <p>{words.noTouchpoints}</p>
      {maySetUp && (
        <p class="buttons">
          <a class="button main" href={`/sites/${site}/set-up`}>
            {words.next.ask}
          </a>
        </p>
      )}
    </>
  );
}

interface NoAnswersProps extends StartProps, LongerProps {
  touchpoints: readonly { touchpoint: string; state: string }[];
}

/** Where the questions are published, of which none is yet; one alone in its editor. */
const publishedIn = (site: string, [first, ...others]: NoAnswersProps["touchpoints"]): string =>
  `/sites/${site}/set-up${first && others.length === 0 ? `/touchpoints/${first.touchpoint}` : ""}`;

/** Of a site that has touchpoints, and that nobody has answered in the period. */
export function NoAnswers({ site, touchpoints, maySetUp, words, query, days }: NoAnswersProps) {
  const isPaused = touchpoints.every(({ state }) => state === "paused");
  return (
    <section class="panel">
      <p>{words.next.noAnswers}</p>
      <p class="buttons">
        {maySetUp && (
          <a class="button main" href={isPaused ? publishedIn(site, touchpoints) : `/sites/${site}/set-up/install`}>
            {isPaused ? words.next.publish : words.next.install}
          </a>
        )}
        <Longer query={query} days={days} words={words} />
      </p>
    </section>
  );
}
