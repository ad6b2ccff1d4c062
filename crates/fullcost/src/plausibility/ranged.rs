//! A number with its range: the median, and draws of it where it is not exact.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::real::Real as _;
use crate::text::joined;
use crate::training::development::{each_block, input};
use crate::uncertainty::distribution::Distribution;
use crate::uncertainty::given::quantile_of;

/// How many draws: the probability of a claim is good to half a percent.
const DRAWS: u64 = 1 << 14;

/// A number, exact or drawn. Two of them are independent unless one is made of the other.
#[derive(Clone, Debug)]
pub struct Ranged {
    /// The number, or what comes of the medians of all that it is made of.
    pub point: f64,
    /// Its draws; none where it is exact.
    draws: Vec<f64>,
}

impl Ranged {
    /// An exact number.
    pub fn exact(point: f64) -> Ranged {
        Ranged { point, draws: Vec::new() }
    }

    /// A number with its distribution. Its draws depend on its path, so that no two are drawn alike.
    pub fn drawn(path: &str, point: f64, range: &Distribution) -> Result<Ranged> {
        let mut draws = Vec::with_capacity(DRAWS as usize);
        each_block(vec![input(path.to_owned(), range)], DRAWS, &mut |_, count, columns| {
            draws.extend(columns.iter().flatten().take(count));
        })?;
        Ok(Ranged { point, draws })
    }

    /// An estimate of a document.
    ///
    /// Errors: shared factors, a year of dollars or a currency, of which checks know nothing.
    pub fn of<U>(path: &str, estimate: &Estimate<U>) -> Result<Ranged> {
        let unused = |field: &str| {
            let message = "is not read by checks";
            Err(Error::new(Code::Impossible, joined(&[path, ".", field]), message, "an estimate without it"))
        };
        if estimate.dollars_of.is_some() {
            return unused("dollars_of");
        }
        if estimate.currency.is_some() || estimate.on.is_some() {
            return unused("currency");
        }
        if !estimate.factors.is_empty() {
            return unused("factors");
        }
        match &estimate.range {
            Some(range) => Ranged::drawn(path, estimate.point, range),
            None => Ok(Ranged::exact(estimate.point)),
        }
    }

    /// The sum.
    pub fn plus(&self, other: &Ranged) -> Ranged {
        self.with(other, |a, b| a + b)
    }

    /// What there is of it beyond the other: never below 0.
    pub fn beyond(&self, other: &Ranged) -> Ranged {
        self.with(other, |a, b| (a - b).larger(0.0))
    }

    /// The product.
    pub fn times(&self, other: &Ranged) -> Ranged {
        self.with(other, |a, b| a * b)
    }

    /// The quotient.
    pub fn over(&self, other: &Ranged) -> Ranged {
        self.with(other, |a, b| a / b)
    }

    /// What it takes of what there is: none of nothing, and infinite where there is nothing to take it from.
    ///
    /// Errors: numbers that no answer can tell.
    pub fn share_of(&self, path: &str, has: &Ranged) -> Result<Ranged> {
        for of in [self, has] {
            of.clone().finite(path)?;
        }
        Ok(self.with(has, |takes, has| if takes <= 0.0 { 0.0 } else { takes / has }))
    }

    /// Times an exact number.
    pub fn scaled(&self, factor: f64) -> Ranged {
        self.times(&Ranged::exact(factor))
    }

    /// The 5 % and the 95 % quantile; none where it is exact.
    pub fn ninety(&self) -> Option<(f64, f64)> {
        let mut draws = self.draws.clone();
        (!draws.is_empty()).then(|| (quantile_of(&mut draws, 0.05), quantile_of(&mut draws, 0.95)))
    }

    /// Whether it lies below that much in all draws.
    pub fn is_below(&self, limit: f64) -> bool {
        self.point < limit && self.draws.iter().all(|draw| *draw < limit)
    }

    /// The probability that it is at most that much.
    pub fn probability_of_at_most(&self, most: f64) -> f64 {
        if self.draws.is_empty() {
            return f64::from(u8::from(self.point <= most));
        }
        self.draws.iter().filter(|draw| **draw <= most).count() as f64 / self.draws.len() as f64
    }

    /// Itself, where all of it is finite.
    ///
    /// Errors: numbers that no answer can tell.
    pub fn finite(self, path: &str) -> Result<Ranged> {
        if self.point.is_finite() && self.draws.iter().all(|draw| draw.is_finite()) {
            return Ok(self);
        }
        let message = joined(&["makes a number that no answer can tell: ", &number(self.point)]);
        Err(Error::new(Code::TooLarge, path, message, "numbers above 0 that are not so far apart"))
    }

    fn with(&self, other: &Ranged, make: impl Fn(f64, f64) -> f64) -> Ranged {
        let draws = match (self.draws.as_slice(), other.draws.as_slice()) {
            ([], []) => Vec::new(),
            (of, []) => of.iter().map(|a| make(*a, other.point)).collect(),
            ([], of) => of.iter().map(|b| make(self.point, *b)).collect(),
            (a, b) => a.iter().zip(b).map(|(a, b)| make(*a, *b)).collect(),
        };
        Ranged { point: make(self.point, other.point), draws }
    }
}
