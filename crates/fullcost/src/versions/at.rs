//! The place of a path in a document: what the reader wrote there.

use crate::read::is_called;
use crate::value::Value;

/// What stands at a path such as `fleet[h800].count`: items of lists are called as the reader calls them.
pub fn at<'a>(document: &'a Value, path: &str) -> Option<&'a Value> {
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (key, rest) = path.split_at(end);
    let value = field(document, key)?;
    let Some(rest) = rest.strip_prefix('[') else {
        return match rest.strip_prefix('.') {
            Some(rest) => at(value, rest),
            None => Some(value),
        };
    };
    // An id may hold any character, so the bracket that ends it is the first before a dot or the end.
    let (id, rest) = rest.split_once("].").or_else(|| Some((rest.strip_suffix(']')?, "")))?;
    let Value::List(items) = value else { return None };
    let (_, item) = items.iter().enumerate().find(|(place, item)| is_called(item, *place, id))?;
    if rest.is_empty() { Some(item) } else { at(item, rest) }
}

/// A field of an object.
pub fn field<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Map(entries) => entries.iter().find(|(other, _)| other == key).map(|(_, value)| value),
        _ => None,
    }
}

/// A text of an object.
pub fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    match field(value, key)? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
