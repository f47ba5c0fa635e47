/** The loader is a guest on the page: whatever fails, the page does not hear of it. */

/** Runs and gives back the result, `undefined` if it throws. */
export function quietly<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Runs quietly: at once on a page that somebody sees, else (background tab, rendered ahead) as soon as somebody does. */
export function whenVisible(run: () => void): void {
  quietly(() => {
    if (document.visibilityState !== "hidden") run();
    else document.addEventListener("visibilitychange", () => whenVisible(run), { once: true });
  });
}

let hasWarned = false;

/** Tells the owner of a wrong set-up; only the first, so that nothing floods the console. */
export function warnOnce(text: string): void {
  if (!hasWarned) console.warn(`asklet: ${text}`);
  hasWarned = true;
}
