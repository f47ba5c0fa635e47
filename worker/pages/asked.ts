/** What a page is asked for: its address alone, which names the period, so that whoever is sent it sees the same. */
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { z } from "zod";
import type { ApiEnv } from "../http/auth.ts";
import { Problem } from "../http/problem.ts";
import { HOST_ONLY } from "../http/signed-cookie.ts";
import type { PageContext } from "./shell.tsx";
import { PERIODS } from "./words.ts";

const COOKIE = "asklet-period";
const YEAR_S = 31_536_000;

const wordIn = (text: string | undefined) => PERIODS.find((word) => word === text);

const OWN_DAYS = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** What the cookie has kept, as an address says it; nothing where that is no period. */
function keptPeriod(c: PageContext): Record<string, string> {
  const kept = getCookie(c, COOKIE, "host") ?? "";
  const [, from, to] = OWN_DAYS.exec(kept) ?? [];
  if (from !== undefined && to !== undefined) return { from, to };
  const period = wordIn(kept);
  return period === undefined ? {} : { period };
}

/** Of two days the earlier is the first, in whichever field it was written. */
const inOrder = (one: string, other: string): [string, string] => (one > other ? [other, one] : [one, other]);

/** What an address, or a form, really says: a form sends what was left empty, too, and days to compare with by each end. */
function givenOf(c: PageContext): Record<string, string> {
  const all = Object.entries(c.req.query()).filter(([, value]) => value.trim() !== "");
  const { "compare-from": first, "compare-to": last, ...given } = Object.fromEntries(all);
  return first !== undefined && last !== undefined ? { ...given, compare: inOrder(first, last).join("..") } : given;
}

/** What of an address the site's journey and its comments take, too. */
export function keptOf(c: PageContext) {
  const { period, from, to, compare, level, margin } = givenOf(c);
  const kept = { period, from, to, compare, level, margin };
  return { journey: kept, comments: kept };
}

/** Sends an address that names no period to the same with the one that was chosen last; keeps one that there is a page for. */
export const namesPeriod = createMiddleware<ApiEnv>(async (c, next) => {
  // An open page that asks for what is new goes on as it is: nobody has chosen anything.
  if (c.req.header("if-none-match") !== undefined) return next();
  const { period, from, to, compare } = givenOf(c);
  // Days to compare with were meant for the period of that address.
  const isNamed = [period, from, to, compare].some((one) => one !== undefined);
  const kept = Object.entries(isNamed ? {} : keptPeriod(c));
  if (kept.length === 0) {
    await next();
    const own = from !== undefined && to !== undefined ? inOrder(from, to).join("..") : undefined;
    const chosen = wordIn(period) ?? own;
    if (chosen === undefined) return undefined;
    if (c.res.ok) setCookie(c, COOKIE, chosen, { ...HOST_ONLY, maxAge: YEAR_S });
    // Days that there is no page for would be asked for again and again; a word is refused for something else.
    else if (c.res.status === 422 && chosen === own && getCookie(c, COOKIE, "host") === own) {
      deleteCookie(c, COOKIE, HOST_ONLY);
    }
    return undefined;
  }
  const { pathname, searchParams } = new URL(c.req.url);
  for (const [name, value] of kept) searchParams.set(name, value);
  return c.redirect(`${pathname}?${searchParams.toString()}`, 303);
});

/**
 * The query of the address; 422 when it is none of this schema. A period by one of the picker's
 * words counts whatever days are sent beside it: those are what the picker stood on before.
 *
 * @param refusal what to say of a query that cannot be
 */
export function askedOf<S extends z.ZodType>(c: PageContext, schema: S, refusal: string): z.infer<S> {
  const { from, to, ...given } = givenOf(c);
  const chosen = wordIn(given["period"]);
  const [first, last] = from !== undefined && to !== undefined ? inOrder(from, to) : [from, to];
  const days = chosen ? {} : { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
  const query = schema.safeParse({ ...given, ...days });
  if (!query.success) throw new Problem(422, "invalid-request", refusal);
  return query.data;
}
