//! Two root finders that always end: one for smooth functions with a slope, one for any increasing function.

/// A root of an increasing smooth function of `v` in [low, high]; `f` gives its value and its slope.
///
/// Newton's method, with a halving of the bracket where it leaves it. The last step, which squares an error of 1e-7, is
/// returned apart: the place before it, and the step.
pub fn newton(low: f64, high: f64, start: f64, f: &dyn Fn(f64) -> (f64, f64)) -> (f64, f64) {
    let (mut low, mut high, mut at) = (low, high, start);
    for _ in 0..120 {
        let (value, slope) = f(at);
        let step = -value / slope;
        if value.abs() < 1e-7 && step.abs() < 1.0 {
            return (at, step);
        }
        if value < 0.0 {
            low = at;
        } else {
            high = at;
        }
        let next = at + step;
        at = if next > low && next < high { next } else { low / 2.0 + high / 2.0 };
    }
    (at, 0.0)
}

/// The least number in [low, high] at which an increasing function, with jumps or not, is not negative.
///
/// Regula falsi with halved ends (Illinois), and every third step a bisection, until a crossing is enclosed to 1e-13 of the
/// bracket, or the bracket has no number inside: so the place of a jump is exact, and of a flat part the first number.
pub fn crossing(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let step = (high - low) * 1e-13;
    let (mut low, mut high) = (low, high);
    let (mut below, mut above) = (f(low), f(high));
    if below >= 0.0 {
        return low;
    }
    for round in 0..240 {
        let middle = low / 2.0 + high / 2.0;
        if !(middle > low && middle < high) {
            break;
        }
        let falsi = low + (high - low) * (below / (below - above));
        let at = if round % 3 < 2 && falsi > low && falsi < high { falsi } else { middle };
        let value = f(at);
        if value.abs() < 1e-12 {
            let other = if value < 0.0 { at + step } else { at - step };
            if (f(other) < 0.0) != (value < 0.0) {
                return if value < 0.0 { other } else { at };
            }
        }
        if value < 0.0 {
            (low, below, above) = (at, value, above / 2.0);
        } else {
            (high, above, below) = (at, value, below / 2.0);
        }
    }
    high
}
