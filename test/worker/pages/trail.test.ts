/** The audit trail of what pages do by themselves: who comes and goes, and who lets whom in. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { AuditPage } from "../../../worker/contract/audit.ts";
import { checkedApi } from "../checked-api.ts";
import { type Collector, FIRST_KEY, startCollector } from "../collector.ts";
import { Member } from "./authenticator.ts";
import { Visitor } from "./visitor.ts";

let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
  await collector.site("shop");
});
afterAll(async () => collector.close());

const idOf = async (name: string) =>
  (await collector.db.prepare("SELECT id FROM members WHERE name = ?").bind(name).first<string>("id")) ?? "";

/** The trail from the second entry on, oldest first, in the words of a log. */
async function trail(): Promise<string[]> {
  const { entries } = await checkedApi(collector).read(AuditPage, "/audit");
  return entries
    .toReversed()
    .slice(1)
    .map((one) => `${one.key.id} ${one.key.name}: ${one.operation} ${one.site} ${one.target} ${one.status}`);
}

it("has an entry for each thing that is done: who, what, about what", async () => {
  const [ada, key] = [new Member(collector), new Visitor(collector)];
  const begun = await ada.post("/first", { key: FIRST_KEY, name: "Ada" });
  await ada.join(begun.headers.get("location") ?? "");
  await ada.enter(1);
  await ada.post("/members", { name: "Vito", role: "viewer" });
  const [adaId, vitoId] = [await idOf("Ada"), await idOf("Vito")];
  await ada.post(`/members/${vitoId}/invitation`, {});
  await ada.post(`/members/${vitoId}/removal`, {});
  await ada.post("/sites/shop/set-up/install", {});
  await ada.post("/sign-out", {});
  await key.signIn();
  await key.post("/sign-out", {});
  const who = `member-${adaId} Ada:`;
  expect(await trail()).toEqual([
    `first ASKLET_KEY: addMember null members/${adaId} 200`,
    `${who} join null members/${adaId} 200`,
    `${who} signIn null sign-in 200`,
    `${who} addMember null members/${vitoId} 200`,
    `${who} inviteMember null members/${vitoId} 200`,
    `${who} removeMember null members/${vitoId} 200`,
    `${who} watchSite shop sites/shop 200`,
    `${who} signOut null sign-out 200`,
    "first ASKLET_KEY: signIn null sign-in 200",
    "first ASKLET_KEY: signOut null sign-out 200",
  ]);
});
