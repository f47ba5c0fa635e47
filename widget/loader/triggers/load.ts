/** Trigger on load: asks some time after the page was first seen. */
import type { Setup } from "../piece.ts";

/** Requests each touchpoint that has `load`, once a page view; the delay counts from when the page is visible. */
export const load: Setup = ({ site, request, whenVisible }) =>
  whenVisible(() => {
    for (const { slug, load: delayMs } of site.touchpoints) {
      if (delayMs !== undefined) setTimeout(() => request(slug), delayMs);
    }
  });
