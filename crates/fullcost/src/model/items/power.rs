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
    formula: "count x draw_kw x hours in service within window_years x pue x usd_per_kwh",
};

/// Electricity of so many GPU-hours in a year: nothing where no price is known.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn usd<R: Real>(
    x: &Values<R>,
    parts: &OperationPartsPlan,
    hours: Quantity<GpuHours, R>,
    year: usize,
) -> Quantity<Usd, R> {
    let (Some(price), Some(pue)) = (x.in_year(&parts.electricity, year), x.in_year(&parts.pue, year)) else {
        return Quantity::zero();
    };
    price * (x.get(parts.draw) * hours).scaled(pue.0)
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    fleet.sum_by_parts(year, &|served, parts| usd(fleet.x, parts, served.gpu_hours(year), year))
}
