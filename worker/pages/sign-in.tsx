/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Where a key opens a session; and the list of sites, once it has. */
import type { SiteRow } from "../sites/site-store.ts";
import type { Words } from "./words.ts";

interface SignInProps {
  words: Words;
  /** Where to go then. */
  next: string;
  isWrong: boolean;
  /** Whether a key is the usual way in, there being no other. */
  isUsual: boolean;
}

/** The form for a key. */
export function KeySignIn({ words, next, isWrong, isUsual }: SignInProps) {
  return (
    <form class="form" method="post" action="/sign-in">
      <input type="hidden" name="next" value={next} />
      <label for="key">{words.key}</label>
      <input
        id="key"
        name="key"
        type="password"
        autocomplete="current-password"
        required
        autofocus={isWrong}
        aria-describedby={isWrong ? "wrong hint" : "hint"}
        {...(isWrong && { "aria-invalid": "true" })}
      />
      {isWrong && (
        <p id="wrong" class="wrong" role="alert">
          {words.wrongKey}
        </p>
      )}
      <p id="hint" class="faint">
        {words.keyHint}
      </p>
      <button type="submit" class={isUsual ? "main" : undefined}>
        {words.signIn}
      </button>
    </form>
  );
}

interface SitesProps {
  words: Words;
  sites: readonly SiteRow[];
  /** Pages about all sites, with their names. */
  others: readonly (readonly [path: string, name: string])[];
}

export function SitesPage({ words, sites, others }: SitesProps) {
  const byName = sites.toSorted((one, other) => one.settings.name.localeCompare(other.settings.name));
  const isShared = (name: string): boolean => sites.filter(({ settings }) => settings.name === name).length > 1;
  return (
    <>
      <div class="top">
        <h1>{words.sites}</h1>
        <p class="tabs">
          {others.map(([path, name]) => (
            <a href={path}>{name}</a>
          ))}
        </p>
      </div>
      {sites.length === 0 && <p>{words.noSites}</p>}
      <ul class="sites">
        {byName.map(({ slug, settings }) => (
          <li>
            <a href={`/sites/${slug}`}>
              {settings.name}
              {isShared(settings.name) && <small class="faint"> {slug}</small>}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
