//! Supply: a claimed number of chips that somebody holds in a country by a date, against the estimated chips sold there by then.
//!
//! Figures: Epoch AI's estimates by chip and calendar quarter. They come from the makers' revenues, so what left the makers'
//! channels on other ways is in no country's row. Quarters of one chip move together there: Epoch's own sums over quarters are
//! the sums of the 5 %, 50 % and 95 % quantiles, and so are ours. Different chips are drawn independently.

use crate::catalog;
use crate::digits::{number, tenths};
use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::json::ToJson;
use crate::plausibility::answer::{CheckKind, Plausibility, SupplyBasis, Verdict};
use crate::plausibility::ranged::Ranged;
use crate::plausibility::tables::{Sold, sold};
use crate::plausibility::tally::{Origin, Tally};
use crate::read::{hint, read};
use crate::real::Real as _;
use crate::record::record;
use crate::source::Source;
use crate::text::joined;
use crate::training::date::day;
use crate::uncertainty::distribution::{Distribution, Quantiles};
use crate::units::Gpus;
use crate::value::Value;

record! {
    /// A claim that somebody holds so many chips by a date.
    pub struct SupplyClaim {
        /// The claim in words.
        claim: String = String::new(),
        /// The chips that are counted, of any mixture: names of the catalog, or of the figures of sales.
        chips: Vec<String>,
        /// How many of them.
        count: Estimate<Gpus>,
        /// The country: `China`, or its two or three letters. None for the whole world.
        country: Option<String>,
        /// By when: a year, a month or a day, which stand for their last day.
        by: String,
        /// Sources that the estimates name.
        sources: Vec<Source>,
    }
}

/// An owner that would hold more than this part of all chips sold is at least strained (assumed).
pub const LARGEST_LIKELY_SHARE: f64 = 0.25;

const WORLD: &str = "world";
/// Countries of the figures, by all names.
const COUNTRIES: &[(&str, &[&str])] = &[("CN", &["CN", "CHN", "China"]), (WORLD, &[WORLD])];
/// What stands under another name in the figures: the first part of the catalog's key, and the name there.
const HELD_IN: &[(&str, &str)] = &[("h200", "H100"), ("gh200", "H100"), ("gb200", "B200"), ("gb300", "B300")];

impl SupplyClaim {
    /// The check.
    ///
    /// Errors: no chip, or one without figures; a chip twice; a country without figures; what is no date.
    pub fn check(&self) -> Result<Plausibility> {
        let chips = self.figures()?;
        let country = self.figures_of_country()?;
        let by = day("by", &self.by)?;
        let mut tally = Tally::default();
        let count = tally.given("claimed", "count", &self.count)?;
        let mut sum: Option<Ranged> = None;
        let mut outside = Vec::new();
        let mut bases = Vec::new();
        for chip in chips {
            let (basis, sold) = sold_by(&mut tally, chip, country, by)?;
            bases.push(basis);
            if basis == SupplyBasis::NoneForCountry {
                outside.push(chip);
            }
            sum = match (sum, sold) {
                (Some(sum), Some(sold)) => Some(sum.plus(&sold)),
                (sum, sold) => sum.or(sold),
            };
        }
        let of = |basis: SupplyBasis| bases.contains(&basis);
        let basis =
            [SupplyBasis::Sold, SupplyBasis::BeforeFigures, SupplyBasis::NoneForCountry, SupplyBasis::NoneByDate];
        let basis = basis.into_iter().find(|basis| of(*basis));
        if of(SupplyBasis::Sold) && of(SupplyBasis::BeforeFigures) {
            tally.note("Some of these chips were sold before the figures begin: the true supply is larger.");
        }
        let Some(sum) = sum else { return self.without_supply(tally, basis, &outside, &count, country, by) };
        tally.computed("sold of all these chips", "GPUs", &sum);
        let ratio = count.over(&sum).finite("count")?;
        tally.computed("claimed over sold", "share", &ratio);
        let reason = joined(&[
            "The claim takes ",
            &tenths(ratio.point * 100.0),
            " % of the ",
            &number(sum.point.round()),
            " that were sold ",
            place(country),
            " by ",
            &self.by,
            ".",
        ]);
        let mut found = tally.unknown(CheckKind::Supply, &self.claim, reason, &self.sources)?.judged(&ratio);
        if found.verdict == Verdict::Plausible && ratio.point > LARGEST_LIKELY_SHARE {
            found.verdict = Verdict::Strained;
            found.notes.push(
                "One owner would hold more than a quarter of all that were sold (assumed to be much).".to_owned(),
            );
        }
        if !outside.is_empty() {
            let names = outside.join(", ");
            found.notes.push(joined(&["Outside the seller's own figures, and not counted: ", &names, "."]));
        }
        Ok(Plausibility { basis, outside: owned(&outside), ..found })
    }

    /// What there is to say where nothing is known to have been sold.
    fn without_supply(
        &self,
        mut tally: Tally,
        basis: Option<SupplyBasis>,
        outside: &[&'static str],
        count: &Ranged,
        country: &'static str,
        by: f64,
    ) -> Result<Plausibility> {
        let (verdict, reason) = match basis {
            Some(SupplyBasis::NoneForCountry) => {
                let mut all: Option<Ranged> = None;
                for chip in outside {
                    if let (_, Some(sold)) = sold_by(&mut tally, chip, WORLD, by)? {
                        all = Some(all.map_or(sold.clone(), |all| all.plus(&sold)));
                    }
                }
                let words = joined(&["Outside the seller's own figures: none were sold ", place(country)]);
                match all {
                    Some(all) => {
                        let ratio = count.over(&all).finite("count")?;
                        tally.computed("claimed over sold in the world", "share", &ratio);
                        let enough = Verdict::of(ratio.probability_of_at_most(1.0)) != Verdict::Implausible;
                        let verdict = if enough { Verdict::Strained } else { Verdict::Implausible };
                        let share = tenths(ratio.point * 100.0);
                        (verdict, joined(&[&words, ". Come another way, they would be ", &share, " % of the world's."]))
                    }
                    None => (Verdict::Implausible, joined(&[&words, ", nor anywhere by then."])),
                }
            }
            Some(SupplyBasis::NoneByDate) => {
                (Verdict::Implausible, joined(&["None had been sold ", place(country), " by ", &self.by, "."]))
            }
            _ => (Verdict::Unknown, joined(&["The figures of sales begin after ", &self.by, "."])),
        };
        let found = tally.unknown(CheckKind::Supply, &self.claim, reason, &self.sources)?;
        Ok(Plausibility { verdict, basis, outside: owned(outside), ..found })
    }

    /// The chips as the figures call them.
    fn figures(&self) -> Result<Vec<&'static str>> {
        if self.chips.is_empty() {
            return Err(Error::new(Code::Missing, "chips", "is missing", "names of chips"));
        }
        let mut found = Vec::new();
        for (place, name) in self.chips.iter().enumerate() {
            let path = joined(&["chips[", &number(place as f64), "]"]);
            let chip = figures_of(name).ok_or_else(|| {
                let known = sold().iter().map(|row| row.chip);
                let message = joined(&["`", name, "` is not in the figures of sales", &hint(name, known)]);
                Error::new(Code::UnknownName, path.as_str(), message, "a chip of the figures of sales")
            })?;
            if found.contains(&chip) {
                let message = joined(&["`", chip, "` is counted twice: the figures hold both in one"]);
                return Err(Error::new(Code::DuplicateId, path, message, "each chip once"));
            }
            found.push(chip);
        }
        Ok(found)
    }

    fn figures_of_country(&self) -> Result<&'static str> {
        let Some(wanted) = &self.country else { return Ok(WORLD) };
        let named = |(_, names): &&(&str, &[&str])| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
        let found = COUNTRIES.iter().find(named).map(|(id, _)| *id);
        found.ok_or_else(|| {
            let message = joined(&["there are no figures of sales for `", wanted, "`"]);
            Error::new(Code::UnknownName, "country", message, "`China`, or none for the world")
        })
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn place(country: &str) -> &'static str {
    if country == WORLD { "in the world" } else { "in China" }
}

/// The chip as the figures call it: by its name there, else by what the catalog calls it.
fn figures_of(name: &str) -> Option<&'static str> {
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
fn sold_by(
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

/// The check of a claim that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`SupplyClaim::check`] does.
pub fn check_supply_json(document: &Value) -> Result<String> {
    let claim: SupplyClaim = read(document)?;
    Ok(claim.check()?.json())
}
