//! What the lines without hours cost: money as it is written, or people times what each of them costs.

use crate::error::Result;
#[cfg(feature = "read")]
use crate::error::{Code, Error};
use crate::model::plan::{LEFT_OUT, Leaf, LinePlan, Plan, Values};
use crate::real::Real;

/// A line over the window, in US dollars. Undisclosed ones, and guesses that do not count, are nothing.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn usd<R: Real>(plan: &Plan, x: &Values<R>, line: &LinePlan) -> R {
    let (zero, one) = (R::of(0.0), R::of(1.0));
    let guesses = x.get(plan.guesses).0;
    if line.product.is_empty() || line.guess && guesses.switch() == LEFT_OUT {
        return zero;
    }
    let leaf = |place: &u32| x.0.get(*place as usize).copied().unwrap_or(zero);
    let mut usd = line.product.iter().fold(one, |usd, factor| usd * leaf(factor));
    if let Some(first) = line.parts.first() {
        // Drawn parts may sum over 1, which a scenario must not: then each is a part of their sum, and no rest is left.
        let sum = line.parts.iter().fold(zero, |sum, part| sum + leaf(part));
        let whole = sum.larger(one);
        let mine = if line.rest { whole - sum } else { leaf(first) };
        usd = usd * (mine / whole);
    }
    if line.guess { usd.given(guesses) } else { usd }
}

/// What parts of a role's work may sum to: a hair above 1, since decimal parts are not exact.
const WHOLE: f64 = 1.0 + 1e-9;

/// Refuses parts of a role's work that sum over 1.
pub fn check(plan: &Plan, values: &[f64]) -> Result<()> {
    for line in &plan.lines {
        let leaf = |place: &u32| values.get(*place as usize).copied().unwrap_or(0.0);
        let sum = line.parts.iter().fold(0.0, |sum, part| sum + leaf(part));
        if let Some(&first) = line.parts.first().filter(|_| sum > WHOLE) {
            plan.leaves.get(first as usize).map_or(Ok(()), |first| over(first, sum))?;
        }
    }
    Ok(())
}

#[cfg(feature = "read")]
fn over(first: &Leaf, sum: f64) -> Result<()> {
    let path = first.path.strip_suffix(first.field()).unwrap_or_default();
    let message = crate::text::joined(&["must not sum over 1, got ", &crate::units::plain(sum)]);
    let path = path.strip_suffix(".").unwrap_or(path);
    Err(Error::new(Code::OutOfRange, path, message, "parts that sum to 1 or less"))
}

/// A page refuses the same in words that it has: the sum is no value that a part may have.
#[cfg(not(feature = "read"))]
fn over(first: &Leaf, sum: f64) -> Result<()> {
    first.check(sum)
}
