//! Random bits by counting: any draw of any input can be made at once, in any order, on any machine.

use crate::BLOCK;
use crate::wide::{Width, wide};

/// Counters in a block: each gives four words.
const COUNTERS: usize = BLOCK / 4;

/// The generator of one input: pcg4d (Jarzynski and Olano 2020, "Hash Functions for GPU Rendering"), three rounds with
/// `x ^= x >> 16` after each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Generator {
    key: [u32; 3],
}

impl Generator {
    /// The generator of the input that is called `path`, under a seed. `stretch` counts stretches of 2^34 draws.
    #[inline]
    pub fn new(seed: u64, path: &str, stretch: u32) -> Generator {
        // FNV-1a of the path, then SplitMix64 of everything: neighbouring seeds and paths must not give neighbouring keys.
        let name = path
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        let first = mixed(seed ^ mixed(name ^ mixed(u64::from(stretch))));
        let second = mixed(first);
        Generator { key: [first as u32, (first >> 32) as u32, second as u32] }
    }

    /// Words of its own, for what else must be keyed: the key, and what the generator makes of its last counter.
    pub fn salt(self) -> [u32; 6] {
        let [p, q, r] = self.key;
        let [_, a, b, c] = (0..3).fold([u32::MAX, p, q, r], |v, _| round(v));
        [p, q, r, a, b, c]
    }

    /// The words of a block, counted within the stretch.
    pub fn fill(self, width: Width, block: u32, out: &mut [u32; BLOCK]) {
        words(width, self.key, block.wrapping_mul(COUNTERS as u32), out);
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
fn mixed(state: u64) -> u64 {
    let z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

wide! {
    fn words(key: [u32; 3], first: u32, out: &mut [u32; BLOCK]) {
        let (half, other) = out.split_at_mut(2 * COUNTERS);
        let (a, b) = half.split_at_mut(COUNTERS);
        let (c, d) = other.split_at_mut(COUNTERS);
        for ((((counter, a), b), c), d) in (0..COUNTERS as u32).zip(a).zip(b).zip(c).zip(d) {
            let [p, q, r] = key;
            let mut v = [first.wrapping_add(counter), p, q, r];
            for _ in 0..3 {
                v = round(v);
            }
            [*a, *b, *c, *d] = v;
        }
    }
}

#[inline(always)]
fn round(v: [u32; 4]) -> [u32; 4] {
    let [mut x, mut y, mut z, mut w] = v.map(|v| v.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    x = x.wrapping_add(y.wrapping_mul(w));
    y = y.wrapping_add(z.wrapping_mul(x));
    z = z.wrapping_add(x.wrapping_mul(y));
    w = w.wrapping_add(y.wrapping_mul(z));
    [x, y, z, w].map(|v| v ^ (v >> 16))
}
