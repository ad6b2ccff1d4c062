//! The cost items of a fleet, and the one list of them.

mod capital;
pub(super) mod facility;
mod network;
mod operation;
pub(super) mod power;
mod rent;
pub(super) mod servers;
pub(super) mod staff;
mod storage;

use crate::model::fleet::Fleet;
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Quantity, Usd};

/// What an item is called, which nature it belongs to, and its formula in words.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Its id; the locales hold its label under it.
    pub id: &'static str,
    /// Its nature.
    pub nature: Nature,
    /// Its formula, in the names of the scenario's fields. A test holds it against the traced leaves.
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

        /// The cash paid for every item when the hardware is bought.
        #[cfg_attr(not(target_family = "wasm"), inline(always))]
        pub fn purchase<R: Real>(fleet: &Fleet<'_, R>) -> [R; ITEMS] {
            [$($module::purchase(fleet).0),+]
        }
    };
}

items! { servers, network, storage, facility, power, staff, operation, rent, capital }

/// An item that is no hardware is not bought.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub(super) fn nothing<R: Real>(_: &Fleet<'_, R>) -> Quantity<Usd, R> {
    Quantity::zero()
}
