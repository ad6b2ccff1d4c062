//! Distributions by themselves, and several of them drawn together.

use fullcost::estimate;
use fullcost::json::ToJson as _;
use fullcost::uncertainty::ask::probabilities;
use fullcost::uncertainty::correlation::{Pair, groups};
use fullcost::uncertainty::indices::base_samples;
use fullcost::uncertainty::kept::Kept;
use fullcost::uncertainty::problem::{Group, Input, Problem, Source};
use fullcost::uncertainty::{self, Tail};
use fullcost::value::under;
use pyo3::prelude::*;
use pyo3::types::PyByteArray;

use crate::arrays::{bytes, numbers};
use crate::door::{catch, pass, raised, unknown_name};
use crate::object;
use crate::sample::ask;
use crate::watch::watched;

/// A distribution.
#[pyclass(frozen, module = "fullcost._core")]
pub struct Distribution(uncertainty::Distribution);

#[pymethods]
impl Distribution {
    /// Reads a distribution: a dict with its name as key, or `6 to 10`.
    #[new]
    fn new(spec: &Bound<'_, PyAny>) -> PyResult<Distribution> {
        catch(|| estimate::distribution(&object::document(spec)?)).map(Distribution).map_err(raised)
    }

    /// As it is written, as JSON.
    fn json(&self) -> String {
        self.0.json()
    }

    /// Its mean.
    fn mean(&self, py: Python<'_>) -> PyResult<f64> {
        pass(py, || Ok(self.0.mean()))
    }

    /// Its standard deviation.
    fn sd(&self, py: Python<'_>) -> PyResult<f64> {
        pass(py, || Ok(self.0.sd()))
    }

    /// The values that it does not exceed with these probabilities.
    fn quantile<'py>(&self, py: Python<'py>, p: &[u8]) -> PyResult<Bound<'py, PyByteArray>> {
        let values = pass(py, || {
            let levels = numbers(p)?;
            probabilities("p", &levels)?;
            Ok(levels.into_iter().map(|p| self.0.quantile(Tail::of(p))).collect::<Vec<f64>>())
        })?;
        bytes(py, &values)
    }

    /// The probabilities of values up to these.
    fn cdf<'py>(&self, py: Python<'py>, values: &[u8]) -> PyResult<Bound<'py, PyByteArray>> {
        let below = pass(py, || {
            let below = |value: f64| if value.is_nan() { value } else { self.0.cdf(value).0 };
            Ok(numbers(values)?.into_iter().map(below).collect::<Vec<f64>>())
        })?;
        bytes(py, &below)
    }

    /// Draws from it.
    fn sample<'py>(&self, py: Python<'py>, options: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyByteArray>> {
        let settings = ask(options)?.settings().map_err(raised)?;
        let problem = problem(vec![(self.0.json(), self.0.clone())], Vec::new());
        let kept = watched(py, move |watch| Kept::watched(problem, &settings, watch))?;
        bytes(py, &pass(py, || Ok(kept.input(0)))?)
    }
}

/// Uncertain numbers that are drawn together, for functions that are no scenario.
#[pyclass(frozen, module = "fullcost._core")]
pub struct Inputs(Problem);

#[pymethods]
impl Inputs {
    /// Distributions by name, and rank correlations between pairs of names.
    #[new]
    fn new(inputs: Vec<(String, Bound<'_, PyAny>)>, correlations: Vec<(String, String, f64)>) -> PyResult<Inputs> {
        let read = |(name, spec): (String, Bound<'_, PyAny>)| {
            let read = || estimate::distribution(&object::document(&spec)?);
            catch(read).map_err(|error| under(&name, error)).map(|distribution| (name, distribution))
        };
        let inputs = inputs.into_iter().map(read).collect::<fullcost::Result<Vec<_>>>().map_err(raised)?;
        let groups = catch(|| group(&inputs, &correlations)).map_err(raised)?;
        Ok(Inputs(problem(inputs, groups)))
    }

    /// Draws of each.
    fn sample<'py>(&self, py: Python<'py>, options: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyByteArray>>> {
        let settings = ask(options)?.settings().map_err(raised)?;
        let problem = self.0.clone();
        let kept = watched(py, move |watch| Kept::watched(problem, &settings, watch))?;
        (0..self.0.inputs.len()).map(|input| bytes(py, &kept.input(input))).collect()
    }

    /// The two base samples of one scrambling, on which Sobol indices are estimated: the columns of the first, then of the second.
    /// Draws are spread over the scramblings.
    fn base<'py>(
        &self,
        py: Python<'py>,
        options: &Bound<'py, PyAny>,
        scrambling: u64,
    ) -> PyResult<Vec<Bound<'py, PyByteArray>>> {
        let settings = ask(options)?.settings().map_err(raised)?;
        let problem = self.0.clone();
        let columns = watched(py, move |watch| base_samples(&problem, &settings, scrambling, watch))?;
        columns.iter().map(|column| bytes(py, column)).collect()
    }
}

fn problem(inputs: Vec<(String, uncertainty::Distribution)>, groups: Vec<Group>) -> Problem {
    let input = |(path, distribution)| Input { path, source: Source::Drawn(distribution) };
    Problem {
        inputs: inputs.into_iter().map(input).collect(),
        groups,
        program: fullcost::uncertainty::tape::recorded(Vec::new),
        outputs: Vec::new(),
    }
}

/// The inputs that move together.
fn group(
    inputs: &[(String, uncertainty::Distribution)],
    correlations: &[(String, String, f64)],
) -> fullcost::Result<Vec<Group>> {
    let place = |at: &str, name: &str| {
        let names = || inputs.iter().map(|(name, _)| name.as_str());
        names().position(|other| other == name).ok_or_else(|| unknown_name(at, name, "is no input", names()))
    };
    let mut pairs = Vec::new();
    for (number, (a, b, rank)) in correlations.iter().enumerate() {
        let at = format!("correlations[{number}]");
        let ends = [place(&at, a)? as u32, place(&at, b)? as u32];
        pairs.push(Pair { at, ends, rank: *rank });
    }
    let name = |place: u32| inputs.get(place as usize).map(|(name, _)| name.clone()).unwrap_or_default();
    let found = groups(&pairs, &name)?;
    Ok(found.into_iter().map(|(members, factor)| Group { members, factor }).collect())
}
