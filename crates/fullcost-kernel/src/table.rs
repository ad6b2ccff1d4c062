//! Quantile tables: from 32 random bits, or from a normal number, to a draw of any distribution.
//!
//! A table is piecewise quadratic. Over bits, the distance to the nearer end of (0, 1) is cut into 32 octaves of 64 pieces, so
//! that tails are as fine as the middle; over normal numbers, the grid is even. A piece is a row, of 16 bytes where machines read it.

#[cfg(any(test, not(all(target_family = "wasm", not(target_feature = "simd128")))))]
mod packed;
#[cfg(any(test, all(target_family = "wasm", not(target_feature = "simd128"))))]
mod plain;

#[cfg(not(all(target_family = "wasm", not(target_feature = "simd128"))))]
use packed::{Shape, within};
#[cfg(all(target_family = "wasm", not(target_feature = "simd128")))]
use plain::{Shape, within};

use crate::wide::{Width, wide};
use crate::{BLOCK, Column};

/// Pieces of one side: 32 octaves of 64.
pub const PIECES: usize = 32 * 64;
/// Rows of a table.
const ROWS: usize = 2 * PIECES;
/// The grid over normal numbers ends at plus and minus this; 32 bits reach 6.34.
pub const GRID_END: f64 = 8.0;
/// Pieces of the grid.
pub const GRID_STEPS: usize = ROWS;

/// Half of a piece's width in the variable of its polynomial.
const HALF: f64 = 1.0 / 128.0;

/// `middle + t (slope + t bend)` for `t` within 1/128 of 0.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(16))]
struct Row {
    middle: f64,
    shape: Shape,
}

/// Bits of a row's shape that are its bend.
const BEND: u32 = 28;
/// The bits that are its slope.
const SLOPE: u64 = !((1 << BEND) - 1);

/// The slope and the bend that share these bits.
#[inline(always)]
fn apart(shared: u64) -> (f64, f64) {
    (f64::from_bits(shared & SLOPE), f64::from_bits(shared << (64 - BEND)))
}

impl Row {
    /// The parabola through the values at the piece's ends and its middle.
    #[inline]
    fn through(start: f64, middle: f64, end: f64) -> Row {
        let slope = (end - start) * (0.5 / HALF);
        let bend = ((end - middle) - (middle - start)) * (0.5 / (HALF * HALF));
        let round = |value: f64, bits: u32| (value.to_bits() + (1 << (bits - 1))) >> bits;
        Row { middle, shape: Shape::of(round(slope, BEND) << BEND | round(bend, 64 - BEND)) }
    }

    #[inline(always)]
    fn value(self, t: f64) -> f64 {
        let (slope, bend) = self.shape.apart();
        self.middle + t * (slope + t * bend)
    }
}

/// A table of rows. Slopes are doubles cut to 36 bits and bends to 28, so numbers in it may be of any ordinary size.
#[derive(Clone)]
pub struct Table(Vec<Row>);

/// The probability, counted from the nearer end, at node `half` of a side's pieces: two nodes for each piece, ends shared.
/// `half` runs from 0 to `2 * PIECES`.
pub fn node(half: usize) -> f64 {
    let (octave, part) = (half / 128, half % 128);
    let scale = (0..octave).fold(0.5, |scale, _| scale * 2.0);
    scale * (1.0 + part as f64 / 128.0) / 4_294_967_296.0
}

/// The normal number at node `half` of the grid; `half` runs from 0 to `2 * GRID_STEPS`.
pub fn grid_node(half: usize) -> f64 {
    half as f64 * (GRID_END / GRID_STEPS as f64) - GRID_END
}

impl Table {
    /// A table over bits: the quantiles at every [`node`], counted from either end.
    #[inline]
    pub fn over_bits(lower: &[f64], upper: &[f64]) -> Table {
        let mut rows = Vec::with_capacity(ROWS);
        pieces(&mut rows, lower);
        pieces(&mut rows, upper);
        Table(rows)
    }

    /// A table over normal numbers: the quantiles at every [`grid_node`].
    #[inline]
    pub fn over_grid(values: &[f64]) -> Table {
        let mut rows = Vec::with_capacity(ROWS);
        pieces(&mut rows, values);
        Table(rows)
    }

    /// The draws of random bits.
    pub fn of_bits(&self, width: Width, bits: &[u32; BLOCK], out: &mut Column) {
        let mut rows = [0u32; BLOCK];
        places(width, bits, &mut rows, out);
        self.evaluate(width, &rows, out);
    }

    /// Replaces places in rows by values.
    fn evaluate(&self, width: Width, rows: &[u32; BLOCK], out: &mut Column) {
        let Some(table) = self.0.first_chunk() else { return };
        match width {
            #[cfg(target_arch = "x86_64")]
            #[allow(unsafe_code, reason = "the feature is there: `Width::best` looked")]
            // SAFETY: nobody else can make the `Seen` in it.
            Width::Avx2(_) => unsafe { evaluate_avx2(table, rows, out) },
            Width::Baseline => evaluate(table, rows, out),
        }
    }

    /// The draws of normal numbers.
    pub fn of_normals(&self, width: Width, normals: &Column, out: &mut Column) {
        let mut pieces = [0u32; BLOCK];
        pieces_of(width, normals, &mut pieces, out);
        self.evaluate(width, &pieces, out);
    }
}

/// A row for every second value and the two behind it.
#[inline]
fn pieces(rows: &mut Vec<Row>, values: &[f64]) {
    for nodes in values.windows(3).step_by(2) {
        if let &[start, middle, end] = nodes {
            rows.push(Row::through(start, middle, end));
        }
    }
}

/// The row and the place in it of some random bits.
#[inline(always)]
fn place(bits: u32) -> (u32, f64) {
    let upper = bits >> 31;
    let distance = bits ^ 0u32.wrapping_sub(upper);
    let (row, t) = within(distance);
    (row + upper * PIECES as u32, t)
}

wide! {
    /// Rows, as numbers, and places in them.
    fn places(bits: &[u32; BLOCK], rows: &mut [u32; BLOCK], ts: &mut Column) {
        for ((&bits, row), t) in bits.iter().zip(rows).zip(ts) {
            (*row, *t) = place(bits);
        }
    }
}

/// Replaces places in rows by values. By fours, so that the arithmetic at least runs in vectors.
fn evaluate(rows: &[Row; ROWS], of: &[u32; BLOCK], ts: &mut Column) {
    for (&four, ts) in of.as_chunks::<4>().0.iter().zip(ts.as_chunks_mut::<4>().0) {
        let values = four.map(|row| *row_of(rows, row));
        for (t, row) in ts.iter_mut().zip(values) {
            *t = row.value(*t);
        }
    }
}

/// The same with four rows loaded whole and turned: gathers cost more, and the compiler does not find this by itself.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn evaluate_avx2(rows: &[Row; ROWS], of: &[u32; BLOCK], ts: &mut Column) {
    use std::arch::x86_64::{
        _mm_set_pd, _mm256_add_pd, _mm256_and_si256, _mm256_castpd_si256, _mm256_castsi256_pd, _mm256_mul_pd,
        _mm256_set_m128d, _mm256_set_pd, _mm256_set1_epi64x, _mm256_slli_epi64, _mm256_unpackhi_pd, _mm256_unpacklo_pd,
    };
    let load = |row: u32| {
        let Row { middle, shape: Shape(shape) } = *row_of(rows, row);
        _mm_set_pd(f64::from_bits(shape), middle)
    };
    let keep = _mm256_set1_epi64x(SLOPE as i64);
    for (&[a, b, c, d], four) in of.as_chunks::<4>().0.iter().zip(ts.as_chunks_mut::<4>().0) {
        let even = _mm256_set_m128d(load(c), load(a));
        let odd = _mm256_set_m128d(load(d), load(b));
        let middle = _mm256_unpacklo_pd(even, odd);
        let shape = _mm256_castpd_si256(_mm256_unpackhi_pd(even, odd));
        let slope = _mm256_castsi256_pd(_mm256_and_si256(shape, keep));
        let bend = _mm256_castsi256_pd(_mm256_slli_epi64::<{ 64 - BEND as i32 }>(shape));
        let [p, q, r, s] = *four;
        let t = _mm256_set_pd(s, r, q, p);
        let values = _mm256_add_pd(middle, _mm256_mul_pd(t, _mm256_add_pd(slope, _mm256_mul_pd(t, bend))));
        *four = to_array(values);
    }
}

/// Four lanes as an array.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn to_array(lanes: std::arch::x86_64::__m256d) -> [f64; 4] {
    use std::arch::x86_64::{_mm_cvtsd_f64, _mm_unpackhi_pd, _mm256_castpd256_pd128, _mm256_extractf128_pd};
    let (low, high) = (_mm256_castpd256_pd128(lanes), _mm256_extractf128_pd::<1>(lanes));
    let upper = |pair| _mm_cvtsd_f64(_mm_unpackhi_pd(pair, pair));
    [_mm_cvtsd_f64(low), upper(low), _mm_cvtsd_f64(high), upper(high)]
}

#[inline(always)]
#[expect(clippy::indexing_slicing, reason = "masked to the array's length")]
fn row_of(rows: &[Row; ROWS], row: u32) -> &Row {
    &rows[row as usize & (ROWS - 1)]
}

wide! {
    /// Pieces of the grid, as numbers, and places in them. Beyond the ends the last piece goes on.
    fn pieces_of(normals: &Column, pieces: &mut [u32; BLOCK], ts: &mut Column) {
        for ((&normal, piece), t) in normals.iter().zip(pieces).zip(ts) {
            let at = (normal + GRID_END) * (GRID_STEPS as f64 / (2.0 * GRID_END));
            let inside = if at > 0.0 { at } else { 0.0 };
            let inside = if inside < GRID_STEPS as f64 - 1.0 { inside } else { GRID_STEPS as f64 - 1.0 };
            #[allow(unsafe_code, reason = "a checked conversion costs more than all the rest of the loop")]
            // SAFETY: `inside` is from 0 to GRID_STEPS, and no NaN, which no comparison lets through.
            let whole: i32 = unsafe { inside.to_int_unchecked() };
            *piece = whole as u32;
            *t = (at - f64::from(whole) - 0.5) * (2.0 * HALF);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{apart, packed, plain};

    #[test]
    fn both_decodings_give_the_same_bits() {
        let near_powers = (0..31).flat_map(|power| [(1u32 << power) - 1, 1 << power, (1 << power) + 1]);
        let spread = (0..100_000u32).map(|step| step.wrapping_mul(2_654_435_769) >> 1);
        for distance in near_powers.chain(spread).chain([0x7fff_ffff]) {
            let bits = |(row, t): (u32, f64)| (row, t.to_bits());
            assert_eq!(bits(packed::within(distance)), bits(plain::within(distance)), "{distance}");
            let shared = u64::from(distance).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let bits = |(slope, bend): (f64, f64)| (slope.to_bits(), bend.to_bits());
            let expected = bits(apart(shared));
            assert_eq!(bits(packed::Shape::of(shared).apart()), expected);
            assert_eq!(bits(plain::Shape::of(shared).apart()), expected);
        }
    }
}
