//! Questions by their names, with options as a document and answers as JSON: the one way of every door that speaks JSON.

use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::model::Model;
use crate::outcome::locale::Locale;
use crate::read::{Read, read, ticked};
use crate::text::joined;
use crate::uncertainty::ask::{Ask, Goal};
use crate::uncertainty::engine::Watch;
use crate::value::Value;

/// The questions.
const QUESTIONS: [&str; 6] = ["sample", "drivers", "curve", "condition", "claim_shares", "solve"];

impl Model {
    /// The answer to a question, as JSON. `options` holds the fields of an [`Ask`], or of a [`Goal`] for `solve`.
    pub fn answer(&self, question: &str, options: &Value, words: &Locale, watch: &dyn Watch) -> Result<String> {
        if question == "solve" {
            let goal: Goal = self::options(options)?;
            return Ok(self.solve(&goal.output, goal.goal, &goal.inputs, words)?.json());
        }
        let ask: Ask = self::options(options)?;
        match question {
            "sample" => Ok(self.sample(&ask, words, watch)?.json()),
            "drivers" => Ok(self.drivers(&ask, ask.total, words, watch)?.json()),
            "curve" => Ok(self.curve(&ask, words)?.json()),
            "condition" => Ok(self.condition(&ask, ask.low, ask.high, words, watch)?.json()),
            "claim_shares" => Ok(self.claim_shares(&ask, watch)?.json()),
            _ => {
                let message = joined(&["must be one of ", &ticked(&QUESTIONS), ", got `", question, "`"]);
                Err(Error::new(Code::UnknownName, "question", message, QUESTIONS.join(", ")))
            }
        }
    }
}

/// Reads options. None at all are those that everybody means.
pub fn options<T: Read>(value: &Value) -> Result<T> {
    const NONE: &Value = &Value::Map(Vec::new());
    read(if *value == Value::Null { NONE } else { value })
}
