/** What a form has sent, and whether it can be taken. */
import { Problem, problemOf } from "../../http/problem.ts";
import type { PageContext } from "../shell.tsx";

/** By the names of the form's fields. A box that is not checked has none. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** Every text of a form, in its order. Files are passed over. 400 for what is no form. */
async function textsIn(c: PageContext): Promise<[name: string, text: string][]> {
  const form = await c.req.formData().catch(() => {
    throw new Problem(400, "malformed", "this is no form");
  });
  return [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
}

/** The texts of a form; of several fields with one name the last. */
export async function fieldsIn(c: PageContext): Promise<Fields> {
  return Object.fromEntries(await textsIn(c));
}

/** All that a form says by one name. */
export async function valuesIn(c: PageContext, name: string): Promise<string[]> {
  return (await textsIn(c)).flatMap(([one, text]) => (one === name ? [text] : []));
}

/** What it gives, or the refusal that a form can be shown again with; what nobody expected is thrown. */
export async function refusable<T>(work: () => T | Promise<T>): Promise<{ done: T } | { problem: Problem }> {
  try {
    return { done: await work() };
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status >= 500) throw error;
    return { problem };
  }
}
