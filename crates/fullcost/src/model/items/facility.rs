//! Facility: the rent of a place with power and cooling, by provisioned kilowatt.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::model::plan::{OperationPartsPlan, Values};
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Gpus, MONTHS_PER_YEAR, Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "facility",
    nature: Nature::Facility,
    formula: "count x provisioned_kw (else draw_kw) x colocation_usd_per_kw_month x 12 x life_years within window_years",
};

/// The place for so many GPUs over so many years: nothing where no rate is known.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn usd<R: Real>(x: &Values<R>, parts: &OperationPartsPlan, gpus: Quantity<Gpus, R>, years: R) -> Quantity<Usd, R> {
    let Some(rate) = parts.colocation else { return Quantity::zero() };
    let kw = x.get_or(parts.provisioned, x.get(parts.draw)).0;
    quantity(gpus.0 * kw * x.get(rate).0 * (R::of(MONTHS_PER_YEAR) * years))
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for pool in fleet.priced() {
        if let (None, Some(parts)) = (&pool.operation, &pool.operation_parts) {
            let years = fleet.presence(fleet.life(pool), year);
            sum = sum + usd(fleet.x, parts, fleet.x.get(pool.count), years);
        }
    }
    sum
}
