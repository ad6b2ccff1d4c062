//! Distributions that are a function of a standard normal.

use super::{Distribution, Interval, Lognormal, Quantiles};
use crate::real::Real as _;
use crate::uncertainty::math::{exp, exp_m1, ln, ln_1p, ln_ratio, normal_quantile};

/// The 95 % quantile of the standard normal.
pub const Z95: f64 = 1.644_853_626_951_472_2;

/// The logarithm at which a long tail towards zero ends, so that positive stays positive: a value of 1e-300.
const LEAST_LOG: f64 = -690.0;

/// x = f(z) for a standard normal z, increasing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OfNormal {
    /// mean + sd z.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// median e^(sigma z).
    Lognormal {
        /// Median: e^mu.
        median: f64,
        /// Standard deviation of ln x.
        sigma: f64,
    },
    /// The curve itself.
    Shifted(Curve),
    /// e to the curve.
    LogShifted(Curve),
}

/// A shifted lognormal: median + spread (e^(skew z) - 1)/skew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// Median.
    pub median: f64,
    /// Slope at the median.
    pub spread: f64,
    /// Standard deviation of the logarithm of the distance to `end`; zero for a normal.
    pub skew: f64,
    /// Where it ends: below for a skew above zero, else above.
    pub end: f64,
}

impl Curve {
    /// Through three quantiles.
    fn through(p05: f64, p50: f64, p95: f64) -> Curve {
        let skew = ln_ratio(p95 - p50, p50 - p05) / Z95;
        if skew == 0.0 {
            return Curve { median: p50, spread: (p95 - p50) / Z95, skew, end: f64::NEG_INFINITY };
        }
        let spread = skew * (p95 - p50) / exp_m1(skew * Z95);
        let end = p50 - spread / skew;
        // With positive quantiles a curve that is skewed upwards ends at or above zero, up to rounding.
        Curve { median: p50, spread, skew, end: if p05 > 0.0 && skew > 0.0 && end < 0.0 { 0.0 } else { end } }
    }

    /// The value at `z`.
    #[inline]
    pub fn at(self, z: f64) -> f64 {
        let power = self.skew * z;
        if self.skew == 0.0 {
            self.median + self.spread * z
        } else if power < -1.0 {
            self.end + self.spread / self.skew * exp(power)
        } else {
            self.median + self.spread / self.skew * exp_m1(power)
        }
    }

    /// The z of a value; infinite beyond the end.
    fn z(self, x: f64) -> f64 {
        if self.skew == 0.0 {
            return (x - self.median) / self.spread;
        }
        let scale = self.skew / self.spread;
        let up = (x - self.median) * scale;
        let near_end = (x - self.end) * scale;
        if near_end <= 0.0 {
            return if self.skew > 0.0 { f64::NEG_INFINITY } else { f64::INFINITY };
        }
        (if near_end < 0.3 { ln(near_end) } else { ln_1p(up) }) / self.skew
    }

    fn support(self) -> (f64, f64) {
        if self.skew > 0.0 {
            (self.end, f64::INFINITY)
        } else if self.skew < 0.0 {
            (f64::NEG_INFINITY, self.end)
        } else {
            (f64::NEG_INFINITY, f64::INFINITY)
        }
    }

    fn moments(self) -> (f64, f64) {
        let Curve { median, spread, skew, .. } = self;
        if skew == 0.0 {
            return (median, spread * spread);
        }
        let square = skew * skew;
        let scale = spread / skew;
        (median + scale * exp_m1(square / 2.0), scale * scale * exp(square) * exp_m1(square))
    }
}

impl OfNormal {
    /// The value at `z`.
    #[inline]
    pub fn at(self, z: f64) -> f64 {
        match self {
            OfNormal::Normal { mean, sd } => mean + sd * z,
            OfNormal::Lognormal { median, sigma } => median * exp(sigma * z),
            OfNormal::Shifted(curve) => curve.at(z),
            OfNormal::LogShifted(curve) => exp(curve.at(z).larger(LEAST_LOG)),
        }
    }

    /// The z of a value inside the support.
    pub(super) fn z(self, x: f64) -> f64 {
        match self {
            OfNormal::Normal { mean, sd } => (x - mean) / sd,
            OfNormal::Lognormal { median, sigma } => ln_ratio(x, median) / sigma,
            OfNormal::Shifted(curve) => curve.z(x),
            OfNormal::LogShifted(curve) => curve.z(ln(x)),
        }
    }

    pub(super) fn support(self) -> (f64, f64) {
        match self {
            OfNormal::Normal { .. } => (f64::NEG_INFINITY, f64::INFINITY),
            OfNormal::Lognormal { .. } => (0.0, f64::INFINITY),
            OfNormal::Shifted(curve) => curve.support(),
            OfNormal::LogShifted(curve) => {
                let (low, high) = curve.support();
                (exp(low), exp(high))
            }
        }
    }

    /// Mean and variance, where there is a formula.
    pub(super) fn moments(self) -> Option<(f64, f64)> {
        match self {
            OfNormal::Normal { mean, sd } => Some((mean, sd * sd)),
            OfNormal::Lognormal { median, sigma } => {
                let square = sigma * sigma;
                let mean = median * exp(square / 2.0);
                Some((mean, mean * mean * exp_m1(square)))
            }
            OfNormal::Shifted(curve) => Some(curve.moments()),
            OfNormal::LogShifted(_) => None,
        }
    }
}

impl Interval {
    fn of_normal(&self) -> OfNormal {
        let Interval { low, high, confidence } = *self;
        let z = -normal_quantile((1.0 - confidence) / 2.0);
        // Roots and halves first, so that nothing overflows.
        if low > 0.0 {
            OfNormal::Lognormal { median: low.sqrt() * high.sqrt(), sigma: ln_ratio(high, low) / (2.0 * z) }
        } else {
            OfNormal::Normal { mean: low / 2.0 + high / 2.0, sd: (high / 2.0 - low / 2.0) / z }
        }
    }
}

impl Quantiles {
    fn of_normal(&self) -> OfNormal {
        let Quantiles { p05, p50, p95 } = *self;
        if p05 <= 0.0 {
            return OfNormal::Shifted(Curve::through(p05, p50, p95));
        }
        let (up, down) = (ln_ratio(p95, p50), ln_ratio(p50, p05));
        if (up - down).abs() <= 1e-13 * (up + down) {
            OfNormal::Lognormal { median: p50, sigma: (up + down) / (2.0 * Z95) }
        } else if up > down {
            OfNormal::Shifted(Curve::through(p05, p50, p95))
        } else {
            let median = ln(p50);
            OfNormal::LogShifted(Curve::through(median - down, median, median + up))
        }
    }
}

impl Lognormal {
    fn of_normal(&self) -> OfNormal {
        match (self.mu, self.sigma) {
            (Some(mu), Some(sigma)) => OfNormal::Lognormal { median: exp(mu), sigma },
            _ => {
                let (mean, sd) = (self.mean.unwrap_or(0.0), self.sd.unwrap_or(0.0));
                let square = ln_1p(sd / mean * (sd / mean));
                OfNormal::Lognormal { median: mean * exp(-square / 2.0), sigma: square.sqrt() }
            }
        }
    }
}

impl Distribution {
    /// The distribution as a function of a standard normal, if it is one.
    pub fn as_normal(&self) -> Option<OfNormal> {
        match self {
            Distribution::Interval(of) => Some(of.of_normal()),
            Distribution::Quantiles(of) => Some(of.of_normal()),
            Distribution::Normal(of) => Some(OfNormal::Normal { mean: of.mean, sd: of.sd }),
            Distribution::Lognormal(of) => Some(of.of_normal()),
            _ => None,
        }
    }
}
