/** Gate by limit: a touchpoint that has its answers is not asked, and says so. */
import type { Gate } from "../piece.ts";

/** `limit-reached` where the collector had, when it composed the script, the answers that the limits let in. */
export const spent: Gate = ({ touchpoint }) => (touchpoint.spent ? "limit-reached" : undefined);
