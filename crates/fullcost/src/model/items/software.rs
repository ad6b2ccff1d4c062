//! Software, and contracts of support.

use super::About;
pub(super) use super::nothing as purchase;
use super::servers;
use crate::model::fleet::Fleet;
use crate::model::plan::{OperationPartsPlan, OwnPlan, Values};
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd, UsdPerGpuYear, quantity};

pub const ABOUT: About = About {
    id: "software",
    nature: Nature::Software,
    formula: "count x (software_usd_per_gpu_year + support_share x servers) x years in service within window_years",
};

/// For one GPU in a year in service.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn usd_per_gpu_year<R: Real>(
    x: &Values<R>,
    parts: &OperationPartsPlan,
    own: Option<&OwnPlan>,
) -> Quantity<UsdPerGpuYear, R> {
    let licences = x.get_or(parts.software, Quantity::zero());
    match (parts.support, own) {
        (Some(share), Some(own)) => licences + quantity(servers::price(x, own).0 * x.get(share).0),
        _ => licences,
    }
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    fleet.sum_by_parts(year, &|served, parts| {
        if parts.software.is_none() && parts.support.is_none() {
            return Quantity::zero();
        }
        let a_year = usd_per_gpu_year(fleet.x, parts, served.pool.own.as_ref());
        quantity(a_year.0 * (served.count * served.present(year)))
    })
}
