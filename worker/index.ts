/** The Worker: the public paths of the widget, the API, and what is left to do in the background. */
import { app } from "./app.ts";
import { fillBreakdowns, STEPS_AT_ONCE } from "./breakdowns/breakdown-store.ts";
import type { Env } from "./env.ts";

export default {
  fetch: app.fetch,
  async scheduled(_controller, env) {
    await fillBreakdowns(env.DB, STEPS_AT_ONCE);
  },
} satisfies ExportedHandler<Env>;
