/** The command `asklet('preview', slug, options?)`: shows a prompt in any state. Nothing is stored, sent or counted. */
import type { NotDue, Wording } from "../../worker/contract/wording.ts";
import type { Core } from "../loader/piece.ts";
import { quietly } from "../loader/quietly.ts";
import type { PreviewOptions } from "../module/api.ts";
import { skip } from "./skip.ts";

/** What was open has left by then; a lock that is slow to be given back is waited for no longer. */
const LOOK_MS = 20;
const MOST_LOOKS = 50;

/** Whether the page was opened to look at a prompt: `?asklet-preview=slug`. */
export function isPreviewPage({ search }: Pick<Location, "search">): boolean {
  return /[?&]asklet-preview=/.test(search);
}

/** A page for previews asks nothing else, and says so. */
function refuseOthers(core: Core): void {
  const { request } = core;
  core.reasonNow = () => "prompt-open";
  core.request = (slug, properties = {}, way = {}) =>
    way.preview ? request(slug, properties, way) : skip(core, slug, "prompt-open", properties);
}

/** An inline prompt on a page without its place stands in the corner, so that it can be looked at anywhere. */
function placed(wording: Wording | NotDue): Wording | NotDue {
  if ("due" in wording || wording.placement !== "inline") return wording;
  const { target = "" } = wording;
  return quietly(() => document.querySelector(target)) ? wording : { ...wording, placement: "bottom-end" };
}

/** The command, for one page. A preview takes the place of the prompt that is open. */
export function openPreviews(core: Core): (slug: string, options?: PreviewOptions) => Promise<void> {
  const { reasonNow } = core;
  if (isPreviewPage(location)) refuseOthers(core);
  return async (slug, { answer, done, language } = {}) => {
    // No address but a touchpoint's is asked for.
    if (!/^[\da-z-]+$/.test(slug)) return skip(core, slug, "unknown-touchpoint", {});
    const languages = language === undefined ? undefined : [language];
    const wording = await core.wording(slug, 0, languages).then(placed, () => undefined);
    // There is no such touchpoint, or no collector: nothing that others should wait for.
    if (!wording) return skip(core, slug, "unavailable", {});
    for (let looks = 0; looks < MOST_LOOKS && reasonNow(slug) === "prompt-open"; looks++) {
      core.end("closed");
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const preview = { ...(answer !== undefined && { answer }), ...(done !== undefined && { done }) };
    core.request(slug, {}, { preview, wording: Promise.resolve(wording) });
  };
}
