//! JSON Schema of the scenario, of what is asked about its uncertainty, and of the answers.

use fullcost::describe::{Describe, Field, Shape, Type, Types};
use fullcost::uncertainty::answers;
use serde_json::{Map, Value, json};

use crate::Derived;

/// `crates/fullcost/schema/`.
pub fn files() -> Vec<Derived> {
    vec![
        file::<fullcost::scenario::Scenario>("crates/fullcost/schema/scenario.json", "Scenario"),
        file::<fullcost::outcome::Outcome>("crates/fullcost/schema/outcome.json", "Outcome"),
        file::<fullcost::uncertainty::ask::Ask>("crates/fullcost/schema/ask.json", "Ask"),
        file::<answers::Sampled>("crates/fullcost/schema/sampled.json", "Sampled"),
        file::<answers::Drivers>("crates/fullcost/schema/drivers.json", "Drivers"),
        file::<answers::ResponseCurve>("crates/fullcost/schema/response_curve.json", "ResponseCurve"),
        file::<answers::Condition>("crates/fullcost/schema/condition.json", "Condition"),
        file::<answers::ClaimShare>("crates/fullcost/schema/claim_share.json", "ClaimShare"),
        file::<answers::Solved>("crates/fullcost/schema/solved.json", "Solved"),
    ]
}

fn file<T: Describe>(path: &'static str, root: &str) -> Derived {
    let mut types = Types::default();
    T::describe(&mut types);
    Derived { path, text: schema(root, &types) }
}

fn schema(root: &str, types: &Types) -> String {
    let mut definitions = Map::new();
    for (name, (doc, of)) in &types.0 {
        definitions.insert((*name).to_owned(), definition(doc, of));
    }
    let whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": format!("#/$defs/{root}"),
        "$defs": definitions,
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn definition(doc: &str, of: &Type) -> Value {
    match of {
        Type::Object(fields) => {
            let required: Vec<&str> = fields.iter().filter(|field| !field.optional).map(|field| field.name).collect();
            json!({
                "description": doc,
                "type": "object",
                "properties": properties(fields),
                "required": required,
                "additionalProperties": false,
            })
        }
        Type::Choice(keys) => {
            let choices: Vec<Value> = keys
                .iter()
                .map(|key| {
                    json!({
                        "type": "object",
                        "properties": properties(std::slice::from_ref(key)),
                        "required": [key.name],
                        "additionalProperties": false,
                    })
                })
                .collect();
            json!({ "description": doc, "oneOf": choices })
        }
        Type::Words(words) => {
            let choices: Vec<Value> =
                words.iter().map(|(word, doc)| json!({ "const": word, "description": doc })).collect();
            json!({ "description": doc, "oneOf": choices })
        }
    }
}

fn properties(fields: &[Field]) -> Map<String, Value> {
    let property = |field: &Field| {
        let mut value = shape(&field.shape);
        if let Value::Object(entries) = &mut value {
            entries.insert("description".to_owned(), Value::String(field.doc.clone()));
        }
        (field.name.to_owned(), value)
    };
    fields.iter().map(property).collect()
}

fn shape(of: &Shape) -> Value {
    match of {
        Shape::Number => json!({ "type": "number" }),
        Shape::Integer => json!({ "type": "integer" }),
        Shape::Text => json!({ "type": "string" }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::NumberOrText => json!({ "type": ["number", "string"] }),
        Shape::Nullable(inner) => json!({ "anyOf": [shape(inner), { "type": "null" }] }),
        Shape::List(inner) => json!({ "type": "array", "items": shape(inner) }),
        Shape::Named(name) => json!({ "$ref": format!("#/$defs/{name}") }),
        Shape::Estimate { unit, words, range } => {
            let least = if range.above { "exclusiveMinimum" } else { "minimum" };
            let number = json!({ "type": "number", least: range.min, "maximum": range.max });
            let shorthand = json!({ "type": "string", "pattern": r"^\s*\S+ to \S+\s*$" });
            let value = json!({ "anyOf": [number, shorthand, { "$ref": "#/$defs/Distribution" }] });
            let sourced = json!({
                "type": "object",
                "properties": {
                    "value": value,
                    "source": { "type": "string" },
                    "status": { "$ref": "#/$defs/Status" },
                    "seen": { "$ref": "#/$defs/Seen" },
                    "note": { "type": "string" },
                    "dollars_of": { "type": "number" },
                    "currency": { "$ref": "#/$defs/Currency" },
                    "on": { "type": "string" },
                    "known_from": { "type": "string" },
                    "factors": { "type": "array", "items": { "type": "string" } },
                },
                "required": ["value"],
                "additionalProperties": false,
            });
            json!({ "anyOf": [number, shorthand, { "$ref": "#/$defs/Distribution" }, sourced], "x-unit": unit, "x-unit-words": words })
        }
    }
}
