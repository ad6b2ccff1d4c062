//! Which leaves stand behind each line of the bill and each use, found by following its numbers through the equations.

use crate::model::Model;
use crate::model::bill::Bill;
use crate::model::items::ITEMS;
use crate::model::plan::{CutPlan, Plan, Values};
use crate::real::Real;
use crate::uncertainty::tape::{Taped, behind};

/// How the paths of factors end that a what-if moves: of a predicted run, or of a reading that multiplies.
pub const WHAT_IF: &str = ".what_if";

/// The leaves behind each part of the bill.
pub struct Provenance {
    /// By cost item.
    pub items: Vec<Vec<u32>>,
    /// By line without hours.
    pub lines: Vec<Vec<u32>>,
    /// By use, its hours.
    pub hours: Vec<Vec<u32>>,
}

impl Provenance {
    /// Follows the values of this point, which have no factors in them yet, through the bill.
    pub fn of(plan: &Plan, raw: &[f64]) -> Provenance {
        let mut behind = behind(|| {
            let bill = bill(plan, raw);
            let item = |item: usize| {
                bill.owner.iter().filter_map(|year| year.get(item)).fold(Taped::of(0.0), |sum, &cost| sum + cost)
            };
            (0..ITEMS).map(item).chain(bill.lines.iter().chain(&bill.hours).copied()).collect()
        });
        let hours = behind.split_off(ITEMS + plan.lines.len());
        let lines = behind.split_off(ITEMS);
        Provenance { items: behind, lines, hours }
    }
}

/// The bill over numbers that can be followed.
fn bill(plan: &Plan, raw: &[f64]) -> Bill<Taped> {
    // The factor of a what-if that is off is no number that anybody stands behind.
    let is_off = |index: usize, value: f64| {
        value == 1.0 && plan.leaves.get(index).is_some_and(|leaf| leaf.path.ends_with(WHAT_IF))
    };
    let leaf = |(index, &value): (usize, &f64)| match is_off(index, value) {
        true => Taped::of(value),
        false => Taped::leaf(index as u32, value),
    };
    let x = plan.with_factors(raw.iter().enumerate().map(leaf).collect());
    let Values(values) = plan.with_factors(raw.to_vec());
    Bill::new(plan, &x, plan.years(&values))
}

impl Model {
    /// Paths of the numbers behind the rental value of all that the hours are told or assumed to have been for: behind those hours,
    /// and behind the rates that they are valued at.
    pub fn behind_uses(&self) -> Vec<&str> {
        let uses = self.plan().uses.len();
        self.paths_behind(|bill| {
            let uses = bill.hours.iter().zip(&bill.rents).take(uses);
            uses.fold(Taped::of(0.0), |sum, (&hours, &rent)| sum + hours * rent)
        })
    }

    /// Paths of the numbers behind the amount of a cut.
    pub fn behind_cut(&self, cut: &CutPlan) -> Vec<&str> {
        self.paths_behind(|bill| bill.amount(self.plan(), cut).0)
    }

    fn paths_behind(&self, output: impl FnOnce(&Bill<Taped>) -> Taped) -> Vec<&str> {
        let plan = self.plan();
        let behind = behind(|| vec![output(&bill(plan, self.raw()))]).into_iter().flatten();
        behind.filter_map(|leaf| plan.leaves.get(leaf as usize)).map(|leaf| leaf.path.as_str()).collect()
    }
}
