//! Allocation: a fleet's and an organisation's cost shared over runs, experiments, serving and idle hours.
//!
//! The cells are the ledger's at owner's cost. From them each run and each work gets its fully loaded price, in steps that close:
//! over all rows, every step sums to what it adds, and the last to what the whole organisation costs.

mod cells;
mod load;
mod scopes;

use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::model::Model;
use crate::model::cut::{cut_of, undisclosed_in};
use crate::record::{answer, words};
use crate::scope::{Nature, Preset, Purpose, Valuation};

words! {
    /// A step of the fully loaded price.
    pub enum Load {
        /// Electricity of its own hours.
        Electricity = "electricity",
        /// And the other running costs of its hours.
        Operation = "operation",
        /// And the hardware of its hours, hired chips and the cost of capital: with it, the owner's cost.
        Hardware = "hardware",
        /// And its part of the idle hours.
        Idle = "idle",
        /// And its part of the hours that nobody accounts for, where that is asked for.
        Unaccounted = "unaccounted",
        /// And, for a run, its part of experiments and earlier models.
        Experiments = "experiments",
        /// And its part of pay, data and whatever else has no hours.
        Organisation = "organisation",
    }
}

answer! {
    /// Money of one nature for one use in one year, at owner's cost: a cell of the ledger, with its hours.
    pub struct AllocationCell {
        /// The year of the window, from 1.
        year: u32,
        /// The use, or the line.
        r#use: String,
        /// What it was for.
        purpose: Purpose,
        /// What the money bought.
        nature: Nature,
        /// GPU-hours of the use in that year, the same in the cells of all its natures. 0 for a line.
        gpu_hours: f64,
        /// The use's share of the fleet's hours. 0 for a line.
        share: f64,
        /// US dollars.
        usd: f64,
    }
}

answer! {
    /// A step of the fully loaded price of a row.
    pub struct LoadedStep {
        /// The run, the work, or one of the rests: `unaccounted`, `idle`.
        row: String,
        /// As a reader reads it.
        label: String,
        /// What it was for; a run counts as the purpose of its first phase.
        purpose: Purpose,
        /// The step.
        step: Load,
        /// GPU-hours of the row.
        gpu_hours: f64,
        /// What the step adds, in US dollars. What is shared over other rows is taken away from its own.
        usd: f64,
        /// The sum so far.
        loaded_usd: f64,
        /// That over the hours; none without hours.
        usd_per_gpu_hour: Option<f64>,
    }
}

answer! {
    /// What a run costs in a scope.
    pub struct ScopePrice {
        /// The run.
        row: String,
        /// As a reader reads it.
        label: String,
        /// The scope. Those of a fleet are taken for the run's own hours; `organisation` is the fully loaded price.
        scope: Preset,
        /// How hours became money.
        valuation: Valuation,
        /// GPU-hours that are counted.
        gpu_hours: f64,
        /// US dollars.
        usd: f64,
        /// That over the hours; none without hours.
        usd_per_gpu_hour: Option<f64>,
    }
}

answer! {
    /// What every use of the hours has of the cost.
    pub struct Allocation {
        /// Year by year, use by use, nature by nature.
        cells: Vec<AllocationCell>,
        /// The fully loaded prices, row by row, each in steps.
        loaded: Vec<LoadedStep>,
        /// The same runs in every scope.
        scopes: Vec<ScopePrice>,
        /// What the organisation spends over the window: the sum of all rows' last steps.
        organisation_usd: f64,
        /// Lines that nobody has disclosed, so that the organisation spends more than that.
        undisclosed: Vec<String>,
    }
}

/// Shares the cost at the current values; with `spread_unaccounted`, hours that nobody accounts for burden the known ones.
///
/// Errors: `impossible` without a fleet.
pub fn allocation(model: &Model, spread_unaccounted: bool) -> Result<Allocation> {
    let plan = model.plan();
    if plan.pools.is_empty() {
        let message = "is empty, so there are no hours to share its cost over";
        return Err(Error::new(Code::Impossible, "fleet", message, "at least one pool"));
    }
    let bill = model.bill()?;
    let whole = cut_of(plan, Preset::Organisation, &[]);
    let cells = cells::of(model, &bill);
    let rows = load::rows(plan, &bill, &cells, spread_unaccounted);
    Ok(Allocation {
        loaded: rows.iter().flat_map(|row| row.steps(spread_unaccounted)).collect(),
        scopes: scopes::of(plan, &bill, &rows),
        organisation_usd: bill.amount(plan, &whole).0,
        undisclosed: undisclosed_in(plan, &whole, model.values()),
        cells: cells.into_iter().map(|(_, cell)| cell).collect(),
    })
}

/// The same as JSON.
pub fn allocation_json(model: &Model, spread_unaccounted: bool) -> Result<String> {
    Ok(allocation(model, spread_unaccounted)?.json())
}

/// Dollars over hours; none without hours.
fn per_hour(usd: f64, gpu_hours: f64) -> Option<f64> {
    (gpu_hours > 0.0).then(|| usd / gpu_hours)
}
