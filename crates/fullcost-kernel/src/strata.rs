//! Latin hypercube draws: each of n equal strata of an input is drawn from exactly once, in an order that a key shuffles.
//!
//! The order is a keyed permutation of the strata's numbers that needs no memory: rounds of multiply and shift on the next
//! power of two, walked until they end below n (cycle walking; J. Black and P. Rogaway, "Ciphers with Arbitrary Finite
//! Domains", 2002). M. D. McKay, R. J. Beckman and W. J. Conover (1979) is the method itself.

/// 2^32, the number of values that a draw can take.
const VALUES: f64 = 4294967296.0;
/// 3 x 2^51: a number up to 2^32 added to it is rounded to the nearest whole one, ties to even.
const WHOLE: f64 = 6755399441055744.0;

/// The strata of one input, in their shuffled order.
#[derive(Clone, Debug)]
pub struct Strata {
    /// Number of strata less one.
    last: u32,
    /// The bits of `last`, all set.
    mask: u32,
    /// How far a round shifts down: half of those bits.
    shift: u32,
    /// What each round multiplies with (odd) and adds. Four rounds are too few: correlations of an
    /// order with itself some places on then have a mean square of 1.1 standard errors, and some of them 5.
    rounds: [(u32, u32); 6],
    /// Values per stratum, a fraction.
    width: f64,
}

impl Strata {
    /// `count` strata, from 1 to 2^32; none else. Keys with all bits mixed give orders that are unrelated to each other.
    #[inline]
    pub fn new(count: u64, key: [u32; 6]) -> Option<Strata> {
        let last = u32::try_from(count.checked_sub(1)?).ok()?;
        let bits = u32::BITS - last.leading_zeros();
        let width = VALUES / (f64::from(last) + 1.0);
        let rounds = key.map(|word| (word | 1, word.rotate_left(16).wrapping_mul(0x9e37_79b9)));
        let mask = u32::MAX.checked_shr(last.leading_zeros()).unwrap_or(0);
        Some(Strata { last, mask, shift: bits.div_ceil(2).max(1), rounds, width })
    }

    /// Draw `index` as a fraction of 2^32: a place inside its stratum, chosen by the 32 bits of `jitter`. Indices past the last
    /// stratum start again from the first.
    pub fn at(&self, index: u32, jitter: u32) -> u32 {
        self.place(self.stratum(index), jitter)
    }

    /// Draws `first` and on. Takes the jitter of each and leaves the draw in its place.
    pub fn fill(&self, first: u32, words: &mut [u32]) {
        for (index, word) in (0..).zip(words) {
            *word = self.at(first.wrapping_add(index), *word);
        }
    }

    /// The stratum of draw `index`.
    fn stratum(&self, index: u32) -> u32 {
        let inside = if index > self.last { index % (self.last + 1) } else { index };
        let mut stratum = self.shuffled(inside);
        // The walk goes round a cycle that has `inside` on it, so it ends.
        while stratum > self.last {
            stratum = self.shuffled(stratum);
        }
        stratum
    }

    /// A permutation of the numbers up to `mask`: every step can be undone.
    #[inline(always)]
    fn shuffled(&self, number: u32) -> u32 {
        self.rounds.iter().fold(number, |x, (factor, add)| {
            let x = x.wrapping_mul(*factor).wrapping_add(*add) & self.mask;
            x ^ x >> self.shift
        })
    }

    /// A value whose midpoint lies in a stratum: the one that the jitter points to. (No midpoint lies on an edge: that needs a
    /// number of strata divisible by 2^33.)
    #[inline(always)]
    fn place(&self, stratum: u32, jitter: u32) -> u32 {
        let edge = |number: f64| number * self.width + WHOLE;
        let (low, high) = (edge(f64::from(stratum)), edge(f64::from(stratum) + 1.0));
        // From above -0.5 to below size - 0.5, so it rounds to 0 at least and to size - 1 at most.
        let inside = (f64::from(jitter) + 0.5) / VALUES * (high - low) - 0.5;
        // The low bits of a sum with `WHOLE`: a cast to u32 takes 5 ns in wasm.
        (low + inside).to_bits() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A well mixed key of a small number.
    fn key(number: u32) -> [u32; 6] {
        [1, 2, 3, 4, 5, 6].map(|word| {
            let x = (number.wrapping_mul(6).wrapping_add(word)).wrapping_mul(0x9e37_79b9);
            let x = (x ^ x >> 16).wrapping_mul(0x21f0_aaad);
            let x = (x ^ x >> 15).wrapping_mul(0x735a_2d97);
            x ^ x >> 15
        })
    }

    const COUNTS: [u32; 14] = [1, 2, 3, 4, 5, 7, 8, 100, 512, 1000, 1025, 4096, 65_537, 1_000_000];

    #[test]
    fn the_order_is_a_permutation() {
        for count in COUNTS {
            for number in 0..3 {
                let strata = Strata::new(count.into(), key(number)).unwrap();
                let mut seen = vec![false; count as usize];
                (0..count).for_each(|index| seen[strata.stratum(index) as usize] = true);
                assert!(seen.iter().all(|seen| *seen), "{count} strata");
            }
        }
    }

    #[test]
    fn each_stratum_has_one_draw_whatever_the_jitter() {
        for count in COUNTS {
            let strata = Strata::new(count.into(), key(9)).unwrap();
            for jitter in [0, 1, 0x7fff_ffff, 0x8000_0000, u32::MAX] {
                let mut seen = vec![false; count as usize];
                for index in 0..count {
                    // The stratum of u = (v + 0.5)/2^32, in integers.
                    let (v, n) = (u64::from(strata.at(index, jitter ^ index << 8)), u64::from(count));
                    seen[(((2 * v + 1) * n) >> 33) as usize] = true;
                }
                assert!(seen.iter().all(|seen| *seen), "{count} strata, jitter {jitter}");
            }
        }
    }

    #[test]
    fn very_many_strata_do_not_overflow() {
        for count in [1_u64 << 31, (1 << 31) + 1, (1 << 32) - 1, 1 << 32] {
            let strata = Strata::new(count, key(1)).unwrap();
            for index in [0, 1, 12_345, 1 << 30, (1 << 31) - 1] {
                let stratum = strata.stratum(index);
                assert!(u64::from(stratum) < count);
                for jitter in [0, u32::MAX] {
                    assert_eq!(
                        ((2 * u128::from(strata.at(index, jitter)) + 1) * u128::from(count)) >> 33,
                        stratum.into()
                    );
                }
            }
            let last = (count - 1) as u32;
            assert_eq!(strata.place(0, 0), 0);
            assert_eq!(strata.place(last, u32::MAX), u32::MAX);
        }
        assert!(Strata::new(0, key(1)).is_none() && Strata::new((1 << 32) + 1, key(1)).is_none());
    }

    #[test]
    fn fill_is_at_for_each_index_and_starts_again_past_the_last() {
        let strata = Strata::new(700, key(4)).unwrap();
        let jitter: Vec<u32> = (0..512_u32).map(|i| i.wrapping_mul(0x9e37_79b9)).collect();
        let mut words = jitter.clone();
        strata.fill(512, &mut words);
        for (i, (word, jitter)) in (512..).zip(words.iter().zip(&jitter)) {
            assert_eq!(*word, strata.at(i % 700, *jitter));
        }
    }

    #[test]
    fn draws_are_known() {
        // Part of the format: a change here is another order.
        let first = |count, number| [0, 1, 2, 3].map(|i| Strata::new(count, key(number)).unwrap().stratum(i));
        assert_eq!(first(1000, 0), [932, 757, 763, 732]);
        assert_eq!(
            [0, 1, 2, 3].map(|i| Strata::new(1000, key(0)).unwrap().at(i, i << 30)),
            [4002909520, 3252363984, 3279207530, 3147137286]
        );
        assert_eq!(first(1 << 32, 1), [2112641740, 530683816, 1743341392, 2134879540]);
    }

    #[test]
    fn all_orders_of_four_occur() {
        let mut times = std::collections::HashMap::new();
        for number in 0..24_000 {
            let strata = Strata::new(4, key(number)).unwrap();
            *times.entry([0, 1, 2, 3].map(|i| strata.stratum(i))).or_insert(0_i32) += 1;
        }
        assert_eq!(times.len(), 24);
        assert!(times.values().all(|times| (times - 1000).abs() < 400), "{times:?}");
    }

    /// Where two orders, or an order and its own next draw, fall on a board of 16 x 16: chi-square with 225 degrees of freedom
    /// (rows and columns are exactly full), which has sd 21.
    #[test]
    fn pairs_of_draws_fill_a_board_evenly() {
        for count in [1000_u32, 4096, 10_000, 65_537] {
            let cells = f64::from(count) / 256.0;
            let order = |number| {
                let strata = Strata::new(count.into(), key(number)).unwrap();
                (0..count)
                    .map(|i| (u64::from(strata.stratum(i)) * 16 / u64::from(count)) as usize)
                    .collect::<Vec<usize>>()
            };
            let chi_square = |a: &[usize], b: &[usize]| {
                let mut board = [0.0; 256];
                a.iter().zip(b).for_each(|(a, b)| board[16 * a + b] += 1.0);
                board.iter().map(|held| (held - cells) * (held - cells) / cells).sum::<f64>()
            };
            let (mut apart, mut alone) = (0.0, 0.0);
            for number in 0..40 {
                let (a, b) = (order(number), order(number + 500));
                apart += chi_square(&a, &b) / 40.0;
                alone += chi_square(&a, &[&a[1..], &a[..1]].concat()) / 40.0;
            }
            assert!((apart - 225.0).abs() < 17.0 && (alone - 225.0).abs() < 17.0, "{count}: {apart}, {alone}");
        }
    }

    /// Correlations between the orders of two keys, in standard errors: they must have mean 0 and mean square 1, and so must
    /// those of an order with itself some places further on.
    #[test]
    fn orders_of_two_keys_and_neighbours_in_one_are_unrelated() {
        for count in [64, 100, 1000, 1024, 4096] {
            let n = f64::from(count);
            let order = |number| {
                let strata = Strata::new(count.into(), key(number)).unwrap();
                (0..count).map(|i| f64::from(strata.stratum(i)) - (n - 1.0) / 2.0).collect::<Vec<f64>>()
            };
            let in_se = |a: &[f64], b: &[f64]| {
                let sum: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
                sum / ((n * n - 1.0) / 12.0 * n) * (n - 1.0).sqrt()
            };
            let line: Vec<f64> = (0..count).map(|i| f64::from(i) - (n - 1.0) / 2.0).collect();
            let (mut apart, mut alone, mut trend) = (vec![], vec![], vec![]);
            for number in 0..300 {
                let (a, b) = (order(number), order(number + 1000));
                apart.push(in_se(&a, &b));
                trend.push(in_se(&a, &line));
                for lag in 1..4 {
                    // Of all orders, the mean of this is below 0: no draw is its own neighbour.
                    alone.push(in_se(&a, &[&a[lag..], &a[..lag]].concat()) + 1.0 / (n - 1.0).sqrt());
                }
            }
            for (what, all) in [("two keys", apart), ("a line", trend), ("itself", alone)] {
                let (m, most) = (
                    all.len() as f64,
                    all.iter().fold(0.0, |most: f64, x| if x.abs() > most { x.abs() } else { most }),
                );
                let (mean, square) = (all.iter().sum::<f64>() / m, all.iter().map(|x| x * x).sum::<f64>() / m);
                assert!(mean.abs() < 0.3 && (0.7..1.35).contains(&square) && most < 4.5, "{count} strata, {what}");
            }
        }
    }
}
