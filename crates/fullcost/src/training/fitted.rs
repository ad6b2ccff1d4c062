//! Written by `examples/fit_training.rs`.

/// The constants, in the order of their names.
#[allow(clippy::approx_constant, reason = "a fit may come near a famous number")]
#[rustfmt::skip]
pub const FITTED: &[f64] = &[
    0.8615,
    0.7458,
    0.5379,
    0.6885,
    0.3179,
    0.1778,
    0.4809,
    0.5036,
    0.9679,
    0.7088,
    0.8152,
    0.7884,
    1.1653,
    1.4875,
    0.2869,
    1.1645,
    0.1670,
    0.7781,
    9.2941,
    8.3145,
    360.4867,
    76.3350,
    0.0107,
];

/// Quantiles (5, 10, 50, 90 and 95 %) of the logarithm of measured over predicted time, of rows that a fit has not
/// seen: dense models, then those with experts.
#[rustfmt::skip]
pub const UNSEEN: [[f64; 5]; 2] = [
    [-0.1756, -0.1286, -0.0199, 0.0856, 0.1129],
    [-0.4629, -0.4444, 0.0386, 0.4706, 0.5181],
];
