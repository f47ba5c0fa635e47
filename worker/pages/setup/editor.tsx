/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The page on which a touchpoint is edited, beside the prompt that it makes. */
import type { Touchpoint } from "../../contract/site.ts";
import type { Problem } from "../../http/problem.ts";
import { clashesOf, toldOf } from "./faults.ts";
import { Parts } from "./editor-parts.tsx";
import type { Fields } from "./fields.ts";
import { Checked, Faults, Field, Select } from "./form.tsx";
import { touchpointLabels } from "./labels.ts";
import { Preview } from "./preview.tsx";
import type { SetupWords } from "./words.ts";

export interface EditorProps {
  site: string;
  /** When the site, whose look is edited, was changed last. */
  siteSeen: string;
  /** Of the journey, with their names. */
  stages: readonly (readonly [stage: string, name: string])[];
  touchpoint: Touchpoint;
  fields: Fields;
  /** Of the texts; and those that they can be in, with their names. */
  language: string;
  languages: readonly (readonly [tag: string, name: string])[];
  problem?: Problem | undefined;
  /** What is stored now, where somebody else has changed that meanwhile. */
  theirs?: Fields | undefined;
  isSaved?: boolean;
  words: SetupWords;
}

function Head({ site, touchpoint, words }: EditorProps) {
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
    </div>
  );
}

function Saved({ site, touchpoint, words }: EditorProps) {
  return (
    <p class="saved" role="status">
      {words.savedStates[touchpoint.state]} <a href={`/sites/${site}/set-up/install`}>{words.thenInstall}</a>
    </p>
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
  const { site, siteSeen, stages, touchpoint, fields, language, words, isWrong } = props;
  return (
    <form method="post" class="form" data-preview={`/sites/${site}/set-up/preview`}>
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="touchpoint" value={touchpoint.touchpoint} />
      <input type="hidden" name="seen" value={touchpoint.updatedAt} />
      <input type="hidden" name="site-seen" value={siteSeen} />
      <TextLanguage {...props} />
      <Field name="name" label={words.name} value={fields["name"]} required maxlength={100} />
      <Select name="stage" label={words.stage} value={fields["stage"]} options={stages} />
      <Parts fields={fields} words={words} isWrong={isWrong} />
      <p class="buttons">
        <button type="submit" class="main">
          {words.save}
        </button>
        <button type="submit" name="state" value={touchpoint.state === "live" ? "paused" : "live"}>
          {touchpoint.state === "live" ? words.pause : words.publish}
        </button>
      </p>
    </form>
  );
}

export function EditorPage(props: EditorProps) {
  const { site, fields, language, languages, problem, theirs, isSaved, words } = props;
  const form = { labels: touchpointLabels(words), fields, words: words.faults };
  const told = [...toldOf(problem, form), ...(theirs ? clashesOf(theirs, form) : [])];
  return (
    <>
      <Faults told={told} title={words.notSaved} colon={words.faults.colon} />
      <Head {...props} />
      {isSaved && <Saved {...props} />}
      <div class="editor">
        <Checked told={told}>
          <Form {...props} isWrong={told.length > 0} />
        </Checked>
        <Preview site={site} language={language} languages={languages} words={words} />
      </div>
    </>
  );
}
