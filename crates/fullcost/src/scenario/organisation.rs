//! Who works on it: staff by role, what they are paid, and what each of them costs beyond that.

use crate::estimate::Estimate;
use crate::record::{record, words};
use crate::scope::Purpose;
use crate::uncertainty::distribution::{Distribution, Interval, SHORTHAND_CONFIDENCE};
use crate::units;

words! {
    /// What becomes of guesses at costs that nobody has disclosed.
    pub enum Guesses {
        /// They are listed as not disclosed, and not summed.
        LeftOut = "left_out",
        /// They are summed like any other cost.
        Counted = "counted",
    }
}

record! {
    /// The organisation around the machines. Staff who keep the machines running are in the pools' `operation`; data and other
    /// costs without people are `lines`; research compute as a multiple of a run is `work` with `times_run`.
    pub struct Organisation {
        /// Its people by role.
        staff: Vec<StaffRole>,
        /// All that their work costs it over their cash (1.3: 30 % on top), for all roles that do not say otherwise: one number, so that it is drawn once
        /// for all of them. Epoch AI's 1.25 to 1.4, at 90 % (arXiv 2405.21015), if left out.
        employer_cost_ratio: Estimate<units::CostOverPay> = default_employer_cost(),
    }
}

record! {
    /// People who do the same work. Each of pay, equity and overhead is a line of its own for each purpose, over all years alike.
    pub struct StaffRole {
        /// Short name, used in paths: `organisation.staff[researchers]`.
        id: String,
        /// As a row of a table: `Researchers’ pay`.
        label: String,
        /// What their work is for, as far as `purposes` does not say otherwise.
        purpose: Purpose = Purpose::Unaccounted,
        /// Parts of their work that are for other purposes.
        purposes: Option<PurposeShares>,
        /// How many they are, on average over the window.
        headcount: Estimate<units::People>,
        /// Salary and bonus.
        cash_usd_per_person_year: Estimate<units::UsdPerPersonYear>,
        /// Shares and options, at their value when granted. Of the nature `equity`, so that a scope can leave out what is no cash.
        equity_usd_per_person_year: Option<Estimate<units::UsdPerPersonYear>>,
        /// All that their work costs the employer over that cash (1.3: 30 % on top): taxes on pay, insurance, pensions. The organisation's if left out.
        employer_cost_ratio: Option<Estimate<units::CostOverPay>>,
        /// Offices, software and administration, over that cash. None if left out.
        overhead_ratio: Option<Estimate<units::Ratio>>,
        /// Whether it is a guess at what nobody has disclosed. Then it counts only where the scenario's `guesses` do.
        guess: bool = false,
    }
}

record! {
    /// Parts of a whole by purpose. They must not sum over 1; the rest is for the role's own purpose.
    pub struct PurposeShares {
        /// For the final pre-training run of a released model.
        final_run_share: Option<Estimate<units::Share>>,
        /// For its other official phases.
        official_share: Option<Estimate<units::Share>>,
        /// For experiments, failed and restarted runs.
        experiments_share: Option<Estimate<units::Share>>,
        /// For earlier models that this one builds on.
        earlier_models_share: Option<Estimate<units::Share>>,
        /// For answering users.
        serving_share: Option<Estimate<units::Share>>,
    }
}

/// What an employer pays over the salary: 1.25 to 1.4 at 90 %, by Epoch AI (arXiv 2405.21015).
pub fn employer_cost() -> Distribution {
    Distribution::Interval(Interval { low: 1.25, high: 1.4, confidence: SHORTHAND_CONFIDENCE })
}

fn default_employer_cost() -> Estimate<units::CostOverPay> {
    let range = employer_cost();
    Estimate::assumed(range.median(), range)
}
