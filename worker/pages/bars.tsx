/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Child } from "hono/jsx";
import type { OptionChange } from "../contract/comparison.ts";
import type { OptionShare } from "../contract/scores.ts";
import type { Band } from "../contract/terms.ts";
import { Bar } from "./bar.tsx";
import type { Said } from "./said.ts";
import { sayOption } from "./sentences.ts";

interface BarRow {
  name: Child;
  /** 0 to 100; null where too few have answered for a share. */
  percent: number | null;
  /** What stands behind the bar. */
  said: string;
  /** Stands below it. */
  range?: string | undefined;
  tone?: Band | null;
}

/** Named bars, one below the other. */
export function Bars({ rows, isWide = false }: { rows: readonly BarRow[]; isWide?: boolean }) {
  return (
    <dl class={isWide ? "bars wide" : "bars"}>
      {rows.map(({ name, percent, said, range, tone }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            {percent === null ? <span /> : <Bar percent={percent} tone={tone} />}
            <span class="number">{said}</span>
            {range !== undefined && <span class="faint range">{range}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How sure the ranges of some options are, where there are any; said once, below them. */
export function Ranges({ options, words, numbers }: Said & { options: readonly Pick<OptionShare, "interval">[] }) {
  const interval = options.find((one) => one.interval)?.interval;
  return interval ? <p class="faint">{words.ranges(numbers.percent(interval.level * 100))}</p> : null;
}

interface OptionBarsProps extends Said {
  options: readonly OptionShare[];
  /** From the period before. */
  changes?: readonly OptionChange[] | null;
  /** Text of an option. */
  nameOf: (option: string) => string;
  /** Of those who chose. */
  tone?: Band | undefined;
}

/** How many chose each option of a choice, and their share of those who answered, with its interval. */
export function OptionBars({ options, changes = null, nameOf, tone, words, numbers }: OptionBarsProps) {
  const rows = options.map((option) => {
    const said = sayOption(option, changes, { words, numbers });
    const count = numbers.count(option.count);
    return {
      name: <bdi>{nameOf(option.option)}</bdi>,
      percent: option.share,
      ...(tone && { tone }),
      said: said ? `${count} (${said.share})` : count,
      range: said?.below,
    };
  });
  return (
    <>
      <Bars rows={rows} isWide />
      <Ranges options={options} words={words} numbers={numbers} />
    </>
  );
}
