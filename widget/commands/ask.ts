/** The command `asklet('ask', slug, properties?)`: the page paints the prompt itself. */
import type { Core, HeadlessPrompt, Listener, Properties } from "../loader/piece.ts";
import { quietly } from "../loader/quietly.ts";
import { forget } from "./off.ts";

/**
 * Asks by the same gates as any other request. Resolves to the prompt's reins; to `null` when it is not asked, and then
 * never asks later. Waits for as long as nobody sees the page.
 * @param properties an object of this request alone: by it, its own outcome is told from others'
 */
export function ask(core: Core, slug: string, properties: Properties): Promise<HeadlessPrompt | null> {
  return new Promise((resolve) => {
    let isSettled = false;
    const settle = (prompt: HeadlessPrompt | null): void => {
      isSettled = true;
      forget(core.listeners, (listener) => listener === skipped);
      resolve(prompt);
    };
    const skipped: Listener = [
      "skipped",
      (happening: { properties?: Properties }) => happening.properties === properties && settle(null),
    ];
    core.listeners.push(skipped);
    // On a page that has broken the browser's functions no request comes to anything, nor is anything told of it.
    if (!quietly(() => core.reasonNow(slug))) return settle(null);
    core.request(slug, properties, {
      async paint(request) {
        // A request that was held until consent comes, or a chat closes: the page was told that nothing is asked.
        if (isSettled) return;
        try {
          const { headless } = await core.chunk("headless");
          await headless(settle)(request);
        } finally {
          settle(null);
        }
      },
    });
  });
}
