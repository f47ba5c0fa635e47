/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Members, the link of an invitation, the first start, and the passkey's part of the sign-in. */
import { ROLES } from "../../contract/roles.ts";
import type { Problem } from "../../http/problem.ts";
import type { listMembers, MemberRow } from "../../members/member-store.ts";
import type { SiteRow } from "../../sites/site-store.ts";
import { type Told, toldOf } from "../forms/faults.ts";
import type { Fields } from "../forms/sent.ts";
import { Act, Checked, Faults, Field, Select, Sure } from "../forms/form.tsx";
import { siteNames } from "../setup/site-names.ts";
import type { MemberWords } from "./words.ts";

interface PasskeyProps {
  /** Where the script asks what to ask the browser, and where it brings the answer. */
  ask: string;
  answer: string;
  text: string;
  words: MemberWords;
}

/** A button that a script makes work; where it cannot, it says so. */
function PasskeyButton({ ask, answer, text, words }: PasskeyProps) {
  return (
    <>
      <button type="button" class="main" data-ask={ask} data-answer={answer} disabled>
        {text}
      </button>
      <p class="faint" role="status" data-failed={words.passkeyFailed} data-none={words.noPasskeysHere}>
        <noscript>{words.noPasskeysHere}</noscript>
      </p>
    </>
  );
}

export function PasskeySignIn({ next, words }: { next: string; words: MemberWords }) {
  return (
    <>
      <PasskeyButton
        ask="/sign-in/passkey/options"
        answer={`/sign-in/passkey?next=${encodeURIComponent(next)}`}
        text={words.signInWithPasskey}
        words={words}
      />
      <p class="faint">{words.orWithKey}</p>
    </>
  );
}

interface JoinProps {
  member: MemberRow | undefined;
  token: string;
  /** To the page where one who is known signs in. */
  signIn: string;
  words: MemberWords;
}

export function JoinPage({ member, token, signIn, words }: JoinProps) {
  if (!member) {
    return (
      <div class="sign-in">
        <h1>{words.linkIsOver}</h1>
        <p>
          <a href="/sign-in">{signIn}</a>
        </p>
      </div>
    );
  }
  return (
    <div class="sign-in">
      <h1>{words.welcome(member.name)}</h1>
      <p>{words.makePasskeyHint}</p>
      <PasskeyButton ask={`/join/${token}/options`} answer={`/join/${token}`} text={words.makePasskey} words={words} />
    </div>
  );
}

export function FirstPage({ isWrong, name, words }: { isWrong: boolean; name: string; words: MemberWords }) {
  return (
    <form method="post" class="sign-in form">
      <h1>{words.first}</h1>
      <p>{words.firstHint}</p>
      {isWrong && (
        <p class="wrong" role="alert">
          {words.wrongKey}
        </p>
      )}
      <Field name="key" label={words.deploymentKey} type="password" autocomplete="off" required />
      <Field name="name" label={words.yourName} value={name} autocomplete="name" required maxlength={100} />
      <button type="submit" class="main">
        {words.begin}
      </button>
    </form>
  );
}

type Listed = Awaited<ReturnType<typeof listMembers>>[number];

interface MembersProps {
  members: readonly Listed[];
  sites: readonly SiteRow[];
  /** Of an invitation that was made just now. */
  link?: string | undefined;
  /** How long it is good, in days. */
  days: string;
  problem?: Problem | undefined;
  /** What was sent, where that invited nobody. */
  sent?: Fields | undefined;
  words: MemberWords;
}

interface RowProps {
  listed: Listed;
  /** By slug. */
  names: ReadonlyMap<string, string>;
  words: MemberWords;
}

function Row({ listed: { member, site, passkeys }, names, words }: RowProps) {
  const { id, name, role, email } = member;
  const link = `/members/${id}/invitation`;
  const place = site === null ? words.allSites : (names.get(site) ?? site);
  const facts = [words.roles[role], place, email, passkeys > 0 ? words.hasPasskey : words.noPasskey];
  return (
    <li class="card row">
      <div>
        <h2>{name}</h2>
        <p class="faint">{facts.filter((fact) => fact !== null).join(" · ")}</p>
      </div>
      <div class="row">
        {passkeys > 0 ? (
          <Sure action={link} label={name} text={words.newLink} what={words.newLinkWhat} />
        ) : (
          <Act action={link} label={name}>
            {words.newLink}
          </Act>
        )}
        <Sure action={`/members/${id}/removal`} label={name} text={words.remove} what={words.removeWhat} />
      </div>
    </li>
  );
}

type InvitationProps = Pick<MembersProps, "sites" | "sent" | "words"> & { told: readonly Told[] };

function Invitation({ sites, told, sent = {}, words }: InvitationProps) {
  const { name, email, role = "viewer", site = "" } = sent;
  const roles = ROLES.map((role) => [role, words.roles[role]] as const);
  return (
    <form method="post" action="/members" class="form panel">
      <h2>{words.invite}</h2>
      <Checked told={told}>
        <Field name="name" label={words.name} value={name} required maxlength={100} autocomplete="off" />
        <Field name="email" label={words.email} value={email} hint={words.emailHint} type="email" autocomplete="off" />
        <Select name="role" label={words.role} value={role} options={roles} />
        <Select name="site" label={words.site} value={site} options={[["", words.allSites], ...siteNames(sites)]} />
      </Checked>
      <p class="buttons">
        <button type="submit" class="main">
          {words.invite}
        </button>
      </p>
    </form>
  );
}

export function MembersPage({ members, sites, link, days, problem, sent, words }: MembersProps) {
  const { name, email, role, site } = words;
  const names = siteNames(sites);
  const told = toldOf(problem, { labels: { name, email, role, site }, fields: {}, words: words.faults });
  return (
    <>
      <Faults told={told} title={words.notDone} colon={words.faults.colon} />
      <div class="top">
        <h1>{words.title}</h1>
      </div>
      <p>{words.hint}</p>
      {link !== undefined && (
        <div class="saved" role="status">
          <p>{words.linkOnce(days)}</p>
          <pre id="link" class="snippet" tabindex={0}>
            {link}
          </pre>
          <button type="button" data-copies="link" data-copied={words.copied} hidden>
            {words.copy}
          </button>
        </div>
      )}
      {members.length === 0 && <p>{words.nobodyYet}</p>}
      <ul class="cards">
        {members.map((listed) => (
          <Row listed={listed} names={names} words={words} />
        ))}
      </ul>
      <Invitation sites={sites} told={told} sent={sent} words={words} />
    </>
  );
}
