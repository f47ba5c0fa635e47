/** Lets triggers be stopped: for sites whose pages change without a load, or that call prompts off. */
import type { Setup } from "../piece.ts";

/**
 * From here on a touchpoint that is armed again starts afresh, and `disarm` stops it: its signal is aborted, and what its
 * triggers have hung on the listeners hears nothing more.
 */
export const arming: Setup = (core) => {
  const { arm, listeners } = core;
  const lives = new Map<string, AbortController>();
  core.disarm = (slug) => lives.get(slug)?.abort();
  core.arm = (touchpoint) => {
    const life = new AbortController();
    const before = listeners.length;
    core.disarm(touchpoint.slug);
    lives.set(touchpoint.slug, life);
    arm(touchpoint, life);
    const added = listeners.slice(before);
    // Their places stay: an event may be on its way through the list just now.
    life.signal.onabort = () => added.forEach((listener) => listener.pop());
  };
};
