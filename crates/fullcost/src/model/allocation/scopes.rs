//! What each run costs in every scope, at rental and at owner's cost.

use super::load::Row;
use super::{ScopePrice, per_hour};
use crate::model::bill::Bill;
use crate::model::cut::{answerable, cut_of};
use crate::model::facts::sum;
use crate::model::plan::{CutPlan, Plan};
use crate::scope::{Preset, Valuation};

/// All runs in all scopes that have an answer and count any of their hours.
pub fn of(plan: &Plan, bill: &Bill<f64>, rows: &[Row]) -> Vec<ScopePrice> {
    let mut prices = Vec::new();
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.run) {
        for preset in answerable(plan) {
            let mut cut = cut_of(plan, preset, &[place as u32]);
            if preset == Preset::Organisation {
                prices.push(price(row, &cut, row.gpu_hours, row.loaded_usd()));
                continue;
            }
            if !preset.is_work() {
                let mine = plan.uses.iter().map(|of| of.row as usize == place).chain([false, false]);
                cut.uses = mine.collect();
                cut.lines.fill(false);
            }
            let hours = bill.hours.iter().zip(&cut.uses).filter(|(_, counted)| **counted).map(|(hours, _)| *hours);
            let hours = sum(hours);
            if hours <= 0.0 {
                continue;
            }
            prices.push(price(row, &cut, hours, bill.amount(plan, &cut).0));
            if preset.is_work() {
                cut.valuation = Valuation::Owner;
                prices.push(price(row, &cut, hours, bill.amount(plan, &cut).0));
            }
        }
    }
    prices
}

fn price(row: &Row, cut: &CutPlan, gpu_hours: f64, usd: f64) -> ScopePrice {
    ScopePrice {
        row: row.id.clone(),
        label: row.label.clone(),
        scope: cut.preset,
        valuation: cut.valuation,
        gpu_hours,
        usd,
        usd_per_gpu_hour: per_hour(usd, gpu_hours),
    }
}
