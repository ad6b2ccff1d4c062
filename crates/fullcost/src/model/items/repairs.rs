//! Repairs beyond contracts and spares.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "repairs",
    nature: Nature::Repairs,
    formula: "count x failures_per_gpu_year x usd_per_failure x years in service within window_years",
};

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    fleet.sum_by_parts(year, &|served, parts| {
        let (Some(failures), Some(usd)) = (parts.failures, parts.repair) else { return Quantity::zero() };
        let a_year = fleet.x.get(failures).0 * fleet.x.get(usd).0;
        quantity(a_year * (served.count * served.present(year)))
    })
}
