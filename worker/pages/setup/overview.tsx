/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** What a site asks: its touchpoints by stage, and what one may begin with. */
import type { Touchpoint } from "../../contract/site.ts";
import type { SiteRow } from "../../sites/site-store.ts";
import type { TouchpointRow } from "../../sites/touchpoint-store.ts";
import { stageName, type Words } from "../words.ts";
import { Act, Sure } from "../forms/form.tsx";
import { Saved } from "./saved.tsx";
import { TEMPLATES } from "./templates.ts";
import type { SetupWords } from "./words.ts";

interface OverviewProps {
  site: SiteRow;
  touchpoints: readonly TouchpointRow[];
  /** The one that was published or paused just now. */
  saved?: Touchpoint | undefined;
  /** Of the page. */
  words: Pick<Words, "stages">;
  setup: SetupWords;
}

const WAYS = ["up", "down"] as const;
type Way = (typeof WAYS)[number];
const ARROWS: Record<Way, string> = { up: "↑", down: "↓" };

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

interface RowProps {
  site: SiteRow;
  touchpoint: TouchpointRow;
  /** Where in its stage it can move. */
  ways: readonly Way[];
  setup: SetupWords;
}

function Row({ site, touchpoint, ways, setup }: RowProps) {
  const base = `/sites/${site.slug}/set-up/touchpoints/${touchpoint.slug}`;
  const isLive = touchpoint.state === "live";
  const { name } = touchpoint;
  return (
    <li class="card row">
      <div>
        <h3>
          <a href={base}>{name}</a>
        </h3>
        <span class={`standing is-${touchpoint.state}`}>{setup.states[isLive ? "live" : "paused"]}</span>
      </div>
      <div class="row">
        <Act action={`${base}/state`} name="state" value={isLive ? "paused" : "live"} label={name}>
          {isLive ? setup.pause : setup.publish}
        </Act>
        {ways.map((way) => (
          <Act action={`${base}/order`} name="move" value={way} label={name}>
            <span aria-hidden="true">{ARROWS[way]}</span>
            <span class="unseen">{setup[way]}</span>
          </Act>
        ))}
        <Sure action={`${base}/deletion`} label={name} text={setup.remove} what={setup.removeWhat} />
      </div>
    </li>
  );
}

function Stage({
  name,
  touchpoints,
  site,
  setup,
}: { name: string } & Pick<OverviewProps, "touchpoints" | "site" | "setup">) {
  return (
    <section class="rows">
      <h2>{name}</h2>
      <ul class="cards">
        {touchpoints.map((touchpoint, at) => (
          <Row
            site={site}
            touchpoint={touchpoint}
            ways={WAYS.filter((way) => at !== (way === "up" ? 0 : touchpoints.length - 1))}
            setup={setup}
          />
        ))}
      </ul>
    </section>
  );
}

export function OverviewPage({ site, touchpoints, saved, words, setup }: OverviewProps) {
  const { stages } = site.settings;
  return (
    <>
      <SetupHead site={site} title={setup.touchpoints} setup={setup} />
      {saved && <Saved site={site} touchpoint={saved} isNamed words={setup} />}
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
          <Stage name={stageName(stage, words)} touchpoints={its} site={site} setup={setup} />
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
