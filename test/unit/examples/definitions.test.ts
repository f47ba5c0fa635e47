/** The examples' definitions are bodies that the API takes, and the pages ask exactly what is defined. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { matchesGlob } from "../../../widget/loader/gates/glob.ts";
import { SiteSettings, TouchpointInput } from "../../../worker/contract/site.ts";
import { isAsked } from "../../../worker/contract/survey.ts";
import { ASKED_METRICS } from "../../../worker/contract/terms.ts";
import { resolveWording } from "../../../worker/script/wording.ts";

const ORIGINS = ["http://localhost:8787", "http://127.0.0.1:8787"];
/** What the demo sites are worded in. */
const LANGUAGES = ["cs", "en", "fr", "id", "pl", "vi"];
const plain = example("plain");
const shop = example("shop");

function example(name: string) {
  const folder = path.join(import.meta.dirname, "../../../examples", name);
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const files = readdirSync(folder);
  const bodies = readdirSync(path.join(folder, "touchpoints")).map((file): [string, unknown] => [
    path.basename(file, ".json"),
    JSON.parse(read(`touchpoints/${file}`)),
  ]);
  return {
    folder,
    pages: new Map(files.filter((file) => file.endsWith(".html")).map((file) => [file, read(file)])),
    scripts: files.filter((file) => file.endsWith(".js")).map(read),
    readme: read("README.md"),
    site: SiteSettings.parse(JSON.parse(read("site.json"))),
    bodies,
    touchpoints: new Map(bodies.map(([slug, body]) => [slug, TouchpointInput.parse(body)])),
  };
}

/** The languages of every localized text anywhere in a body. */
function languagesWithin(body: unknown): string[][] {
  if (typeof body !== "object" || body === null) return [];
  return "en" in body ? [Object.keys(body).toSorted()] : Object.values(body).flatMap(languagesWithin);
}

/** Touchpoints that the sources ask by code, each with the names of the properties that they hand over. */
function askedByCode(sources: Iterable<string>): Map<string, string[]> {
  const call = /asklet\(["']touchpoint["'], ["']([a-z-]+)["'](?:, \{ (.*) \})?\)/g;
  const calls = [...sources].flatMap((source) => [...source.matchAll(call)]);
  return new Map(
    calls.map(([, slug = "", given = ""]) => [slug, given.split(", ").flatMap((part) => part.split(":")[0] || [])]),
  );
}

function askedByLoad({ touchpoints }: typeof shop): string[] {
  return [...touchpoints].flatMap(([slug, { rules }]) => (rules.triggers.length > 0 ? [slug] : []));
}

describe.for([
  ["plain", plain, "demoplain0000000"],
  ["shop", shop, "demoshop00000000"],
] as const)("the %s example", ([, { bodies, folder, pages, readme, site, touchpoints }, siteKey]) => {
  it("asks without any wait, and from the addresses of npm start", () => {
    const { waitDays, afterAnswerDays, afterDismissalDays, origins } = site;
    expect({ waitDays, afterAnswerDays, afterDismissalDays }).toEqual({
      waitDays: 0,
      afterAnswerDays: 0,
      afterDismissalDays: 0,
    });
    expect(origins).toEqual(ORIGINS);
  });

  it("gives each touchpoint a place of its own in the site's journey", () => {
    const places = [...touchpoints.values()].map(({ stage, order }) => `${site.stages.indexOf(stage)} ${order}`);
    expect(new Set(places).size).toBe(touchpoints.size);
    expect(places.filter((place) => place.startsWith("-1"))).toEqual([]);
  });

  it("words every prompt wholly in each language", () => {
    for (const languages of bodies.flatMap(languagesWithin)) expect(languages).toEqual(LANGUAGES);
    for (const survey of touchpoints.values()) {
      if (!isAsked(survey)) throw new Error("an example that nobody can be asked");
      const worded = LANGUAGES.map((tag) =>
        resolveWording({ survey, revision: 1, site, languages: [tag], now: new Date(0) }),
      );
      expect(worded.map(({ language }) => language)).toEqual(LANGUAGES);
      expect(new Set(worded.map(({ question }) => question)).size).toBe(LANGUAGES.length);
    }
  });

  it("has the stub and the tag of its site on every page", () => {
    const snippet = `    <script>window.asklet ||= (...call) => (asklet.q ||= []).push(call);</script>
    <script async src="/s/${siteKey}.js"></script>\n`;
    for (const html of pages.values()) expect(html).toContain(snippet);
  });

  it("links only to files that are there", () => {
    const links = [...pages.values()].flatMap((html) => [...html.matchAll(/(?:href|src|action)="([a-z][^":?#]*)/g)]);
    const missing = links.filter(([, file = ""]) => !existsSync(path.join(folder, file)));
    expect(missing.map(([link]) => link)).toEqual([]);
  });

  it("names each touchpoint in its README", () => {
    for (const slug of touchpoints.keys()) expect(readme).toContain(`[\`${slug}\`](touchpoints/${slug}.json)`);
  });
});

describe("the plain page", () => {
  it("asks its one touchpoint by load and by button, in the standard wording", () => {
    expect([...plain.touchpoints.keys()]).toEqual(["feedback"]);
    expect([...askedByCode(plain.pages.values()).keys()]).toEqual(["feedback"]);
    expect(askedByLoad(plain)).toEqual(["feedback"]);
    expect(plain.touchpoints.get("feedback")?.question).toEqual({ metric: "nps", key: "recommend" });
  });
});

describe("the shop", () => {
  const surveys = [...shop.touchpoints.values()];

  it("uses every metric, both drawn scales and both follow-ups, on every stage", () => {
    const questions = surveys.map(({ question }) => question);
    expect(new Set(questions.map(({ metric }) => metric))).toEqual(new Set(ASKED_METRICS));
    expect(questions.flatMap((one) => (one.metric === "csat" ? one.display : []))).toEqual(["smileys", "stars"]);
    expect(new Set(surveys.flatMap(({ followUp }) => followUp?.metric ?? []))).toEqual(new Set(["text", "choice"]));
    expect(new Set(surveys.map(({ stage }) => stage))).toEqual(new Set(shop.site.stages));
  });

  it("asks each touchpoint either by load or by code", () => {
    const asked = [...askedByLoad(shop), ...askedByCode(shop.scripts).keys()];
    expect(asked.toSorted()).toEqual([...shop.touchpoints.keys()].toSorted());
  });

  it("hands over exactly the properties that are declared", () => {
    const handed = askedByCode(shop.scripts);
    for (const [slug, { properties }] of shop.touchpoints) {
      expect(handed.get(slug) ?? []).toEqual(properties.map(({ key }) => key));
    }
  });

  it.for(["/", "/demo/shop/", "/a/b/c/"])("asks by load on one page each, when served at %s", (base) => {
    const expected = new Map([
      ["", ["arrive"]],
      ["index", ["arrive"]],
      ["basket", ["basket"]],
      ["help", ["help"]],
    ]);
    for (const name of ["", ...[...shop.pages.keys()].map((file) => path.basename(file, ".html"))]) {
      // A server may serve search.html as search.
      for (const served of name === ""
        ? [base]
        : name === "index"
          ? [`${base}index.html`]
          : [base + name, `${base}${name}.html`]) {
        const due = askedByLoad(shop).filter((slug) =>
          shop.touchpoints
            .get(slug)
            ?.rules.pages.include.some((glob) => typeof glob === "string" && matchesGlob(glob, served)),
        );
        expect([served, due]).toEqual([served, expected.get(name) ?? []]);
      }
    }
  });
});
