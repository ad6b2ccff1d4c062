//! The one strict reader: from a document to typed records, with the path of whatever is wrong.

use std::fmt::Write as _;

use crate::error::{Code, Error, Result};
use crate::value::Value;

/// The longest list that is read. A scenario of 10,000 pools is fine.
const MOST_ITEMS: usize = 100_000;

/// A step of a path: a key, or a list item by its id (or its place, when it has none).
#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Id(&'a str),
    Place(usize),
}

/// Where the reader stands in the document. A chain on the stack: text is made only when something is wrong.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Option<Step<'a>>,
}

impl Path<'_> {
    /// The whole document.
    pub const ROOT: Path<'static> = Path { parent: None, step: None };

    /// The path as it is written: `fleet[h20].count`.
    pub fn text(&self) -> String {
        let mut text = self.parent.map(Path::text).unwrap_or_default();
        let _ = match self.step {
            Some(Step::Key(key)) if text.is_empty() => write!(text, "{key}"),
            Some(Step::Key(key)) => write!(text, ".{key}"),
            Some(Step::Id(id)) => write!(text, "[{id}]"),
            Some(Step::Place(place)) => write!(text, "[{place}]"),
            None => Ok(()),
        };
        text
    }
}

/// A value and where it stands.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    /// The value itself.
    pub value: &'a Value,
    /// Where it stands.
    pub path: &'a Path<'a>,
}

impl<'a> Node<'a> {
    /// An error here.
    pub fn error(&self, code: Code, message: impl Into<String>, accepted: impl Into<String>) -> Error {
        Error::new(code, self.path.text(), message, accepted)
    }

    /// An error that something else was expected here.
    pub fn expected(&self, accepted: &str) -> Error {
        self.error(Code::WrongType, format!("must be {accepted}, got {}", self.value.kind()), accepted)
    }

    /// The keys of an object, or an error.
    pub fn map(&self) -> Result<&'a [(String, Value)]> {
        match self.value {
            Value::Map(entries) => Ok(entries),
            _ => Err(self.expected("an object")),
        }
    }

    /// Refuses keys that are not among `known`, and keys written twice.
    pub fn known_keys(&self, known: &[&str]) -> Result<()> {
        let entries = self.map()?;
        for (place, (key, _)) in entries.iter().enumerate() {
            let path = Path { parent: Some(self.path), step: Some(Step::Key(key)) };
            if !known.contains(&key.as_str()) {
                let near = nearest(key, known.iter().copied());
                let hint = if near.is_empty() { String::new() } else { format!(" (nearest: {})", ticked(&near)) };
                return Err(Error::new(
                    Code::UnknownKey,
                    path.text(),
                    format!("is not a known key{hint}"),
                    known.join(", "),
                ));
            }
            if entries.iter().take(place).any(|(other, _)| other == key) {
                return Err(Error::new(Code::DuplicateId, path.text(), "is written twice", "each key once"));
            }
        }
        Ok(())
    }

    /// Reads the field `key`. Leaving it out and writing `null` are the same.
    pub fn field<T: Read>(&self, key: &str) -> Result<T> {
        let path = Path { parent: Some(self.path), step: Some(Step::Key(key)) };
        match self.map()?.iter().find(|(name, _)| name == key) {
            Some((_, value)) if *value != Value::Null => T::read(Node { value, path: &path }),
            _ => T::absent(&path),
        }
    }

    /// Reads the field `key`, or takes `default` when it is not there.
    pub fn field_or<T: Read>(&self, key: &str, default: T) -> Result<T> {
        Ok(self.field::<Option<T>>(key)?.unwrap_or(default))
    }

    /// Reads a list, naming each item by its id.
    pub fn list<T: Read>(&self) -> Result<Vec<T>> {
        let Value::List(items) = self.value else {
            return Err(self.expected("a list"));
        };
        if items.len() > MOST_ITEMS {
            let accepted = format!("at most {MOST_ITEMS} items");
            return Err(self.error(Code::TooLarge, format!("has {} items", items.len()), accepted));
        }
        let read = |(place, value): (usize, &Value)| {
            let step = match id_of(value) {
                Some(id) => Step::Id(id),
                None => Step::Place(place),
            };
            T::read(Node { value, path: &Path { parent: Some(self.path), step: Some(step) } })
        };
        let list = items.iter().enumerate().map(read).collect::<Result<Vec<T>>>()?;
        let mut seen = std::collections::BTreeSet::new();
        for id in items.iter().filter_map(id_of) {
            if !seen.insert(id) {
                let path = Path { parent: Some(self.path), step: Some(Step::Id(id)) };
                return Err(Error::new(Code::DuplicateId, path.text(), "two items have this id", "an id of its own"));
            }
        }
        Ok(list)
    }
}

fn id_of(value: &Value) -> Option<&str> {
    let Value::Map(entries) = value else {
        return None;
    };
    entries.iter().find_map(|(key, value)| match value {
        Value::Text(id) if key == "id" || key == "key" => Some(id.as_str()),
        _ => None,
    })
}

/// What can be read from a document.
pub trait Read: Sized {
    /// Reads itself.
    fn read(node: Node<'_>) -> Result<Self>;

    /// What it is when nobody wrote it.
    fn absent(path: &Path<'_>) -> Result<Self> {
        Err(Error::new(Code::Missing, path.text(), "is missing", "a value"))
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: Node<'_>) -> Result<Self> {
        T::read(node).map(Some)
    }
    fn absent(_: &Path<'_>) -> Result<Self> {
        Ok(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: Node<'_>) -> Result<Self> {
        node.list()
    }
    fn absent(_: &Path<'_>) -> Result<Self> {
        Ok(Vec::new())
    }
}

impl Read for String {
    fn read(node: Node<'_>) -> Result<Self> {
        match node.value {
            Value::Text(text) => Ok(text.clone()),
            _ => Err(node.expected("text")),
        }
    }
}

impl Read for bool {
    fn read(node: Node<'_>) -> Result<Self> {
        match node.value {
            Value::Bool(value) => Ok(*value),
            _ => Err(node.expected("true or false")),
        }
    }
}

impl Read for f64 {
    fn read(node: Node<'_>) -> Result<Self> {
        match node.value {
            Value::Number(value) if value.is_finite() => Ok(*value),
            Value::Number(value) => {
                Err(node.error(Code::NotFinite, format!("must be a finite number, got {value}"), "a finite number"))
            }
            _ => Err(node.expected("a number")),
        }
    }
}

/// Up to three of `names` that look most like `wanted`, nearest first.
pub fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = wanted.to_ascii_lowercase();
    let limit = wanted.len().div_ceil(2).clamp(2, 6);
    let mut near: Vec<(usize, &str)> = names
        .map(|name| (distance(&wanted, &name.to_ascii_lowercase()), name))
        .filter(|&(far, name)| far <= limit || name.starts_with(&wanted))
        .collect();
    near.sort();
    near.dedup();
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Names in backticks, with commas between.
pub fn ticked(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// How many single edits turn one text into the other (Levenshtein). Texts over 64 characters are taken as far apart.
fn distance(a: &str, b: &str) -> usize {
    if a.len() > 64 || b.len() > 64 {
        return usize::MAX;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, &y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
