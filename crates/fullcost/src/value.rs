//! A document as it was written, before anything is known about it: read from any serde format.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use crate::digits::whole;
use crate::error::{Code, Error};
use crate::text::joined;

/// One value of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing; the same as leaving the key out.
    Null,
    /// True or false.
    Bool(bool),
    /// Any number. Whole numbers beyond 2^53 lose digits, as in JavaScript.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object, its keys in the order in which they were written.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// What it is, in a reader's words.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "an object",
        }
    }
}

#[cfg(feature = "json")]
impl crate::json::ToJson for Value {
    fn to_json(&self, out: &mut String) {
        match self {
            Value::Null => out.push_str("null"),
            Value::Bool(value) => value.to_json(out),
            Value::Number(value) => value.to_json(out),
            Value::Text(text) => text.to_json(out),
            Value::List(items) => items.to_json(out),
            Value::Map(entries) => {
                out.push('{');
                for (place, (key, value)) in entries.iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    key.to_json(out);
                    out.push(':');
                    value.to_json(out);
                }
                out.push('}');
            }
        }
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Value, D::Error> {
        inner.deserialize_any(AnyValue)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value as f64))
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Number(value))
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::Text(value))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            if entries.len() >= MOST_KEYS {
                return Err(A::Error::custom(too_many_keys())); // the only error of a visitor that takes any value
            }
            entries.push((key, value));
        }
        Ok(Value::Map(entries))
    }
}

/// No object of the format has more keys; beyond it, looking for a key twice would take too long.
pub const MOST_KEYS: usize = 1000;
/// Nothing that a scenario holds is nested deeper; an object that contains itself ends here.
pub const DEEPEST: u32 = 32;

/// The error for an object with too many keys.
pub fn too_many_keys() -> Error {
    Error::new(
        Code::TooLarge,
        "",
        "an object has too many keys",
        joined(&["at most ", &whole(MOST_KEYS as u64), " keys"]),
    )
}

/// The error for a document that goes too deep.
pub fn too_deep() -> Error {
    let message = joined(&["is nested more than ", &whole(DEEPEST.into()), " deep, or contains itself"]);
    Error::new(Code::TooLarge, "", message, "a document without circles")
}

/// An error inside a document of another language, one step further from the root: a key, or a list item's `[id]`.
pub fn under(step: &str, error: Error) -> Error {
    if error.code == Code::TooLarge {
        return error; // of a circle, the path says nothing
    }
    let dot = if error.path.is_empty() || error.path.starts_with('[') { "" } else { "." };
    Error { path: joined(&[step, dot, &error.path]), ..error }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Value, D::Error> {
        from.deserialize_any(AnyValue)
    }
}
