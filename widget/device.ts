/** What kind of device this is. Part of the prompt UI, and of the loader where a rule goes by it. */
import type { Device } from "../worker/contract/terms.ts";

/** Short side of the screen, in CSS pixels, from which a touch device counts as a tablet. */
const TABLET_MIN_PX = 600;

export function device(): Device {
  if (!matchMedia("(pointer:coarse)").matches) return "desktop";
  return Math.min(screen.width, screen.height) < TABLET_MIN_PX ? "phone" : "tablet";
}
