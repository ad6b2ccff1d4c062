//! A distribution by itself, outside any scenario.

use fullcost_kernel::{BLOCK, Program, Width};

use crate::error::Result;
use crate::estimate::any_distribution;
use crate::read::{Node, Read, read};
use crate::uncertainty::distribution::Distribution;
use crate::uncertainty::problem::{Input, Problem, Source};
use crate::uncertainty::sampler::{Method, Sampler};
use crate::value::Value;

struct Alone(Distribution);

impl Read for Alone {
    fn read(node: Node<'_>) -> Self {
        Alone(any_distribution(node))
    }
}

impl Distribution {
    /// Reads a distribution as it is written where a number is uncertain: `6 to 10`, or an object.
    pub fn of(value: &Value) -> Result<Distribution> {
        let Alone(distribution) = read(value)?;
        Ok(distribution)
    }

    /// Independent draws of it: those of an input without a path.
    pub fn sample(&self, draws: u64, seed: u64) -> Result<Vec<f64>> {
        let source = Source::Drawn(self.clone());
        let inputs = vec![Input { path: String::new(), source }];
        let problem = Problem { inputs, groups: Vec::new(), program: Program::default(), outputs: Vec::new() };
        let mut sampler = Sampler::new(&problem, seed, Method::MonteCarlo, draws, Width::best())?;
        let mut block = [[0.0; BLOCK]];
        let mut all = Vec::new();
        for place in 0..draws.div_ceil(BLOCK as u64) {
            sampler.fill(place, &mut block);
            all.extend_from_slice(block.as_flattened());
        }
        all.truncate(draws as usize);
        Ok(all)
    }
}
