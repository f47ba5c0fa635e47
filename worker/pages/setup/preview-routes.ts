/** What is looked at while a touchpoint is edited: the page in the frame, and what it paints. */
import { Hono } from "hono";
import type { ApiEnv } from "../../http/auth.ts";
import { fieldsIn, refusable } from "../forms/sent.ts";
import { setupOf, siteOf, textLanguageOf } from "./context.ts";
import { draftOf } from "./draft.ts";
import { readEdited } from "./editing.ts";
import { toldOf, toldText } from "../forms/faults.ts";
import { touchpointLabels } from "./labels.ts";
import { previewFrame } from "./preview.tsx";

/** Below a site's set-up. */
export const previewRoutes = new Hono<ApiEnv>()
  .get("/preview", async (c) => {
    await siteOf(c);
    return c.html(previewFrame(setupOf(c).preview));
  })
  .post("/preview", async (c) => {
    const site = await siteOf(c);
    const fields = await fieldsIn(c);
    const language = textLanguageOf(site, fields["language"]);
    const edited = await readEdited(c.env.DB, site, fields["touchpoint"] ?? "", language);
    const draft = await refusable(() => draftOf(site.settings, edited, fields));
    if ("done" in draft) return c.json(draft.done);
    const setup = setupOf(c);
    const told = toldOf(draft.problem, { labels: touchpointLabels(setup), fields, words: setup.faults });
    return c.text(toldText(told, setup.faults.colon), 422);
  });
