/**
 * What Asklet keeps in the browser: `localStorage`, `sessionStorage` or nothing, with memory behind it.
 *
 * Names begin with `asklet.{siteKey}.`:
 *
 * | name           | value                                                                             |
 * | -------------- | --------------------------------------------------------------------------------- |
 * | `times.{slug}` | `presented,answered,dismissed,later`: ms since 1970 by the browser's clock, 0: never |
 * | `draw`         | 0 to 9999, shares visitors between touchpoints; gone once a prompt was presented   |
 * | `sample`       | 0 to 9999, the visitor's place in every sample                                    |
 * | `visits`       | `count,pages,lastSeen`: visits, page views of the last one, its last ms since 1970  |
 * | `outbox.{id}`  | an unsent message; the prompt UI's own                                              |
 * | `lease`        | which tab asks, in browsers without locks; the prompt UI's own                      |
 */
import type { Moment, Store } from "../ask.ts";
import { quietly } from "./quietly.ts";

/**
 * A store whose methods never throw. An entry that the browser refuses (no storage, quota, blocked by policy) is kept in
 * memory and wins over what the browser holds, until the browser takes it again.
 * @param prefix goes before every name
 * @param area is called at each access and may throw; anything but a storage is memory only
 */
export function createStore(prefix: string, area: () => Storage | false | null | undefined): Store {
  const memory = new Map<string, string>();
  /** `undefined` where there is no storage, or where it throws. */
  const inArea = <Result>(use: (place: Storage) => Result): Result | undefined =>
    quietly(() => {
      const place = area();
      return place ? use(place) : undefined;
    });
  return {
    get: (name) => memory.get(prefix + name) ?? inArea((place) => place.getItem(prefix + name)),
    set(name, value) {
      memory.set(prefix + name, value);
      inArea((place) => {
        place.setItem(prefix + name, value);
        memory.delete(prefix + name);
      });
    },
    remove(name) {
      memory.delete(prefix + name);
      inArea((place) => place.removeItem(prefix + name));
    },
    names: () =>
      [...memory.keys(), ...(inArea(Object.keys) ?? [])]
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}

/** What the names of entries with times begin with; the survey's slug follows. */
export const TIMES = "times.";

/** Times of a survey by `Moment`, in ms since 1970; 0 for never, and for what cannot be read. */
export function readTimes(store: Store, slug: string): number[] {
  return (store.get(TIMES + slug) ?? "").split(",").map((time) => Number(time) || 0);
}

/** Keeps the time of a moment of a survey. */
export function writeTime(store: Store, slug: string, moment: Moment, now: number): void {
  const times = readTimes(store, slug);
  times[moment] = now;
  store.set(TIMES + slug, times.join());
}
