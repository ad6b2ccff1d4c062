//! The number types that an equation can run on: a point, eight lanes, or a number that remembers its leaves.

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
    /// The value that a discrete switch has. Switches are the same in every lane.
    fn switch(self) -> f64;
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
}

/// How many draws are evaluated side by side.
pub const LANES: usize = 8;

/// Eight draws side by side: a plain array that the compiler turns into vector instructions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lanes(pub [f64; LANES]);

macro_rules! lanewise {
    ($trait:ident, $method:ident, $op:tt) => {
        impl $trait for Lanes {
            type Output = Lanes;
            #[inline(always)]
            fn $method(mut self, other: Lanes) -> Lanes {
                for (a, b) in self.0.iter_mut().zip(other.0) {
                    *a $op b;
                }
                self
            }
        }
    };
}
lanewise!(Add, add, +=);
lanewise!(Sub, sub, -=);
lanewise!(Mul, mul, *=);
lanewise!(Div, div, /=);

impl Neg for Lanes {
    type Output = Lanes;
    #[inline(always)]
    fn neg(self) -> Lanes {
        Lanes(self.0.map(|a| -a))
    }
}

impl Real for Lanes {
    #[inline(always)]
    fn of(value: f64) -> Lanes {
        Lanes([value; LANES])
    }
    #[inline(always)]
    fn larger(mut self, other: Lanes) -> Lanes {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a = a.larger(b);
        }
        self
    }
    #[inline(always)]
    fn smaller(mut self, other: Lanes) -> Lanes {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a = a.smaller(b);
        }
        self
    }
    #[inline(always)]
    fn given(self, _reason: Lanes) -> Lanes {
        self
    }
    #[inline(always)]
    fn switch(self) -> f64 {
        let [first, ..] = self.0;
        first
    }
}
