//! How machines lose their value: by accounting rules, by the progress of newer chips, and in the market for used ones.

use crate::error::Result;
use crate::finance::check;
use crate::json::ToJson;
use crate::read::read;
use crate::real::Real;
use crate::record::{answer, record, words};
use crate::training::epoch::worth_share;
use crate::uncertainty::math::{exp, ln};
use crate::value::Value;

words! {
    /// The rule by which an asset loses value.
    pub enum DepreciationMethod {
        /// The same amount every year, down to the residual.
        StraightLine = "straight_line",
        /// A share of what is left, `declining_factor` / life, until a straight line to the residual takes off more.
        DecliningBalance = "declining_balance",
        /// As newer chips become better for their price: value falls to 10^(-0.14 t) of the purchase (Epoch AI, arXiv 2405.21015), but
    /// never below the residual.
        PricePerformance = "price_performance",
    }
}

record! {
    /// An asset and the rule by which it loses value.
    pub struct Depreciation {
        /// What was paid.
        purchase_usd: f64,
        /// Years until nothing but the residual is left.
        life_years: f64,
        /// What is left at the end of the life, as a share of the purchase. None for nothing or, by price performance, for what
        /// its curve leaves.
        residual_share: Option<f64>,
        /// The rule.
        method: DepreciationMethod = DepreciationMethod::StraightLine,
        /// Declining balance: times the rate of a straight line. 2 is double declining.
        declining_factor: f64 = 2.0,
    }
}

answer! {
    /// A year of an asset's life.
    pub struct DepreciationYear {
        /// Years since the purchase at its end; the last may end within a year.
        age_years: f64,
        /// Value lost in it.
        depreciation_usd: f64,
        /// Value left at its end.
        book_usd: f64,
    }
}

/// The shortest life, and the longest.
const LEAST_YEARS: f64 = 0.1;
const MOST_YEARS: f64 = 100.0;

impl Depreciation {
    /// The years of its life. The depreciation of all of them is the purchase less the residual.
    ///
    /// Errors: a life of 0 or beyond 100 years, a residual below 0 or above 1, a negative purchase, a factor below 1.
    pub fn schedule(&self) -> Result<Vec<DepreciationYear>> {
        check::not_negative("purchase_usd", self.purchase_usd)?;
        life("life_years", self.life_years)?;
        if let Some(share) = self.residual_share {
            check::share("residual_share", share)?;
        }
        check::within("declining_factor", self.declining_factor, self.declining_factor >= 1.0, ">= 1")?;
        let fall = Fall {
            method: self.method,
            life_years: self.life_years,
            residual_share: self.residual_share.unwrap_or_else(|| self.method.leaves(self.life_years)),
            declining_factor: self.declining_factor,
        };
        let mut before = self.purchase_usd;
        let years = (0..self.life_years.ceil() as usize).map(|year| {
            let age_years = (year as f64 + 1.0).smaller(self.life_years);
            let book_usd = self.purchase_usd * fall.book_share(age_years);
            let depreciation_usd = before - book_usd;
            before = book_usd;
            DepreciationYear { age_years, depreciation_usd, book_usd }
        });
        Ok(years.collect())
    }
}

/// A life that can be depreciated over.
pub(crate) fn life(path: &str, years: f64) -> Result<()> {
    check::within(path, years, (LEAST_YEARS..=MOST_YEARS).contains(&years), ">= 0.1 and <= 100")
}

impl DepreciationMethod {
    /// The residual share of a life where nobody tells another.
    pub(crate) fn leaves(self, life_years: f64) -> f64 {
        match self {
            DepreciationMethod::PricePerformance => worth_share(life_years),
            DepreciationMethod::StraightLine | DepreciationMethod::DecliningBalance => 0.0,
        }
    }
}

/// How an asset's value falls, over its purchase. Sound numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fall {
    pub method: DepreciationMethod,
    pub life_years: f64,
    pub residual_share: f64,
    pub declining_factor: f64,
}

impl Fall {
    /// What is left at an age, as a share of the purchase: 1 when new, the residual from the end of the life on.
    pub fn book_share(&self, age_years: f64) -> f64 {
        if age_years <= 0.0 {
            return 1.0;
        }
        if age_years >= self.life_years {
            return self.residual_share;
        }
        match self.method {
            DepreciationMethod::StraightLine => 1.0 - (1.0 - self.residual_share) * (age_years / self.life_years),
            DepreciationMethod::DecliningBalance => self.declining(age_years),
            DepreciationMethod::PricePerformance => worth_share(age_years).larger(self.residual_share),
        }
    }

    /// Year by year, in proportion within a year.
    fn declining(&self, age_years: f64) -> f64 {
        let (mut left, mut year) = (1.0, 0.0);
        loop {
            let to_go = self.life_years - year;
            let straight = (left - self.residual_share) / to_go.larger(1.0);
            let lost =
                (left * self.declining_factor / self.life_years).larger(straight).smaller(left - self.residual_share);
            // The last year may be a short one.
            let (lost, length) = if to_go < 1.0 { (left - self.residual_share, to_go) } else { (lost, 1.0) };
            if age_years <= year + length {
                return left - lost * ((age_years - year) / length);
            }
            (left, year) = (left - lost, year + length);
        }
    }
}

/// Resale prices of GPUs of the H100's class by age in years, over the price paid (assumed; ours). The first two years are those
/// of a vendor's page (GPU Residual Value Guide, v2-pseo-ai.pages.dev, 2026, without a method), the third is asking prices of
/// SpotWire's valuator (June 2026) times its factor of 0.72 for used ones, the fifth our judgement.
const RESALE: [(f64, f64); 5] = [(0.0, 1.0), (1.0, 0.65), (2.0, 0.45), (3.0, 0.33), (5.0, 0.12)];

/// What a used GPU fetches at an age, as a share of the price paid: between the points of a curve by ratio, and on at the last
/// one's pace. Assumed: 80 % of such shares lie within 40 % of it, by our judgement.
///
/// Errors: an age below 0.
pub fn resale_share(age_years: f64) -> Result<f64> {
    check::not_negative("age_years", age_years)?;
    Ok(resale(age_years))
}

/// The same of an age that is sound.
pub(crate) fn resale(age_years: f64) -> f64 {
    let mut share = 0.0;
    for pair in RESALE.windows(2) {
        let &[(from, before), (to, after)] = pair else { continue };
        share = before * exp(ln(after / before) * (age_years - from) / (to - from));
        if age_years <= to {
            break;
        }
    }
    share
}

/// What something used sells for, whatever the rule by which its owner's books let it lose value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Market {
    /// What it sells for when new.
    pub new_usd: f64,
    pub life_years: f64,
    /// What it sells for at the end of its life, over `new_usd`. None for the curve of used GPUs.
    pub residual_share: Option<f64>,
}

impl Market {
    /// What it sells for at an age: on the curve, or on a straight line to a residual that is told, and no less from then on.
    pub fn usd(&self, age_years: f64) -> f64 {
        let share = match self.residual_share {
            None => resale(age_years.larger(0.0)),
            Some(left) => 1.0 - (1.0 - left) * (age_years / self.life_years).larger(0.0).smaller(1.0),
        };
        self.new_usd * share
    }
}

/// The years of an asset that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`Depreciation::schedule`] does.
pub fn schedule_json(document: &Value) -> Result<String> {
    let asset: Depreciation = read(document)?;
    Ok(asset.schedule()?.json())
}
