//! Electricity of owned hardware.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::model::plan::{OperationPartsPlan, Values};
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{GpuHours, Quantity, Usd};

pub const ABOUT: About = About {
    id: "power",
    nature: Nature::Power,
    formula: "count x draw_kw x hours of life_years within window_years x pue x usd_per_kwh",
};

/// Electricity of so many GPU-hours.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn usd<R: Real>(x: &Values<R>, parts: &OperationPartsPlan, hours: Quantity<GpuHours, R>) -> Quantity<Usd, R> {
    x.get(parts.electricity) * (x.get(parts.draw) * hours).scaled(x.get(parts.pue).0)
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for pool in fleet.priced() {
        if let (None, Some(parts)) = (&pool.operation, &pool.operation_parts) {
            sum = sum + usd(fleet.x, parts, fleet.gpu_hours(pool, year));
        }
    }
    sum
}
