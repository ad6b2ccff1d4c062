//! Elementary functions with the same bits on every target, and the normal distribution. Nothing else calls `libm`.

use super::special::gamma_sides_of;

/// Natural exponential.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// e^x - 1, without loss near zero (Kahan 1982: what rounding does to e^x, it does to its logarithm).
pub fn exp_m1(x: f64) -> f64 {
    let u = exp(x);
    let near = u - 1.0;
    if x.abs() > 1.0 || near == 0.0 { if near == 0.0 { x } else { near } } else { near * x / ln(u) }
}

/// Natural logarithm.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// ln(1 + x), without loss near zero, in the same way.
pub fn ln_1p(x: f64) -> f64 {
    let u = 1.0 + x;
    let near = u - 1.0;
    if near == 0.0 {
        x
    } else if x.abs() > 1.0 {
        ln(u)
    } else {
        ln(u) * x / near
    }
}

/// x^y for x > 0, good to about |y ln x| ulp.
pub fn pow(x: f64, y: f64) -> f64 {
    exp(y * ln(x))
}

/// Sine of at most 1 in size, in radians, by its series: a full sine would be the largest function of all.
pub fn sin(x: f64) -> f64 {
    let square = x * x;
    (1..9).rev().fold(1.0, |rest, k| 1.0 - square / f64::from(2 * k * (2 * k + 1)) * rest) * x
}

/// ln(high / low) of two positive numbers, without loss when they are close.
pub fn ln_ratio(high: f64, low: f64) -> f64 {
    if high < low { -ln_1p((low - high) / high) } else { ln_1p((high - low) / low) }
}

/// Density of the standard normal.
pub fn normal_pdf(z: f64) -> f64 {
    const SCALE: f64 = 0.398_942_280_401_432_7;
    SCALE * exp(-0.5 * z * z)
}

/// Probability that a standard normal is at most `z`; keeps its digits for very negative `z`. The square of a standard
/// normal, halved, has a gamma distribution of shape 1/2.
pub fn normal_cdf(z: f64) -> f64 {
    // Beyond it, less than 1e-300.
    let half = if z.abs() < 38.0 { gamma_sides_of(0.5, z * z / 2.0, z.abs() * normal_pdf(z)).above / 2.0 } else { 0.0 };
    if z > 0.0 { 1.0 - half } else { half }
}

/// A ratio of two polynomials, coefficients from the highest power down.
fn ratio(x: f64, over: [f64; 8], under: [f64; 8]) -> f64 {
    let value = |of: [f64; 8]| of.into_iter().fold(0.0, |sum, next| sum * x + next);
    value(over) / value(under)
}

/// The z <= 0 below which a standard normal lies with probability `p`, 0 < p <= 0.5.
/// Wichura 1988, algorithm AS 241 (PPND16), relative error about 1e-16.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q >= -0.425 {
        return q * ratio(0.180625 - q * q, NEAR_OVER, NEAR_UNDER);
    }
    let r = (-ln(p)).sqrt();
    if r <= 5.0 { -ratio(r - 1.6, MIDDLE_OVER, MIDDLE_UNDER) } else { -ratio(r - 5.0, FAR_OVER, FAR_UNDER) }
}

const NEAR_OVER: [f64; 8] = [
    2.509_080_928_730_122_7e3,
    3.343_057_558_358_813e4,
    6.726_577_092_700_87e4,
    4.592_195_393_154_987e4,
    1.373_169_376_550_946e4,
    1.971_590_950_306_551_3e3,
    1.331_416_678_917_843_8e2,
    3.387_132_872_796_366_5,
];
const NEAR_UNDER: [f64; 8] = [
    5.226_495_278_852_854e3,
    2.872_908_573_572_194_3e4,
    3.930_789_580_009_271e4,
    2.121_379_430_158_659_7e4,
    5.394_196_021_424_751e3,
    6.871_870_074_920_579e2,
    4.231_333_070_160_091e1,
    1.0,
];
const MIDDLE_OVER: [f64; 8] = [
    7.745_450_142_783_414e-4,
    2.272_384_498_926_918_4e-2,
    2.417_807_251_774_506e-1,
    1.270_458_252_452_368_4,
    3.647_848_324_763_204_5,
    5.769_497_221_460_691,
    4.630_337_846_156_546,
    1.423_437_110_749_683_5,
];
const MIDDLE_UNDER: [f64; 8] = [
    1.050_750_071_644_416_9e-9,
    5.475_938_084_995_345e-4,
    1.519_866_656_361_645_7e-2,
    1.481_039_764_274_800_8e-1,
    6.897_673_349_851e-1,
    1.676_384_830_183_803_8,
    2.053_191_626_637_759,
    1.0,
];
const FAR_OVER: [f64; 8] = [
    2.010_334_399_292_288_1e-7,
    2.711_555_568_743_487_6e-5,
    1.242_660_947_388_078_4e-3,
    2.653_218_952_657_612_4e-2,
    2.965_605_718_285_048_7e-1,
    1.784_826_539_917_291_3,
    5.463_784_911_164_114,
    6.657_904_643_501_103,
];
const FAR_UNDER: [f64; 8] = [
    2.044_263_103_389_939_8e-15,
    1.421_511_758_316_446e-7,
    1.846_318_317_510_054_7e-5,
    7.868_691_311_456_133e-4,
    1.487_536_129_085_061_5e-2,
    1.369_298_809_227_358e-1,
    5.998_322_065_558_88e-1,
    1.0,
];
