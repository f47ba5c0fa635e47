/** What is looked at while a touchpoint is edited: the wording that its form makes, in a state that a customer brings about. */
import { SiteSettings, TouchpointInput } from "../../contract/site.ts";
import { isAsked, type Question } from "../../contract/survey.ts";
import type { Wording } from "../../contract/wording.ts";
import { faultsOf, Problem } from "../../http/problem.ts";
import { resolveWording } from "../../script/wording.ts";
import { surveyOf } from "../../sites/touchpoint-store.ts";
import type { Fields } from "../forms/sent.ts";
import { type Edited, touchpointOf } from "./fields.ts";
import { themeOf } from "./theme-fields.ts";

/** What the preview's page paints. */
export interface Draft {
  wording: Wording;
  preview: { answer?: number | string | string[]; done?: boolean };
}

/** A point of each band. */
const POINTS: Readonly<Record<string, readonly [negative: number, neutral: number, positive: number]>> = {
  nps: [3, 8, 10],
  csat: [2, 3, 5],
  ces: [2, 4, 7],
  thumbs: [0, 1, 1],
};

function answerOf(question: Question, state: string): number | string | string[] {
  const [negative, neutral, positive] = POINTS[question.metric] ?? [];
  const point = state === "negative" ? negative : state === "neutral" ? neutral : positive;
  if (point !== undefined) return point;
  return question.metric === "choice" ? question.options.slice(0, 1).map(({ key }) => key) : "…";
}

/** What the form says, of the touchpoint and of the look of its site. 422 with all that is wrong with either. */
export function checkedForm(settings: SiteSettings, edited: Edited, fields: Fields) {
  const input = TouchpointInput.safeParse(touchpointOf(edited, fields));
  const theme = SiteSettings.shape.theme.safeParse(themeOf(settings.theme, fields));
  const faults = [...faultsOf(input.error?.issues ?? []), ...faultsOf(theme.error?.issues ?? [], ["theme"])];
  if (!input.success || !theme.success) {
    throw new Problem(422, "invalid-request", "there is something to mend", { errors: faults });
  }
  return { input: input.data, theme: theme.data };
}

/** The wording of the form. 422 with what keeps it from being one. */
export function draftOf(settings: SiteSettings, edited: Edited, fields: Fields): Draft {
  const { input, theme } = checkedForm(settings, edited, fields);
  const survey = surveyOf(input);
  if (!isAsked(survey)) throw new Problem(422, "import-only", "nobody is asked on this scale");
  const scheme = theme.scheme === "auto" || theme.scheme === "page" ? fields["preview-scheme"] : undefined;
  const wording = resolveWording({
    survey,
    slug: edited.touchpoint.touchpoint,
    revision: edited.touchpoint.revision,
    preview: true,
    site: { ...settings, theme: { ...theme, ...(scheme === "dark" || scheme === "light" ? { scheme } : {}) } },
    languages: [fields["preview-language"] || edited.language],
    now: new Date(),
  });
  const { state = "question" } = fields;
  if (state === "question") return { wording, preview: {} };
  return { wording, preview: { answer: answerOf(survey.question, state), ...(state === "done" && { done: true }) } };
}
