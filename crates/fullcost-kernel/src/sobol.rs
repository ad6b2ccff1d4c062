//! Sobol points: low-discrepancy draws of up to 64 inputs, scrambled so that their error can be estimated.
//!
//! Direction numbers: S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J.
//! Sci. Comput. 30 (2008), file `new-joe-kuo-6.21201`. Scrambling: A. B. Owen (1995), done with a hash as in S. Laine and T.
//! Karras (2011) and B. Burley, "Practical Hash-based Owen Scrambling", JCGT 9 (2020); constants by N. Vegdahl, "Building a
//! Better LK Hash" (2021).

/// How many dimensions there are direction numbers for.
pub const DIMENSIONS: usize = 64;

/// Points in one block.
const BLOCK: usize = 512;
/// Bits of a point and of its index.
const BITS: usize = 32;
/// Low bits of the index that count within a run of neighbouring points, and bits that count the runs of a block.
const RUN_BITS: usize = 4;
const BLOCK_BITS: usize = 9;

/// The primitive polynomials over two elements, a bit per coefficient. The first dimension has none.
#[rustfmt::skip]
const POLYNOMIALS: [u16; DIMENSIONS] = [
    1, 3, 7, 11, 13, 19, 25, 37, 41, 47, 55, 59, 61, 67, 91, 97, 103, 109, 115, 131, 137, 143, 145, 157, 167, 171,
    185, 191, 193, 203, 211, 213, 229, 239, 241, 247, 253, 285, 299, 301, 333, 351, 355, 357, 361, 369, 391, 397, 425,
    451, 463, 487, 501, 529, 539, 545, 557, 563, 601, 607, 617, 623, 631, 637,
];

/// The first direction numbers m of each polynomial, as many as its degree. All are odd: (m - 1)/2 is stored.
#[rustfmt::skip]
const HALVES: [u8; 436] = [
    0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 2, 6, 0, 0, 2, 2, 8, 0, 0, 2, 2, 2, 0, 0, 3, 5, 9, 0, 0, 2, 0, 0, 0,
    0, 0, 1, 5, 0, 1, 2, 2, 15, 0, 1, 1, 4, 3, 24, 0, 0, 0, 7, 10, 10, 0, 1, 0, 6, 13, 24, 0, 0, 0, 7, 3, 2, 0, 1, 0,
    7, 6, 12, 0, 0, 2, 2, 9, 30, 0, 1, 3, 5, 11, 7, 51, 0, 1, 3, 6, 6, 7, 34, 0, 0, 1, 6, 3, 17, 31, 0, 1, 2, 4, 0,
    12, 26, 0, 1, 0, 6, 4, 17, 53, 0, 1, 0, 2, 13, 30, 15, 0, 0, 2, 5, 9, 20, 30, 0, 1, 2, 1, 1, 6, 34, 0, 0, 3, 6, 0,
    9, 0, 0, 1, 3, 2, 6, 9, 29, 0, 0, 1, 4, 12, 14, 20, 0, 1, 2, 6, 11, 0, 27, 0, 1, 3, 1, 6, 29, 8, 0, 1, 0, 1, 2,
    26, 34, 0, 0, 2, 2, 11, 16, 6, 0, 0, 3, 3, 0, 30, 61, 0, 0, 3, 4, 6, 30, 24, 0, 1, 1, 2, 1, 27, 16, 0, 1, 0, 7,
    15, 6, 24, 122, 0, 1, 2, 7, 15, 29, 31, 48, 0, 1, 0, 5, 5, 5, 38, 124, 0, 1, 0, 5, 13, 21, 35, 4, 0, 0, 3, 7, 10,
    5, 40, 22, 0, 1, 3, 1, 12, 15, 32, 39, 0, 1, 0, 0, 9, 5, 1, 102, 0, 0, 2, 4, 9, 10, 14, 78, 0, 1, 3, 5, 0, 16, 44,
    92, 0, 1, 1, 1, 7, 4, 39, 35, 0, 1, 3, 5, 7, 19, 59, 13, 0, 0, 1, 0, 5, 15, 48, 112, 0, 0, 0, 1, 11, 21, 28, 88,
    0, 1, 3, 3, 8, 8, 18, 35, 0, 1, 0, 2, 13, 31, 61, 106, 0, 0, 1, 2, 5, 21, 26, 66, 0, 1, 2, 2, 14, 8, 23, 86, 239,
    0, 1, 1, 5, 1, 0, 54, 4, 34, 0, 0, 0, 2, 8, 19, 11, 2, 171, 0, 1, 0, 2, 12, 7, 15, 51, 249, 0, 0, 0, 5, 5, 8, 31,
    52, 91, 0, 0, 2, 5, 4, 14, 48, 115, 181, 0, 0, 2, 7, 9, 22, 20, 3, 191, 0, 1, 3, 3, 15, 9, 41, 68, 110, 0, 0, 0,
    1, 11, 7, 55, 111, 41, 0, 0, 2, 6, 15, 7, 27, 12, 80, 0, 0, 1, 6, 12, 23, 19, 43, 128,
];

/// One dimension of a scrambled Sobol sequence.
///
/// Every dimension visits each of 2^k equal strata exactly once in each aligned run of 2^k points.
#[derive(Clone, Debug)]
pub struct Sobol {
    /// Bit-reversed point of each index below a run's length.
    run: [u32; 1 << RUN_BITS],
    /// What each run of a block adds to them.
    runs: [u32; 1 << (BLOCK_BITS - RUN_BITS)],
    /// What each bit of the block's number adds.
    blocks: [u32; BITS - BLOCK_BITS],
    /// Which scrambling.
    seed: u32,
}

impl Sobol {
    /// Dimension `dimension`, from 0, under scrambling `seed`; none past the last dimension.
    #[inline]
    pub fn new(dimension: usize, seed: u32) -> Option<Sobol> {
        let directions = directions(dimension)?;
        // The hash wants seeds with all bits mixed, and other ones in other dimensions.
        Some(Sobol::with(directions, mixed(seed ^ (dimension as u32 + 1).wrapping_mul(0x9e37_79b9))))
    }

    #[inline]
    fn with(directions: [u32; BITS], seed: u32) -> Sobol {
        let of = |from: usize, index: usize| {
            let bits = directions.iter().skip(from).enumerate();
            bits.filter(|(bit, _)| index >> bit & 1 == 1).fold(0, |sum, (_, direction)| sum ^ direction.reverse_bits())
        };
        Sobol {
            run: std::array::from_fn(|index| of(0, index)),
            runs: std::array::from_fn(|index| of(RUN_BITS, index)),
            blocks: std::array::from_fn(|bit| of(BLOCK_BITS, 1 << bit)),
            seed,
        }
    }

    /// Points `block` x 512 and on, in the order of their index, as fractions of 2^32. The index has 32 bits: block 2^23 is
    /// block 0 again.
    pub fn fill(&self, block: u32, out: &mut [u32; BLOCK]) {
        let (offset, seed) = (self.offset(block), self.seed);
        for (points, of_run) in out.as_chunks_mut::<{ 1 << RUN_BITS }>().0.iter_mut().zip(&self.runs) {
            for (point, of_point) in points.iter_mut().zip(&self.run) {
                *point = scrambled(of_point ^ of_run ^ offset, seed).reverse_bits();
            }
        }
    }

    /// What the number of a block adds to each of its points.
    fn offset(&self, block: u32) -> u32 {
        let bits = self.blocks.iter().enumerate();
        bits.filter(|(bit, _)| block >> bit & 1 == 1).fold(0, |sum, (_, add)| sum ^ add)
    }
}

/// A nested uniform permutation of bit-reversed numbers: each bit is flipped or not by a hash of the bits below it.
#[inline(always)]
fn scrambled(reversed: u32, seed: u32) -> u32 {
    let mut x = reversed;
    x ^= x.wrapping_mul(0x3d20_adea);
    x = x.wrapping_add(seed);
    x = x.wrapping_mul(seed >> 16 | 1);
    x ^= x.wrapping_mul(0x0552_6c56);
    x ^ x.wrapping_mul(0x53a2_2864)
}

/// All bits of a seed mixed, one to one (C. Wellons, "Prospecting for Hash Functions", 2018, improved constants).
fn mixed(seed: u32) -> u32 {
    let mut x = seed;
    x = (x ^ x >> 16).wrapping_mul(0x21f0_aaad);
    x = (x ^ x >> 15).wrapping_mul(0x735a_2d97);
    x ^ x >> 15
}

/// The direction numbers of a dimension, as fractions of 2^32 (Joe and Kuo 2008, equations 2 and 3).
#[inline]
fn directions(dimension: usize) -> Option<[u32; BITS]> {
    let degree = |polynomial: u16| polynomial.checked_ilog2().unwrap_or(0) as usize;
    let polynomial = *POLYNOMIALS.get(dimension)?;
    let first = POLYNOMIALS.iter().take(dimension).map(|before| degree(*before)).sum();
    let degree = degree(polynomial);
    if degree == 0 {
        return Some(std::array::from_fn(|bit| 1 << (BITS - 1 - bit)));
    }
    let halves = HALVES.iter().skip(first).take(degree).enumerate();
    let mut all: Vec<u32> = halves.map(|(bit, half)| (2 * u32::from(*half) + 1) << (BITS - 1 - bit)).collect();
    while all.len() < BITS {
        let back = all.iter().rev().take(degree).enumerate();
        let taps = back.filter(|(place, _)| polynomial >> (degree - 1 - place) & 1 == 1);
        let sum = taps.fold(0, |sum, (_, direction)| sum ^ direction);
        let oldest = all.iter().rev().nth(degree - 1)?;
        all.push(sum ^ oldest >> degree);
    }
    all.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points of a dimension before scrambling.
    fn plain(dimension: usize, count: u32) -> Vec<u32> {
        let directions = directions(dimension).unwrap();
        (0..count)
            .map(|i| (0..BITS).filter(|bit| i >> bit & 1 == 1).fold(0, |sum, bit| sum ^ directions[bit]))
            .collect()
    }

    /// Points 0..count (a multiple of 512) of a dimension.
    fn points(dimension: usize, seed: u32, count: u32) -> Vec<u32> {
        let sobol = Sobol::new(dimension, seed).unwrap();
        let mut block = [0; BLOCK];
        let blocks = (0..count / BLOCK as u32).map(|number| {
            sobol.fill(number, &mut block);
            block
        });
        blocks.flatten().collect()
    }

    #[test]
    fn plain_points_are_those_of_scipy() {
        // scipy.stats.qmc.Sobol(5, scramble=False).random(8) * 8, which goes in the order of the Gray code.
        let scipy = [
            [0, 0, 0, 0, 0],
            [4, 4, 4, 4, 4],
            [6, 2, 2, 2, 6],
            [2, 6, 6, 6, 2],
            [3, 3, 5, 7, 3],
            [7, 7, 1, 3, 7],
            [5, 1, 7, 5, 5],
            [1, 5, 3, 1, 1],
        ];
        for (i, expected) in scipy.iter().enumerate() {
            let ours: Vec<u32> = (0..5).map(|dimension| plain(dimension, 8)[i ^ (i >> 1)] >> 29).collect();
            assert_eq!(ours, expected);
        }
    }

    #[test]
    fn all_direction_numbers_are_those_of_scipy() {
        // The XOR of the 32 direction numbers of each dimension, from SciPy's own table.
        #[rustfmt::skip]
        let scipy: [u32; DIMENSIONS] = [
            0xffffffff, 0x00000001, 0x4f00ffff, 0x300cff8d, 0x50050093, 0xc0111111, 0x4070ccdd, 0x84f0027f, 0x87f305cf,
            0x812ad7a7, 0x87629643, 0x84fe76d3, 0x840d0e51, 0xed0cf3ad, 0x2b02b0eb, 0x504f41df, 0x33cc45bd, 0xd5145157,
            0xd91d5079, 0xd0b76ed1, 0xcf013877, 0xa3926ad7, 0x950c6837, 0x3400199b, 0xe7c54f53, 0xb690cefd, 0x3711477d,
            0x8f8f63ff, 0xa9d2170f, 0x0c77e303, 0x694dbd03, 0x8391ef09, 0x4f67f005, 0xc667f003, 0x41030005, 0xd2d3000b,
            0xb1000007, 0x8e907b7b, 0x25b48393, 0x5454bf6f, 0x066454a7, 0xb904343f, 0x0a51bc15, 0xe2f72c63, 0x6faff4af,
            0x78bfd403, 0xf7b762b7, 0xecc0dc4b, 0x8aa9c139, 0xd300b805, 0x35304e0b, 0x1d792d79, 0xa5592c09, 0x4adc160b,
            0x6ab9eed1, 0x5d692e17, 0x553103cf, 0x92d85731, 0x0160526b, 0xca6f3c79, 0x136de4bd, 0x9bb03ae5, 0xc4002581,
            0x5ff5f5df,
        ];
        for (dimension, expected) in scipy.iter().enumerate() {
            let all = directions(dimension).unwrap();
            assert_eq!(all.iter().fold(0, |sum, v| sum ^ v), *expected, "dimension {dimension}");
            // Each has its own leading bit and none below it: the point set is one in each stratum.
            assert!(all.iter().enumerate().all(|(bit, v)| v.trailing_zeros() as usize == BITS - 1 - bit));
        }
        assert!(directions(DIMENSIONS).is_none() && Sobol::new(DIMENSIONS, 0).is_none());
    }

    #[test]
    fn fill_scrambles_the_plain_points_in_the_order_of_their_index() {
        for dimension in [0, 1, 17, 63] {
            let seed = Sobol::new(dimension, 9).unwrap().seed;
            let expected: Vec<u32> =
                plain(dimension, 2048).iter().map(|x| scrambled(x.reverse_bits(), seed).reverse_bits()).collect();
            assert_eq!(points(dimension, 9, 2048), expected);
        }
        let (sobol, last) = (Sobol::new(3, 1).unwrap(), (1 << 23) - 1);
        let all = directions(3).unwrap().iter().fold(0, |sum, v| sum ^ v);
        let mut block = [0; BLOCK];
        sobol.fill(last, &mut block);
        assert_eq!(block[BLOCK - 1], scrambled(all.reverse_bits(), sobol.seed).reverse_bits());
        let mut again = [0; BLOCK];
        sobol.fill(last | 1 << 23, &mut again);
        assert_eq!(again, block);
    }

    #[test]
    fn scrambled_points_are_known() {
        // Part of the format: a change here is another sequence.
        let first = |dimension, seed| points(dimension, seed, 512)[..4].to_vec();
        assert_eq!(first(0, 0), [1546607037, 2599935449, 340418690, 4175311057]);
        assert_eq!(first(63, 0xdead_beef), [3407506395, 314756204, 2487119369, 1876979045]);
    }

    #[test]
    fn each_stratum_has_one_point_in_each_aligned_run() {
        for dimension in 0..DIMENSIONS {
            for seed in [0, 1, 0x8000_0000, u32::MAX] {
                let points = points(dimension, seed, 4096);
                for bits in 1..=12 {
                    for run in points.chunks_exact(1 << bits) {
                        let mut seen = vec![false; 1 << bits];
                        run.iter().for_each(|point| seen[(point >> (32 - bits)) as usize] = true);
                        assert!(seen.iter().all(|seen| *seen), "dimension {dimension}, 2^{bits} points");
                    }
                }
            }
        }
    }

    #[test]
    fn the_first_two_dimensions_have_one_point_in_each_elementary_box() {
        let (across, up) = (points(0, 5, 1024), points(1, 5, 1024));
        for bits in 1..=10_u32 {
            for wide in 0..=bits {
                let cell = |x: u32, bits: u32| if bits == 0 { 0 } else { x >> (32 - bits) };
                for (across, up) in across.chunks_exact(1 << bits).zip(up.chunks_exact(1 << bits)) {
                    let boxes =
                        across.iter().zip(up).map(|(x, y)| cell(*x, wide) << (bits - wide) | cell(*y, bits - wide));
                    let mut seen = vec![false; 1 << bits];
                    boxes.for_each(|at| seen[at as usize] = true);
                    assert!(seen.iter().all(|seen| *seen), "2^{wide} x 2^{} boxes", bits - wide);
                }
            }
        }
    }

    #[test]
    fn seeds_and_dimensions_are_scrambled_apart() {
        let same = |a: &[u32], b: &[u32]| a.iter().zip(b).filter(|(a, b)| a == b).count();
        let of = |dimension, seed| points(dimension, seed, 512);
        assert!(same(&of(2, 0), &of(2, 1)) < 3);
        assert!(same(&of(2, 1), &of(2, 0x1_0001)) < 3);
        assert!(Sobol::new(2, 1).unwrap().seed != Sobol::new(3, 1).unwrap().seed);
    }

    /// Scrambling leaves each point uniform: the mean over seeds is the integral. Its spread over
    /// seeds is that of a true nested scramble, 0.0021 (400 trees of random flips), where independent draws have 0.023.
    #[test]
    fn scrambled_means_are_unbiased_and_close() {
        let seeds = 400;
        let means: Vec<f64> = (0..seeds)
            .map(|seed| {
                let of = [1, 4, 11].map(|dimension| points(dimension, seed, 512));
                let at = |i: usize| of.iter().map(|x| 0.5 + (f64::from(x[i]) + 0.5) / 4294967296.0).product::<f64>();
                (0..512).map(at).sum::<f64>() / 512.0
            })
            .collect();
        let mean = means.iter().sum::<f64>() / f64::from(seeds);
        let sd = (means.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / f64::from(seeds)).sqrt();
        assert!((mean - 1.0).abs() < 4.0 * sd / f64::from(seeds).sqrt(), "mean {mean}, sd {sd}");
        assert!((sd / 0.0021 - 1.0).abs() < 0.15, "sd {sd}");
    }
}
