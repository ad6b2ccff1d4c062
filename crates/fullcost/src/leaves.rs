//! The list of a model's numbers: what a slider, a sweep or a table addresses them by.

use crate::json::ToJson;
use crate::model::Model;
use crate::model::plan::Leaf;
use crate::record::answer;
use crate::source::Status;
use crate::text::joined;
use crate::uncertainty::distribution::{Distribution, Interval, SHORTHAND_CONFIDENCE};

answer! {
    /// A number of the scenario.
    pub struct LeafRow {
        /// Its address.
        path: String,
        /// Its unit.
        unit: String,
        /// Its present value.
        value: f64,
        /// The value that the scenario gives it.
        scenario_value: f64,
        /// The least value that is accepted.
        min: f64,
        /// The greatest value that is accepted.
        max: f64,
        /// Low end of its range, where it has one; of another distribution, the 5 % quantile.
        low: Option<f64>,
        /// High end of its range, or the 95 % quantile.
        high: Option<f64>,
        /// The probability of that range.
        confidence: Option<f64>,
        /// Its distribution as JSON, where it has one.
        distribution: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// Id of its source.
        source: Option<String>,
        /// How it was brought to the scenario's dollars, each step with its sources in brackets: an exchange rate, a price index.
        converted: Vec<String>,
    }
}

/// All numbers of a model.
pub fn leaves(model: &Model) -> Vec<LeafRow> {
    let row = |(place, (leaf, &value)): (usize, (&Leaf, &f64))| LeafRow {
        path: leaf.path.clone(),
        unit: leaf.unit.clone(),
        value,
        scenario_value: leaf.value,
        min: leaf.min,
        max: leaf.max,
        low: model.range(place).map(|range| stated(range).low),
        high: model.range(place).map(|range| stated(range).high),
        confidence: model.range(place).map(|range| stated(range).confidence),
        distribution: model.range(place).map(ToJson::json),
        status: leaf.status,
        source: leaf.source.clone(),
        converted: leaf.steps().map(told).collect(),
    };
    model.plan().leaves.iter().zip(model.values()).enumerate().map(row).collect()
}

/// A step of a conversion with its sources in brackets.
fn told<'a>((step, sources): (&str, impl Iterator<Item = &'a str>)) -> String {
    let sources = sources.collect::<Vec<_>>().join(", ");
    if sources.is_empty() { step.to_owned() } else { joined(&[step, " (", &sources, ")"]) }
}

/// A distribution as a range: as it was written, or by its 5 % and 95 % quantiles.
fn stated(range: &Distribution) -> Interval {
    match range {
        Distribution::Interval(interval) => interval.clone(),
        _ => {
            let (low, high) = range.ninety();
            Interval { low, high, confidence: SHORTHAND_CONFIDENCE }
        }
    }
}

/// The same as JSON.
pub fn leaves_json(model: &Model) -> String {
    leaves(model).json()
}
