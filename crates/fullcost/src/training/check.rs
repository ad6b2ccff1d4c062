//! Checks that the documents of training share.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::text::joined;

/// Larger numbers of anything are a slip of the pen.
const MOST: f64 = 1e12;

/// Whether a whole number up to [`MOST`] is a multiple of another one: only then is the quotient of such numbers whole.
pub fn is_multiple(value: f64, part: f64) -> bool {
    (value / part).fract() == 0.0
}

/// A whole number, not below `least`.
pub fn whole(path: &str, value: f64, least: f64) -> Result<()> {
    if value >= least && value <= MOST && value.fract() == 0.0 {
        return Ok(());
    }
    let code = if value.is_finite() { Code::OutOfRange } else { Code::NotFinite };
    let message = joined(&["must be a whole number from ", &number(least), " on, got ", &number(value)]);
    Err(Error::new(code, path, message, joined(&["a whole number >= ", &number(least), " and <= 1e12"])))
}

/// A number that is known must be finite and not below 0; `above` zero where it divides.
pub fn amount(path: &str, value: Option<f64>, above: bool) -> Result<()> {
    let Some(value) = value else { return Ok(()) };
    if value.is_finite() && value >= 0.0 && !(above && value == 0.0) {
        return Ok(());
    }
    let accepted = if above { "> 0" } else { ">= 0" };
    let code = if value.is_finite() { Code::OutOfRange } else { Code::NotFinite };
    Err(Error::new(code, path, joined(&["must be ", accepted, ", got ", &number(value)]), accepted))
}

/// The same for a list of path, value and least.
#[inline(never)] // once, and not a loop for each list
pub fn all_whole(list: &[(&str, f64, f64)]) -> Result<()> {
    list.iter().try_for_each(|&(path, value, least)| whole(path, value, least))
}

/// `value` must be a multiple of `part`.
pub fn divides(path: &str, value: f64, part_path: &str, part: f64) -> Result<()> {
    if is_multiple(value, part) {
        return Ok(());
    }
    let message = joined(&["is ", &number(value), ", which ", part_path, " (", &number(part), ") does not divide"]);
    Err(Error::new(Code::Impossible, path, message, joined(&["a multiple of ", &number(part)])))
}

/// A degree must divide what it splits.
pub fn fits(path: &str, degree: f64, what: &str, whole: f64) -> Result<()> {
    if is_multiple(whole, degree) {
        return Ok(());
    }
    let message = joined(&["is ", &number(degree), ", which does not divide the ", &number(whole), " ", what]);
    Err(Error::new(Code::Impossible, path, message, joined(&["a divisor of ", &number(whole)])))
}

/// `value` must not be below `other`.
pub fn at_least(path: &str, value: f64, other_path: &str, other: f64) -> Result<()> {
    if value >= other {
        return Ok(());
    }
    let message = joined(&["is ", &number(value), ", less than ", other_path, " (", &number(other), ")"]);
    Err(Error::new(Code::Impossible, path, message, joined(&[">= ", &number(other)])))
}

/// A number from `least` to `most`.
pub fn between(path: &str, value: f64, least: f64, most: f64) -> Result<()> {
    if value >= least && value <= most {
        return Ok(());
    }
    let code = if value.is_finite() { Code::OutOfRange } else { Code::NotFinite };
    let accepted = joined(&[">= ", &number(least), " and <= ", &number(most)]);
    Err(Error::new(code, path, joined(&["must be ", &accepted, ", got ", &number(value)]), accepted))
}

/// A number that is known must not be below `least`.
pub fn not_below(path: &str, value: Option<f64>, least: f64) -> Result<()> {
    match value {
        Some(value) if value < least => {
            let least = joined(&[">= ", &number(least)]);
            Err(Error::new(Code::OutOfRange, path, joined(&["must be ", &least, ", got ", &number(value)]), least))
        }
        _ => Ok(()),
    }
}
