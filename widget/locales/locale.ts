/** What every locale file holds: the prompt's own texts and the standard questions. `{name}` is the site's name. */
import type { Band } from "../../worker/contract/terms.ts";
import type { Chrome } from "../../worker/contract/wording.ts";

/** A rated question, and what the lowest and the highest point of its scale mean. */
export interface ScaleWording {
  question: string;
  low: string;
  high: string;
}

/**
 * One language. No text assumes the gender of the customer, and `{name}` stands where no language inflects it.
 * A question has at most 140 characters, a text of the chrome or of a scale 40.
 */
export interface Locale {
  chrome: Chrome;
  /** Likelihood to recommend, 0 to 10. */
  nps: ScaleWording;
  /**
   * Satisfaction, 1 to 5; `between` names the points 2, 3 and 4 where they are shown as stars or smileys. The points are
   * degrees of satisfaction, so that they answer an owner's own question too.
   */
  csat: ScaleWording & { between: readonly [string, string, string] };
  /** Customer Effort Score 2.0: a statement to agree with, 1 to 7. */
  ces: ScaleWording;
  thumbs: { question: string };
  /** Follow-up questions by the band of the main answer; those of `choice` ask about a list of options. */
  followUp: { text: Record<Band, string>; choice: Record<Band, string> };
  thanks: Record<Band, string>;
}
