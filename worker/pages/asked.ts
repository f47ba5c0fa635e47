/** What a page is asked for: its address and, where that names no period, the one that was chosen last. */
import { getCookie, setCookie } from "hono/cookie";
import type { z } from "zod";
import { Problem } from "../http/problem.ts";
import { HOST_ONLY } from "../sessions/session.ts";
import type { PageContext } from "./shell.tsx";
import { PERIODS } from "./words.ts";

const COOKIE = "asklet-period";
const YEAR_S = 31_536_000;

const wordIn = (text: string | undefined) => PERIODS.find((word) => word === text);

/**
 * The query of the address; 422 when it is none of this schema. A period by one of the picker's words is kept in a cookie.
 *
 * @param refusal what to say of a query that cannot be
 */
export function askedOf<S extends z.ZodType>(c: PageContext, schema: S, refusal: string): z.infer<S> {
  // A form sends what was left empty, too.
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value.trim() !== ""));
  const { period, from, to, compare } = given;
  // Days to compare with were meant for the period of that address.
  const isNamed = [period, from, to, compare].some((one) => one !== undefined);
  const kept = isNamed ? undefined : wordIn(getCookie(c, COOKIE, "host"));
  const query = schema.safeParse({ ...given, ...(kept && { period: kept }) });
  if (!query.success) throw new Problem(422, "invalid-request", refusal);
  const chosen = wordIn(period);
  if (chosen) setCookie(c, COOKIE, chosen, { ...HOST_ONLY, maxAge: YEAR_S });
  return query.data;
}
