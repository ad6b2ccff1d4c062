//! Cumulative probabilities.

use super::Distribution;
use super::cut::mass;
use super::form::Form;
use crate::uncertainty::math::{exp, ln, ln_ratio, normal_cdf};
use crate::uncertainty::root::newton;
use crate::uncertainty::special::{beta_sides, gamma_sides};

impl Distribution {
    /// The probabilities of at most `x` and of more; the smaller of them keeps its digits.
    pub fn cdf(&self, x: f64) -> (f64, f64) {
        self.form().cdf(x)
    }
}

impl Form<'_> {
    /// See [`Distribution::cdf`].
    pub fn cdf(self, x: f64) -> (f64, f64) {
        let (least, most) = self.support();
        if x < least {
            return (0.0, 1.0);
        }
        if x >= most {
            return (1.0, 0.0);
        }
        match self {
            Form::OfNormal(of) => {
                let z = of.z(x);
                (normal_cdf(z), normal_cdf(-z))
            }
            Form::Uniform { low, high } => ((x - low) / (high - low), (high - x) / (high - low)),
            Form::LogUniform { low, high } => {
                let scale = ln_ratio(high, low);
                (ln_ratio(x, low) / scale, ln_ratio(high, x) / scale)
            }
            Form::Triangular { low, mode, high } => {
                let (left, right, width) = (mode - low, high - mode, high - low);
                if x < mode {
                    let (done, rest) = (x - low, mode - x);
                    (done / width * (done / left), (right + rest * (1.0 + done / left)) / width)
                } else {
                    let (done, rest) = (x - mode, high - x);
                    ((left + done * (1.0 + rest / right)) / width, rest / width * (rest / right))
                }
            }
            Form::Beta { alpha, beta, low, high } => {
                let sides = beta_sides(alpha, beta, (x - low) / (high - low), (high - x) / (high - low));
                (sides.below, sides.above)
            }
            Form::Gamma { shape, scale } => {
                let sides = gamma_sides(shape, x / scale);
                (sides.below, sides.above)
            }
            Form::Metalog(terms) => {
                let aim = terms.lower.map_or(x, |lower| ln(x - lower));
                let (logit, step) = newton(-745.0, 745.0, 0.0, &|logit| {
                    let (below, above) = logistic(logit);
                    let slope = terms.spread + terms.skew * (below - 0.5 + logit * below * above);
                    ((terms.line(logit, below) - aim) / terms.spread, slope / terms.spread)
                });
                logistic(logit + step)
            }
            Form::List(list) => list.sides(x),
            Form::Mixture(of) => of.parts().fold((0.0, 0.0), |(below, above), (weight, part)| {
                let (less, more) = part.cdf(x);
                (below + weight * less, above + weight * more)
            }),
            Form::Truncate(of) => {
                let cut = of.cut();
                let at = of.of.cdf(x);
                (mass(cut.from, at) / cut.mass, mass(at, cut.to) / cut.mass)
            }
            Form::Clip(of) => of.of.cdf(x),
        }
    }

    /// The probabilities of less than `x` and of at least `x`.
    pub fn before(self, x: f64) -> (f64, f64) {
        match self {
            Form::List(_) | Form::Mixture(_) | Form::Truncate(_) | Form::Clip(_) => self.cdf(x.next_down()),
            _ => self.cdf(x),
        }
    }
}

/// The probabilities below and above of a logit.
fn logistic(logit: f64) -> (f64, f64) {
    (1.0 / (1.0 + exp(-logit)), 1.0 / (1.0 + exp(logit)))
}
