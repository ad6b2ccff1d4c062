//! Answers about a model's uncertainty, in words: one file for each question.

mod condition;
mod curve;
mod drivers;
mod sample;
mod solve;

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::outcome::locale::Locale;
use crate::text::joined;
use crate::uncertainty::ask::Ask;
use crate::uncertainty::outputs::Wanted;
use crate::uncertainty::problem::Problem;

impl Model {
    /// The outputs of a question: those that are named, else all scopes and rates.
    pub fn wanted(&self, names: &[String]) -> Result<Vec<Wanted>> {
        if names.is_empty() {
            let all = Wanted::all(self.plan()).into_iter();
            return Ok(all.filter(|wanted| !wanted.id().starts_with("claims[")).collect());
        }
        let named = |(place, name): (usize, &String)| {
            let at = |error| Error { path: joined(&["outputs[", &whole(place as u64), "]"]), ..error };
            Wanted::named(self.plan(), name).map_err(at)
        };
        names.iter().enumerate().map(named).collect()
    }

    /// An output as a reader reads it.
    pub fn output_label(&self, wanted: &Wanted, words: &Locale) -> String {
        let id = wanted.id();
        match id.strip_prefix("claims[").and_then(|rest| rest.strip_suffix(']')) {
            Some(claim) => {
                let found = self.plan().claims.iter().find(|other| other.id == claim);
                found.map_or_else(|| claim.to_owned(), |claim| claim.label.clone())
            }
            None if words.has(&["scope.", id].concat()) => words.of("scope", id).to_owned(),
            None => words.of("output", id).to_owned(),
        }
    }

    pub(crate) fn one_output(&self, ask: &Ask) -> Result<Wanted> {
        let mut wanted = self.wanted(&ask.outputs)?;
        match (wanted.len(), ask.outputs.len()) {
            (1, _) => Ok(wanted.remove(0)),
            (0, _) | (_, 0) => Wanted::named(self.plan(), self.first_scope()),
            (count, _) => {
                let message = joined(&["must name one output, got ", &whole(count as u64)]);
                Err(Error::new(Code::WrongType, "outputs", message, "one output"))
            }
        }
    }

    /// The scope that the scenario counts first.
    pub fn first_scope(&self) -> &'static str {
        let headline = self.plan().headline.as_ref().map(|headline| headline.scope);
        let first = headline.or_else(|| crate::model::cut::answerable(self.plan()).last());
        first.map_or("", |preset| preset.id())
    }

    /// An input as a reader reads it.
    pub fn input_label(&self, problem: &Problem, input: usize, words: &Locale) -> Option<String> {
        let path = &problem.inputs.get(input)?.path;
        let leaf = self.plan().leaves.iter().find(|leaf| leaf.path == *path)?;
        Some(words.leaf(self.plan(), leaf))
    }
}
