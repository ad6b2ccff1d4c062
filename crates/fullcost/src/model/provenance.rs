//! Which leaves stand behind each line of the bill and each use, found by running the equations over traced numbers.

use crate::model::Model;
use crate::model::bill::Bill;
use crate::model::items::ITEMS;
use crate::model::plan::Values;
use crate::source::Status;
use crate::trace::{Traced, traced};

/// The leaves behind each part of the bill.
pub struct Provenance {
    /// By cost item.
    pub items: [Vec<u32>; ITEMS],
    /// By line without hours.
    pub lines: Vec<Vec<u32>>,
    /// By use, the hours only.
    hours: Vec<Vec<u32>>,
    told: Vec<bool>,
}

impl Provenance {
    /// Traces a model's current bill.
    pub fn of(model: &Model) -> Provenance {
        let plan = model.plan();
        traced(|| {
            let leaves = model.values().iter().enumerate();
            let x = Values(
                leaves
                    .map(|(index, &value)| Traced::leaf(value, index as u32))
                    .collect(),
            );
            let bill = Bill::new(plan, &x, model.years(model.values()));
            let items = std::array::from_fn(|item| {
                let years = bill.owner.iter().filter_map(|year| year.get(item));
                years
                    .fold(Traced::leafless(), |sum, &cost| sum + cost)
                    .leaves()
            });
            let hours: Vec<Vec<u32>> = bill.hours.iter().map(|hours| hours.leaves()).collect();
            let stated = |leaves: &Vec<u32>| {
                leaves.iter().all(|&leaf| {
                    plan.leaves
                        .get(leaf as usize)
                        .is_some_and(|leaf| leaf.status == Status::Stated)
                })
            };
            let told = hours.iter().take(plan.uses.len()).map(stated).collect();
            Provenance {
                items,
                lines: bill.lines.iter().map(|line| line.leaves()).collect(),
                hours,
                told,
            }
        })
    }

    /// Whether somebody stated every number behind the hours of that use.
    pub fn told(&self, place: usize) -> bool {
        self.told.get(place).copied().unwrap_or(false)
    }

    /// The leaves behind the hours of that use.
    pub fn hours(&self, place: usize) -> &[u32] {
        self.hours.get(place).map_or(&[], Vec::as_slice)
    }
}
