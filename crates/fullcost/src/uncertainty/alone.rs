//! A distribution by itself, outside any scenario.

use fullcost_kernel::Program;

use crate::error::Result;
use crate::uncertainty::distribution::Distribution;
use crate::uncertainty::engine::Settings;
use crate::uncertainty::kept::Kept;
use crate::uncertainty::problem::{Input, Problem, Source};

/// The path of a distribution that stands alone: its draws depend on it.
const ALONE: &str = "x";

impl Distribution {
    /// Draws of it alone.
    pub fn sample(&self, settings: &Settings) -> Result<Vec<f64>> {
        let inputs = vec![Input { path: ALONE.to_owned(), source: Source::Drawn(self.clone()) }];
        let problem = Problem { inputs, groups: Vec::new(), program: Program::default(), outputs: Vec::new() };
        Ok(Kept::new(problem, settings)?.input(0))
    }
}
