//! Written by `examples/fit_training.rs`.

/// The constants, in the order of their names.
#[allow(clippy::approx_constant, reason = "a fit may come near a famous number")]
#[rustfmt::skip]
pub const FITTED: &[f64] = &[
    0.8610,
    0.7074,
    0.5427,
    0.6913,
    0.3142,
    0.1798,
    0.5022,
    0.4996,
    0.9718,
    0.7365,
    0.8525,
    0.7459,
    1.3890,
    1.3164,
    0.2374,
    0.5438,
    0.2133,
    0.8114,
    4.1352,
    9.5829,
    9.5969,
    0.4880,
    523.0653,
    69.5373,
    0.0063,
];

/// Quantiles (5, 10, 50, 90 and 95 %) of the logarithm of measured over predicted time, of rows that a fit has not
/// seen: dense models, then those with experts. What was left out together weighs as the root of its rows.
#[rustfmt::skip]
pub const UNSEEN: [[f64; 5]; 2] = [
    [-0.1553, -0.1136, 0.0173, 0.1073, 0.1664],
    [-0.3971, -0.3425, 0.0798, 0.4165, 0.6196],
];
