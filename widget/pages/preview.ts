/** Script of the page that a prompt is looked at in while it is edited: paints the wordings that the editor sends. */
import type { Wording } from "../../worker/contract/wording.ts";
import type { Preview, Store } from "../ask.ts";
import { openPrompt } from "../prompt/open.ts";

interface Draft {
  wording: Wording;
  preview: Preview;
}

/** Nothing is kept of what is looked at. */
const NOTHING: Store = { get: () => null, set: () => {}, remove: () => {}, names: () => [] };
/** Where an inline prompt goes, whatever its selector is on the owner's pages. */
const PLACE = "[data-asklet-place]";

let open = new AbortController();

/** In place of what was painted before. */
function paint({ wording, preview }: Draft): void {
  open.abort("closed");
  open = new AbortController();
  const request = {
    address: "",
    slug: "",
    properties: {},
    preview,
    wording: Promise.resolve(wording),
    store: NOTHING,
    ended: open.signal,
    refusal: () => undefined,
    tell: () => {},
  };
  document.documentElement.style.colorScheme = wording.theme.scheme === "dark" ? "dark" : "light";
  void openPrompt(request, { ...wording, ...(wording.target !== undefined && { target: PLACE }) }, 0);
}

addEventListener("message", ({ origin, data }: MessageEvent<Partial<Draft> | null>) => {
  const { wording, preview } = data ?? {};
  // Whoever else speaks to this page, a tool for instance, says something else.
  if (origin === location.origin && wording && preview) paint({ wording, preview });
});
parent.postMessage("ready", location.origin);
