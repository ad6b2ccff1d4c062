//! Supply: a claimed number of chips that somebody holds in a country by a date, against the estimated chips sold there by then.
//!
//! Figures: Epoch AI's estimates by chip and calendar quarter. They come from the makers' revenues, so what left the makers'
//! channels on other ways is in no country's row. Quarters of one chip move together there: Epoch's own sums over quarters are
//! the sums of the 5 %, 50 % and 95 % quantiles, and so are ours. Different chips are drawn independently.

use crate::country::country;
use crate::digits::{number, tenths};
use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::json::ToJson;
use crate::plausibility::answer::{CheckKind, Plausibility, SupplyBasis, Verdict};
use crate::plausibility::ranged::Ranged;
use crate::plausibility::sales::{WORLD, figures_of, known_owner, owned_by, place, sold_by};
use crate::plausibility::tables::sold;
use crate::plausibility::tally::Tally;
use crate::read::{hint, read};
use crate::record::record;
use crate::source::Source;
use crate::text::joined;
use crate::training::date::day;
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
        /// Who holds them. Where there are estimates of that owner, and no country is given, they are what is held against.
        owner: Option<String>,
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

/// Countries of the figures.
const COUNTRIES: &[&str] = &["CN", WORLD];

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
        let owner = self.owner.as_deref().and_then(known_owner).filter(|_| self.country.is_none());
        if let Some(owner) = owner {
            return self.of_owner(tally, owner, &chips, &count, by);
        }
        let mut sum: Option<Ranged> = None;
        let mut outside = Vec::new();
        let mut bases = Vec::new();
        for chip in chips {
            let (basis, sold) = sold_by(&mut tally, chip, country, by)?;
            bases.push(basis);
            if basis == SupplyBasis::NoneForCountry {
                outside.push(chip);
            }
            sum = both(sum, sold);
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
        Ok(Plausibility { basis, outside: texts(&outside), ..found })
    }

    /// The check against what that owner is estimated to have bought.
    fn of_owner(
        &self,
        mut tally: Tally,
        owner: &str,
        chips: &[&'static str],
        count: &Ranged,
        by: f64,
    ) -> Result<Plausibility> {
        let mut bought = None;
        for chip in chips {
            let of_chip = owned_by(&mut tally, chip, owner, by)?;
            if of_chip.is_none() {
                tally.note(joined(&["There is no estimate of ", chip, " that ", owner, " had bought by then."]));
            }
            bought = both(bought, of_chip);
        }
        let basis = Some(SupplyBasis::Owner);
        let Some(bought) = bought else {
            let reason =
                joined(&["There is no estimate of what ", owner, " had bought of these chips by ", &self.by, "."]);
            let found = tally.unknown(CheckKind::Supply, &self.claim, reason, &self.sources)?;
            return Ok(Plausibility { basis, ..found });
        };
        tally.computed("bought of all these chips", "GPUs", &bought);
        let ratio = count.over(&bought).finite("count")?;
        tally.computed("claimed over bought", "share", &ratio);
        let share = tenths(ratio.point * 100.0);
        let sum = number(bought.point.round());
        let words = [
            "The claim takes ",
            &share,
            " % of the ",
            &sum,
            " that ",
            owner,
            " is estimated to have bought by ",
            &self.by,
            ".",
        ];
        let found = tally.unknown(CheckKind::Supply, &self.claim, joined(&words), &self.sources)?.judged(&ratio);
        Ok(Plausibility { basis, ..found })
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
                let (mut all, mut known) = (None, true);
                for chip in outside {
                    let (basis, sold) = sold_by(&mut tally, chip, WORLD, by)?;
                    known &= basis != SupplyBasis::BeforeFigures;
                    all = both(all, sold);
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
                    None if known => (Verdict::Implausible, joined(&[&words, ", nor anywhere by then."])),
                    None => (Verdict::Unknown, joined(&[&words, ", and those of the world begin later."])),
                }
            }
            Some(SupplyBasis::NoneByDate) => {
                (Verdict::Implausible, joined(&["None had been sold ", place(country), " by ", &self.by, "."]))
            }
            _ => (Verdict::Unknown, joined(&["The figures of sales begin after ", &self.by, "."])),
        };
        let found = tally.unknown(CheckKind::Supply, &self.claim, reason, &self.sources)?;
        Ok(Plausibility { verdict, basis, outside: texts(outside), ..found })
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
        let id = country(wanted).map_or(wanted.as_str(), |country| country.iso2);
        let found = COUNTRIES.iter().find(|known| known.eq_ignore_ascii_case(id)).copied();
        found.ok_or_else(|| {
            let message = joined(&["there are no figures of sales for `", wanted, "`"]);
            Error::new(Code::UnknownName, "country", message, "`China`, or none for the world")
        })
    }
}

/// The sum of what is known.
fn both(sum: Option<Ranged>, more: Option<Ranged>) -> Option<Ranged> {
    match (sum, more) {
        (Some(sum), Some(more)) => Some(sum.plus(&more)),
        (sum, more) => sum.or(more),
    }
}

fn texts(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// The check of a claim that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`SupplyClaim::check`] does.
pub fn check_supply_json(document: &Value) -> Result<String> {
    let claim: SupplyClaim = read(document)?;
    Ok(claim.check()?.json())
}
