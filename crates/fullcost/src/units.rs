//! Quantities: numbers that carry their unit in the type, generic over the kind of number.

use std::marker::PhantomData;
use std::ops::{Add, Div, Mul, Sub};

use crate::digits::{number, scientific};
use crate::real::Real;
use crate::text::joined;

/// Days in a year, leap years counted.
pub const DAYS_PER_YEAR: f64 = 365.25;
/// Hours in a day.
pub const HOURS_PER_DAY: f64 = 24.0;
/// Hours in a year.
pub const HOURS_PER_YEAR: f64 = DAYS_PER_YEAR * HOURS_PER_DAY;
/// Months in a year.
pub const MONTHS_PER_YEAR: f64 = 12.0;
/// Weeks in a year.
pub const WEEKS_PER_YEAR: f64 = DAYS_PER_YEAR / 7.0;

/// What a quantity's number may be.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// The least value allowed.
    pub min: f64,
    /// The greatest value allowed.
    pub max: f64,
    /// Whether `min` itself is refused.
    pub above: bool,
}

impl Range {
    /// Says in words what is accepted: `>= 0`, `> 0 and <= 1`.
    pub fn words(&self) -> String {
        let low = joined(&[if self.above { ">" } else { ">=" }, " ", &number(self.min)]);
        joined(&[&low, " and <= ", &plain(self.max)])
    }

    /// The broken half in words, or `None` if `value` is allowed.
    pub fn broken(&self, value: f64) -> Option<String> {
        if value < self.min || (self.above && value <= self.min) {
            Some(joined(&[
                "must be ",
                if self.above { ">" } else { ">=" },
                " ",
                &number(self.min),
                ", got ",
                &plain(value),
            ]))
        } else if value > self.max {
            Some(joined(&["must be <= ", &plain(self.max), ", got ", &plain(value)]))
        } else {
            None
        }
    }
}

/// A number as people type it: with an exponent when it is very long.
pub fn plain(value: f64) -> String {
    if value != 0.0 && (value.abs() >= 1e15 || value.abs() < 1e-6) { scientific(value) } else { number(value) }
}

/// A unit: its key, its words and its range.
pub trait Unit: Copy + 'static {
    /// As a field name ends in it: `gpu_hours`.
    const KEY: &'static str;
    /// As a reader reads it: `GPU-hours`.
    const WORDS: &'static str;
    /// What is accepted.
    const RANGE: Range;
}

/// A number of some unit.
#[derive(Clone, Copy, Debug)]
pub struct Quantity<U, R>(pub R, PhantomData<U>);

/// Wraps a bare number into a quantity. The one place where a unit is claimed rather than derived.
#[inline(always)]
pub fn quantity<U, R>(value: R) -> Quantity<U, R> {
    Quantity(value, PhantomData)
}

/// `Self` times `B`.
#[diagnostic::on_unimplemented(message = "`{Self}` times `{B}` is not a defined product of units")]
pub trait Times<B> {
    /// What it is.
    type Product;
}

/// `Self` divided by `B`.
#[diagnostic::on_unimplemented(message = "`{Self}` over `{B}` is not a defined quotient of units")]
pub trait Over<B> {
    /// What it is.
    type Quotient;
}

impl<A: Times<B>, B, R: Real> Mul<Quantity<B, R>> for Quantity<A, R> {
    type Output = Quantity<A::Product, R>;
    #[inline(always)]
    fn mul(self, other: Quantity<B, R>) -> Self::Output {
        quantity(self.0 * other.0)
    }
}

impl<A: Over<B>, B, R: Real> Div<Quantity<B, R>> for Quantity<A, R> {
    type Output = Quantity<A::Quotient, R>;
    #[inline(always)]
    fn div(self, other: Quantity<B, R>) -> Self::Output {
        quantity(self.0 / other.0)
    }
}

impl<U, R: Real> Add for Quantity<U, R> {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        quantity(self.0 + other.0)
    }
}

impl<U, R: Real> Sub for Quantity<U, R> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        quantity(self.0 - other.0)
    }
}

impl<U, R: Real> Quantity<U, R> {
    /// Scaled by a bare ratio.
    #[inline(always)]
    pub fn scaled(self, ratio: R) -> Self {
        quantity(self.0 * ratio)
    }

    /// Nothing of it.
    #[inline(always)]
    pub fn zero() -> Self {
        quantity(R::of(0.0))
    }
}

const fn range(min: f64, max: f64, above: bool) -> Range {
    Range { min, max, above }
}

macro_rules! quantities {
    ($($(#[$doc:meta])* $name:ident, $key:literal, $words:literal, $range:expr;)+) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl Unit for $name {
            const KEY: &'static str = $key;
            const WORDS: &'static str = $words;
            const RANGE: Range = $range;
        })+
    };
}

// The upper ends are far beyond anything on Earth; they keep products finite.
quantities! {
    /// Accelerators.
    Gpus, "gpus", "GPUs", range(0.0, 1e12, false);
    /// Servers of several accelerators.
    Nodes, "nodes", "nodes", range(0.0, 1e12, false);
    /// Accelerators in one server.
    GpusPerNode, "gpus_per_node", "GPUs a node", range(0.0, 1e6, false);
    /// One accelerator held for one hour.
    GpuHours, "gpu_hours", "GPU-hours", range(0.0, 1e18, false);
    /// Time.
    Hours, "hours", "hours", range(0.0, 1e7, false);
    /// Time.
    Days, "days", "days", range(0.0, 1e6, false);
    /// Time.
    Years, "years", "years", range(0.0, 100.0, true);
    /// Time.
    Months, "months", "months", range(0.0, 1200.0, false);
    /// A moment, after the start of the window or before it.
    YearsFromStart, "years_from_start", "years after the start", range(-100.0, 100.0, false);
    /// Money.
    Usd, "usd", "US dollars", range(0.0, 1e18, false);
    /// Money of any currency.
    Amount, "amount", "of the currency", range(0.0, 1e18, false);
    /// The price of one accelerator with its part of the server.
    UsdPerGpu, "usd_per_gpu", "US dollars a GPU", range(0.0, 1e9, false);
    /// Money each year for one accelerator.
    UsdPerGpuYear, "usd_per_gpu_year", "US dollars a GPU and year", range(0.0, 1e9, false);
    /// Money each year.
    UsdPerYear, "usd_per_year", "US dollars a year", range(0.0, 1e18, false);
    /// Employees.
    People, "people", "people", range(0.0, 1e9, false);
    /// Money each year for one employee.
    UsdPerPersonYear, "usd_per_person_year", "US dollars a person and year", range(0.0, 1e9, false);
    /// The price of one accelerator for one hour.
    UsdPerGpuHour, "usd_per_gpu_hour", "US dollars a GPU-hour", range(0.0, 1e6, false);
    /// The price of electricity.
    UsdPerKwh, "usd_per_kwh", "US dollars a kWh", range(0.0, 1e4, false);
    /// The rent of a place with power for one kilowatt of equipment.
    UsdPerKwMonth, "usd_per_kw_month", "US dollars a kW and month", range(0.0, 1e6, false);
    /// Power for one accelerator with its part of everything around it.
    KwPerGpu, "kw", "kW a GPU", range(0.0, 1e3, false);
    /// The price of a building for one megawatt of equipment.
    UsdPerMw, "usd_per_mw", "US dollars a MW", range(0.0, 1e12, false);
    /// Failures of one accelerator in a year.
    FailuresPerGpuYear, "failures_per_gpu_year", "failures a GPU and year", range(0.0, 1e4, false);
    /// The price of a repair.
    UsdPerFailure, "usd_per_failure", "US dollars a failure", range(0.0, 1e9, false);
    /// Power of a site.
    Megawatts, "mw", "MW", range(0.0, 1e9, false);
    /// Energy.
    Kwh, "kwh", "kWh", range(0.0, 1e18, false);
    /// A part of a whole.
    Share, "share", "share", range(0.0, 1.0, false);
    /// Taxes over a price, or below 0 a credit.
    Levy, "levy", "share, below 0 for a credit", range(-0.99, 10.0, false);
    /// A part of a whole that must not be nothing.
    BusyShare, "busy_share", "share of the hours in use", range(0.0, 1.0, true);
    /// A bare factor.
    Ratio, "ratio", "times", range(0.0, 1e6, false);
    /// All that work costs an employer over what is paid out for it.
    CostOverPay, "cost_over_pay", "times, at least 1", range(1.0, 1e3, false);
    /// Power at the meter over power at the equipment.
    Pue, "pue", "PUE", range(1.0, 10.0, false);
    /// Work.
    Flop, "flop", "FLOP", range(0.0, 1e36, false);
    /// Model FLOP utilisation: the model's work over the dense peak.
    Mfu, "mfu", "MFU", range(0.0, 1.0, true);
    /// Dense peak speed of one accelerator.
    TflopPerS, "tflop_per_s", "TFLOP/s", range(0.0, 1e9, true);
    /// Training tokens.
    TrillionTokens, "trillion_tokens", "trillion tokens", range(0.0, 1e9, false);
    /// Hours spent on a trillion tokens.
    GpuHoursPerTrillionTokens, "gpu_hours_per_trillion_tokens", "GPU-hours a trillion tokens", range(0.0, 1e15, false);
    /// A price index, on any base.
    PriceIndex, "index", "index", range(0.0, 1e9, true);
    /// A choice between named things, by its number.
    Switch, "choice", "choice", range(-1.0, 1e6, false);
}

macro_rules! products {
    ($($a:ident * $b:ident = $c:ident;)+) => {
        $(impl Times<$b> for $a { type Product = $c; }
        impl Times<$a> for $b { type Product = $c; }
        impl Over<$a> for $c { type Quotient = $b; }
        impl Over<$b> for $c { type Quotient = $a; })+
    };
}

products! {
    Gpus * Hours = GpuHours;
    Nodes * GpusPerNode = Gpus;
    UsdPerGpuHour * GpuHours = Usd;
    UsdPerGpu * Gpus = Usd;
    UsdPerGpuYear * Years = UsdPerGpu;
    UsdPerYear * Years = Usd;
    UsdPerPersonYear * People = UsdPerYear;
    UsdPerKwh * Kwh = Usd;
    KwPerGpu * GpuHours = Kwh;
    TrillionTokens * GpuHoursPerTrillionTokens = GpuHours;
}
