/**
 * Cloudflare Access, where a deployment is behind it: who stands at the door is in a header that it signs
 * (https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/authorization-cookie/validating-json/).
 */
import type { Context } from "hono";
import { verifyWithJwks } from "hono/jwt";
import { z } from "zod";
import type { ApiEnv } from "../http/auth.ts";
import { findMemberByEmail, type MemberRow } from "../members/member-store.ts";

const Claims = z.object({ email: z.email(), exp: z.number() });
/** The team's keys change every six weeks, and overlap. */
const KEYS_KEPT = { cf: { cacheTtl: 3_600, cacheEverything: true } };

/** The member whom Access has let through; nobody where it is not in use, or has not signed, or knows somebody else. */
export async function memberByAccess(c: Context<ApiEnv>): Promise<MemberRow | undefined> {
  const { ACCESS_TEAM: iss, ACCESS_AUDIENCE: aud } = c.env;
  const token = c.req.header("cf-access-jwt-assertion");
  if (!iss || !aud || !token) return undefined;
  const keys = { jwks_uri: `${iss}/cdn-cgi/access/certs`, allowedAlgorithms: ["RS256"] as const };
  const payload = await verifyWithJwks(token, { ...keys, verification: { iss, aud } }, KEYS_KEPT).catch(() => null);
  const { data: claims } = Claims.safeParse(payload);
  return claims && findMemberByEmail(c.env.DB, claims.email);
}
