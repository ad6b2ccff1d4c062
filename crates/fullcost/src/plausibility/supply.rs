//! Supply: a claimed number of chips that somebody holds in a country by a date, against the estimated chips sold there by then.
//!
//! Figures: Epoch AI's estimates by chip and calendar quarter. They come from the makers' revenues; which chips went to China is
//! an assumption there, and what came another way is in no country's row. Quarters of one chip move together there: Epoch's own sums over quarters are
//! the sums of the 5 %, 50 % and 95 % quantiles, and so are ours. Different chips are drawn independently.

use crate::country::country;
use crate::digits::{number, tenths};
use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::json::ToJson;
use crate::plausibility::answer::{CheckKind, LIKELY, Plausibility, SupplyBasis, Verdict};
use crate::plausibility::ranged::Ranged;
use crate::plausibility::sales::{Asked, WORLD, figures_of, known_owner, place};
use crate::plausibility::sum::Sum;
use crate::plausibility::tables::sold;
use crate::plausibility::tally::Tally;
use crate::read::{hint, read};
use crate::record::record;
use crate::source::Source;
use crate::text::joined;
use crate::training::date::{date_of, day};
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

/// Of chips that the figures have none of in a country, more than this part of the world's is implausible there (assumed: of the
/// 3.6 million H100 sold until the end of 2024 it is 0.36 million, and CNAS puts all smuggled chips of 2024 at 10,000 to several hundred thousand).
pub const LARGEST_OTHER_SHARE: f64 = 0.1;

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
        match (self.owner.as_deref().and_then(known_owner), &self.owner) {
            (Some(owner), _) if self.country.is_none() => return self.of_owner(tally, owner, &chips, &count, by),
            (Some(owner), _) => {
                tally.note(joined(&["The estimates of ", owner, " know no countries and are not read."]))
            }
            (None, Some(owner)) => tally.note(joined(&[
                "There are no figures of `",
                owner,
                "`: the claim is held against all that were sold ",
                place(country),
                ".",
            ])),
            (None, None) => {}
        }
        let mut sum = Sum::default();
        for chip in chips {
            sum.add(chip, chip.sold_by(&mut tally, country, by)?);
        }
        let enough = |sold: &Ranged| count.over(sold).probability_of_at_most(1.0) >= LIKELY;
        if !sum.outside.is_empty() && !sum.at_least() && !sum.number.as_ref().is_some_and(enough) {
            return self.another_way(tally, &sum, &count, country, by);
        }
        let outside = sum.names_outside();
        let Some(sold) = &sum.number else {
            let (verdict, reason) = match sum.since {
                None if sum.unknown.is_empty() => {
                    (Verdict::Implausible, joined(&["None had been sold ", place(country), " by ", &self.by, "."]))
                }
                since => (Verdict::Unknown, not_begun(&self.by, since)),
            };
            let found = tally.unknown(CheckKind::Supply, &self.claim, reason, &self.sources)?;
            return Ok(Plausibility { verdict, basis: sum.basis(), outside, ..found });
        };
        tally.computed("sold of all these chips", "GPUs", sold);
        let ratio = count.over(sold).finite("count")?;
        tally.computed("claimed over sold", "share", &ratio);
        let words = joined(&[
            &takes(&ratio, sold),
            " that were sold ",
            place(country),
            " ",
            &sum.span(&self.by),
            ", as Epoch AI estimates.",
        ]);
        let found = tally.unknown(CheckKind::Supply, &self.claim, words, &self.sources)?;
        let mut found = sum.judged(found, &ratio);
        if found.verdict == Verdict::Plausible && ratio.point > LARGEST_LIKELY_SHARE {
            found.verdict = Verdict::Strained;
            let holder = if self.owner.is_some() { "One owner would hold" } else { "The claim takes" };
            found.notes.push(joined(&[holder, " more than a quarter of all that were sold (assumed to be much)."]));
        }
        if !outside.is_empty() {
            found.notes.push(joined(&["Not counted: Epoch AI's estimates ", &sum.why_outside(), "."]));
        }
        Ok(Plausibility { basis: sum.basis(), outside, ..found })
    }

    /// The check against what that owner is estimated to have bought.
    fn of_owner(
        &self,
        mut tally: Tally,
        owner: &str,
        chips: &[Asked],
        count: &Ranged,
        by: f64,
    ) -> Result<Plausibility> {
        let mut sum = Sum::default();
        for chip in chips {
            let counted = chip.owned_by(&mut tally, owner, by)?;
            if counted.basis == SupplyBasis::BeforeFigures {
                let words =
                    ["There is no estimate of ", chip.chip, " that ", owner, " had bought by then: it is not known."];
                tally.note(joined(&words));
            }
            sum.add(*chip, counted);
        }
        let Some(bought) = &sum.number else {
            let (verdict, basis, reason) = if sum.unknown.is_empty() {
                let reason = joined(&["None of these chips had come by ", &self.by, "."]);
                (Verdict::Implausible, SupplyBasis::NoneByDate, reason)
            } else {
                let words = ["There is no estimate of what ", owner, " had bought of these chips by ", &self.by, "."];
                (Verdict::Unknown, SupplyBasis::Owner, joined(&words))
            };
            let found = tally.unknown(CheckKind::Supply, &self.claim, reason, &self.sources)?;
            return Ok(Plausibility { verdict, basis: Some(basis), ..found });
        };
        tally.computed("bought of all these chips", "GPUs", bought);
        let ratio = count.over(bought).finite("count")?;
        tally.computed("claimed over bought", "share", &ratio);
        let span = sum.span(&self.by);
        let words = joined(&[&takes(&ratio, bought), " that ", owner, " is estimated to have bought ", &span, "."]);
        let found = tally.unknown(CheckKind::Supply, &self.claim, words, &self.sources)?;
        Ok(Plausibility { basis: Some(SupplyBasis::Owner), ..sum.judged(found, &ratio) })
    }

    /// The check of chips that the figures have none of there: what of the world's would have come another way.
    fn another_way(
        &self,
        mut tally: Tally,
        sum: &Sum,
        count: &Ranged,
        country: &'static str,
        by: f64,
    ) -> Result<Plausibility> {
        let mut world = Sum::default();
        for chip in &sum.outside {
            world.add(*chip, chip.sold_by(&mut tally, WORLD, by)?);
        }
        let (basis, outside) = (Some(SupplyBasis::NoneForCountry), sum.names_outside());
        let why = joined(&["Epoch AI's estimates ", &sum.why_outside()]);
        let Some(all) = &world.number else {
            let (verdict, reason) = if world.unknown.is_empty() {
                (Verdict::Implausible, joined(&[&why, ", nor had any been sold elsewhere by then."]))
            } else {
                (Verdict::Unknown, joined(&[&why, ", and those of the world begin later."]))
            };
            let found = tally.unknown(CheckKind::Supply, &self.claim, reason, &self.sources)?;
            return Ok(Plausibility { verdict, basis, outside, ..found });
        };
        let rest = match &sum.number {
            None => count.clone(),
            Some(sold) => {
                let rest = count.beyond(sold);
                tally.computed(&joined(&["claimed beyond what was sold ", place(country)]), "GPUs", &rest);
                rest
            }
        };
        let ratio = rest.over(all).finite("count")?;
        tally.computed("claimed over sold in the world", "share", &ratio);
        tally.note(
            "Ratio and probability are those of chips sold in the world: what came another way came out of them.",
        );
        let share = tenths(ratio.point * 100.0);
        let come =
            if sum.number.is_some() { "Come another way, what is beyond the others" } else { "Come another way, they" };
        let span = world.span(&self.by);
        let much = ratio.point > LARGEST_OTHER_SHARE;
        let limit = match (much, world.at_least()) {
            (false, _) => "",
            (true, false) => ", more than a tenth, which is assumed to be too much",
            (true, true) => ", more than a tenth",
        };
        let words = joined(&[&why, ". ", come, " would be ", &share, " % of the world's ", &span, limit, "."]);
        let found = tally.unknown(CheckKind::Supply, &self.claim, words, &self.sources)?;
        let found = match (much, world.at_least()) {
            (false, _) => Plausibility { verdict: Verdict::Strained, ..found.judged(&ratio) },
            (true, false) => Plausibility { verdict: Verdict::Implausible, ..found.judged(&ratio) },
            (true, true) => Sum::open(found),
        };
        Ok(Plausibility { basis, outside, ..found })
    }

    /// The chips as the figures hold them.
    fn figures(&self) -> Result<Vec<Asked>> {
        if self.chips.is_empty() {
            return Err(Error::new(Code::Missing, "chips", "is missing", "names of chips"));
        }
        let mut found: Vec<Asked> = Vec::new();
        for (place, name) in self.chips.iter().enumerate() {
            let path = joined(&["chips[", &number(place as f64), "]"]);
            let asked = figures_of(name).ok_or_else(|| {
                let known = sold().iter().map(|row| row.chip);
                let message = joined(&["`", name, "` is not in the figures of sales", &hint(name, known)]);
                Error::new(Code::UnknownName, path.as_str(), message, "a chip of the figures of sales")
            })?;
            if found.iter().any(|other| other.chip == asked.chip) {
                let message = joined(&["`", asked.chip, "` is counted twice: the figures hold both in one"]);
                return Err(Error::new(Code::DuplicateId, path, message, "each chip once"));
            }
            found.push(asked);
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

/// What the claim takes of how many.
fn takes(ratio: &Ranged, of: &Ranged) -> String {
    joined(&["The claim takes ", &tenths(ratio.point * 100.0), " % of the ", &number(of.point.round())])
}

fn not_begun(by: &str, since: Option<f64>) -> String {
    let begin = since.map_or_else(|| "later".to_owned(), |since| joined(&["on ", &date_of(since)]));
    joined(&["The figures of sales begin ", &begin, ": what was sold by ", by, " is not known."])
}

/// The check of a claim that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`SupplyClaim::check`] does.
pub fn check_supply_json(document: &Value) -> Result<String> {
    let claim: SupplyClaim = read(document)?;
    Ok(claim.check()?.json())
}
