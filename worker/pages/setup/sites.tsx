/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** A new site, and what can be changed of one. */
import type { SiteSettings } from "../../contract/site.ts";
import { Slug } from "../../contract/terms.ts";
import type { Problem } from "../../http/problem.ts";
import type { SiteRow } from "../../sites/site-store.ts";
import type { Fields } from "../forms/sent.ts";
import { clashesOf, toldOf } from "../forms/faults.ts";
import { Check, Checked, Faults, Field, Lines, Select } from "../forms/form.tsx";
import { newSiteLabels, settingsLabels } from "./labels.ts";
import { numberIn } from "../forms/number-in.ts";
import { linesOf } from "./options.ts";
import { SetupHead } from "./overview.tsx";
import { slugOf } from "./slug.ts";
import { Was } from "../forms/merge.tsx";
import type { SetupWords } from "./words.ts";

type Languages = readonly (readonly [tag: string, name: string])[];

interface NewSiteProps {
  fields: Fields;
  languages: Languages;
  problem?: Problem | undefined;
  setup: SetupWords;
}

export function NewSite({ fields, languages, problem, setup }: NewSiteProps) {
  const told = toldOf(problem, { labels: newSiteLabels(setup), fields, words: setup.faults });
  return (
    <form method="post" action="/sites" class="form panel">
      <Faults told={told} title={setup.notSaved} colon={setup.faults.colon} />
      <h2>{setup.newSite}</h2>
      <Checked told={told}>
        <Field name="name" label={setup.siteName} value={fields["name"]} required maxlength={100} />
        <Field
          name="address"
          label={setup.siteAddress}
          value={fields["address"]}
          hint={setup.siteAddressHint}
          required
          inputmode="url"
          placeholder="https://"
        />
        <Select name="language" label={setup.siteLanguage} value={fields["language"]} options={languages} />
      </Checked>
      <input type="hidden" name="timeZone" value={fields["timeZone"]} />
      <p class="buttons">
        <button type="submit" class="main">
          {setup.create}
        </button>
      </p>
    </form>
  );
}

/** Hosts of one's own computer, which have no certificate. */
const LOCAL = /^(?:(?:[^/?#:]+\.)?localhost|127\.0\.0\.1|\[::1\])(?![^/?#:])/i;

/** A host with a dot, as people write it without a scheme. */
const HOST = /^(?:\*\.)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?::\d+)?(?:[/?#]|$)/iu;

/** The origin of an address as people write it, `https` where they write no scheme; what cannot be one is left for the API to refuse. */
export function originOfAddress(address = ""): string {
  const written = address.trim();
  if (LOCAL.test(written)) return originOfAddress(`http://${written}`);
  if (HOST.test(written)) return originOfAddress(`https://${written}`);
  const url = /^https?:\/\/[^/]/i.test(written) ? URL.parse(written) : null;
  return url && /^https?:$/.test(url.protocol) ? url.origin : written;
}

export const settingsFields = (settings: SiteSettings): Fields => ({
  name: settings.name,
  origins: settings.origins.join("\n"),
  language: settings.language,
  timeZone: settings.timeZone,
  stages: settings.stages.join("\n"),
  waitDays: String(settings.waitDays),
  consent: settings.consentRequired ? "on" : undefined,
});

/** Stages as they are stored: what people write is no slug. Two that are written alike stay so, and are refused. */
function stagesOf(lines: readonly string[]): string[] {
  const slugs = new Map<string, string>();
  for (const line of lines.filter((one) => Slug.safeParse(one).success)) slugs.set(line.toLowerCase(), line);
  for (const line of lines) {
    const key = line.toLowerCase();
    if (!slugs.has(key)) slugs.set(key, slugOf(line, new Set(slugs.values())));
  }
  return lines.map((line) => slugs.get(line.toLowerCase()) ?? line);
}

/** The settings with what the form says: for the API, which checks it. */
export const settingsOf = (before: SiteSettings, fields: Fields): Record<string, unknown> => ({
  ...before,
  name: fields["name"],
  origins: linesOf(fields["origins"]).map(originOfAddress),
  language: fields["language"],
  timeZone: fields["timeZone"],
  stages: stagesOf(linesOf(fields["stages"])),
  waitDays: numberIn(fields["waitDays"]),
  consentRequired: fields["consent"] !== undefined,
});

interface SettingsProps extends NewSiteProps {
  site: SiteRow;
  /** What the form is made of. */
  was: Fields;
  /** Fields that somebody else has changed meanwhile. */
  clashes?: readonly string[];
  isSaved: boolean;
}

function SettingsFields({ fields, languages, setup }: Pick<SettingsProps, "fields" | "languages" | "setup">) {
  const zones = Intl.supportedValuesOf("timeZone");
  const { timeZone = "UTC" } = fields;
  return (
    <>
      <Field name="name" label={setup.siteName} value={fields["name"]} required maxlength={100} />
      <Lines name="origins" label={setup.origins} value={fields["origins"]} hint={setup.originsHint} />
      <Select name="language" label={setup.siteLanguage} value={fields["language"]} options={languages} />
      <Select
        name="timeZone"
        label={setup.timeZone}
        value={timeZone}
        options={[...new Set([timeZone, "UTC", ...zones])].map((zone) => [zone, zone] as const)}
      />
      <Lines name="stages" label={setup.stages} value={fields["stages"]} hint={setup.stagesHint} />
      <Field name="waitDays" label={setup.waitDays} value={fields["waitDays"]} inputmode="numeric" />
      <Check name="consent" label={setup.consent} isOn={fields["consent"] !== undefined} />
    </>
  );
}

export function SettingsPage({ site, fields, languages, problem, was, clashes = [], isSaved, setup }: SettingsProps) {
  const form = { labels: settingsLabels(setup), fields, words: setup.faults };
  const told = [...toldOf(problem, form), ...clashesOf(clashes, was, form)];
  return (
    <>
      <Faults told={told} title={setup.notSaved} colon={setup.faults.colon} />
      <SetupHead site={site} title={setup.settings} setup={setup} />
      {isSaved && (
        <p class="saved" role="status">
          {setup.saved}
        </p>
      )}
      <form method="post" class="form">
        <Was fields={was} />
        <Checked told={told}>
          <SettingsFields fields={fields} languages={languages} setup={setup} />
        </Checked>
        <p class="buttons">
          <button type="submit" class="main">
            {setup.save}
          </button>
        </p>
      </form>
    </>
  );
}
