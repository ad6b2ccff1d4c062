//! Distributions made from others.

use super::{
    Beta, Bounds, Clip, Discrete, Distribution, Gamma, Interval, Lognormal, Metalog, Mixture, Normal, Pert, Quantiles,
    Samples, Triangular, Truncate,
};
use crate::uncertainty::math::ln;

impl Distribution {
    /// The distribution of the value times a factor above zero: another unit, or money of another year.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Distribution {
        let by = |x: f64| x * factor;
        let all = |values: &[f64]| values.iter().map(|value| value * factor).collect();
        let inner = |of: &Distribution| Box::new(of.scaled(factor));
        match self.clone() {
            Distribution::Interval(of) => Distribution::Interval(Interval { low: by(of.low), high: by(of.high), ..of }),
            Distribution::Quantiles(of) => {
                Distribution::Quantiles(Quantiles { p05: by(of.p05), p50: by(of.p50), p95: by(of.p95) })
            }
            Distribution::Metalog(of) => Distribution::Metalog(Metalog {
                p05: by(of.p05),
                p50: by(of.p50),
                p95: by(of.p95),
                lower: of.lower.map(by),
            }),
            Distribution::Normal(of) => Distribution::Normal(Normal { mean: by(of.mean), sd: by(of.sd) }),
            Distribution::Lognormal(of) => Distribution::Lognormal(Lognormal {
                mu: of.mu.map(|mu| mu + ln(factor)),
                sigma: of.sigma,
                mean: of.mean.map(by),
                sd: of.sd.map(by),
            }),
            Distribution::Uniform(of) => Distribution::Uniform(Bounds { low: by(of.low), high: by(of.high) }),
            Distribution::LogUniform(of) => Distribution::LogUniform(Bounds { low: by(of.low), high: by(of.high) }),
            Distribution::Triangular(of) => {
                Distribution::Triangular(Triangular { low: by(of.low), mode: by(of.mode), high: by(of.high) })
            }
            Distribution::Pert(of) => {
                Distribution::Pert(Pert { low: by(of.low), mode: by(of.mode), high: by(of.high), ..of })
            }
            Distribution::Beta(of) => Distribution::Beta(Beta { low: by(of.low), high: by(of.high), ..of }),
            Distribution::Gamma(of) => Distribution::Gamma(Gamma { scale: by(of.scale), ..of }),
            Distribution::Discrete(of) => Distribution::Discrete(Discrete { values: all(&of.values), ..of }),
            Distribution::Samples(of) => Distribution::Samples(Samples { values: all(&of.values) }),
            Distribution::Mixture(of) => Distribution::Mixture(Mixture {
                of: of.of.iter().map(|part| part.scaled(factor)).collect(),
                weights: of.weights,
            }),
            Distribution::Truncate(of) => {
                Distribution::Truncate(Truncate { of: inner(&of.of), low: of.low.map(by), high: of.high.map(by) })
            }
            Distribution::Clip(of) => {
                Distribution::Clip(Clip { of: inner(&of.of), low: by(of.low), high: by(of.high) })
            }
        }
    }

    /// The distribution without what lies outside `low` to `high`, which may be infinite.
    #[must_use]
    pub fn truncated(self, low: f64, high: f64) -> Distribution {
        let finite = |end: f64| end.is_finite().then_some(end);
        Distribution::Truncate(Truncate { of: Box::new(self), low: finite(low), high: finite(high) })
    }
}
