//! The benchmark model gives its reference answers, and the same bits at any width and number of threads.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

#[path = "../benches/uncertainty/model.rs"]
mod model;

use fullcost::uncertainty::engine::{Settings, Unwatched, sample};
use fullcost::uncertainty::sampler::Method;
use fullcost::uncertainty::summary::Summary;
use fullcost_kernel::Width;
use model::{OUTPUTS, equations, inputs, problem, settings};

/// Mean and standard deviation by the formulas of moments; quantiles at 5, 10, 25, 50, 75, 90 and 95 % from 2e9 draws (those of
/// the first two outputs, which are lognormal, by formula).
const REFERENCE: [[f64; 9]; 6] = [
    [5311126.74, 1065455.92, 3756000.24, 4037066.57, 4554431.53, 5207378.23, 5953934.72, 6716953.39, 7219591.65],
    [40157547.0, 22771488.5, 14656616.9, 17755986.2, 24465490.6, 34932155.1, 49876598.8, 68723609.5, 83256283.9],
    [1.48185234e9, 181633129.0, 1.211644e9, 1.262657e9, 1.354283e9, 1.466810e9, 1.592728e9, 1.719795e9, 1.803158e9],
    [937566509.0, 198706347.0, 6.59736e8, 7.07937e8, 7.97771e8, 9.13486e8, 1.049853e9, 1.195510e9, 1.296188e9],
    [2.41941885e9, 299831581.0, 1.973121e9, 2.057315e9, 2.208712e9, 2.394745e9, 2.602711e9, 2.812201e9, 2.949397e9],
    [473.870287, 112.357897, 314.589, 342.158, 393.859, 460.777, 539.433, 622.067, 677.692],
];
const LEVELS: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

fn run(settings: &Settings) -> Vec<Summary> {
    sample(&problem(), settings, &Unwatched).unwrap()
}

/// Errors in standard errors of `draws` draws: of the mean, then of the quantiles, with the density taken from the quantiles.
fn errors(summary: &Summary, reference: &[f64; 9], draws: f64) -> Vec<f64> {
    let [mean, sd, quantiles @ ..] = *reference;
    let mut errors = vec![(summary.mean - mean) / (sd / draws.sqrt())];
    for (place, (&p, &expected)) in LEVELS.iter().zip(&quantiles).enumerate() {
        let (low, high) = (place.saturating_sub(1), (place + 1).min(6));
        let density = (LEVELS[high] - LEVELS[low]) / (quantiles[high] - quantiles[low]);
        errors.push((summary.quantile(p) - expected) / ((p * (1.0 - p) / draws).sqrt() / density));
    }
    errors
}

#[test]
fn reference_answers_come_out() {
    // Of one run of strata, chance still decides how good it looks; several tell.
    for (method, runs) in [(Method::MonteCarlo, 1), (Method::Sobol, 1), (Method::LatinHypercube, 4)] {
        let draws = (1u64 << 20) / runs;
        let mut all: Vec<f64> = Vec::new();
        for seed in 1..=runs {
            let summaries = run(&Settings { method, seed, threads: 2, ..settings(draws) });
            let pairs = summaries.iter().zip(&REFERENCE);
            all.extend(pairs.flat_map(|(summary, reference)| errors(summary, reference, draws as f64)));
        }
        let worst = all.iter().fold(0.0f64, |worst, error| worst.max(error.abs()));
        let rms = (all.iter().map(|error| error * error).sum::<f64>() / all.len() as f64).sqrt();
        assert!(worst < 5.0, "{method:?}: {all:?}");
        match method {
            Method::MonteCarlo => assert!((0.5..1.6).contains(&rms), "{rms}"),
            _ => assert!(rms < 0.8, "{method:?} should do better than chance: {rms}"),
        }
    }
}

#[test]
fn every_width_and_number_of_threads_gives_the_same_bits() {
    let bits = |width, threads| {
        let summaries = run(&Settings { width, threads, ..settings(200_000) });
        let of = |summary: &Summary| {
            let quantiles = LEVELS.map(|p| summary.quantile(p).to_bits());
            (summary.mean.to_bits(), summary.sd.to_bits(), quantiles, summary.bins(0.0, 1e9, 40))
        };
        summaries.iter().map(of).collect::<Vec<_>>()
    };
    let first = bits(Width::Baseline, 1);
    assert_eq!(first, bits(Width::best(), 1));
    assert_eq!(first, bits(Width::best(), 2));
    assert_eq!(first, bits(Width::Baseline, 3));
}

#[test]
fn a_draw_gives_what_the_equations_give_on_its_inputs() {
    let kept = fullcost::uncertainty::kept::Kept::new(problem(), &Settings::of(1000)).unwrap();
    let columns: Vec<Vec<f64>> = (0..20).map(|input| kept.input(input)).collect();
    let outputs: Vec<Vec<f64>> = (0..6).map(|output| kept.output(output)).collect();
    for draw in 0..1000 {
        let x: [f64; 20] = std::array::from_fn(|input| columns[input][draw]);
        let got: [f64; 6] = std::array::from_fn(|output| outputs[output][draw]);
        assert_eq!(got.map(f64::to_bits), equations(&x).map(f64::to_bits));
    }
}

#[test]
fn streaming_is_near_exact_and_its_bins_are_exact() {
    let exact = run(&Settings { exact: true, ..settings(100_000) });
    let streaming = run(&settings(100_000));
    for ((exact, streaming), (_, low, high)) in exact.iter().zip(&streaming).zip(OUTPUTS) {
        assert_eq!(exact.mean.to_bits(), streaming.mean.to_bits());
        assert_eq!(exact.bins(low, high, 40), streaming.bins(low, high, 40));
        for p in LEVELS {
            let (a, b) = (exact.quantile(p), streaming.quantile(p));
            assert!((a - b).abs() <= streaming.quantile_error(p) && (a - b).abs() <= 3e-4 * a, "{a} {b}");
        }
    }
}

#[test]
fn sobol_means_err_a_twentieth_and_quantiles_less_than_chance() {
    let rms = |method, of: &dyn Fn(&Summary) -> f64, truth: f64| {
        let seeds = 24;
        let errors = (0..seeds).map(|seed| {
            let summaries = run(&Settings { method, seed, ..settings(65_536) });
            of(&summaries[4]) / truth - 1.0
        });
        (errors.map(|error| error * error).sum::<f64>() / f64::from(seeds as u32)).sqrt()
    };
    let mean = |summary: &Summary| summary.mean;
    let p95 = |summary: &Summary| summary.quantile(0.95);
    let (plain, better) = (rms(Method::MonteCarlo, &mean, 2.419418849e9), rms(Method::Sobol, &mean, 2.419418849e9));
    assert!(better <= plain / 20.0, "means: {better:e} against {plain:e}");
    let (plain, better) = (rms(Method::MonteCarlo, &p95, 2.949397e9), rms(Method::Sobol, &p95, 2.949397e9));
    assert!(better <= plain * 0.8, "quantiles: {better:e} against {plain:e}");
}

#[test]
fn inputs_lie_between_their_quantiles() {
    let kept = fullcost::uncertainty::kept::Kept::new(problem(), &Settings::of(20_000)).unwrap();
    for (place, (name, of)) in inputs().iter().enumerate() {
        let (low, high) = of.ninety();
        let inside = kept.input(place).iter().filter(|value| low <= **value && **value <= high).count();
        assert!((17_850..18_150).contains(&inside), "{name}: {inside}");
    }
}

#[test]
fn a_streaming_quantile_is_off_by_no_more_than_it_states() {
    let plain = Settings { spreads: None, ..settings(50_000) };
    let exact = run(&Settings { exact: true, ..plain.clone() });
    let streaming = run(&plain);
    for (exact, streaming) in exact.iter().zip(&streaming) {
        for place in 0..=1000 {
            let p = f64::from(place) / 1000.0;
            let (a, b) = (exact.quantile(p), streaming.quantile(p));
            assert!((a - b).abs() <= streaming.quantile_error(p) * 1.000_001, "{p}: {a} {b}");
        }
    }
}
