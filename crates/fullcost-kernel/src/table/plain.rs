//! Rows for plain JavaScript, which has neither integers of 64 bits nor the bits of a double. The same numbers come out.

use super::{HALF, apart};

/// Slope and bend as numbers, taken apart once.
#[derive(Clone, Copy, Debug)]
pub struct Shape(f64, f64);

impl Shape {
    pub fn of(shared: u64) -> Shape {
        let (slope, bend) = apart(shared);
        Shape(slope, bend)
    }

    #[inline(always)]
    pub fn apart(self) -> (f64, f64) {
        (self.0, self.1)
    }
}

/// The row of a side, and the place in it: the leading bits of `2 distance + 1`, and the rest. Nothing is rounded.
#[inline(always)]
pub fn within(distance: u32) -> (u32, f64) {
    let twice = distance << 1 | 1;
    let zeros = twice.leading_zeros();
    let fraction = twice << zeros & 0x7fff_ffff;
    let (piece, rest) = (fraction >> 25, fraction & 0x01ff_ffff);
    ((31 - zeros) * 64 + piece, f64::from(rest as i32) * (1.0 / 2_147_483_648.0) - HALF)
}
