//! Rows for machines that have integers of 64 bits.

use super::{HALF, apart};

/// Slope and bend in the 64 bits that they share: vectors take them apart with a mask and a shift, and a row is 16 bytes.
#[derive(Clone, Copy, Debug)]
pub struct Shape(pub u64);

impl Shape {
    pub fn of(shared: u64) -> Shape {
        Shape(shared)
    }

    #[inline(always)]
    pub fn apart(self) -> (f64, f64) {
        apart(self.0)
    }
}

/// Bits of a double below its exponent and the first six of its fraction.
const REST: u32 = 46;
/// Where octave -1, which holds only 0.5, begins.
const FIRST: u32 = (1023 - 1) << 6;
/// A double's exponent for numbers from 1 to 2.
const ONE: u64 = 1023 << 52;

/// The row of a side, and the place in it: the exponent and six bits of the fraction of `distance + 0.5`, and what is left.
#[inline(always)]
pub fn within(distance: u32) -> (u32, f64) {
    let b = (f64::from(distance as i32) + 0.5).to_bits();
    ((b >> REST) as u32 - FIRST, f64::from_bits(b & ((1 << REST) - 1) | ONE) - (1.0 + HALF))
}
