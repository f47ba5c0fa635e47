/**
 * How many calls a key may make in a minute. The platform's counter bounds what all isolates of a place take together,
 * this isolate's own tells what is left (draft-ietf-httpapi-ratelimit-headers-10). Neither writes anything.
 */
import { createMiddleware } from "hono/factory";
import type { ApiEnv } from "./auth.ts";
import { FixedWindow } from "./fixed-window.ts";
import { Problem } from "./problem.ts";

const WINDOW_S = 60;
const calls = new FixedWindow(WINDOW_S * 1000);

/** Tells with every reply what the key has left, and answers 429 when that is nothing. */
export const limitRate = createMiddleware<ApiEnv>(async (c, next) => {
  const { keyId } = c.var.grant;
  const quota = c.env.API_CALLS_PER_MINUTE;
  const { count, seconds } = calls.add(keyId, Date.now());
  const shared = count > quota ? null : await c.env.API_LIMIT?.limit({ key: keyId });
  const isOver = count > quota || shared?.success === false;
  const tell = () => {
    c.header("RateLimit-Policy", `"key";q=${quota};w=${WINDOW_S}`);
    c.header("RateLimit", `"key";r=${isOver ? 0 : quota - count};t=${seconds}`);
  };
  if (isOver) {
    tell();
    throw new Problem(429, "rate-limited", `at most ${quota} calls a minute with one key`, { retryAfter: seconds });
  }
  await next();
  tell();
});
