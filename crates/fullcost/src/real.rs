//! What a number must be able to do so that the equations can run on it: a point, a number that remembers its leaves, or one
//! that writes down what is done to it.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A number that the model's equations are written in.
///
/// Only operations that are exact to the bit on every target are offered, so the same inputs give the same bits natively,
/// in WebAssembly and in Python.
pub trait Real:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self> + Neg<Output = Self>
{
    /// A known number.
    fn of(value: f64) -> Self;
    /// The larger of two; the second when they are equal.
    fn larger(self, other: Self) -> Self;
    /// The smaller of two; the second when they are equal.
    fn smaller(self, other: Self) -> Self;
    /// The same number, remembered to depend on `reason` as well (a switch that chose it).
    fn given(self, reason: Self) -> Self;
    /// The value that a discrete switch has. Switches never vary by draw.
    fn switch(self) -> f64;
    /// Whether it is 0 whatever is drawn, and whatever stands behind it: what is multiplied by it can be left out.
    fn is_nothing(self) -> bool;
}

impl Real for f64 {
    #[inline(always)]
    fn of(value: f64) -> f64 {
        value
    }
    #[inline(always)]
    fn larger(self, other: f64) -> f64 {
        if self > other { self } else { other }
    }
    #[inline(always)]
    fn smaller(self, other: f64) -> f64 {
        if self < other { self } else { other }
    }
    #[inline(always)]
    fn given(self, _reason: f64) -> f64 {
        self
    }
    #[inline(always)]
    fn switch(self) -> f64 {
        self
    }
    #[inline(always)]
    fn is_nothing(self) -> bool {
        self == 0.0
    }
}
