/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Forms that several people may have open: what others have stored meanwhile is told from what the sender has changed. */
import { Problem } from "../../http/problem.ts";
import { type Fields, refusable } from "./sent.ts";

/** Before the name of a field: what it was when the form was made. */
const WAS = "was-";
/** How often a form is laid over what is stored, where somebody else is faster each time. */
const TRIES = 3;

/** What the form is made of, sent along with it. */
export function Was({ fields }: { fields: Fields }) {
  return (
    <>
      {Object.entries(fields).map(
        ([name, value]) => value !== undefined && <input type="hidden" name={WAS + name} value={value} />,
      )}
    </>
  );
}

/** What a form that was sent was made of. */
export const wasOf = (sent: Fields): Fields =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => (name.startsWith(WAS) ? [[name.slice(WAS.length), value]] : [])),
  );

/** Browsers send lines with CR LF; of a field that is not there nothing is sent. */
const asWritten = (text = ""): string => text.replaceAll("\r\n", "\n").trim();

/**
 * The form laid over what is stored now: a field that its sender has left alone is as it is stored.
 *
 * @returns also the names of those that both have changed, and not to the same; in the form they are as they were sent
 */
export function mergedWith(sent: Fields, stored: Fields): { fields: Fields; clashes: string[] } {
  const was = wasOf(sent);
  const clashes: string[] = [];
  const merged = Object.entries(stored).map(([name, value]): [string, string | undefined] => {
    const [before, now, mine] = [was[name], value, sent[name]].map(asWritten);
    if (mine === before) return [name, value];
    if (now !== before && now !== mine) clashes.push(name);
    return [name, sent[name]];
  });
  return { fields: { ...sent, ...Object.fromEntries(merged) }, clashes };
}

/** What is stored, and how a form is saved over just that: 412 when it has changed since it was read. */
interface Attempt {
  stored: Fields;
  save: (fields: Fields) => Promise<void>;
}

/** Saves a form over what is stored now. 412 where somebody else has changed the same fields meanwhile. */
export async function saveOver(sent: Fields, attempt: () => Promise<Attempt>, tries = TRIES): Promise<void> {
  const { stored, save } = await attempt();
  const { fields, clashes } = mergedWith(sent, stored);
  if (clashes.length > 0) throw new Problem(412, "changed-meanwhile", `somebody else has changed ${clashes.join()}`);
  const saved = await refusable(() => save(fields));
  if ("done" in saved) return;
  if (saved.problem.status !== 412 || tries === 1) throw saved.problem;
  await saveOver(sent, attempt, tries - 1);
}
