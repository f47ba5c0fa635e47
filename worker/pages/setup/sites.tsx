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

/** The origin of an address as people write it, `https` where they write no scheme; what cannot be one is left for the API to refuse. */
export function originOfAddress(address = ""): string {
  const written = address.trim();
  const scheme = LOCAL.test(written) ? "http" : "https";
  const url = URL.parse(/^[a-z]+:\/\//i.test(written) ? written : `${scheme}://${written}`);
  return written !== "null" && url && /^https?:$/.test(url.protocol) ? url.origin : written;
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

/** A stage as it is stored: what people write is no slug. */
const stageOf = (written: string): string => (Slug.safeParse(written).success ? written : slugOf(written));

/** The settings with what the form says: for the API, which checks it. */
export const settingsOf = (before: SiteSettings, fields: Fields): Record<string, unknown> => ({
  ...before,
  name: fields["name"],
  origins: linesOf(fields["origins"]).map(originOfAddress),
  language: fields["language"],
  timeZone: fields["timeZone"],
  stages: linesOf(fields["stages"]).map(stageOf),
  waitDays: numberIn(fields["waitDays"]),
  consentRequired: fields["consent"] !== undefined,
});

interface SettingsProps extends NewSiteProps {
  site: SiteRow;
  /** What is stored now, where somebody else has changed that meanwhile. */
  theirs?: Fields | undefined;
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

export function SettingsPage({ site, fields, languages, problem, theirs, isSaved, setup }: SettingsProps) {
  const form = { labels: settingsLabels(setup), fields, words: setup.faults };
  const told = [...toldOf(problem, form), ...(theirs ? clashesOf(theirs, form) : [])];
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
        <input type="hidden" name="seen" value={new Date(site.updatedAt).toISOString()} />
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
