//! A scenario's draws, as Python sees them.

use std::sync::{Arc, OnceLock};

use fullcost::json::ToJson as _;
use fullcost::page::Page;
use fullcost::read::{Read, read};
use fullcost::uncertainty::answers::{Sampled, SampledOutput};
use fullcost::uncertainty::ask::{Ask, Summaries, level_name, probabilities};
use fullcost::uncertainty::kept::Kept;
use fullcost::uncertainty::summary::Summary;
use fullcost::{Code, ENGLISH, Error};
use pyo3::prelude::*;
use pyo3::types::PyByteArray;
use serde_json::{Value, json};

use crate::arrays::{bytes, numbers};
use crate::door::{catch, pass, raised, unknown_name};
use crate::object;
use crate::table::{Cells, Column, Table, internal};
use crate::watch::watched;

/// Reads options as the one strict reader does.
pub fn ask(options: &Bound<'_, PyAny>) -> PyResult<Ask> {
    options_of(options)
}

/// The same for options of any question.
pub fn options_of<T: Read>(options: &Bound<'_, PyAny>) -> PyResult<T> {
    catch(|| read(&object::document(options)?)).map_err(raised)
}

/// A scenario's outputs with their ranges. Draws are drawn again when somebody asks for them, and then kept.
#[pyclass(frozen, module = "fullcost._core")]
pub struct Sample {
    page: Arc<Page>,
    ask: Ask,
    sampled: Sampled,
    summaries: Vec<Summary>,
    kept: OnceLock<Kept>,
}

impl Sample {
    pub fn new(py: Python<'_>, page: &Arc<Page>, ask: Ask) -> PyResult<Sample> {
        let (on, asked) = (page.clone(), ask.clone());
        let (sampled, summaries) = watched(py, move |watch| on.model.summaries(&asked, &ENGLISH, watch))?;
        Ok(Sample { page: page.clone(), ask, sampled, summaries, kept: OnceLock::new() })
    }

    fn place(&self, output: &str) -> fullcost::Result<usize> {
        let ids = || self.sampled.outputs.iter().map(|output| output.id.as_str());
        let unknown = || unknown_name("output", output, "was not sampled", ids());
        ids().position(|id| id == output).ok_or_else(unknown)
    }

    fn summary(&self, output: &str) -> fullcost::Result<&Summary> {
        self.summaries.get(self.place(output)?).ok_or_else(|| internal("outputs", "no summary"))
    }

    fn kept(&self, py: Python<'_>) -> PyResult<&Kept> {
        if let Some(kept) = self.kept.get() {
            return Ok(kept);
        }
        if self.sampled.summary == Summaries::Streaming {
            let message = "are not kept where the summary is streaming";
            return Err(raised(Error::new(Code::Impossible, "draws", message, "summary=\"exact\"")));
        }
        let (page, ask) = (self.page.clone(), self.ask.clone());
        let kept = watched(py, move |watch| page.model.keep(&ask, watch))?;
        Ok(self.kept.get_or_init(|| kept))
    }
}

#[pymethods]
impl Sample {
    /// All of it, as JSON.
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        pass(py, || Ok(self.sampled.json()))
    }

    /// The outputs, one row each, with the quantiles that were asked for.
    fn outputs(&self, py: Python<'_>) -> PyResult<Table> {
        pass(py, || {
            let outputs = || self.sampled.outputs.iter();
            let column = |name: &str, cells: Cells| Column { name: name.to_owned().into(), cells };
            let text =
                |of: fn(&SampledOutput) -> &String| Cells::Text(outputs().map(|row| Some(of(row).clone())).collect());
            let number = |of: &dyn Fn(&SampledOutput) -> f64| Cells::Number(outputs().map(of).collect());
            let mut columns = vec![
                column("id", text(|row| &row.id)),
                column("label", text(|row| &row.label)),
                column("unit", text(|row| &row.unit)),
                column("point", number(&|row| row.point)),
                column("mean", number(&|row| row.mean)),
                column("sd", number(&|row| row.sd)),
            ];
            for (place, &p) in self.ask.levels().iter().enumerate() {
                let value = |row: &SampledOutput| row.quantiles.get(place).map_or(f64::NAN, |quantile| quantile.value);
                columns.push(column(&level_name(p), number(&value)));
            }
            #[expect(clippy::cast_possible_truncation, reason = "a number of draws")]
            let unanswered = outputs().map(|row| Some(row.unanswered as i64)).collect();
            columns.push(column("unanswered", Cells::Whole(unanswered)));
            columns.push(column("sentence", text(|row| &row.sentence)));
            Ok(Table::of_columns(columns, self.sampled.outputs.len()))
        })
    }

    /// The quantiles that were asked for, one row each.
    fn quantiles(&self, py: Python<'_>) -> PyResult<Table> {
        let rows = self.sampled.outputs.iter().flat_map(|output| {
            let row = |of: &fullcost::uncertainty::answers::QuantileRow| {
                json!({"output": output.id, "unit": output.unit, "p": of.p, "value": of.value, "error": of.error})
            };
            output.quantiles.iter().map(row)
        });
        pass(py, || Table::of_value("quantiles", Value::Array(rows.collect())))
    }

    /// Quantiles of an output at probabilities.
    fn quantile<'py>(&self, py: Python<'py>, output: &str, p: &[u8]) -> PyResult<Bound<'py, PyByteArray>> {
        let values = pass(py, || {
            let (summary, levels) = (self.summary(output)?, numbers(p)?);
            probabilities("p", &levels)?;
            Ok(levels.into_iter().map(|p| summary.quantile(p)).collect::<Vec<f64>>())
        })?;
        bytes(py, &values)
    }

    /// The shares of draws of an output above values.
    fn exceedance<'py>(&self, py: Python<'py>, output: &str, values: &[u8]) -> PyResult<Bound<'py, PyByteArray>> {
        let shares = pass(py, || {
            let summary = self.summary(output)?;
            let values = numbers(values)?;
            if let Some(place) = values.iter().position(|value| value.is_nan()) {
                let path = format!("value[{place}]");
                return Err(Error::new(Code::NotFinite, path, "must be a number, got NaN", "a number"));
            }
            Ok(values.into_iter().map(|value| summary.exceedance(value)).collect::<Vec<f64>>())
        })?;
        bytes(py, &shares)
    }

    /// The paths of the numbers that were drawn.
    fn inputs(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        let problem = self.kept(py)?.problem();
        let drawn = problem.inputs.iter().filter(|input| input.distribution().is_some());
        Ok(drawn.map(|input| input.path.clone()).collect())
    }

    /// The draws of an output, or of an input by its path, in their order.
    fn draws<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyByteArray>> {
        let kept = self.kept(py)?;
        let inputs = &kept.problem().inputs;
        let values = match inputs.iter().position(|input| input.path == name) {
            Some(input) => pass(py, || Ok(kept.input(input)))?,
            None => pass(py, || {
                let names = || inputs.iter().map(|input| input.path.as_str());
                let outputs = || self.sampled.outputs.iter().map(|output| output.id.as_str());
                let unknown = |_| unknown_name("name", name, "was not sampled", outputs().chain(names()));
                Ok(kept.output(self.place(name).map_err(unknown)?))
            })?,
        };
        bytes(py, &values)
    }
}
