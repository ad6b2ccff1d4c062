//! Mean and standard deviation, of the whole or of a part.

use super::form::Form;
use super::quantile::into;
use super::{Distribution, Tail};
use crate::uncertainty::math::exp;

/// What a part of a distribution weighs, and its own mean and variance.
#[derive(Clone, Copy)]
pub struct Part {
    mass: f64,
    mean: f64,
    variance: f64,
}

impl Part {
    const NONE: Part = Part { mass: 0.0, mean: 0.0, variance: 0.0 };

    fn atom(x: f64, mass: f64) -> Part {
        Part { mass, mean: x, variance: 0.0 }
    }

    fn times(self, weight: f64) -> Part {
        Part { mass: self.mass * weight, ..self }
    }

    /// Both together (Chan, Golub and LeVeque 1979): no difference of large squares.
    fn and(self, other: Part) -> Part {
        if self.mass <= 0.0 {
            return other;
        }
        if other.mass <= 0.0 {
            return self;
        }
        let mass = self.mass + other.mass;
        let (here, there) = (self.mass / mass, other.mass / mass);
        let gap = other.mean - self.mean;
        if !gap.is_finite() {
            return Part { mass, mean: self.mean + other.mean, variance: f64::INFINITY };
        }
        Part {
            mass,
            mean: self.mean + gap * there,
            variance: self.variance * here + other.variance * there + gap * here * (gap * there),
        }
    }
}

impl Distribution {
    /// The mean; infinite for a metalog of logarithms with a very long tail.
    pub fn mean(&self) -> f64 {
        self.whole().mean
    }

    /// The standard deviation, over the number of values and not one less; infinite where the mean or it does not exist.
    pub fn sd(&self) -> f64 {
        self.whole().variance.sqrt()
    }

    fn whole(&self) -> Part {
        self.form().part(f64::NEG_INFINITY, f64::INFINITY)
    }
}

impl Form<'_> {
    /// The part from `low` to `high`, both included.
    fn part(self, low: f64, high: f64) -> Part {
        if low > high {
            return Part::NONE;
        }
        match self {
            Form::List(list) => {
                let total = list.total();
                let inside = list.values.iter().enumerate().filter(|(_, value)| **value >= low && **value <= high);
                inside.fold(Part::NONE, |sum, (place, &value)| sum.and(Part::atom(value, list.weight(place) / total)))
            }
            Form::Mixture(of) => {
                of.parts().fold(Part::NONE, |sum, (weight, part)| sum.and(part.form().part(low, high).times(weight)))
            }
            Form::Truncate(of) => {
                let cut = of.cut();
                of.of.form().part(into(low, cut.low, high), into(high, low, cut.high)).times(1.0 / cut.mass)
            }
            Form::Clip(of) => {
                let form = of.of.form();
                let inside = |x: f64| x >= low && x <= high;
                let least = if inside(of.low) { form.cdf(of.low).0 } else { 0.0 };
                let most = if inside(of.high) { form.before(of.high).1 } else { 0.0 };
                let middle = form.part(into(low, of.low.next_up(), high), into(high, low, of.high.next_down()));
                Part::atom(of.low, least).and(middle).and(Part::atom(of.high, most))
            }
            Form::Triangular { mode, .. } if low < mode && mode < high => {
                self.smooth(low, mode).and(self.smooth(mode, high))
            }
            _ => self.smooth(low, high),
        }
    }

    /// A part of a distribution with a density that has no kinks there.
    fn smooth(self, low: f64, high: f64) -> Part {
        let (least, most) = self.support();
        if low <= least && high >= most {
            let known = match self {
                Form::OfNormal(of) => of.moments(),
                Form::Uniform { low, high } => Some((low / 2.0 + high / 2.0, (high - low) * (high - low) / 12.0)),
                Form::Beta { alpha, beta, low, high } => {
                    let (sum, width) = (alpha + beta, high - low);
                    let (a, b) = (alpha / sum * width, beta / sum * width);
                    Some((low + a, a * b / (sum + 1.0)))
                }
                Form::Gamma { shape, scale } => Some((shape * scale, shape * scale * scale)),
                _ => None,
            };
            if let Some((mean, variance)) = known {
                return Part { mass: 1.0, mean, variance };
            }
        }
        let (from, to) = (self.before(low), self.cdf(high));
        let lower = self.section(false, from.0, if to.0 < 0.5 { to.0 } else { 0.5 });
        let upper = self.section(true, to.1, if from.1 < 0.5 { from.1 } else { 0.5 });
        let both = lower.and(upper);
        match self.tail_power() {
            Some(power) if high >= most && power >= 1.0 => {
                Part { mean: f64::INFINITY, variance: f64::INFINITY, ..both }
            }
            Some(power) if high >= most && power >= 0.5 => Part { variance: f64::INFINITY, ..both },
            _ => both,
        }
    }

    /// The quantiles grow as 1/p to that power, for a metalog of logarithms.
    fn tail_power(self) -> Option<f64> {
        match self {
            Form::Metalog(terms) if terms.lower.is_some() => Some(terms.spread + terms.skew / 2.0),
            _ => None,
        }
    }

    /// The part between two probabilities of one side, by integrating the quantiles with the double-exponential rule of
    /// Takahasi and Mori 1974: infinite ends do not harm it.
    fn section(self, upper: bool, from: f64, to: f64) -> Part {
        if from >= to {
            return Part::NONE;
        }
        const STEP: f64 = 1.0 / 16.0;
        let middle = self.quantile(Tail { p: from / 2.0 + to / 2.0, upper });
        let (mut weights, mut first, mut second) = (0.0, 0.0, 0.0);
        for place in -97..=56 {
            let (up, down) = (exp(f64::from(place) * STEP), exp(f64::from(-place) * STEP));
            let bend = exp(std::f64::consts::FRAC_PI_2 * (down - up));
            let share = 1.0 / (1.0 + bend);
            let weight = (up + down) * bend * share * share;
            let off = self.quantile(Tail { p: from + (to - from) * share, upper }) - middle;
            weights += weight;
            first += weight * off;
            second += weight * off * off;
        }
        let mean = first / weights;
        Part { mass: to - from, mean: middle + mean, variance: second / weights - mean * mean }
    }
}
