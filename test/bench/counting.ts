/**
 * Ways of counting an answer exactly once, on real D1: rows written and time per message. What was measured here is why
 * the collector counts by difference (worker/collect/store.ts).
 */
import { type PromptState, storeStates } from "../../worker/collect/store.ts";
import { startCollector } from "../worker/collector.ts";
import { printTable } from "../../scripts/table.ts";

const MESSAGES = 300;
const FOLD_EVERY = 100;

interface Way {
  name: string;
  /** Rows written. */
  send(state: PromptState): Promise<number>;
  /** Rows written by work in the background, to be shared by all messages. */
  finish?(): Promise<number>;
  /** Whether a changed rating moves the count. */
  moves: boolean;
}

const TABLES = `
CREATE TABLE a_responses (tp INTEGER, id TEXT, rating INTEGER, PRIMARY KEY (tp, id)) WITHOUT ROWID;
CREATE TABLE b_responses (tp INTEGER, id TEXT, seq INTEGER, rating INTEGER, was INTEGER, token TEXT, PRIMARY KEY (tp, id)) WITHOUT ROWID;
CREATE TABLE d_log (place INTEGER PRIMARY KEY, tp INTEGER, id TEXT UNIQUE, rating INTEGER);
CREATE TABLE d_mark (one INTEGER PRIMARY KEY, place INTEGER);
INSERT INTO d_mark VALUES (1, 0);
CREATE TABLE counts (way TEXT, tp INTEGER, day TEXT, rating INTEGER, n INTEGER, PRIMARY KEY (way, tp, day, rating)) WITHOUT ROWID;`;

const written = (results: D1Result[]) => results.reduce((sum, result) => sum + result.meta.rows_written, 0);

function ways(db: D1Database): Way[] {
  const add = "ON CONFLICT DO UPDATE SET n = n + excluded.n";
  return [
    {
      name: "(a) insert, then one rollup where changes() > 0",
      moves: false,
      send: async ({ touchpoint_id, id, rating, day }) =>
        written(
          await db.batch([
            db
              .prepare("INSERT INTO a_responses VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
              .bind(touchpoint_id, id, rating),
            db
              .prepare(`INSERT INTO counts SELECT 'a', ?, ?, ?, 1 WHERE changes() > 0 ${add}`)
              .bind(touchpoint_id, day, rating),
          ]),
        ),
    },
    {
      name: "(b) claim token, a rollup row per scale point",
      moves: true,
      send: async ({ touchpoint_id, id, seq, rating, day }) => {
        const token = crypto.randomUUID();
        const claimed = "FROM b_responses WHERE tp = ?1 AND id = ?2 AND token = ?3";
        return written(
          await db.batch([
            db
              .prepare(
                `INSERT INTO b_responses VALUES (?, ?, ?, ?, NULL, ?) ON CONFLICT DO UPDATE SET
                 was = rating, rating = excluded.rating, seq = excluded.seq, token = excluded.token
                 WHERE excluded.seq > seq`,
              )
              .bind(touchpoint_id, id, seq, rating, token),
            db
              .prepare(`INSERT INTO counts SELECT 'b', tp, ?4, rating, 1 ${claimed} ${add}`)
              .bind(touchpoint_id, id, token, day),
            db
              .prepare(`INSERT INTO counts SELECT 'b', tp, ?4, was, -1 ${claimed} AND was IS NOT NULL ${add}`)
              .bind(touchpoint_id, id, token, day),
          ]),
        );
      },
    },
    {
      name: `(d) append-only log, folded every ${FOLD_EVERY}`,
      moves: false,
      send: async ({ touchpoint_id, id, rating }) =>
        written([
          await db
            .prepare("INSERT INTO d_log (tp, id, rating) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
            .bind(touchpoint_id, id, rating)
            .run(),
        ]),
      finish: async () => {
        let rows = 0;
        for (let fold = 0; fold < MESSAGES / FOLD_EVERY; fold += 1) {
          const past = `place > (SELECT place FROM d_mark) AND place <= (SELECT place FROM d_mark) + ${FOLD_EVERY}`;
          rows += written(
            await db.batch([
              db.prepare(
                `INSERT INTO counts SELECT 'd', tp, '2026-11-01', rating, count(*) FROM d_log WHERE ${past}
                 GROUP BY tp, rating ${add}`,
              ),
              db.prepare(`UPDATE d_mark SET place = place + ${FOLD_EVERY}`),
            ]),
          );
        }
        return rows;
      },
    },
    {
      name: "chosen: difference to the stored row, one wide rollup row",
      moves: true,
      send: async (state) => written(await storeStates(db, [state], Date.now())),
    },
  ];
}

function state(way: number, index: number, seq: number, rating: number): PromptState {
  const id = `01900000-0000-7000-8000-${way}${index.toString(16).padStart(11, "0")}`;
  const fixed = { revision: 1, channel: "web", day: "2026-11-01", shown_at: 1, received_at: 1 } as const;
  return { touchpoint_id: 1, id, seq, ...fixed, shown: 1, dismissed: 0, rating, band: 0 };
}

/** Prints the comparison. */
export async function benchCounting(): Promise<void> {
  const collector = await startCollector();
  const { db } = collector;
  for (const statement of TABLES.split(";").filter((text) => text.trim())) await db.prepare(statement).run();
  const rows: (string | number)[][] = [["way", "rating", "repeat", "changed rating", "ms a rating"]];
  for (const [number, way] of ways(db).entries()) {
    const average = async (seq: number, rating: (index: number) => number) => {
      let sum = 0;
      for (let index = 0; index < MESSAGES; index += 1) sum += await way.send(state(number, index, seq, rating(index)));
      return sum / MESSAGES;
    };
    const started = performance.now();
    const rating = await average(1, (index) => index % 11);
    const ms = (performance.now() - started) / MESSAGES;
    const folded = ((await way.finish?.()) ?? 0) / MESSAGES;
    const repeat = await average(1, (index) => index % 11);
    const changed = way.moves ? await average(2, (index) => (index + 1) % 11) : null;
    rows.push([
      way.name,
      (rating + folded).toFixed(2),
      repeat.toFixed(2),
      changed?.toFixed(2) ?? "not counted",
      ms.toFixed(1),
    ]);
  }
  const hundred = Array.from({ length: 100 }, (_, index) => state(9, index, 1, index % 11));
  const started = performance.now();
  const set = written(await storeStates(db, hundred, Date.now())) / hundred.length;
  rows.push([
    "(c) the chosen statements over a set of 100",
    set.toFixed(2),
    "",
    "",
    ((performance.now() - started) / 100).toFixed(1),
  ]);
  await collector.close();
  printTable("Ways of counting once: rows written per message", rows);
}
