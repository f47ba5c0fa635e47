/** What the set-up says, by language: one file a language, `en` is what the others are measured against. */
import type { AskedMetric, Placement } from "../../contract/terms.ts";
import type { Scope } from "../../contract/keys.ts";
import type { Language } from "../words.ts";
import type { FaultWords } from "../forms/fault-words.ts";
import type { TriggerKind } from "./rule-fields.ts";
import type { Template } from "./templates.ts";
import { cs } from "./words/cs.ts";
import { en } from "./words/en.ts";
import { fr } from "./words/fr.ts";
import { id } from "./words/id.ts";
import { pl } from "./words/pl.ts";
import { vi } from "./words/vi.ts";

export const PLATFORMS = ["html", "gtm", "wordpress", "shopify", "react", "vue", "next"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Parts of a touchpoint that the form groups its fields by. */
export type Group = "question" | "followUp" | "thanks" | "when" | "look" | "theme";

export interface SetupWords {
  faults: FaultWords;
  title: string;
  /** Of a form that could not be saved. */
  notSaved: string;
  saved: string;
  /** Follows it, where the script is put on the site. */
  thenInstall: string;
  /** Of one that asks on some pages only. */
  asksOn: (pages: string) => string;
  seeOnSite: string;
  /** Of a touchpoint, by what it is then. */
  savedStates: Record<"live" | "paused", string>;
  /** Somebody else was faster. */
  lookNotSaved: string;
  changedMeanwhile: string;
  save: string;
  /** Saves, and shows the texts of another language. */
  saveAndShow: string;
  optional: string;
  newSite: string;
  siteName: string;
  siteAddress: string;
  siteAddressHint: string;
  siteLanguage: string;
  create: string;
  touchpoints: string;
  addTouchpoint: string;
  nothingYet: string;
  edit: string;
  publish: string;
  pause: string;
  /** Of a touchpoint; and what will be then. */
  remove: string;
  removeWhat: string;
  up: string;
  down: string;
  states: Record<"live" | "paused", string>;
  templatesHint: string;
  templates: Record<Template, { name: string; about: string }>;
  name: string;
  stage: string;
  groups: Record<Group, string>;
  metric: string;
  metrics: Record<AskedMetric, string>;
  question: string;
  /** Follows a field that may stay empty: the standard words are asked then. */
  standard: string;
  /** Follows a question that has none. */
  ownWords: string;
  low: string;
  high: string;
  display: string;
  displays: Record<"numbers" | "stars" | "smileys", string>;
  options: string;
  optionsHint: string;
  several: string;
  followUp: string;
  followUps: Record<"none" | "text" | "choice", string>;
  /** A text for everybody, and for those who answered in a band. */
  bands: Record<"all" | "negative" | "neutral" | "positive", string>;
  trigger: string;
  triggers: Record<TriggerKind, string>;
  triggerValues: Record<
    | "load-seconds"
    | "time-seconds"
    | "scroll-percent"
    | "click-selector"
    | "view-selector"
    | "event-name"
    | "idle-seconds",
    string
  >;
  include: string;
  exclude: string;
  pagesHint: string;
  frequency: string;
  frequencies: Record<"site" | "once" | "until-answered" | "always" | "days", string>;
  everyDays: string;
  sample: string;
  placement: string;
  placements: Record<Placement, string>;
  selector: string;
  later: string;
  accent: string;
  scheme: string;
  schemes: Record<"auto" | "light" | "dark" | "page", string>;
  radius: string;
  font: string;
  logo: string;
  themeHint: string;
  /** Language of the texts that are edited. */
  textLanguage: string;
  preview: string;
  previewLanguage: string;
  previewNoScript: string;
  previewState: string;
  previewStates: Record<"question" | "negative" | "neutral" | "positive" | "done", string>;
  previewWidth: string;
  previewWidths: Record<"phone" | "desktop", string>;
  revisions: string;
  revision: (revision: string, day: string) => string;
  current: string;
  otherRevisions: Record<"older" | "newest", string>;
  firstRevision: string;
  sameSurvey: string;
  /** Of what is switched on or off. */
  yesNo: Record<"true" | "false", string>;
  was: string;
  is: string;
  returnTo: string;
  install: string;
  installHint: string;
  copy: string;
  copied: string;
  platforms: Record<Platform, { name: string; steps: readonly string[] }>;
  check: string;
  checkHint: string;
  lookNow: string;
  looking: string;
  lookAgain: string;
  /** `day` is that of the last one that has come. */
  lastAnswer: (day: string) => string;
  seen: string;
  origin: string;
  lastSeen: string;
  mayAnswer: string;
  mayNot: string;
  allow: string;
  unknownOrigin: string;
  refused: string;
  nothingRefused: string;
  day: string;
  reason: string;
  howOften: string;
  reasons: Readonly<Record<string, string>>;
  otherReason: string;
  settings: string;
  origins: string;
  originsHint: string;
  timeZone: string;
  stages: string;
  stagesHint: string;
  waitDays: string;
  consent: string;
  keys: string;
  keysHint: string;
  keyName: string;
  scopes: string;
  scope: Record<Scope, string>;
  newKey: string;
  allSites: string;
  site: string;
  lastUsed: string;
  never: string;
  revoke: string;
  /** What will be then. */
  revokeWhat: string;
  keyOnce: string;
}

const WORDS: Record<Language, SetupWords> = { en, pl, id, cs, fr, vi };

export function setupWordsIn(language: Language): SetupWords {
  return WORDS[language];
}
