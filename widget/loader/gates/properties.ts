/** Gate by properties: what the page has told of its visitor, with `asklet('set', …)` or with the request. */
import type { PropertyCondition } from "../../../worker/contract/rules.ts";
import type { Gate } from "../piece.ts";

/**
 * Whether the condition holds for a property's value. Values are compared as text, upper and lower case told apart: `7` is
 * equal to `"7"`, as data layers write numbers either way. `above` and `below` take numbers, and text that reads as one.
 * What is no text, number or boolean counts as missing: then only `unknown` and `not-equal` hold.
 */
export function holds(condition: PropertyCondition, given: unknown): boolean {
  if (!/^(st|n|b)/.test(typeof given)) return /^(un|no)/.test(condition.is);
  const text = String(given);
  const number = Number(text.trim() || NaN);
  switch (condition.is) {
    case "equal":
      return text === String(condition.value);
    case "not-equal":
      return text !== String(condition.value);
    case "one-of":
      return condition.value.map(String).includes(text);
    case "above":
      return number > condition.value;
    case "below":
      return number < condition.value;
    case "contains":
      return text.includes(condition.value);
    case "known":
    case "unknown":
  }
  return condition.is === "known";
}

/** `other-property` unless all conditions of the touchpoint's audience hold. */
export const properties: Gate = ({ touchpoint: { audience }, person }) =>
  audience?.properties?.some((one) => !holds(one, person.properties[one.key])) ? "other-property" : undefined;
