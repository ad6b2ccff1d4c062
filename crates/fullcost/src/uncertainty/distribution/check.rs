//! What is wrong with a distribution that was read, told at the field that is wrong.

use super::holds::{LEAST_KEPT, MOST_SHAPE};
use super::list::sum;
use super::{Beta, Bounds, Discrete, Distribution, Lognormal, Metalog, Mixture, Quantiles, Samples, Triangular};
use crate::digits::{number, scientific, whole};
use crate::error::Code;
use crate::model::pack::DEEPEST;
use crate::read::Node;
use crate::text::joined;
use crate::uncertainty::order::{sort, sort_by_key};
use crate::units::plain;

/// Refuses what is no distribution, and puts lists into order.
pub fn checked(read: Distribution, node: Node<'_>) -> Distribution {
    let read = ordered(read);
    let key = read.key();
    let own = |code: Code, message: String, accepted: &str| node.fail(code, message, accepted);
    let at = |field: &str, code: Code, message: String, accepted: &str| {
        node.at(key, |inner| inner.at(field, |inner| inner.fail(code, message, accepted)));
    };
    let above = |field: &str, value: f64, least: f64| {
        if value <= least {
            let message = joined(&["must be > ", &plain(least), ", got ", &plain(value)]);
            at(field, Code::OutOfRange, message, &joined(&["> ", &plain(least)]));
        }
    };
    let rising = |field: &str, low: (&str, f64), high: (&str, f64)| {
        if low.1 >= high.1 {
            let message =
                joined(&["`", low.0, "` must be below `", high.0, "`, got ", &plain(low.1), " and ", &plain(high.1)]);
            at(field, Code::ReversedRange, message, &joined(&[low.0, " < ", high.0]));
        }
    };
    let ends = |low: f64, high: f64| rising("low", ("low", low), ("high", high));
    let mode = |low: f64, mode: f64, high: f64| {
        ends(low, high);
        if mode < low || mode > high {
            let message = joined(&["must lie between ", &plain(low), " and ", &plain(high), ", got ", &plain(mode)]);
            at("mode", Code::OutOfRange, message, "low <= mode <= high");
        }
    };
    let shape = |field: &str, value: f64| {
        above(field, value, 0.0);
        if value > MOST_SHAPE {
            let message = joined(&["must be <= ", &plain(MOST_SHAPE), ", got ", &plain(value)]);
            at(field, Code::OutOfRange, message, "> 0 and <= 1000000");
        }
    };
    let quantiles = |p05: f64, p50: f64, p95: f64| {
        rising("p50", ("p05", p05), ("p50", p50));
        rising("p95", ("p50", p50), ("p95", p95));
    };
    let weights = |of: &[f64], count: usize, what: &str| {
        if count == 0 {
            return at(what, Code::Missing, "is empty".to_owned(), "at least one");
        }
        if of.len() != count {
            let message = joined(&[
                "must be as many as `",
                what,
                "`, got ",
                &whole(of.len() as u64),
                " for ",
                &whole(count as u64),
            ]);
            return at("weights", Code::WrongType, message, "a weight for each");
        }
        if let Some(weight) = of.iter().find(|weight| **weight < 0.0) {
            return at("weights", Code::OutOfRange, joined(&["must be >= 0, got ", &plain(*weight)]), ">= 0");
        }
        let sum = sum(of);
        if !(sum > 0.0 && sum.is_finite()) {
            at(
                "weights",
                Code::OutOfRange,
                joined(&["must have a sum above 0, got ", &plain(sum)]),
                "at least one > 0",
            );
        }
    };
    match &read {
        Distribution::Interval(of) => {
            if of.low >= of.high {
                let message = joined(&[
                    "the low end must be below the high end, got ",
                    &number(of.low),
                    " to ",
                    &number(of.high),
                ]);
                own(Code::ReversedRange, message, "low < high");
            }
            if !(of.confidence > 0.0 && of.confidence < 1.0) {
                let message = joined(&["the confidence must be between 0 and 1, got ", &number(of.confidence)]);
                own(Code::OutOfRange, message, "> 0 and < 1");
            }
        }
        Distribution::Quantiles(Quantiles { p05, p50, p95 }) => quantiles(*p05, *p50, *p95),
        Distribution::Metalog(of) => {
            quantiles(of.p05, of.p50, of.p95);
            if let Some(lower) = of.lower {
                rising("lower", ("lower", lower), ("p05", of.p05));
            }
            if let Some(share) = too_skew(of) {
                let what = if of.lower.is_some() { "in the logarithm of the distance to `lower`, " } else { "" };
                let message = joined(&[
                    "a metalog through these is not increasing: ",
                    what,
                    "`p50` must lie 0.125 to 0.875 of the way from `p05` to `p95`, got ",
                    &number(share),
                ]);
                at("p50", Code::Impossible, message, "`quantiles`, which takes any three");
            }
        }
        Distribution::Normal(of) => above("sd", of.sd, 0.0),
        Distribution::Lognormal(of) => match of {
            Lognormal { mu: Some(_), sigma: Some(sigma), mean: None, sd: None } => above("sigma", *sigma, 0.0),
            Lognormal { mu: None, sigma: None, mean: Some(mean), sd: Some(sd) } => {
                above("mean", *mean, 0.0);
                above("sd", *sd, 0.0);
            }
            _ => node.at(key, |inner| {
                inner.fail(
                    Code::WrongType,
                    "must have either `mu` and `sigma` or `mean` and `sd`".to_owned(),
                    "mu and sigma, or mean and sd",
                );
            }),
        },
        Distribution::Uniform(Bounds { low, high }) => ends(*low, *high),
        Distribution::LogUniform(Bounds { low, high }) => {
            above("low", *low, 0.0);
            ends(*low, *high);
        }
        Distribution::Triangular(Triangular { low, mode: middle, high }) => mode(*low, *middle, *high),
        Distribution::Pert(of) => {
            mode(of.low, of.mode, of.high);
            shape("lambda", of.lambda);
        }
        Distribution::Beta(Beta { alpha, beta, low, high }) => {
            shape("alpha", *alpha);
            shape("beta", *beta);
            ends(*low, *high);
        }
        Distribution::Gamma(of) => {
            shape("shape", of.shape);
            above("scale", of.scale, 0.0);
        }
        Distribution::Discrete(Discrete { values, weights: of }) => weights(of, values.len(), "values"),
        Distribution::Samples(Samples { values }) => {
            if values.is_empty() {
                at("values", Code::Missing, "is empty".to_owned(), "at least one");
            }
        }
        Distribution::Mixture(Mixture { of, weights: list }) => weights(list, of.len(), "of"),
        Distribution::Truncate(of) => ends(of.least(), of.most()),
        Distribution::Clip(of) => ends(of.low, of.high),
    }
    if read.depth() > DEEPEST {
        own(
            Code::TooLarge,
            joined(&["is nested more than ", &whole(DEEPEST as u64), " deep"]),
            "fewer distributions in one another",
        );
        return stand_in();
    }
    if !read.holds() {
        let (message, accepted) = match read {
            Distribution::Truncate(_) => (joined(&["cuts away all but ", &scientific(LEAST_KEPT), " of the distribution"]), "wider ends"),
            _ => (
                "has a spread that cannot be computed with: far values beyond 1e300 or nearer to 0 than 1e-300, or a standard deviation below 1e-30".to_owned(),
                "a spread of ordinary size",
            ),
        };
        own(Code::OutOfRange, message, accepted);
        return stand_in();
    }
    read
}

/// What stands for a distribution that is none.
fn stand_in() -> Distribution {
    Distribution::Uniform(Bounds { low: 0.0, high: 1.0 })
}

/// Where the median stands between the two other quantiles, if a metalog through them would not increase.
fn too_skew(of: &Metalog) -> Option<f64> {
    let terms = of.terms();
    // Of 3 terms: |a3| / a2 < 1.66711 (Keelin 2016, the largest of (p - 1/2) + p (1 - p) logit p is 0.59984).
    let increases = terms.skew.abs() < 1.667_1 * terms.spread;
    let share = (1.0 - 0.45 * terms.skew / terms.spread) / 2.0;
    (!increases && of.p05 < of.p50 && of.p50 < of.p95 && of.lower.is_none_or(|lower| lower < of.p05)).then_some(share)
}

/// Lists in order, without what weighs nothing.
fn ordered(read: Distribution) -> Distribution {
    match read {
        Distribution::Samples(mut of) => {
            sort(&mut of.values);
            Distribution::Samples(of)
        }
        Distribution::Discrete(of) if weighs(&of.weights, of.values.len()) => {
            let mut pairs: Vec<(f64, f64)> =
                of.values.into_iter().zip(of.weights).filter(|pair| pair.1 != 0.0).collect();
            sort_by_key(&mut pairs, &|pair| pair.0);
            let (values, weights) = pairs.into_iter().unzip();
            Distribution::Discrete(Discrete { values, weights })
        }
        Distribution::Mixture(of) if weighs(&of.weights, of.of.len()) => {
            let (of, weights) = of.of.into_iter().zip(of.weights).filter(|pair| pair.1 != 0.0).unzip();
            Distribution::Mixture(Mixture { of, weights })
        }
        other => other,
    }
}

/// Whether there is a weight for each, and one of them counts.
fn weighs(weights: &[f64], count: usize) -> bool {
    weights.len() == count && weights.iter().any(|weight| *weight != 0.0)
}
