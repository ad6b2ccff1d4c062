//! What is asked with scenarios in it: each an id of one that comes with fullcost, or a document.

use crate::error::{Code, Error, Result};
use crate::read::hint;
use crate::text::joined;
use crate::value::Value;
#[cfg(feature = "shipped")]
use crate::value::under;
#[cfg(feature = "shipped")]
use crate::{document, scenario_ids, scenario_text};

/// The values of an object with exactly these keys.
///
/// Errors: what is no object, an unknown key, and one that is missing.
pub fn parts<'a, const N: usize>(asked: &'a Value, keys: [&str; N]) -> Result<[&'a Value; N]> {
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

/// The document of a scenario that is given by its id or as a document.
///
/// Errors: an id that nothing has.
#[cfg(feature = "shipped")]
pub fn scenario(path: &str, given: &Value) -> Result<Value> {
    let Value::Text(id) = given else { return Ok(given.clone()) };
    let text = scenario_text(id).ok_or_else(|| {
        let message = joined(&["`", id, "` is not a shipped scenario", &hint(id, scenario_ids())]);
        Error::new(Code::UnknownName, path, message, scenario_ids().collect::<Vec<_>>().join(", "))
    })?;
    document(text).map_err(|error| under(path, error))
}

/// Where no scenario travels with the model, only documents are scenarios.
#[cfg(not(feature = "shipped"))]
pub fn scenario(_: &str, given: &Value) -> Result<Value> {
    Ok(given.clone())
}
