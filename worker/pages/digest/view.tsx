/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** A week's digest: one column of simple markup, as a page or as an e-mail that needs nothing but itself. */
import { html } from "hono/html";
import { searchOf } from "../address.ts";
import type { Period } from "../../scores/calendar.ts";
import type { Language, Words } from "../words.ts";
import type { Digest, DigestSeries, DigestStop } from "./digest.ts";
import { asEmail, asPage, COLUMN, type Dress, PAPER } from "./dress.ts";

interface ViewProps {
  digest: Digest;
  words: Words;
  dress: Dress;
  /** Of the site's pages: of the e-mail with their host. */
  base: string;
  period: Period;
}

function Series({ series, words, dress }: Pick<ViewProps, "words" | "dress"> & { series: DigestSeries }) {
  const { label, score, interval, change, shares, sentences } = series;
  return (
    <div {...dress("series")}>
      <p {...dress("faint")}>{label}</p>
      {score !== null && <p {...dress("score")}>{score}</p>}
      {interval !== null && <p {...dress("faint")}>{interval}</p>}
      {change && <p {...dress(change.verdict)}>{change.sentence}</p>}
      {shares.map(({ option, sentence }) => (
        <p {...dress("faint")}>
          <bdi>{option}</bdi>
          {words.colon}
          {sentence}
        </p>
      ))}
      {sentences.map((sentence) => (
        <p {...dress("faint")}>{sentence}</p>
      ))}
    </div>
  );
}

function Stop({ stop, words, dress, base, period }: Omit<ViewProps, "digest"> & { stop: DigestStop }) {
  return (
    <section {...dress("stop")}>
      <h2 {...dress("h2")}>
        <a {...dress("link")} href={`${base}/touchpoints/${stop.slug}${searchOf({ ...period }, {})}`}>
          {stop.name}
        </a>
      </h2>
      {stop.series.map((series) => (
        <Series series={series} words={words} dress={dress} />
      ))}
      {stop.comments.map(({ facts, text, whole }) => (
        <div {...dress("comment")}>
          <p {...dress("faint")}>{facts}</p>
          <p {...dress("text")} dir="auto">
            {text}
          </p>
          {whole !== null && (
            <p {...dress("faint")}>
              <a {...dress("link")} href={base + whole}>
                {words.digest.whole}
              </a>
            </p>
          )}
        </div>
      ))}
    </section>
  );
}

function View({ digest, words, dress, base, period }: ViewProps) {
  const { title, name, sentences, first, aboutFirst, stops } = digest;
  return (
    <>
      <div {...dress("head")}>
        <p {...dress("faint")}>{name}</p>
        <h1 {...dress("h1")}>{title}</h1>
        {sentences.map((sentence) => (
          <p {...dress("faint")}>{sentence}</p>
        ))}
      </div>
      <section {...dress("first")}>
        <h2 {...dress("h2")}>{words.actFirst}</h2>
        <p {...dress(first.length > 0 ? "faint" : "line")}>{aboutFirst}</p>
        {first.length > 0 && (
          <ol {...dress("list")}>
            {first.map(({ name, sentence }) => (
              <li {...dress("item")}>
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                {words.colon}
                {sentence}
              </li>
            ))}
          </ol>
        )}
      </section>
      {stops.map((stop) => (
        <Stop {...{ stop, words, dress, base, period }} />
      ))}
      <p {...dress("line")}>
        <a {...dress("link")} href={`${base}${searchOf({ ...period }, {})}`}>
          {words.journey}
        </a>
      </p>
    </>
  );
}

type DigestProps = Omit<ViewProps, "dress">;

/** @param weeks the one before, and the one after if it is over */
export function DigestPage({ weeks, week, ...props }: DigestProps & { week: string; weeks: [string, string | null] }) {
  const { words } = props;
  const [before, after] = weeks;
  return (
    <div class="digest">
      <nav class="tabs" aria-label={words.digest.title}>
        <a rel="prev" href={searchOf({ week: before }, {})}>
          {words.digest.before}
        </a>
        {after !== null && (
          <a rel="next" href={searchOf({ week: after }, {})}>
            {words.digest.after}
          </a>
        )}
        <a href={searchOf({ week }, { as: "email" })}>{words.digest.email}</a>
        <a href={searchOf({ week }, { as: "text" })}>{words.digest.text}</a>
      </nav>
      <View {...props} dress={asPage} />
    </div>
  );
}

/** The whole document. A table holds its column: one mail program knows no other way to do so. */
export function digestEmail({ language, ...props }: DigestProps & { language: Language }) {
  const { digest } = props;
  const column = { role: "presentation", align: "center", width: "600", cellpadding: "0", cellspacing: "0" } as const;
  const email = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light" />
        <title>{`${digest.title} · ${digest.name}`}</title>
      </head>
      <body style={PAPER}>
        <main>
          <table {...column} style={COLUMN}>
            <tr>
              <td style="padding:24px 12px">
                <View {...props} dress={asEmail} />
              </td>
            </tr>
          </table>
        </main>
      </body>
    </html>
  );
  return html`<!doctype html>${email}`;
}
