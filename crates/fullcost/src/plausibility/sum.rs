//! The sum over chips of what the figures hold, and how far they reach.

use crate::plausibility::answer::{LIKELY, Plausibility, SupplyBasis, Verdict};
use crate::plausibility::ranged::Ranged;
use crate::plausibility::sales::{Asked, Counted};
use crate::real::Real as _;
use crate::text::joined;
use crate::training::date::date_of;

const NOT_ALL: &str = "The figures do not hold all of that time or of these chips: ";

/// What is counted of some chips.
#[derive(Debug, Default)]
pub struct Sum {
    /// How many there were of those that are known; none where there is none.
    pub number: Option<Ranged>,
    /// The first day of the figures, where a chip is older than they are.
    pub since: Option<f64>,
    /// The last day of the figures, where they end before the day that is asked for.
    pub until: Option<f64>,
    /// Chips that the figures have none of in the country.
    pub outside: Vec<Asked>,
    /// Chips of which it is not known how many there were.
    pub unknown: Vec<Asked>,
    bases: Vec<SupplyBasis>,
}

impl Sum {
    /// Adds a chip.
    pub fn add(&mut self, chip: Asked, counted: Counted) {
        match counted.basis {
            SupplyBasis::NoneForCountry => self.outside.push(chip),
            SupplyBasis::BeforeFigures => self.unknown.push(chip),
            _ => {}
        }
        self.bases.push(counted.basis);
        if counted.basis != SupplyBasis::NoneForCountry {
            self.since = later(self.since, counted.since);
        }
        self.until = self.until.map_or(counted.until, |until| Some(until.smaller(counted.until.unwrap_or(until))));
        self.number = match (self.number.take(), counted.number) {
            (Some(sum), Some(more)) => Some(sum.plus(&more)),
            (sum, more) => sum.or(more),
        };
    }

    /// Whether there may have been more than the figures hold.
    pub fn at_least(&self) -> bool {
        self.since.is_some() || self.until.is_some() || !self.unknown.is_empty()
    }

    /// What the figures say of most of them.
    pub fn basis(&self) -> Option<SupplyBasis> {
        [SupplyBasis::Sold, SupplyBasis::BeforeFigures, SupplyBasis::NoneForCountry, SupplyBasis::NoneByDate]
            .into_iter()
            .find(|basis| self.bases.contains(basis))
    }

    /// The days that are counted, in words.
    pub fn span(&self, by: &str) -> String {
        let since = self
            .since
            .map_or_else(String::new, |since| joined(&["from ", &date_of(since), ", where the figures begin, "]));
        let until = self.until.map_or_else(
            || joined(&["by ", by]),
            |until| joined(&["until ", &date_of(until), ", where the figures end"]),
        );
        joined(&[&since, &until])
    }

    /// The answer with the verdict of a ratio to this sum: where there may have been more and this is not enough, it is not known.
    pub fn judged(&self, found: Plausibility, ratio: &Ranged) -> Plausibility {
        if !self.at_least() {
            return found.judged(ratio);
        }
        if ratio.probability_of_at_most(1.0) < LIKELY {
            return Sum::open(found);
        }
        let mut found = found.judged(ratio);
        found.notes.push(joined(&[NOT_ALL, "there were more."]));
        found
    }

    /// The answer where there may have been more, so that it is not known.
    pub fn open(mut found: Plausibility) -> Plausibility {
        found.notes.push(joined(&[NOT_ALL, "how many more there were is not known."]));
        found.verdict = Verdict::Unknown;
        found
    }

    /// Names of the chips that the figures have none of in the country.
    pub fn names_outside(&self) -> Vec<String> {
        self.outside.iter().map(|chip| chip.chip.to_owned()).collect()
    }

    /// Why the figures have none of them there, in words.
    pub fn why_outside(&self) -> String {
        let chips = self.names_outside().join(", ");
        if self.outside.iter().all(|chip| chip.has_countries()) {
            return joined(&["have no sales of ", &chips, " to China (an assumption there)"]);
        }
        joined(&["know no sales of ", &chips, " to China"])
    }
}

fn later(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    one.map_or(other, |one| Some(one.larger(other.unwrap_or(one))))
}
