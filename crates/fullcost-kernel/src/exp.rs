//! The exponential of many numbers at once, for building tables.

use crate::wide::{Width, wide};

/// Added to a number below 2^51, it leaves the nearest whole number in the last bits.
const ROUND: f64 = 6_755_399_441_055_744.0;
const LOG2_E: f64 = std::f64::consts::LOG2_E;
/// ln 2 in two parts: products of the first with whole numbers below 2^20 are exact.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Replaces numbers from -700 to 700 by their exponentials, to about 1.1 units in the last place. Beyond, to the nearest of these.
pub fn exponentials(width: Width, values: &mut [f64]) {
    each(width, values);
}

wide! {
    fn each(values: &mut [f64]) {
        for value in values {
            let x = if *value < -700.0 { -700.0 } else { *value };
            let x = if x > 700.0 { 700.0 } else { x };
            // x = n ln 2 + r, the series of e^r, and n into the exponent.
            let shifted = x * LOG2_E + ROUND;
            let n = shifted - ROUND;
            let r = (x - n * LN_2_HIGH) - n * LN_2_LOW;
            let mut sum = 1.0 / 6_227_020_800.0;
            for factor in [
                1.0 / 479_001_600.0, 1.0 / 39_916_800.0, 1.0 / 3_628_800.0, 1.0 / 362_880.0, 1.0 / 40_320.0, 1.0 / 5040.0,
                1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5,
            ] {
                sum = sum * r + factor;
            }
            let power = sum * r * r + r + 1.0;
            *value = f64::from_bits(power.to_bits().wrapping_add(shifted.to_bits() << 52));
        }
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods)]
mod tests {
    use super::*;

    #[test]
    fn they_are_right_to_an_ulp_or_so() {
        let xs: Vec<f64> = (-70_000..70_000).map(|i| f64::from(i) * 0.009_999_7).collect();
        let mut out = xs.clone();
        exponentials(Width::best(), &mut out);
        for (x, got) in xs.iter().zip(&out) {
            assert!((got / x.exp() - 1.0).abs() < 4e-16, "{x}");
        }
        let mut plain = xs.clone();
        exponentials(Width::Baseline, &mut plain);
        assert_eq!(plain, out);
        let mut ends = [0.0, -1e9, 1e9];
        exponentials(Width::best(), &mut ends);
        assert_eq!(ends[0], 1.0);
        assert!(ends[1] > 0.0 && ends[2].is_finite());
    }
}
