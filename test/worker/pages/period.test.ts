/** The period that was chosen last: kept in a cookie, and used where the address names none. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERIODS } from "../../../worker/pages/words.ts";
import { type Collector, startCollector } from "../collector.ts";
import { textOf, Visitor } from "./visitor.ts";

const PAGES = ["/sites/shop", "/sites/shop/touchpoints/paid", "/sites/shop/comments"];
const COOKIE = "__Host-asklet-period";

let collector: Collector;
let visitor: Visitor;

beforeAll(async () => {
  collector = await startCollector();
  visitor = new Visitor(collector);
  await visitor.signIn();
  await collector.site("shop");
  await collector.touchpoint("shop", "paid", { question: { metric: "csat", key: "q" } });
});
afterAll(async () => collector.close());

const get = async (kept: string, path: string): Promise<Response> =>
  visitor.get(path, { cookie: `${visitor.cookie}; ${COOKIE}=${kept}` });

/** What the picker stands on, for a browser that keeps this. */
async function pickedWith(kept: string, path: string): Promise<[status: number, picked: string | undefined]> {
  const response = await get(kept, path);
  const [, picked] = /<option value="([^"]*)" selected/.exec(await response.text()) ?? [];
  return [response.status, picked];
}

describe.each(PAGES)("the period of %s", (path) => {
  it("is kept when it is chosen, for a year, for this host alone", async () => {
    for (const word of PERIODS) {
      const [set] = (await visitor.get(`${path}?period=${word}`)).headers.getSetCookie();
      expect(set).toMatch(new RegExp(`^${COOKIE}=${word}; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax$`));
    }
  });

  it.each(["period=last-year", "from=2025-05-01&to=2025-05-31", "period=always", ""])(
    "is not kept when the picker has no such: %s",
    async (query) => {
      expect((await visitor.get(`${path}?${query}`)).headers.getSetCookie()).toEqual([]);
    },
  );

  it("is put into an address that has none, if one is kept, and so is what others see who are sent it", async () => {
    for (const [asked, sent] of [
      ["", "period=last-90-days"],
      ["?period=", "period=last-90-days"],
      ["?margin=5", "margin=5&period=last-90-days"],
    ]) {
      const response = await get("last-90-days", path + asked);
      expect([response.status, response.headers.get("location")]).toEqual([303, `${path}?${sent}`]);
    }
  });

  it("is the address's own where it has one", async () => {
    expect(await pickedWith("last-90-days", `${path}?period=last-7-days`)).toEqual([200, "last-7-days"]);
    expect(await pickedWith("last-90-days", `${path}?from=2025-05-01&to=2025-05-31`)).toEqual([200, ""]);
  });

  it("names days that have no word, and keeps them", async () => {
    const own = await (await visitor.get(`${path}?from=2025-05-01&to=2025-05-31`)).text();
    expect(textOf(own)).toMatch(/Period May 1 – 31, 2025 Last 7 days/);
    for (const [name, day] of Object.entries({ from: "2025-05-01", to: "2025-05-31" })) {
      expect(own).toContain(`<input type="hidden" name="${name}" value="${day}"/>`);
      expect(own).toMatch(new RegExp(`<input id="${name}" name="${name}" type="date" required="" value="${day}"`));
    }
    expect(await pickedWith("", `${path}?period=last-year`)).toEqual([200, "last-year"]);
    expect(await pickedWith("", `${path}?period=&from=2025-05-01`)).toEqual([200, ""]);
  });

  it("is the word that is chosen, whatever days are sent beside it", async () => {
    const both = `${path}?from=2025-05-01&to=2025-05-31&period=last-7-days`;
    expect(await pickedWith("", both)).toEqual([200, "last-7-days"]);
  });

  it.each(["always", "last-year", "<script>", ""])("is the usual one where nonsense is kept: %s", async (kept) => {
    expect(await pickedWith(kept, path)).toEqual([200, "last-30-days"]);
  });
});

describe("days to compare with", () => {
  it("are of the address's own period, whatever is kept", async () => {
    expect(await pickedWith("last-month", "/sites/shop?compare=2020-01-01..2020-01-30")).toEqual([200, "last-30-days"]);
  });
});
