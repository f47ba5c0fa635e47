/** What each role may do, at every page and every form behind the sign-in. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeStates } from "../../../worker/collect/store.ts";
import { type Role, ROLES } from "../../../worker/contract/roles.ts";
import { insertMember } from "../../../worker/members/member-store.ts";
import { newMember } from "../../../worker/members/members.ts";
import type { Collector } from "../collector.ts";
import { idOf, stateOn } from "../scores/answers.ts";
import { Member } from "./authenticator.ts";
import { BASE, NPS, type Owner, startOwned } from "./owner.ts";
import { ALL_PAGES, isInside } from "./page-routes.ts";

/** Reads; tags comments; sets up sites; gives keys and roles. */
type Right = "reads" | "tags" | "sets up" | "gives";

const RIGHTS: Record<Role, readonly Right[]> = {
  owner: ["reads", "tags", "sets up", "gives"],
  editor: ["reads", "tags", "sets up"],
  viewer: ["reads"],
};

const READING = ["", "/comments", "/digest", "/scores.csv", "/responses.csv", "/responses.ndjson"];
const SETTING_UP = ["", "/add", "/preview", "/install", "/settings"];
const TOUCHPOINT = "/sites/:site/touchpoints/:touchpoint";
const SET_UP = "/sites/:site/set-up";
const ITS = `${SET_UP}/touchpoints/:touchpoint`;

type Fields = Record<string, string>;
/** What is sent: these fields, or the form of this page as it stands there. */
type Sent = Fields | string;

const PAGES: [route: string, right: Right, sent?: Sent][] = [
  ["GET /sites", "reads"],
  ...READING.map((page): [string, Right] => [`GET /sites/:site${page}`, "reads"]),
  [`GET ${TOUCHPOINT}`, "reads"],
  [`GET ${TOUCHPOINT}/breakdowns/:breakdown`, "reads"],
  ["POST /sites/:site/comments", "tags", { change: "add", tag: "late" }],
  [`POST ${TOUCHPOINT}`, "tags", { change: "add", tag: "dear" }],
  [`POST ${TOUCHPOINT}/breakdowns`, "sets up", { breakdown: "device" }],
  ["POST /sites", "sets up", { name: "New", address: "https://new.example", language: "en" }],
  ...SETTING_UP.map((page): [string, Right] => [`GET ${SET_UP}${page}`, "sets up"]),
  [`GET ${ITS}`, "sets up"],
  [`GET ${ITS}/revisions`, "sets up"],
  [`POST ${SET_UP}/add`, "sets up", { template: "visit" }],
  [`POST ${SET_UP}/preview`, "sets up", `${BASE}/touchpoints/paid`],
  [`POST ${SET_UP}/install`, "sets up", {}],
  [`POST ${SET_UP}/settings`, "sets up", `${BASE}/settings`],
  [`POST ${ITS}`, "sets up", `${BASE}/touchpoints/paid`],
  [`POST ${ITS}/state`, "sets up", { state: "paused" }],
  [`POST ${ITS}/order`, "sets up", { move: "up" }],
  [`POST ${ITS}/revisions`, "sets up", { revision: "1" }],
  [`POST ${ITS}/deletion`, "sets up", {}],
  ["GET /keys", "gives"],
  ["POST /keys", "gives", { name: "k", scopes: "scores:read" }],
  ["POST /keys/:id/revoke", "gives", {}],
  ["GET /members", "gives"],
  ["POST /members", "gives", { name: "Another", role: "viewer" }],
  ["POST /members/:id/invitation", "gives", {}],
  ["POST /members/:id/removal", "gives", {}],
];

let collector: Collector;
let owner: Owner;
const members = new Map<Role, Member>();

async function join(name: string, role: Role): Promise<Member> {
  const member = new Member(collector);
  const page = await (await owner.post("/members", { name, role })).text();
  expect(await member.join(/\/join\/[\w-]{43}/.exec(page)?.[0] ?? "")).toBe(200);
  return member;
}

beforeAll(async () => {
  ({ collector, owner } = await startOwned());
  await newComment();
  for (const role of ROLES) members.set(role, await join(role, role));
});
afterAll(async () => collector.close());

/** Of a key or a member that is there to be taken away. */
async function newId(path: string): Promise<string> {
  if (path.startsWith("/keys")) {
    const made = await collector.api("POST", "/keys", { name: "spare", scopes: ["scores:read"] });
    const { id }: { id: string } = await made.json();
    return id;
  }
  const spare = newMember("spare", "viewer");
  await insertMember(collector.db, spare);
  return spare.id;
}

/** Something to change: a touchpoint, and a comment on it. */
async function newComment(): Promise<string> {
  await collector.touchpoint("shop", "paid", { ...NPS, followUp: { metric: "text", key: "why" } });
  const id = await idOf(collector.db, "shop", "paid");
  const state = { ...stateOn(id, "2025-05-20", { rating: 1, band: -1 }), comment: "Slow" };
  await storeStates(collector.db, [state], 0);
  return state.id;
}

async function statusFor(role: Role, route: string, sent: Sent = {}): Promise<number> {
  const visitor = members.get(role) ?? new Member(collector);
  const [method, pattern = ""] = route.split(" ");
  const id = pattern.includes(":id") ? await newId(pattern) : "";
  const path = pattern
    .replace(":site", "shop")
    .replace(":touchpoint", "paid")
    .replace(":id", id)
    .replace(":breakdown", "channel");
  if (method === "GET") return (await visitor.get(path)).status;
  const response = await newComment();
  const form = typeof sent === "string" ? await owner.formOf(sent) : sent;
  return (await visitor.post(path, { touchpoint: "paid", response, ...form })).status;
}

it("every page and every form behind the sign-in has a right that it takes", () => {
  const inside = ALL_PAGES.filter(isInside).map(({ route }) => route);
  expect(PAGES.map(([route]) => route).toSorted()).toEqual(inside.toSorted());
});

describe.each(ROLES)("%s", (role) => {
  it.each(PAGES)("at %s, for whoever %s", async (route, right, sent) => {
    const done = route.startsWith("GET") ? [200] : [200, 303];
    expect(RIGHTS[role].includes(right) ? done : [403]).toContain(await statusFor(role, route, sent));
  });
});
