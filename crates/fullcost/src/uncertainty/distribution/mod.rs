//! What an uncertain number may be: one object with the distribution's name as its key, and its exact mathematics.

mod cdf;
#[cfg(feature = "read")]
mod check;
mod cut;
mod form;
mod holds;
mod list;
mod moments;
mod of_normal;
mod packed;
mod quantile;
mod scaled;
mod spec;

#[cfg(feature = "read")]
pub(crate) use check::checked;
pub(crate) use cut::Cut;
pub use of_normal::{Curve, OfNormal};
pub use spec::{
    Beta, Bounds, Clip, Discrete, Distribution, Gamma, Interval, Lognormal, Metalog, Mixture, Normal, Pert, Quantiles,
    SHORTHAND_CONFIDENCE, Samples, Triangular, Truncate,
};

/// A probability counted from its nearer end, so that neither tail loses digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tail {
    /// From the nearer end: 0 to 0.5.
    pub p: f64,
    /// Whether that is the upper end.
    pub upper: bool,
}

impl Tail {
    /// The middle.
    pub const MEDIAN: Tail = Tail { p: 0.5, upper: false };

    /// Of a probability counted from the lower end.
    pub fn of(p: f64) -> Tail {
        Tail::nearer(p, 1.0 - p)
    }

    /// Of the probabilities below and above.
    fn nearer(below: f64, above: f64) -> Tail {
        if below <= above { Tail { p: below, upper: false } } else { Tail { p: above, upper: true } }
    }

    /// The probabilities below and above.
    fn sides(self) -> (f64, f64) {
        if self.upper { (1.0 - self.p, self.p) } else { (self.p, 1.0 - self.p) }
    }
}
