/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What is said when a touchpoint has been saved: whether it asks, where, and how to see it there. */
import type { Touchpoint } from "../../contract/site.ts";
import type { SiteRow } from "../../sites/site-store.ts";
import { pageLines } from "./rule-fields.ts";
import type { SetupWords } from "./words.ts";

interface SavedProps {
  site: SiteRow;
  touchpoint: Touchpoint;
  /** Where it is one of several on the page, it is named. */
  isNamed?: boolean;
  words: SetupWords;
}

/** Where the page of a touchpoint that asks can be seen, if the site has an address of its own. */
function Asking({ site: { slug, settings }, touchpoint, words }: SavedProps) {
  const { include } = touchpoint.rules.pages;
  const origin = settings.origins.find((one) => one !== "null" && !one.includes("*"));
  return (
    <>
      {include.length > 0 && <p>{words.asksOn(pageLines(include).replaceAll("\n", ", "))}</p>}
      {origin !== undefined && (
        <p>
          <a href={`${origin}/?asklet-preview=${touchpoint.touchpoint}`}>{words.seeOnSite}</a>
        </p>
      )}
      <p>
        <a href={`/sites/${slug}/set-up/install`}>{words.thenInstall}</a>
      </p>
    </>
  );
}

export function Saved(props: SavedProps) {
  const { touchpoint, isNamed, words } = props;
  return (
    <div class="saved" role="status">
      <p>
        {isNamed && <strong>{touchpoint.name + words.faults.colon}</strong>}
        {words.savedStates[touchpoint.state]}
      </p>
      {touchpoint.state === "live" && <Asking {...props} />}
    </div>
  );
}
