//! The few forms that the mathematics is written for: several spellings of a distribution share one.

use super::list::{List, sum};
use super::{Clip, Distribution, Metalog, Mixture, OfNormal, Truncate};
use crate::uncertainty::math::{exp, ln};

/// ln 19: the logit of 95 %.
const LOGIT95: f64 = 2.944_438_979_166_440_5;

/// A distribution, ready to be computed with.
#[derive(Clone, Copy)]
pub enum Form<'a> {
    OfNormal(OfNormal),
    Uniform { low: f64, high: f64 },
    LogUniform { low: f64, high: f64 },
    Triangular { low: f64, mode: f64, high: f64 },
    Beta { alpha: f64, beta: f64, low: f64, high: f64 },
    Gamma { shape: f64, scale: f64 },
    Metalog(Terms),
    List(List<'a>),
    Mixture(&'a Mixture),
    Truncate(&'a Truncate),
    Clip(&'a Clip),
}

/// The terms of a metalog: middle + logit (spread + skew (p - 1/2)), of the value or of ln(value - lower).
#[derive(Clone, Copy)]
pub struct Terms {
    pub middle: f64,
    pub spread: f64,
    pub skew: f64,
    pub lower: Option<f64>,
}

impl Metalog {
    /// Its terms.
    pub(super) fn terms(&self) -> Terms {
        let scaled = |x: f64| self.lower.map_or(x, |lower| ln(x - lower));
        let (low, middle, high) = (scaled(self.p05), scaled(self.p50), scaled(self.p95));
        Terms {
            middle,
            spread: (high - low) / (2.0 * LOGIT95),
            skew: ((high - middle) - (middle - low)) / (0.9 * LOGIT95),
            lower: self.lower,
        }
    }
}

impl Terms {
    /// The value at a logit, before the exponential.
    pub fn line(&self, logit: f64, below: f64) -> f64 {
        self.middle + logit * (self.spread + self.skew * (below - 0.5))
    }

    /// From the line to the value.
    pub fn value(&self, line: f64) -> f64 {
        self.lower.map_or(line, |lower| lower + exp(line))
    }
}

impl Distribution {
    /// Its form.
    pub(super) fn form(&self) -> Form<'_> {
        match self {
            Distribution::Uniform(of) => Form::Uniform { low: of.low, high: of.high },
            Distribution::LogUniform(of) => Form::LogUniform { low: of.low, high: of.high },
            Distribution::Triangular(of) => Form::Triangular { low: of.low, mode: of.mode, high: of.high },
            Distribution::Pert(of) => {
                let unit = of.lambda / (of.high - of.low);
                let (alpha, beta) = (1.0 + unit * (of.mode - of.low), 1.0 + unit * (of.high - of.mode));
                Form::Beta { alpha, beta, low: of.low, high: of.high }
            }
            Distribution::Beta(of) => Form::Beta { alpha: of.alpha, beta: of.beta, low: of.low, high: of.high },
            Distribution::Gamma(of) => Form::Gamma { shape: of.shape, scale: of.scale },
            Distribution::Metalog(of) => Form::Metalog(of.terms()),
            Distribution::Discrete(of) => Form::List(List { values: &of.values, weights: Some(&of.weights) }),
            Distribution::Samples(of) => Form::List(List { values: &of.values, weights: None }),
            Distribution::Mixture(of) => Form::Mixture(of),
            Distribution::Truncate(of) => Form::Truncate(of),
            Distribution::Clip(of) => Form::Clip(of),
            Distribution::Interval(_)
            | Distribution::Quantiles(_)
            | Distribution::Normal(_)
            | Distribution::Lognormal(_) => {
                Form::OfNormal(self.as_normal().unwrap_or(OfNormal::Normal { mean: 0.0, sd: 1.0 }))
            }
        }
    }
}

impl Mixture {
    /// The parts with their weights as probabilities.
    pub(super) fn parts(&self) -> impl Iterator<Item = (f64, &Distribution)> {
        let total = sum(&self.weights);
        self.weights.iter().map(move |weight| weight / total).zip(&self.of)
    }
}
