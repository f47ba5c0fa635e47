/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The fields of a touchpoint, in groups: what it asks, when, and how it looks. */
import type { Child } from "hono/jsx";
import { ASKED_METRICS, BANDS, PLACEMENTS, SCHEMES } from "../../contract/terms.ts";
import type { Fields } from "../forms/sent.ts";
import { Check, Field, Lines, Select } from "../forms/form.tsx";
import { type TriggerKind, TRIGGERS } from "./rule-fields.ts";
import type { Group, SetupWords } from "./words.ts";

/** `isWrong`: something is wrong somewhere in the form, and must not be folded away. */
type Part = { fields: Fields; words: SetupWords; isWrong?: boolean };

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

/** Whether the question may stay empty, by its kind. */
function TextHint({ words }: { words: SetupWords }) {
  return (
    <>
      <span class="of-standard">{words.standard}</span> <span class="of-own">{words.ownWords}</span>
    </>
  );
}

/** Of a choice: its lines, and whether several may be chosen. By the names of their fields. */
function OptionFields({ options, several, fields, words }: Part & { options: string; several: string }) {
  return (
    <>
      <Lines name={options} label={words.options} value={fields[options]} hint={words.optionsHint} />
      <Check name={several} label={words.several} isOn={fields[several] !== undefined} />
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
      <Field
        name="text"
        label={words.question}
        value={fields["text"]}
        hint={<TextHint words={words} />}
        maxlength={300}
      />
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
        <OptionFields options="options" several="several" fields={fields} words={words} />
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
          <OptionFields options="follow-up-options" several="follow-up-several" fields={fields} words={words} />
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

function LookPart({ fields, words, isWrong = false }: Part) {
  return (
    <>
      <Group name="look" words={words} isOpen={isWrong}>
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

export function Parts(part: Part) {
  const { words, isWrong = false } = part;
  return (
    <>
      <QuestionPart {...part} />
      <FollowUpPart {...part} />
      <Group name="thanks" words={words} isOpen={isWrong}>
        <p class="faint">{words.standard}</p>
        <Banded prefix="thanks" {...part} />
      </Group>
      <WhenPart {...part} />
      <LookPart {...part} />
    </>
  );
}
