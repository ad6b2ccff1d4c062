//! How an output answers to one input: response curves with their bands, and the tornado.

use fullcost_kernel::{BLOCK, Column, Machine, Width};

use crate::uncertainty::distribution::Tail;
use crate::uncertainty::given::quantile_of;
use crate::uncertainty::problem::Problem;

/// Answers that differ by less than this part are the same.
const ROUNDING: f64 = 1e-9;

/// A point of a response curve.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// The input's value.
    pub input: f64,
    /// 10 % quantile of the output over the other inputs' draws.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// 90 % quantile.
    pub high: f64,
}

/// The first output against one input at some values, over a block of draws of the others.
pub fn response(problem: &Problem, drawn: &[Column], input: usize, values: &[f64]) -> Vec<Point> {
    let mut machine = Machine::new(problem.program.clone());
    let mut inputs = drawn.to_vec();
    let mut outputs = vec![[0.0; BLOCK]; problem.outputs.len()];
    let width = Width::best();
    let point = |&value: &f64| {
        if let Some(column) = inputs.get_mut(input) {
            *column = [value; BLOCK];
        }
        machine.run(width, &inputs, &mut outputs);
        let mut answers: Vec<f64> =
            outputs.iter().take(1).flatten().copied().filter(|value| value.is_finite()).collect();
        let [low, median, high] = [0.1, 0.5, 0.9].map(|p| quantile_of(&mut answers, p));
        Point { input: value, low, median, high }
    };
    values.iter().map(point).collect()
}

/// The first output at one set of inputs, but for one of them, which takes each of these values: no more than a block of them.
pub fn along(problem: &Problem, at: &[f64], input: usize, values: &[f64]) -> Vec<f64> {
    let mut inputs: Vec<Column> = at.iter().map(|&value| [value; BLOCK]).collect();
    for (slot, &value) in inputs.get_mut(input).into_iter().flatten().zip(values) {
        *slot = value;
    }
    let mut outputs = vec![[0.0; BLOCK]; problem.outputs.len()];
    Machine::new(problem.program.clone()).run(Width::best(), &inputs, &mut outputs);
    outputs.first().map_or_else(Vec::new, |column| column.iter().copied().take(values.len()).collect())
}

/// The first output with one input at its 5 and 95 % quantiles and at its median, all others as they stand at `at`. None for an
/// input that stands still.
pub fn tornado(problem: &Problem, at: &[f64], input: usize) -> Option<[f64; 3]> {
    let distribution = problem.inputs.get(input)?.distribution()?;
    let end = |upper| distribution.quantile(Tail { p: 0.05, upper });
    let found = along(problem, at, input, &[end(false), end(true), distribution.median()]);
    found.try_into().ok()
}

/// Whether the first output follows an input, by more than rounding.
pub fn follows(problem: &Problem, at: &[f64], input: usize) -> bool {
    let Some([low, high, middle]) = tornado(problem, at, input) else { return false };
    let differ = |a: f64, b: f64| (a - b).abs() > ROUNDING * a.abs();
    problem.program.reads(input as u32) && (differ(low, high) || differ(low, middle))
}

/// The outputs at one set of inputs.
pub fn at_point(problem: &Problem, values: &[f64]) -> Vec<f64> {
    let inputs: Vec<Column> = values.iter().map(|&value| [value; BLOCK]).collect();
    let mut outputs = vec![[0.0; BLOCK]; problem.outputs.len()];
    Machine::new(problem.program.clone()).run(Width::best(), &inputs, &mut outputs);
    outputs.iter().map(|column| column.first().copied().unwrap_or(f64::NAN)).collect()
}
