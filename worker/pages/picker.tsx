/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The form at the head of a page: its period, and whatever else it may be asked for. */
import type { Child } from "hono/jsx";
import type { Query } from "./address.ts";
import { PERIODS, type Words } from "./words.ts";

interface ChoiceProps {
  name: string;
  label: string;
  /** What stands for no choice; one must be made where it is absent. */
  all?: string;
  options: readonly (readonly [key: string, text: string])[];
  value: string | undefined;
}

/** A list to choose one of. */
export function Choice({ name, label, all, options, value }: ChoiceProps) {
  return (
    <span class="pair">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        {all !== undefined && <option value="">{all}</option>}
        {options.map(([key, text]) => (
          <option value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}

/** What a form leaves as it is in the address of its page. */
export function Kept({ query }: { query: Query }) {
  return (
    <>
      {Object.entries(query).map(
        ([name, value]) => value !== undefined && <input type="hidden" name={name} value={`${value}`} />,
      )}
    </>
  );
}

/** @param period the word that the picker stands on; none where days were given */
export function Picker({ period, words, children }: { period: string | undefined; words: Words; children?: Child }) {
  return (
    <form class="picker" method="get">
      {children}
      <Choice
        name="period"
        label={words.period}
        options={PERIODS.map((word) => [word, words.periods[word]])}
        value={period ?? "last-30-days"}
      />
      <button type="submit">{words.show}</button>
    </form>
  );
}
