/** Passkeys, from an authenticator that does as the test says: what ends them, and what they don't answer. A browser's own is in test/browser. */
import { generateSignedCookie } from "hono/cookie";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Collector, FIRST_KEY } from "../collector.ts";
import { Member } from "./authenticator.ts";
import { type Owner, startOwned } from "./owner.ts";

let collector: Collector;
let owner: Owner;

beforeAll(async () => void ({ collector, owner } = await startOwned()));
afterAll(async () => collector.close());

const linkIn = async (page: Response): Promise<string> => /\/join\/[\w-]{43}/.exec(await page.text())?.[0] ?? "";
const idOf = async (name: string) =>
  collector.db.prepare("SELECT id FROM members WHERE name = ?").bind(name).first<string>("id");
const passkeysOf = async (id: string | null) =>
  (await collector.db.prepare("SELECT counter FROM passkeys WHERE member_id = ?").bind(id).all()).results;

/** Somebody who was invited, and has made a passkey. */
async function joined(name: string): Promise<Member> {
  const member = new Member(collector);
  const link = await linkIn(await owner.post("/members", { name, role: "viewer" }));
  expect([await member.join(link), (await member.get("/sites/shop")).status]).toEqual([200, 200]);
  return member;
}

describe("a passkey", () => {
  it("signs in, and each time must have signed more often than before: a copy of it has not", async () => {
    const member = await joined("Ada");
    expect([await member.enter(5), (await member.get("/sites/shop")).status]).toEqual([200, 200]);
    expect(await passkeysOf(await idOf("Ada"))).toEqual([{ counter: 5 }]);
    expect([await member.enter(5), await member.enter(4), await member.enter(6)]).toEqual([401, 401, 200]);
  });

  it("of a lost device opens nothing after a new link, which another device is let in with", async () => {
    const lost = await joined("Edda");
    const id = await idOf("Edda");
    const link = await linkIn(await owner.post(`/members/${id}/invitation`, {}));
    expect([await lost.enter(1), (await lost.get("/sites/shop")).status]).toEqual([401, 303]);
    const found = new Member(collector);
    expect([await found.join(link), await found.enter(1), await passkeysOf(id)]).toEqual([200, 200, [{ counter: 1 }]]);
  });

  it("answers a challenge for five minutes, and none that is over or of no time", async () => {
    const member = await joined("Sita");
    const before = Date.now();
    const { challenge, cookie } = await member.ask("/sign-in/passkey");
    const [, until = ""] = /\.(\d+)\./.exec(cookie) ?? [];
    expect(Math.abs(Number(until) - before - 300_000)).toBeLessThan(10_000);
    const kept = async (untilMs: number | string, purpose = "sign-in") => {
      const set = await generateSignedCookie("asklet-challenge", `${purpose}.${challenge}.${untilMs}`, FIRST_KEY, {
        prefix: "host",
      });
      return { challenge, cookie: set.split(";")[0] ?? "" };
    };
    // What was asked for to make a passkey lets nobody in.
    expect(await member.enter(1, await kept(before + 60_000, "register"))).toBe(401);
    for (const over of [before - 1, "", "soon"]) expect(await member.enter(1, await kept(over))).toBe(401);
    expect(await member.enter(1, await kept(before + 60_000))).toBe(200);
  });

  it("signs in thirty times in a minute and no more, as a key does", async () => {
    const member = await joined("Often");
    const statuses: number[] = [];
    for (let count = 1; count <= 31; count += 1) statuses.push(await member.enter(count));
    expect([new Set(statuses.slice(0, 30)), statuses.at(-1)]).toEqual([new Set([200]), 429]);
  });
});
