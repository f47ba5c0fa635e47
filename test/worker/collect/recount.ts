/** The counts of a site from its raw responses, by queries that share nothing with the collector's own. */

const BANDS = { neg: -1, neu: 0, pos: 1 } as const;

/** One row per touchpoint, day, revision and channel: every counter that is not 0, by name. */
export async function recount(db: D1Database): Promise<Map<string, Record<string, number>>> {
  const { results } = await db.prepare("SELECT * FROM responses WHERE seq < 2147483647").all();
  const counts = new Map<string, Record<string, number>>();
  for (const row of results) {
    const key = [row["touchpoint_id"], row["day"], row["revision"], row["channel"]].join(" ");
    const counters = counts.get(key) ?? {};
    counts.set(key, counters);
    for (const name of countersOf(row)) counters[name] = (counters[name] ?? 0) + 1;
  }
  return counts;
}

function countersOf(row: Record<string, unknown>): string[] {
  const { rating, answer_text: text, comment } = row;
  const choices = Number(row["choices"]);
  const reasons = Number(row["reasons"]);
  const names: string[] = [];
  const answered = rating !== null || choices > 0 || text !== null;
  if (row["shown"] === 1) names.push("shown");
  if (answered) names.push("answered");
  if (answered && row["shown"] === 1) names.push("answered_shown");
  if (answered && row["shown"] === 1 && comment !== null) names.push("commented");
  if (answered && row["generated"] === 1) names.push("generated");
  if (!answered && row["shown"] === 1 && row["dismissed"] === 1) names.push("dismissed");
  if (rating !== null) names.push(`v${Number(rating)}`);
  for (const [index, bit] of bits(choices)) if (bit === "1") names.push(`v${index}`);
  const band = Object.entries(BANDS).find(([, number]) => number === (row["band"] ?? 0))?.[0];
  if (reasons > 0) names.push(`${band}_answered`);
  for (const [index, bit] of bits(reasons)) if (bit === "1") names.push(`${band}${index}`);
  return names;
}

/** Index and digit, lowest bit first. */
function bits(set: number): [number, string][] {
  return [...set.toString(2)].toReversed().map((bit, index) => [index, bit]);
}

/** The rollups as stored, in the same form; rows in which nothing is counted any more are left out. */
export async function storedCounts(db: D1Database): Promise<Map<string, Record<string, number>>> {
  const { results } = await db.prepare("SELECT * FROM rollups").all();
  const rows = results.map((row) => {
    const { touchpoint_id, day, revision, channel, written: _, written_on: _on, ...counters } = row;
    const used = Object.entries(counters).map(([name, count]) => [name, Number(count)] as const);
    const key = [touchpoint_id, day, revision, channel].join(" ");
    return [key, Object.fromEntries(used.filter(([, count]) => count !== 0))] as const;
  });
  return new Map(rows.filter(([, counters]) => Object.keys(counters).length > 0));
}
