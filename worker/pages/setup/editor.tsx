/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The page on which a touchpoint is edited, beside the prompt that it makes. */
import type { Child } from "hono/jsx";
import type { SiteSettings, Touchpoint } from "../../contract/site.ts";
import { ASKED_METRICS, BANDS, PLACEMENTS, SCHEMES } from "../../contract/terms.ts";
import type { Problem } from "../../http/problem.ts";
import { stageName } from "../words.ts";
import type { Fields } from "./fields.ts";
import { Check, Faults, Field, Lines, Select } from "./form.tsx";
import { Preview } from "./preview.tsx";
import { type TriggerKind, TRIGGERS } from "./rule-fields.ts";
import type { Group, SetupWords } from "./words.ts";

export interface EditorProps {
  site: string;
  settings: SiteSettings;
  touchpoint: Touchpoint;
  fields: Fields;
  /** Of the texts; and those that they can be in, with their names. */
  language: string;
  languages: readonly (readonly [tag: string, name: string])[];
  problem?: Problem | undefined;
  isSaved?: boolean;
  words: SetupWords;
}

type Part = { fields: Fields; words: SetupWords };

const pick = <K extends string>(keys: readonly K[], names: Record<K, string>) =>
  keys.map((key) => [key, names[key]] as const);

const TRIGGER_KINDS = Object.keys(TRIGGERS).filter((kind): kind is TriggerKind => kind in TRIGGERS);
const DISPLAYS = ["numbers", "stars", "smileys"] as const;
const FOLLOW_UPS = ["none", "text", "choice"] as const;
const FREQUENCIES = ["site", "once", "until-answered", "always", "days"] as const;

function Group({
  name,
  words,
  isOpen = false,
  children,
}: {
  name: Group;
  words: SetupWords;
  isOpen?: boolean;
  children?: Child;
}) {
  return (
    <details class="group" open={isOpen}>
      <summary>
        <h2>{words.groups[name]}</h2>
      </summary>
      {children}
    </details>
  );
}

/** Texts by band: one for everybody, and where it matters one for each band. */
function Banded({ prefix, fields, words }: Part & { prefix: string }) {
  return (
    <>
      {(["all", ...BANDS] as const).map((band) => (
        <Field
          name={`${prefix}-${band}`}
          label={words.bands[band]}
          value={fields[`${prefix}-${band}`]}
          maxlength={300}
        />
      ))}
    </>
  );
}

function QuestionPart({ fields, words }: Part) {
  return (
    <Group name="question" words={words} isOpen>
      <Select
        name="metric"
        label={words.metric}
        value={fields["metric"]}
        options={pick(ASKED_METRICS, words.metrics)}
      />
      <Field name="text" label={words.question} value={fields["text"]} hint={words.standard} maxlength={300} />
      <div class="of-scale">
        <Field name="low" label={words.low} value={fields["low"]} maxlength={300} />
        <Field name="high" label={words.high} value={fields["high"]} maxlength={300} />
      </div>
      <div class="of-csat">
        <Select
          name="display"
          label={words.display}
          value={fields["display"]}
          options={pick(DISPLAYS, words.displays)}
        />
      </div>
      <div class="of-choice">
        <Lines name="options" label={words.options} value={fields["options"]} hint={words.optionsHint} />
        <Check name="several" label={words.several} isOn={fields["several"] !== undefined} />
      </div>
    </Group>
  );
}

function FollowUpPart({ fields, words }: Part) {
  return (
    <Group name="followUp" words={words} isOpen>
      <Select
        name="follow-up"
        label={words.followUp}
        value={fields["follow-up"]}
        options={pick(FOLLOW_UPS, words.followUps)}
      />
      <div class="of-follow-up">
        <p class="faint">{words.standard}</p>
        <Banded prefix="follow-up" fields={fields} words={words} />
        <div class="of-follow-up-choice">
          <Lines
            name="follow-up-options"
            label={words.options}
            value={fields["follow-up-options"]}
            hint={words.optionsHint}
          />
          <Check name="follow-up-several" label={words.several} isOn={fields["follow-up-several"] !== undefined} />
        </div>
      </div>
    </Group>
  );
}

function WhenPart({ fields, words }: Part) {
  return (
    <Group name="when" words={words} isOpen>
      <Select
        name="trigger"
        label={words.trigger}
        value={fields["trigger"]}
        options={pick(TRIGGER_KINDS, words.triggers)}
      />
      {TRIGGER_KINDS.map((kind) => {
        const field = TRIGGERS[kind];
        const isNumber = field?.endsWith("seconds") || field?.endsWith("percent");
        return (
          field && (
            <div class={`of-${kind}`}>
              <Field
                name={field}
                label={words.triggerValues[field]}
                value={fields[field]}
                {...(isNumber ? { inputmode: "decimal" } : { autocapitalize: "off" })}
              />
            </div>
          )
        );
      })}
      <Lines name="include" label={words.include} value={fields["include"]} hint={words.pagesHint} />
      <Lines name="exclude" label={words.exclude} value={fields["exclude"]} />
      <Select
        name="frequency"
        label={words.frequency}
        value={fields["frequency"]}
        options={pick(FREQUENCIES, words.frequencies)}
      />
      <div class="of-days">
        <Field name="every-days" label={words.everyDays} value={fields["every-days"]} inputmode="numeric" />
      </div>
      <Field name="sample" label={words.sample} value={fields["sample"]} inputmode="decimal" />
    </Group>
  );
}

function LookPart({ fields, words }: Part) {
  return (
    <>
      <Group name="look" words={words}>
        <Select
          name="placement"
          label={words.placement}
          value={fields["placement"]}
          options={pick(PLACEMENTS, words.placements)}
        />
        <div class="of-inline">
          <Field name="selector" label={words.selector} value={fields["selector"]} autocapitalize="off" />
        </div>
        <Check name="later" label={words.later} isOn={fields["later"] !== undefined} />
      </Group>
      <Group name="theme" words={words} isOpen>
        <p class="faint">{words.themeHint}</p>
        <Field name="accent" label={words.accent} value={fields["accent"]} type="color" />
        <Select name="scheme" label={words.scheme} value={fields["scheme"]} options={pick(SCHEMES, words.schemes)} />
        <Field name="radius" label={words.radius} value={fields["radius"]} inputmode="numeric" placeholder="16" />
        <Field name="font" label={words.font} value={fields["font"]} placeholder="system-ui" autocapitalize="off" />
        <Field name="logo" label={words.logo} value={fields["logo"]} type="url" placeholder="https://" />
      </Group>
    </>
  );
}

function Head({ site, touchpoint, language, languages, words }: EditorProps) {
  const base = `/sites/${site}/set-up/touchpoints/${touchpoint.touchpoint}`;
  return (
    <div class="top">
      <div>
        <p class="faint">
          <a href={`/sites/${site}/set-up`}>{words.touchpoints}</a>
        </p>
        <h1>{touchpoint.name}</h1>
        <p>
          <span class={`standing is-${touchpoint.state}`}>{words.states[touchpoint.state]}</span>{" "}
          <a href={`${base}/revisions`}>{words.revisions}</a>
        </p>
      </div>
      <form class="picker" method="get">
        <label for="language">{words.textLanguage}</label>
        <select id="language" name="language">
          {languages.map(([tag, name]) => (
            <option value={tag} selected={tag === language}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit">{words.show}</button>
      </form>
    </div>
  );
}

export function EditorPage(props: EditorProps) {
  const { site, settings, touchpoint, fields, language, problem, isSaved, words } = props;
  const part = { fields, words };
  const stages = settings.stages.map((stage) => [stage, stageName(stage)] as const);
  return (
    <>
      <Head {...props} />
      <Faults problem={problem} title={words.notSaved} />
      {isSaved && (
        <p class="saved" role="status">
          {words.saved} <a href={`/sites/${site}/set-up/install`}>{words.thenInstall}</a>
        </p>
      )}
      <div class="editor">
        <form method="post" class="form" data-preview={`/sites/${site}/set-up/preview`}>
          <input type="hidden" name="language" value={language} />
          <input type="hidden" name="touchpoint" value={touchpoint.touchpoint} />
          <input type="hidden" name="seen" value={touchpoint.updatedAt} />
          <Field name="name" label={words.name} value={fields["name"]} required maxlength={100} />
          <Select name="stage" label={words.stage} value={fields["stage"]} options={stages} />
          <QuestionPart {...part} />
          <FollowUpPart {...part} />
          <Group name="thanks" words={words}>
            <p class="faint">{words.standard}</p>
            <Banded prefix="thanks" {...part} />
          </Group>
          <WhenPart {...part} />
          <LookPart {...part} />
          <p class="buttons">
            <button type="submit" class="main">
              {words.save}
            </button>
            <button type="submit" name="state" value={touchpoint.state === "live" ? "paused" : "live"}>
              {touchpoint.state === "live" ? words.pause : words.publish}
            </button>
          </p>
        </form>
        <Preview site={site} words={words} />
      </div>
    </>
  );
}
