/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The form at the head of a page: its period, and whatever else it may be asked for. */
import type { Child } from "hono/jsx";
import { PERIODS, type Words } from "./words.ts";

/** @param period the word that the picker stands on; none where days were given */
export function Picker({ period, words, children }: { period: string | undefined; words: Words; children?: Child }) {
  return (
    <form class="picker" method="get">
      {children}
      <span class="pair">
        <label for="period">{words.period}</label>
        <select id="period" name="period">
          {PERIODS.map((word) => (
            <option value={word} selected={word === (period ?? "last-30-days")}>
              {words.periods[word]}
            </option>
          ))}
        </select>
      </span>
      <button type="submit">{words.show}</button>
    </form>
  );
}
