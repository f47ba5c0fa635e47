/**
 * Cookies for this host alone (`__Host-`, over HTTPS; browsers take the loopback for as good), out of reach of scripts and
 * signed with the key of the deployment: what nobody has signed here is refused without a look into the database, and
 * another key of the deployment ends all that were signed with the old one.
 */
import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import type { ApiEnv } from "./auth.ts";
import { Problem } from "./problem.ts";

export const HOST_ONLY = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

interface Kept {
  value: string;
  /** Seconds. */
  maxAge: number;
  sameSite?: "Strict";
}

/** Answers 503 where the deployment has no key to sign with. */
export async function setSigned(c: Context<ApiEnv>, name: string, { value, ...rest }: Kept): Promise<void> {
  const { ASKLET_KEY } = c.env;
  if (!ASKLET_KEY) throw new Problem(503, "overloaded", "this collector has no secret of its own yet");
  await setSignedCookie(c, name, value, ASKLET_KEY, { ...HOST_ONLY, ...rest });
}

/** @returns what was kept; nothing where there is no such cookie, or it was not signed here */
export async function readSigned(c: Context<ApiEnv>, name: string): Promise<string | undefined> {
  const { ASKLET_KEY } = c.env;
  if (!ASKLET_KEY) return undefined;
  return (await getSignedCookie(c, ASKLET_KEY, name, "host")) || undefined;
}

export function dropSigned(c: Context<ApiEnv>, name: string): void {
  deleteCookie(c, name, HOST_ONLY);
}
