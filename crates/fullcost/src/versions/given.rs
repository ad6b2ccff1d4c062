//! What is asked with scenarios in it: each an id of one that comes with fullcost, a document, or its JSON text.

use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::model::resolve::resolve;
use crate::read::hint;
use crate::scenario::Scenario;
#[cfg(feature = "shipped")]
use crate::scenario_named as shipped;
use crate::text::joined;
use crate::value::{Value, under};
use crate::{document, scenario_of, unmarked};

/// The values of an object with exactly these keys.
///
/// Errors: what is no object, an unknown key, and one that is missing.
pub(super) fn parts<'a, const N: usize>(asked: &'a Value, keys: [&str; N]) -> Result<[&'a Value; N]> {
    let Value::Map(entries) = asked else {
        let message = joined(&["must be an object, got ", asked.kind()]);
        return Err(Error::new(Code::WrongType, "", message, keys.join(", ")));
    };
    if let Some((key, _)) = entries.iter().find(|(key, _)| !keys.contains(&key.as_str())) {
        let message = joined(&["is not a known key", &hint(key, keys.into_iter())]);
        return Err(Error::new(Code::UnknownKey, key, message, keys.join(", ")));
    }
    let mut found = [&Value::Null; N];
    for (slot, key) in found.iter_mut().zip(keys) {
        let value = entries.iter().find(|(other, _)| other == key).map(|(_, value)| value);
        *slot = value
            .filter(|value| **value != Value::Null)
            .ok_or_else(|| Error::new(Code::Missing, key, "is missing", keys.join(", ")))?;
    }
    Ok(found)
}

/// The document of a scenario that is given by its id, as a document or as JSON text.
///
/// Errors: an id that nothing has, at that path; text that is no JSON.
pub fn scenario(path: &str, given: &Value) -> Result<Value> {
    match given {
        Value::Text(given) => document(text(path, given)?),
        other => Ok(other.clone()),
    }
}

/// The JSON text of a scenario that is given by its id, or as that text.
///
/// Errors: an id that nothing has, at that path.
pub fn text<'a>(path: &str, given: &'a str) -> Result<&'a str> {
    let written = unmarked(given);
    if written.trim_start().starts_with(['{', '[']) { Ok(written) } else { shipped(path, given) }
}

/// A version that is given as in [`scenario`], read and resolved.
///
/// Errors: an id that nothing has, at `name`; what the reader and the resolver refuse, at its path in `name`.
pub fn version(name: &str, given: &Value) -> Result<(Scenario, Model)> {
    let read = || {
        let scenario = scenario_of(&scenario("", given)?)?;
        let model = Model::new(resolve(&scenario)?)?;
        Ok((scenario, model))
    };
    read().map_err(|error| under(name, error))
}

/// Where no scenario travels with the model, no id is known.
#[cfg(not(feature = "shipped"))]
fn shipped(path: &str, id: &str) -> Result<&'static str> {
    let message = joined(&["`", id, "` is not a shipped scenario"]);
    Err(Error::new(Code::UnknownName, path, message, "a scenario as a document"))
}
