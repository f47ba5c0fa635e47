/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The page on which a touchpoint is edited, beside the prompt that it makes. */
import type { Touchpoint } from "../../contract/site.ts";
import type { Problem } from "../../http/problem.ts";
import type { SiteRow } from "../../sites/site-store.ts";
import { clashesOf, toldOf } from "../forms/faults.ts";
import { Parts } from "./editor-parts.tsx";
import type { Fields } from "../forms/sent.ts";
import { Checked, Faults, Field, Select } from "../forms/form.tsx";
import { touchpointLabels, touchpointValues } from "./labels.ts";
import { Preview } from "./preview.tsx";
import { Saved } from "./saved.tsx";
import { Was } from "../forms/merge.tsx";
import type { SetupWords } from "./words.ts";

export interface EditorProps {
  site: SiteRow;
  /** Of the journey, with their names. */
  stages: readonly (readonly [stage: string, name: string])[];
  touchpoint: Touchpoint;
  fields: Fields;
  /** Of the texts; and those that they can be in, with their names. */
  language: string;
  languages: readonly (readonly [tag: string, name: string])[];
  problem?: Problem | undefined;
  /** What the form is made of. */
  was: Fields;
  /** Fields that somebody else has changed meanwhile. */
  clashes?: readonly string[];
  isSaved?: boolean;
  /** What its scores are called. */
  scores: string;
  words: SetupWords;
}

function Head({ site, touchpoint, scores, words }: EditorProps) {
  const base = `/sites/${site.slug}/set-up/touchpoints/${touchpoint.touchpoint}`;
  return (
    <div class="top">
      <div>
        <p class="faint">
          <a href={`/sites/${site.slug}/set-up`}>{words.touchpoints}</a>
        </p>
        <h1>{touchpoint.name}</h1>
        <p>
          <span class={`standing is-${touchpoint.state}`}>{words.states[touchpoint.state]}</span>{" "}
          <a href={`${base}/revisions`}>{words.revisions}</a> ·{" "}
          <a href={`/sites/${site.slug}/touchpoints/${touchpoint.touchpoint}`}>{scores}</a>
        </p>
      </div>
    </div>
  );
}

/** The way to the texts of another language, which saves what has been written in this one. */
function TextLanguage({ language, languages, words }: EditorProps) {
  return (
    <div class="beside">
      <Select name="next-language" label={words.textLanguage} value={language} options={languages} />
      <button type="submit" name="show" value="on">
        {words.saveAndShow}
      </button>
    </div>
  );
}

function Form(props: EditorProps & { isWrong: boolean }) {
  const { site, stages, touchpoint, fields, was, language, words, isWrong } = props;
  const isLive = touchpoint.state === "live";
  return (
    <form method="post" class="form" data-preview={`/sites/${site.slug}/set-up/preview`}>
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="touchpoint" value={touchpoint.touchpoint} />
      <Was fields={was} />
      <input type="hidden" name="revision" value={was["revision"]} />
      <TextLanguage {...props} />
      <Field name="name" label={words.name} value={fields["name"]} required maxlength={100} />
      <Select name="stage" label={words.stage} value={fields["stage"]} options={stages} />
      <Parts fields={fields} words={words} isWrong={isWrong} />
      <p class="buttons">
        <button type="submit" class={isLive ? "main" : undefined}>
          {words.save}
        </button>
        <button type="submit" class={isLive ? undefined : "main"} name="state" value={isLive ? "paused" : "live"}>
          {isLive ? words.pause : words.publish}
        </button>
      </p>
    </form>
  );
}

export function EditorPage(props: EditorProps) {
  const { site, stages, touchpoint, fields, language, languages, problem, was, clashes = [], isSaved, words } = props;
  const form = { labels: touchpointLabels(words), fields, words: words.faults };
  const told = [
    ...toldOf(problem, form),
    ...clashesOf(clashes, was, form, { ...touchpointValues(words), stage: Object.fromEntries(stages) }),
  ];
  return (
    <>
      <Faults told={told} title={words.notSaved} colon={words.faults.colon} />
      <Head {...props} />
      {isSaved && <Saved {...{ site, touchpoint, words }} />}
      <div class="editor">
        <Checked told={told}>
          <Form {...props} isWrong={told.length > 0} />
        </Checked>
        <Preview site={site.slug} language={language} languages={languages} words={words} />
      </div>
    </>
  );
}
