//! Cost of capital: what the money tied up in hardware and buildings could have earned.

use super::building::{self, Part};
pub(super) use super::nothing as purchase;
use super::{About, servers};
use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "capital",
    nature: Nature::Capital,
    formula: "cost_of_capital_share x average book value of hardware and buildings in service, and of what is paid and not yet there, within window_years",
};

/// The book value falls in a straight line, so a year's average is its value in the middle of the part that counts.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let Some(share) = fleet.plan.capital else {
        return Quantity::zero();
    };
    let share = fleet.x.get(share).0;
    if let Some(total) = fleet.total {
        let life = fleet.x.get(total.years);
        let present = fleet.presence(life, year);
        let middle = R::of(year as f64) + present * R::of(0.5);
        let book = fleet.x.get(total.purchase).0 * (R::of(1.0) - middle / life.0);
        return quantity((book * present * share).given(fleet.bill));
    }
    let mut sum = R::of(0.0);
    for (served, own) in fleet.owned() {
        let paid = servers::price(fleet.x, own).0 * servers::all_in(fleet.x, own) * served.count;
        let residual = fleet.x.get_or(own.residual, Quantity::zero()).0;
        sum = sum + paid * served.tied_up(residual, year) * share;
    }
    for part in [Part::Shell, Part::Plant] {
        sum = sum + building::tied_up(fleet, part, year) * share;
    }
    quantity(sum)
}
