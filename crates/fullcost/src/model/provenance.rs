//! Which leaves stand behind each line of the bill and each use, found by running the equations over traced numbers.

use crate::model::Model;
use crate::model::bill::Bill;
use crate::model::items::ITEMS;
use crate::model::plan::{CutPlan, Plan, Values};
use crate::real::Real;
use crate::trace::{Traced, traced};

/// How the paths of factors end that a what-if moves: of a predicted run, or of a reading that multiplies.
pub const WHAT_IF: &str = ".what_if";

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
            let bill = bill(plan, raw);
            let items = std::array::from_fn(|item| {
                let years = bill.owner.iter().filter_map(|year| year.get(item));
                years.fold(Traced::leafless(), |sum, &cost| sum + cost).leaves()
            });
            let hours = bill.hours.iter().map(|hours| hours.leaves()).collect();
            Provenance { items, lines: bill.lines.iter().map(|line| line.leaves()).collect(), hours }
        })
    }
}

/// The bill over numbers that remember where they came from.
fn bill(plan: &Plan, raw: &[f64]) -> Bill<Traced> {
    // The factor of a what-if that is off is no number that anybody stands behind.
    let is_off = |index: usize, value: f64| {
        value == 1.0 && plan.leaves.get(index).is_some_and(|leaf| leaf.path.ends_with(WHAT_IF))
    };
    let leaf = |(index, &value): (usize, &f64)| match is_off(index, value) {
        true => Traced::of(value),
        false => Traced::leaf(value, index as u32),
    };
    let x = plan.with_factors(raw.iter().enumerate().map(leaf).collect());
    let Values(values) = plan.with_factors(raw.to_vec());
    Bill::new(plan, &x, plan.years(&values))
}

impl Model {
    /// Paths of the numbers behind the rental value of all that the hours are told or assumed to have been for: behind those hours,
    /// and behind the rates that they are valued at.
    pub fn behind_uses(&self) -> Vec<&str> {
        let plan = self.plan();
        let behind = traced(|| {
            let bill = bill(plan, self.raw());
            let uses = bill.hours.iter().zip(&bill.rents).take(plan.uses.len());
            uses.fold(Traced::leafless(), |sum, (&hours, &rent)| sum + hours * rent).leaves()
        });
        behind.iter().filter_map(|&leaf| plan.leaves.get(leaf as usize)).map(|leaf| leaf.path.as_str()).collect()
    }

    /// Paths of the numbers behind the amount of a cut.
    pub fn behind_cut(&self, cut: &CutPlan) -> Vec<&str> {
        let plan = self.plan();
        let behind = traced(|| bill(plan, self.raw()).amount(plan, cut).0.leaves());
        behind.iter().filter_map(|&leaf| plan.leaves.get(leaf as usize)).map(|leaf| leaf.path.as_str()).collect()
    }
}
