//! Facility: the rent of a place with power and cooling, by provisioned kilowatt.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{MONTHS_PER_YEAR, Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "facility",
    nature: Nature::Facility,
    formula: "count x provisioned_kw (else draw_kw) x colocation_usd_per_kw_month x 12 x life_years within window_years",
};

#[inline(always)]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let mut sum = R::of(0.0);
    for pool in fleet.priced() {
        if let (None, Some(parts)) = (&pool.operation, &pool.operation_parts)
            && let Some(rate) = parts.colocation
        {
            let kw = fleet.x.get_or(parts.provisioned, fleet.x.get(parts.draw)).0;
            let months = R::of(MONTHS_PER_YEAR) * fleet.presence(fleet.life(pool), year);
            sum = sum + fleet.x.get(pool.count).0 * kw * fleet.x.get(rate).0 * months;
        }
    }
    quantity(sum)
}
