// What a full build answers: scenarios, distributions and training runs, over text and numbers of the compiled model.

import { FullcostError, told } from "./error.js";
import type { Model as PageModel } from "./model.js";
import { type SweepOptions, type SweepRaw, type SweepTable, sweep, type Watching } from "./sweep.js";
import type {
  ArchitectureRow,
  Ask,
  Axis,
  CatalogRow,
  ClaimRow,
  ClaimShare,
  Condition,
  Distribution,
  Drivers,
  EpochCosts,
  EpochRun,
  LeafRow,
  Outcome,
  Prediction,
  RankedLayout,
  Reconciliation,
  ResponseCurve,
  Sampled,
  Scenario,
  Solved,
  Source,
  TrainingRun,
  View,
} from "./types.js";
import { base, type Compiled, read } from "./wasm.js";

/** Claims, and the sources that they name. */
export interface Claims {
  claims: ClaimRow[];
  sources: Source[];
}

/** The compiled model: text and numbers across the border. Its errors are `FullcostError`s. */
export interface Raw extends PageModel {
  claims(): string;
  leaves(): string;
  outcome(): string;
  reconcile(from: string, to: string, order: string): string;
  to_blob(): Uint8Array;
  totals(): Float64Array;
  free(): void;
  set_range(index: number, spec: unknown): void;
  answer(question: string, options: unknown): string;
  keep(options: unknown): KeptRaw;
  sweep(paths: readonly string[], sets: readonly string[], options: unknown, draws: boolean): SweepRaw;
  fingerprint(draws: number): string;
}

/** Draws that the compiled model keeps. */
interface KeptRaw {
  paths(): string[];
  outputs(): string[];
  input(place: number): Float64Array;
  output(place: number): Float64Array;
  free(): void;
}

/** Draws of a scenario: each array holds one number for each draw. */
export interface Draws {
  /** By path. */
  inputs: Record<string, Float64Array>;
  /** By name of the output. NaN where a draw has no answer. */
  outputs: Record<string, Float64Array>;
}

/** A distribution by itself. */
export interface Distributed {
  mean(): number;
  sd(): number;
  /** The value that it does not exceed with that probability. */
  quantile(p: number): number;
  /** The probability of values up to that one. */
  cdf(value: number): number;
  /** Draws from it. */
  sample(options?: Ask): Float64Array;
  /** Gives the memory back at once. */
  free(): void;
}

/** The module of the core, as wasm-bindgen makes it. */
export interface Full extends Compiled {
  Model: { from_scenario(document: unknown): Raw; from_blob(bytes: Uint8Array): Raw };
  Distribution: { of(spec: unknown): Distributed };
  training(question: string, run?: unknown): string;
  catalog(): string;
  fetch_document(url: string, signal?: AbortSignal): Promise<Response>;
}

/** A scenario that answers, and whose numbers can be changed. */
export class Model {
  /** The compiled model: the hot path, and what the page draws from. */
  readonly raw: Raw;
  /** The scenario as it was read, if it was read and not opened from bytes. */
  readonly document: unknown;

  constructor(raw: Raw, document?: unknown) {
    this.raw = raw;
    this.document = document;
  }

  /** The whole answer at the present numbers. */
  evaluate(): Outcome {
    return JSON.parse(this.raw.outcome());
  }

  /** The answer for the scope that is counted, in one sentence: Python's `outcome.sentence`. */
  sentence(): string {
    return this.view().hero.status;
  }

  /** The way from one money claim to another, one axis at a time. */
  reconcile(from: string, to: string, order: readonly Axis[] | Axis = []): Reconciliation {
    return JSON.parse(this.raw.reconcile(from, to, listed(order, "order")));
  }

  /** Everything that a page shows, in words. */
  view(): View {
    return JSON.parse(this.raw.view());
  }

  /** Who says what, and where. */
  claims(): Claims {
    return JSON.parse(this.raw.claims());
  }

  /** All numbers of the scenario, with their paths. */
  leaves(): LeafRow[] {
    return JSON.parse(this.raw.leaves());
  }

  /** The present value of the number at that path. */
  get(path: string): number {
    return this.raw.get(this.raw.index_of(path));
  }

  /**
   * Sets the number at that path. If it is refused, everything stays as it was. Text is a range (`6 to 10`) or, for a moment, a date
   * (`2024-06`), which needs the scenario's `start_year`.
   */
  set(path: string, value: number | string): void {
    if (typeof value === "string") {
      this.setRange(path, value);
      return;
    }
    if (typeof value !== "number") {
      const message = `must be a number, got ${value === null ? "null" : typeof value}`;
      throw new FullcostError({ code: "wrong_type", path, message, accepted: "a number" });
    }
    this.raw.set(this.raw.index_of(path), value);
  }

  /** Puts a distribution in the place of a number: `6 to 10`, or an object. Refused as a whole, like a number. Text as in `set`. */
  setRange(path: string, spec: Distribution | string): void {
    this.raw.set_range(this.raw.index_of(path), spec);
  }

  /** Every output with its range. */
  sample(options?: Ask): Sampled {
    return JSON.parse(this.raw.answer("sample", options));
  }

  /** What drives an output: the first of `outputs`, or the one that the scenario counts first. */
  drivers(options?: Ask): Drivers {
    return JSON.parse(this.raw.answer("drivers", options));
  }

  /** What would have to be true for an output to lie between `low` and `high`, of which one may be left out. */
  condition(options: Ask): Condition {
    return JSON.parse(this.raw.answer("condition", options));
  }

  /** An output against one number that has a range, with the band that all others leave. */
  curve(path: string, options?: Omit<Ask, "path">): ResponseCurve {
    return JSON.parse(this.raw.answer("curve", { ...options, path }));
  }

  /** How many draws agree with each money claim. */
  claimShares(options?: Ask): ClaimShare[] {
    return JSON.parse(this.raw.answer("claim_shares", options));
  }

  /** What one or two numbers would have to be for an output to meet a goal, all others as they are. */
  solve(output: string, goal: number, inputs: readonly string[]): Solved {
    return JSON.parse(this.raw.answer("solve", { output, goal, inputs }));
  }

  /** The draws themselves. */
  draws(options?: Ask): Draws {
    const kept = this.raw.keep(options);
    try {
      const of = (names: string[], column: (place: number) => Float64Array) =>
        Object.fromEntries(names.map((name, place) => [name, column(place)]));
      return {
        inputs: of(kept.paths(), (place) => kept.input(place)),
        outputs: of(kept.outputs(), (place) => kept.output(place)),
      };
    } finally {
      kept.free();
    }
  }

  /** Outputs for many changes of the numbers, row by row, without holding a page up. */
  sweep(options: SweepOptions, watching?: Watching): Promise<SweepTable> {
    return sweep(this.raw, options, watching);
  }

  /** Back to what the scenario says. */
  reset(): void {
    this.raw.reset();
  }

  /** Switches readings on, in this order; the others off. One may stand without a list. */
  readings(ids: readonly string[] | string): void {
    this.raw.set_readings(listed(ids, "readings"));
  }

  /** Counts a named scope. */
  scope(id: string): void {
    this.raw.set_preset(id);
  }

  /** Counts a row of the bill, or leaves it out. */
  use(id: string, on: boolean): void {
    this.raw.tick_use(id, on);
  }

  /** Counts hardware, operation or other costs, or leaves them out. */
  nature(id: "hardware" | "operation" | "other", on: boolean): void {
    this.raw.tick_nature(id, on);
  }

  /** The order of the bridge's steps; none for the usual one. */
  order(axes: readonly Axis[] | Axis): void {
    this.raw.set_order(listed(axes, "order"));
  }

  /** What is counted comes to that many dollars. */
  usd(): number {
    return this.raw.totals()[0] as number;
  }

  /** The resolved scenario, for the article build. */
  toBlob(): Uint8Array {
    return this.raw.to_blob();
  }

  /** Gives the memory back at once instead of some time after nobody holds the model. */
  free(): void {
    this.raw.free();
  }
}

/** A core that was loaded. */
export class Core {
  /** Version of the equations. */
  readonly version: string;
  /** Whether it runs as plain JavaScript, since wasm could not be had. */
  readonly twin: boolean;
  #core: Full;

  constructor(core: Full, twin = false) {
    this.#core = core;
    this.version = core.version();
    this.twin = twin;
  }

  /** Reads a scenario: an object, or JSON text. */
  scenario(document: Scenario | string | object): Model {
    const raw = this.#core.Model.from_scenario(document);
    return new Model(raw, typeof document === "string" ? JSON.parse(document) : document);
  }

  /** Opens a resolved scenario. */
  blob(bytes: Uint8Array): Model {
    return new Model(this.#core.Model.from_blob(bytes));
  }

  /** Fetches a scenario: a shipped one by its id, or any by its address. */
  async fetchScenario(idOrUrl: string | URL, options: { signal?: AbortSignal | undefined } = {}): Promise<Model> {
    const url = placeOf(idOrUrl);
    if (url.protocol === "file:") return this.scenario(textOf(url, String(idOrUrl)));
    const { signal } = options;
    const response = await this.#core.fetch_document(url.href, signal);
    const text = response.ok && (await response.text());
    signal?.throwIfAborted(); // and held until here: Node collects a signal that nobody looks at any more, with its clock
    if (text !== false) return this.scenario(text);
    const message = `\`${idOrUrl}\` answered with status ${response.status}`;
    throw new FullcostError({ code: "unknown_name", path: "scenario", message, accepted: "the address of a scenario" });
  }

  /** A distribution by itself: `6 to 10`, or an object. */
  distribution(spec: Distribution | string): Distributed {
    return this.#core.Distribution.of(spec);
  }

  /** The accelerators that are known, with their sources. */
  catalog(): CatalogRow[] {
    return JSON.parse(this.#core.catalog());
  }

  /**
   * Predicts a training run from its architecture, its accelerators and its layout: the seconds of a step with their range, where
   * they go, the memory, and the hours of the run. An object, or JSON text.
   *
   * Throws `impossible` for degrees that do not divide what they split, `unknown_name` for a model or a chip.
   *
   * @example
   * const layout = { gpus: 64, batch: 256, seq_len: 8192, micro_batch: 1, sharding: "zero3" };
   * const { step_s, low80_s, high80_s } = core.predictTraining({ model: "llama3-8b", chip: "H100", released: 2025, layout });
   */
  predictTraining(run: TrainingRun | string): Prediction {
    return this.#training("predict", run);
  }

  /**
   * The best layouts of a run on its accelerators, the fastest first: all degrees that divide and fit are tried, so what its layout
   * says of them is not looked at. Throws `impossible` where nothing fits, with by how much the least misses.
   */
  searchLayouts(run: TrainingRun | string): RankedLayout[] {
    return this.#training("search", run);
  }

  /** The architectures that are known by name: what can stand as `model` in a run. */
  architectures(): ArchitectureRow[] {
    return this.#training("architectures");
  }

  /** The three costs of a training run as Epoch AI counts them, from prices and factors that come with the run. */
  epochCosts(run: EpochRun | string): EpochCosts {
    return this.#training("epoch_costs", run);
  }

  #training<T>(question: string, run?: unknown): T {
    try {
      return JSON.parse(this.#core.training(question, run));
    } catch (thrown) {
      throw told(thrown);
    }
  }
}

/** Names as the core takes them: with commas between. */
function listed(names: readonly string[] | string, path: string): string {
  const list = typeof names === "string" ? [names] : names;
  if (Array.isArray(list) && list.every((name) => typeof name === "string")) return list.join();
  const message = `must be a list of names, got ${names === null ? "null" : typeof names}`;
  throw new FullcostError({ code: "wrong_type", path, message, accepted: "a list of names" });
}

/** The ids of shipped scenarios are plain words; addresses have a dot or a slash. */
function placeOf(idOrUrl: string | URL): URL {
  if (/^[\w-]+$/.test(String(idOrUrl))) return new URL(`./scenarios/${idOrUrl}.json`, import.meta.url);
  return new URL(idOrUrl, base());
}

function textOf(url: URL, asked: string): string {
  try {
    return new TextDecoder().decode(read(url));
  } catch {
    const accepted = "the id of a shipped scenario, or an address";
    throw new FullcostError({
      code: "unknown_name",
      path: "scenario",
      message: `\`${asked}\` cannot be read`,
      accepted,
    });
  }
}
