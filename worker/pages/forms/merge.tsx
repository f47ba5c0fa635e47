/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
/** Forms that several people may have open: what others have stored meanwhile is told from what the sender has changed. */
import { Problem } from "../../http/problem.ts";
import { type Fields, refusable } from "./sent.ts";

/** Before the name of a field: what it was when the form was made. */
const WAS = "was-";
/** How often a change is tried, where somebody else is faster each time. */
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

/** Fields that mean something only together: the first says what the others are of. */
export type Group = readonly [governing: string, ...others: string[]];

/**
 * The form laid over what is stored now: a field that its sender has left alone is as it is stored.
 *
 * @returns also the names of those that both have changed, and not to the same, and of those whose group one has changed from
 *   under the other; in the form they, and all of such a group, are as they were sent
 */
export function mergedWith(
  sent: Fields,
  stored: Fields,
  groups: readonly Group[] = [],
): { fields: Fields; clashes: string[] } {
  const was = wasOf(sent);
  const isMine = (name: string): boolean => asWritten(sent[name]) !== asWritten(was[name]);
  const isTheirs = (name: string): boolean => asWritten(stored[name]) !== asWritten(was[name]);
  const isSame = (name: string): boolean => asWritten(sent[name]) === asWritten(stored[name]);
  const torn = groups.filter((group) => {
    const [mine, theirs] = [group.filter(isMine), group.filter(isTheirs)];
    const isGoverned = isMine(group[0]) || isTheirs(group[0]);
    return isGoverned && theirs.length > 0 && !mine.every(isSame);
  });
  const asSent = new Set(torn.flat());
  const merged = Object.entries(stored).map(([name, value]): [string, string | undefined] => [
    name,
    isMine(name) || asSent.has(name) ? sent[name] : value,
  ]);
  const clashes = Object.keys(stored).filter((name) => isMine(name) && isTheirs(name) && !isSame(name));
  for (const group of torn) clashes.push(...group.filter((name) => (isMine(name) || isTheirs(name)) && !isSame(name)));
  return { fields: { ...sent, ...Object.fromEntries(merged) }, clashes: [...new Set(clashes)] };
}

/** What is stored, and how a form is saved over just that: 412 when it has changed since it was read. */
interface Attempt {
  stored: Fields;
  groups?: readonly Group[];
  save: (fields: Fields) => Promise<void>;
}

/** Does again what somebody else was faster at, and what is no clash for that. */
export async function retried(work: () => Promise<void>, tries = TRIES): Promise<void> {
  const tried = await refusable(work);
  if ("done" in tried) return;
  if (tried.problem.code !== "precondition-failed" || tries === 1) throw tried.problem;
  await retried(work, tries - 1);
}

/** Saves a form over what is stored now. 412 where somebody else has changed the same fields meanwhile. */
export async function saveOver(sent: Fields, attempt: () => Promise<Attempt>): Promise<void> {
  await retried(async () => {
    const { stored, groups, save } = await attempt();
    const { fields, clashes } = mergedWith(sent, stored, groups);
    if (clashes.length > 0) throw new Problem(412, "changed-meanwhile", `somebody else has changed ${clashes.join()}`);
    await save(fields);
  });
}
