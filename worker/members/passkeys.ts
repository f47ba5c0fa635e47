/**
 * Passkeys (https://www.w3.org/TR/webauthn-3/): what the browser is asked, and whether its answer is good. The challenge is
 * kept in a signed cookie for some minutes, so that asking writes nothing; a good answer spends it.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Context } from "hono";
import { z } from "zod";
import { base64url, fromBase64url } from "../encoding.ts";
import { type ApiEnv, countGuess } from "../http/auth.ts";
import { Problem } from "../http/problem.ts";
import { dropSigned, readSigned, setSigned } from "../http/signed-cookie.ts";
import { type MemberRow, type PasskeyRow, spendChallenge } from "./member-store.ts";

const COOKIE = "asklet-challenge";
const CHALLENGE_S = 300;

type PageContext = Context<ApiEnv>;

const Text = z.string().max(10_000);
const Credential = { id: Text, rawId: Text, type: z.literal("public-key"), clientExtensionResults: z.object({}) };
/** What the browser made, as JSON (5.1.8 of the specification). */
const Registration = z.object({
  ...Credential,
  response: z.object({ clientDataJSON: Text, attestationObject: Text }),
});
const Assertion = z.object({
  ...Credential,
  response: z.object({ clientDataJSON: Text, authenticatorData: Text, signature: Text }),
});

/** Whom a passkey is for: the host of this address. */
function partyOf(c: PageContext): { origin: string; id: string } {
  const { origin, hostname } = new URL(c.req.url);
  return { origin, id: hostname };
}

/** What a challenge is for: one that was given for the one is no good for the other. */
type Purpose = "register" | "sign-in";

async function keepChallenge(c: PageContext, purpose: Purpose, challenge: string): Promise<void> {
  const value = `${purpose}.${challenge}.${Date.now() + 1000 * CHALLENGE_S}`;
  await setSigned(c, COOKIE, { value, maxAge: CHALLENGE_S, sameSite: "Strict" });
}

/** The challenge that this browser was given, and until when it is good. */
async function challengeOf(c: PageContext, purpose: Purpose): Promise<{ challenge: string; expiresAt: number }> {
  const value = await readSigned(c, COOKIE);
  dropSigned(c, COOKIE);
  const [whatFor, challenge = "", until] = value?.split(".") ?? [];
  const expiresAt = Number(until);
  if (whatFor !== purpose || !(expiresAt > Date.now())) throw refused(c);
  return { challenge, expiresAt };
}

/** For whoever brings nothing that opens anything: counted, as wrong keys are. */
export function refused(c: PageContext): Problem {
  countGuess(c);
  return new Problem(401, "unauthorized", "this passkey does not open anything here");
}

/** What a browser needs to make a passkey for a member. */
export async function registrationOptions(c: PageContext, { id, name }: MemberRow) {
  const options = await generateRegistrationOptions({
    rpName: "Asklet",
    rpID: partyOf(c).id,
    userName: name,
    userDisplayName: name,
    userID: Uint8Array.from(new TextEncoder().encode(id)),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await keepChallenge(c, "register", options.challenge);
  return options;
}

/** The passkey that the browser has made. 401 where it is none, or not for us. */
export async function registered(c: PageContext, member: MemberRow, body: unknown): Promise<PasskeyRow> {
  const { challenge: expectedChallenge } = await challengeOf(c, "register");
  const party = partyOf(c);
  const response = Registration.safeParse(body);
  if (!response.success) throw refused(c);
  const verification = await verifyRegistrationResponse({
    response: response.data,
    expectedChallenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
  }).catch(() => null);
  if (!verification?.verified) throw refused(c);
  const { id, publicKey, counter } = verification.registrationInfo.credential;
  return { id, memberId: member.id, publicKey: base64url(publicKey), counter, createdAt: Date.now() };
}

/** What a browser needs to sign in with any passkey that it has for us. */
export async function signInOptions(c: PageContext) {
  const options = await generateAuthenticationOptions({ rpID: partyOf(c).id, userVerification: "required" });
  await keepChallenge(c, "sign-in", options.challenge);
  return options;
}

/** Id of the passkey that an answer says to be of; nothing is checked yet. */
export const passkeyIn = (body: unknown): string | undefined => Assertion.safeParse(body).data?.id;

/** How often the passkey has signed, now that it has signed this. 401 where it has not. */
export async function verifySignIn(c: PageContext, passkey: PasskeyRow, body: unknown): Promise<number> {
  const { challenge, expiresAt } = await challengeOf(c, "sign-in");
  const party = partyOf(c);
  const verification = await verifyAuthenticationResponse({
    response: Assertion.parse(body),
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id: passkey.id, publicKey: fromBase64url(passkey.publicKey), counter: passkey.counter },
  }).catch(() => null);
  if (!verification?.verified) throw refused(c);
  if (!(await spendChallenge(c.env.DB, { challenge, expiresAt }, Date.now()))) throw refused(c);
  return verification.authenticationInfo.newCounter;
}
