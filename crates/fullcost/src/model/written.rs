//! What a person writes in the place of a number.

use std::sync::Arc;

use crate::error::{Code, Error, Result};
use crate::estimate::distribution;
use crate::model::plan::Leaf;
use crate::model::{Edit, Model};
use crate::price::years_after;
use crate::text::joined;
use crate::units::{Unit, YearsFromStart};
use crate::value::{Value, under};

impl Model {
    /// What is written for a leaf: a number, a range, or, for a moment, a date, as in a scenario that tells when its window starts.
    ///
    /// Errors: what is none of them, at the leaf's path; a date where the scenario has no `start_year`.
    pub fn written(&self, index: usize, written: &Value) -> Result<Edit> {
        let leaf = self.plan().leaves.get(index).ok_or_else(|| self.no_leaf(index))?;
        match written {
            Value::Number(value) => Ok(Edit::Number(*value)),
            // By bytes: the search for a text in a text is 7 kB of the full build.
            Value::Text(text)
                if leaf.unit == YearsFromStart::KEY && !text.as_bytes().windows(4).any(|at| at == b" to ") =>
            {
                moment(leaf, self.plan().start_year, text).map(Edit::Number)
            }
            Value::Text(_) | Value::Map(_) => {
                let range = distribution(written).map_err(|error| under(&leaf.path, error))?;
                Ok(Edit::Range(Arc::new(range)))
            }
            other => {
                let message = joined(&["must be a number or a range, got ", other.kind()]);
                Err(Error::new(Code::WrongType, &leaf.path, message, "a number, `6 to 10`, or a distribution"))
            }
        }
    }
}

/// A date in years after the start of the window.
fn moment(leaf: &Leaf, start_year: Option<f64>, date: &str) -> Result<f64> {
    let Some(start_year) = start_year else {
        let message = joined(&["is missing, and `", &leaf.path, "` is a date"]);
        return Err(Error::new(Code::Missing, "start_year", message, "the calendar year in which the window starts"));
    };
    years_after(date, start_year).ok_or_else(|| {
        let message = joined(&[
            "must be a date, years after the start of the window or a range of them such as `1 to 2`, got the text `",
            date,
            "`",
        ]);
        Error::new(Code::WrongType, &leaf.path, message, "2026-07, 1.5, `1 to 2`, or a distribution")
    })
}
