//! Which leaves stand behind each line of the bill and each use, found by running the equations over traced numbers.

use crate::model::bill::Bill;
use crate::model::items::ITEMS;
use crate::model::plan::{Plan, Values};
use crate::trace::{Traced, traced};

/// The leaves behind each part of the bill.
pub struct Provenance {
    /// By cost item.
    pub items: [Vec<u32>; ITEMS],
    /// By line without hours.
    pub lines: Vec<Vec<u32>>,
    /// By use, its hours.
    pub hours: Vec<Vec<u32>>,
}

impl Provenance {
    /// Traces the bill of these values.
    pub fn of(plan: &Plan, values: &[f64]) -> Provenance {
        traced(|| {
            let leaves = values.iter().enumerate();
            let x = Values(leaves.map(|(index, &value)| Traced::leaf(value, index as u32)).collect());
            let bill = Bill::new(plan, &x, plan.years(values));
            let items = std::array::from_fn(|item| {
                let years = bill.owner.iter().filter_map(|year| year.get(item));
                years.fold(Traced::leafless(), |sum, &cost| sum + cost).leaves()
            });
            let hours = bill.hours.iter().map(|hours| hours.leaves()).collect();
            Provenance { items, lines: bill.lines.iter().map(|line| line.leaves()).collect(), hours }
        })
    }
}
