//! Rent of pools that are hired for all their hours.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd};

pub const ABOUT: About = About {
    id: "rent",
    nature: Nature::Rent,
    formula: "usd_per_gpu_hour x count x hours in service within window_years",
};

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for served in fleet.serving(year) {
        if let Some(rate) = fleet.x.in_year(&served.pool.rent, year) {
            sum = sum + rate * served.gpu_hours(year);
        }
    }
    sum
}
