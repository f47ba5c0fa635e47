/** What the pages of members and of the first start say, by language. */
import type { Role } from "../../contract/roles.ts";
import type { FaultWords } from "../forms/fault-words.ts";
import type { Language } from "../words.ts";
import { cs } from "./words/cs.ts";
import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";
import { id } from "./words/id.ts";
import { pl } from "./words/pl.ts";
import { vi } from "./words/vi.ts";

export interface MemberWords {
  faults: FaultWords;
  /** Above what kept something from being done. */
  notDone: string;
  title: string;
  hint: string;
  name: string;
  email: string;
  emailHint: string;
  role: string;
  roles: Record<Role, string>;
  site: string;
  allSites: string;
  invite: string;
  /** Above the link of an invitation. `days` is how long it is good, in digits. */
  linkOnce: (days: string) => string;
  copy: string;
  copied: string;
  newLink: string;
  /** What will be then, of a member who has a passkey. */
  newLinkWhat: string;
  remove: string;
  /** What will be then. */
  removeWhat: string;
  emailTaken: string;
  lastOwner: string;
  nobodyYet: string;
  noPasskey: string;
  hasPasskey: string;
  /** Of the sign-in page. */
  signInWithPasskey: string;
  orWithKey: string;
  /** When the browser or the person said no, or nothing fits. */
  passkeyFailed: string;
  /** A browser, or an address, without passkeys. */
  noPasskeysHere: string;
  /** Of the link of an invitation. */
  welcome: (name: string) => string;
  makePasskeyHint: string;
  makePasskey: string;
  linkIsOver: string;
  /** Of the first start. */
  first: string;
  firstHint: string;
  yourName: string;
  deploymentKey: string;
  begin: string;
  wrongKey: string;
}

const WORDS: Record<Language, MemberWords> = { en, pl, id, cs, fr, vi };

export function memberWordsIn(language: Language): MemberWords {
  return WORDS[language];
}
