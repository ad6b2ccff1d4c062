//! The list of a model's numbers: what a slider, a sweep or a table addresses them by.

use crate::json::ToJson;
use crate::model::Model;
use crate::record::answer;
use crate::source::Status;

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
        /// Low end of its range, where the scenario gives one.
        low: Option<f64>,
        /// High end of its range.
        high: Option<f64>,
        /// The probability of that range.
        confidence: Option<f64>,
        /// Who stands behind it.
        status: Status,
        /// Id of its source.
        source: Option<String>,
    }
}

/// All numbers of a model.
pub fn leaves(model: &Model) -> Vec<LeafRow> {
    let row = |(leaf, &value): (&crate::model::plan::Leaf, &f64)| LeafRow {
        path: leaf.path.clone(),
        unit: leaf.unit.clone(),
        value,
        scenario_value: leaf.value,
        min: leaf.min,
        max: leaf.max,
        low: leaf.interval.map(|(low, _)| low),
        high: leaf.interval.map(|(_, high)| high),
        confidence: leaf.confidence,
        status: leaf.status,
        source: leaf.source.clone(),
    };
    model.plan().leaves.iter().zip(model.values()).map(row).collect()
}

/// The same as JSON.
pub fn leaves_json(model: &Model) -> String {
    leaves(model).json()
}
