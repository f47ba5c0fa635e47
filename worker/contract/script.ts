/**
 * What the collector inlines into `GET /s/{siteKey}.js`, and what the loader's pieces agree on.
 * Only rules stand here: a key that is absent costs no byte and its piece is not in the script.
 */

/** Rules of one touchpoint. Times in milliseconds, waits in days. */
export interface TouchpointRules {
  slug: string;
  revision: number;
  /** Ask this long after the page was first visible. */
  load?: number;
  include?: string[];
  exclude?: string[];
  /** Share of visitors, below 1. */
  sample?: number;
  /** Weight in the draw, where it is not 1. */
  weight?: number;
  /** Days after an answer and after a dismissal, where they differ from the site's. */
  again?: [afterAnswer: number, afterDismissal: number];
}

/** Rules of a site. */
export interface SiteRules {
  /** File name of the prompt UI, beside the script. */
  prompt: string;
  storage: "local" | "session" | "none";
  /** 1: nothing is stored or asked before `asklet('consent', true)`. */
  consent?: 1;
  /** Days between two prompts of any survey; absent when 0. */
  wait?: number;
  /** Days before the same survey again, after an answer and after a dismissal; absent when both are 0. */
  again?: [afterAnswer: number, afterDismissal: number];
  touchpoints: TouchpointRules[];
}
