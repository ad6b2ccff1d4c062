//! Facility: the rent of a place with power and cooling, by provisioned kilowatt.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::model::plan::{OperationPartsPlan, Values};
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Gpus, KwPerGpu, MONTHS_PER_YEAR, Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "facility",
    nature: Nature::Facility,
    formula: "count x provisioned_kw (at least draw_kw) x colocation_usd_per_kw_month (else usd_per_kw_month) x 12 \
              x years in service within window_years",
};

/// Power that has to be provided for one GPU: never less than it draws. A document that says less is refused; where a draw, a sweep, a
/// goal or a number that is set moves one of the two past the other, what is drawn is provided.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn provisioned<R: Real>(x: &Values<R>, parts: &OperationPartsPlan) -> Quantity<KwPerGpu, R> {
    let draw = x.get(parts.draw);
    quantity(x.get_or(parts.provisioned, draw).0.larger(draw.0))
}

/// The place for so many GPUs over so much of a year: nothing where no rate is known.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn usd<R: Real>(
    x: &Values<R>,
    parts: &OperationPartsPlan,
    gpus: Quantity<Gpus, R>,
    years: R,
    year: usize,
) -> Quantity<Usd, R> {
    let Some(rate) = x.in_year(&parts.colocation, year) else { return Quantity::zero() };
    quantity(gpus.0 * provisioned(x, parts).0 * rate.0 * (R::of(MONTHS_PER_YEAR) * years))
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    fleet.sum_by_parts(year, &|served, parts| usd(fleet.x, parts, quantity(served.count), served.present(year), year))
}
