/** Breakdowns and their segments by name, in a language of the pages. What a site has named itself stays as it is. */
import type { SegmentScore } from "../contract/breakdowns.ts";
import { CHANNELS, DEVICES } from "../contract/terms.ts";
import { type Language, wordsIn } from "./words.ts";

export type SegmentKey = Pick<SegmentScore, "kind" | "value">;

export interface Names {
  /** Of a property its key. */
  breakdown(breakdown: string): string;
  segment(breakdown: string, segment: SegmentKey): string;
}

const PROPERTY = "properties.";
/** Breakdowns that are no properties, in the order in which pages have them. */
export const NAMED = ["channel", "revision", "device", "country", "language", "page"] as const;

export function namesIn(language: Language): Names {
  const { parts } = wordsIn(language);
  const valueName = (breakdown: string, value: string): string => {
    const channel = CHANNELS.find((one) => one === value);
    if (breakdown === "channel" && channel) return parts.channels[channel];
    const device = DEVICES.find((one) => one === value);
    if (breakdown === "device" && device) return parts.devices[device];
    if (breakdown === "country") return displayName(language, "region", value);
    if (breakdown === "language") return displayName(language, "language", value);
    return value === "" ? parts.empty : value;
  };
  return {
    breakdown: (breakdown) => {
      const named = NAMED.find((one) => one === breakdown);
      return named ? parts.breakdowns[named] : breakdown.slice(PROPERTY.length);
    },
    segment: (breakdown, { kind, value }) => (kind === "value" ? valueName(breakdown, value ?? "") : parts.kinds[kind]),
  };
}

/** The code itself where it names nothing: `T1` is Cloudflare's for Tor. */
function displayName(language: Language, type: "region" | "language", code: string): string {
  try {
    return new Intl.DisplayNames(language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
