import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pieces from "../../../dist/widget/pieces.json" with { type: "json" };
import { CHUNKS } from "../../../worker/script/compose.ts";
import { type Collector, message, startCollector } from "../collector.ts";

const NPS = { question: { metric: "nps", key: "q" } };
const EVERY_RULE = {
  triggers: [
    { on: "load" },
    { on: "time", visibleMs: 1000 },
    { on: "scroll", percent: 50 },
    { on: "exit" },
    { on: "click", selector: ".buy" },
    { on: "view", selector: ".end" },
    { on: "attribute" },
    { on: "event", name: "paid" },
    { on: "idle", idleMs: 1000 },
    { on: "tab" },
  ],
  pages: { include: ["/a", { regex: "^/b" }], exclude: ["/a/b"] },
  audience: {
    devices: ["phone"],
    languages: ["pt-BR"],
    minVisits: 2,
    minPages: 2,
    signedIn: true,
    properties: [{ key: "plan", is: "one-of", value: ["pro", 7, true] }],
  },
  schedule: { from: "2026-11-01", until: "2099-11-30", weekdays: [1, 5], hours: [22, 6] },
  sample: 0.5,
  weight: 4,
  priority: 3,
  frequency: { everyDays: 14 },
  suppressWhen: [".chat", "form :focus"],
  cancelOn: ["left"],
  ignoreWait: true,
};

let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
});
afterAll(async () => collector.close());

async function scriptOf(siteKey: string): Promise<string> {
  const response = await collector.fetch(`/s/${siteKey}.js`);
  expect(response.status).toBe(200);
  return response.text();
}

/** The rules that the script hands to the loader's core, when it runs with a core that only keeps them. */
function rulesIn(script: string): Record<string, unknown> {
  expect(script).toContain(pieces.core);
  const page: { rules?: string } = {};
  runInNewContext(
    script.replace(pieces.core, () => "rules=>{globalThis.rules=JSON.stringify(rules)}"),
    page,
  );
  return Object.fromEntries(Object.entries(parseJson(page.rules ?? "{}")));
}

function parseJson(text: string): object {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null ? value : {};
}

function piecesIn(script: string): string[] {
  return Object.entries(pieces.pieces).flatMap(([name, code]) => (script.includes(code) ? [name] : []));
}

describe("GET /s/{siteKey}.js", () => {
  it("is a script that any page may load, kept for five minutes and shown a day longer while it is renewed", async () => {
    const siteKey = await collector.site("headers");
    const { status, headers } = await collector.fetch(`/s/${siteKey}.js`);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    const directives = (headers.get("cache-control") ?? "").split(/,\s*/);
    expect(directives.toSorted()).toEqual(["max-age=300", "public", "stale-while-revalidate=86400"]);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("set-cookie")).toBeNull();
  });

  it("is a 304 for who has it, until it changes", async () => {
    const siteKey = await collector.site("tagged");
    const path = `/s/${siteKey}.js`;
    const etag = (await collector.fetch(path)).headers.get("etag") ?? "";
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    const again = await collector.fetch(path, { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(again.headers.get("cache-control")).toContain("max-age=300");
    expect(again.headers.get("access-control-allow-origin")).toBe("*");
    const other = await collector.fetch(path, { headers: { "if-none-match": '"other"' } });
    expect(other.status).toBe(200);
    await collector.touchpoint("tagged", "paid", NPS);
    const changed = await collector.fetch(path, { headers: { "if-none-match": etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
  });

  it("answers HEAD like GET, without the body", async () => {
    const siteKey = await collector.site("headed");
    const [get, head] = await Promise.all([
      collector.fetch(`/s/${siteKey}.js`),
      collector.fetch(`/s/${siteKey}.js`, { method: "HEAD" }),
    ]);
    expect(head.status).toBe(200);
    for (const name of ["content-type", "cache-control", "etag"]) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
    expect(await head.text()).toBe("");
  });

  it("has the rules of the live touchpoints in the order of the journey, and no word of their surveys", async () => {
    const siteKey = await collector.site("rules", { stages: ["find", "buy"], storage: "session", waitDays: 7 });
    await collector.touchpoint("rules", "paid", {
      ...NPS,
      name: "Never in the script",
      stage: "buy",
      followUp: { metric: "text", key: "why", text: { all: { en: "Secret wording" } } },
      rules: { triggers: [{ on: "load", delayMs: 2500 }], sample: 0.5, weight: 4, afterAnswerDays: 5 },
    });
    await collector.touchpoint("rules", "found", { ...NPS, stage: "find" });
    await collector.touchpoint("rules", "found", {
      ...NPS,
      stage: "find",
      rules: { pages: { include: ["/find/**"] } },
    });
    await collector.touchpoint("rules", "paused", { ...NPS, state: "paused" });
    const script = await scriptOf(siteKey);
    expect(rulesIn(script)).toEqual({
      prompt: pieces.prompt,
      storage: "session",
      wait: 7,
      again: [90, 30],
      touchpoints: [
        { slug: "found", revision: 2, include: ["/find/**"] },
        { slug: "paid", revision: 1, load: 2500, sample: 0.5, weight: 4, again: [5, 30] },
      ],
    });
    expect(script).not.toMatch(/Secret|Never|recommend|shop\.example/);
  });

  it("has every rule in the words of the loader", async () => {
    const siteKey = await collector.site("worded", { timeZone: "Europe/Prague", suppressWhen: [".modal"] });
    const properties = [{ key: "plan", type: "string" }];
    await collector.touchpoint("worded", "paid", { ...NPS, rules: EVERY_RULE, properties, look: { later: true } });
    expect(rulesIn(await scriptOf(siteKey))).toEqual({
      prompt: pieces.prompt,
      storage: "local",
      wait: 30,
      again: [90, 30, 7],
      suppress: ".modal",
      touchpoints: [
        {
          slug: "paid",
          revision: 1,
          load: 375,
          time: 1000,
          scroll: 50,
          exit: 1,
          click: ':is(.buy,[data-asklet="paid"])',
          view: ".end",
          event: "paid",
          idle: 1000,
          tab: 1,
          include: ["/a", "~^/b"],
          exclude: ["/a/b"],
          audience: { ...EVERY_RULE.audience, languages: ["pt-br"] },
          schedule: {
            from: Date.parse("2026-11-01T00:00:00+01:00"),
            until: Date.parse("2099-12-01T00:00:00+01:00"),
            weekdays: [1, 5],
            hours: [22, 6],
          },
          sample: 0.5,
          weight: 4,
          priority: 3,
          again: [14, 14],
          exempt: 1,
          suppress: ":is(.chat,form :focus)",
          cancel: ["left"],
          declares: 1,
        },
      ],
    });
  });

  it("has only the pieces that its rules use", async () => {
    const off = { waitDays: 0, afterAnswerDays: 0, afterDismissalDays: 0 };
    const minimal = await collector.site("minimal", off);
    await collector.touchpoint("minimal", "paid", NPS);
    expect(piecesIn(await scriptOf(minimal))).toEqual([]);

    const everything = await collector.site("everything", { consentRequired: true });
    await collector.touchpoint("everything", "one", { ...NPS, rules: EVERY_RULE });
    await collector.touchpoint("everything", "two", NPS);
    await collector.touchpoint("everything", "three", NPS);
    await collector.touchpoint("everything", "four", { ...NPS, rules: { limits: { total: 1 } } });
    await collector.post(everything, message("four", { answer: 9 }));
    // Which the site remembers for ten seconds; a change of it forgets that.
    await collector.touchpoint("everything", "three", { ...NPS, name: "Three" });
    expect(piecesIn(await scriptOf(everything)).toSorted()).toEqual(Object.keys(pieces.pieces).toSorted());
    await collector.touchpoint("everything", "one", { ...NPS, state: "paused" });
    await collector.touchpoint("everything", "four", { ...NPS, state: "paused" });
    expect(piecesIn(await scriptOf(everything))).toEqual(["waits", "draw", "consent"]);
  });

  it("changes at once with a pause, a deletion and a return", async () => {
    const siteKey = await collector.site("changing");
    const slugs = async () => {
      const { touchpoints } = rulesIn(await scriptOf(siteKey));
      return JSON.stringify(touchpoints);
    };
    const live = '[{"slug":"paid","revision":1}]';
    await collector.touchpoint("changing", "paid", NPS);
    expect(await slugs()).toBe(live);
    await collector.touchpoint("changing", "paid", { ...NPS, state: "paused" });
    expect(await slugs()).toBe("[]");
    await collector.touchpoint("changing", "paid", NPS);
    expect(await slugs()).toBe(live);
    await collector.api("DELETE", "/sites/changing/touchpoints/paid");
    expect(await slugs()).toBe("[]");
  });

  it("takes no harm from hostile globs: they stay text inside the rules", async () => {
    const siteKey = await collector.site("hostile");
    const include = [
      '/"),globalThis.hacked=1,("',
      "/</script><script>globalThis.hacked=1</script>",
      "/\u2028globalThis.hacked=1\u2029",
      "/${globalThis.hacked=1}`",
      "/\\u0022]});globalThis.hacked=1//",
      "/<!--<script>",
      "/\ud800",
      "/přehled/*",
    ];
    await collector.touchpoint("hostile", "paid", { ...NPS, rules: { pages: { include } } });
    const script = await scriptOf(siteKey);
    const [before = "", inlined = ""] = script.split(pieces.core);
    expect(before + inlined).not.toMatch(/<\/?script|<!--|[\u2028\u2029]/i);
    const page: Record<string, unknown> = {};
    runInNewContext(
      script.replace(pieces.core, () => "()=>{}"),
      page,
    );
    expect(page["hacked"]).toBeUndefined();
    const decoded = decodeURIComponent(JSON.stringify(rulesIn(script)["touchpoints"]).replaceAll("%EF%BF%BD", "?"));
    expect(decoded).toContain(JSON.stringify("/přehled/*"));
    expect(decoded).toContain(JSON.stringify(include[0]).slice(1, -1));
  });

  it.each(["0000000000000000", "short", "UPPERCASE0000000", "a".repeat(200), "..%2f..%2fsecret", "%00"])(
    "warns once and does nothing else for a key that nobody has: %s",
    async (siteKey) => {
      const response = await collector.fetch(`/s/${siteKey}.js`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
      expect(response.headers.get("access-control-allow-origin")).toBe("*");
      const script = await response.text();
      const warnings: unknown[][] = [];
      const page = { console: { warn: (...words: unknown[]) => warnings.push(words) } };
      runInNewContext(script, page);
      expect(warnings).toEqual([[expect.stringMatching(/^asklet: /)]]);
      expect(Object.keys(page)).toEqual(["console"]);
      expect(() => runInNewContext(script, {})).not.toThrow();
    },
  );
});

describe("the other parts of the widget", () => {
  it.each(CHUNKS)("%s is beside the script under the name that the rules give, for any origin", async (chunk) => {
    const response = await collector.fetch(`/s/${pieces.prompt.replace("prompt", chunk)}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/javascript/);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toMatch(/immutable/);
  });

  it.each(CHUNKS)("%s is 404 where it is no longer kept, so that its import fails", async (chunk) => {
    const response = await collector.fetch(`/s/${chunk}-0123456789.js`);
    expect([response.status, await response.json()]).toMatchObject([404, { code: "unknown-prompt" }]);
    // Read by the page's origin too: else the browser speaks of CORS.
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
  });
});
