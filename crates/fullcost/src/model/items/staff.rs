//! Staff who keep the machines running.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::{Fleet, Served};
use crate::model::plan::{OperationPartsPlan, Values};
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Gpus, Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "staff",
    nature: Nature::Staff,
    formula: "count x staff_usd_per_gpu_year x years in service within window_years, and staff_usd_per_year from built on, else while any is in service",
};

/// Pay for keeping so many GPUs running over so many years: nothing where none is known.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn usd<R: Real>(x: &Values<R>, parts: &OperationPartsPlan, gpus: Quantity<Gpus, R>, years: R) -> Quantity<Usd, R> {
    let Some(pay) = parts.staff else { return Quantity::zero() };
    x.get(pay) * quantity(years) * gpus
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let of = |served: &Served<'_, R>, parts: &_| usd(fleet.x, parts, quantity(served.count), served.present(year));
    let mut sum = fleet.sum_by_parts(year, &of);
    for (place, site) in fleet.plan.sites.iter().enumerate().filter(|_| fleet.total.is_none()) {
        if let Some(pay) = site.staff {
            sum = sum + fleet.x.get(pay) * quantity(fleet.kept(place, year));
        }
    }
    sum
}
