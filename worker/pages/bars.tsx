/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { OptionShare } from "../contract/scores.ts";
import type { Band } from "../contract/terms.ts";
import { Bar } from "./bar.tsx";
import type { Numbers } from "./numbers.ts";

interface BarRow {
  name: string | number;
  /** 0 to 100; null where too few have answered for a share. */
  percent: number | null;
  /** What stands behind the bar. */
  said: string;
  tone?: Band | null;
}

/** Named bars, one below the other. */
export function Bars({ rows, isWide = false }: { rows: readonly BarRow[]; isWide?: boolean }) {
  return (
    <dl class={isWide ? "bars wide" : "bars"}>
      {rows.map(({ name, percent, said, tone }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            {percent === null ? <span /> : <Bar percent={percent} tone={tone} />}
            <span class="number">{said}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Names of options are the owner's keys. */
export const optionName = (option: string): string => option.replaceAll("-", " ");

interface OptionBarsProps {
  options: readonly OptionShare[];
  /** Of those who chose. */
  tone?: Band | undefined;
  numbers: Numbers;
}

/** How many chose each option of a choice, and their share of those who answered. */
export function OptionBars({ options, tone, numbers }: OptionBarsProps) {
  const rows = options.map(({ option, count, share }) => ({
    name: optionName(option),
    percent: share,
    ...(tone && { tone }),
    said: share === null ? numbers.count(count) : `${numbers.count(count)} (${numbers.percent(share)})`,
  }));
  return <Bars rows={rows} isWide />;
}
