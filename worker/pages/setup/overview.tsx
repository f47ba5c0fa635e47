/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What a site asks: its touchpoints by stage, and what one may begin with. */
import type { SiteRow } from "../../sites/site-store.ts";
import type { TouchpointRow } from "../../sites/touchpoint-store.ts";
import { stageName, type Words } from "../words.ts";
import { Act } from "./form.tsx";
import { TEMPLATES } from "./templates.ts";
import type { SetupWords } from "./words.ts";

interface OverviewProps {
  site: SiteRow;
  touchpoints: readonly TouchpointRow[];
  words: Words;
  setup: SetupWords;
}

/** Head of every page of the set-up, with the ways to the others. */
export function SetupHead({ site, title, setup }: { site: SiteRow; title: string; setup: SetupWords }) {
  const base = `/sites/${site.slug}/set-up`;
  return (
    <div class="top">
      <div>
        <p class="faint">{site.settings.name}</p>
        <h1>{title}</h1>
      </div>
      <nav class="tabs" aria-label={setup.title}>
        {(
          [
            ["", setup.touchpoints],
            ["/install", setup.install],
            ["/settings", setup.settings],
          ] as const
        ).map(([path, name]) => (
          <a href={base + path} aria-current={title === name ? "page" : undefined}>
            {name}
          </a>
        ))}
        <a href="/keys">{setup.keys}</a>
      </nav>
    </div>
  );
}

function Row({ site, touchpoint, setup }: { site: SiteRow; touchpoint: TouchpointRow; setup: SetupWords }) {
  const base = `/sites/${site.slug}/set-up/touchpoints/${touchpoint.slug}`;
  const isLive = touchpoint.state === "live";
  return (
    <li class="card row">
      <div>
        <h3>
          <a href={base}>{touchpoint.name}</a>
        </h3>
        <span class={`standing is-${touchpoint.state}`}>{setup.states[isLive ? "live" : "paused"]}</span>
      </div>
      <Act action={`${base}/state`} name="state" value={isLive ? "paused" : "live"} label={touchpoint.name}>
        {isLive ? setup.pause : setup.publish}
      </Act>
    </li>
  );
}

export function OverviewPage({ site, touchpoints, setup }: OverviewProps) {
  const { stages } = site.settings;
  return (
    <>
      <SetupHead site={site} title={setup.touchpoints} setup={setup} />
      {touchpoints.length === 0 && <p>{setup.nothingYet}</p>}
      <p class="buttons">
        <a class="button main" href={`/sites/${site.slug}/set-up/add`}>
          {setup.addTouchpoint}
        </a>
      </p>
      {stages
        .map((stage) => ({ stage, its: touchpoints.filter((one) => one.stage === stage) }))
        .filter(({ its }) => its.length > 0)
        .map(({ stage, its }) => (
          <section class="rows">
            <h2>{stageName(stage)}</h2>
            <ul class="cards">
              {its.map((touchpoint) => (
                <Row site={site} touchpoint={touchpoint} setup={setup} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

export function AddPage({ site, setup }: Pick<OverviewProps, "site" | "setup">) {
  return (
    <>
      <SetupHead site={site} title={setup.addTouchpoint} setup={setup} />
      <p>{setup.templatesHint}</p>
      <form method="post" class="templates">
        {TEMPLATES.map((template) => (
          <button type="submit" name="template" value={template} class="card">
            <strong>{setup.templates[template].name}</strong>
            <span>{setup.templates[template].about}</span>
          </button>
        ))}
      </form>
    </>
  );
}
