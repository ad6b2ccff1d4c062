//! The sums of [`money`] as questions: a document with the names of their arguments in, JSON out.

use crate::error::{Code, Error, Result};
use crate::finance::depreciation::resale_share;
use crate::finance::money::{self, PaidAt};
use crate::json::ToJson;
use crate::read::read;
use crate::record::record;
use crate::value::Value;

record! {
    /// What is known of a sum. Each needs some of it, by the names of its arguments.
    pub struct MoneySum {
        /// Interest of a period.
        rate: Option<f64>,
        /// Cash flows, a period apart, the first now.
        values: Vec<f64>,
        /// Number of periods.
        nper: Option<f64>,
        /// Payment of every period.
        pmt: Option<f64>,
        /// Sum at the beginning.
        pv: Option<f64>,
        /// Sum at the end.
        fv: Option<f64>,
        /// When in a period it is paid.
        when: PaidAt = PaidAt::End,
        /// Years in which an outlay must come back.
        years: Option<f64>,
        /// Age of what is sold.
        age_years: Option<f64>,
    }
}

impl MoneySum {
    fn rate(&self) -> Result<f64> {
        known("rate", self.rate)
    }

    fn nper(&self) -> Result<f64> {
        known("nper", self.nper)
    }

    fn pmt(&self) -> Result<f64> {
        known("pmt", self.pmt)
    }

    fn pv(&self) -> Result<f64> {
        known("pv", self.pv)
    }

    fn fv(&self) -> Result<f64> {
        known("fv", self.fv)
    }

    /// What is left at the end: nothing, unless somebody says it.
    fn left(&self) -> f64 {
        self.fv.unwrap_or(0.0)
    }
}

/// The sum with that name, of what is known: a number, a list of them for `irrs`, and null for a `payback` that never comes.
///
/// Errors: what the reader refuses, what the sum needs and nobody told, and those of the sum itself.
fn sum<T: ToJson>(known: &Value, of: impl FnOnce(&MoneySum) -> Result<T>) -> Result<String> {
    Ok(of(&read(known)?)?.json())
}

/// [`money::npv`].
pub fn npv_json(known: &Value) -> Result<String> {
    sum(known, |of| money::npv(of.rate()?, &of.values))
}

/// [`money::irr`].
pub fn irr_json(known: &Value) -> Result<String> {
    sum(known, |of| money::irr(&of.values))
}

/// [`money::irrs`].
pub fn irrs_json(known: &Value) -> Result<String> {
    sum(known, |of| money::irrs(&of.values))
}

/// [`money::fv`].
pub fn fv_json(known: &Value) -> Result<String> {
    sum(known, |of| money::fv(of.rate()?, of.nper()?, of.pmt()?, of.pv()?, of.when))
}

/// [`money::pv`].
pub fn pv_json(known: &Value) -> Result<String> {
    sum(known, |of| money::pv(of.rate()?, of.nper()?, of.pmt()?, of.left(), of.when))
}

/// [`money::pmt`].
pub fn pmt_json(known: &Value) -> Result<String> {
    sum(known, |of| money::pmt(of.rate()?, of.nper()?, of.pv()?, of.left(), of.when))
}

/// [`money::nper`].
pub fn nper_json(known: &Value) -> Result<String> {
    sum(known, |of| money::nper(of.rate()?, of.pmt()?, of.pv()?, of.left(), of.when))
}

/// [`money::rate`].
pub fn rate_json(known: &Value) -> Result<String> {
    sum(known, |of| money::rate(of.nper()?, of.pmt()?, of.pv()?, of.fv()?, of.when))
}

/// [`money::payback`], without interest unless a rate is told.
pub fn payback_json(known: &Value) -> Result<String> {
    sum(known, |of| money::payback(of.rate.unwrap_or(0.0), &of.values))
}

/// [`money::capital_recovery_factor`].
pub fn capital_recovery_factor_json(known: &Value) -> Result<String> {
    sum(known, |of| money::capital_recovery_factor(of.rate()?, self::known("years", of.years)?))
}

/// [`resale_share`].
pub fn resale_share_json(known: &Value) -> Result<String> {
    sum(known, |of| resale_share(self::known("age_years", of.age_years)?))
}

fn known(path: &str, value: Option<f64>) -> Result<f64> {
    value.ok_or_else(|| Error::new(Code::Missing, path, "is missing", "a number"))
}
