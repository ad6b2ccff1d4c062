//! Which leaves stand behind each line of the bill and each use, found by running the equations over traced numbers.

use crate::model::bill::Bill;
use crate::model::items::ITEMS;
use crate::model::plan::Plan;
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
    /// Traces the bill of these values, which have no factors in them yet.
    pub fn of(plan: &Plan, raw: &[f64]) -> Provenance {
        traced(|| {
            let leaves = raw.iter().enumerate();
            let x = plan.with_factors(leaves.map(|(index, &value)| Traced::leaf(value, index as u32)).collect());
            let bill = Bill::new(plan, &x, plan.years(raw));
            let items = std::array::from_fn(|item| {
                let years = bill.owner.iter().filter_map(|year| year.get(item));
                years.fold(Traced::leafless(), |sum, &cost| sum + cost).leaves()
            });
            let hours = bill.hours.iter().map(|hours| hours.leaves()).collect();
            Provenance { items, lines: bill.lines.iter().map(|line| line.leaves()).collect(), hours }
        })
    }
}
