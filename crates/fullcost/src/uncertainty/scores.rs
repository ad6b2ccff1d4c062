//! Scores of forecasts against what came true: is the range as sure as it says, and is it as narrow as it could be?
//!
//! All but coverage are proper scores: nobody does better by stating another forecast than the one believed in. They are in
//! the units of the forecast; lower is better. Definitions: T. Gneiting and A. E. Raftery, "Strictly Proper Scoring Rules,
//! Prediction, and Estimation", J. Am. Stat. Assoc. 102 (2007).

use crate::error::{Code, Error, Result};
use crate::uncertainty::order::sort;

/// How many outcomes fell inside their ranges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// Share of the outcomes inside, ends included.
    pub share: f64,
    /// Standard error of the share, from the binomial distribution. It is 0 when all or none are inside: too few to tell.
    pub standard_error: f64,
}

/// The share of outcomes between their low and high ends.
///
/// Errors: slices that are empty, of different lengths, or not finite; a low end above its high end.
pub fn coverage(low: &[f64], high: &[f64], actual: &[f64]) -> Result<Coverage> {
    let count = check_ranges(low, high, actual)?;
    let inside = triples(low, high, actual).filter(|(low, high, actual)| low <= actual && actual <= high).count();
    let share = inside as f64 / count;
    Ok(Coverage { share, standard_error: (share * (1.0 - share) / count).sqrt() })
}

/// The mean interval score (Winkler 1972) of central ranges of that confidence, 0 to 1: the width, plus 2/(1 - confidence)
/// times the distance of an outcome outside.
///
/// Errors: as of [`coverage`]; a confidence that is not between 0 and 1.
pub fn interval_score(confidence: f64, low: &[f64], high: &[f64], actual: &[f64]) -> Result<f64> {
    check_share("confidence", confidence)?;
    let count = check_ranges(low, high, actual)?;
    let penalty = 2.0 / (1.0 - confidence);
    let scores = triples(low, high, actual)
        .map(|(low, high, actual)| high - low + penalty * (above_zero(low - actual) + above_zero(actual - high)));
    Ok(scores.sum::<f64>() / count)
}

/// The mean pinball loss of predicted quantiles of one level, 0 to 1: level x (actual - predicted) where the outcome is above,
/// (1 - level) x (predicted - actual) where it is below.
///
/// Errors: slices that are empty, of different lengths, or not finite; a level that is not between 0 and 1.
pub fn pinball(level: f64, predicted: &[f64], actual: &[f64]) -> Result<f64> {
    check_share("level", level)?;
    check_numbers("predicted", predicted)?;
    check_numbers("actual", actual)?;
    check_length("actual", actual, predicted)?;
    let losses = predicted.iter().zip(actual).map(|(predicted, actual)| loss(level, *predicted, *actual));
    Ok(losses.sum::<f64>() / actual.len() as f64)
}

/// The continuous ranked probability score of a sample as it stands, against one outcome.
///
/// It is that of the sample's own step distribution (mean |x - actual| less half the mean |x - x'| over all n^2 pairs), without
/// the correction to n (n - 1) pairs of the "fair" score: for n draws of a forecast it is larger than the forecast's score by
/// mean |x - x'|/(2 n) on average. Computed as 2 x mean pinball loss at the levels (i - 1/2)/n of the sorted sample, in which
/// nothing cancels.
///
/// Errors: an empty sample; a number that is not finite.
pub fn crps_samples(samples: &[f64], actual: f64) -> Result<f64> {
    check_numbers("samples", samples)?;
    check_finite("actual", actual)?;
    let mut sorted = samples.to_vec();
    sort(&mut sorted);
    let count = sorted.len() as f64;
    let levels = (0..sorted.len()).map(|place| (place as f64 + 0.5) / count);
    Ok(twice_mean_loss(levels.zip(sorted), count, actual))
}

/// The continuous ranked probability score of a forecast that is known by its quantiles, against one outcome: 2 x mean pinball
/// loss.
///
/// Good for levels spread evenly: it is the integral of the loss over the level, by the midpoint rule where the levels are
/// (i - 1/2)/n.
///
/// Errors: slices that are empty, of different lengths, or not finite; a level that is not between 0 and 1; levels that do not
/// rise; quantiles that fall.
pub fn crps_quantiles(levels: &[f64], predicted: &[f64], actual: f64) -> Result<f64> {
    check_numbers("predicted", predicted)?;
    check_length("levels", levels, predicted)?;
    check_finite("actual", actual)?;
    for (place, level) in levels.iter().enumerate() {
        check_share(&format!("levels[{place}]"), *level)?;
    }
    check_order("levels", levels, |before, after| before < after, "levels that rise")?;
    check_order("predicted", predicted, |before, after| before <= after, "quantiles that do not fall")?;
    Ok(twice_mean_loss(levels.iter().copied().zip(predicted.iter().copied()), levels.len() as f64, actual))
}

fn twice_mean_loss(quantiles: impl Iterator<Item = (f64, f64)>, count: f64, actual: f64) -> f64 {
    2.0 * quantiles.map(|(level, predicted)| loss(level, predicted, actual)).sum::<f64>() / count
}

fn loss(level: f64, predicted: f64, actual: f64) -> f64 {
    level * above_zero(actual - predicted) + (1.0 - level) * above_zero(predicted - actual)
}

fn above_zero(value: f64) -> f64 {
    if value > 0.0 { value } else { 0.0 }
}

fn triples<'a>(low: &'a [f64], high: &'a [f64], actual: &'a [f64]) -> impl Iterator<Item = (f64, f64, f64)> + 'a {
    low.iter().zip(high).zip(actual).map(|((low, high), actual)| (*low, *high, *actual))
}

/// Checks ranges and their outcomes. Gives their number.
fn check_ranges(low: &[f64], high: &[f64], actual: &[f64]) -> Result<f64> {
    for (name, values) in [("low", low), ("high", high), ("actual", actual)] {
        check_numbers(name, values)?;
        check_length(name, values, low)?;
    }
    match low.iter().zip(high).position(|(low, high)| low > high) {
        Some(place) => Err(Error::new(
            Code::ReversedRange,
            format!("low[{place}]"),
            "the low end is above the high end",
            "a low end at or below the high end",
        )),
        None => Ok(low.len() as f64),
    }
}

fn check_numbers(name: &str, values: &[f64]) -> Result<()> {
    if values.is_empty() {
        return Err(Error::new(Code::Missing, name, "there are no numbers", "at least one number"));
    }
    let place = values.iter().position(|value| !value.is_finite());
    place.map_or(Ok(()), |place| check_finite(&format!("{name}[{place}]"), f64::NAN))
}

fn check_finite(name: &str, value: f64) -> Result<()> {
    if value.is_finite() { Ok(()) } else { Err(Error::new(Code::NotFinite, name, "not a finite number", "a number")) }
}

fn check_length(name: &str, values: &[f64], other: &[f64]) -> Result<()> {
    let (length, wanted) = (values.len(), other.len());
    if length == wanted {
        return Ok(());
    }
    Err(Error::new(Code::Impossible, name, format!("{length} numbers where there are {wanted} others"), "one for each"))
}

fn check_share(name: &str, value: f64) -> Result<()> {
    check_finite(name, value)?;
    if value > 0.0 && value < 1.0 {
        return Ok(());
    }
    Err(Error::new(Code::OutOfRange, name, format!("{value} is not between 0 and 1"), "above 0 and below 1"))
}

fn check_order(name: &str, values: &[f64], holds: impl Fn(f64, f64) -> bool, accepted: &str) -> Result<()> {
    match values.iter().zip(values.iter().skip(1)).position(|(before, after)| !holds(*before, *after)) {
        Some(place) => Err(Error::new(Code::Impossible, format!("{name}[{}]", place + 1), "out of order", accepted)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOW: [f64; 4] = [0.0, 1.0, 2.0, 3.0];
    const HIGH: [f64; 4] = [1.0, 3.0, 4.0, 3.5];

    #[test]
    fn coverage_counts_what_is_inside_with_its_ends() {
        // Inside at an end, inside, above by 0.5, below by 1.
        let coverage = coverage(&LOW, &HIGH, &[1.0, 2.0, 4.5, 2.0]).unwrap();
        assert_eq!(coverage, Coverage { share: 0.5, standard_error: 0.25 });
    }

    #[test]
    fn interval_score_is_width_plus_misses() {
        // Widths 1, 2, 2, 0.5; at 90 %, misses count 20 times: 0.5 x 20 and 1 x 20.
        let score = interval_score(0.9, &LOW, &HIGH, &[1.0, 2.0, 4.5, 2.0]).unwrap();
        assert!((score - (5.5 + 30.0) / 4.0).abs() < 1e-12);
        // It is the sum of the pinball losses of both ends, over half of 1 - confidence.
        let actual = [0.7, 9.0, -3.0, 3.2];
        let ends = pinball(0.05, &LOW, &actual).unwrap() + pinball(0.95, &HIGH, &actual).unwrap();
        assert!((interval_score(0.9, &LOW, &HIGH, &actual).unwrap() - ends / 0.05).abs() < 1e-12);
    }

    #[test]
    fn pinball_loss_leans_by_the_level() {
        // 2 above counts 0.9 each, 2 below 0.1 each.
        assert!((pinball(0.9, &[10.0, 10.0], &[12.0, 8.0]).unwrap() - (1.8 + 0.2) / 2.0).abs() < 1e-15);
        assert_eq!(pinball(0.5, &[1.0], &[1.0]), Ok(0.0));
    }

    #[test]
    fn crps_of_a_few_samples() {
        // One sample: the distance. Two at 0 and 1 against 0: 0.5 - 0.25.
        assert_eq!(crps_samples(&[3.0], 5.0), Ok(2.0));
        assert_eq!(crps_samples(&[1.0, 0.0], 0.0), Ok(0.25));
        // By all pairs.
        let (samples, actual): ([f64; 5], f64) = ([4.0, -1.0, 2.5, 2.5, 7.0], 3.0);
        let mean = samples.iter().map(|x| (x - actual).abs()).sum::<f64>() / 5.0;
        let pairs = samples.iter().flat_map(|a| samples.iter().map(move |b| (a - b).abs())).sum::<f64>() / 50.0;
        assert!((crps_samples(&samples, actual).unwrap() - (mean - pairs)).abs() < 1e-15);
    }

    /// Normal quantiles by bisection of the series of the normal distribution: tests may be slow.
    fn normal_quantiles(count: usize) -> (Vec<f64>, Vec<f64>) {
        let density = |z: f64| libm::exp(-0.5 * z * z) / (2.0 * std::f64::consts::PI).sqrt();
        let below = |z: f64| {
            let terms = std::iter::successors(Some((z, 3.0)), |(term, odd)| Some((term * z * z / odd, odd + 2.0)));
            0.5 + density(z) * terms.take(120).map(|(term, _)| term).sum::<f64>()
        };
        let levels: Vec<f64> = (0..count).map(|place| (place as f64 + 0.5) / count as f64).collect();
        let quantile = |level: &f64| {
            let (mut low, mut high) = (-6.0, 6.0);
            for _ in 0..60 {
                let middle = 0.5 * (low + high);
                if below(middle) < *level { low = middle } else { high = middle }
            }
            low
        };
        let quantiles = levels.iter().map(quantile).collect();
        (levels, quantiles)
    }

    #[test]
    fn crps_of_a_normal_forecast_is_its_closed_form() {
        let (levels, quantiles) = normal_quantiles(2000);
        // Gneiting and Raftery (2007), equation 21: z (2 Phi(z) - 1) + 2 phi(z) - 1/sqrt(pi), for z = 0, 1 and -2.5.
        for (actual, exact) in [(0.0, 0.23369497725510913), (1.0, 0.6024413576276163), (-2.5, 1.9398186908105002)] {
            let by_quantiles = crps_quantiles(&levels, &quantiles, actual).unwrap();
            assert!((by_quantiles - exact).abs() < 2e-4, "{actual}: {by_quantiles}");
            // The midpoint quantiles as a sample are the same sum.
            assert!((crps_samples(&quantiles, actual).unwrap() - by_quantiles).abs() < 1e-12);
        }
    }

    #[test]
    fn wrong_numbers_are_named() {
        let code = |error: Error| (error.code.id(), error.path);
        let of = |code: &'static str, path: &str| (code, path.to_string());
        assert_eq!(code(coverage(&[], &[], &[]).unwrap_err()), of("missing", "low"));
        assert_eq!(code(coverage(&LOW, &HIGH, &[1.0]).unwrap_err()), of("impossible", "actual"));
        assert_eq!(code(coverage(&[2.0], &[1.0], &[1.0]).unwrap_err()), of("reversed_range", "low[0]"));
        assert_eq!(code(interval_score(1.0, &LOW, &HIGH, &LOW).unwrap_err()), of("out_of_range", "confidence"));
        assert_eq!(code(pinball(f64::NAN, &LOW, &LOW).unwrap_err()), of("not_finite", "level"));
        assert_eq!(code(pinball(0.0, &LOW, &LOW).unwrap_err()), of("out_of_range", "level"));
        assert_eq!(code(pinball(0.5, &LOW, &[1.0, f64::NAN]).unwrap_err()), of("not_finite", "actual[1]"));
        assert_eq!(code(pinball(0.5, &LOW, &[1.0]).unwrap_err()), of("impossible", "actual"));
        assert_eq!(code(crps_samples(&[], 1.0).unwrap_err()), of("missing", "samples"));
        assert_eq!(code(crps_samples(&[f64::INFINITY], 1.0).unwrap_err()), of("not_finite", "samples[0]"));
        assert_eq!(code(crps_samples(&LOW, f64::NAN).unwrap_err()), of("not_finite", "actual"));
        let quantiles = |levels: &[f64], predicted: &[f64]| code(crps_quantiles(levels, predicted, 1.0).unwrap_err());
        assert_eq!(quantiles(&[0.1], &[1.0, 2.0]), of("impossible", "levels"));
        assert_eq!(quantiles(&[0.1, 1.5], &[1.0, 2.0]), of("out_of_range", "levels[1]"));
        assert_eq!(quantiles(&[0.5, 0.5], &[1.0, 2.0]), of("impossible", "levels[1]"));
        assert_eq!(quantiles(&[0.1, 0.5], &[2.0, 1.0]), of("impossible", "predicted[1]"));
    }
}
