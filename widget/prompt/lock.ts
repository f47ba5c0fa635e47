/** One at a time in all tabs of the origin: a Web Lock, and a lease in the store where pages have no locks. */
import type { Store } from "../ask.ts";

const LEASE = "lease";
/** Other tabs' writes become visible within this time. */
const SETTLE_MS = 100;
/** A lease whose tab has crashed keeps others out for this long. */
const STALE_MS = 600_000;

/**
 * Runs `task` if no other tab holds the Web Lock `name`, and holds it until the task has ended.
 * @returns whether it ran; `undefined` where the page has no Web Locks (plain http, opaque origin)
 */
export async function withLock(name: string, task: () => Promise<void>): Promise<boolean | undefined> {
  let ran: boolean | undefined;
  try {
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      ran = !!lock;
      return lock && task();
    });
  } catch (error) {
    if (ran) throw error;
  }
  return ran;
}

/** The last writer wins, and everybody looks again after `SETTLE_MS`. As good as the store is shared. */
async function withLease(store: Store, task: () => Promise<void>): Promise<boolean> {
  const mine = ` ${Math.random()}`;
  const taken = (): boolean => {
    const lease = store.get(LEASE) ?? "";
    return !lease.endsWith(mine) && Math.abs(Date.now() - Number.parseInt(lease)) < STALE_MS;
  };
  const release = (): void => store.remove(LEASE);

  if (taken()) return false;
  store.set(LEASE, Date.now() + mine);
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  if (taken()) return false;
  addEventListener("pagehide", release);
  await task();
  removeEventListener("pagehide", release);
  release();
  return true;
}

/**
 * Runs `task` unless another tab of this origin has a prompt open, and keeps other tabs out until it has ended.
 * @returns whether it ran
 */
export async function holdAlone(store: Store, task: () => Promise<void>): Promise<boolean> {
  return (await withLock("asklet", task)) ?? withLease(store, task);
}
