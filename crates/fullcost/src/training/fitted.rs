//! Written by `examples/fit_training.rs`.

/// The constants, in the order of their names.
#[allow(clippy::approx_constant, reason = "a fit may come near a famous number")]
#[rustfmt::skip]
pub const FITTED: &[f64] = &[
    0.8560,
    0.7069,
    0.5428,
    0.6914,
    0.3153,
    0.1796,
    0.5027,
    0.4995,
    0.9718,
    0.7368,
    0.8512,
    0.7391,
    1.3765,
    1.3024,
    0.2332,
    0.5268,
    0.2129,
    0.8127,
    4.1340,
    9.5735,
    9.5889,
    0.4885,
    522.7752,
    74.1789,
    0.0066,
];

/// Quantiles (5, 10, 50, 90 and 95 %) of the logarithm of measured over predicted time, of rows that a fit has not
/// seen: dense models, then those with experts. What was left out together weighs as the root of its rows.
#[rustfmt::skip]
pub const UNSEEN: [[f64; 5]; 2] = [
    [-0.1603, -0.1027, 0.0162, 0.1083, 0.1619],
    [-0.3964, -0.3412, 0.0787, 0.4140, 0.6196],
];
