// The full model with the rooms that no page needs: finance, plausibility, markets, and what training runs cost.

import * as glue from "../pkg/analysis/core.js";
import { FullcostError, told } from "./error.js";
import { type Asking, Finance } from "./finance.js";
import { Core, type Full, type Model, type Raw } from "./full.js";
import type {
  Allocation,
  Architecture,
  AsKnownOn,
  Ask,
  Converted,
  CostedRun,
  CostMethods,
  Currency,
  DevelopmentCosts,
  DevelopmentRun,
  Difference,
  DisclosureRow,
  Distribution,
  EnergyRun,
  Goodput,
  MarketPatch,
  MarketRow,
  MeasuredRow,
  MoneyClaim,
  Ownership,
  OwnershipCosts,
  OwnOrRent,
  OwnOrRentAnswer,
  Plausibility,
  PowerClaim,
  PriceEntry,
  PricesAsked,
  RunEnergy,
  RunLosses,
  RunRow,
  Scenario,
  SupplyClaim,
  TimeClaim,
  WhatIfAnswer,
} from "./types.js";
import { type LoadOptions, loader } from "./wasm.js";

export { type Detail, FullcostError } from "./error.js";
export type { Finance, FinanceCase, Flows, OwnRentTable } from "./finance.js";
export { type Claims, Core, type Distributed, type Draws, Model, type Raw } from "./full.js";
export type { Readings, SweepOptions, SweepTable, Watching } from "./sweep.js";
export type * from "./types.js";
export type { LoadOptions } from "./wasm.js";

/** A patch: the id of one of `market()`, or one of your own. */
export type Patch = string | MarketPatch;

/** A scenario before and after some patches. */
export interface WhatIf extends WhatIfAnswer {
  /** What stands in the places of the numbers that changed, by path: for `set`, or `setRange` where it is a distribution. */
  values: Record<string, number | Distribution>;
}

/** How a cost is shared. */
export interface AllocationOptions {
  /** Lay the hours that nobody accounts for on those that somebody does. Otherwise they are a row of their own. */
  spreadUnaccounted?: boolean | undefined;
}

/** The module of this build. */
interface Analysing extends Full {
  Model: Full["Model"] & { text_of(given: string): string; version(name: string, scenario: unknown): Analysed };
  analysis(question: string, document?: unknown): string;
}

/** A compiled model of this build. */
interface Analysed extends Raw {
  what_if(patches: unknown, options: unknown): string;
  allocation(spreadUnaccounted: boolean): string;
  diff(other: Analysed): string;
  resume(readings: string, chosen: Analysed): void;
}

/**
 * The core with all rooms. What is called `run`, `claim`, `plan` or `asked` is an object, or its JSON text. A scenario is the id of a
 * shipped one, an object, its JSON text, or a model; an id that nothing has is refused as `unknown_name`, with the nearest ones.
 */
export class Analysis extends Core {
  /** Money over time, depreciation, cost of capital, owning and renting. */
  readonly finance: Finance;
  readonly #ask: Asking;
  readonly #core: Analysing;

  constructor(core: Analysing) {
    super(core, false);
    this.#core = core;
    this.#ask = (question, document) => {
      try {
        return JSON.parse(core.analysis(question, document));
      } catch (thrown) {
        throw told(thrown);
      }
    };
    this.finance = new Finance(this.#ask);
  }

  /** Reads a scenario: a shipped one by its id, an object, or JSON text. A model is given back as it is. */
  override scenario(given: Model | Scenario | string | object): Model {
    if (isModel(given)) {
      rawOf(given, "scenario");
      return given;
    }
    return super.scenario(typeof given === "string" ? this.#core.Model.text_of(given) : given);
  }

  /** What owning accelerators costs, year by year: `finance.ownership`. */
  ownership(plan: Ownership | string): OwnershipCosts {
    return this.finance.ownership(plan);
  }

  /** Owning against renting the same hours: `finance.ownOrRent`. */
  ownOrRent(asked: OwnOrRent | string): OwnOrRentAnswer {
    return this.finance.ownOrRent(asked);
  }

  /** Checks a claimed number of chips against the chips that were sold. Plausible means that it could be, not that it is true. */
  checkSupply(claim: SupplyClaim | string): Plausibility {
    return this.#ask("check_supply", claim);
  }

  /** Checks a fleet against the power of a site. Without `site_mw` the lines say what it would take. */
  checkPower(claim: PowerClaim | string): Plausibility {
    return this.#ask("check_power", claim);
  }

  /** Checks what a fleet cost against the stated means of its owner. */
  checkMoney(claim: MoneyClaim | string): Plausibility {
    return this.#ask("check_money", claim);
  }

  /** Checks whether a run could be done on so many chips in the time that there was. */
  checkTime(claim: TimeClaim | string): Plausibility {
    return this.#ask("check_time", claim);
  }

  /** Money of a currency and a year in dollars of another year, or of the same one where none is told. */
  convert(amount: number, currency: Currency, year: number, toYear?: number): Converted {
    return this.#ask("convert", { amount, currency, year, to_year: toYear });
  }

  /**
   * What a scenario would be in another market: its outputs before and after some patches, and the difference with its range, all from
   * the same draws. A model keeps its readings and the numbers that were set. Of the options, `outputs`, `draws`, `seed` and `method`
   * count.
   *
   * Throws `unknown_name` for a patch or an output, `out_of_range` where a number leaves its range, `impossible` where numbers cannot
   * hold together.
   *
   * @example
   * const { outputs } = fc.whatIf("small-lab", ["rent-falls", "overcapacity"]);
   */
  whatIf(scenario: Model | Scenario | string | object, patches: Patch | readonly Patch[], options?: Ask): WhatIf {
    return this.#with(scenario, (raw) => {
      const { answer, values } = JSON.parse(raw.what_if(patches, options));
      return { ...answer, values };
    });
  }

  /** The market scenarios that come with fullcost: patches for `whatIf`, each cited or assumed. */
  market(): MarketRow[] {
    return this.#ask("market");
  }

  /**
   * The cost of a fleet and its organisation, shared over runs, experiments, serving and idle hours: the cells, the fully loaded price of
   * each row in steps that close, and the runs in all scopes. A model keeps its readings and the numbers that were set.
   *
   * Throws `impossible` for a scenario without a fleet.
   *
   * @example
   * const { loaded } = fc.allocation("small-lab", { spreadUnaccounted: true });
   */
  allocation(scenario: Model | Scenario | string | object, options: AllocationOptions = {}): Allocation {
    const spread = spreadOf(options);
    return this.#with(scenario, (raw) => JSON.parse(raw.allocation(spread)));
  }

  /**
   * What was known of a scenario on a date: a year, a month or a day, of which the first two stand for their last day. Each figure is
   * known, not yet known, replaced by a reading of that time, or undated. Of a model the document counts: numbers and readings that were
   * set are not looked at.
   *
   * Throws `wrong_type` for what is no date, `unknown_name` for an id that nothing has, `impossible` for a model that was opened from
   * bytes, which holds no dates.
   *
   * @example
   * const { readings, scopes } = fc.asKnownOn("deepseek", "2025-02-01");
   */
  asKnownOn(scenario: Model | Scenario | string | object, date: string): AsKnownOn {
    return this.#ask("as_known_on", { scenario: documentOf(scenario), date });
  }

  /**
   * The scenario of that day: a model with the readings of that time on, without the claims that were not out yet. What leans on one
   * leans on the claim that its author corrected by it, or is left out; what was not known yet keeps its value, as a model needs a
   * number. A model's readings and set numbers stay, on top of what was known. The document of that day is its `document`, which does
   * not say which readings are on.
   *
   * Throws what `asKnownOn` throws.
   *
   * @example
   * const then = fc.scenarioAsKnownOn("deepseek", "2025-02-01");
   * console.log(then.evaluate().scopes, fc.diff(then, "deepseek").sentence);
   */
  scenarioAsKnownOn(scenario: Model | Scenario | string | object, date: string): Model {
    const chosen = isModel(scenario) ? rawOf(scenario, "scenario") : undefined;
    const asked = { scenario: documentOf(scenario), date };
    const then = super.scenario(this.#ask<Scenario>("scenario_as_known_on", asked));
    const held = this.#ask<AsKnownOn>("as_known_on", asked).readings.map(({ id }) => id);
    if (chosen) (then.raw as Analysed).resume(held.join(), chosen);
    else then.readings(held);
    return then;
  }

  /**
   * What is different between two versions of a scenario, and what each changed figure does to the answer. A model's readings and set
   * numbers count.
   *
   * Throws what is wrong with a version at its path in `old` or `new`.
   *
   * @example
   * const lab = fc.scenario("small-lab");
   * lab.set("fleet[h100].count", 384);
   * const { figures, effects } = fc.diff("small-lab", lab);
   */
  diff(old: Model | Scenario | string | object, newer: Model | Scenario | string | object): Difference {
    return this.#version("old", old, (before) =>
      this.#version("new", newer, (after) => JSON.parse(before.diff(after))),
    );
  }

  /** The architecture that a model hub's `config.json` describes, or that is known by a name: what stands in a run. */
  architecture(config: object | string): Architecture {
    return this.#ask("architecture", config);
  }

  /** The same chip-hours by every method, with the reasons of the gaps between them. */
  costMethods(run: CostedRun | string): CostMethods {
    return this.#ask("cost_methods", run);
  }

  /** What developing a model cost: final run, experiments and people, as ranges. */
  developmentCost(run: DevelopmentRun | string): DevelopmentCosts {
    return this.#ask("development_cost", run);
  }

  /** Where the billed hours of a training run go. */
  goodput(losses: RunLosses | string): Goodput {
    return this.#ask("goodput", losses);
  }

  /** Published whole runs with the hours that were reported, beside what their steady state takes. */
  publishedRuns(): RunRow[] {
    return this.#ask("published_runs");
  }

  /** Measured runs beside their predictions: those of the fit, and those that no fit has seen. */
  measuredRuns(): MeasuredRow[] {
    return this.#ask("measured_runs");
  }

  /** Energy and carbon of a training run, every factor with its source. */
  runEnergy(run: EnergyRun | string): RunEnergy {
    return this.#ask("run_energy", run);
  }

  /** Disclosed energy and carbon of runs beside what comes out here. */
  energyDisclosures(): DisclosureRow[] {
    return this.#ask("energy_disclosures");
  }

  /** What accelerators cost, as somebody told it on a date; with `as_of`, the latest known by then. */
  prices(asked: PricesAsked = {}): PriceEntry[] {
    return this.#ask("prices", asked);
  }

  /** Asks a model, or one that lives as long as the question. */
  #with<T>(scenario: Model | Scenario | string | object, ask: (raw: Analysed) => T): T {
    if (isModel(scenario)) return ask(rawOf(scenario, "scenario"));
    const { raw } = this.scenario(scenario);
    try {
      return ask(raw as Analysed);
    } finally {
      raw.free();
    }
  }

  /** The same, where several scenarios are asked about: mistakes stand at their paths in `name`. */
  #version<T>(name: string, scenario: unknown, ask: (raw: Analysed) => T): T {
    if (isModel(scenario)) return ask(rawOf(scenario, name));
    const raw = this.#core.Model.version(name, scenario);
    try {
      return ask(raw);
    } finally {
      raw.free();
    }
  }
}

/** Whether it is a model, of whichever build. */
function isModel(scenario: unknown): scenario is Model {
  return scenario !== null && typeof scenario === "object" && "raw" in scenario;
}

/** The compiled model, if it is one of this build. */
function rawOf(model: Model, path: string): Analysed {
  const raw = model.raw as Partial<Analysed>;
  if (typeof raw.what_if === "function") return raw as Analysed;
  const message = "is a model of another build, which cannot answer this";
  const accepted = "a scenario, or a model of `fullcost/analysis`";
  throw new FullcostError({ code: "wrong_type", path, message, accepted });
}

/** What a scenario was read from. */
function documentOf(scenario: unknown): unknown {
  if (!isModel(scenario)) return scenario;
  if (scenario.document !== undefined) return scenario.document;
  const message = "is resolved, and such a one does not hold the dates of its figures";
  const accepted = "a scenario as a document";
  throw new FullcostError({ code: "impossible", path: "scenario", message, accepted });
}

/** Whether the unaccounted hours are to be spread. A misspelt option must not count as `false`. */
function spreadOf(options: AllocationOptions): boolean {
  const known = "spreadUnaccounted";
  if (typeof options !== "object" || options === null) {
    const message = `must be an object, got ${options === null ? "null" : typeof options}`;
    throw new FullcostError({ code: "wrong_type", path: "options", message, accepted: known });
  }
  for (const path of Object.keys(options)) {
    if (path !== known)
      throw new FullcostError({ code: "unknown_key", path, message: "is not a known key", accepted: known });
  }
  const spread: unknown = options.spreadUnaccounted ?? false;
  if (typeof spread === "boolean") return spread;
  const message = `must be true or false, got ${spread === null ? "null" : typeof spread}`;
  throw new FullcostError({ code: "wrong_type", path: known, message, accepted: "true or false" });
}

const bring = loader<Analysing>(glue, { wasm: "./analysis.wasm" });

/** Loads the core with all rooms, once for everybody who asks. It is for scripts and tools, and has no twin for pages that forbid wasm. */
export async function load(options: LoadOptions = {}): Promise<Analysis> {
  const { core } = await bring(options);
  return new Analysis(core);
}
