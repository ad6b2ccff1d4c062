//! What the figures of sales say of a chip: what was sold in a country by a day, and what an owner is estimated to have bought.

use crate::catalog;
use crate::error::Result;
use crate::plausibility::answer::SupplyBasis;
use crate::plausibility::ranged::Ranged;
use crate::plausibility::tables::{Owned, Sold, owned, sold};
use crate::plausibility::tally::{Origin, Tally};
use crate::real::Real as _;
use crate::text::joined;
use crate::training::date::{date_of, day_before};
use crate::uncertainty::distribution::{Distribution, Quantiles};

/// All countries together.
pub const WORLD: &str = "world";
/// What stands under another name in the figures: the first part of the catalog's key, and the name there.
const HELD_IN: &[(&str, &str)] = &[("h200", "H100"), ("gh200", "H100"), ("gb200", "B200"), ("gb300", "B300")];
/// Makers whose figures have a China; of others they know no countries.
const WITH_COUNTRIES: &[&str] = &["NVIDIA", "AMD"];
/// Words of a company's name that do not tell it from others.
const LEGAL_FORMS: &[&str] =
    &["inc", "incorporated", "corp", "corporation", "co", "company", "llc", "ltd", "limited", "plc", "platforms"];
/// Other names of owners, without legal forms: the name, and that of the figures.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("facebook", "Meta"),
    ("meta ai", "Meta"),
    ("alphabet", "Google"),
    ("google deepmind", "Google"),
    ("google cloud", "Google"),
    ("microsoft azure", "Microsoft"),
    ("azure", "Microsoft"),
    ("amazoncom", "Amazon"),
    ("amazon web services", "Amazon"),
    ("aws", "Amazon"),
    ("oracle cloud", "Oracle"),
    ("x ai", "xAI"),
];

/// A chip that is asked for, as the figures hold it.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// What the figures call it.
    pub chip: &'static str,
    /// Its name and its release, where the figures hold it together with chips that came earlier.
    later: Option<(&'static str, &'static str)>,
}

/// How many of a chip there were.
#[derive(Clone, Debug)]
pub struct Counted {
    /// What the figures say.
    pub basis: SupplyBasis,
    /// How many; none where there were none, or where it is not known.
    pub number: Option<Ranged>,
    /// The day on which the figures begin, where the chip is older than they are.
    pub since: Option<f64>,
    /// The last day of the figures, where they end before the day that is asked for.
    pub until: Option<f64>,
}

/// The country in words.
pub fn place(country: &str) -> &'static str {
    if country == WORLD { "in the world" } else { "in China" }
}

/// The chip as the figures hold it, by its name there, else by what the catalog calls it.
pub fn figures_of(name: &str) -> Option<Asked> {
    if let Some(chip) = known(name) {
        return Some(Asked { chip, later: None });
    }
    let found = catalog::find(name)?;
    let chip = held_in(found.key)?;
    let named_alike = |other: &catalog::Chip| first_part(other.key) == first_part(found.key);
    let released = found.released.or_else(|| earliest(named_alike));
    let later = released.filter(|released| Some(*released) > family_release(chip));
    Some(Asked { chip, later: later.map(|released| (found.name, released)) })
}

fn known(name: &str) -> Option<&'static str> {
    sold().iter().map(|row| row.chip).find(|chip| chip.eq_ignore_ascii_case(name))
}

fn first_part(key: &'static str) -> &'static str {
    key.split('-').next().unwrap_or(key)
}

/// What the figures call the chip with that key of the catalog.
fn held_in(key: &'static str) -> Option<&'static str> {
    let first = first_part(key);
    let held = HELD_IN.iter().find(|(other, _)| *other == first).map(|(_, chip)| *chip);
    known(held.unwrap_or(first)).or_else(|| known(&key.replace('-', " ")))
}

fn earliest(of: impl Fn(&catalog::Chip) -> bool) -> Option<&'static str> {
    catalog::chips().iter().filter(|chip| of(chip)).filter_map(|chip| chip.released).min()
}

/// When the first of the chips that the figures hold in that one could be had.
fn family_release(chip: &'static str) -> Option<&'static str> {
    earliest(|other| held_in(other.key) == Some(chip))
}

/// The day before a release.
fn eve(release: &str) -> Option<f64> {
    day_before("", release).ok()
}

fn rows_of(chip: &'static str, country: &'static str) -> impl Iterator<Item = &'static Sold> {
    sold().iter().filter(move |row| row.chip == chip && row.country == country)
}

impl Asked {
    /// Whether the figures of its maker know countries.
    pub fn has_countries(self) -> bool {
        rows_of(self.chip, WORLD).any(|row| WITH_COUNTRIES.contains(&row.maker))
    }

    /// When it could first be had, by the catalog.
    fn release(self) -> Option<&'static str> {
        self.later.map(|(_, released)| released).or_else(|| family_release(self.chip))
    }

    /// The day before it could be had, where the figures also hold what came earlier.
    fn from(self) -> Option<f64> {
        self.later.and_then(|(_, released)| eve(released))
    }

    /// The days of a quarter on which it could be had: where its release lies in them, those from then on.
    fn days_in(self, days: (f64, f64)) -> (f64, f64) {
        let release = family_release(self.chip).and_then(eve).filter(|from| *from < days.1);
        (release.map_or(days.0, |from| from.larger(days.0)), days.1)
    }

    /// Notes that the figures hold others with it.
    fn tell(self, tally: &mut Tally) {
        let Some((name, released)) = self.later else { return };
        tally.note(joined(&[
            "The figures hold ",
            name,
            " (released ",
            released,
            ") in ",
            self.chip,
            ", with other chips: of it alone there were fewer.",
        ]));
    }

    /// Writes down that there were none before its release.
    fn none_yet(self, tally: &mut Tally, label: &str, by: f64) -> bool {
        let Some(release) = self.release().filter(|release| eve(release).is_some_and(|from| by <= from)) else {
            return false;
        };
        let origin =
            Origin { note: Some(joined(&["None: by the catalog, it came in ", release, "."])), ..Origin::default() };
        tally.stated(label, "GPUs", None, None, origin);
        true
    }

    /// The days between which the figures of its maker lie, of which the first is none where the chip is not older.
    fn reach(self) -> Option<(Option<f64>, f64)> {
        let first = rows_of(self.chip, WORLD).next()?;
        let of_maker = || sold().iter().filter(|row| row.maker == first.maker);
        let begin = of_maker().map(|row| row.days.0).reduce(f64::smaller)?;
        let end = of_maker().map(|row| row.days.1).reduce(f64::larger)?;
        let came_later = self.release().and_then(eve).is_some_and(|from| from >= begin);
        Some(((first.days.0 <= begin && !came_later).then_some(begin + 1.0), end))
    }

    /// What was sold of it in a country by a day, and what the figures say of it.
    pub fn sold_by(self, tally: &mut Tally, country: &'static str, by: f64) -> Result<Counted> {
        let label = joined(&[self.chip, " sold ", place(country)]);
        let Some((since, end)) = self.reach() else { return Ok(Counted::none(SupplyBasis::BeforeFigures)) };
        let parts: Vec<(&Sold, f64)> = rows_of(self.chip, country)
            .map(|row| (row, part_of(self.days_in(row.days), self.from(), by)))
            .filter(|(_, part)| *part > 0.0)
            .collect();
        let none = if rows_of(self.chip, country).next().is_none() {
            let note = if self.has_countries() {
                "None: Epoch AI's estimates have no sales of it to China (an assumption there)."
            } else {
                "None: Epoch AI's estimates know no countries of it."
            };
            Some((SupplyBasis::NoneForCountry, note))
        } else if !parts.is_empty() {
            None
        } else if self.none_yet(tally, &label, by) {
            return Ok(Counted::none(SupplyBasis::NoneByDate));
        } else if since.is_some() {
            Some((SupplyBasis::BeforeFigures, "Not known: the figures begin later."))
        } else {
            Some((SupplyBasis::NoneByDate, "None: in the figures, sales begin later."))
        };
        let Some(first) = rows_of(self.chip, WORLD).next() else {
            return Ok(Counted::none(SupplyBasis::BeforeFigures));
        };
        if let Some((basis, note)) = none {
            tally.stated(&label, "GPUs", None, None, Origin::of(Some(first.source), first.status, Some(note)));
            return Ok(Counted { since, ..Counted::none(basis) });
        }
        self.tell(tally);
        let mut all = Quantiles { p05: 0.0, p50: 0.0, p95: 0.0 };
        for (row, part) in parts {
            let partly = (part < 1.0).then_some("The part of the quarter's days that are counted.");
            let ninety = (row.p05 * part, row.p95 * part);
            let origin = Origin::of(Some(row.source), row.status, partly);
            tally.stated(&joined(&[&label, ", ", row.quarter]), "GPUs", Some(row.p50 * part), Some(ninety), origin);
            all = Quantiles { p05: all.p05 + ninety.0, p50: all.p50 + row.p50 * part, p95: all.p95 + ninety.1 };
        }
        let number = Some(drawn(&joined(&["sold[", self.chip, "]"]), all)?);
        let until = (by > end).then_some(end);
        Ok(Counted { basis: SupplyBasis::Sold, number, since, until })
    }

    /// What an owner is estimated to have bought of it by a day; nothing where there is no estimate of that chip.
    pub fn owned_by(self, tally: &mut Tally, owner: &str, by: f64) -> Result<Counted> {
        let label = joined(&[self.chip, " bought by ", owner]);
        let rows = || owned().iter().filter(|row| row.chip == self.chip && row.owner == owner);
        let reach = self.reach();
        let (Some((since, _)), Some(first), Some(last)) = (reach, rows().next(), rows().next_back()) else {
            return Ok(Counted::none(SupplyBasis::BeforeFigures));
        };
        let before = rows().rfind(|row| row.days.1 <= by);
        let after = rows().find(|row| row.days.1 > by);
        let counted = between(before, after.map(|row| (row, self.days_in(row.days))), by);
        if (self.later.is_some() || counted.is_none()) && self.none_yet(tally, &label, by) {
            return Ok(Counted::none(SupplyBasis::NoneByDate));
        }
        let Some(counted) = counted else { return Ok(Counted::none(SupplyBasis::BeforeFigures)) };
        self.tell(tally);
        let until = (by > last.days.1).then_some(last.days.1);
        let label = joined(&[&label, " until ", &date_of(until.unwrap_or(by))]);
        let partly = after.is_some() && before.is_none_or(|row| row.days.1 < by);
        let note = partly.then_some("Of the quarter, the part of its days that had passed.");
        let ninety = (counted.p05 < counted.p95).then_some((counted.p05, counted.p95));
        tally.stated(&label, "GPUs", Some(counted.p50), ninety, Origin::of(Some(first.source), first.status, note));
        let number = Some(drawn(&joined(&["owned[", self.chip, "]"]), counted)?);
        Ok(Counted { basis: SupplyBasis::Owner, number, since, until })
    }
}

impl Counted {
    fn none(basis: SupplyBasis) -> Counted {
        Counted { basis, number: None, since: None, until: None }
    }
}

/// The part of some days that lies after the one and until the other.
fn part_of(days: (f64, f64), from: Option<f64>, by: f64) -> f64 {
    let from = from.map_or(days.0, |from| from.larger(days.0));
    (by.smaller(days.1) - from) / (days.1 - days.0)
}

/// What was bought by a day between the ends of two quarters, of which the later one stands with its days.
fn between(before: Option<&Owned>, after: Option<(&Owned, (f64, f64))>, by: f64) -> Option<Quantiles> {
    let quantiles = |row: &Owned| Quantiles { p05: row.p05, p50: row.p50, p95: row.p95 };
    let Some((after, days)) = after else { return before.map(quantiles) };
    let none = Quantiles { p05: 0.0, p50: 0.0, p95: 0.0 };
    let (was, from) = before.map_or((none, days.0), |row| (quantiles(row), row.days.1));
    let part = (by - from) / (after.days.1 - from);
    let at = |was: f64, is: f64| was + (is - was) * part;
    let all = Quantiles { p05: at(was.p05, after.p05), p50: at(was.p50, after.p50), p95: at(was.p95, after.p95) };
    (part >= 0.0 && all.p05 > 0.0).then_some(all)
}

fn drawn(path: &str, all: Quantiles) -> Result<Ranged> {
    if all.p05 < all.p95 {
        return Ranged::drawn(path, all.p50, &Distribution::Quantiles(all));
    }
    Ok(Ranged::exact(all.p50))
}

/// An owner of whom there are estimates, by its name or another name of it, in any case and with any legal form.
pub fn known_owner(name: &str) -> Option<&'static str> {
    let lower: String = name.to_lowercase().chars().filter(|letter| !matches!(letter, '.' | ',')).collect();
    let words: Vec<&str> = lower.split_whitespace().filter(|word| !LEGAL_FORMS.contains(word)).collect();
    let plain = words.join(" ");
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == plain).map(|(_, owner)| *owner);
    let wanted = other.unwrap_or(&plain);
    owned().iter().map(|row| row.owner).find(|owner| owner.eq_ignore_ascii_case(wanted))
}
