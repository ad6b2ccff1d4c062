//! The ledger's cells at owner's cost, with the hours of their uses.

use super::AllocationCell;
use crate::model::Model;
use crate::model::bill::Bill;
use crate::model::evaluate::{ledger, use_id};
use crate::outcome::Cell;
use crate::scope::Valuation;

/// The cells of the uses, and those of the lines. A line may have the name of a use, so each kind is made by itself.
pub fn of(model: &Model, bill: &mut Bill<f64>) -> (Vec<AllocationCell>, Vec<AllocationCell>) {
    let plan = model.plan();
    let year_hours = bill.year_hours.clone();
    let hours_in = |year: u32| year_hours.get(year as usize - 1).copied().unwrap_or(0.0);

    let lines = std::mem::take(&mut bill.lines);
    let uses = ledger(plan, bill);
    bill.lines = lines;
    let (hours, shares) = (std::mem::take(&mut bill.hours), std::mem::take(&mut bill.shares));
    let lines = ledger(plan, bill);
    (bill.hours, bill.shares) = (hours, shares);

    let owner = |cell: &Cell| cell.valuation == Valuation::Owner;
    let place_of = |cell: &Cell| (0..bill.shares.len()).find(|&place| use_id(plan, place) == cell.r#use);
    let of_use = |cell: Cell| {
        let place = place_of(&cell).unwrap_or(plan.unaccounted());
        let (hours, share) = (bill.hours.get(place), bill.shares.get(place));
        let of_year = hours_in(cell.year) / bill.gpu_hours;
        entry(cell, hours.copied().unwrap_or(0.0) * of_year, share.copied().unwrap_or(0.0))
    };
    let of_line = |cell: Cell| entry(cell, 0.0, 0.0);
    (uses.into_iter().filter(owner).map(of_use).collect(), lines.into_iter().filter(owner).map(of_line).collect())
}

fn entry(cell: Cell, gpu_hours: f64, share: f64) -> AllocationCell {
    let Cell { year, r#use, purpose, nature, usd, .. } = cell;
    AllocationCell { year, r#use, purpose, nature, gpu_hours, share, usd }
}
