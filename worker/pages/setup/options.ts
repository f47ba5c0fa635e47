/** The options of a choice as lines of text, in one language. */
import type { LocalizedText, Question } from "../../contract/survey.ts";
import { MAX_OPTIONS } from "../../contract/limits.ts";
import { slugOf } from "./slug.ts";

type Options = Extract<Question, { metric: "choice" }>["options"];
/** A choice before it was edited; none where there was another kind of question. */
type Before = { key: string; options: Options; several: boolean } | undefined;

/** What an option is called in this language, or in any. */
const said = (text: LocalizedText, language: string): string => text[language] ?? Object.values(text)[0] ?? "";

export const linesOf = (text = ""): string[] => text.split(/\r?\n/).flatMap((line) => line.trim() || []);

export const optionLines = (options: Options, language: string): string =>
  options.map(({ text }) => said(text, language)).join("\n");

/** A line stays the option whose words it has. Where as many are new as have gone, they are the old ones in other words. */
function optionsOf(before: Options, language: string, lines: readonly string[]): Options {
  const gone = before.filter(({ text }) => !lines.includes(said(text, language)));
  const fresh = lines.filter((line) => !before.some(({ text }) => said(text, language) === line));
  const isReworded = gone.length === fresh.length;
  const taken = new Set(before.map(({ key }) => key));
  // Two lines that are the same are one option twice, which the API refuses.
  const made = new Map<string, string>();
  return lines.map((line) => {
    const same = before.find(({ text }) => said(text, language) === line);
    if (same) return same;
    const old = isReworded ? gone[fresh.indexOf(line)] : undefined;
    if (old) return { ...old, text: { ...old.text, [language]: line } };
    const key = made.get(line) ?? slugOf(line, taken);
    made.set(line, key);
    taken.add(key);
    return { key, text: { [language]: line } };
  });
}

const setOf = (options: Options): string =>
  options
    .map(({ key }) => key)
    .toSorted()
    .join();

/** A choice as it was edited. Other options than before are another question: it gets another key. */
export function choiceOf(
  before: Before,
  language: string,
  edited: { lines: string | undefined; several: boolean; name: string },
  taken: ReadonlySet<string>,
) {
  const { lines, several, name } = edited;
  const options = optionsOf(before?.options ?? [], language, linesOf(lines).slice(0, MAX_OPTIONS + 1));
  const isSame = before?.several === several && setOf(before.options) === setOf(options);
  return { key: isSame ? before.key : slugOf(before?.key.replace(/-\d+$/, "") ?? name, taken), options, several };
}
