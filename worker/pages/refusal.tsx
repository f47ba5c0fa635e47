/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** In place of a page that cannot be: why, and the ways on from there. */
import type { Problem } from "../http/problem.ts";
import type { Language, Refused, Words } from "./words.ts";

/** By status; any other is nobody's fault but ours. */
const REFUSED = new Map<number, Refused>([
  [400, "asked"],
  [401, "mayNot"],
  [403, "mayNot"],
  [404, "missing"],
  [409, "changed"],
  [412, "changed"],
  [413, "tooMuch"],
  [422, "asked"],
  [429, "tooOften"],
  [503, "busy"],
]);

interface RefusalProps {
  problem: Problem;
  /** The page that led here, if any. */
  from: string | undefined;
  home: string;
  language: Language;
  words: Words;
}

/** In English the problem has words of its own, which say more. */
export function RefusalPage({ problem, from, home, language, words }: RefusalProps) {
  const refused = REFUSED.get(problem.status) ?? "failed";
  return (
    <>
      <h1>{words.problem}</h1>
      <p>{words.refusals[refused]}</p>
      <p class="faint" lang={language === "en" ? undefined : "en"}>
        {problem.message}
      </p>
      <p class="buttons">
        {from !== undefined && (
          <a class="button" href={from}>
            {words.goBack}
          </a>
        )}
        <a class="button" href={home}>
          {words.back}
        </a>
      </p>
    </>
  );
}
