//! What is left of a distribution between two ends.

use super::form::Form;
use super::{Clip, Distribution, Tail, Truncate};

/// Where a distribution is cut, and what is cut away.
pub struct Cut {
    pub low: f64,
    pub high: f64,
    /// Probabilities below the low end and from there on.
    pub from: (f64, f64),
    /// Probabilities up to the high end and above it.
    pub to: (f64, f64),
    /// Probability of what is kept.
    pub mass: f64,
}

impl Cut {
    /// A distribution without what lies outside `low` to `high`.
    pub fn of(whole: &Distribution, low: f64, high: f64) -> Cut {
        let form = whole.form();
        Cut { low, high, from: form.before(low), to: form.cdf(high), mass: form.mass(low, high) }
    }

    /// Where a place in what is kept is in the whole.
    pub fn inner(&self, tail: Tail) -> Tail {
        let (below, above) = tail.sides();
        Tail::nearer(self.from.0 + below * self.mass, self.to.1 + above * self.mass)
    }
}

impl Truncate {
    /// Its low end.
    pub fn least(&self) -> f64 {
        self.low.unwrap_or(f64::NEG_INFINITY)
    }

    /// Its high end.
    pub fn most(&self) -> f64 {
        self.high.unwrap_or(f64::INFINITY)
    }

    /// Its ends, where others are there too: the inner ones of both.
    pub fn ends(&self, low: f64, high: f64) -> (f64, f64) {
        let (least, most) = (self.least(), self.most());
        (if low > least { low } else { least }, if high < most { high } else { most })
    }

    pub(super) fn cut(&self) -> Cut {
        Cut::of(&self.of, self.least(), self.most())
    }
}

impl Clip {
    /// Where a value was before, if it lies between two ends now: at an end of the clip, anywhere beyond.
    pub fn inner(&self, low: f64, high: f64) -> (f64, f64) {
        (if low <= self.low { f64::NEG_INFINITY } else { low }, if high >= self.high { f64::INFINITY } else { high })
    }
}

impl Distribution {
    /// The probability from `low` to `high`, both included.
    pub fn mass(&self, low: f64, high: f64) -> f64 {
        self.form().mass(low, high)
    }
}

impl Form<'_> {
    /// See [`Distribution::mass`]. Of a mixture, the sum of its parts', so that where it is not 0 one of them is there.
    fn mass(self, low: f64, high: f64) -> f64 {
        let (least, most) = self.support();
        if low > high || low > most || high < least {
            return 0.0;
        }
        if low <= least && most <= high {
            return 1.0;
        }
        match self {
            Form::Mixture(of) => of.parts().fold(0.0, |sum, (weight, part)| sum + weight * part.mass(low, high)),
            Form::Truncate(of) => {
                let (low, high) = of.ends(low, high);
                of.of.mass(low, high) / of.of.mass(of.least(), of.most())
            }
            Form::Clip(of) => {
                let (low, high) = of.inner(low, high);
                of.of.mass(low, high)
            }
            _ => mass(self.before(low), self.cdf(high)),
        }
    }
}

/// The probability between two places, each with the probabilities below and above it.
pub fn mass(from: (f64, f64), to: (f64, f64)) -> f64 {
    if from.0 > 0.5 {
        from.1 - to.1
    } else if to.0 <= 0.5 {
        to.0 - from.0
    } else {
        1.0 - from.0 - to.1
    }
}
