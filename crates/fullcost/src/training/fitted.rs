//! Written by `examples/fit_training.rs`.

/// The constants, in the order of their names.
#[allow(clippy::approx_constant, reason = "a fit may come near a famous number")]
#[rustfmt::skip]
pub const FITTED: &[f64] = &[
    0.8614,
    0.7080,
    0.5427,
    0.6913,
    0.3142,
    0.1798,
    0.5021,
    0.4997,
    0.9717,
    0.7364,
    0.8521,
    0.7460,
    1.3904,
    1.3151,
    0.2364,
    0.5449,
    0.2136,
    0.8115,
    4.1351,
    9.5837,
    9.5974,
    0.4880,
    523.1993,
    70.0890,
    0.0063,
];

/// Quantiles (5, 10, 50, 90 and 95 %) of the logarithm of measured over predicted time, of rows that a fit has not
/// seen: dense models, then those with experts. What was left out together weighs as the root of its rows.
#[rustfmt::skip]
pub const UNSEEN: [[f64; 5]; 2] = [
    [-0.1553, -0.1136, 0.0173, 0.1077, 0.1665],
    [-0.3972, -0.3426, 0.0799, 0.4166, 0.6196],
];
