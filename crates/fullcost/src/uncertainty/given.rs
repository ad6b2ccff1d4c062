//! What one input says about an output, from draws that are there anyway.

use crate::uncertainty::order::{places_by, select};
use crate::uncertainty::summary::of_sorted;

/// Most bins for first-order indices, before those at the ends are halved.
const FINE: usize = 64;
/// Draws of a bin, at least.
const IN_BIN: usize = 32;
/// Bins for how much a range would narrow.
pub const COARSE: usize = 20;
/// Parts of the draws; what changes as one of them is left out gives the interval.
const PARTS: usize = 16;
/// The 95 % quantile of Student's t for 15 degrees of freedom.
const T: f64 = 1.753_050_355_692_547_6;

/// What one input says about an output.
#[derive(Clone, Copy, Debug)]
pub struct Influence {
    /// First-order Sobol index: the share of the variance that would go if the input were known.
    pub first_order: f64,
    /// Low end of its 90 % interval.
    pub low: f64,
    /// High end.
    pub high: f64,
    /// By how much the 90 % range would narrow if the input were known, as a share of its width.
    pub narrowing: f64,
}

/// The rank bin of each value, at most `bins` of them and about equally full. Equal values share one.
pub fn ranked(values: &[f64], bins: usize) -> Vec<u32> {
    binned(values, |rank| rank * bins / values.len())
}

/// The bin of each value, by its rank. Equal values share that of the first.
fn binned(values: &[f64], of_rank: impl Fn(usize) -> usize) -> Vec<u32> {
    let order = places_by(values);
    let at = |place: &u32| values.get(*place as usize).copied().unwrap_or(0.0);
    let mut of = vec![0; values.len()];
    let (mut last, mut bin) = (f64::NAN, 0);
    for (rank, place) in order.iter().enumerate() {
        if at(place) != last {
            bin = of_rank(rank) as u32;
        }
        last = at(place);
        if let Some(slot) = of.get_mut(*place as usize) {
            *slot = bin;
        }
    }
    of
}

/// With fewer draws than this, no influence is told.
pub const LEAST_DRAWS: usize = PARTS * IN_BIN;

/// The influence of an input on an output, from independent draws. Draws without an answer are left out.
///
/// The first-order index is 1 less the variance that is left where the input is known, over all variance: inside each bin of the
/// input, that around a straight line in it. (A bin's mean alone is off where the output is steep: the range inside a bin then
/// counts as left.) Its interval is a jackknife over parts of the draws (Efron and Stein 1981).
pub fn influence(input: &[f64], output: &[f64]) -> Influence {
    let bins = tailed(input);
    let parts = sums(&bins, input, output);
    let without = |part: usize| first_order(&parts, Some(part));
    let mean = (0..PARTS).fold(0.0, |sum, part| sum + without(part)) / PARTS as f64;
    let square = (0..PARTS).fold(0.0, |sum, part| sum + (without(part) - mean) * (without(part) - mean));
    let reach = (square * ((PARTS - 1) as f64 / PARTS as f64)).sqrt() * T;
    let first_order = first_order(&parts, None);
    Influence { first_order, low: first_order - reach, high: first_order + reach, narrowing: narrowing(input, output) }
}

/// Equally full bins, but for the two at the ends: these are halved towards the end while enough draws are left. A long tail is
/// steep, and holds most of the variance.
fn tailed(values: &[f64]) -> Vec<u32> {
    let count = values.len();
    let bins = (count / IN_BIN).clamp(4, FINE);
    let size = count / bins;
    let halvings = (size / IN_BIN).max(1).ilog2() as usize;
    // How often the bin at an end is halved around what lies so far from it.
    let depth = |far: usize| (1..=halvings).take_while(|halving| far < size >> halving).count();
    binned(values, |rank| match rank * bins / count {
        0 => halvings - depth(rank),
        bin if bin == bins - 1 => halvings + bin + depth(count - 1 - rank),
        bin => halvings + bin,
    })
}

/// Sums over draws of a bin: their number, the input `x` and the output `y`, both less a shift.
#[derive(Clone, Copy, Default)]
struct Sums {
    count: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
    yy: f64,
}

impl Sums {
    fn and(self, other: Sums) -> Sums {
        Sums {
            count: self.count + other.count,
            x: self.x + other.x,
            y: self.y + other.y,
            xx: self.xx + other.xx,
            xy: self.xy + other.xy,
            yy: self.yy + other.yy,
        }
    }

    /// The sum of squares around the mean of the output.
    fn squares(self) -> f64 {
        self.yy - self.y * self.y / self.count
    }

    /// The same around the straight line in the input, and how many draws more than numbers in it there are. Where the input
    /// does not vary, or three draws would lie near any line, around the mean.
    fn around_line(self) -> (f64, f64) {
        let spread = self.xx - self.x * self.x / self.count;
        let both = self.xy - self.x * self.y / self.count;
        if self.count > 3.0 && spread > 1e-12 * self.xx {
            (self.squares() - both * both / spread, self.count - 2.0)
        } else {
            (self.squares(), self.count - 1.0)
        }
    }
}

/// The sums of each bin, by part of the draws.
fn sums(bins: &[u32], input: &[f64], output: &[f64]) -> Vec<[Sums; PARTS]> {
    let most = bins.iter().fold(0, |most, &bin| if bin > most { bin } else { most });
    let mut sums = vec![[Sums::default(); PARTS]; most as usize + 1];
    // Of each bin its first input: sums of values far from zero would lose what differs inside a bin.
    let mut shifts = vec![None; sums.len()];
    let from = output.iter().copied().find(|value| value.is_finite()).unwrap_or(0.0);
    for (place, ((&bin, &x), &y)) in bins.iter().zip(input).zip(output).enumerate().filter(|(_, (_, y))| y.is_finite())
    {
        let slots = (sums.get_mut(bin as usize), shifts.get_mut(bin as usize));
        let (Some(parts), Some(shift)) = slots else { continue };
        let (x, y) = (x - *shift.get_or_insert(x), y - from);
        if let Some(sums) = parts.get_mut(place % PARTS) {
            *sums = sums.and(Sums { count: 1.0, x, y, xx: x * x, xy: x * y, yy: y * y });
        }
    }
    sums
}

/// The first-order index, of all draws or of those without a part. 0 where the output does not vary.
fn first_order(bins: &[[Sums; PARTS]], without: Option<usize>) -> f64 {
    let (mut all, mut known, mut left) = (Sums::default(), 0.0, 0.0);
    for parts in bins {
        let kept = parts.iter().enumerate().filter(|(part, _)| Some(*part) != without);
        let bin = kept.fold(Sums::default(), |sum, (_, part)| sum.and(*part));
        all = all.and(bin);
        let (squares, free) = bin.around_line();
        if free > 0.0 {
            (known, left) = (known + bin.count, left + squares / free * bin.count);
        }
    }
    let variance = all.squares() / (all.count - 1.0);
    if variance > 0.0 && known > 0.0 { 1.0 - left / known / variance } else { 0.0 }
}

/// 1 less the mean 90 % width inside bins of the input, over the mean width of as many draws from anywhere.
fn narrowing(input: &[f64], output: &[f64]) -> f64 {
    narrowing_by(&ranked(input, COARSE), output)
}

/// The same for an input whose draws were [`ranked`] in [`COARSE`] bins before.
pub fn narrowing_by(bins: &[u32], output: &[f64]) -> f64 {
    let (known, unknown) = (widths(bins, output, 1), widths(bins, output, SHUFFLE));
    if unknown > 0.0 { 1.0 - known / unknown } else { 0.0 }
}

/// A stride through the draws that meets each of them once: a prime. That half of it is one too, so it is never one more than a
/// multiple of their number, which would shuffle nothing.
const SHUFFLE: usize = 2_147_483_579;

/// The 90 % widths of an output inside bins, each times its draws. Draws go into the bins of every `stride`th: with one, into
/// their own; with a long one into any, and then they reach as far as so few draws do, which is less than all draws do.
fn widths(bins: &[u32], output: &[f64], stride: usize) -> f64 {
    let mut parts: Vec<Vec<f64>> = vec![Vec::new(); COARSE];
    let mut place = 0;
    for &value in output {
        let part = bins.get(place).and_then(|&bin| parts.get_mut(bin as usize));
        if let Some(part) = part.filter(|_| value.is_finite()) {
            part.push(value);
        }
        place = (place + stride) % output.len();
    }
    let full = parts.iter_mut().filter(|part| !part.is_empty());
    full.fold(0.0, |sum, part| sum + width_of(part) * part.len() as f64)
}

/// The distance from the 5 % to the 95 % quantile.
fn width_of(values: &mut [f64]) -> f64 {
    quantile_of(values, 0.95) - quantile_of(values, 0.05)
}

/// A quantile (type 7) of values whose order may change.
pub fn quantile_of(values: &mut [f64], p: f64) -> f64 {
    if values.is_empty() {
        return f64::NAN;
    }
    let place = p * (values.len() - 1) as f64;
    select(values, place as usize);
    let (Some(&low), above) = (values.get(place as usize), values.get(place as usize + 1..).unwrap_or_default()) else {
        return f64::NAN;
    };
    let next = above.iter().copied().reduce(|a, b| if b < a { b } else { a }).unwrap_or(low);
    of_sorted(&[low, next], place - place.floor())
}
