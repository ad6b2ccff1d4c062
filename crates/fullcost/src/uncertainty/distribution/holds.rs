//! Whether a distribution is one.

use super::form::Form;
use super::list::sum;
use super::{Distribution, Tail};

/// The probability at which the tails of a continuous distribution must still be ordinary numbers: beyond every draw.
const FAR: f64 = 1.0 / (1u64 << 33) as f64;
/// Numbers beyond 1 over it, or nearer to zero, are not the same on every target.
const LEAST: f64 = 1e-300;
/// Beta and gamma shapes beyond it take too long, and are normal for all that anybody can tell.
pub const MOST_SHAPE: f64 = 1e6;
/// A truncation keeps at least so much.
pub const LEAST_KEPT: f64 = 1e-12;
/// No spread from one such tail to the other is smaller: a standard deviation of about 1e-30.
const LEAST_SPREAD: f64 = 1e-29;

impl Distribution {
    /// Whether its parameters make a distribution whose values can be drawn. Parts are not looked into.
    pub fn holds(&self) -> bool {
        let form = self.form();
        let rises = |values: &[f64]| !values.is_empty() && values.is_sorted();
        match form {
            Form::List(list) => rises(list.values) && list.weights.is_none_or(|of| weigh(of, list.values.len())),
            Form::Mixture(of) => weigh(&of.weights, of.of.len()),
            Form::Truncate(of) => of.least() < of.most() && of.of.mass(of.least(), of.most()) >= LEAST_KEPT,
            Form::Clip(of) => of.low < of.high,
            // Shapes first: other ones would be computed for ever.
            Form::Beta { alpha, beta, .. } if !(is_shape(alpha) && is_shape(beta)) => false,
            Form::Gamma { shape, .. } if !is_shape(shape) => false,
            _ => {
                let [low, middle, high] = [Tail { p: FAR, upper: false }, Tail::MEDIAN, Tail { p: FAR, upper: true }]
                    .map(|tail| form.quantile(tail));
                let plain = |x: f64| x.abs() >= LEAST && x.abs() <= 1.0 / LEAST;
                low < middle && middle < high && plain(low) && plain(high) && high - low >= LEAST_SPREAD
            }
        }
    }

    /// How many distributions deep it is.
    pub fn depth(&self) -> u32 {
        let inner = match self {
            Distribution::Mixture(of) => {
                of.of.iter().map(Distribution::depth).fold(0, |most, depth| if depth > most { depth } else { most })
            }
            Distribution::Truncate(of) => of.of.depth(),
            Distribution::Clip(of) => of.of.depth(),
            _ => 0,
        };
        inner + 1
    }
}

/// Whether a shape of a beta or a gamma can be computed with.
fn is_shape(value: f64) -> bool {
    value > 0.0 && value <= MOST_SHAPE
}

/// Whether these are weights of so many things; the reader leaves out what weighs nothing.
fn weigh(weights: &[f64], count: usize) -> bool {
    let sum = sum(weights);
    weights.len() == count && weights.iter().all(|weight| *weight > 0.0) && count > 0 && sum.is_finite()
}
