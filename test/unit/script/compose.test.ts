import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SiteRules, TouchpointRules } from "../../../worker/contract/script.ts";
import { composeScript, PIECES, type Pieces, unknownSiteScript } from "../../../worker/script/compose.ts";

/** Pieces that say their names, the draw with those that it goes by, and a core that gives back what it was called with. */
const BUILT: Pieces = {
  version: "0.0.0",
  core:
    "(rules,gates,triggers=[],setups=[])=>" +
    "{globalThis.result={rules,gates,triggers,setups,strict:(function(){return this})()===undefined}}",
  pieces: {
    ...Object.fromEntries(
      Object.values(PIECES)
        .flat()
        .map((name) => [name, JSON.stringify(name)]),
    ),
    draw: 'gates=>[...gates,"draw"]',
  },
  styles: {},
  prompt: "prompt-0123456789.js",
};

interface Started {
  rules: SiteRules;
  gates: (string | string[])[];
  triggers: string[];
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
    prompt: BUILT.prompt,
    storage: "local",
    touchpoints: touchpoints.map((one, place) => ({ slug: `touchpoint-${place}`, revision: 1, ...one })),
    ...site,
  };
}

function piecesOf(touchpoints: Partial<TouchpointRules>[], site: Partial<SiteRules> = {}): string[] {
  const { gates, triggers, setups } = start(composeScript(BUILT, rulesOf(touchpoints, site)));
  return [...gates.flat(), ...triggers, ...setups];
}

describe("composeScript", () => {
  it.each<[string, string[], Partial<TouchpointRules>[], Partial<SiteRules>?]>([
    ["nothing that no rule uses", [], [{}]],
    ["nothing for a site without touchpoints", [], [], { wait: 0 }],
    ["load for a delay", ["load"], [{}, { load: 3000 }]],
    ["load for a delay of 0", ["load"], [{ load: 0 }]],
    ["time for a time in sight", ["time"], [{ time: 0 }]],
    ["scroll for a share of the page", ["scroll"], [{ scroll: 50 }]],
    ["exit for who leaves", ["exit"], [{ exit: 1 }]],
    ["click for what is clicked", ["click"], [{ click: ".buy" }]],
    ["view for what comes into sight", ["view"], [{ view: ".end" }]],
    ["event, and the command of that name, for an event", ["event", "events"], [{ event: "paid" }]],
    ["idle for a rest", ["idle"], [{ idle: 5000 }]],
    ["tab for a feedback tab", ["tab"], [{ tab: 1 }]],
    ["pages for an include", ["pages"], [{ include: ["/"] }]],
    ["pages for an exclude", ["pages"], [{ exclude: ["/"] }]],
    ["no pages for empty lists", [], [{ include: [], exclude: [] }]],
    [
      "navigation where pages and a trigger are",
      ["pages", "load", "arming", "navigation"],
      [{ include: ["/"] }, { load: 1 }],
    ],
    ["the schedule", ["schedule"], [{}, { schedule: { from: 0 } }]],
    ["the audience for a device", ["audience"], [{ audience: { devices: ["phone"] } }]],
    ["no audience for properties alone", ["properties", "set"], [{ audience: { properties: [] } }]],
    ["both for both", ["properties", "audience", "set"], [{ audience: { properties: [], languages: ["cs"] } }]],
    ["visits for new visitors", ["audience", "visits"], [{ audience: { visitor: "new" } }]],
    ["visits for later ones", ["audience", "visits"], [{ audience: { minVisits: 2 } }]],
    [
      "navigation, which makes pages, for pages of a visit",
      ["audience", "arming", "visits", "navigation"],
      [{ audience: { minPages: 2 } }],
    ],
    ["identify for who is signed in, or not", ["audience", "identify"], [{ audience: { signedIn: false } }]],
    ["set for declared properties", ["set"], [{}, { declares: 1 }]],
    ["sample for a share", ["sample"], [{ sample: 0 }, {}]],
    ["no sample where everybody is asked", [], [{ sample: 1 }]],
    ["waits for a wait between prompts", ["waits"], [{}], { wait: 30 }],
    ["waits for the site's own clocks", ["waits"], [{}], { again: [90, 0] }],
    ["waits for the clock of later alone", ["waits"], [{}], { again: [0, 0, 7] }],
    ["waits for the clocks of one touchpoint", ["waits"], [{}, { again: [0, 7] }]],
    ["no waits where all are 0", [], [{ again: [0, 0] }], { wait: 0, again: [0, 0] }],
    ["the draw for a wait and two touchpoints", ["waits", "draw"], [{}, {}], { wait: 1 }],
    ["no draw without a wait between prompts", ["waits"], [{}, { weight: 3 }], { again: [90, 30] }],
    ["no draw where only one takes part", ["waits"], [{ exempt: 1 }, {}, { exempt: 1 }], { wait: 1 }],
    [
      "spent for what is at its limit, which takes no part",
      ["spent", "waits"],
      [{}, { exempt: 1, spent: 1 }],
      { wait: 1 },
    ],
    ["suppress and hold for a touchpoint's selector", ["suppress", "hold"], [{ suppress: ".chat" }, {}]],
    ["suppress and hold for the site's", ["suppress", "hold"], [{}], { suppress: ".chat" }],
    ["consent where it is asked for", ["consent"], [{}], { consent: 1 }],
    ["what calls off", ["arming", "events", "cancel"], [{ cancel: ["paid"] }]],
    ["priority", ["priority"], [{ priority: -1 }, {}]],
    [
      "all, gates in the order in which they are asked",
      [...PIECES.gates, ...PIECES.triggers, ...PIECES.setups],
      [
        { load: 1, time: 1, scroll: 1, exit: 1, click: "a", view: "a", event: "a", idle: 1, tab: 1 },
        { include: ["/"], sample: 0.5, schedule: { from: 0 }, suppress: "a", cancel: ["a"], priority: 1 },
        { audience: { minPages: 2, signedIn: true, properties: [] } },
        { exempt: 1, spent: 1 },
      ],
      { wait: 30, consent: 1 },
    ],
  ])("takes %s", (_, expected, touchpoints, site) => {
    expect(piecesOf(touchpoints, site)).toEqual(expected);
  });

  it("lets the draw go by what a visitor cannot be asked at for long", () => {
    const touchpoints = [
      { include: ["/"], schedule: { from: 0 }, suppress: ".chat" },
      { sample: 0.5, audience: { devices: ["phone" as const], properties: [] } },
    ];
    const { gates } = start(composeScript(BUILT, rulesOf(touchpoints, { wait: 30 })));
    const drawn = ["audience", "sample", "waits", "draw"];
    expect(gates).toEqual(["pages", "schedule", "properties", drawn, "suppress"]);
  });

  it("calls a core without triggers and setups with gates alone", () => {
    expect(composeScript(BUILT, rulesOf([{ sample: 0 }]))).toContain(',["sample"])}catch');
    expect(composeScript(BUILT, rulesOf([{ load: 0 }]))).toContain(',[],["load"])}catch');
    expect(composeScript(BUILT, rulesOf([]))).toContain("},[])}catch");
  });

  it("begins with the hint to compile it as it arrives", () => {
    expect(composeScript(BUILT, rulesOf([]))).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
  });

  it("fails where the build lacks a piece", () => {
    expect(() => composeScript({ ...BUILT, pieces: {} }, rulesOf([{ load: 0 }]))).toThrow("load");
  });

  it("runs in strict mode and leaves no name behind", () => {
    const page: Record<string, unknown> = {};
    runInNewContext(composeScript(BUILT, rulesOf([{ load: 0 }])), page);
    expect(Object.keys(page)).toEqual(["result"]);
    expect(start(composeScript(BUILT, rulesOf([]))).strict).toBe(true);
  });

  it("writes globs as a browser writes the path", () => {
    const include = ["/čaje/*", "/tea time/**", "/%C4%8Daje", "/a?b&c=d/é#é", "~^/čaje/ "];
    const { rules } = start(composeScript(BUILT, rulesOf([{ include, exclude: ["/\ud800"] }])));
    expect(rules.touchpoints[0]?.include).toEqual([
      "/%C4%8Daje/*",
      "/tea%20time/**",
      "/%C4%8Daje",
      "/a?b&c=d/%C3%A9#%C3%A9",
      // A regular expression is searched in what a person reads.
      "~^/čaje/ ",
    ]);
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
        click: text,
        suppress: text,
        cancel: fc.array(text, { maxLength: 3 }),
        include: fc.array(
          text.map((regex) => `~${regex}`),
          { minLength: 1, maxLength: 3 },
        ),
        audience: fc.record({ properties: fc.array(fc.record({ key: text, is: fc.constant("equal"), value: text })) }),
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
        suppress: text,
        touchpoints: fc.array(touchpoint, { maxLength: 5 }),
      },
      { requiredKeys: ["prompt", "storage", "touchpoints"] },
    );
    fc.assert(
      fc.property(site, (rules) => {
        const script = composeScript(BUILT, rules);
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
        const script = composeScript(BUILT, rulesOf([{ include }]));
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
