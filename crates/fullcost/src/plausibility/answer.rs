//! What a check answers, and from which probability which verdict follows.

use crate::record::{answer, words};
use crate::source::{Source, Status};

words! {
    /// What a claim is checked against.
    pub enum CheckKind {
        /// The chips that were sold.
        Supply = "supply",
        /// The power of the site.
        Power = "power",
        /// The owner's means.
        Money = "money",
        /// The time until a date.
        Time = "time",
    }
}

words! {
    /// What comes of a check.
    pub enum Verdict {
        /// There is enough of what it takes, more likely than not.
        Plausible = "plausible",
        /// It takes much of what there is, or something that these figures do not hold.
        Strained = "strained",
        /// There is not enough, in 19 of 20 draws; or too much of the world's would have come another way than these figures hold.
        Implausible = "implausible",
        /// What there is is not known, or what is known of it is not enough to tell.
        Unknown = "unknown",
    }
}

words! {
    /// What the figures of sales say about a claim.
    pub enum SupplyBasis {
        /// Chips that were sold there by then.
        Sold = "sold",
        /// What that owner is estimated to have bought by then.
        Owner = "owner",
        /// Epoch AI's estimates have none for that country, by an assumption there. They may have come another way.
        NoneForCountry = "none_for_country",
        /// None had been sold by then.
        NoneByDate = "none_by_date",
        /// The figures begin later, or have no estimate of it.
        BeforeFigures = "before_figures",
    }
}

answer! {
    /// A line of the arithmetic.
    pub struct CheckLine {
        /// What it is.
        label: String,
        /// Its value: the median. Null for a stated none.
        value: Option<f64>,
        /// The 5 % quantile. Null where it has no range.
        low: Option<f64>,
        /// The 95 % quantile.
        high: Option<f64>,
        /// Its unit.
        unit: String,
        /// Id of the source. Null where it was given without one, or worked out.
        source: Option<String>,
        /// Who stands behind it. Null where it was given without saying.
        status: Option<Status>,
        /// What else a reader should know.
        note: Option<String>,
    }
}

answer! {
    /// Whether a claim can hold, by one check.
    pub struct Plausibility {
        /// What it is checked against.
        check: CheckKind,
        /// The claim, as it was given.
        claim: String,
        /// What comes of it.
        verdict: Verdict,
        /// Why, in a sentence.
        reason: String,
        /// What the claim takes over what there is: medians. Null where either is not known.
        ratio: Option<f64>,
        /// The 5 % quantile of the ratio.
        low_ratio: Option<f64>,
        /// The 95 % quantile.
        high_ratio: Option<f64>,
        /// The probability that there is enough of what it takes, given the ranges. Null where what there is is not known.
        probability: Option<f64>,
        /// Supply: what the figures of sales say.
        basis: Option<SupplyBasis>,
        /// Supply: the chips of which Epoch AI's estimates have none there.
        outside: Vec<String>,
        /// Time: the day on which the work would be done, by medians.
        end_date: Option<String>,
        /// Time: the earliest day, of 20 draws one lies before.
        earliest_end_date: Option<String>,
        /// The arithmetic, line by line.
        lines: Vec<CheckLine>,
        /// The documents that its figures come from.
        sources: Vec<Source>,
        /// What else a reader should know.
        notes: Vec<String>,
    }
}

/// From this probability on, a claim is plausible (a convention of this check).
pub const LIKELY: f64 = 0.5;
/// Below this one it is implausible.
pub const POSSIBLE: f64 = 0.05;

impl Verdict {
    /// The verdict of a probability.
    pub fn of(probability: f64) -> Verdict {
        match probability {
            p if p >= LIKELY => Verdict::Plausible,
            p if p >= POSSIBLE => Verdict::Strained,
            _ => Verdict::Implausible,
        }
    }
}
