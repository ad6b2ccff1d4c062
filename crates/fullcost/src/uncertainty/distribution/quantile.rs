//! Quantiles.

use super::form::Form;
use super::{Distribution, Interval, Mixture, Quantiles, SHORTHAND_CONFIDENCE, Tail};
use crate::uncertainty::math::{exp, ln, ln_ratio, normal_quantile};
use crate::uncertainty::root::crossing;
use crate::uncertainty::special::{beta_quantile, gamma_quantile};

impl Distribution {
    /// The least value that the distribution does not exceed with that probability; an end of the support where it is zero.
    /// Good to about 1e-12 standard deviations, exact for values of a list.
    pub fn quantile(&self, tail: Tail) -> f64 {
        self.form().quantile(tail)
    }

    /// The median, as it was written where it was.
    pub fn median(&self) -> f64 {
        match *self {
            Distribution::Quantiles(Quantiles { p50, .. }) => p50,
            _ => self.quantile(Tail::MEDIAN),
        }
    }

    /// The 5 % and the 95 % quantile, as they were written where they were.
    pub fn ninety(&self) -> (f64, f64) {
        match *self {
            Distribution::Interval(Interval { low, high, confidence }) if confidence == SHORTHAND_CONFIDENCE => {
                (low, high)
            }
            Distribution::Quantiles(Quantiles { p05, p95, .. }) => (p05, p95),
            _ => (self.quantile(Tail { p: 0.05, upper: false }), self.quantile(Tail { p: 0.05, upper: true })),
        }
    }

    /// The least and the greatest value; may be infinite.
    pub fn support(&self) -> (f64, f64) {
        self.form().support()
    }
}

impl Form<'_> {
    /// See [`Distribution::quantile`].
    pub fn quantile(self, tail: Tail) -> f64 {
        let Tail { p, upper } = tail;
        if p <= 0.0 {
            let (low, high) = self.support();
            return if upper { high } else { low };
        }
        let (below, above) = tail.sides();
        match self {
            Form::OfNormal(of) => {
                let z = normal_quantile(p);
                of.at(if upper { -z } else { z })
            }
            Form::Uniform { low, high } => between(low, high, tail),
            Form::LogUniform { low, high } => {
                let scale = ln_ratio(high, low);
                if upper { high * exp(-p * scale) } else { low * exp(p * scale) }
            }
            Form::Triangular { low, mode, high } => {
                // From the nearer end, or from the mode where that end is beyond it: no digits are lost at either.
                let (left, right) = (mode - low, high - mode);
                let (below, above) = (below * (high - low), above * (high - low));
                match (below <= left, upper) {
                    (true, false) => low + below.sqrt() * left.sqrt(),
                    (true, true) => mode - (above - right) / (1.0 + (below / left).sqrt()),
                    (false, false) => mode + (below - left) / (1.0 + (above / right).sqrt()),
                    (false, true) => high - above.sqrt() * right.sqrt(),
                }
            }
            Form::Beta { alpha, beta, low, high } => {
                let (a, b) = if upper { (beta, alpha) } else { (alpha, beta) };
                between(low, high, Tail { p: beta_quantile(a, b, p), upper })
            }
            Form::Gamma { shape, scale } => scale * gamma_quantile(shape, p, upper),
            Form::Metalog(terms) => {
                let logit = ln(p / (1.0 - p));
                terms.value(terms.line(if upper { -logit } else { logit }, below))
            }
            Form::List(list) => list.quantile(p, upper),
            Form::Mixture(of) => {
                let (low, high) = of.hull(&|part| {
                    let end = part.quantile(tail);
                    (end, end)
                });
                // In logarithms the tails are nearly straight; a little slack lets sums of weights reach a probability.
                crossing(low, high, |x| {
                    let sum = of.parts().fold(0.0, |sum, (weight, part)| {
                        let (below, above) = part.cdf(x);
                        sum + weight * if upper { above } else { below }
                    });
                    let over = ln(if sum > 0.0 { sum / p } else { 1e-300 });
                    1e-14 + if upper { -over } else { over }
                })
            }
            Form::Truncate(of) => {
                let cut = of.cut();
                into(of.of.quantile(cut.inner(tail)), cut.low, cut.high)
            }
            Form::Clip(of) => into(of.of.quantile(tail), of.low, of.high),
        }
    }

    /// See [`Distribution::support`].
    pub fn support(self) -> (f64, f64) {
        match self {
            Form::OfNormal(of) => of.support(),
            Form::Uniform { low, high }
            | Form::LogUniform { low, high }
            | Form::Triangular { low, high, .. }
            | Form::Beta { low, high, .. } => (low, high),
            Form::Gamma { .. } => (0.0, f64::INFINITY),
            Form::Metalog(terms) => (terms.lower.unwrap_or(f64::NEG_INFINITY), f64::INFINITY),
            Form::List(list) => list.ends(),
            Form::Mixture(of) => of.hull(&Distribution::support),
            Form::Truncate(of) => {
                let (low, high) = of.of.support();
                (into(low, of.least(), of.most()), into(high, of.least(), of.most()))
            }
            Form::Clip(of) => {
                let (low, high) = of.of.support();
                (into(low, of.low, of.high), into(high, of.low, of.high))
            }
        }
    }
}

/// The share of the way between two ends.
fn between(low: f64, high: f64, share: Tail) -> f64 {
    let step = (high - low) * share.p;
    if share.upper { high - step } else { low + step }
}

/// The nearest value between two ends.
pub fn into(x: f64, low: f64, high: f64) -> f64 {
    if x < low {
        low
    } else if x > high {
        high
    } else {
        x
    }
}

impl Mixture {
    /// The least and greatest of the ends of its parts.
    fn hull(&self, ends: &dyn Fn(&Distribution) -> (f64, f64)) -> (f64, f64) {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for part in &self.of {
            let (least, most) = ends(part);
            low = if least < low { least } else { low };
            high = if most > high { most } else { high };
        }
        (low, high)
    }
}
