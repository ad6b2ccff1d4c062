//! Operation: a published running cost that nobody has split into its causes.

use super::About;
pub(super) use super::nothing as purchase;
use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "operation",
    nature: Nature::Operation,
    formula: "operation_usd, or usd_per_gpu x count, over years, x years in service within window_years",
};

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    if let Some(total) = fleet.total {
        let a_year = fleet.x.get(total.operation) / fleet.x.get(total.years);
        let years = quantity(fleet.presence(fleet.x.get(total.years), year));
        return quantity((a_year * years).0.given(fleet.bill));
    }
    let mut sum = Quantity::zero();
    for served in fleet.serving(year) {
        if let Some((usd_per_gpu, years)) = served.pool.operation {
            let a_year = fleet.x.get(usd_per_gpu) / fleet.x.get(years);
            sum = sum + a_year * quantity(served.present(year)) * quantity(served.count);
        }
    }
    sum
}
