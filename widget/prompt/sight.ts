/** When a prompt counts as shown (DESIGN.md): at least half of it in sight for one second. */

const SHARE = 0.5;
const LONG_ENOUGH_MS = 1_000;

/**
 * @param isCovered asked when the second is over: then another one has to pass
 * @param seen called each time the element has been half in sight, in a visible page, for a second
 */
export function watchSight(element: Element, signal: AbortSignal, isCovered: () => unknown, seen: () => void): void {
  let inSight = false;
  let timer: ReturnType<typeof setTimeout>;
  const check = (): void => {
    clearTimeout(timer);
    if (inSight && !document.hidden && !signal.aborted)
      timer = setTimeout(() => (isCovered() ? check() : seen()), LONG_ENOUGH_MS);
  };
  const observer = new IntersectionObserver(
    (changes) => {
      for (const change of changes) inSight = change.intersectionRatio >= SHARE;
      check();
    },
    { threshold: SHARE },
  );
  observer.observe(element);
  document.addEventListener("visibilitychange", check, { signal });
  signal.onabort = () => {
    observer.disconnect();
    check();
  };
}
