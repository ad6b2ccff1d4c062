//! Cost of capital: what the money tied up in hardware could have earned.

pub(super) use super::nothing as purchase;
use super::{About, servers};
use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd, quantity};

pub const ABOUT: About = About {
    id: "capital",
    nature: Nature::Capital,
    formula: "cost_of_capital_share x average book value of the hardware, over life_years (else window_years)",
};

/// The book value falls in a straight line, so a year's average is its value in the middle of the part that counts.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    let Some(share) = fleet.plan.capital else {
        return Quantity::zero();
    };
    let share = fleet.x.get(share).0;
    let left = |life: R, residual: R, present: R| {
        let middle = R::of(year as f64) + present * R::of(0.5);
        R::of(1.0) - (R::of(1.0) - residual) * middle / life
    };
    if let Some(total) = fleet.total {
        let life = fleet.x.get(total.years);
        let present = fleet.presence(life, year);
        let book = fleet.x.get(total.purchase).0 * left(life.0, R::of(0.0), present);
        return quantity((book * present * share).given(fleet.bill));
    }
    let mut sum = R::of(0.0);
    for pool in fleet.priced() {
        if let Some(own) = &pool.own {
            let life = fleet.life(pool);
            let present = fleet.presence(life, year);
            let shares = R::of(1.0)
                + fleet.x.get_or(own.network, Quantity::zero()).0
                + fleet.x.get_or(own.storage, Quantity::zero()).0;
            let paid = servers::price(fleet.x, own).0 * shares * fleet.x.get(pool.count).0;
            let residual = fleet.x.get_or(own.residual, Quantity::zero()).0;
            sum = sum + paid * left(life.0, residual, present) * present * share;
        }
    }
    quantity(sum)
}
