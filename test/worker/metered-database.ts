/** A real D1 binding that counts what goes through it: round trips, and rows by D1's own `meta`. */

export interface Meter {
  roundTrips: number;
  rowsRead: number;
  rowsWritten: number;
}

/** The binding, counted. Statements of the copy may only be batched by the copy. */
export function metered(db: D1Database): { db: D1Database; meter: Meter } {
  const meter: Meter = { roundTrips: 0, rowsRead: 0, rowsWritten: 0 };
  const originals = new WeakMap<object, D1PreparedStatement>();
  const note = <T>(result: T): T => {
    for (const one of Array.isArray(result) ? result : [result]) {
      const meta: unknown = one?.meta;
      if (!meta) continue;
      meter.rowsRead += one.meta.rows_read;
      meter.rowsWritten += one.meta.rows_written;
    }
    return result;
  };
  const statement = (original: D1PreparedStatement): D1PreparedStatement => {
    const copy = new Proxy(original, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => statement(target.bind(...values));
        if (name === "all" || name === "run") {
          return async () => {
            meter.roundTrips += 1;
            return note(await target.all());
          };
        }
        if (name === "raw") {
          // `raw` tells no meta: the rows are read once more, uncounted, by `all`.
          return async () => {
            meter.roundTrips += 1;
            note(await target.all());
            return target.raw();
          };
        }
        throw new Error(`not metered: ${String(name)}`);
      },
    });
    originals.set(copy, original);
    return copy;
  };
  const copy = new Proxy(db, {
    get(target, name) {
      if (name === "prepare") return (text: string) => statement(target.prepare(text));
      if (name === "batch") {
        return async (statements: D1PreparedStatement[]) => {
          meter.roundTrips += 1;
          return note(await target.batch(statements.map((one) => originals.get(one) ?? one)));
        };
      }
      throw new Error(`not metered: ${String(name)}`);
    },
  });
  return { db: copy, meter };
}
