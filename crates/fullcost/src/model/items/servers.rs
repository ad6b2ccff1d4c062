//! Servers: accelerators with everything in the box, and what is bought with them in proportion to their price.

use super::About;
use crate::model::fleet::{Fleet, Served};
use crate::model::plan::{At, OwnPlan, Values};
use crate::real::Real;
use crate::scope::Nature;
use crate::units::{Gpus, Quantity, Usd, UsdPerGpu, quantity};

pub const ABOUT: About = About {
    id: "servers",
    nature: Nature::Servers,
    formula: "purchase_usd, or server_usd_per_gpu x count (else accelerator_usd x server_markup x count), \
              less residual_share, over years, or over its time in service within window_years",
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

/// What is bought with them as a share of their price: nothing where no share is known.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn share<U, R: Real>(x: &Values<R>, own: &OwnPlan, share: Option<At<U>>) -> Quantity<UsdPerGpu, R> {
    let Some(share) = share else { return Quantity::zero() };
    price(x, own).scaled(x.get(share).0)
}

/// What hardware of a price loses in a year: straight line over its service, down to its residual value.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn wear<R: Real>(
    fleet: &Fleet<'_, R>,
    served: &Served<'_, R>,
    own: &OwnPlan,
    price: Quantity<UsdPerGpu, R>,
    year: usize,
) -> Quantity<Usd, R> {
    let lost = R::of(1.0) - fleet.x.get_or(own.residual, Quantity::zero()).0;
    let bought: Quantity<Usd, R> = price * quantity::<Gpus, R>(served.count);
    bought.scaled(lost / served.service * served.present(year))
}

/// Sums what is paid for `price` in a year over the owned pools.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn bought<R: Real>(
    fleet: &Fleet<'_, R>,
    year: usize,
    price: &dyn Fn(&OwnPlan) -> Quantity<UsdPerGpu, R>,
) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for (served, own) in fleet.owned().filter(|(served, _)| !served.paid(year).is_nothing()) {
        let all: Quantity<Usd, R> = price(own) * quantity::<Gpus, R>(served.count);
        sum = sum + all.scaled(served.paid(year));
    }
    sum
}

/// Sums the wear of `price` over the owned pools.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn worn<R: Real>(
    fleet: &Fleet<'_, R>,
    year: usize,
    price: &dyn Fn(&OwnPlan) -> Quantity<UsdPerGpu, R>,
) -> Quantity<Usd, R> {
    let mut sum = Quantity::zero();
    for (served, own) in fleet.owned().filter(|(served, _)| !served.present(year).is_nothing()) {
        sum = sum + wear(fleet, served, own, price(own), year);
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
        None => worn(fleet, year, &|own| price(fleet.x, own)),
    }
}

#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn purchase<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
    match fleet.total {
        Some(total) if year == 0 => quantity(fleet.x.get(total.purchase).0.given(fleet.bill)),
        Some(_) => Quantity::zero(),
        None => bought(fleet, year, &|own| price(fleet.x, own)),
    }
}

/// A cost item that is bought with the servers, as a share of their price.
macro_rules! shares {
    ($($(#[doc = $doc:literal])+ $name:ident: $nature:ident = $field:ident, $formula:literal;)+) => {
        $($(#[doc = $doc])+
        pub mod $name {
            use crate::model::fleet::Fleet;
            use crate::model::items::{About, servers};
            use crate::real::Real;
            use crate::scope::Nature;
            use crate::units::{Quantity, Usd};

            pub const ABOUT: About =
                About { id: stringify!($name), nature: Nature::$nature, formula: concat!($formula, " x servers") };

            #[cfg_attr(not(target_family = "wasm"), inline(always))]
            pub fn owner<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
                servers::worn(fleet, year, &|own| servers::share(fleet.x, own, own.$field))
            }

            #[cfg_attr(not(target_family = "wasm"), inline(always))]
            pub fn purchase<R: Real>(fleet: &Fleet<'_, R>, year: usize) -> Quantity<Usd, R> {
                servers::bought(fleet, year, &|own| servers::share(fleet.x, own, own.$field))
            }
        })+
    };
}

shares! {
    /// Switches, cables and cards.
    network: Network = network, "network_share";
    /// Disks and flash.
    storage: Storage = storage, "storage_share";
    /// Spare parts.
    spares: Spares = spares, "spares_share";
    /// Installation.
    installation: Installation = installation, "installation_share";
    /// What an import or a grey market takes.
    import_premium: Levies = import_premium, "import_premium_share";
    /// Taxes and levies, less credits.
    taxes: Levies = taxes, "tax_share";
}

/// All that is paid with the servers, over their price.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn all_in<R: Real>(x: &Values<R>, own: &OwnPlan) -> R {
    R::of(1.0)
        + x.get_or(own.network, Quantity::zero()).0
        + x.get_or(own.storage, Quantity::zero()).0
        + x.get_or(own.spares, Quantity::zero()).0
        + x.get_or(own.installation, Quantity::zero()).0
        + x.get_or(own.import_premium, Quantity::zero()).0
        + x.get_or(own.taxes, Quantity::zero()).0
}
