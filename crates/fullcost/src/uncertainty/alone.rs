//! A distribution by itself, outside any scenario.

use fullcost_kernel::Program;

use crate::error::Result;
use crate::json::ToJson;
use crate::uncertainty::distribution::Distribution;
use crate::uncertainty::engine::Settings;
use crate::uncertainty::kept::Kept;
use crate::uncertainty::problem::{Input, Problem, Source};

impl Distribution {
    /// Draws of it alone. They depend on the seed and on the distribution: two that differ do not move together.
    pub fn sample(&self, settings: &Settings) -> Result<Vec<f64>> {
        let inputs = vec![Input { path: self.json(), source: Source::Drawn(self.clone()) }];
        let problem = Problem { inputs, groups: Vec::new(), program: Program::default(), outputs: Vec::new() };
        Ok(Kept::new(problem, settings)?.input(0))
    }
}
