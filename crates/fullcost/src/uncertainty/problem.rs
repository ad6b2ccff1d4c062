//! What is sampled: uncertain inputs, how they move together, and the program from inputs to outputs.

use fullcost_kernel::Program;

use crate::uncertainty::distribution::Distribution;

/// Where an input's values come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Drawn from a distribution.
    Drawn(Distribution),
    /// The same in every draw.
    Fixed(f64),
}

/// An input of a program.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path. Its draws depend on the seed, this path and the distribution alone.
    pub path: String,
    /// Where its values come from.
    pub source: Source,
}

/// Inputs that move together, as a Gaussian copula.
#[derive(Clone, Debug)]
pub struct Group {
    /// Places among the inputs, in their order.
    pub members: Vec<u32>,
    /// Lower Cholesky factor of the normal correlations, row by row, each as long as its number.
    pub factor: Vec<f64>,
}

/// Everything that sampling needs to know.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The inputs, in the order of their paths in the scenario: a Sobol dimension for each.
    pub inputs: Vec<Input>,
    /// Which of them move together. No input is in two groups.
    pub groups: Vec<Group>,
    /// From inputs to outputs.
    pub program: Program,
    /// What the outputs are called.
    pub outputs: Vec<String>,
}

impl Input {
    /// Its distribution, if it is drawn from one.
    pub fn distribution(&self) -> Option<&Distribution> {
        match &self.source {
            Source::Drawn(distribution) => Some(distribution),
            Source::Fixed(_) => None,
        }
    }
}
