/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Why customers answered as they did: what a choice follow-up came to, by band of the main answer. */
import type { FollowUpShares, ReasonsByBand, ReasonShares } from "../contract/scores.ts";
import { type Band, BANDS } from "../contract/terms.ts";
import { OptionBars } from "./bars.tsx";
import type { Said } from "./said.ts";

interface Group {
  /** None where the main question has no bands. */
  band?: Band;
  reasons: ReasonShares;
}

const groupsOf = (byBand: ReasonsByBand): Group[] =>
  "all" in byBand ? [{ reasons: byBand.all }] : BANDS.map((band) => ({ band, reasons: byBand[band] }));

interface ReasonsProps extends Said, Pick<FollowUpShares, "byBand"> {
  /** Text of a reason. */
  nameOf: (option: string) => string;
}

export function Reasons({ byBand, nameOf, words, numbers }: ReasonsProps) {
  const groups = groupsOf(byBand).filter(({ reasons }) => reasons.n > 0);
  return (
    <section class="panel">
      <h2>{words.parts.reasons}</h2>
      {groups.length === 0 && <p class="faint">{words.parts.noAnswers}</p>}
      <div class="panels">
        {groups.map(({ band, reasons: { n, confidence, options } }) => (
          <div class="series">
            <h3>{band ? words.bands[band] : words.at.everybody}</h3>
            <p class="faint">{words.answers(numbers.counted(n))}</p>
            {confidence !== "ok" && (
              <p class="faint">{confidence === "low" ? words.confidence.low : words.parts.tooFew}</p>
            )}
            <OptionBars tone={band} {...{ options, nameOf, words, numbers }} />
          </div>
        ))}
      </div>
    </section>
  );
}
