//! Goal seek: which value of one input, or which values of two, make an output what a claim says.

use crate::real::Real;
use crate::uncertainty::math::pow;

/// Steps in which a range is searched for crossings.
const STEPS: usize = 128;
/// Halvings of a step: a double has no more.
const HALVINGS: usize = 64;

/// Beyond this ratio of two positive ends, steps are equal ratios and not equal distances.
const WIDE: f64 = 100.0;

/// Values from one end to the other, both among them, in that many steps.
pub fn steps(low: f64, high: f64, count: usize) -> Vec<f64> {
    let share = |step: usize| step as f64 / count as f64;
    let at = |step: usize| match step {
        0 => low,
        last if last == count => high,
        _ if low > 0.0 && high > low * WIDE => low * pow(high / low, share(step)),
        _ => low + (high - low) * share(step),
    };
    (0..=count).map(at).collect()
}

/// All places between two ends at which `f` crosses a goal. Found exactly where `f` is monotone between steps; a place where it
/// only touches the goal between two steps is not found.
pub fn crossings(low: f64, high: f64, goal: f64, f: impl Fn(f64) -> f64) -> Vec<f64> {
    let mut found = Vec::new();
    let (mut x, mut y) = (low, f64::NAN);
    for next in steps(low, high, STEPS) {
        let next_y = f(next) - goal;
        if next_y == 0.0 {
            if y != 0.0 {
                found.push(next); // where it stays at the goal, the first place stands for all
            }
        } else if y != 0.0 && (y < 0.0) != (next_y < 0.0) && y.is_finite() && next_y.is_finite() {
            found.push(halved(x, next, y < 0.0, |x| f(x) - goal));
        }
        (x, y) = (next, next_y);
    }
    found
}

fn halved(mut low: f64, mut high: f64, below: bool, f: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..HALVINGS {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if (f(middle) < 0.0) == below {
            low = middle;
        } else {
            high = middle;
        }
    }
    // The end that comes nearer.
    if f(low).abs() < f(high).abs() { low } else { high }
}

/// The least and the greatest value that `f` has at the steps between two ends.
pub fn reach(low: f64, high: f64, f: impl Fn(f64) -> f64) -> (f64, f64) {
    let mut ends = (f64::INFINITY, f64::NEG_INFINITY);
    for x in steps(low, high, STEPS) {
        let y = f(x);
        if y.is_finite() {
            ends = (ends.0.smaller(y), ends.1.larger(y));
        }
    }
    ends
}
