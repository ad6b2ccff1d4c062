//! The ledger's cells at owner's cost, with the hours of their uses.

use super::AllocationCell;
use crate::model::Model;
use crate::model::bill::Bill;
use crate::model::evaluate::each_cell;
use crate::outcome::Cell;
use crate::scope::Valuation;

/// The cells, each with the place of its use; those of the lines come after the uses and the two rests.
pub fn of(model: &Model, bill: &Bill<f64>) -> Vec<(usize, AllocationCell)> {
    let mut cells = Vec::new();
    each_cell(model.plan(), bill, |place, cell| {
        let Cell { valuation, year, r#use, purpose, nature, usd } = cell;
        if valuation != Valuation::Owner {
            return;
        }
        let of_year = bill.year_hours.get(year as usize - 1).copied().unwrap_or(0.0) / bill.gpu_hours;
        let gpu_hours = bill.hours.get(place).map_or(0.0, |hours| hours * of_year);
        let share = bill.shares.get(place).copied().unwrap_or(0.0);
        cells.push((place, AllocationCell { year, r#use, purpose, nature, gpu_hours, share, usd }));
    });
    cells
}
