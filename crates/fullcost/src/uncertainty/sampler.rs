//! Fills blocks of draws of all inputs of a problem.

use fullcost_kernel::{BLOCK, Column, Generator, Width};
#[cfg(feature = "read")]
use fullcost_kernel::{Sobol, Strata};

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::model::pack::Pack;
use crate::record::words;
use crate::text::joined;
use crate::uncertainty::Distribution;
use crate::uncertainty::draw::{Draw, FromNormal, normal};
use crate::uncertainty::problem::{Group, Problem, Source};

words! {
    /// How points are spread.
    pub enum Method {
        /// Independent draws.
        MonteCarlo = "monte_carlo",
        /// Latin hypercube: each input has one draw in each of n equal parts of its probability.
        LatinHypercube = "latin_hypercube",
        /// Owen-scrambled Sobol points, best with a power of two. Inputs after the 64th are drawn independently.
        Sobol = "sobol",
    }
}

/// Draws of a stretch, after which a generator takes another key.
const STRETCH_BLOCKS: u64 = (1 << 34) / BLOCK as u64;
/// Beyond this, an index is no whole number in JavaScript.
const MOST_DRAWS: u64 = (1 << 53) - 1;
/// Strata and Sobol points are numbered in 32 bits.
const MOST_POINTS: u64 = 1 << 32;

/// The source of random bits of one input.
#[derive(Clone)]
#[cfg_attr(feature = "read", expect(clippy::large_enum_variant, reason = "there is one for each input"))]
enum Bits {
    Counter(Generator),
    #[cfg(feature = "read")]
    Strata(Strata, Generator),
    #[cfg(feature = "read")]
    Points(Sobol),
}

#[derive(Clone)]
enum Way {
    /// With bits where its group goes on without it.
    Fixed(f64, Option<Bits>),
    Alone(Bits, Draw),
    /// Drawn with its group.
    Together(Bits, FromNormal),
}

/// Draws the inputs of a problem.
#[derive(Clone)]
pub struct Sampler {
    seed: u64,
    method: Method,
    draws: u64,
    /// The dimension of the first input.
    dimension: usize,
    stretch: u64,
    paths: Vec<String>,
    ways: Vec<Way>,
    /// Distributions that stand alone, as bytes, and how they are drawn: inputs that are alike share a table.
    known: Vec<(Vec<u8>, Draw)>,
    groups: Vec<Group>,
    width: Width,
}

/// Refuses numbers of draws that cannot be numbered.
pub fn check_draws(draws: u64, method: Method) -> Result<()> {
    let most = if method == Method::MonteCarlo { MOST_DRAWS } else { MOST_POINTS };
    if draws == 0 || draws > most {
        let message = joined(&["must be from 1 to ", &whole(most), ", got ", &whole(draws)]);
        return Err(Error::new(Code::OutOfRange, "draws", message, joined(&[">= 1 and <= ", &whole(most)])));
    }
    Ok(())
}

impl Sampler {
    /// A sampler of `draws` draws. Fails where they are too many, or none.
    pub fn new(problem: &Problem, seed: u64, method: Method, draws: u64, width: Width) -> Result<Sampler> {
        check_draws(draws, method)?;
        Ok(Sampler::from(problem, seed, method, draws, width, 0))
    }

    /// Sobol points of a problem in the dimensions after those of its first sampler: another, independent sample. What would be a
    /// dimension after the 64th is drawn independently, so with more than 32 inputs some are.
    pub fn second(problem: &Problem, seed: u64, points: u64, width: Width) -> Sampler {
        Sampler::from(problem, !seed, Method::Sobol, points, width, problem.inputs.len())
    }

    fn from(problem: &Problem, seed: u64, method: Method, draws: u64, width: Width, dimension: usize) -> Sampler {
        let mut sampler = Sampler::empty(problem, seed, method, draws, width, dimension);
        while sampler.grow(problem) {}
        sampler
    }

    fn empty(problem: &Problem, seed: u64, method: Method, draws: u64, width: Width, dimension: usize) -> Sampler {
        let paths = problem.inputs.iter().map(|input| input.path.clone()).collect();
        let groups = problem.groups.clone();
        Sampler {
            seed,
            method,
            draws,
            dimension,
            stretch: 0,
            paths,
            ways: Vec::new(),
            known: Vec::new(),
            groups,
            width,
        }
    }

    /// A sampler that can draw nothing before it has grown.
    pub fn seedling(problem: &Problem, seed: u64, method: Method, draws: u64, width: Width) -> Result<Sampler> {
        check_draws(draws, method)?;
        Ok(Sampler::empty(problem, seed, method, draws, width, 0))
    }

    /// Learns to draw one more input: its table is made. False when it knows all.
    pub fn grow(&mut self, problem: &Problem) -> bool {
        let place = self.ways.len();
        let Some(input) = problem.inputs.get(place) else { return false };
        let together = problem.groups.iter().any(|group| group.members.contains(&(place as u32)));
        let generator = Generator::new(self.seed, &input.path, 0);
        let bits = || Bits::new(generator, self.method, self.draws, self.dimension + place);
        let way = match &input.source {
            Source::Fixed(value) => Way::Fixed(*value, together.then(bits)),
            Source::Drawn(distribution) if together => Way::Together(bits(), FromNormal::new(distribution)),
            Source::Drawn(distribution) => Way::Alone(bits(), self.draw_of(distribution)),
        };
        self.ways.push(way);
        true
    }

    fn draw_of(&mut self, distribution: &Distribution) -> Draw {
        let mut bytes = Vec::new();
        distribution.pack(&mut bytes);
        if let Some((_, draw)) = self.known.iter().find(|(known, _)| *known == bytes) {
            return draw.clone();
        }
        let draw = Draw::new(distribution);
        self.known.push((bytes, draw.clone()));
        draw
    }

    /// Holds an input that stands still at another value.
    pub fn hold(&mut self, place: usize, value: f64) {
        if let Some(Way::Fixed(held, _)) = self.ways.get_mut(place) {
            *held = value;
        }
    }

    /// Fills a column for each input.
    pub fn fill(&mut self, block: u64, columns: &mut [Column]) {
        self.enter(block / STRETCH_BLOCKS);
        let place = (block % STRETCH_BLOCKS) as u32;
        let mut bits = [0u32; BLOCK];
        for (way, column) in self.ways.iter().zip(columns.iter_mut()) {
            match way {
                Way::Fixed(value, _) => *column = [*value; BLOCK],
                Way::Alone(source, draw) => {
                    source.fill(self.width, place, &mut bits);
                    draw.fill(self.width, &bits, column);
                }
                Way::Together(..) => {}
            }
        }
        for group in &self.groups {
            let mut normals = vec![[0.0; BLOCK]; group.members.len()];
            for (member, normals) in group.members.iter().zip(&mut normals) {
                if let Some(Way::Together(source, _) | Way::Fixed(_, Some(source))) = self.ways.get(*member as usize) {
                    source.fill(self.width, place, &mut bits);
                    normal().of_bits(self.width, &bits, normals);
                }
            }
            for (row, &member) in group.members.iter().enumerate() {
                let mut mixed = [0.0; BLOCK];
                for (&weight, normals) in group.factor.iter().skip(row * (row + 1) / 2).zip(&normals).take(row + 1) {
                    for (mixed, normal) in mixed.iter_mut().zip(normals) {
                        *mixed += weight * normal;
                    }
                }
                if let (Some(column), Some(Way::Together(_, draw))) =
                    (columns.get_mut(member as usize), self.ways.get(member as usize))
                {
                    draw.fill(self.width, &mixed, column);
                }
            }
        }
    }

    /// Changes the keys of generators where a stretch begins.
    fn enter(&mut self, stretch: u64) {
        if stretch == self.stretch {
            return;
        }
        self.stretch = stretch;
        for (way, path) in self.ways.iter_mut().zip(&self.paths) {
            if let Way::Alone(bits, _) | Way::Together(bits, _) | Way::Fixed(_, Some(bits)) = way {
                bits.enter(self.seed, path, stretch);
            }
        }
    }
}

impl Bits {
    /// A page only ever draws independently: it does without the tables of the other methods.
    #[cfg(not(feature = "read"))]
    fn new(generator: Generator, _: Method, _: u64, _: usize) -> Bits {
        Bits::Counter(generator)
    }

    #[cfg(feature = "read")]
    fn new(generator: Generator, method: Method, draws: u64, dimension: usize) -> Bits {
        let salt = generator.salt();
        match method {
            Method::MonteCarlo => Bits::Counter(generator),
            Method::LatinHypercube => match Strata::new(draws, salt) {
                Some(strata) => Bits::Strata(strata, generator),
                None => Bits::Counter(generator),
            },
            // Inputs beyond the table of directions are drawn independently.
            Method::Sobol => Sobol::new(dimension, salt[0]).map_or(Bits::Counter(generator), Bits::Points),
        }
    }

    fn fill(&self, width: Width, block: u32, out: &mut [u32; BLOCK]) {
        match self {
            Bits::Counter(generator) => generator.fill(width, block, out),
            #[cfg(feature = "read")]
            Bits::Strata(strata, generator) => {
                generator.fill(width, block, out);
                strata.fill(block.wrapping_mul(BLOCK as u32), out);
            }
            #[cfg(feature = "read")]
            Bits::Points(sobol) => sobol.fill(block, out),
        }
    }

    fn enter(&mut self, seed: u64, path: &str, stretch: u64) {
        match self {
            Bits::Counter(generator) => *generator = Generator::new(seed, path, stretch as u32),
            #[cfg(feature = "read")]
            Bits::Strata(..) | Bits::Points(_) => {}
        }
    }
}

#[cfg(test)]
#[cfg(feature = "read")]
mod tests {
    use super::*;
    use crate::real::Real as _;
    use crate::uncertainty::distribution::{Distribution, Samples};
    use crate::uncertainty::problem::Input;
    use crate::uncertainty::tape::recorded;

    /// The strata of two inputs in the order of their draws.
    fn orders(count: u32, seed: u64) -> [Vec<f64>; 2] {
        let values = (0..count).map(f64::from).collect();
        let of = Distribution::Samples(Samples { values });
        let input = |path: &str| Input { path: path.to_owned(), source: Source::Drawn(of.clone()) };
        let inputs = vec![input("one"), input("other")];
        let problem = Problem { inputs, groups: Vec::new(), program: recorded(Vec::new), outputs: Vec::new() };
        let method = Method::LatinHypercube;
        let mut sampler = Sampler::new(&problem, seed, method, count.into(), Width::Baseline).unwrap();
        let mut columns = vec![[0.0; BLOCK]; 2];
        let mut all = [Vec::new(), Vec::new()];
        for block in 0..u64::from(count).div_ceil(BLOCK as u64) {
            sampler.fill(block, &mut columns);
            all.iter_mut().zip(&columns).for_each(|(all, column)| all.extend_from_slice(column));
        }
        all.each_mut().map(|all| all.drain(..count as usize).collect())
    }

    /// The bounds are those of the kernel's own tests, whose keys are well mixed.
    #[test]
    fn strata_come_in_orders_that_are_unrelated() {
        for count in [64, 100, 1000, 1024] {
            let n = f64::from(count);
            let in_se = |a: &[f64], b: &[f64]| {
                let middle = (n - 1.0) / 2.0;
                let sum: f64 = a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum();
                sum / ((n * n - 1.0) / 12.0 * n) * (n - 1.0).sqrt()
            };
            let line: Vec<f64> = (0..count).map(f64::from).collect();
            let (mut apart, mut alone, mut trend) = (vec![], vec![], vec![]);
            for seed in 0..300 {
                let [a, b] = orders(count, seed);
                apart.push(in_se(&a, &b));
                trend.push(in_se(&a, &line));
                for lag in 1..4 {
                    alone.push(in_se(&a, &[&a[lag..], &a[..lag]].concat()) + 1.0 / (n - 1.0).sqrt());
                }
            }
            for (what, all) in [("two inputs", apart), ("a line", trend), ("itself", alone)] {
                let m = all.len() as f64;
                let most = all.iter().fold(0.0, |most: f64, x| most.larger(x.abs()));
                let (mean, square) = (all.iter().sum::<f64>() / m, all.iter().map(|x| x * x).sum::<f64>() / m);
                assert!(
                    mean.abs() < 0.3 && (0.7..1.35).contains(&square) && most < 4.5,
                    "{count} strata, {what}: {mean} {square} {most}"
                );
            }
        }
    }

    #[test]
    fn all_orders_of_four_strata_occur() {
        let mut times = std::collections::HashMap::new();
        for seed in 0..12_000 {
            for order in orders(4, seed) {
                *times.entry(order.into_iter().map(|x| x as u32).collect::<Vec<u32>>()).or_insert(0_i32) += 1;
            }
        }
        assert!(times.len() == 24 && times.values().all(|times| (times - 1000).abs() < 400), "{times:?}");
    }
}
