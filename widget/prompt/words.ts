/** What a prompt says as it stands. */
import type { Wording } from "../../worker/contract/wording.ts";
import type { Prompt } from "./prompt.ts";
import { bandOf, pointsOf } from "./scales.ts";

/** The question with the meaning of its scale: "How likely …?; 0, Not at all likely; 10, Extremely likely" */
function openingWords(wording: Wording): string {
  const points = pointsOf(wording);
  return [wording.question, points?.[0]?.name, points?.at(-1)?.name].filter(Boolean).join("; ");
}

/** The question with its scale; once it is answered the follow-up, as that answer wants it; then the thank-you. */
export function words({ wording, answer, done }: Pick<Prompt, "wording" | "answer" | "done">): string {
  const { metric, thanks, followUp } = wording;
  const texts = done ? thanks : answer !== undefined && followUp?.text;
  return texts ? texts[bandOf(metric, answer)] : openingWords(wording);
}
