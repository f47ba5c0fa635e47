/** For sites that ask nothing before consent: what was requested until then is requested once more when it comes. */
import type { Happening, Setup, Wanted } from "../piece.ts";

/**
 * One request for each touchpoint is held, the latest; the latest of all comes first. A prompt that was seen is not asked
 * anew when consent is taken back and given again.
 */
export const consent: Setup = (core) => {
  const { listeners, outcomes, request, reasonNow } = core;
  let latest: Wanted[] = [];
  const without = (touchpoint: string | undefined): Wanted[] => latest.filter(([slug]) => slug !== touchpoint);
  core.request = (...wanted) => {
    latest = [wanted, ...without(wanted[0])];
    // What came of an earlier one is over: this one may be asked now.
    outcomes.delete(wanted[0]);
    return request(...wanted);
  };
  const again = (): void => {
    for (const wanted of latest) {
      if (outcomes.get(wanted[0]) === "consent-missing") core.request(...wanted);
    }
  };
  listeners.push(
    ["shown", ({ touchpoint }: Partial<Happening>) => (latest = without(touchpoint))],
    ["consented", again],
    [
      "skipped",
      // Taken back, and given once more before the prompt has heard of it.
      ({ touchpoint = "", reason }: Partial<Happening>) => {
        if (reason === "consent-missing") setTimeout(() => reasonNow(touchpoint) === "due" && again());
      },
    ],
  );
};
