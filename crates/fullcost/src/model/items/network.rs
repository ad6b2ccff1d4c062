//! Network: switches, cables and cards, as a share of the price of the servers.

use super::{About, servers};
use crate::model::fleet::Fleet;
use crate::model::plan::OwnPlan;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd, UsdPerGpu};

pub const ABOUT: About = About { id: "network", nature: Nature::Network, formula: "network_share x servers" };

#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn price<R: Real>(fleet: &Fleet<'_, R>, own: &OwnPlan) -> Quantity<UsdPerGpu, R> {
    servers::price(fleet.x, own).scaled(fleet.x.get_or(own.network, Quantity::zero()).0)
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    servers::worn(fleet, year, |_, own| price(fleet, own))
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn purchase<R: Real>(fleet: &Fleet<'_, R>) -> Quantity<Usd, R> {
    servers::bought(fleet, |_, own| price(fleet, own))
}
