/** What something on the page holds back (an open chat) is asked when that has gone. */
import type { Happening, Setup, Wanted } from "../piece.ts";

/** No event says that an element can no longer be seen: it is looked for this often. */
const LOOK_MS = 1_000;

/**
 * A request that is `suppressed` is decided again each second, while somebody sees the page, and made once more when
 * something else comes of it: it is due, or there is another reason against it (the page is another by now). One for each
 * touchpoint, the latest; of several that are free in the same second, the latest comes first. Whatever else happens to
 * the touchpoint meanwhile takes the place of what was held.
 */
export const hold: Setup = (core) => {
  const { listeners, outcomes, request, whenVisible } = core;
  let latest: Wanted[] = [];
  let timer: unknown;
  core.request = (...wanted) => {
    latest = [wanted, ...latest.filter(([slug]) => slug !== wanted[0])];
    // What came of an earlier one is over: this one may be asked now.
    outcomes.delete(wanted[0]);
    return request(...wanted);
  };
  const wait = (): void => {
    timer ??= setTimeout(() => whenVisible(look), LOOK_MS);
  };
  const look = (): void => {
    timer = undefined;
    for (const wanted of latest) {
      if (outcomes.get(wanted[0]) !== "suppressed") continue;
      if (core.reasonNow(...wanted) === "suppressed") wait();
      else core.request(...wanted);
    }
  };
  listeners.push(["skipped", ({ reason }: Partial<Happening>) => reason === "suppressed" && wait()]);
};
