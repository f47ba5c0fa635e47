/** Counts by name in fixed windows of time, in this isolate's memory: nothing is written, and neighbours don't know. */

/** Names that are remembered; beyond that, all are forgotten rather than kept for ever. */
const MAX_NAMES = 10_000;

interface Count {
  count: number;
  endsAt: number;
}

export class FixedWindow {
  readonly #windowMs: number;
  readonly #counts = new Map<string, Count>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Counts one more, and says how many the name has in its window and in how many seconds that ends. */
  add(name: string, nowMs: number): { count: number; seconds: number } {
    if (this.#counts.size >= MAX_NAMES && !this.#counts.has(name)) this.#forget(nowMs);
    const { count, endsAt } = this.#current(name, nowMs);
    this.#counts.set(name, { count: count + 1, endsAt });
    return { count: count + 1, seconds: Math.ceil((endsAt - nowMs) / 1000) };
  }

  /** The same without counting. */
  look(name: string, nowMs: number): { count: number; seconds: number } {
    const { count, endsAt } = this.#current(name, nowMs);
    return { count, seconds: Math.ceil((endsAt - nowMs) / 1000) };
  }

  #current(name: string, nowMs: number): Count {
    const kept = this.#counts.get(name);
    return kept && nowMs < kept.endsAt ? kept : { count: 0, endsAt: nowMs + this.#windowMs };
  }

  /** Drops what is over; where that is not enough, everything. */
  #forget(nowMs: number): void {
    for (const [name, { endsAt }] of this.#counts) if (endsAt <= nowMs) this.#counts.delete(name);
    if (this.#counts.size >= MAX_NAMES) this.#counts.clear();
  }
}
