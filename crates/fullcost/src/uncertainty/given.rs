//! What one input says about an output, from draws that are there anyway.

use crate::uncertainty::order::{places_by, select};
use crate::uncertainty::summary::of_sorted;

/// Bins for first-order indices.
const FINE: usize = 64;
/// Bins for how much a range would narrow.
pub const COARSE: usize = 20;
/// Parts of the draws whose indices differ by chance: their spread gives the interval.
const BATCHES: usize = 16;
/// The 95 % quantile of Student's t for 15 degrees of freedom, over the root of 16.
const REACH: f64 = 1.753_050_355_692_547_6 / 4.0;

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
    let order = places_by(values);
    let at = |place: &u32| values.get(*place as usize).copied().unwrap_or(0.0);
    let mut of = vec![0; values.len()];
    let (mut last, mut bin) = (f64::NAN, 0);
    for (rank, place) in order.iter().enumerate() {
        if at(place) != last {
            bin = (rank * bins / values.len()) as u32;
        }
        last = at(place);
        if let Some(slot) = of.get_mut(*place as usize) {
            *slot = bin;
        }
    }
    of
}

/// With fewer draws than this, no influence is told.
pub const LEAST_DRAWS: usize = 8 * 4 * BATCHES;

/// The influence of an input on an output. Draws without an answer are left out.
pub fn influence(input: &[f64], output: &[f64]) -> Influence {
    // Few draws make few bins: each needs some draws in every batch.
    let bins = (input.len() / (8 * BATCHES)).clamp(4, FINE);
    let fine = ranked(input, bins);
    let first_order = first_order(&fine, output, 0, 1);
    let parts: Vec<f64> = (0..BATCHES).map(|batch| self::first_order(&fine, output, batch, BATCHES)).collect();
    let mean = parts.iter().fold(0.0, |sum, part| sum + part) / BATCHES as f64;
    let square = parts.iter().fold(0.0, |sum, part| sum + (part - mean) * (part - mean));
    let reach = (square / (BATCHES - 1) as f64).sqrt() * REACH;
    Influence { first_order, low: first_order - reach, high: first_order + reach, narrowing: narrowing(input, output) }
}

/// The variance of the means of bins over the variance, less what chance alone would give them.
fn first_order(bins: &[u32], output: &[f64], batch: usize, batches: usize) -> f64 {
    let mut sums = [(0.0, 0.0); FINE];
    let (mut count, mut sum, mut square) = (0.0, 0.0, 0.0);
    let shift = output.iter().copied().find(|value| value.is_finite()).unwrap_or(0.0);
    for (&bin, &value) in bins.iter().zip(output).skip(batch).step_by(batches).filter(|(_, value)| value.is_finite()) {
        let away = value - shift;
        if let Some((n, s)) = sums.get_mut(bin as usize) {
            (*n, *s) = (*n + 1.0, *s + away);
        }
        (count, sum, square) = (count + 1.0, sum + away, square + away * away);
    }
    let total = square - sum * sum / count;
    let full = sums.iter().filter(|(n, _)| *n > 0.0);
    let (bins, between) = full.fold((0.0, 0.0), |(bins, between), (n, s)| (bins + 1.0, between + s * s / n));
    let between = between - sum * sum / count;
    if total.is_nan() || total <= 0.0 || count <= bins {
        return 0.0;
    }
    let within = (total - between) / (count - bins);
    (between - (bins - 1.0) * within) / total
}

/// 1 less the mean 90 % width inside bins of the input, over the whole 90 % width.
fn narrowing(input: &[f64], output: &[f64]) -> f64 {
    narrowing_by(&ranked(input, COARSE), output)
}

/// The same for an input whose draws were [`ranked`] in [`COARSE`] bins before.
pub fn narrowing_by(bins: &[u32], output: &[f64]) -> f64 {
    let mut parts: Vec<Vec<f64>> = vec![Vec::new(); COARSE];
    let mut all = Vec::new();
    for (&bin, &value) in bins.iter().zip(output).filter(|(_, value)| value.is_finite()) {
        if let Some(part) = parts.get_mut(bin as usize) {
            part.push(value);
        }
        all.push(value);
    }
    let count = all.len() as f64;
    let whole = width_of(&mut all);
    if whole.is_nan() || whole <= 0.0 {
        return 0.0;
    }
    let mean = parts.iter_mut().filter(|part| !part.is_empty()).fold(0.0, |sum, part| {
        let weight = part.len() as f64 / count;
        sum + weight * width_of(part)
    });
    1.0 - mean / whole
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
