// A sweep in slices, so that no frame waits: rows go in, columns come out.

import { FullcostError } from "./error.js";
import type { Ask } from "./types.js";

/** What varies, and what is told. Without `draws` a row gives points. */
export interface SweepOptions extends Ask {
  /** Every combination of these values by path. The last path changes fastest. Under `readings`, ids of readings. */
  grid?: Readonly<Record<string, ArrayLike<number> | readonly Readings[]>>;
  /** Or the values of each row, the same paths in all of them. */
  rows?: readonly Readonly<Record<string, number | Readings>>[];
}

/** The readings that are on: ids, as a list or with commas between. */
export type Readings = string | readonly string[];

/** Who watches a sweep. */
export interface Watching {
  /** Is told how many rows are done, and of how many. */
  onProgress?: (done: number, rows: number) => void;
  /** Stops it. */
  signal?: AbortSignal;
}

/**
 * Columns by path and by output. With draws, `NAME.mean`, `NAME.sd`, `NAME.p05`, ... The column `readings` holds places among the
 * different readings that were given, in their order.
 */
export type SweepTable = Record<string, Float64Array>;

/** The compiled sweep. */
export interface SweepRaw {
  names(): string[];
  rows(values: Float64Array, lengths: Uint32Array): number;
  run(values: Float64Array, count: number, first: number): Float64Array;
  free(): void;
}

interface Sweeping {
  sweep(paths: readonly string[], sets: readonly string[], options: unknown, draws: boolean): SweepRaw;
}

/** A slice takes about this long, in milliseconds. */
const SLICE = 6;
/** More numbers than this are not put into one table: 1 GB. */
const MOST = 2 ** 27;
/** Rows are sampled whole: with more draws, one of them would hold a page up. */
const MOST_DRAWS = 50_000;

export async function sweep(model: Sweeping, options: SweepOptions, watching: Watching = {}): Promise<SweepTable> {
  const { grid, rows, ...ask } = options;
  const { signal, onProgress } = watching;
  signal?.throwIfAborted();
  if (!grid === !rows)
    throw refused("wrong_type", "", "must have exactly one of the keys `grid`, `rows`", "grid or rows");
  if (ask.draws !== undefined && ask.draws > MOST_DRAWS) {
    const message = `must be at most ${MOST_DRAWS} in each row of a sweep, got ${ask.draws}`;
    throw refused("out_of_range", "draws", message, `<= ${MOST_DRAWS}`);
  }
  const source = grid ? gridOf(grid) : rowsOf(rows ?? []);
  const { paths, lists, sets } = source;
  if (!paths.length)
    throw refused("missing", grid ? "grid" : "rows", "names no path", "values for each path that varies");
  const raw = model.sweep(paths, sets, ask, ask.draws !== undefined);
  try {
    const count = grid ? raw.rows(...flat(lists)) : (rows ?? []).length;
    const names = raw.names();
    if (count * (paths.length + names.length) > MOST) {
      const message = `has ${count} rows of ${paths.length + names.length} numbers`;
      throw refused("too_large", grid ? "grid" : "rows", message, `at most ${MOST} numbers`);
    }
    const table = Object.fromEntries([...paths, ...names].map((name) => [name, new Float64Array(count)]));
    let size = ask.draws === undefined ? 512 : 1;
    for (let first = 0; first < count; ) {
      const started = performance.now();
      const part = Math.min(size, count - first);
      const values = new Float64Array(paths.length * part);
      paths.forEach((path, place) => {
        const column = values.subarray(place * part, (place + 1) * part);
        for (let row = 0; row < part; row++) column[row] = source.value(place, first + row);
        table[path]?.set(column, first);
      });
      const results = raw.run(values, part, first);
      names.forEach((name, place) => {
        table[name]?.set(results.subarray(place * part, (place + 1) * part), first);
      });
      first += part;
      const took = performance.now() - started;
      size = Math.max(1, Math.min(2 * size, Math.floor((size * SLICE) / Math.max(took, 0.1)), 65_536));
      onProgress?.(first, count);
      if (first < count) await breath();
      signal?.throwIfAborted();
    }
    return table;
  } finally {
    raw.free();
  }
}

/** The path under which readings vary. */
const READINGS = "readings";

interface Varying {
  paths: string[];
  /** The values of each path, as numbers. */
  lists: ArrayLike<number>[];
  /** The sets of readings that the values under `readings` count into. */
  sets: string[];
  value(place: number, row: number): number;
}

/** A column as numbers: readings as their places among `sets`, which grow. */
function numbers(path: string, cells: ArrayLike<unknown>, sets: string[]): ArrayLike<number> {
  if (path !== READINGS) {
    for (let row = 0; row < cells.length; row++) numeric(cells[row], path, row);
    return cells as ArrayLike<number>;
  }
  return Array.from(cells, (cell, row) => {
    const ids: unknown = typeof cell === "string" ? cell.split(",") : cell;
    if (!Array.isArray(ids) || !ids.every((id) => typeof id === "string"))
      throw refused("wrong_type", `${path}[${row}]`, `must be ids of readings, got ${kindOf(cell)}`, "ids");
    const set = ids.map((id) => id.trim()).join();
    if (!sets.includes(set)) sets.push(set);
    return sets.indexOf(set);
  });
}

function gridOf(grid: NonNullable<SweepOptions["grid"]>): Varying {
  const paths = Object.keys(grid);
  const sets: string[] = [];
  const lists = paths.map((path) => numbers(path, grid[path] ?? [], sets));
  const strides = lists.map((_, place) => lists.slice(place + 1).reduce((all, { length }) => all * length, 1));
  const value = (place: number, row: number) => {
    const list = lists[place] ?? [];
    return list[Math.floor(row / (strides[place] ?? 1)) % list.length] ?? Number.NaN;
  };
  return { paths, lists, sets, value };
}

function rowsOf(rows: NonNullable<SweepOptions["rows"]>): Varying {
  const paths = Object.keys(rows[0] ?? {});
  rows.forEach((row, place) => {
    for (const key of new Set([...paths, ...Object.keys(row)])) {
      if (!paths.includes(key) || !(key in row))
        throw refused("wrong_type", `rows[${place}]`, "does not have the paths of the first row", paths.join(", "));
    }
  });
  const sets: string[] = [];
  const lists = paths.map((path) => {
    const cells = rows.map((row) => row[path]);
    return numbers(path, cells, sets);
  });
  return { paths, lists, sets, value: (place, row) => lists[place]?.[row] ?? Number.NaN };
}

function numeric(value: unknown, path: string, row: number): void {
  if (typeof value === "number") return;
  throw refused("wrong_type", `${path}[${row}]`, `must be a number, got ${kindOf(value)}`, "a number");
}

function kindOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}

function flat(lists: ArrayLike<number>[]): [Float64Array, Uint32Array] {
  return [
    Float64Array.from(lists.flatMap((list) => Array.from(list))),
    Uint32Array.from(lists, ({ length }) => length),
  ];
}

/** Lets everything else that waits have its turn. A timer would sleep for four milliseconds. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function refused(code: string, path: string, message: string, accepted: string): FullcostError {
  return new FullcostError({ code, path, message, accepted });
}
