/** Tags of comments on the pages: shown to whoever reads, changed through the API by whoever may write. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PromptState, storeStates } from "../../../worker/collect/store.ts";
import { ResponsePage } from "../../../worker/contract/responses.ts";
import { checkedApi } from "../checked-api.ts";
import { type Collector, startCollector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { Visitor } from "./visitor.ts";

const MAY = "from=2025-05-01&to=2025-05-31";
const COMMENTS = `/sites/shop/comments?${MAY}`;
const TOUCHPOINT = `/sites/shop/touchpoints/paid?${MAY}`;

let collector: Collector;
let owner: Visitor;
let reader: Visitor;
let state: PromptState;

beforeAll(async () => {
  collector = await startCollector();
  owner = new Visitor(collector);
  await owner.signIn();
  const made = await collector.api("POST", "/keys", { name: "reader", scopes: ["scores:read", "responses:read"] });
  const { secret }: { secret: string } = await made.json();
  reader = new Visitor(collector);
  await reader.signIn(secret);
  await collector.site("shop");
  await collector.touchpoint("shop", "paid", {
    question: { metric: "csat", key: "q" },
    followUp: { metric: "text", key: "why" },
  });
  const id = await idOf(collector.db, "shop", "paid");
  state = { ...stateOn(id, "2025-05-20", { rating: 1, band: -1 }), comment: "Slow <b>" };
  await storeStates(
    collector.db,
    [state, { ...stateOn(id, "2025-05-21", { rating: 5, band: 1 }), comment: "Fine" }],
    0,
  );
});
afterAll(async () => collector.close());

const change = async (fields: Record<string, string>, { path = COMMENTS, visitor = owner } = {}) =>
  visitor.post(path, { touchpoint: "paid", response: state.id, change: "add", ...fields });

async function tags(): Promise<string[]> {
  const { responses } = await checkedApi(collector).read(ResponsePage, `/sites/shop/responses?${MAY}`);
  return responses.find(({ id }) => id === state.id)?.tags ?? [];
}

const read = async (path: string, visitor = owner): Promise<string> => (await visitor.get(path)).text();

describe("tags on the pages", () => {
  it.each([COMMENTS, `${COMMENTS}&tag=%C4%8Daj&search=slow`, TOUCHPOINT])(
    "are added and removed at %s, which is shown again",
    async (path) => {
      const back = `${path}#paid-${state.id}`;
      const added = await change({ tag: " ČAJ " }, { path });
      expect([added.status, added.headers.get("location")]).toEqual([303, back]);
      expect(await tags()).toEqual(["čaj"]);
      const page = await read(path);
      expect(page).toContain('<span class="unseen">Remove tag </span><bdi>čaj</bdi>');
      expect(page).toContain('<option value="čaj">');
      const removed = await change({ tag: "čaj", change: "remove" }, { path });
      expect([removed.status, removed.headers.get("location")]).toEqual([303, back]);
      expect(await tags()).toEqual([]);
    },
  );

  it("lead to the comments that have them, which the picker says", async () => {
    await change({ tag: "late & lost" }).then((response) => expect(response.status).toBe(422));
    await change({ tag: "Late  delivery" });
    const found = "tag=late+delivery";
    expect(await read(COMMENTS)).toContain(`href="?${MAY.replace("&", "&amp;")}&amp;${found}"`);
    expect(await read(TOUCHPOINT)).toContain(
      `href="/sites/shop/comments?${MAY.replace("&", "&amp;")}&amp;touchpoint=paid&amp;${found}"`,
    );
    const page = await read(`${COMMENTS}&tag=late++Delivery`);
    expect(page).toMatch(/<input name="tag"[^>]* id="tag" value="late delivery"/);
    expect(page.match(/class="text"/g)).toHaveLength(1);
    expect(page).toContain("Slow &lt;b&gt;");
  });

  it.each(["<b>", '"', "..", ".", "../..", "a/b", "x".repeat(41), ""])("refuse %j with a page", async (tag) => {
    const before = await tags();
    for (const what of ["add", "remove"]) {
      const response = await change({ tag, change: what });
      expect([response.status, response.headers.get("content-type")]).toEqual([422, "text/html; charset=UTF-8"]);
    }
    expect(await tags()).toEqual(before);
  });

  it.each([
    [{ response: ".." }, 422],
    [{ touchpoint: ".." }, 422],
    [{ change: "delete" }, 422],
    [{ touchpoint: "elsewhere" }, 404],
    [{ tag: "never given", change: "remove" }, 404],
  ])("refuse %j with %i", async (fields, status) => {
    expect((await change({ tag: "vip", ...fields })).status).toBe(status);
  });

  it("are for a reader without responses:write to see, not to change", async () => {
    await change({ tag: "vip" });
    for (const path of [COMMENTS, TOUCHPOINT]) {
      const page = await read(path, reader);
      expect(page).toContain('<bdi class="standing">vip</bdi>');
      expect(page.match(/<form method="post"[^>]*>/g)).toEqual(['<form method="post" action="/sign-out">']);
      expect((await change({ tag: "mine" }, { path, visitor: reader })).status).toBe(403);
    }
    expect(await tags()).not.toContain("mine");
  });

  it("are changed by no other origin's form", async () => {
    const fields = { touchpoint: "paid", response: state.id, change: "add", tag: "theirs" };
    expect((await owner.post(COMMENTS, fields, "https://evil.example")).status).toBe(403);
    expect(await tags()).not.toContain("theirs");
  });

  it("are changed at places that are named by their comments", async () => {
    const page = await read(COMMENTS);
    for (const text of ["Slow &lt;b&gt;", "Fine"]) {
      expect(page).toContain(`<summary>Edit tags<span class="unseen">: <bdi>${text}</bdi></span></summary>`);
    }
  });

  it("are offered to whoever may write, of the page's comments alone", async () => {
    expect(await read(`${COMMENTS}&search=Fine`)).not.toContain('<option value="vip">');
    expect(await read(`${COMMENTS}&search=Fine`)).toContain("Edit tags");
  });
});
