/** Takes a file's rows in, once each, and reports on all of them. */
import { type PromptState, storeStates } from "../collect/store.ts";
import type { ImportLine, ImportReport } from "../contract/imports.ts";
import { type Importing, readRow } from "./row.ts";
import type { Table } from "./table.ts";

/** A batch has few enough rows for its statements, and stays below D1's 2 MB for a bound value: three bytes a character at most. */
const BATCH = 1_000;
const BATCH_CHARS = 600_000;

/**
 * Stores what is new, in batches: an import that breaks off may simply be sent again. A dry run only looks.
 */
export async function importTable(
  db: D1Database,
  table: Table,
  importing: Importing,
  isDryRun: boolean,
): Promise<ImportReport> {
  const lines = [...table.unreadable];
  const states = new Map<string, PromptState>();
  const seen = new Map<string, number>();
  const occurrence = (content: string): number => {
    const before = seen.get(content) ?? 0;
    seen.set(content, before + 1);
    return before;
  };
  let [unanswered, answered] = [0, 0];
  for (const row of table.rows) {
    const read = await readRow(row, importing, occurrence);
    const told = (
      { path, code, message }: { path: string; code: string; message: string },
      refused: boolean,
    ): ImportLine => ({
      line: row.line,
      code,
      message: `${path.slice(1)}: ${message}`,
      refused,
    });
    if (read.kind === "unanswered") unanswered += 1;
    else if (read.kind === "refused") lines.push(told(read.fault, true));
    else {
      answered += 1;
      lines.push(...read.leftOut.map((fault) => told(fault, false)));
      const key = `${read.state.touchpoint_id}/${read.state.id}`;
      if (!states.has(key)) states.set(key, read.state);
    }
  }
  const imported = await take(db, [...states.values()], importing.nowMs, isDryRun);
  const refused = lines.filter((one) => one.refused).length;
  return {
    dryRun: isDryRun,
    rows: table.rows.length + table.unreadable.length,
    imported,
    repeated: answered - imported,
    unanswered,
    refused,
    lines: lines.toSorted((a, b) => a.line - b.line),
  };
}

/** Returns how many were, or would be, new. */
async function take(db: D1Database, states: PromptState[], nowMs: number, isDryRun: boolean): Promise<number> {
  let taken = 0;
  for (const some of batchesOf(states)) {
    if (isDryRun) taken += some.length - (await countThere(db, some));
    else taken += (await storeStates(db, some, nowMs)).at(-1)?.meta.changes ?? 0;
  }
  return taken;
}

function batchesOf(states: readonly PromptState[]): PromptState[][] {
  const batches: PromptState[][] = [];
  let chars = Infinity;
  for (const state of states) {
    const length = JSON.stringify(state).length;
    chars += length;
    if (chars > BATCH_CHARS || batches.at(-1)?.length === BATCH) {
      batches.push([]);
      chars = length;
    }
    batches.at(-1)?.push(state);
  }
  return batches;
}

const COUNT_THERE = `
SELECT count(*) AS there FROM json_each(?1) AS given
JOIN responses AS old ON old.touchpoint_id = given.value ->> 'touchpoint_id' AND old.id = given.value ->> 'id'`;

async function countThere(db: D1Database, states: readonly PromptState[]): Promise<number> {
  const keys = states.map(({ touchpoint_id, id }) => ({ touchpoint_id, id }));
  const row = await db.prepare(COUNT_THERE).bind(JSON.stringify(keys)).first<{ there: number }>();
  return row?.there ?? 0;
}
