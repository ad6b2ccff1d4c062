//! What draws that are there anyway say about an input, against indices that are known.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::f64::consts::PI;

use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::engine::Unwatched;
use fullcost::uncertainty::given::{Influence, LEAST_DRAWS, influence};
use fullcost::uncertainty::math::normal_quantile;
use fullcost::{ENGLISH, shipped};
use fullcost_kernel::{BLOCK, Generator, Width};

/// Independent numbers from 0 to 1.
fn uniform(seed: u64, name: &str, draws: usize) -> Vec<f64> {
    let generator = Generator::new(seed, name, 0);
    let mut words = [0; BLOCK];
    let mut values = Vec::new();
    for block in 0..draws.div_ceil(BLOCK) as u32 {
        generator.fill(Width::best(), block, &mut words);
        values.extend(words.map(|word| (f64::from(word) + 0.5) / 4294967296.0));
    }
    values.truncate(draws);
    values
}

fn normal(seed: u64, name: &str, draws: usize) -> Vec<f64> {
    let of = |u: f64| if u < 0.5 { normal_quantile(u) } else { -normal_quantile(1.0 - u) };
    uniform(seed, name, draws).into_iter().map(of).collect()
}

fn map(a: &[f64], b: &[f64], of: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| of(*a, *b)).collect()
}

/// Input, output, and the index of that input.
type Case = (&'static str, f64, fn(u64, usize) -> (Vec<f64>, Vec<f64>));

fn ishigami(seed: u64, draws: usize, which: usize) -> (Vec<f64>, Vec<f64>) {
    let x = ["a", "b", "c"].map(|name| uniform(seed, name, draws).iter().map(|u| (2.0 * u - 1.0) * PI).collect());
    let [a, b, c]: &[Vec<f64>; 3] = &x;
    let y = (0..draws).map(|i| a[i].sin() * (1.0 + 0.1 * c[i].powi(4)) + 7.0 * b[i].sin().powi(2)).collect();
    (x[which].clone(), y)
}

fn added(seed: u64, draws: usize, weight: f64) -> (Vec<f64>, Vec<f64>) {
    let (x, e) = (normal(seed, "x", draws), normal(seed, "e", draws));
    let y = map(&x, &e, |x, e| weight * x + e);
    (x, y)
}

const CASES: [Case; 9] = [
    ("ishigami 1", 0.313905, |seed, draws| ishigami(seed, draws, 0)),
    ("ishigami 2", 0.442411, |seed, draws| ishigami(seed, draws, 1)),
    ("ishigami 3", 0.0, |seed, draws| ishigami(seed, draws, 2)),
    ("half", 0.5, |seed, draws| added(seed, draws, 1.0)),
    ("a little", 1.0 / 26.0, |seed, draws| added(seed, draws, 0.2)),
    ("nearly all", 16.0 / 17.0, |seed, draws| added(seed, draws, 4.0)),
    ("nothing", 0.0, |seed, draws| (normal(seed, "x", draws), normal(seed, "y", draws))),
    // e^x of sd 0.8 times e^z of sd 0.5: long tails.
    ("a product", 0.624666, |seed, draws| {
        let x: Vec<f64> = normal(seed, "x", draws).iter().map(|z| (0.8 * z).exp()).collect();
        let y = map(&x, &normal(seed, "e", draws), |x, e| x * (0.5 * e).exp());
        (x, y)
    }),
    // Values 1, 2, 3 and 10 with probabilities 0.1 to 0.4, variance 14.41; noise of variance 9.
    ("steps", 14.41 / 23.41, |seed, draws| {
        let step = |u: &f64| [1.0, 2.0, 2.0, 3.0, 3.0, 3.0, 10.0, 10.0, 10.0, 10.0][(u * 10.0) as usize];
        let x: Vec<f64> = uniform(seed, "x", draws).iter().map(step).collect();
        let y = map(&x, &normal(seed, "e", draws), |x, e| x + 3.0 * e);
        (x, y)
    }),
];

#[test]
fn indices_are_those_that_are_known_and_their_intervals_hold_them() {
    for (draws, runs) in [(LEAST_DRAWS, 60), (1000, 40), (10_000, 12), (100_000, 1)] {
        let (mut held, mut all) = (0, 0);
        for (name, truth, of) in CASES {
            let found: Vec<Influence> = (0..runs).map(|seed| of(seed, draws)).map(|(x, y)| influence(&x, &y)).collect();
            let mean = found.iter().map(|of| of.first_order).sum::<f64>() / runs as f64;
            let reach = found.iter().map(|of| of.high - of.first_order).sum::<f64>() / runs as f64;
            // Off by bias, by chance, and by what a long tail does to the variance of few draws.
            assert!((mean - truth).abs() <= 0.003 + 0.3 * reach, "{name}, {draws} draws: {mean} is not {truth}");
            held += found.iter().filter(|of| of.low <= truth && truth <= of.high).count();
            all += found.len();
        }
        let share = held as f64 / all as f64;
        assert!(share > 0.86, "{draws} draws: {share}");
    }
}

/// A busy share near none makes a busy hour dear: most of the variance lies in that tail.
#[test]
fn a_steep_tail_is_told_as_picking_and_freezing_tells_it() {
    let model = shipped("deepseek").unwrap();
    let busy = |draws: f64, total: bool| {
        let ask = Ask { draws, outputs: vec!["usd_per_busy_gpu_hour".to_owned()], ..Ask::default() };
        let drivers = model.drivers(&ask, total, &ENGLISH, &Unwatched).unwrap().drivers;
        drivers.into_iter().find(|driver| driver.path == "busy_share").unwrap()
    };
    let truth = busy(262_144.0, true).first_order;
    for draws in [1000.0, 10_000.0, 100_000.0] {
        let found = busy(draws, false);
        let told = (found.first_order_low, found.first_order, found.first_order_high);
        // Chance has a part in the other way too: 0.003 with so many draws.
        let near = told.0 - 0.006 <= truth && truth <= told.2 + 0.006;
        assert!((told.1 - truth).abs() < 0.03 && near, "{told:?} of {draws} draws: {truth}");
    }
}

#[test]
fn noise_narrows_nothing_however_few_the_draws() {
    type Output = (&'static str, fn(f64) -> f64);
    let outputs: [Output; 3] = [("normal", |z| z), ("lognormal", f64::exp), ("bounded", f64::tanh)];
    for (name, of) in outputs {
        for (draws, runs, off) in [(LEAST_DRAWS, 80, 0.02), (1000, 40, 0.02), (10_000, 4, 0.01)] {
            let one = |seed| {
                let y: Vec<f64> = normal(seed, "y", draws).into_iter().map(of).collect();
                influence(&normal(seed, "x", draws), &y).narrowing
            };
            let mean = (0..runs).map(one).sum::<f64>() / runs as f64;
            assert!(mean.abs() < off, "{name}, {draws} draws: {mean}");
        }
    }
    // Half of the variance is 29 % of the width; a bin's own width takes 0.4 % of that back.
    for (draws, runs, off) in [(LEAST_DRAWS, 80, 0.02), (10_000, 6, 0.01)] {
        let one = |seed| {
            let (x, y) = added(seed, draws, 1.0);
            influence(&x, &y).narrowing
        };
        let mean = (0..runs).map(one).sum::<f64>() / runs as f64;
        assert!((mean - 0.2889).abs() < off, "{draws} draws: {mean}");
    }
}

#[test]
fn the_order_of_the_draws_and_values_that_repeat_do_not_narrow() {
    let (x, y) = added(1, 4000, 1.0);
    let mut pairs: Vec<(f64, f64)> = x.iter().copied().zip(y.iter().copied()).collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (sorted_x, sorted_y): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
    let (mixed, sorted) = (influence(&x, &y).narrowing, influence(&sorted_x, &sorted_y).narrowing);
    assert!((mixed - sorted).abs() < 0.02, "{mixed} {sorted}");
    let steps: Vec<f64> = uniform(1, "s", 4000).iter().map(|u| (u * 3.0).floor()).collect();
    assert!(influence(&steps, &y).narrowing.abs() < 0.02);
    assert_eq!(influence(&[1.0; 600], &y[..600]).narrowing, 0.0);
    assert_eq!(influence(&x, &[2.0; 4000]).narrowing, 0.0);
    assert_eq!(influence(&x[..1], &y[..1]).narrowing, 0.0);
}
