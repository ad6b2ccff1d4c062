//! A scenario as a document of another day: without the claims that were not out yet, and without what leans on them.

use crate::error::Result;
use crate::scenario::Scenario;
use crate::value::Value;
use crate::versions::at::{field, text};
use crate::versions::known::{Day, Standing, known_claim, written};

/// The document without later claims, as of that day.
pub fn then(document: &Value, scenario: &Scenario, day: Day) -> Result<Value> {
    let later: Vec<&str> = scenario
        .claims
        .iter()
        .filter(|claim| known_claim(claim, day).standing == Standing::NotYet)
        .map(|claim| claim.id.as_str())
        .collect();
    let is_later = |value: &Value, key: &str| text(value, key).is_some_and(|id| later.contains(&id));
    let Value::Map(entries) = document else { return Ok(document.clone()) };
    let mut kept = Vec::new();
    for (key, value) in entries {
        let value = match key.as_str() {
            "as_of" => Value::Text(written(day)),
            "claims" => without(value, |claim| is_later(claim, "id"), &["corrects"], &is_later),
            "bridges" => without(value, |bridge| is_later(bridge, "from") || is_later(bridge, "to"), &[], &is_later),
            "audits" => without(value, |audit| is_later(audit, "total") || has_part(audit, &later), &[], &is_later),
            "headline" if ["small", "large", "unit"].iter().any(|end| is_later(value, end)) => continue,
            _ => value.clone(),
        };
        kept.push((key.clone(), value));
    }
    Ok(Value::Map(kept))
}

/// A list without some of its items, and the others without those of the fields that name a later claim.
fn without(
    list: &Value,
    drop: impl Fn(&Value) -> bool,
    fields: &[&str],
    is_later: &impl Fn(&Value, &str) -> bool,
) -> Value {
    let Value::List(items) = list else { return list.clone() };
    let kept = items.iter().filter(|item| !drop(item)).map(|item| match item {
        Value::Map(entries) => {
            let gone = |key: &str| fields.contains(&key) && is_later(item, key);
            Value::Map(entries.iter().filter(|(key, _)| !gone(key)).cloned().collect())
        }
        other => other.clone(),
    });
    Value::List(kept.collect())
}

fn has_part(audit: &Value, later: &[&str]) -> bool {
    match field(audit, "parts") {
        Some(Value::List(parts)) => {
            parts.iter().any(|part| matches!(part, Value::Text(id) if later.contains(&id.as_str())))
        }
        _ => false,
    }
}
