//! What the figures of sales say of a chip: what was sold in a country by a day, and what an owner is estimated to have bought.

use crate::catalog;
use crate::error::Result;
use crate::plausibility::answer::SupplyBasis;
use crate::plausibility::ranged::Ranged;
use crate::plausibility::tables::{Owned, Sold, owned, sold};
use crate::plausibility::tally::{Origin, Tally};
use crate::real::Real as _;
use crate::text::joined;
use crate::uncertainty::distribution::{Distribution, Quantiles};

/// All countries together.
pub const WORLD: &str = "world";
/// What stands under another name in the figures: the first part of the catalog's key, and the name there.
const HELD_IN: &[(&str, &str)] = &[("h200", "H100"), ("gh200", "H100"), ("gb200", "B200"), ("gb300", "B300")];

/// The country in words.
pub fn place(country: &str) -> &'static str {
    if country == WORLD { "in the world" } else { "in China" }
}

/// The chip as the figures call it: by its name there, else by what the catalog calls it.
pub fn figures_of(name: &str) -> Option<&'static str> {
    let known = |wanted: &str| sold().iter().map(|row| row.chip).find(|chip| chip.eq_ignore_ascii_case(wanted));
    known(name).or_else(|| {
        let key = catalog::find(name)?.key;
        let first = key.split('-').next().unwrap_or(key);
        let held = HELD_IN.iter().find(|(other, _)| *other == first).map(|(_, chip)| *chip);
        known(held.unwrap_or(first)).or_else(|| known(&key.replace('-', " ")))
    })
}

fn rows_of(chip: &'static str, country: &'static str) -> impl Iterator<Item = &'static Sold> {
    sold().iter().filter(move |row| row.chip == chip && row.country == country)
}

/// What was sold of a chip by a day, and what the figures say of it.
pub fn sold_by(
    tally: &mut Tally,
    chip: &'static str,
    country: &'static str,
    by: f64,
) -> Result<(SupplyBasis, Option<Ranged>)> {
    let Some(first) = rows_of(chip, WORLD).next() else { return Ok((SupplyBasis::BeforeFigures, None)) };
    let of_maker = || sold().iter().filter(|row| row.maker == first.maker);
    let begins_with_figures = of_maker().all(|row| first.days.0 <= row.days.0);
    let parts = parts_of(chip, country, by);
    let none = if rows_of(chip, country).next().is_none() {
        Some((SupplyBasis::NoneForCountry, "None: the seller's own figures have no such sales."))
    } else if !parts.is_empty() {
        None
    } else if begins_with_figures {
        Some((SupplyBasis::BeforeFigures, "Not known: the figures begin later."))
    } else {
        Some((SupplyBasis::NoneByDate, "None: sales begin later."))
    };
    let label = joined(&[chip, " sold ", place(country)]);
    if let Some((basis, note)) = none {
        tally.stated(&label, "GPUs", None, None, Origin::of(Some(first.source), first.status, Some(note)));
        return Ok((basis, None));
    }
    let mut all = Quantiles { p05: 0.0, p50: 0.0, p95: 0.0 };
    for (row, part) in parts {
        let partly = (part < 1.0).then_some("The part of the quarter's days that had passed.");
        let ninety = (row.p05 * part, row.p95 * part);
        let origin = Origin::of(Some(row.source), row.status, partly);
        tally.stated(&joined(&[&label, ", ", row.quarter]), "GPUs", Some(row.p50 * part), Some(ninety), origin);
        all = Quantiles { p05: all.p05 + ninety.0, p50: all.p50 + row.p50 * part, p95: all.p95 + ninety.1 };
    }
    if begins_with_figures {
        tally.note(joined(&[
            chip,
            ": what was sold before the figures begin is not counted; the true supply is larger.",
        ]));
    }
    if of_maker().all(|row| row.days.1 < by) {
        tally.note(joined(&[chip, ": the figures end before that date; the true supply may be larger."]));
    }
    let path = joined(&["sold[", chip, "]"]);
    let ranged = Ranged::drawn(&path, all.p50, &Distribution::Quantiles(all))?;
    Ok((SupplyBasis::Sold, Some(ranged)))
}

/// The quarters that had begun by a day, each with the part of its days that had passed.
fn parts_of(chip: &'static str, country: &'static str, by: f64) -> Vec<(&'static Sold, f64)> {
    rows_of(chip, country)
        .map(|row| (row, ((by - row.days.0) / (row.days.1 - row.days.0)).smaller(1.0)))
        .filter(|(_, part)| *part > 0.0)
        .collect()
}

/// An owner of whom there are estimates, by its name in any case.
pub fn known_owner(name: &str) -> Option<&'static str> {
    owned().iter().map(|row| row.owner).find(|owner| owner.eq_ignore_ascii_case(name))
}

/// What an owner is estimated to have bought of a chip until the last quarter that was over by a day.
pub fn owned_by(tally: &mut Tally, chip: &str, owner: &str, by: f64) -> Result<Option<Ranged>> {
    let of = |row: &&Owned| row.chip == chip && row.owner == owner && row.last_day <= by;
    // They stand together, by quarter.
    let Some(row) = owned().iter().rfind(of) else { return Ok(None) };
    let label = joined(&[chip, " bought by ", owner, " until the end of ", row.through]);
    let origin = Origin::of(Some(row.source), row.status, None);
    tally.stated(&label, "GPUs", Some(row.p50), Some((row.p05, row.p95)), origin);
    let range = Distribution::Quantiles(Quantiles { p05: row.p05, p50: row.p50, p95: row.p95 });
    Ok(Some(Ranged::drawn(&joined(&["owned[", chip, "]"]), row.p50, &range)?))
}
