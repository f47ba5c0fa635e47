/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The way in, with a key or a passkey, and the way out. */
import { Hono } from "hono";
import { type ApiEnv, type Grant, grantOfSecret, refuseGuesses } from "../http/auth.ts";
import { FixedWindow } from "../http/fixed-window.ts";
import { Problem } from "../http/problem.ts";
import { findPasskey, hasOwner, hasPasskeys, updateCounter } from "../members/member-store.ts";
import { grantOfMember } from "../members/members.ts";
import { passkeyIn, refused, signInOptions, verifySignIn } from "../members/passkeys.ts";
import { closeSession, openSession, sessionGrant } from "../sessions/session.ts";
import { listSites } from "../sites/site-store.ts";
import { PasskeySignIn } from "./members/pages.tsx";
import { memberWordsIn } from "./members/words.ts";
import { fieldsIn } from "./forms/sent.ts";
import { HOME, jsonOf, languageOf, note, type PageContext, show, SIGN_IN } from "./shell.tsx";
import { KeySignIn } from "./sign-in.tsx";
import { wordsIn } from "./words.ts";

export const SIGN_OUT = "/sign-out";

/** Only an address of these pages: a link must not lead elsewhere through the sign-in. */
function nextOf(next: unknown): string {
  const url = typeof next === "string" && next.startsWith("/") ? URL.parse(next, "https://here.invalid") : null;
  const isPage = url && /^\/(?:sites|keys|members)(?:\/|$)/.test(url.pathname) && url.host === "here.invalid";
  return isPage ? url.pathname + url.search : HOME;
}

/** A session and its line in the trail are two rows: nobody signs in more often than this in a minute. */
const MOST_SIGN_INS = 30;
const signIns = new FixedWindow(60_000);

function countSignIn({ keyId }: Grant): void {
  const { count, seconds } = signIns.add(keyId, Date.now());
  if (count <= MOST_SIGN_INS) return;
  throw new Problem(429, "rate-limited", "this key or passkey has signed in too often", { retryAfter: seconds });
}

/** Where somebody goes who has signed in: to the one site that there is, unless another page was wanted. */
async function wayFrom(c: PageContext, grant: Grant, next: unknown): Promise<string> {
  const sites = await listSites(c.env.DB, grant);
  const [only] = sites.length === 1 ? sites : [];
  const wanted = nextOf(next);
  return only && wanted === HOME ? `${HOME}/${only.slug}` : wanted;
}

async function showSignIn(c: PageContext, next: unknown, isWrong: boolean) {
  const language = languageOf(c);
  const words = wordsIn(language);
  const ofMembers = memberWordsIn(language);
  const [isOwned, isOpen] = await Promise.all([hasOwner(c.env.DB), hasPasskeys(c.env.DB)]);
  const content = (
    <div class="sign-in">
      <h1>{words.signIn}</h1>
      {c.req.query("unsaved") !== undefined && (
        <p class="wrong" role="alert">
          {words.unsaved}
        </p>
      )}
      {isOpen && <PasskeySignIn next={nextOf(next)} words={ofMembers} />}
      <KeySignIn words={words} next={nextOf(next)} isWrong={isWrong} isUsual={!isOpen} />
      {!isOwned && (
        <p>
          <a href="/first">{ofMembers.first}</a>
        </p>
      )}
    </div>
  );
  return show(c, { title: words.signIn, content, scripts: ["passkey"] }, isWrong ? 401 : 200);
}

export const signInRoutes = new Hono<ApiEnv>()
  .get(SIGN_IN, async (c) => showSignIn(c, c.req.query("next"), false))
  .post(SIGN_IN, async (c) => {
    refuseGuesses(c);
    const { key = "", next } = await fieldsIn(c);
    const secret = key.trim();
    const grant = await grantOfSecret(c, secret);
    if (typeof grant === "string" || !grant.scopes.includes("scores:read")) return showSignIn(c, next, true);
    countSignIn(grant);
    await openSession(c, { secret });
    await note(c, grant, { operation: "signIn", target: "sign-in" });
    return c.redirect(await wayFrom(c, grant, next), 303);
  })
  .post(`${SIGN_IN}/passkey/options`, async (c) => c.json(await signInOptions(c)))
  .post(`${SIGN_IN}/passkey`, async (c) => {
    refuseGuesses(c);
    const body = await jsonOf(c);
    const found = await findPasskey(c.env.DB, passkeyIn(body) ?? "");
    if (!found) throw refused(c);
    const counter = await verifySignIn(c, found.passkey, body);
    if (counter > 0) await updateCounter(c.env.DB, found.passkey.id, counter);
    const grant = grantOfMember(found.member);
    countSignIn(grant);
    await openSession(c, { memberId: found.member.id });
    await note(c, grant, { operation: "signIn", target: "sign-in" });
    return c.json({ next: await wayFrom(c, grant, c.req.query("next")) });
  })
  .post(SIGN_OUT, async (c) => {
    const grant = await sessionGrant(c);
    await closeSession(c);
    if (grant) await note(c, grant, { operation: "signOut", target: "sign-out" });
    return c.redirect(SIGN_IN, 303);
  });
