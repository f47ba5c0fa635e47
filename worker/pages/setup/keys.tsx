/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Keys: who may do what, and a new one, shown once. */
import { type Key, type Scope, SCOPES } from "../../contract/keys.ts";
import type { Problem } from "../../http/problem.ts";
import type { SiteRow } from "../../sites/site-store.ts";
import { toldOf } from "../forms/faults.ts";
import { Check, Checked, Checks, Faults, Field, Select, Sure } from "../forms/form.tsx";
import { keyLabels } from "./labels.ts";
import { siteNames } from "./site-names.ts";
import type { SetupWords } from "./words.ts";

interface KeysProps {
  keys: readonly Key[];
  sites: readonly SiteRow[];
  /** Of a key that was made just now. */
  secret?: string | undefined;
  problem?: Problem | undefined;
  /** What was sent, where that made no key. */
  sent?: KeyForm | undefined;
  moment: (atMs: number) => string;
  setup: SetupWords;
}

/** As the form has it: the site is empty where the key is for all of them. */
export interface KeyForm {
  name: string;
  scopes: readonly string[];
  site: string;
}

/** Who reads is who most keys are for. */
const USUAL: KeyForm = { name: "", scopes: ["scores:read", "responses:read"] satisfies Scope[], site: "" };

interface KeyRowProps extends Pick<KeysProps, "moment" | "setup"> {
  itsKey: Key;
  /** By slug. */
  names: ReadonlyMap<string, string>;
}

function KeyRow({ itsKey, names, moment, setup }: KeyRowProps) {
  const { id, name, scopes, site, lastUsedAt } = itsKey;
  return (
    <li class="card row">
      <div>
        <h2>{name}</h2>
        <p>{scopes.map((scope) => setup.scope[scope]).join(", ")}</p>
        <p class="faint">
          {site === undefined ? setup.allSites : (names.get(site) ?? site)} · {setup.lastUsed}{" "}
          {lastUsedAt ? moment(Date.parse(lastUsedAt)) : setup.never}
        </p>
      </div>
      <Sure action={`/keys/${id}/revoke`} label={name} text={setup.revoke} what={setup.revokeWhat} />
    </li>
  );
}

function NewKey({ sites, problem, sent = USUAL, setup }: Pick<KeysProps, "sites" | "problem" | "sent" | "setup">) {
  const told = toldOf(problem, { labels: keyLabels(setup), fields: {}, words: setup.faults });
  return (
    <form method="post" class="form panel">
      <Faults told={told} title={setup.notSaved} colon={setup.faults.colon} />
      <h2>{setup.newKey}</h2>
      <Checked told={told}>
        <Field name="name" label={setup.keyName} value={sent.name} required maxlength={100} />
        <Checks name="scopes" label={setup.scopes}>
          {SCOPES.map((scope) => (
            <Check name="scopes" value={scope} label={setup.scope[scope]} isOn={sent.scopes.includes(scope)} />
          ))}
        </Checks>
        <Select
          name="site"
          label={setup.site}
          value={sent.site}
          options={[["", setup.allSites], ...siteNames(sites)]}
        />
      </Checked>
      <p class="buttons">
        <button type="submit" class="main">
          {setup.newKey}
        </button>
      </p>
    </form>
  );
}

export function KeysPage({ keys, sites, secret, problem, sent, moment, setup }: KeysProps) {
  const names = siteNames(sites);
  return (
    <>
      <div class="top">
        <h1>{setup.keys}</h1>
      </div>
      <p>{setup.keysHint}</p>
      {secret !== undefined && (
        <div class="saved" role="status">
          <p>{setup.keyOnce}</p>
          <pre id="secret" class="snippet" tabindex={0}>
            {secret}
          </pre>
          <button type="button" data-copies="secret" data-copied={setup.copied} hidden>
            {setup.copy}
          </button>
        </div>
      )}
      <ul class="cards">
        {keys.map((itsKey) => (
          <KeyRow itsKey={itsKey} names={names} moment={moment} setup={setup} />
        ))}
      </ul>
      <NewKey sites={sites} problem={problem} sent={sent} setup={setup} />
    </>
  );
}
