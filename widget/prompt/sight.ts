/** When a prompt counts as shown (DESIGN.md): at least half of it in sight for one second. */

const SHARE = 0.5;
const LONG_ENOUGH_MS = 1_000;

/**
 * @param seen called each time the element has been half in sight, in a visible page, for a second
 * @param removed called when the page has taken the element away
 */
export function watchSight(element: Element, signal: AbortSignal, seen: () => void, removed: () => void): void {
  let inSight = false;
  let timer: ReturnType<typeof setTimeout>;
  const check = (): void => {
    clearTimeout(timer);
    if (inSight && !document.hidden && !signal.aborted) timer = setTimeout(seen, LONG_ENOUGH_MS);
  };
  const observer = new IntersectionObserver(
    (changes) => {
      for (const change of changes) inSight = change.intersectionRatio >= SHARE;
      check();
    },
    { threshold: SHARE },
  );
  observer.observe(element);
  // What is taken away loses its size, in sight or not.
  const size = new ResizeObserver(() => element.isConnected || removed());
  size.observe(element);
  document.addEventListener("visibilitychange", check, { signal });
  signal.onabort = () => {
    observer.disconnect();
    size.disconnect();
    check();
  };
}
