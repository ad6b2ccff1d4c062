//! Servers: accelerators with everything in the box.

use super::About;
use crate::model::fleet::Fleet;
use crate::model::plan::{OwnPlan, PoolPlan, Values};
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd, UsdPerGpu, quantity};

pub const ABOUT: About = About {
    id: "servers",
    nature: Nature::Servers,
    formula: "purchase_usd, or server_usd_per_gpu x count (else accelerator_usd x server_markup x count), \
              less residual_share, over years, or life_years (else window_years)",
};

/// Price of the servers for one GPU, built from parts: the accelerator times a markup for the rest of the box.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn parts_price<R: Real>(x: &Values<R>, own: &OwnPlan) -> Option<Quantity<UsdPerGpu, R>> {
    own.parts.map(|(accelerator, markup)| x.get(accelerator).scaled(x.get(markup).0))
}

/// Price of the servers for one GPU: as stated, else built from parts.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn price<R: Real>(x: &Values<R>, own: &OwnPlan) -> Quantity<UsdPerGpu, R> {
    match own.stated {
        Some(stated) => x.get(stated),
        None => parts_price(x, own).unwrap_or(Quantity::zero()),
    }
}

/// What hardware of a price loses in a year: straight line over its life, down to its residual value.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn wear<R: Real>(
    fleet: &Fleet<'_, R>,
    pool: &PoolPlan,
    own: &OwnPlan,
    price: Quantity<UsdPerGpu, R>,
    year: usize,
) -> Quantity<Usd, R> {
    let life = fleet.life(pool);
    let lost = R::of(1.0) - fleet.x.get_or(own.residual, Quantity::zero()).0;
    (price * fleet.x.get(pool.count)).scaled(lost / life.0 * fleet.presence(life, year))
}

/// Sums `price` times count over the owned pools.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn bought<R: Real>(
    fleet: &Fleet<'_, R>,
    price: impl Fn(&PoolPlan, &OwnPlan) -> Quantity<UsdPerGpu, R>,
) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for pool in fleet.priced() {
        if let Some(own) = &pool.own {
            sum = sum + price(pool, own) * fleet.x.get(pool.count);
        }
    }
    sum
}

/// Sums the wear of `price` over the owned pools.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn worn<R: Real>(
    fleet: &Fleet<'_, R>,
    year: usize,
    price: impl Fn(&PoolPlan, &OwnPlan) -> Quantity<UsdPerGpu, R>,
) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for pool in fleet.priced() {
        if let Some(own) = &pool.own {
            sum = sum + wear(fleet, pool, own, price(pool, own), year);
        }
    }
    sum
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    match fleet.total {
        Some(total) => {
            let life = fleet.x.get(total.years);
            let part = fleet.presence(life, year) / life.0;
            quantity(fleet.x.get(total.purchase).scaled(part).0.given(fleet.bill))
        }
        None => worn(fleet, year, |_, own| price(fleet.x, own)),
    }
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn purchase<R: Real>(fleet: &Fleet<'_, R>) -> Quantity<Usd, R> {
    match fleet.total {
        Some(total) => quantity(fleet.x.get(total.purchase).0.given(fleet.bill)),
        None => bought(fleet, |_, own| price(fleet.x, own)),
    }
}
