//! Fills blocks of draws of all inputs of a problem.

use fullcost_kernel::{BLOCK, Column, Generator, Width};
#[cfg(feature = "read")]
use fullcost_kernel::{Sobol, Strata};

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::record::words;
use crate::text::joined;
use crate::uncertainty::draw::{Draw, FromNormal, normal};
use crate::uncertainty::problem::{Group, Problem, Source};

words! {
    /// How points are spread.
    pub enum Method {
        /// Independent draws.
        MonteCarlo = "monte_carlo",
        /// Latin hypercube: each input has one draw in each of n equal parts of its probability.
        LatinHypercube = "latin_hypercube",
        /// Owen-scrambled Sobol points, best with a power of two.
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
#[cfg_attr(feature = "read", expect(clippy::large_enum_variant, reason = "there is one for each input"))]
enum Way {
    Fixed(f64),
    Alone(Bits, Draw),
    /// Drawn with its group.
    Together,
}

#[derive(Clone)]
struct Member {
    place: usize,
    bits: Bits,
    /// None where it stands still.
    draw: Option<FromNormal>,
}

/// Draws the inputs of a problem.
#[derive(Clone)]
pub struct Sampler {
    seed: u64,
    stretch: u64,
    paths: Vec<String>,
    ways: Vec<Way>,
    groups: Vec<(Vec<Member>, Vec<f64>)>,
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

    /// Sobol points of a problem in the dimensions after those of its first sampler: another, independent sample.
    pub fn second(problem: &Problem, seed: u64, points: u64, width: Width) -> Sampler {
        Sampler::from(problem, !seed, Method::Sobol, points, width, problem.inputs.len())
    }

    fn from(problem: &Problem, seed: u64, method: Method, draws: u64, width: Width, dimension: usize) -> Sampler {
        let bits =
            |place: usize, path: &str| Bits::new(Generator::new(seed, path, 0), method, draws, dimension + place);
        let mut ways: Vec<Way> = Vec::new();
        for (place, input) in problem.inputs.iter().enumerate() {
            let together = problem.groups.iter().any(|group| group.members.contains(&(place as u32)));
            ways.push(match &input.source {
                Source::Fixed(value) => Way::Fixed(*value),
                Source::Drawn(_) if together => Way::Together,
                Source::Drawn(distribution) => Way::Alone(bits(place, &input.path), Draw::new(distribution)),
            });
        }
        let group = |group: &Group| {
            let member = |&place: &u32| {
                let place = place as usize;
                let input = problem.inputs.get(place)?;
                let draw = input.distribution().map(FromNormal::new);
                Some(Member { place, bits: bits(place, &input.path), draw })
            };
            (group.members.iter().filter_map(member).collect(), group.factor.clone())
        };
        Sampler {
            seed,
            stretch: 0,
            paths: problem.inputs.iter().map(|input| input.path.clone()).collect(),
            groups: problem.groups.iter().map(group).collect(),
            ways,
            width,
        }
    }

    /// Fills a column for each input.
    pub fn fill(&mut self, block: u64, columns: &mut [Column]) {
        self.enter(block / STRETCH_BLOCKS);
        let place = (block % STRETCH_BLOCKS) as u32;
        let mut bits = [0u32; BLOCK];
        for (way, column) in self.ways.iter().zip(columns.iter_mut()) {
            match way {
                Way::Fixed(value) => *column = [*value; BLOCK],
                Way::Alone(source, draw) => {
                    source.fill(self.width, place, &mut bits);
                    draw.fill(self.width, &bits, column);
                }
                Way::Together => {}
            }
        }
        for (members, factor) in &self.groups {
            let mut normals = vec![[0.0; BLOCK]; members.len()];
            for (member, column) in members.iter().zip(&mut normals) {
                member.bits.fill(self.width, place, &mut bits);
                normal().of_bits(self.width, &bits, column);
            }
            for (row, member) in members.iter().enumerate() {
                let mut mixed = [0.0; BLOCK];
                for (&weight, normals) in factor.iter().skip(row * (row + 1) / 2).zip(&normals).take(row + 1) {
                    for (mixed, normal) in mixed.iter_mut().zip(normals) {
                        *mixed += weight * normal;
                    }
                }
                if let (Some(column), Some(draw)) = (columns.get_mut(member.place), &member.draw) {
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
        let seed = self.seed;
        for (way, path) in self.ways.iter_mut().zip(&self.paths) {
            if let Way::Alone(bits, _) = way {
                bits.enter(seed, path, stretch);
            }
        }
        for member in self.groups.iter_mut().flat_map(|(members, _)| members) {
            if let Some(path) = self.paths.get(member.place) {
                member.bits.enter(seed, path, stretch);
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
        let [a, b, c] = generator.salt();
        match method {
            Method::MonteCarlo => Bits::Counter(generator),
            Method::LatinHypercube => match Strata::new(draws, [a, b, c, 0]) {
                Some(strata) => Bits::Strata(strata, generator),
                None => Bits::Counter(generator),
            },
            // Inputs beyond the table of directions are drawn independently.
            Method::Sobol => Sobol::new(dimension, a).map_or(Bits::Counter(generator), Bits::Points),
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
