/** The period that was chosen last: kept in a cookie, and used where the address names none. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERIODS } from "../../../worker/pages/words.ts";
import type { Collector } from "../collector.ts";
import { startVisited, textOf, type Visitor } from "./visitor.ts";

const PAGES = ["/sites/shop", "/sites/shop/touchpoints/paid", "/sites/shop/comments"];
const COOKIE = "__Host-asklet-period";

let collector: Collector;
let visitor: Visitor;

beforeAll(async () => {
  ({ collector, visitor } = await startVisited());
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

  it.each(["period=last-year", "from=2025-05-01", "period=always", ""])(
    "is not kept when the picker has no such: %s",
    async (query) => {
      expect((await visitor.get(`${path}?${query}`)).headers.getSetCookie()).toEqual([]);
    },
  );

  it("is not kept where there is no page for it, and a kept one of that kind is forgotten", async () => {
    for (const [from, to] of [
      ["2010-01-01", "2025-05-31"],
      ["2026-13-45", "2026-14-99"],
    ]) {
      const refused = await visitor.get(`${path}?from=${from}&to=${to}`);
      expect([refused.status, refused.headers.getSetCookie()]).toEqual([422, []]);
      const kept = await get(`${from}..${to}`, path);
      expect([kept.status, kept.headers.get("location")]).toEqual([303, `${path}?from=${from}&to=${to}`]);
      const trapped = await get(`${from}..${to}`, `${path}?from=${from}&to=${to}`);
      expect(trapped.headers.getSetCookie()).toEqual([expect.stringMatching(`^${COOKIE}=; Max-Age=0;`)]);
    }
  });

  it("is neither asked for nor kept by a page that looks for what is new", async () => {
    const headers = { cookie: `${visitor.cookie}; ${COOKIE}=last-90-days`, "if-none-match": '"x"' };
    expect((await visitor.get(path, headers)).status).toBe(200);
    expect((await visitor.get(`${path}?period=last-7-days`, headers)).headers.getSetCookie()).toEqual([]);
    const other = await get("last-90-days", `${path}?period=last-90-days&margin=x&band=x`);
    expect([other.status, other.headers.getSetCookie()]).toEqual([422, []]);
  });

  it("is kept as days of one's own, too", async () => {
    const [set = ""] = (await visitor.get(`${path}?from=2025-05-31&to=2025-05-01`)).headers.getSetCookie();
    expect(set).toMatch(new RegExp(`^${COOKIE}=2025-05-01\\.\\.2025-05-31; Max-Age=31536000;`));
    const back = await get("2025-05-01..2025-05-31", path);
    expect(back.headers.get("location")).toBe(`${path}?from=2025-05-01&to=2025-05-31`);
  });

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

  it("can be chosen on the pages of scores, the days before as usual, and stay with level and margin", async () => {
    const own = "2025-03-01..2025-03-31";
    for (const path of PAGES.slice(0, 2)) {
      const page = await (await visitor.get(`${path}?from=2023-05-01&to=2023-05-31&level=90&margin=5`)).text();
      expect(textOf(page)).toMatch(/compared with the days before all of last month all of last year Show/);
      expect(page).toMatch(/<select id="compare" name="compare"><option value="previous" selected/);
      expect(page.match(/<input type="hidden" name="level" value="90"\/>/g)).toHaveLength(2);
      const days = "compare-from=2025-03-31&compare-to=2025-03-01";
      const other = await (await visitor.get(`${path}?from=2025-05-01&to=2025-05-31&${days}`)).text();
      expect(textOf(other)).toContain("May 1 – 31, 2025, compared with March 1 – 31, 2025");
      expect(other).toContain(`<option value="${own}" selected="">March 1 – 31, 2025</option>`);
      expect(other).toContain('name="compare-from" type="date" value="2025-03-01"');
    }
    expect(await (await visitor.get(PAGES[2] ?? "")).text()).not.toContain("compare");
  });

  it("give way to the days before where they share some with the period", async () => {
    const page = await (await visitor.get("/sites/shop?period=last-month&compare=last-month")).text();
    expect(page).toContain('name="compare"><option value="previous" selected="">');
    expect(page.match(/<option value="last-month"/g)).toHaveLength(1);
    const own = await visitor.get("/sites/shop?from=2025-05-01&to=2025-05-31&compare=2025-05-31..2025-06-01");
    expect(textOf(await own.text())).toContain("May 1 – 31, 2025, compared with March 31 – April 30, 2025");
  });
});

describe("the header's links", () => {
  it("keep the period, and the journey's what it is compared with", async () => {
    const days = "from=2025-05-01&amp;to=2025-05-31";
    const query = `${days.replace("&amp;", "&")}&compare=2025-03-01..2025-03-31&level=90`;
    const page = await (await visitor.get(`/sites/shop/touchpoints/paid?${query}&band=negative`)).text();
    expect(page).toContain(`href="/sites/shop?${days}&amp;compare=2025-03-01..2025-03-31&amp;level=90"`);
    expect(page).toContain(`href="/sites/shop/comments?${days}&amp;compare=2025-03-01..2025-03-31&amp;level=90"`);
    const comments = await (await visitor.get(`/sites/shop/comments?${query}`)).text();
    expect(comments).toContain(`href="/sites/shop?${days}&amp;compare=2025-03-01..2025-03-31&amp;level=90"`);
    expect(comments.match(/<input type="hidden" name="(?:level|compare)"/g)).toHaveLength(2);
    expect(await (await visitor.get("/sites/shop/set-up")).text()).toContain('href="/sites/shop/comments"');
  });
});
