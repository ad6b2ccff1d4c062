// Finance: what money is worth over time, what machines cost their owner, and whether renting would be cheaper.

import type {
  CapitalCost,
  CapitalMix,
  Depreciation,
  DepreciationYear,
  ElectricityAsked,
  ElectricityRow,
  Ownership,
  OwnershipCosts,
  OwnOrRent,
  OwnOrRentAnswer,
  PaidAt,
} from "./types.js";

/** Asks the compiled model a question of that name about a document. */
export type Asking = <T>(question: string, document?: unknown) => T;

/** Cash flows, a period apart, the first now. What comes in is positive. */
export type Flows = readonly number[] | Float64Array;

/** A case that comes with fullcost: a document, what was published of it, and what in it is assumed. */
export interface FinanceCase {
  id: string;
  title: string;
  /** Id of the source. */
  source: string;
  ownership?: Ownership;
  own_or_rent?: OwnOrRent;
  capital?: CapitalMix;
  /** What the source says comes out. */
  published: unknown;
  /** Who stands behind the numbers that go in. */
  told: unknown;
}

/** One public table of owning and renting an hour of accelerators, with its source. */
export interface OwnRentTable {
  source: Record<string, string>;
  rows: Record<string, unknown>[];
  plans: Record<string, unknown>;
  told: unknown;
}

/**
 * Sums of money have the names and the signs of spreadsheets. Nothing is ever NaN: where there is no answer, a `FullcostError` says
 * why.
 */
export class Finance {
  readonly #ask: Asking;

  constructor(ask: Asking) {
    this.#ask = ask;
  }

  /** Net present value of cash flows: the sum of `values[t] / (1 + rate)^t`, the first of them now. */
  npv(rate: number, values: Flows): number {
    return this.#ask("npv", { rate, values: listed(values) });
  }

  /** The internal rate of return. Throws `impossible` where there is none above -1, or more than one (`irrs` gives all). */
  irr(values: Flows): number {
    return this.#ask("irr", { values: listed(values) });
  }

  /** Every rate above -1 at which the value of the flows is 0, rising. */
  irrs(values: Flows): number[] {
    return this.#ask("irrs", { values: listed(values) });
  }

  /** What payments of `pmt` a period, after `pv` now, have become after `nper` periods. Paid at the end of each, unless `when` is `begin`. */
  fv(rate: number, nper: number, pmt: number, pv: number, when?: PaidAt): number {
    return this.#ask("fv", { rate, nper, pmt, pv, when });
  }

  /** What payments of `pmt` a period, with `fv` after the last (0 where it is left out), are worth now. */
  pv(rate: number, nper: number, pmt: number, fv?: number, when?: PaidAt): number {
    return this.#ask("pv", { rate, nper, pmt, fv, when });
  }

  /** The payment of every period that brings `pv` now to `fv`, 0 where it is left out. */
  pmt(rate: number, nper: number, pv: number, fv?: number, when?: PaidAt): number {
    return this.#ask("pmt", { rate, nper, pv, fv, when });
  }

  /** The number of periods in which payments bring `pv` to `fv`. Throws `impossible` where no number does it. */
  nper(rate: number, pmt: number, pv: number, fv?: number, when?: PaidAt): number {
    return this.#ask("nper", { rate, pmt, pv, fv, when });
  }

  /** The interest of a period at which payments bring `pv` to `fv`. Throws `impossible` where no rate does it, or more than one. */
  rate(nper: number, pmt: number, pv: number, fv: number, when?: PaidAt): number {
    return this.#ask("rate", { nper, pmt, pv, fv, when });
  }

  /** Periods after which the flows have come back for good, with interest where a `rate` is told. `null` where they never do. */
  payback(values: Flows, rate?: number): number | null {
    return this.#ask("payback", { rate, values: listed(values) });
  }

  /** The part of an outlay that must come back every year: `r / (1 - (1 + r)^-n)`. */
  capitalRecoveryFactor(rate: number, years: number): number {
    return this.#ask("capital_recovery_factor", { rate, years });
  }

  /** What a used GPU fetches at an age, as a share of the price paid (assumed). */
  resaleShare(age_years: number): number {
    return this.#ask("resale_share", { age_years });
  }

  /** The years of an asset's life, with the value that is lost in each and what is left. */
  depreciation(asset: Depreciation | string): DepreciationYear[] {
    return this.#ask("depreciation", asset);
  }

  /** The weighted cost of a mix of loans, notes and equity. */
  costOfCapital(mix: CapitalMix | string): CapitalCost {
    return this.#ask("cost_of_capital", mix);
  }

  /** What owning accelerators costs, year by year. Each mistake of the plan is thrown with its path. */
  ownership(plan: Ownership | string): OwnershipCosts {
    return this.#ask("ownership", plan);
  }

  /** Owning against renting the same hours: break-even points, payback, rate of return, and the best mix where a load is told. */
  ownOrRent(asked: OwnOrRent | string): OwnOrRentAnswer {
    return this.#ask("own_or_rent", asked);
  }

  /** The cases that come with fullcost. */
  cases(): FinanceCase[] {
    return this.#ask<{ cases: FinanceCase[] }>("cases").cases;
  }

  /**
   * What industry pays for a kilowatt-hour, by country and year. With years, one row for each: after the last that is known its price
   * holds on, marked `assumed`. What is asked is an object, or stands in a row, the country first.
   *
   * Throws `unknown_name` at `country` for one without a price, `missing` at `from_year` for a year before the first that is known.
   *
   * @example
   * fc.finance.electricity("US", 2023, 2025);
   * fc.finance.electricity({ country: "US", from_year: 2023, to_year: 2025 }); // the same
   */
  electricity(asked?: ElectricityAsked): ElectricityRow[];
  electricity(country: string, fromYear?: number, toYear?: number): ElectricityRow[];
  electricity(given: ElectricityAsked | string = {}, from_year?: number, to_year?: number): ElectricityRow[] {
    const isCountry = typeof given === "string" && !given.trimStart().startsWith("{");
    return this.#ask("electricity", isCountry ? { country: given, from_year, to_year } : given);
  }

  /** One public table of owning and renting an hour of seven accelerators. */
  ownRentTable(): OwnRentTable {
    return this.#ask("own_rent_table");
  }
}

/** Arrays of doubles as lists, which is what a document holds. */
function listed(values: Flows): unknown {
  return ArrayBuffer.isView(values) ? Array.from(values as Float64Array) : values;
}
