/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Members: who they are, how they come in, and the first of them. */
import { Hono } from "hono";
import { z } from "zod";
import { ROLE_SCOPES, ROLES } from "../../contract/roles.ts";
import { Slug } from "../../contract/terms.ts";
import { sha256 } from "../../encoding.ts";
import { type ApiEnv, countGuess, grantOfSecret, refuseGuesses, requireNoMore, requireOwner } from "../../http/auth.ts";
import { faultsOf, Problem } from "../../http/problem.ts";
import {
  deleteMember,
  findInvited,
  findMember,
  findMemberByEmail,
  hasOwner,
  insertFirstOwner,
  insertMember,
  listMembers,
  redeemInvitation,
} from "../../members/member-store.ts";
import { grantOfMember, INVITATION_DAYS, invite, newMember } from "../../members/members.ts";
import { registered, registrationOptions } from "../../members/passkeys.ts";
import { openSession } from "../../sessions/session.ts";
import { listSites, siteBySlug } from "../../sites/site-store.ts";
import { numbersIn } from "../numbers.ts";
import { type Fields, fieldsIn, refusable } from "../forms/sent.ts";
import { HOME, jsonOf, languageOf, note, type PageContext, pageStatus, show } from "../shell.tsx";
import { FirstPage, JoinPage, MembersPage } from "./pages.tsx";
import { wordsIn } from "../words.ts";
import { memberWordsIn } from "./words.ts";

export const MEMBERS = "/members";
export const JOIN = "/join";
export const FIRST = "/first";

const Name = z.string().trim().min(1).max(100);
const MemberInput = z
  .object({
    name: Name,
    email: z.union([z.literal(""), z.email().max(200)]).default(""),
    role: z.enum(ROLES),
    site: z.union([z.literal(""), Slug]).default(""),
  })
  .refine(({ role, site }) => role !== "owner" || site === "", { path: ["site"], message: "an owner is of all sites" });

/** Answers 403 unless the visitor may do, for good, all that they could give to somebody. */
function requireGiver(c: PageContext): void {
  requireOwner(c.var.grant);
  requireNoMore(c.var.grant, { scopes: ROLE_SCOPES.owner, expiresAt: null });
}

const linkOf = (c: PageContext, token: string): string => `${new URL(c.req.url).origin}${JOIN}/${token}`;

async function showMembers(c: PageContext, made: { link?: string; problem?: Problem; sent?: Fields } = {}) {
  requireGiver(c);
  const language = languageOf(c);
  const words = memberWordsIn(language);
  const [members, sites] = await Promise.all([listMembers(c.env.DB), listSites(c.env.DB, c.var.grant)]);
  const days = numbersIn(language).count(INVITATION_DAYS);
  const content = <MembersPage members={members} sites={sites} days={days} {...made} words={words} />;
  return show(c, { title: words.title, content, scripts: ["copy"] }, pageStatus(made.problem?.status ?? 200));
}

/** Stores whom the form names. @returns the token of their invitation */
async function addMember(c: PageContext, fields: Fields): Promise<string> {
  const input = MemberInput.safeParse(fields);
  if (!input.success) {
    throw new Problem(422, "invalid-request", "there is something to mend", { errors: faultsOf(input.error.issues) });
  }
  const { name, role, site, email } = input.data;
  if (email && (await findMemberByEmail(c.env.DB, email))) {
    throw new Problem(409, "email-taken", memberWordsIn(languageOf(c)).emailTaken);
  }
  const siteId = site ? (await siteBySlug(c.env.DB, c.var.grant, site)).id : null;
  const member = newMember(name, role, { siteId, email: email.toLowerCase() || null });
  await insertMember(c.env.DB, member);
  await note(c, c.var.grant, { operation: "addMember", target: `members/${member.id}` });
  return invite(c.env.DB, member.id);
}

const unknownMember = (): Problem => new Problem(404, "unknown-member", "there is no such member");

const memberRoutes = new Hono<ApiEnv>()
  .get(MEMBERS, async (c) => showMembers(c))
  .post(MEMBERS, async (c) => {
    requireGiver(c);
    const fields = await fieldsIn(c);
    const made = await refusable(async () => addMember(c, fields));
    return "problem" in made
      ? showMembers(c, { ...made, sent: fields })
      : showMembers(c, { link: linkOf(c, made.done) });
  })
  .post(`${MEMBERS}/:id/invitation`, async (c) => {
    requireGiver(c);
    const member = await findMember(c.env.DB, c.req.param("id"));
    if (!member) throw unknownMember();
    await note(c, c.var.grant, { operation: "inviteMember", target: `members/${member.id}` });
    return showMembers(c, { link: linkOf(c, await invite(c.env.DB, member.id)) });
  })
  .post(`${MEMBERS}/:id/removal`, async (c) => {
    requireGiver(c);
    const id = c.req.param("id");
    if (!(await findMember(c.env.DB, id))) throw unknownMember();
    if (!(await deleteMember(c.env.DB, id))) {
      return showMembers(c, { problem: new Problem(409, "last-owner", memberWordsIn(languageOf(c)).lastOwner) });
    }
    await note(c, c.var.grant, { operation: "removeMember", target: `members/${id}` });
    return c.redirect(MEMBERS, 303);
  });

/** Whoever a link of an invitation is for, while it is good. */
async function invitedIn(c: PageContext) {
  refuseGuesses(c);
  const hash = await sha256(c.req.param("token") ?? "");
  const member = await findInvited(c.env.DB, hash, Date.now());
  // Any page of any site can have a browser open an address: that must lock nobody out.
  if (!member && c.req.method === "POST") countGuess(c);
  return { hash, member };
}

const invitationOver = (): Problem => new Problem(404, "unknown-invitation", "this link is good no more");

const joinRoutes = new Hono<ApiEnv>()
  .get(`${JOIN}/:token`, async (c) => {
    const { member } = await invitedIn(c);
    const words = memberWordsIn(languageOf(c));
    const { signIn } = wordsIn(languageOf(c));
    const content = <JoinPage member={member} token={c.req.param("token")} signIn={signIn} words={words} />;
    return show(c, { title: words.title, content, scripts: ["passkey"] }, member ? 200 : 404);
  })
  .post(`${JOIN}/:token/options`, async (c) => {
    const { member } = await invitedIn(c);
    if (!member) throw invitationOver();
    return c.json(await registrationOptions(c, member));
  })
  .post(`${JOIN}/:token`, async (c) => {
    const { hash, member } = await invitedIn(c);
    if (!member) throw invitationOver();
    const passkey = await registered(c, member, await jsonOf(c));
    if (!(await redeemInvitation(c.env.DB, hash, passkey))) throw invitationOver();
    await openSession(c, { memberId: member.id });
    await note(c, grantOfMember(member), { operation: "join", target: `members/${member.id}` });
    return c.json({ next: HOME });
  });

const firstRoutes = new Hono<ApiEnv>()
  .use(FIRST, async (c, next) => {
    if (await hasOwner(c.env.DB)) throw new Problem(404, "not-found", "the first start is over");
    return next();
  })
  .get(FIRST, (c) => {
    const words = memberWordsIn(languageOf(c));
    return show(c, { title: words.first, content: <FirstPage isWrong={false} name="" words={words} /> });
  })
  .post(FIRST, async (c) => {
    refuseGuesses(c);
    const { key = "", name = "" } = await fieldsIn(c);
    const grant = await grantOfSecret(c, key.trim());
    if (typeof grant === "string" || grant.keyId !== "first") {
      const words = memberWordsIn(languageOf(c));
      return show(c, { title: words.first, content: <FirstPage isWrong name={name} words={words} /> }, 401);
    }
    const owner = newMember(Name.safeParse(name).data ?? "Owner", "owner");
    if (!(await insertFirstOwner(c.env.DB, owner))) throw new Problem(404, "not-found", "the first start is over");
    await note(c, grant, { operation: "addMember", target: `members/${owner.id}` });
    return c.redirect(`${JOIN}/${await invite(c.env.DB, owner.id)}`, 303);
  });

export const PEOPLE_ROUTES = [memberRoutes, joinRoutes, firstRoutes];
