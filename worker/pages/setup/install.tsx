/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** The tag to paste, how to paste it where, and whether it has arrived. */
import { originAllowed } from "../../collect/origin.ts";
import type { listRefusals, SiteRow } from "../../sites/site-store.ts";
import type { listSightings } from "../../sites/sightings.ts";
import { Live } from "../live.tsx";
import type { Words } from "../words.ts";
import { Act } from "../forms/form.tsx";
import { SetupHead } from "./overview.tsx";
import { PLATFORMS, type SetupWords } from "./words.ts";

export interface Installation {
  site: SiteRow;
  snippet: string;
  sightings: Awaited<ReturnType<typeof listSightings>>;
  refusals: Awaited<ReturnType<typeof listRefusals>>;
  /** Day of the last answer, in words; null where none has come of late. */
  lastAnswer: string | null;
  isLooking: boolean;
}

interface InstallProps extends Installation {
  /** A moment, as the visitor's language writes it. */
  moment: (atMs: number) => string;
  /** Of the page. */
  words: Words;
  setup: SetupWords;
}

function Tag({ snippet, setup }: Pick<InstallProps, "snippet" | "setup">) {
  return (
    <section class="panel">
      <p>{setup.installHint}</p>
      <pre id="snippet" class="snippet" tabindex={0}>
        {snippet}
      </pre>
      <button type="button" class="main" data-copies="snippet" data-copied={setup.copied} hidden>
        {setup.copy}
      </button>
      {PLATFORMS.map((platform) => (
        <details>
          <summary>{setup.platforms[platform].name}</summary>
          <ol class="steps">
            {setup.platforms[platform].steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}

function Sightings({ site, sightings, moment, setup }: Pick<InstallProps, "site" | "sightings" | "moment" | "setup">) {
  const action = `/sites/${site.slug}/set-up/install`;
  return (
    <>
      <h3>{setup.seen}</h3>
      <ul class="rows">
        {sightings.map(({ origin, lastAt }) => {
          const isAllowed = originAllowed(origin, site.settings.origins);
          return (
            <li class="row">
              <div>
                <strong>{origin || setup.unknownOrigin}</strong>
                <p class="faint">
                  {setup.lastSeen} {moment(lastAt)}.{" "}
                  {origin && (isAllowed ? setup.mayAnswer : <span class="wrong">{setup.mayNot}</span>)}
                </p>
              </div>
              {origin && !isAllowed && (
                <Act action={action} name="allow" value={origin} label={origin}>
                  {setup.allow}
                </Act>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Refusals({ refusals, setup }: Pick<InstallProps, "refusals" | "setup">) {
  return (
    <>
      <h3>{setup.refused}</h3>
      {refusals.length === 0 && <p>{setup.nothingRefused}</p>}
      {refusals.length > 0 && (
        <div class="scroll" tabindex={0} role="group" aria-label={setup.refused}>
          <table>
            <thead>
              <tr>
                <th scope="col">{setup.day}</th>
                <th scope="col">{setup.reason}</th>
                <th scope="col" class="number">
                  {setup.howOften}
                </th>
              </tr>
            </thead>
            <tbody>
              {refusals.map(({ day, code, count }) => (
                <tr>
                  <td>{day}</td>
                  <td>
                    {setup.reasons[code] ?? setup.otherReason} <code>{code}</code>
                  </td>
                  <td class="number">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

export function InstallPage(props: InstallProps) {
  const { site, sightings, lastAnswer, isLooking, words, setup } = props;
  return (
    <>
      <SetupHead site={site} title={setup.install} setup={setup} />
      <div class="panels">
        <Tag {...props} />
        <section class="panel" aria-labelledby="check">
          <h2 id="check">{setup.check}</h2>
          <Live news={words.live.install} words={words}>
            <p>{isLooking ? setup.looking : setup.checkHint}</p>
            {isLooking ? (
              <p class="buttons">
                <a class="button" href={`/sites/${site.slug}/set-up/install`}>
                  {setup.lookAgain}
                </a>
              </p>
            ) : (
              <Act action={`/sites/${site.slug}/set-up/install`} name="look" value="1">
                {setup.lookNow}
              </Act>
            )}
            {lastAnswer !== null && (
              <p class="saved">
                {setup.lastAnswer(lastAnswer)} <a href={`/sites/${site.slug}`}>{words.journey}</a>
              </p>
            )}
            {sightings.length > 0 && <Sightings {...props} />}
            <Refusals {...props} />
          </Live>
        </section>
      </div>
    </>
  );
}
