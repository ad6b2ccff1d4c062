//! An owned building: shell and plant, each with a life of its own.

use crate::model::fleet::{Fleet, present};
use crate::model::plan::{At, BuildingPlan};
use crate::real::Real;
use crate::units::{Quantity, Usd, UsdPerMw, Years, quantity};

/// A part of a building.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// Shell and site.
    Shell,
    /// Power, cooling and other plant.
    Plant,
}

impl Part {
    fn of(self, building: &BuildingPlan) -> (At<UsdPerMw>, At<Years>) {
        match self {
            Part::Shell => building.shell,
            Part::Plant => building.plant,
        }
    }
}

/// Sums something over the owned buildings: of what a part cost, when it was built, and its life.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn sum<R: Real>(fleet: &Fleet<'_, R>, part: Part, of: impl Fn(R, Option<R>, R) -> R) -> R {
    let mut sum = R::of(0.0);
    for (_, building, mw) in fleet.buildings() {
        let (price, life) = part.of(building);
        let cost = fleet.x.get(price).0 * *mw;
        sum = sum + of(cost, building.built.map(|built| fleet.x.get(built).0), fleet.x.get(life).0);
    }
    sum
}

/// The part of a year in which a part of a building wears.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn here<R: Real>(fleet: &Fleet<'_, R>, built: Option<R>, life: R, year: usize) -> R {
    let built = built.unwrap_or(R::of(0.0));
    present(built, (built + life).smaller(fleet.window.0), year)
}

/// What a part loses in a year: straight line over its life, to nothing.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn worn<R: Real>(fleet: &Fleet<'_, R>, part: Part, year: usize) -> Quantity<Usd, R> {
    quantity(sum(fleet, part, |cost, built, life| cost / life * here(fleet, built, life, year)))
}

/// What is paid for a part in a year.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn bought<R: Real>(fleet: &Fleet<'_, R>, part: Part, year: usize) -> Quantity<Usd, R> {
    quantity(sum(fleet, part, |cost, built, _| cost * fleet.paid(built, year)))
}

/// Book value of a part in the middle of a year's service, times the part of the year.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn tied_up<R: Real>(fleet: &Fleet<'_, R>, part: Part, year: usize) -> R {
    sum(fleet, part, |cost, built, life| {
        let here = here(fleet, built, life, year);
        let built = built.unwrap_or(R::of(0.0));
        let middle = R::of(year as f64).larger(built) - built + here * R::of(0.5);
        cost * (R::of(1.0) - middle / life) * here
    })
}

/// A part of a building as a cost item.
macro_rules! parts {
    ($($(#[doc = $doc:literal])+ $name:ident = $part:ident, $formula:literal;)+) => {
        $($(#[doc = $doc])+
        pub mod $name {
            use crate::model::fleet::Fleet;
            use crate::model::items::About;
            use crate::model::items::building::{self, Part};
            use crate::real::Real;
            use crate::scope::Nature;
            use crate::units::{Quantity, Usd};

            pub const ABOUT: About =
                About { id: stringify!($name), nature: Nature::Building, formula: $formula };

            #[cfg_attr(not(target_family = "wasm"), inline(always))]
            pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
                building::worn(fleet, Part::$part, year)
            }

            #[cfg_attr(not(target_family = "wasm"), inline(always))]
            pub fn purchase<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
                building::bought(fleet, Part::$part, year)
            }
        })+
    };
}

parts! {
    /// Shell and site.
    shell = Shell, "mw (else count x provisioned_kw in service) x shell_usd_per_mw over shell_life_years, from built on, within window_years";
    /// Power, cooling and other plant.
    plant = Plant, "mw (else count x provisioned_kw in service) x plant_usd_per_mw over plant_life_years, from built on, within window_years";
}
