import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SiteRules, TouchpointRules } from "../../../worker/contract/script.ts";
import { composeScript, type Pieces, unknownSiteScript } from "../../../worker/script/compose.ts";

/** Pieces that say their names, and a core that gives back what it was called with. */
const PIECES: Pieces = {
  version: "0.0.0",
  core: "(rules,gates,setups)=>{globalThis.result={rules,gates,setups,strict:(function(){return this})()===undefined}}",
  pieces: { load: '"load"', pages: '"pages"', sample: '"sample"', draw: '"draw"', waits: '"waits"' },
  prompt: "prompt-0123456789.js",
};

interface Started {
  rules: SiteRules;
  gates: string[];
  setups: string[];
  strict: boolean;
}

/** What the core gets when the script runs, as JSON: objects of another context equal none of this one. */
function start(script: string): Started {
  const page: { result?: Started } = {};
  runInNewContext(script, page);
  return JSON.parse(JSON.stringify(page.result));
}

function rulesOf(touchpoints: Partial<TouchpointRules>[], site: Partial<SiteRules> = {}): SiteRules {
  return {
    prompt: PIECES.prompt,
    storage: "local",
    touchpoints: touchpoints.map((one, place) => ({ slug: `touchpoint-${place}`, revision: 1, ...one })),
    ...site,
  };
}

function piecesOf(touchpoints: Partial<TouchpointRules>[], site: Partial<SiteRules> = {}): string[] {
  const { gates, setups } = start(composeScript(PIECES, rulesOf(touchpoints, site)));
  return [...gates, ...setups];
}

describe("composeScript", () => {
  it.each<[string, string[], Partial<TouchpointRules>[], Partial<SiteRules>?]>([
    ["nothing that no rule uses", [], [{}]],
    ["nothing for a site without touchpoints", [], [], { wait: 0 }],
    ["load for a delay", ["load"], [{}, { load: 3000 }]],
    ["load for a delay of 0", ["load"], [{ load: 0 }]],
    ["pages for an include", ["pages"], [{ include: ["/"] }]],
    ["pages for an exclude", ["pages"], [{ exclude: ["/"] }]],
    ["no pages for empty lists", [], [{ include: [], exclude: [] }]],
    ["sample for a share", ["sample"], [{ sample: 0 }, {}]],
    ["no sample where everybody is asked", [], [{ sample: 1 }]],
    ["waits for a wait between prompts", ["waits"], [{}], { wait: 30 }],
    ["waits for the site's own clocks", ["waits"], [{}], { again: [90, 0] }],
    ["waits for the clocks of one touchpoint", ["waits"], [{}, { again: [0, 7] }]],
    ["no waits where all are 0", [], [{ again: [0, 0] }], { wait: 0, again: [0, 0] }],
    ["the draw for a wait and two touchpoints", ["draw", "waits"], [{}, {}], { wait: 1 }],
    ["no draw without a wait between prompts", ["waits"], [{}, { weight: 3 }], { again: [90, 30] }],
    [
      "all in the order in which the gates are asked",
      ["pages", "sample", "draw", "waits", "load"],
      [{ load: 1, include: ["/"], sample: 0.5 }, {}],
      { wait: 30 },
    ],
  ])("takes %s", (_, expected, touchpoints, site) => {
    expect(piecesOf(touchpoints, site)).toEqual(expected);
  });

  it("runs in strict mode and leaves no name behind", () => {
    const page: Record<string, unknown> = {};
    runInNewContext(composeScript(PIECES, rulesOf([{ load: 0 }])), page);
    expect(Object.keys(page)).toEqual(["result"]);
    expect(start(composeScript(PIECES, rulesOf([]))).strict).toBe(true);
  });

  it("writes globs as a browser writes the path", () => {
    const include = ["/čaje/*", "/tea time/**", "/%C4%8Daje", "/a?b&c=d/é"];
    const { rules } = start(composeScript(PIECES, rulesOf([{ include, exclude: ["/\ud800"] }])));
    expect(rules.touchpoints[0]?.include).toEqual(["/%C4%8Daje/*", "/tea%20time/**", "/%C4%8Daje", "/a?b&c=d/%C3%A9"]);
    expect(rules.touchpoints[0]?.exclude).toEqual(["/%EF%BF%BD"]);
  });

  it("gives the core the rules as they are, whatever text stands in them", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("</script>", "<!--", "]]>", "\u2028", "'\"`${x}\\", "__proto__", "*/", "//", "\n", "\u0000"),
    );
    const touchpoint = fc.record(
      {
        slug: text,
        revision: fc.nat(),
        load: fc.nat(),
        sample: fc.double({ min: 0, max: 1, noNaN: true }),
        weight: fc.nat(),
        again: fc.tuple(fc.nat(), fc.nat()),
      },
      { requiredKeys: ["slug", "revision"] },
    );
    const site = fc.record(
      {
        prompt: text,
        storage: fc.constantFrom("local", "session", "none"),
        consent: fc.constant(1),
        wait: fc.nat(),
        again: fc.tuple(fc.nat(), fc.nat()),
        touchpoints: fc.array(touchpoint, { maxLength: 5 }),
      },
      { requiredKeys: ["prompt", "storage", "touchpoints"] },
    );
    fc.assert(
      fc.property(site, (rules) => {
        const script = composeScript(PIECES, rules);
        expect(script).not.toMatch(/[<\u2028\u2029]/);
        expect(start(script).rules).toEqual(JSON.parse(JSON.stringify(rules)));
      }),
      { numRuns: 500 },
    );
  });

  it("keeps globs of any text inside their strings", () => {
    const globs = fc
      .array(
        fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("</script>", '"', "\\", "\u2029", "');alert(1)//")),
        { minLength: 1, maxLength: 4 },
      )
      .filter((some) => !some.join("").includes("%"));
    fc.assert(
      fc.property(globs, (include) => {
        const script = composeScript(PIECES, rulesOf([{ include }]));
        expect(script).not.toMatch(/[<\u2028\u2029]/);
        expect(start(script).rules.touchpoints[0]?.include?.map(decodeURIComponent)).toEqual(
          include.map((glob) => glob.toWellFormed()),
        );
      }),
    );
  });
});

describe("unknownSiteScript", () => {
  it("warns once, and says what is wrong", () => {
    const warnings: string[] = [];
    runInNewContext(unknownSiteScript(), { console: { warn: (text: string) => warnings.push(text) } });
    expect(warnings).toEqual(["asklet: no site has this key"]);
  });

  it("does not throw on a page whose console is broken", () => {
    expect(() => {
      runInNewContext(unknownSiteScript(), { console: undefined });
    }).not.toThrow();
  });
});
