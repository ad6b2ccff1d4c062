//! Written by `examples/fit_training.rs`.

/// The constants, in the order of their names.
#[allow(clippy::approx_constant, reason = "a fit may come near a famous number")]
#[rustfmt::skip]
pub const FITTED: &[f64] = &[
    0.8753,
    0.7611,
    0.5485,
    0.6968,
    0.3150,
    0.1772,
    0.4901,
    0.4979,
    0.9660,
    0.7427,
    0.8511,
    0.5536,
    1.2747,
    1.1806,
    0.2228,
    0.9371,
    0.2315,
    0.7833,
    9.3426,
    8.3346,
    330.7791,
    65.5275,
    0.0080,
];

/// Quantiles (5, 10, 50, 90 and 95 %) of the logarithm of measured over predicted time, of rows that a fit has not
/// seen: dense models, then those with experts.
#[rustfmt::skip]
pub const UNSEEN: [[f64; 5]; 2] = [
    [-0.1677, -0.1231, -0.0066, 0.0950, 0.1309],
    [-0.4465, -0.4169, 0.0283, 0.4099, 0.4951],
];
