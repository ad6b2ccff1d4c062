//! From a Python object to a document: dicts, lists, numbers of every kind, as a person writes them in a notebook.

use fullcost::json::ToJson as _;
use fullcost::value::{DEEPEST, MOST_KEYS, Value, too_deep, too_many_keys, under};
use fullcost::{Code, Error};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};

/// Reads a document from a Python object. Only shape is looked at here: what it means is for the one strict reader.
pub fn document(object: &Bound<'_, PyAny>) -> fullcost::Result<Value> {
    read(object, 0)
}

/// A document as JSON text.
pub fn json(document: &Value) -> String {
    let mut out = String::new();
    write(document, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => flag.to_json(out),
        Value::Number(number) => number.to_json(out),
        Value::Text(text) => text.to_json(out),
        Value::List(items) => listed(out, '[', ']', items, write),
        Value::Map(entries) => listed(out, '{', '}', entries, |(key, value), out| {
            key.to_json(out);
            out.push(':');
            write(value, out);
        }),
    }
}

fn listed<T>(out: &mut String, open: char, close: char, items: &[T], write: impl Fn(&T, &mut String)) {
    out.push(open);
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(close);
}

fn read(object: &Bound<'_, PyAny>, depth: u32) -> fullcost::Result<Value> {
    if depth > DEEPEST {
        return Err(too_deep());
    }
    if object.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(flag) = object.cast::<PyBool>() {
        return Ok(Value::Bool(flag.is_true()));
    }
    if let Ok(number) = object.cast::<PyFloat>() {
        return Ok(Value::Number(number.value()));
    }
    if object.is_instance_of::<PyInt>() {
        return Ok(Value::Number(float_of(object)));
    }
    if let Ok(text) = object.cast::<PyString>() {
        return Ok(Value::Text(text_of(text)?));
    }
    if let Ok(dict) = object.cast::<PyDict>() {
        return entries(dict.iter(), depth);
    }
    if let Ok(list) = object.cast::<PyList>() {
        return items(list.iter(), depth);
    }
    if let Ok(tuple) = object.cast::<PyTuple>() {
        return items(tuple.iter(), depth);
    }
    other(object, depth)
}

/// Less usual objects: mappings, numpy arrays and scalars, dates, and whatever calls itself a number.
fn other(object: &Bound<'_, PyAny>, depth: u32) -> fullcost::Result<Value> {
    if let Ok(mapping) = object.cast::<PyMapping>()
        && let Ok(list) = mapping.items()
    {
        let pairs = list.iter().filter_map(|pair| pair.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>().ok());
        return entries(pairs, depth);
    }
    for plain in ["tolist", "isoformat"] {
        if let Ok(plain) = object.call_method0(plain) {
            return read(&plain, depth + 1);
        }
    }
    if object.hasattr("__float__").unwrap_or(false) && !object.is_instance_of::<pyo3::types::PyType>() {
        return Ok(Value::Number(float_of(object)));
    }
    let kind = object.get_type().name().map_or_else(|_| "an object".to_owned(), |name| format!("`{name}`"));
    Err(Error::new(
        Code::WrongType,
        "",
        format!("must be a JSON value, got {kind}"),
        "a dict, list, text, number or bool",
    ))
}

fn entries<'py>(
    pairs: impl Iterator<Item = (Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    depth: u32,
) -> fullcost::Result<Value> {
    let mut entries = Vec::new();
    for (key, value) in pairs {
        if entries.len() >= MOST_KEYS {
            return Err(too_many_keys());
        }
        let Ok(key) = key.cast::<PyString>() else {
            let given = key.str().map_or_else(|_| String::new(), |text| text.to_string_lossy().into_owned());
            return Err(Error::new(Code::WrongType, "", format!("keys must be text, got `{given}`"), "text"));
        };
        let key = text_of(key)?;
        let value = read(&value, depth + 1).map_err(|error| under(&key, error))?;
        entries.push((key, value));
    }
    Ok(Value::Map(entries))
}

fn items<'py>(list: impl Iterator<Item = Bound<'py, PyAny>>, depth: u32) -> fullcost::Result<Value> {
    let read_item = |(place, item): (usize, Bound<'py, PyAny>)| {
        read(&item, depth + 1)
            .map_err(|error| under(&format!("[{}]", id_of(&item).unwrap_or(place.to_string())), error))
    };
    list.enumerate().map(read_item).collect::<fullcost::Result<Vec<Value>>>().map(Value::List)
}

/// The id by which the reader's own errors call a list item.
fn id_of(item: &Bound<'_, PyAny>) -> Option<String> {
    ["id", "key"].iter().find_map(|key| item.get_item(key).ok()?.extract::<String>().ok())
}

/// A number as a float. What no float can hold is infinite, and the reader refuses it as such.
fn float_of(object: &Bound<'_, PyAny>) -> f64 {
    object.extract::<f64>().unwrap_or(f64::INFINITY)
}

fn text_of(text: &Bound<'_, PyString>) -> fullcost::Result<String> {
    let half = |_| Error::new(Code::Syntax, "", "holds half a character (a lone surrogate)", "text in Unicode");
    text.extract::<String>().map_err(half)
}
