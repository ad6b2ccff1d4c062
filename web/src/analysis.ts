// The full model with the rooms that no page needs: finance, plausibility, markets, and what training runs cost.

import * as glue from "../pkg/analysis/core.js";
import { FullcostError, told } from "./error.js";
import { type Asking, Finance } from "./finance.js";
import { Core, type Full, type Model, type Raw } from "./full.js";
import type {
  Architecture,
  Ask,
  Converted,
  CostedRun,
  CostMethods,
  Currency,
  DevelopmentCosts,
  DevelopmentRun,
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

/** The module of this build. */
interface Analysing extends Full {
  analysis(question: string, document?: unknown): string;
}

/** A compiled model of this build. */
interface Patchable extends Raw {
  what_if(patches: unknown, options: unknown): string;
}

/** The core with all rooms. What is called `run`, `claim`, `plan` or `asked` is an object, or its JSON text. */
export class Analysis extends Core {
  /** Money over time, depreciation, cost of capital, owning and renting. */
  readonly finance: Finance;
  readonly #ask: Asking;

  constructor(core: Analysing) {
    super(core, false);
    this.#ask = (question, document) => {
      try {
        return JSON.parse(core.analysis(question, document));
      } catch (thrown) {
        throw told(thrown);
      }
    };
    this.finance = new Finance(this.#ask);
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
   * const { outputs } = fc.whatIf(await fc.fetchScenario("small-lab"), ["rent-falls", "overcapacity"]);
   */
  whatIf(scenario: Model | Scenario | string | object, patches: Patch | readonly Patch[], options?: Ask): WhatIf {
    if (scenario !== null && typeof scenario === "object" && "raw" in scenario) {
      return whatIf(scenario.raw as Partial<Patchable>, patches, options);
    }
    const model = this.scenario(scenario);
    try {
      return whatIf(model.raw as Patchable, patches, options);
    } finally {
      model.free();
    }
  }

  /** The market scenarios that come with fullcost: patches for `whatIf`, each cited or assumed. */
  market(): MarketRow[] {
    return this.#ask("market");
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
}

function whatIf(raw: Partial<Patchable>, patches: Patch | readonly Patch[], options?: Ask): WhatIf {
  if (typeof raw.what_if !== "function") {
    const message = "is a model of another build, which cannot be patched";
    const accepted = "a scenario, or a model of `fullcost/analysis`";
    throw new FullcostError({ code: "wrong_type", path: "scenario", message, accepted });
  }
  const { answer, values } = JSON.parse(raw.what_if(patches, options));
  return { ...answer, values };
}

const bring = loader<Analysing>(glue, { wasm: "./analysis.wasm" });

/** Loads the core with all rooms, once for everybody who asks. It is for scripts and tools, and has no twin for pages that forbid wasm. */
export async function load(options: LoadOptions = {}): Promise<Analysis> {
  const { core } = await bring(options);
  return new Analysis(core);
}
