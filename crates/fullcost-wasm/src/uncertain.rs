//! Uncertainty in the full build: questions with options as documents, draws as arrays of numbers, distributions.

use fullcost::ENGLISH;
use fullcost::error::Error;
use fullcost::estimate;
use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::call::options;
use fullcost::uncertainty::engine::{Settings, Unwatched};
use fullcost::uncertainty::kept::Kept;
use fullcost::uncertainty::{self, Tail, sweep};
use fullcost::value::{DEEPEST, under};
use wasm_bindgen::prelude::*;

use crate::full::read;
use crate::{Model, thrown, words};

#[wasm_bindgen]
impl Model {
    /// The answer to a question, as JSON.
    pub fn answer(&self, question: &str, options: JsValue) -> Result<String, JsValue> {
        let answer = || self.page.model.answer(question, &read(&options, DEEPEST)?, &ENGLISH, &Unwatched);
        answer().map_err(thrown)
    }

    /// A sweep over some paths, one of which may be `readings`: its values are places in `sets`, which are ids with commas
    /// between. With `draws`, each row is sampled.
    pub fn sweep(
        &self,
        paths: Vec<String>,
        sets: Vec<String>,
        options: JsValue,
        draws: bool,
    ) -> Result<Sweep, JsValue> {
        let sets = sets.iter().map(|set| words(set).into_iter().map(str::to_owned).collect()).collect();
        let sweep = || sweep::Sweep::new(&self.page.model, &paths, sets, &ask(options)?, draws);
        sweep().map(Sweep).map_err(thrown)
    }

    /// Samples, and keeps the draws.
    pub fn keep(&self, options: JsValue) -> Result<Draws, JsValue> {
        let keep = || self.page.model.keep(&ask(options)?, &Unwatched).map(Draws);
        keep().map_err(thrown)
    }

    /// Puts a distribution in the place of a number; or a date in that of a moment.
    pub fn set_range(&mut self, index: usize, spec: JsValue) -> Result<(), JsValue> {
        let model = &mut self.page.model;
        let path = model.plan().leaves.get(index).map(|leaf| leaf.path.clone()).unwrap_or_default();
        let written = read(&spec, DEEPEST).map_err(|error| under(&path, error));
        let edit = written.and_then(|written| model.written(index, &written));
        edit.and_then(|edit| model.set_all(&[(index, edit)])).map_err(thrown)
    }

    /// The hash of that many draws and their summaries.
    pub fn fingerprint(&self, draws: f64) -> Result<String, JsValue> {
        self.page.model.fingerprint(&Settings::of(draws as u64)).map_err(thrown)
    }
}

/// Draws that are kept: inputs are drawn once.
#[wasm_bindgen]
pub struct Draws(Kept);

#[wasm_bindgen]
impl Draws {
    /// The paths of the inputs.
    pub fn paths(&self) -> Vec<String> {
        self.0.problem().inputs.iter().map(|input| input.path.clone()).collect()
    }

    /// The names of the outputs.
    pub fn outputs(&self) -> Vec<String> {
        self.0.problem().outputs.clone()
    }

    /// The draws of an input.
    pub fn input(&self, place: usize) -> Vec<f64> {
        self.0.input(place)
    }

    /// The draws of an output.
    pub fn output(&self, place: usize) -> Vec<f64> {
        self.0.output(place)
    }
}

/// What is computed for each row of a table.
#[wasm_bindgen]
pub struct Sweep(sweep::Sweep);

#[wasm_bindgen]
impl Sweep {
    /// The names of what is computed.
    pub fn names(&self) -> Vec<String> {
        self.0.names()
    }

    /// How many rows a grid has, once its values have been looked at. They stand one list after the other.
    pub fn rows(&self, values: &[f64], lengths: &[usize]) -> Result<f64, JsValue> {
        let mut rest = values.iter().copied();
        let lists = lengths.iter().map(|&length| rest.by_ref().take(length).collect()).collect();
        Ok(self.0.grid(lists).map_err(thrown)?.rows() as f64)
    }

    /// Computes some rows from columns of `count` values each, one after the other. `first` is the number of the first row.
    pub fn run(&self, values: &[f64], count: usize, first: f64) -> Result<Vec<f64>, JsValue> {
        let columns: Vec<&[f64]> = values.chunks(count.max(1)).collect();
        let done = self.0.run(sweep::Rows::Columns(&columns, first as u64), 1, &Unwatched);
        Ok(done.map_err(thrown)?.concat())
    }
}

/// A distribution by itself.
#[wasm_bindgen]
pub struct Distribution(uncertainty::Distribution);

#[wasm_bindgen]
impl Distribution {
    /// Reads one: an object with its name as key, or `6 to 10`.
    pub fn of(spec: JsValue) -> Result<Distribution, JsValue> {
        let read = || estimate::distribution(&read(&spec, DEEPEST)?);
        read().map(Distribution).map_err(thrown)
    }

    /// Its mean.
    pub fn mean(&self) -> f64 {
        self.0.mean()
    }

    /// Its standard deviation.
    pub fn sd(&self) -> f64 {
        self.0.sd()
    }

    /// The value that it does not exceed with that probability.
    pub fn quantile(&self, p: f64) -> Result<f64, JsValue> {
        uncertainty::ask::probability("p", p).map_err(thrown)?;
        Ok(self.0.quantile(Tail::of(p)))
    }

    /// The probability of values up to that one.
    pub fn cdf(&self, value: f64) -> f64 {
        if value.is_nan() { value } else { self.0.cdf(value).0 }
    }

    /// Draws from it.
    pub fn sample(&self, options: JsValue) -> Result<Vec<f64>, JsValue> {
        let sample = || self.0.sample(&ask(options)?.settings()?);
        sample().map_err(thrown)
    }
}

fn ask(value: JsValue) -> Result<Ask, Error> {
    options(&read(&value, DEEPEST)?)
}
