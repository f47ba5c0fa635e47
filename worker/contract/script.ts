/**
 * What the collector inlines into `GET /s/{siteKey}.js`, and what the loader's pieces agree on.
 * Only rules stand here: a key that is absent costs no byte and its piece is not in the script.
 */
import type { PropertyCondition } from "./rules.ts";
import type { Device } from "./terms.ts";

/** Days before the same survey again: after an answer, after a dismissal or an ignored prompt, after "later" (if not as after a dismissal). */
export type Again = [afterAnswer: number, afterDismissal: number, afterLater?: number];

/** Who may be asked; each key that is there must hold. */
export interface AudienceRules {
  devices?: Device[];
  /** Lower case; a tag takes those below it. */
  languages?: string[];
  visitor?: "new" | "returning";
  minVisits?: number;
  minPages?: number;
  signedIn?: boolean;
  properties?: PropertyCondition[];
}

export interface ScheduleRules {
  /** Milliseconds since 1970: from the first on, and before the second. */
  from?: number;
  until?: number;
  /** 1 Monday to 7 Sunday, by the visitor's clock, as are the hours. */
  weekdays?: number[];
  hours?: [from: number, until: number];
}

/** Rules of one touchpoint. Times in milliseconds, waits in days. */
export interface TouchpointRules {
  slug: string;
  revision: number;
  /** Triggers, each by a piece of its name. Ask this long after the page was first visible. */
  load?: number;
  /** … when it was visible for this long. */
  time?: number;
  /** … at this percentage of the page's height. */
  scroll?: number;
  /** … when the visitor seems to leave. */
  exit?: 1;
  /** … when an element of this selector was clicked, or came into sight. */
  click?: string;
  view?: string;
  /** … at this event of the page's. */
  event?: string;
  /** … after this long without a sign of the visitor. */
  idle?: number;
  /** … at the feedback tab. */
  tab?: 1;
  /** Globs; a regular expression begins with `~`. */
  include?: string[];
  exclude?: string[];
  audience?: AudienceRules;
  schedule?: ScheduleRules;
  /** Share of visitors, below 1. */
  sample?: number;
  /** Weight in the draw, where it is not 1. */
  weight?: number;
  /** Where it is not 0. */
  priority?: number;
  /** Where they differ from the site's. */
  again?: Again;
  /** 1: neither the site's wait nor the draw applies. */
  exempt?: 1;
  /** A selector list: holds back while one of them is on the page. */
  suppress?: string;
  /** Events that call it off. */
  cancel?: string[];
  /** 1: declares properties, so that `asklet('set', …)` matters. */
  declares?: 1;
  /** 1: has the answers that its limits let in for now. Stands there to be told of: exempt, and without any other rule. */
  spent?: 1;
}

/** Rules of a site. */
export interface SiteRules {
  /** File name of the prompt UI, beside the script; the other chunks are named after it. */
  prompt: string;
  storage: "local" | "session" | "none";
  /** 1: nothing is stored or asked before `asklet('consent', true)`. */
  consent?: 1;
  /** Days between two prompts of any survey; absent when 0. */
  wait?: number;
  /** Absent when all are 0. */
  again?: Again;
  /** A selector list for all touchpoints. */
  suppress?: string;
  touchpoints: TouchpointRules[];
}
