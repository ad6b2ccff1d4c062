//! All positive roots of a polynomial, however many its signs allow.
//!
//! Descartes' rule, made into an algorithm: x^-m p(x) has the roots of p, and its slope, with m between the two powers of a
//! change of sign, has one change of sign fewer. So the roots of the slope are found first, and between two of them p has at most
//! one root of its own. Everything is done in ln x.

use crate::uncertainty::math::{exp, exp_m1, ln};
use crate::uncertainty::root::crossing;

/// Of the sum of all terms' sizes, what rounding leaves of a term that cancels: a curve that comes nearer to zero touches it.
const TOUCH: f64 = 1e-13;

/// ln x of every x > 0 at which the polynomial is 0, rising; `terms` from the constant up. A double root counts once.
pub fn positive_roots(terms: &[f64]) -> Vec<f64> {
    let mut slopes = vec![scaled(terms.to_vec())];
    while let Some(slope) = slopes.last().and_then(|terms| slope(terms)) {
        slopes.push(scaled(slope));
    }
    let mut found = Vec::new();
    while let Some(terms) = slopes.pop() {
        found = between(&terms, &found);
    }
    found
}

/// The slope of x^-m p(x), times a power of x, with one change of sign fewer. None where there is no change.
fn slope(terms: &[f64]) -> Option<Vec<f64>> {
    let mut last: Option<(usize, f64)> = None;
    for (power, &term) in terms.iter().enumerate().filter(|(_, term)| **term != 0.0) {
        if let Some((other, before)) = last
            && (before < 0.0) != (term < 0.0)
        {
            let m = (power + other) as f64 / 2.0;
            return Some(terms.iter().enumerate().map(|(power, term)| term * (power as f64 - m)).collect());
        }
        last = Some((power, term));
    }
    None
}

/// Divided by its largest term, and without zeros at its ends.
fn scaled(mut terms: Vec<f64>) -> Vec<f64> {
    let most = terms.iter().fold(0.0, |most, term| if term.abs() > most { term.abs() } else { most });
    while terms.last() == Some(&0.0) {
        terms.pop();
    }
    let zeros = terms.iter().take_while(|term| **term == 0.0).count();
    terms.into_iter().skip(zeros).map(|term| term / most).collect()
}

/// The roots, of which at most one lies between neighbours of `turns`.
fn between(terms: &[f64], turns: &[f64]) -> Vec<f64> {
    let Some((low, high)) = bounds(terms) else { return Vec::new() };
    let value = |s: f64| share_and_slope(terms, s).0;
    let mut ends = vec![low];
    ends.extend(turns.iter().copied().filter(|turn| *turn > low && *turn < high));
    ends.push(high);
    let mut found: Vec<f64> = Vec::new();
    let mut before = value(low);
    for pair in ends.windows(2) {
        let &[from, to] = pair else { continue };
        let after = if to < high { touching(value(to)) } else { value(to) };
        if after == 0.0 {
            found.push(to);
        } else if before != 0.0 && (before < 0.0) != (after < 0.0) {
            let sign = if before < 0.0 { 1.0 } else { -1.0 };
            found.push(polished(terms, crossing(from, to, |s| sign * value(s)), from, to));
        }
        before = after;
    }
    found
}

/// A value so near to zero that only rounding keeps it away.
fn touching(value: f64) -> f64 {
    if value.abs() < TOUCH { 0.0 } else { value }
}

/// Between which ln x all positive roots lie (Cauchy's bound, from both ends). None where the signs do not change.
fn bounds(terms: &[f64]) -> Option<(f64, f64)> {
    slope(terms)?;
    let (first, last) = (terms.first()?, terms.last()?);
    let most =
        |of: f64| terms.iter().fold(0.0, |most, term| if (term / of).abs() > most { (term / of).abs() } else { most });
    Some((-ln(1.0 + most(*first)), ln(1.0 + most(*last))))
}

/// The sum of the terms over the sum of their sizes, at x = e^s, and how fast the first changes with s, over the same.
fn share_and_slope(terms: &[f64], s: f64) -> (f64, f64) {
    // Powers of what is at most 1, so that nothing overflows; the other end of the list leads then.
    let x = exp(-s.abs());
    let (mut sum, mut size, mut slope) = (0.0, 0.0, 0.0);
    let mut step = |power: usize, term: f64| {
        (sum, size, slope) = (sum * x + term, size * x + term.abs(), slope * x + term * power as f64);
    };
    if s > 0.0 {
        terms.iter().enumerate().for_each(|(power, term)| step(power, *term));
    } else {
        terms.iter().enumerate().rev().for_each(|(power, term)| step(power, *term));
    }
    (sum / size, slope / size)
}

/// A root with its last digits: two steps of Newton's method, as far as they stay where the root is.
fn polished(terms: &[f64], root: f64, low: f64, high: f64) -> f64 {
    let mut at = root;
    for _ in 0..2 {
        let (value, slope) = share_and_slope(terms, at);
        let next = at - value / slope;
        if !(next > low && next < high && (next - at).abs() < 1e-6 * (high - low)) {
            break;
        }
        at = next;
    }
    at
}

/// The interest rate at which a flow of a later period is worth e^s times itself.
pub fn rate_of(s: f64) -> f64 {
    exp_m1(0.0 - s)
}
