/** Cells in the types that a survey wants. Pure; what does not fit is for the checks of answers and properties to refuse. */
import type { FollowUp, PropertyDeclaration, Question } from "../contract/survey.ts";
import { type Cell, isExact, type Said, textOf, truthOf } from "./said.ts";

/** In the type that the question wants. */
export function answerOf(
  { metric }: Pick<Question | FollowUp, "metric">,
  cell: Cell | undefined,
): number | string | string[] {
  if (Array.isArray(cell)) return cell.map(String);
  const text = textOf(cell) ?? "";
  if (metric === "text") return text;
  if (metric === "choice") return text.split(/[\s,;|/]+/).filter(Boolean);
  return /^[+-]?\d+(?:\.0+)?$/.test(text) ? Number(text) : text;
}

/** Declared properties that the row has, in their type. */
export function propertiesOf(
  { properties }: Said,
  declared: readonly PropertyDeclaration[],
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    declared.flatMap(({ key, type }): [string, string | number | boolean][] => {
      const cell = properties.get(key);
      if (cell === undefined) return [];
      const text = textOf(cell);
      // JSON has no other numbers: it would round them, or write null.
      if (type === "number") return [[key, isExact(Number(text)) ? Number(text) : text]];
      if (type === "boolean") return [[key, truthOf(cell) ?? text]];
      return [[key, text]];
    }),
  );
}
