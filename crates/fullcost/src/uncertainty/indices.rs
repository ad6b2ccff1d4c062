//! First-order and total Sobol indices by picking and freezing, on scrambled Sobol points.
//!
//! Saltelli and others 2010 for first order, with the mean subtracted, Jansen 1999 for totals. Intervals come from independent
//! scramblings: points of one scrambling are no independent draws, so they cannot be resampled.

use fullcost_kernel::{BLOCK, Machine};

use crate::error::{Code, Error, Result};
use crate::text::joined;
use crate::uncertainty::engine::{Settings, Watch, cancelled};
use crate::uncertainty::problem::Problem;
use crate::uncertainty::sampler::{Method, Sampler, check_draws};

/// Independent scramblings.
pub const SCRAMBLINGS: u64 = 16;
/// The 95 % quantile of Student's t for 15 degrees of freedom.
const T: f64 = 1.753_050_355_692_547_6;

/// An index with its 90 % interval.
#[derive(Clone, Copy, Debug, Default)]
pub struct Index {
    /// The mean over scramblings.
    pub value: f64,
    /// Low end.
    pub low: f64,
    /// High end.
    pub high: f64,
}

impl Index {
    /// Whether it cannot be told from 0.
    pub fn is_noise(self) -> bool {
        self.low <= 0.0
    }

    fn of(values: &[f64]) -> Index {
        let n = values.len() as f64;
        let value = values.iter().fold(0.0, |sum, value| sum + value) / n;
        let square = values.iter().fold(0.0, |sum, other| sum + (other - value) * (other - value));
        let reach = if n > 1.0 { (square / (n - 1.0) / n).sqrt() * T } else { f64::INFINITY };
        Index { value, low: value - reach, high: value + reach }
    }
}

/// What a set of inputs does to each output.
#[derive(Clone, Debug)]
pub struct Indices {
    /// What the set is called: a path, or a shared prefix of paths.
    pub name: String,
    /// Places of its inputs.
    pub inputs: Vec<u32>,
    /// First order, by output.
    pub first_order: Vec<Index>,
    /// Total, by output.
    pub total: Vec<Index>,
}

/// The sets whose indices are told: one for each drawn input, or for each of the prefixes. Inputs that move together are one
/// set whatever was asked for: apart, their indices would have no meaning.
pub fn sets(problem: &Problem, prefixes: &[String]) -> Result<Vec<(String, Vec<u32>)>> {
    let drawn = |place: &u32| problem.inputs.get(*place as usize).is_some_and(|input| input.distribution().is_some());
    let mut sets: Vec<(String, Vec<u32>)> = Vec::new();
    for prefix in prefixes {
        let inputs = (0..).zip(&problem.inputs).filter(|(_, input)| starts_with(&input.path, prefix));
        let inputs: Vec<u32> = inputs.map(|(place, _)| place).filter(drawn).collect();
        if inputs.is_empty() {
            let message = joined(&["no uncertain number has a path that begins with `", prefix, "`"]);
            return Err(Error::new(Code::UnknownPath, "groups", message, "the beginning of a path"));
        }
        sets.push((prefix.clone(), inputs));
    }
    for (place, input) in (0..).zip(&problem.inputs) {
        if drawn(&place) && !sets.iter().any(|(_, inputs)| inputs.contains(&place)) {
            sets.push((input.path.clone(), vec![place]));
        }
    }
    for group in &problem.groups {
        let (together, apart): (Vec<_>, Vec<_>) =
            sets.into_iter().partition(|(_, inputs)| inputs.iter().any(|place| group.members.contains(place)));
        sets = apart;
        let names: Vec<&str> = together.iter().map(|(name, _)| name.as_str()).collect();
        let name = names.join(" + ");
        let inputs = together.into_iter().flat_map(|(_, inputs)| inputs).collect::<Vec<_>>();
        if !inputs.is_empty() {
            sets.push((name, inputs));
        }
    }
    Ok(sets)
}

/// Whether a path is a prefix or goes on from it at a dot or a bracket.
fn starts_with(path: &str, prefix: &str) -> bool {
    path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with('['))
}

/// Indices of each set. Both base samples together have the dimensions of Sobol points up to the 32nd input; those of further
/// inputs, in the second sample or in both, are independent draws: still right, only less sure. `settings.draws` is the number of base points, spread over the scramblings; the program runs
/// `draws * (sets + 2)` times.
pub fn indices(
    problem: &Problem,
    sets: &[(String, Vec<u32>)],
    settings: &Settings,
    watch: &dyn Watch,
) -> Result<Vec<Indices>> {
    check_draws(settings.draws, Method::Sobol)?;
    let points = points(settings.draws);
    let outputs = problem.outputs.len();
    // By set, output and scrambling: first order and total.
    let mut found = vec![vec![(Vec::new(), Vec::new()); outputs]; sets.len()];
    for scrambling in 0..SCRAMBLINGS {
        let seed = scrambled(settings.seed, scrambling);
        let before = scrambling * points * (sets.len() as u64 + 2);
        let sums = Sums::of(problem, sets, seed, points, settings, &|done| watch.go_on(before + done))?;
        for (set, found) in sums.sets.iter().zip(&mut found) {
            for ((moved, sums), (firsts, totals)) in set.iter().zip(&sums.base).zip(found) {
                let (first, total) = sums.indices(moved);
                firsts.push(first);
                totals.push(total);
            }
        }
    }
    let all = sets.iter().zip(found).map(|((name, inputs), found)| Indices {
        name: name.clone(),
        inputs: inputs.clone(),
        first_order: found.iter().map(|(first, _)| Index::of(first)).collect(),
        total: found.iter().map(|(_, total)| Index::of(total)).collect(),
    });
    Ok(all.collect())
}

/// The columns of both base samples of one scrambling, for a function that is no program.
pub fn base_samples(
    problem: &Problem,
    settings: &Settings,
    scrambling: u64,
    watch: &dyn Watch,
) -> Result<Vec<Vec<f64>>> {
    let (seed, points) = (scrambled(settings.seed, scrambling), points(settings.draws));
    let first = Sampler::new(problem, seed, Method::Sobol, points, settings.width)?;
    let second = Sampler::second(problem, seed, points, settings.width);
    let mut all = Vec::new();
    for mut sampler in [first, second] {
        let mut columns = vec![Vec::new(); problem.inputs.len()];
        let mut block = vec![[0.0; BLOCK]; problem.inputs.len()];
        for place in 0..points / BLOCK as u64 {
            sampler.fill(place, &mut block);
            columns.iter_mut().zip(&block).for_each(|(column, block)| column.extend_from_slice(block));
            if !watch.go_on(place * BLOCK as u64) {
                return Err(cancelled());
            }
        }
        all.extend(columns);
    }
    Ok(all)
}

/// Points in each scrambling for so many base points: a power of two, so that none is dropped.
fn points(draws: u64) -> u64 {
    (draws / SCRAMBLINGS).max(BLOCK as u64).next_power_of_two()
}

/// The seed of a scrambling.
fn scrambled(seed: u64, scrambling: u64) -> u64 {
    seed.wrapping_mul(SCRAMBLINGS).wrapping_add(scrambling)
}

/// Indices from values of one output, from points that somebody else drew or a function that is no program.
#[derive(Clone, Debug)]
pub struct Estimates {
    /// Mean of both base samples.
    pub mean: f64,
    /// Their variance.
    pub variance: f64,
    /// First order, by set.
    pub first_order: Vec<f64>,
    /// Total, by set.
    pub total: Vec<f64>,
    /// Second order of each two sets, the first with the second, the first with the third and so on. Empty without `swapped`.
    pub second_order: Vec<f64>,
}

/// The estimates from values at the base points `a` and `b`, at `mixed` ones (those of `a`, one set of inputs from `b`) and, for
/// second order, at `swapped` ones (those of `b`, one set from `a`). Saltelli 2002: a swapped and a mixed point share two sets.
///
/// Errors: samples of different lengths.
pub fn estimates(a: &[f64], b: &[f64], mixed: &[Vec<f64>], swapped: &[Vec<f64>]) -> Result<Estimates> {
    let lengths = mixed.iter().chain(swapped).map(Vec::len).chain([b.len()]);
    if lengths.into_iter().any(|length| length != a.len()) || !(swapped.is_empty() || swapped.len() == mixed.len()) {
        return Err(Error::new(Code::WrongType, "", "samples differ in their lengths", "samples of one length"));
    }
    let mut base = Base::default();
    base.add(a, b);
    let of = |a: &[f64], b: &[f64], mixed: &[f64]| {
        let mut sums = Moved::default();
        base.compare(&mut sums, a, b, mixed);
        base.indices(&sums)
    };
    let (first_order, total): (Vec<f64>, Vec<f64>) = mixed.iter().map(|mixed| of(a, b, mixed)).unzip();
    let sets: Vec<_> = mixed.iter().zip(swapped).zip(&first_order).collect();
    let mut second_order = Vec::new();
    for (place, ((mixed, swapped), first)) in sets.iter().enumerate() {
        for ((other_mixed, other_swapped), other_first) in sets.iter().skip(place + 1) {
            let (one, _) = of(mixed, swapped, other_mixed);
            let (two, _) = of(other_mixed, other_swapped, mixed);
            second_order.push((one + two) / 2.0 - *first - *other_first);
        }
    }
    let (mean, variance) = base.moments();
    Ok(Estimates { mean: base.shift + mean, variance, first_order, total, second_order })
}

/// Sums over the points of one scrambling.
struct Sums {
    base: Vec<Base>,
    /// By set and output.
    sets: Vec<Vec<Moved>>,
}

impl Sums {
    fn of(
        problem: &Problem,
        sets: &[(String, Vec<u32>)],
        seed: u64,
        points: u64,
        settings: &Settings,
        go_on: &dyn Fn(u64) -> bool,
    ) -> Result<Sums> {
        let width = settings.width;
        let mut a = Sampler::new(problem, seed, Method::Sobol, points, width)?;
        let mut b = Sampler::second(problem, seed, points, width);
        let mut machine = Machine::new(problem.program.clone());
        let columns = |count: usize| vec![[0.0; BLOCK]; count];
        let (inputs, outputs) = (problem.inputs.len(), problem.outputs.len());
        let (mut xa, mut xb, mut mixed) = (columns(inputs), columns(inputs), columns(inputs));
        let (mut ya, mut yb, mut y) = (columns(outputs), columns(outputs), columns(outputs));
        let mut sums =
            Sums { base: vec![Base::default(); outputs], sets: vec![vec![Moved::default(); outputs]; sets.len()] };
        for block in 0..points / BLOCK as u64 {
            a.fill(block, &mut xa);
            b.fill(block, &mut xb);
            machine.run(width, &xa, &mut ya);
            machine.run(width, &xb, &mut yb);
            for ((base, ya), yb) in sums.base.iter_mut().zip(&ya).zip(&yb) {
                base.add(ya, yb);
            }
            for ((_, of), sums_of) in sets.iter().zip(&mut sums.sets) {
                mixed.copy_from_slice(&xa);
                for &place in of {
                    if let (Some(column), Some(from)) = (mixed.get_mut(place as usize), xb.get(place as usize)) {
                        *column = *from;
                    }
                }
                machine.run(width, &mixed, &mut y);
                let all = sums_of.iter_mut().zip(&sums.base).zip(&y).zip(&ya).zip(&yb);
                for ((((sums, base), y), ya), yb) in all {
                    base.compare(sums, ya, yb, y);
                }
            }
            if !go_on((block + 1) * BLOCK as u64 * (sets.len() as u64 + 2)) {
                return Err(cancelled());
            }
        }
        Ok(sums)
    }
}

/// Sums over pairs of points that differ in one set of inputs: only those with an answer at both.
#[derive(Clone, Copy, Default)]
struct Moved {
    count: f64,
    product: f64,
    difference: f64,
}

/// Sums of both base samples of an output, less a shift.
#[derive(Clone, Copy, Default)]
struct Base {
    shift: f64,
    count: f64,
    a: f64,
    b: f64,
    square: f64,
}

impl Base {
    fn add(&mut self, a: &[f64], b: &[f64]) {
        if self.count == 0.0 {
            // The mean of a block is as good as the mean for taking off: what is left of it cancels.
            let finite = || a.iter().copied().filter(|value| value.is_finite());
            self.shift = finite().fold(0.0, |sum, value| sum + value) / (finite().count() as f64 + 1e-300);
        }
        for (&a, &b) in a.iter().zip(b) {
            let (a, b) = (a - self.shift, b - self.shift);
            if a.is_finite() && b.is_finite() {
                self.count += 1.0;
                self.a += a;
                self.b += b;
                self.square += a * a + b * b;
            }
        }
    }

    /// Adds products and squared differences where one set of inputs of `a` comes from `b`.
    fn compare(&self, sums: &mut Moved, a: &[f64], b: &[f64], mixed: &[f64]) {
        for ((&mixed, &a), &b) in mixed.iter().zip(a).zip(b) {
            let moved = mixed - a;
            if moved.is_finite() && b.is_finite() {
                sums.count += 1.0;
                sums.product += (b - self.shift) * moved;
                sums.difference += moved * moved;
            }
        }
    }

    /// Mean, less the shift, and variance.
    fn moments(&self) -> (f64, f64) {
        let n = 2.0 * self.count;
        let mean = (self.a + self.b) / n;
        (mean, self.square / n - mean * mean)
    }

    /// First-order and total index.
    fn indices(&self, moved: &Moved) -> (f64, f64) {
        let (_, variance) = self.moments();
        if variance.is_nan() || variance <= 0.0 || moved.count == 0.0 {
            return (0.0, 0.0);
        }
        (moved.product / moved.count / variance, moved.difference / (2.0 * moved.count) / variance)
    }
}

#[cfg(test)]
mod tests {
    use super::estimates;

    /// Numbers from 0 to 1 that only need to differ.
    fn numbers(seed: u32, count: usize) -> Vec<f64> {
        let next = |state: &u32| Some(state.wrapping_mul(1664525).wrapping_add(1013904223));
        std::iter::successors(Some(seed), next)
            .skip(3)
            .map(|state| f64::from(state) / 4294967296.0)
            .take(count)
            .collect()
    }

    #[test]
    fn points_without_an_answer_do_not_dilute_the_others() {
        let [x, u, v, w] = [1, 2, 3, 4].map(|seed| numbers(seed, 20_000));
        let sum = |x: &[f64], u: &[f64]| x.iter().zip(u).map(|(x, u)| x + u).collect::<Vec<f64>>();
        let (a, b, mixed) = (sum(&x, &u), sum(&v, &w), sum(&v, &u));
        let whole = estimates(&a, &b, std::slice::from_ref(&mixed), &[]).unwrap();
        assert!((whole.first_order[0] - 0.5).abs() < 0.02 && (whole.total[0] - 0.5).abs() < 0.02, "{whole:?}");
        // One in three mixed points has no answer, whatever its inputs.
        let holes = mixed.iter().enumerate().map(|(i, y)| if i % 3 == 0 { f64::NAN } else { *y }).collect();
        let part = estimates(&a, &b, &[holes, mixed], &[]).unwrap();
        assert!((part.first_order[0] - 0.5).abs() < 0.03 && (part.total[0] - 0.5).abs() < 0.03, "{part:?}");
        assert_eq!((part.first_order[1], part.total[1]), (whole.first_order[0], whole.total[0]));
        let none = estimates(&a, &b, &[vec![f64::NAN; 20_000]], &[]).unwrap();
        assert_eq!((none.first_order[0], none.total[0]), (0.0, 0.0));
    }
}
