/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The form at the head of a page: its period, and whatever else it may be asked for. */
import type { Child } from "hono/jsx";
import type { Period } from "../scores/calendar.ts";
import type { Query } from "./address.ts";
import type { Comparison } from "./compared.ts";
import type { Said } from "./said.ts";
import { PERIODS } from "./words.ts";

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

/** What the picker stands on: a word, none for days by their dates; what an address leaves out has a word, too. */
const wordOf = ({ period, from, to }: Query): Query[string] =>
  period ?? ((from ?? to) === undefined ? "last-30-days" : "");

interface PickerProps extends Said {
  /** Of the address: of it what names the period. */
  query: Query;
  /** Of pages that compare. */
  comparison?: Comparison | undefined;
  /** The days that the page shows. */
  days: Period;
  /** What else the address has, and keeps. */
  kept: Query;
  /** Fields in which that can be changed. */
  children?: Child;
}

/** Whether a period is compared with days that no word names. */
const isOwn = ({ compare, offered }: Comparison): boolean => !offered.some((word) => word === compare);

interface DayFieldsProps extends Pick<Said, "words"> {
  /** Before the names of both fields. */
  prefix: string;
  days: Period | undefined;
}

function DayFields({ prefix, days, words }: DayFieldsProps) {
  return (
    <>
      {(["from", "to"] as const).map((end) => (
        <span class="pair">
          <label for={prefix + end}>{words.days[end]}</label>
          <input id={prefix + end} name={prefix + end} type="date" required={prefix === ""} value={days?.[end]} />
        </span>
      ))}
    </>
  );
}

/** Days by their dates, in a form of their own: in one with the words, a word would always stand beside them. */
function OtherDays({ days, kept, comparison, words }: Pick<PickerProps, "days" | "kept" | "comparison" | "words">) {
  const own = comparison && isOwn(comparison);
  return (
    <details class="days">
      <summary>{words.days.other}</summary>
      <form class="picker" method="get">
        <Kept query={comparison && !own ? { ...kept, compare: comparison.compare } : kept} />
        <DayFields prefix="" days={days} words={words} />
        {comparison && (
          <fieldset class="picker">
            <legend>{words.comparedWith}</legend>
            <DayFields prefix="compare-" days={own ? comparison.days : undefined} words={words} />
          </fieldset>
        )}
        <button type="submit">{words.show}</button>
      </form>
    </details>
  );
}

function CompareWith({ comparison, words, numbers }: Said & { comparison: Comparison }) {
  const { compare, days, offered } = comparison;
  const own = isOwn(comparison) ? [[compare, numbers.days(days)] as const] : [];
  const options = [...own, ...offered.map((word) => [word, words.comparisons[word]] as const)];
  return <Choice name="compare" label={words.comparedWith} options={options} value={compare} />;
}

/** A period that it has no word for is an option of its own, by its days; without any word they are sent along. */
export function Picker({ query, days, comparison, kept, words, numbers, children }: PickerProps) {
  const value = `${wordOf(query)}`;
  const own = PERIODS.some((word) => word === value) ? [] : [[value, numbers.days(days)] as const];
  return (
    <div class="picking">
      <form class="picker" method="get">
        {value === "" && <Kept query={{ from: days.from, to: days.to }} />}
        {children ?? <Kept query={kept} />}
        <Choice
          name="period"
          label={words.period}
          options={[...own, ...PERIODS.map((word) => [word, words.periods[word]] as const)]}
          value={value}
        />
        {comparison && <CompareWith comparison={comparison} words={words} numbers={numbers} />}
        <button type="submit">{words.show}</button>
      </form>
      <OtherDays days={days} kept={kept} comparison={comparison} words={words} />
    </div>
  );
}
