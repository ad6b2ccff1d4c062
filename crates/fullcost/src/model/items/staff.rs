//! Staff who keep the machines running.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "staff",
    nature: Nature::Staff,
    formula: "count x staff_usd_per_gpu_year x life_years within window_years",
};

#[inline(always)]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for pool in fleet.priced() {
        if let (None, Some(parts)) = (&pool.operation, &pool.operation_parts)
            && let Some(pay) = parts.staff
        {
            let years = quantity(fleet.presence(fleet.life(pool), year));
            sum = sum + fleet.x.get(pay) * years * fleet.x.get(pool.count);
        }
    }
    sum
}
