/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The prompt as customers will see it: a page in a frame, painted by the widget itself from what the form says. */
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { STYLE_PATH } from "../layout.tsx";
import type { SetupWords } from "./words.ts";

const STATES = ["question", "negative", "neutral", "positive", "done"] as const;
const SCHEMES = ["light", "dark"] as const;
const WIDTHS = ["desktop", "phone"] as const;

function Radios({
  name,
  label,
  options,
}: {
  name: string;
  label: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <fieldset class="radios">
      <legend>{label}</legend>
      {options.map(([value, text], at) => (
        <label>
          <input type="radio" name={name} value={value} checked={at === 0} /> {text}
        </label>
      ))}
    </fieldset>
  );
}

interface PreviewProps {
  site: string;
  /** Of the texts that are edited: the prompt is looked at in it, until another one is chosen. */
  language: string;
  languages: readonly (readonly [tag: string, name: string])[];
  words: SetupWords;
}

/** What keeps the form from being painted; the frame; and what of it is looked at. */
export function Preview({ site, language, languages, words }: PreviewProps): Child {
  return (
    <section class="preview" aria-labelledby="preview">
      <h2 id="preview">{words.preview}</h2>
      <noscript>
        <p>{words.previewNoScript}</p>
      </noscript>
      <p class="wrong" role="status" hidden />
      <div class="screen">
        <iframe title={words.preview} src={`/sites/${site}/set-up/preview`} />
      </div>
      <form class="looks">
        <Radios
          name="state"
          label={words.previewState}
          options={STATES.map((one) => [one, words.previewStates[one]] as const)}
        />
        <Radios
          name="preview-scheme"
          label={words.scheme}
          options={SCHEMES.map((one) => [one, words.schemes[one]] as const)}
        />
        <Radios
          name="width"
          label={words.previewWidth}
          options={WIDTHS.map((one) => [one, words.previewWidths[one]] as const)}
        />
        <p class="pair">
          <label for="preview-language">{words.previewLanguage}</label>
          <select id="preview-language" name="preview-language">
            {languages.map(([tag, name]) => (
              <option value={tag} selected={tag === language}>
                {name}
              </option>
            ))}
          </select>
        </p>
      </form>
    </section>
  );
}

/** A page that could be anybody's, for a prompt to stand on. */
export function previewFrame(title: string) {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{title}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
        <script type="module" src="/pages/preview.js" />
      </head>
      <body class="mock">
        <main>
          <div class="mock-head" />
          <div class="mock-text" />
          <div class="mock-text" />
          <div data-asklet-place="" />
          <div class="mock-text" />
        </main>
      </body>
    </html>
  );
  return html`<!doctype html>${page}`;
}
