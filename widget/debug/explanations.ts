/** Each reason as a sentence that a marketer understands. */
import type { Reason } from "../ask.ts";
import type { Explanation, Situation, Told } from "./explanation.ts";
import * as page from "./page-reasons.ts";
import * as time from "./time-reasons.ts";
import * as visitor from "./visitor-reasons.ts";

const EXPLANATIONS: Record<Reason, Explanation> = {
  due: { always: "Nothing speaks against it.", now: page.due },
  "unknown-touchpoint": {
    always:
      "No live survey has this name: it does not exist, is paused, or is newer than the script, which is kept 5 minutes.",
  },
  "consent-missing": {
    always: 'The visitor has not agreed, or no more: the page has to call asklet("consent", true).',
  },
  "limit-reached": {
    always: "It has the answers that its limits let in: in all, for today, or for this part of the day.",
  },
  "page-excluded": { always: "This is none of the pages that it asks on.", now: page.pageExcluded },
  "outside-schedule": { always: "Its schedule does not allow this day or hour.", now: page.outsideSchedule },
  "other-device": { always: "It asks on other kinds of devices.", now: visitor.otherDevice },
  "other-language": { always: "It asks in other languages.", now: visitor.otherLanguage },
  "other-visitor": { always: "It asks either new or returning visitors: others.", now: visitor.otherVisitor },
  "too-few-visits": { always: "It asks visitors who come more often.", now: visitor.tooFewVisits },
  "too-few-pages": { always: "It asks visitors who have looked at more pages.", now: visitor.tooFewPages },
  "other-sign-in": {
    always: "It asks visitors who are signed in, or those who are not: others.",
    now: visitor.otherSignIn,
  },
  "other-property": { always: "It asks visitors with other properties.", now: visitor.otherProperty },
  "not-sampled": { always: "It asks a share of visitors, to whom this one does not belong.", now: visitor.notSampled },
  "not-drawn": { always: "Visitors are shared between surveys; this one belongs to another.", now: visitor.notDrawn },
  "site-wait": { always: "The site waits between two questions, whichever they are.", now: time.siteWait },
  "answered-recently": { always: "The visitor has answered it.", now: time.answeredRecently },
  "presented-recently": { always: "The visitor has seen it and not answered.", now: time.presentedRecently },
  "later-recently": { always: "The visitor has put it off.", now: time.laterRecently },
  suppressed: { always: "Held back by something on the page.", now: page.suppressed },
  "prompt-open": { always: "One thing at a time: this page shows a prompt, or was opened to look at one." },
  "open-in-another-tab": { always: "One thing at a time: a prompt was open in another tab." },
  "not-due-any-more": {
    always: "Since the page has loaded the survey was paused or deleted, or the site has had its messages for today.",
  },
  "origin-not-allowed": {
    always: "The collector would refuse answers from this page: its address is not among the site's origins.",
  },
  "no-place": { always: "The page has no element for this inline survey to go into." },
  unavailable: { always: "The collector was out of reach; it is tried again after a minute." },
  shown: { always: "The visitor has seen it." },
  answered: { always: "The visitor has answered the main question." },
  commented: { always: "The visitor has answered the follow-up." },
  dismissed: { always: "The visitor has closed it without an answer." },
  later: { always: "The visitor has put it off." },
  cancelled: { always: "An event of the page has called it off." },
  closed: { always: "The page has taken it away." },
  previewed: { always: "It was shown as a preview, which is not counted." },
};

/** The reason in words, with the facts of now; without a situation, in words that hold at any time. */
export function explain(reason: Reason, situation?: Situation): Told {
  const { always, now } = EXPLANATIONS[reason];
  return (situation && now?.(situation)) ?? { why: always };
}
