//! Uncertainty in the full build: questions with options as documents, draws as arrays of numbers, distributions.

use fullcost::Code;
use fullcost::ENGLISH;
use fullcost::error::Error;
use fullcost::estimate;
use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::call::options;
use fullcost::uncertainty::columns::Column;
use fullcost::uncertainty::engine::{Settings, Unwatched};
use fullcost::uncertainty::kept::Kept;
use fullcost::uncertainty::outputs::Wanted;
use fullcost::uncertainty::{self, Tail};
use fullcost::value::DEEPEST;
use wasm_bindgen::prelude::*;

use crate::full::read;
use crate::{Model, thrown};

#[wasm_bindgen]
impl Model {
    /// The answer to a question, as JSON.
    pub fn answer(&self, question: &str, options: JsValue) -> Result<String, JsValue> {
        let answer = || self.page.model.answer(question, &read(&options, DEEPEST)?, &ENGLISH, &Unwatched);
        answer().map_err(thrown)
    }

    /// The names of the outputs that the options ask for.
    pub fn outputs(&self, options: JsValue) -> Result<Vec<String>, JsValue> {
        let wanted = || self.page.model.wanted(&ask(options)?.outputs);
        Ok(names(&wanted().map_err(thrown)?))
    }

    /// Outputs by row, one after the other, where the numbers at `places` have a column of `values` each.
    pub fn over(&self, places: &[usize], values: &[f64], outputs: Vec<String>) -> Result<Vec<f64>, JsValue> {
        let rows = values.len().checked_div(places.len()).unwrap_or(0).max(1);
        let columns = places.iter().zip(values.chunks(rows)).map(|(&index, values)| Column { index, values });
        let over = || self.page.model.over(&columns.collect::<Vec<_>>(), &self.page.model.wanted(&outputs)?);
        Ok(over().map_err(thrown)?.concat())
    }

    /// Samples, and keeps the draws.
    pub fn keep(&self, options: JsValue) -> Result<Draws, JsValue> {
        let keep = || {
            let (model, ask) = (self.page.model.clone(), ask(options)?);
            let wanted = model.wanted(&ask.outputs)?;
            Ok(Draws { kept: model.keep(&ask, &Unwatched)?, model, ask, wanted })
        };
        keep().map_err(thrown)
    }

    /// Puts a distribution in the place of a number.
    pub fn set_range(&mut self, index: usize, spec: JsValue) -> Result<(), JsValue> {
        let mut set = || self.page.model.set_range(index, estimate::distribution(&read(&spec, DEEPEST)?)?);
        set().map_err(thrown)
    }

    /// The hash of that many draws and their summaries.
    pub fn fingerprint(&self, draws: f64) -> Result<String, JsValue> {
        self.page.model.fingerprint(&Settings::of(draws as u64)).map_err(thrown)
    }
}

/// Draws that are kept: inputs are drawn once.
#[wasm_bindgen]
pub struct Draws {
    model: fullcost::Model,
    ask: Ask,
    wanted: Vec<Wanted>,
    kept: Kept,
}

#[wasm_bindgen]
impl Draws {
    /// The paths of the inputs.
    pub fn paths(&self) -> Vec<String> {
        self.kept.problem().inputs.iter().map(|input| input.path.clone()).collect()
    }

    /// The names of the outputs.
    pub fn outputs(&self) -> Vec<String> {
        names(&self.wanted)
    }

    /// The draws of an input.
    pub fn input(&self, place: usize) -> Vec<f64> {
        self.kept.input(place)
    }

    /// The draws of an output.
    pub fn output(&self, place: usize) -> Vec<f64> {
        self.kept.output(place)
    }

    /// Mean, standard deviation and quantiles of each output, from streaming summaries of the same draws, where some numbers are
    /// set: NaN where the scenario has no answer then.
    pub fn under(&mut self, places: &[usize], values: &[f64]) -> Result<Vec<f64>, JsValue> {
        let mut model = self.model.clone();
        let changes: Vec<(usize, f64)> = places.iter().copied().zip(values.iter().copied()).collect();
        let levels = self.ask.levels();
        match model.set_all(&changes) {
            Err(Error { code: Code::Impossible, .. }) => {
                return Ok(vec![f64::NAN; (2 + levels.len()) * self.wanted.len()]);
            }
            done => done.map_err(thrown)?,
        }
        self.kept.update(model.problem(&self.wanted));
        let row = |output: usize| {
            let summary = self.kept.summary(output);
            let quantiles: Vec<f64> = levels.iter().map(|&p| summary.quantile(p)).collect();
            [summary.mean, summary.sd].into_iter().chain(quantiles)
        };
        Ok((0..self.wanted.len()).flat_map(row).collect())
    }

    /// The probabilities of those quantiles.
    pub fn levels(&self) -> Vec<f64> {
        self.ask.levels().to_vec()
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

fn names(wanted: &[Wanted]) -> Vec<String> {
    wanted.iter().map(|wanted| wanted.id().to_owned()).collect()
}
