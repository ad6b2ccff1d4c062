//! Checks that the finance room shares. All of them refuse what is no finite number.

use crate::digits::{number, whole};
use crate::error::{Code, Error, Result};
use crate::text::joined;

/// A finite number.
pub fn finite(path: &str, value: f64) -> Result<()> {
    within(path, value, value.is_finite(), "a finite number")
}

/// A number, not below 0.
pub fn not_negative(path: &str, value: f64) -> Result<()> {
    within(path, value, value >= 0.0, ">= 0")
}

/// A number above 0.
pub fn positive(path: &str, value: f64) -> Result<()> {
    within(path, value, value > 0.0, "> 0")
}

/// A share from 0 to 1.
pub fn share(path: &str, value: f64) -> Result<()> {
    within(path, value, (0.0..=1.0).contains(&value), ">= 0 and <= 1")
}

/// An interest rate: at -1 nothing is left to discount with.
pub fn rate(path: &str, value: f64) -> Result<()> {
    within(path, value, value > -1.0, "> -1")
}

/// What capital costs in a year: 1 or more is most likely a percentage.
pub fn yearly_cost(path: &str, value: f64) -> Result<()> {
    within(path, value, value > -1.0 && value < 1.0, "> -1 and < 1 (0.1 is 10 %)")
}

/// A whole number from 1 to `most`.
pub fn count(path: &str, value: f64, most: f64) -> Result<()> {
    let accepted = joined(&["a whole number from 1 to ", &number(most)]);
    within(path, value, value >= 1.0 && value <= most && value.fract() == 0.0, &accepted)
}

/// The longest list of a document: some of the work grows with its square.
const MOST_ITEMS: usize = 1_000;

/// A list that is short enough.
pub fn few(path: &str, items: usize) -> Result<()> {
    if items <= MOST_ITEMS {
        return Ok(());
    }
    let message = joined(&["has ", &whole(items as u64), " items"]);
    Err(Error::new(Code::TooLarge, path, message, joined(&["at most ", &whole(MOST_ITEMS as u64), " items"])))
}

/// A result that numbers can tell. Nothing is 0, not -0.
pub fn told(value: f64) -> Result<f64> {
    if value.is_finite() {
        return Ok(value + 0.0);
    }
    Err(Error::new(Code::TooLarge, "", "makes an amount that no number can tell", "smaller numbers"))
}

/// `value`, which is accepted where `good`.
pub fn within(path: &str, value: f64, good: bool, accepted: &str) -> Result<()> {
    if good && value.is_finite() {
        return Ok(());
    }
    let code = if value.is_finite() { Code::OutOfRange } else { Code::NotFinite };
    Err(Error::new(code, path, joined(&["must be ", accepted, ", got ", &number(value)]), accepted))
}

/// The same mistake, seen from further out: the pieces of the place in front of its path.
pub fn under(error: Error, place: &[&str]) -> Error {
    let place = place.concat();
    let path = if error.path.is_empty() { place } else { joined(&[&place, ".", &error.path]) };
    Error { path, ..error }
}
