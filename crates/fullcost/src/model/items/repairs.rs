//! Repairs beyond contracts and spares.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::model::plan::{OperationPartsPlan, Values};
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "repairs",
    nature: Nature::Repairs,
    formula: "count x failures_per_gpu_year x usd_per_failure x years in service within window_years",
};

/// For one GPU in a year in service: nothing where it is not known how often they fail and what that costs.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn usd_per_gpu_year<R: Real>(x: &Values<R>, parts: &OperationPartsPlan) -> R {
    match (parts.failures, parts.repair) {
        (Some(failures), Some(usd)) => x.get(failures).0 * x.get(usd).0,
        _ => R::of(0.0),
    }
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for (served, parts) in fleet.run_by_parts(year) {
        let a_year = usd_per_gpu_year(fleet.x, parts);
        if !a_year.is_nothing() {
            sum = sum + quantity(a_year * (served.count * served.present(year)));
        }
    }
    sum
}
