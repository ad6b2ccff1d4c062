//! The value of money over time: present and future values, payments, rates, and when an outlay has come back.
//!
//! The five sums of an annuity obey one equation, with `when` 1 for payments at the beginning of a period and 0 for its end:
//! pv (1+r)^n + pmt (1 + r when) ((1+r)^n - 1)/r + fv = 0. What comes in is positive and what goes out is negative, as in
//! spreadsheets and `numpy-financial`.

use crate::digits::{number, whole};
use crate::error::{Code, Error, Result};
use crate::finance::check;
use crate::finance::roots::{positive_roots, rate_of};
use crate::record::words;
use crate::text::joined;
use crate::uncertainty::math::{exp, exp_m1, ln_1p, ln_ratio};

/// The most cash flows or periods that a rate is looked for in: a century of months.
pub const MOST_PERIODS: usize = 1_200;

words! {
    /// When in a period a payment is made.
    pub enum PaidAt {
        /// At its end.
        End = "end",
        /// At its beginning.
        Begin = "begin",
    }
}

impl PaidAt {
    fn share(self) -> f64 {
        match self {
            PaidAt::End => 0.0,
            PaidAt::Begin => 1.0,
        }
    }
}

/// Net present value of cash flows, the first of them now: sum of v_t / (1+r)^t.
///
/// Errors: a rate of -1 or below, no flow, a number that is not finite.
pub fn npv(rate: f64, values: &[f64]) -> Result<f64> {
    check::rate("rate", rate)?;
    flows(values)?;
    check::told(present(rate, values))
}

/// The same of numbers that are sound.
pub(crate) fn present(rate: f64, values: &[f64]) -> f64 {
    values.iter().rev().fold(0.0, |later, value| later / (1.0 + rate) + value)
}

/// All internal rates of return: every r > -1 at which the net present value is 0, rising. A rate so near to -1 that no number
/// tells it apart is none.
///
/// Errors: no flow, more than [`MOST_PERIODS`], a number that is not finite, nothing but zeros.
pub fn irrs(values: &[f64]) -> Result<Vec<f64>> {
    flows(values)?;
    if values.len() > MOST_PERIODS {
        let message = joined(&["has ", &whole(values.len() as u64), " flows"]);
        return Err(Error::new(Code::TooLarge, "values", message, joined(&["at most ", &whole(MOST_PERIODS as u64)])));
    }
    if values.iter().all(|value| *value == 0.0) {
        return Err(Error::new(Code::Impossible, "values", "are all 0: any rate would do", "a flow that is not 0"));
    }
    let rates = positive_roots(values).into_iter().rev().map(rate_of);
    Ok(rates.filter(|rate| *rate > -1.0 && rate.is_finite()).collect())
}

/// The internal rate of return: the one r > -1 at which the net present value is 0.
///
/// Errors: as [`irrs`]; `impossible` where there is no such rate, or more than one.
pub fn irr(values: &[f64]) -> Result<f64> {
    let rates = irrs(values)?;
    if let [rate] = rates.as_slice() {
        return Ok(*rate);
    }
    let signs = values.iter().any(|value| *value > 0.0) && values.iter().any(|value| *value < 0.0);
    let found: Vec<String> = rates.iter().map(|rate| number(*rate)).collect();
    let message = match (signs, rates.is_empty()) {
        (false, _) => "have no internal rate of return: they never change sign".to_owned(),
        (true, true) => "have no internal rate of return: their value is never 0".to_owned(),
        _ => joined(&["have more than one internal rate of return: ", &found.join(", ")]),
    };
    Err(Error::new(Code::Impossible, "values", message, "flows with one internal rate of return"))
}

/// What flows of `pmt` a period, after `pv` now, have become after `nper` periods.
///
/// Errors: a rate of -1 or below, less than 0 periods, a number that is not finite.
pub fn fv(rate: f64, nper: f64, pmt: f64, pv: f64, when: PaidAt) -> Result<f64> {
    let (growth, sum) = annuity(rate, nper, when)?;
    amounts(&[("pmt", pmt), ("pv", pv)])?;
    check::told(-(pv * growth + pmt * sum))
}

/// What flows of `pmt` a period, with `fv` after the last, are worth now.
///
/// Errors: as [`fv`].
pub fn pv(rate: f64, nper: f64, pmt: f64, fv: f64, when: PaidAt) -> Result<f64> {
    let (growth, sum) = annuity(rate, nper, when)?;
    amounts(&[("pmt", pmt), ("fv", fv)])?;
    check::told(-(fv + pmt * sum) / growth)
}

/// The payment of every period that brings `pv` now to `fv` after the last.
///
/// Errors: as [`fv`]; no period at all.
pub fn pmt(rate: f64, nper: f64, pv: f64, fv: f64, when: PaidAt) -> Result<f64> {
    check::positive("nper", nper)?;
    let (growth, sum) = annuity(rate, nper, when)?;
    amounts(&[("pv", pv), ("fv", fv)])?;
    check::told(-(fv + pv * growth) / sum)
}

/// The number of periods, not always a whole one, in which payments of `pmt` bring `pv` to `fv`.
///
/// From (1+r)^n = (z - fv) / (z + pv), with z = pmt (1 + r when) / r.
///
/// Errors: a rate of -1 or below, a number that is not finite; `impossible` where no number of periods does it, or every one.
pub fn nper(rate: f64, pmt: f64, pv: f64, fv: f64, when: PaidAt) -> Result<f64> {
    check::rate("rate", rate)?;
    amounts(&[("pmt", pmt), ("pv", pv), ("fv", fv)])?;
    let (over, under) = if rate == 0.0 {
        (0.0 - fv - pv, pmt)
    } else {
        let z = pmt * (1.0 + rate * when.share()) / rate;
        (z - fv, z + pv)
    };
    if over == 0.0 && under == 0.0 {
        let message = "is open: every number of periods brings the payments there";
        return Err(Error::new(Code::Impossible, "nper", message, "payments that get there at one time"));
    }
    let periods = if rate == 0.0 {
        over / under
    } else {
        let same = (over > 0.0 && under > 0.0) || (over < 0.0 && under < 0.0);
        if same { ln_ratio(over.abs(), under.abs()) / ln_1p(rate) } else { f64::NAN }
    };
    if periods.is_finite() && periods >= 0.0 {
        return check::told(periods);
    }
    Err(Error::new(
        Code::Impossible,
        "nper",
        "no number of periods brings the payments there",
        "payments that get there",
    ))
}

/// The interest rate of a period at which payments of `pmt` bring `pv` to `fv` in `nper` periods.
///
/// It is the internal rate of return of those flows, so all of its cases are those of [`irr`].
///
/// Errors: a number of periods that is not whole, below 1 or beyond [`MOST_PERIODS`]; `impossible` where no rate does it, or
/// more than one.
pub fn rate(nper: f64, pmt: f64, pv: f64, fv: f64, when: PaidAt) -> Result<f64> {
    check::count("nper", nper, (MOST_PERIODS - 1) as f64)?;
    amounts(&[("pmt", pmt), ("pv", pv), ("fv", fv)])?;
    let periods = nper as usize;
    let mut values = vec![pmt; periods + 1];
    if let [first, .., last] = values.as_mut_slice() {
        (*first, *last) = (pv + pmt * when.share(), fv + pmt * (1.0 - when.share()));
    }
    irr(&values).map_err(|error| Error { path: "rate".to_owned(), ..error })
}

/// The part of an outlay that must come back every year, at its end, so that it has come back with interest after `years`:
/// r / (1 - (1+r)^-n), or 1/n without interest.
///
/// Errors: a rate of -1 or below, a life of 0.
pub fn capital_recovery_factor(rate: f64, years: f64) -> Result<f64> {
    check::positive("years", years)?;
    check::rate("rate", rate)?;
    check::told(recovery(rate, years))
}

/// The same of numbers that are sound.
pub(crate) fn recovery(rate: f64, years: f64) -> f64 {
    if rate == 0.0 { 1.0 / years } else { -rate / exp_m1(-years * ln_1p(rate)) }
}

/// What 1 after `years` is worth now: (1+r)^-t.
pub(crate) fn discount(rate: f64, years: f64) -> f64 {
    exp(-years * ln_1p(rate))
}

/// After how many periods the flows have come back for good: their sum, with interest where the rate is not 0, is at least 0 from
/// then on. The last period counts in proportion. `None` where it never is; 0 where it never was below.
///
/// Errors: as [`npv`].
pub fn payback(rate: f64, values: &[f64]) -> Result<Option<f64>> {
    check::rate("rate", rate)?;
    flows(values)?;
    let (mut sum, mut worth, mut back) = (0.0, 1.0, Some(0.0));
    for (period, value) in values.iter().enumerate() {
        let (before, flow) = (sum, value * worth);
        sum = check::told(before + flow)?;
        if sum < 0.0 {
            back = None;
        } else if before < 0.0 {
            back = Some((period as f64 - 1.0) - before / flow);
        }
        worth /= 1.0 + rate;
    }
    Ok(back)
}

/// The growth of 1 over all periods, and what payments of 1 have become by then.
fn annuity(rate: f64, nper: f64, when: PaidAt) -> Result<(f64, f64)> {
    check::rate("rate", rate)?;
    check::not_negative("nper", nper)?;
    if rate == 0.0 {
        return Ok((1.0, nper));
    }
    let power = nper * ln_1p(rate);
    Ok((exp(power), (1.0 + rate * when.share()) * exp_m1(power) / rate))
}

fn flows(values: &[f64]) -> Result<()> {
    if values.is_empty() {
        return Err(Error::new(Code::Missing, "values", "has no cash flow", "at least one"));
    }
    for (place, value) in values.iter().enumerate() {
        if !value.is_finite() {
            check::finite(&joined(&["values[", &whole(place as u64), "]"]), *value)?;
        }
    }
    Ok(())
}

fn amounts(of: &[(&str, f64)]) -> Result<()> {
    of.iter().try_for_each(|(path, value)| check::finite(path, *value))
}
