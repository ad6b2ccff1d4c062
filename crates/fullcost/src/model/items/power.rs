//! Electricity of owned hardware.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd};

pub const ABOUT: About = About {
    id: "power",
    nature: Nature::Power,
    formula: "count x draw_kw x hours of life_years within window_years x pue x usd_per_kwh",
};

#[inline(always)]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for pool in fleet.priced() {
        if let (None, Some(parts)) = (&pool.operation, &pool.operation_parts) {
            let drawn = fleet.x.get(parts.draw) * fleet.gpu_hours(pool, year);
            sum = sum + fleet.x.get(parts.electricity) * drawn.scaled(fleet.x.get(parts.pue).0);
        }
    }
    sum
}
