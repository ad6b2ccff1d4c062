//! What would have to be true: the draws in which something holds, against those in which it does not.

use crate::digits::{number, whole};
use crate::error::{Code, Error, Result};
use crate::text::joined;
use crate::uncertainty::given::quantile_of;

/// With fewer draws than this nothing is said about them.
pub const LEAST_DRAWS: usize = 200;

/// A share of draws, and how far chance may have moved it.
#[derive(Clone, Copy, Debug)]
pub struct Consistent {
    /// Draws in which it holds.
    pub draws: usize,
    /// Their share of all draws with an answer.
    pub share: f64,
    /// Standard error of the share.
    pub standard_error: f64,
}

/// A smaller shift, in standard deviations, is none.
pub const NO_SHIFT: f64 = 0.2;

/// An input where something holds, and where it does not.
#[derive(Clone, Copy, Debug)]
pub struct Contrast {
    /// Mean where it holds.
    pub mean: f64,
    /// Standard deviation where it holds.
    pub sd: f64,
    /// 10, 50 and 90 % quantiles where it holds.
    pub holds: [f64; 3],
    /// The same where it does not; NaN where there is no such draw.
    pub fails: [f64; 3],
    /// Difference of the two means, in standard deviations of all draws.
    pub shift_sd: f64,
}

impl Contrast {
    /// The text that says where the input would have to be: as a whole lower, as a whole higher, or neither.
    pub fn key(&self) -> &'static str {
        let [low, _, high] = self.holds;
        let [other_low, _, other_high] = self.fails;
        match self.shift_sd {
            shift if shift < 0.0 && low <= other_low && high <= other_high => "condition.low",
            shift if shift > 0.0 && low >= other_low && high >= other_high => "condition.high",
            _ => "condition.other",
        }
    }
}

/// Which draws of an output lie between two values, the ends included. Draws without an answer do not.
pub fn within(output: &[f64], low: f64, high: f64) -> Vec<bool> {
    output.iter().map(|&value| value.is_finite() && low <= value && value <= high).collect()
}

/// The share of draws in which something holds.
pub fn share(output: &[f64], holds: &[bool]) -> Consistent {
    let all = output.iter().filter(|value| value.is_finite()).count() as f64;
    let draws = holds.iter().filter(|holds| **holds).count();
    let share = if all > 0.0 { draws as f64 / all } else { 0.0 };
    // With none or all of them, chance is still what one draw more could have changed.
    let spread = (draws as f64 + 1.0) / (all + 2.0);
    let standard_error = if share > 0.0 && share < 1.0 { share * (1.0 - share) } else { spread * (1.0 - spread) };
    Consistent { draws, share, standard_error: (standard_error / if all > 0.0 { all } else { 1.0 }).sqrt() }
}

/// Refuses to speak about too few draws.
pub fn enough(consistent: Consistent, draws: usize, path: &str) -> Result<()> {
    if consistent.draws >= LEAST_DRAWS {
        return Ok(());
    }
    let found = ["holds in ", &whole(consistent.draws as u64), " of ", &whole(draws as u64)];
    let message = [&joined(&found), " draws, too few to say what would have to be true"];
    let (message, accepted) = if consistent.draws == 0 {
        let accepted = ["more draws, or wider ranges: at least ", &whole(LEAST_DRAWS as u64), " must hold"];
        (joined(&message), joined(&accepted))
    } else {
        let more = number((LEAST_DRAWS as f64 * 1.5 / consistent.share).ceil());
        let accepted = ["at least ", &whole(LEAST_DRAWS as u64), " draws that hold: about ", &more, " draws in all"];
        (joined(&[&joined(&message), "; about ", &more, " draws in all would do"]), joined(&accepted))
    };
    Err(Error::new(Code::TooFewDraws, path, message, accepted))
}

/// How an input differs between the draws in which something holds and the others.
pub fn contrast(input: &[f64], output: &[f64], holds: &[bool]) -> Contrast {
    let pick = |wanted: bool| -> Vec<f64> {
        let draws = input.iter().zip(output).zip(holds);
        draws
            .filter(|((_, output), holds)| output.is_finite() && **holds == wanted)
            .map(|((input, _), _)| *input)
            .collect()
    };
    let (mut holding, mut failing) = (pick(true), pick(false));
    let (mean, sd) = mean_sd(&holding);
    let (other, _) = mean_sd(&failing);
    let (_, all) = mean_sd(input);
    let bands = |values: &mut [f64]| [0.1, 0.5, 0.9].map(|p| quantile_of(values, p));
    Contrast {
        mean,
        sd,
        holds: bands(&mut holding),
        fails: bands(&mut failing),
        shift_sd: if all > 0.0 && !failing.is_empty() { (mean - other) / all } else { 0.0 },
    }
}

/// The difference of an input's means where something holds and where it does not, in standard deviations of all draws.
pub fn shift(input: &[f64], output: &[f64], holds: &[bool]) -> f64 {
    let mut sides = [(0.0, 0.0); 2];
    for ((value, _), &holds) in input.iter().zip(output).zip(holds).filter(|((_, output), _)| output.is_finite()) {
        if let Some((count, sum)) = sides.get_mut(usize::from(holds)) {
            (*count, *sum) = (*count + 1.0, *sum + value);
        }
    }
    let [(fails, failing), (counts, holding)] = sides;
    let (_, all) = mean_sd(input);
    if all > 0.0 && fails > 0.0 && counts > 0.0 { (holding / counts - failing / fails) / all } else { 0.0 }
}

/// Mean and standard deviation (of n) of some values.
pub fn mean_sd(values: &[f64]) -> (f64, f64) {
    let Some(&shift) = values.first() else { return (f64::NAN, f64::NAN) };
    let n = values.len() as f64;
    let (sum, square) = values.iter().fold((0.0, 0.0), |(sum, square), value| {
        let away = value - shift;
        (sum + away, square + away * away)
    });
    let variance = (square - sum * sum / n) / n;
    (shift + sum / n, if variance > 0.0 { variance.sqrt() } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::{share, within};

    #[test]
    fn draws_without_an_answer_neither_hold_nor_count() {
        let output = [1.0, 2.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
        for (low, high, draws) in [(0.0, f64::INFINITY, 2), (f64::NEG_INFINITY, 1.5, 1)] {
            let found = share(&output, &within(&output, low, high));
            assert_eq!((found.draws, found.share), (draws, draws as f64 / 2.0));
        }
    }
}
