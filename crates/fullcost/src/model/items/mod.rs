//! The cost items of a fleet, and the one list of them.

mod building;
mod capital;
pub(super) mod facility;
mod operation;
pub(super) mod power;
mod rent;
pub(super) mod repairs;
pub(super) mod servers;
pub(super) mod software;
pub(super) mod staff;

use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd};
use building::{plant, shell};
use servers::{import_premium, installation, network, spares, storage, taxes};

/// What an item is called, which nature it belongs to, and its formula in words.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Its id; the locales hold its label under it.
    pub id: &'static str,
    /// Its nature.
    pub nature: Nature,
    /// Its formula, in the names of the scenario's fields; "in service" is what `life_years`, `bought`, `delivery_months`, `ramp_months`
    /// and `retired` make. A test holds it against the traced leaves.
    pub formula: &'static str,
}

macro_rules! items {
    ($($module:ident),+ $(,)?) => {
        /// All items, in the order of the bill.
        pub const ABOUT: [About; ITEMS] = [$($module::ABOUT),+];
        /// How many there are.
        pub const ITEMS: usize = [$(stringify!($module)),+].len();

        /// The owner's cost of every item in a year, counted from 0. Direct calls, so that the compiler can inline them.
        #[cfg_attr(not(target_family = "wasm"), inline(always))]
        pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> [R; ITEMS] {
            [$($module::owner(fleet, year).0),+]
        }

        /// The cash paid for every item in a year, counted from 0, when hardware and buildings are bought.
        #[cfg_attr(not(target_family = "wasm"), inline(always))]
        pub fn purchase<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> [R; ITEMS] {
            [$($module::purchase(fleet, year).0),+]
        }
    };
}

items! {
    servers, network, storage, spares, installation, import_premium, taxes, shell, plant, facility, power, staff, software, repairs,
    operation, rent, capital,
}

/// An item that is no hardware is not bought.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn nothing<R: Real>(_: &Fleet<'_, R>, _: usize) -> Quantity<Usd, R> {
    Quantity::zero()
}
