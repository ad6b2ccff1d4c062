//! The incomplete gamma and beta functions and their inverses, both ends with full relative accuracy.

use std::f64::consts::TAU;

use super::math::{exp, ln, ln_1p, normal_quantile};
use super::root::newton;

/// Terms of a series or a continued fraction; shapes up to 1e6 need about 7,000.
const MOST_TERMS: u32 = 20_000;
/// Terms below it no longer count.
const SMALL: f64 = 1e-17;

/// What Stirling's formula leaves out: ln Γ(a) - (a - 1/2) ln a + a - ln(2π)/2, for a > 0.
fn stirling_rest(a: f64) -> f64 {
    let (mut a, mut rest) = (a, 0.0);
    while a < 12.0 {
        rest += (a + 0.5) * ln_1p(1.0 / a) - 1.0;
        a += 1.0;
    }
    let x = 1.0 / (a * a);
    // Abramowitz and Stegun 6.1.41.
    let series = [-1.0 / 156.0 * (691.0 / 2310.0), 1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0];
    rest + series.into_iter().fold(0.0, |sum, next| sum * x + next) / a
}

/// ln Γ(a) for a > 0.
pub fn ln_gamma(a: f64) -> f64 {
    (a - 0.5) * ln(a) - a + 0.5 * ln(TAU) + stirling_rest(a)
}

/// t - 1 - ln t, without loss near 1.
fn deviance(t: f64) -> f64 {
    let u = t - 1.0;
    u - if u.abs() < 0.5 { ln_1p(u) } else { ln(t) }
}

/// A probability from both sides, and how it grows.
#[derive(Clone, Copy, Debug)]
pub struct Sides {
    /// Probability below.
    pub below: f64,
    /// Probability above.
    pub above: f64,
    /// Derivative of `below` by ln x.
    pub growth: f64,
}

/// The continued fraction b0 + a1/(b1 + a2/(b2 + ...)) by the method of Lentz; `terms` gives a and b.
fn fraction(first: f64, terms: impl Fn(u32) -> (f64, f64)) -> f64 {
    const TINY: f64 = 1e-290;
    let guard = |x: f64| if x.abs() < TINY { TINY } else { x };
    let (mut value, mut c, mut d) = (guard(first), guard(first), 0.0);
    for place in 1..MOST_TERMS {
        let (a, b) = terms(place);
        d = 1.0 / guard(b + a * d);
        c = guard(b + a / c);
        value *= c * d;
        if (c * d - 1.0).abs() < 2e-16 {
            break;
        }
    }
    value
}

/// The regularised incomplete gamma functions P and Q of shape `a` > 0 at `x` >= 0.
pub fn gamma_sides(a: f64, x: f64) -> Sides {
    // x^a e^-x / Γ(a), with the large parts cancelled by hand.
    let growth = (a / TAU).sqrt() * exp(-a * deviance(x / a) - stirling_rest(a));
    gamma_sides_of(a, x, growth)
}

/// The same, where x^a e^-x / Γ(a) is known.
pub fn gamma_sides_of(a: f64, x: f64, growth: f64) -> Sides {
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0, 1.0, a);
        for _ in 0..MOST_TERMS {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term < sum * SMALL {
                break;
            }
        }
        let below = growth * sum / a;
        Sides { below, above: 1.0 - below, growth }
    } else {
        let above = growth
            / fraction(x + 1.0 - a, |place| {
                let n = f64::from(place);
                (n * (a - n), x + 1.0 - a + 2.0 * n)
            });
        Sides { below: 1.0 - above, above, growth }
    }
}

/// The regularised incomplete beta functions I and 1 - I at `x`, where `y` = 1 - x is known as well.
pub fn beta_sides(a: f64, b: f64, x: f64, y: f64) -> Sides {
    let n = a + b;
    let rest = stirling_rest(n) - stirling_rest(a) - stirling_rest(b);
    // x^a y^b / B(a, b), with the large parts cancelled by hand.
    let whole = (a / TAU * (b / n)).sqrt() * exp(rest - a * deviance(x * n / a) - b * deviance(y * n / b));
    // Numerical Recipes 6.4: the fraction is for the side of x that is the lighter one.
    let part = |a: f64, b: f64, x: f64| {
        let terms = |place: u32| {
            let (n, m) = (f64::from(place), f64::from(place / 2));
            let top = if place.is_multiple_of(2) { m * (b - m) } else { -(a + m) * (a + b + m) };
            (top * x / ((a + n - 1.0) * (a + n)), 1.0)
        };
        whole / (a * fraction(1.0, terms))
    };
    let growth = whole / y;
    if x * (n + 2.0) < a + 1.0 {
        let below = part(a, b, x);
        Sides { below, above: 1.0 - below, growth }
    } else {
        let above = part(b, a, y);
        Sides { below: 1.0 - above, above, growth }
    }
}

/// The bracket in ln x that holds every quantile.
const LEAST: f64 = -745.0;

/// x of a probability `p` <= 0.5 on one side of a function of ln x.
fn inverse(p: f64, upper: bool, most: f64, start: f64, sides: &dyn Fn(f64) -> Sides) -> f64 {
    let aim = |v: f64| {
        let Sides { below, above, growth } = sides(exp(v));
        if upper { (ln(p / above), growth / above) } else { (ln(below / p), growth / below) }
    };
    let (v, step) = newton(LEAST, most, start, &aim);
    exp(v) * (1.0 + step + step * step / 2.0)
}

/// The x with P(a, x) = p, or with Q(a, x) = p where `upper`; 0 < p <= 0.5.
pub fn gamma_quantile(a: f64, p: f64, upper: bool) -> f64 {
    let z = if upper { -normal_quantile(p) } else { normal_quantile(p) };
    // Wilson and Hilferty 1931; near zero the first term of the series.
    let ninth = 1.0 / (9.0 * a);
    let root = 1.0 - ninth + z * ninth.sqrt();
    let low = (ln(if upper { 1.0 - p } else { p }) + ln_gamma(a + 1.0)) / a;
    let start = if root > 0.3 && a > 0.3 { ln(a) + 3.0 * ln(root) } else { low };
    let start = if start > LEAST && start < 0.0 || a > 0.3 && start < 15.0 { start } else { -1.0 };
    inverse(p, upper, 20.0, start, &|x| gamma_sides(a, x))
}

/// The x with I(a, b, x) = p, 0 < p <= 0.5. The upper side is that of 1 - x with the shapes swapped.
pub fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    // Normal in the logarithm of the odds; near zero the first term of the series.
    let spread = (1.0 / a + 1.0 / b).sqrt();
    let odds = ln(a / b) + normal_quantile(p) * spread;
    let low = (ln(p * a) + ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)) / a;
    let near = odds - ln_1p(exp(odds));
    let start = if low < -1.0 && (a < 1.0 || low < near - 3.0) { low } else { near };
    let start = if start > LEAST && start < -1e-9 { start } else { -0.7 };
    inverse(p, false, 0.0, start, &|x| beta_sides(a, b, x, 1.0 - x))
}
