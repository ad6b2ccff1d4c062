//! A patch: a named list of changes.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::record::record;
use crate::source::{Seen, Status};
use crate::text::joined;
use crate::uncertainty::math::pow;

record! {
    /// A named change of a scenario: what would be if the market were another.
    pub struct MarketPatch {
        /// Short name.
        id: String,
        /// As a reader reads it. The id if left out.
        label: Option<String>,
        /// What it means, and where its figures come from.
        note: Option<String>,
        /// Id of the source.
        source: Option<String>,
        /// Who stands behind its figures.
        status: Status = Status::Assumed,
        /// How far they were checked.
        seen: Option<Seen>,
        /// What it changes, in this order.
        changes: Vec<PatchChange>,
    }
}

record! {
    /// One change of a patch: a pattern and one of `times`, `value` and `rebound`.
    pub struct PatchChange {
        /// The paths of the numbers that it changes: `fleet[*].count`. In brackets stands an id, `*` for all, `purpose=serving` for the runs,
        /// work and lines of a purpose, or `accelerator=H20` for the pools of a chip.
        path: String,
        /// What the numbers are multiplied with, ranges and all. 0 or more.
        times: Option<f64>,
        /// What they are instead. They are not drawn then.
        value: Option<f64>,
        /// A gain in efficiency and the demand that it calls up; for hours of work.
        rebound: Option<Rebound>,
    }
}

record! {
    /// A gain in efficiency whose saving is passed on to buyers, who buy more.
    pub struct Rebound {
        /// How many times as much the same hour does. Above 0; 2 halves the hours of a unit of work.
        gain: f64,
        /// By how many per cent demand grows when the price falls by one. 0 for none. Above 1, hours rise in the end.
        elasticity: f64,
    }
}

/// What a change does to a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Multiplies it.
    Times(f64),
    /// Replaces it.
    Value(f64),
}

impl MarketPatch {
    /// As a reader reads it.
    pub fn label(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.id)
    }
}

impl PatchChange {
    /// What it does. `at` is its own path.
    ///
    /// Errors: none or several of `times`, `value` and `rebound`, and factors below 0 or without end.
    pub fn change(&self, at: &str) -> Result<Change> {
        let below = |name: &str| joined(&[at, ".", name]);
        match (self.times, self.value, &self.rebound) {
            (Some(times), None, None) => not_negative(below("times"), times).map(Change::Times),
            (None, Some(value), None) => Ok(Change::Value(value)),
            (None, None, Some(rebound)) => rebound.times(&below("rebound")).map(Change::Times),
            (None, None, None) => {
                Err(Error::new(Code::Missing, at, "says nothing of what changes", "times, value or rebound"))
            }
            _ => Err(Error::new(Code::WrongType, at, "says in two ways what changes", "times, value or rebound")),
        }
    }
}

impl Rebound {
    /// What hours are multiplied with. A unit of work takes `1 / gain` of its hours and, with all of that passed on, of its price;
    /// demand of constant elasticity then grows to `gain^elasticity`, and hours to the product of the two.
    fn times(&self, at: &str) -> Result<f64> {
        let gain = joined(&[at, ".gain"]);
        if not_negative(gain.clone(), self.gain)? == 0.0 {
            return Err(Error::new(Code::OutOfRange, gain, "must be above 0, got 0", "> 0"));
        }
        let elasticity = not_negative(joined(&[at, ".elasticity"]), self.elasticity)?;
        not_negative(at.to_owned(), pow(self.gain, elasticity - 1.0))
    }
}

fn not_negative(path: String, value: f64) -> Result<f64> {
    if !value.is_finite() {
        let message = joined(&["must be a finite number, got ", &number(value)]);
        return Err(Error::new(Code::NotFinite, path, message, "a finite number"));
    }
    if value < 0.0 {
        return Err(Error::new(Code::OutOfRange, path, joined(&["must be >= 0, got ", &number(value)]), ">= 0"));
    }
    Ok(value)
}
