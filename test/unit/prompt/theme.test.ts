import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accentColors, luminance } from "../../../widget/prompt/theme.ts";

/** Relative luminance as WCAG 2.2 defines it. */
function exactLuminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [exactLuminance(one), exactLuminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const inFull = (color: string): string => color.replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
const color = fc.integer({ min: 0, max: 0xff_ff_ff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
/** Colours of a gray of this lightness and its neighbours: where black and white change places. */
const nearTheTurn = fc
  .array(fc.integer({ min: -6, max: 6 }), { minLength: 3, maxLength: 3 })
  .map((shifts) => `#${shifts.map((shift) => (0x76 + shift).toString(16)).join("")}`);

describe("accentColors", () => {
  it("puts text of at least 4.5:1 on any accent", () => {
    fc.assert(
      fc.property(fc.oneof(color, nearTheTurn), fc.boolean(), (accent, dark) => {
        const colors = accentColors({ accent, scheme: "auto" }, dark);
        expect(colors["--accent"]).toBe(accent);
        expect(contrast(accent, inFull(colors["--on-accent"]))).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 5_000 },
    );
  });

  it("tells any accent from the surface by its edge, at 3:1 at least", () => {
    fc.assert(
      fc.property(color, fc.boolean(), (accent, dark) => {
        const colors = accentColors({ accent, scheme: "auto" }, dark);
        const edge = colors["--edge"] === "currentcolor" ? inFull(colors["--on-accent"]) : colors["--edge"];
        expect(contrast(edge, dark ? "#1c1f26" : "#ffffff")).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ["light", false, "#ffffff"],
    ["dark", true, "#1c1f26"],
  ])("has an accent of its own that stands out from the %s surface", (_, dark, surface) => {
    expect(contrast(accentColors({ scheme: "auto" }, dark)["--accent"], surface)).toBeGreaterThanOrEqual(4.5);
  });
});

describe("luminance", () => {
  it("stays within 0.009 of the exact one", () => {
    fc.assert(
      fc.property(color, (one) => Math.abs(luminance(one) - exactLuminance(one)) < 0.009),
      { numRuns: 5_000 },
    );
  });
});
