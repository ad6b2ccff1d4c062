//! The one strict reader: from a document to typed records, with the path of whatever is wrong.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::digits::{number, whole};
use crate::error::{Code, Error, Result};
use crate::record::Keys;
use crate::text::joined;
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
        let text = self.parent.map(Path::text).unwrap_or_default();
        match self.step {
            Some(Step::Key(key)) if text.is_empty() => key.to_owned(),
            Some(Step::Key(key)) => joined(&[&text, ".", key]),
            Some(Step::Id(id)) => joined(&[&text, "[", id, "]"]),
            Some(Step::Place(place)) => joined(&[&text, "[", &whole(place as u64), "]"]),
            None => text,
        }
    }
}

/// The first mistake of a document. Reading goes on after it with stand-ins, so that no reader has to unwind: that code
/// would be most of the reader, and the reader is most of the full build.
#[derive(Default)]
pub struct Faults(RefCell<Option<Error>>);

impl Faults {
    /// Remembers a mistake, unless there was one before.
    pub fn put(&self, error: Error) {
        self.0.borrow_mut().get_or_insert(error);
    }

    /// The first mistake.
    pub fn first(self) -> Option<Error> {
        self.0.into_inner()
    }
}

/// A value, where it stands, and where mistakes go.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    /// The value itself.
    pub value: &'a Value,
    path: &'a Path<'a>,
    faults: &'a Faults,
}

/// Reads a whole document.
pub fn read<T: Read>(value: &Value) -> Result<T> {
    let faults = Faults::default();
    let read = T::read(Node { value, path: &Path::ROOT, faults: &faults });
    match faults.first() {
        Some(error) => Err(error),
        None => Ok(read),
    }
}

impl<'a> Node<'a> {
    /// A mistake here.
    pub fn fail(&self, code: Code, message: String, accepted: &str) {
        self.faults.put(Error::new(code, self.path.text(), message, accepted));
    }

    /// Something else was expected here.
    pub fn expected(&self, accepted: &str) {
        self.fail(Code::WrongType, joined(&["must be ", accepted, ", got ", self.value.kind()]), accepted);
    }

    /// Something was expected here, and there is nothing.
    #[inline(never)] // these three, once and not in the reader of every type: 1 kB of the full build
    pub(crate) fn missing(&self) {
        self.fail(Code::Missing, "is missing".to_owned(), "a value");
    }

    /// The place of the text among `words`; the first of them stands in for a text that is none.
    #[inline(never)]
    pub(crate) fn word(&self, words: &[&str]) -> usize {
        self.word_that(words, |word, text| word == text)
    }

    /// As [`Node::word`], for codes that are written in any case.
    pub(crate) fn code(&self, words: &[&str]) -> usize {
        self.word_that(words, str::eq_ignore_ascii_case)
    }

    fn word_that(&self, words: &[&str], is: fn(&str, &str) -> bool) -> usize {
        let text = String::read(*self);
        words.iter().position(|word| is(word, &text)).unwrap_or_else(|| {
            let message = joined(&["must be one of ", &ticked(words), ", got `", &text, "`"]);
            self.fail(Code::UnknownName, message, &words.join(", "));
            0
        })
    }

    /// The place of the only key of an object among `keys`; the first of them stands in for one that is none.
    #[inline(never)]
    pub(crate) fn choice(&self, keys: &[&str]) -> usize {
        self.known_keys(keys);
        let chosen = match self.map() {
            [(key, _)] => keys.iter().position(|known| known == key),
            _ => None,
        };
        chosen.unwrap_or_else(|| {
            let message = joined(&["must have exactly one of the keys ", &ticked(keys)]);
            self.fail(Code::WrongType, message, &keys.join(" or "));
            0
        })
    }

    /// The keys of an object; none if it is no object, which is a mistake.
    pub fn map(&self) -> &'a [(String, Value)] {
        match self.value {
            Value::Map(entries) => entries,
            _ => {
                self.expected("an object");
                &[]
            }
        }
    }

    /// Refuses keys that are not among `known`, and keys written twice.
    pub fn known_keys(&self, known: &[&str]) {
        let entries = self.map();
        for (place, (key, _)) in entries.iter().enumerate() {
            let path = Path { parent: Some(self.path), step: Some(Step::Key(key)) };
            let here = Node { path: &path, ..*self };
            if !known.contains(&key.as_str()) {
                let hint = hint(key, known.iter().copied());
                here.fail(Code::UnknownKey, joined(&["is not a known key", &hint]), &known.join(", "));
            }
            if entries.iter().take(place).any(|(other, _)| other == key) {
                here.fail(Code::DuplicateId, "is written twice".to_owned(), "each key once");
            }
        }
    }

    /// The value under a key. Leaving it out and writing `null` are the same.
    #[inline(never)] // once, and not in the reader of every type: 0.5 kB of the full build
    fn under(&self, key: &str) -> &'a Value {
        const NOTHING: &Value = &Value::Null;
        self.map().iter().find(|(name, _)| name == key).map_or(NOTHING, |(_, value)| value)
    }

    /// Reads what is under a key in a way of its own.
    pub fn at<T>(&self, key: &str, read: impl FnOnce(Node<'_>) -> T) -> T {
        let path = Path { parent: Some(self.path), step: Some(Step::Key(key)) };
        read(Node { value: self.under(key), path: &path, faults: self.faults })
    }

    /// Reads the field `key`.
    pub fn field<T: Read>(&self, key: &str) -> T {
        T::field(self, key)
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The fields of a record, to be read in the order of their keys. Other keys are refused.
    pub(crate) fn fields(self, keys: Keys) -> Fields<'a> {
        let known: Vec<&str> = Keys(keys.0).collect();
        self.known_keys(&known);
        Fields { node: self, keys }
    }

    /// The items of a list; none if it is no list or too long a one.
    fn items(&self) -> &'a [Value] {
        match self.value {
            Value::List(items) if items.len() <= MOST_ITEMS => items,
            Value::List(items) => {
                self.fail(
                    Code::TooLarge,
                    joined(&["has ", &whole(items.len() as u64), " items"]),
                    &joined(&["at most ", &whole(MOST_ITEMS as u64), " items"]),
                );
                &[]
            }
            _ => {
                self.expected("a list");
                &[]
            }
        }
    }

    /// Refuses two items with one id.
    fn own_ids(&self) {
        // A map and not a set, since the list of leaves brings its code along.
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for id in self.items().iter().filter_map(id_of) {
            if seen.insert(id.to_owned(), 0).is_some() {
                let path = Path { parent: Some(self.path), step: Some(Step::Id(id)) };
                let here = Node { path: &path, ..*self };
                here.fail(Code::DuplicateId, "two items have this id".to_owned(), "an id of its own");
            }
        }
    }
}

/// How an item of a list is called in paths: by its id, by its year, or by its place.
fn step_of(item: &Value, place: usize) -> Step<'_> {
    id_of(item).map_or(Step::Place(year_of(item).unwrap_or(place)), Step::Id)
}

/// Whether the item at that place of a list is called so in paths.
#[cfg(feature = "json")]
pub(crate) fn is_called(item: &Value, place: usize, name: &str) -> bool {
    match step_of(item, place) {
        Step::Key(id) | Step::Id(id) => id == name,
        Step::Place(place) => whole(place as u64) == name,
    }
}

/// The fields of a record that are still to be read.
pub(crate) struct Fields<'a> {
    node: Node<'a>,
    keys: Keys,
}

impl Fields<'_> {
    /// Reads the next field.
    pub fn next<T: Read>(&mut self) -> T {
        let key = self.key();
        T::field(&self.node, key)
    }

    /// Reads the next field, or takes `default` when it is not there.
    pub fn next_or<T: Read>(&mut self, default: T) -> T {
        self.next::<Option<T>>().unwrap_or(default)
    }

    #[inline(never)]
    fn key(&mut self) -> &'static str {
        self.keys.next().unwrap_or_default()
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

/// The calendar year of an item that is one number by year.
fn year_of(value: &Value) -> Option<usize> {
    let Value::Map(entries) = value else { return None };
    entries.iter().filter(|_| entries.len() == 2).find_map(|(key, value)| match value {
        Value::Number(year) if key == "year" => Some(*year as usize),
        _ => None,
    })
}

/// What can be read from a document. A mistake is put into the node's faults, and a stand-in is returned.
pub trait Read: Sized {
    /// Reads itself.
    fn read(node: Node<'_>) -> Self;

    /// What it is when nobody wrote it.
    fn absent(node: Node<'_>) -> Self {
        node.missing();
        Self::read(node)
    }

    /// Reads itself under a key.
    #[inline(never)] // once for a type, and not for a field
    fn field(node: &Node<'_>, key: &str) -> Self {
        node.at(key, |node| if node.is_absent() { Self::absent(node) } else { Self::read(node) })
    }

    /// Reads itself under a key, unless nobody wrote it.
    #[inline(never)]
    fn optional(node: &Node<'_>, key: &str) -> Option<Self> {
        node.at(key, |node| if node.is_absent() { None } else { Some(Self::read(node)) })
    }
}

impl<T: Read> Read for Option<T> {
    fn read(node: Node<'_>) -> Self {
        Some(T::read(node))
    }
    fn absent(_: Node<'_>) -> Self {
        None
    }
    fn field(node: &Node<'_>, key: &str) -> Self {
        T::optional(node, key)
    }
}

impl<T: Read> Read for Box<T> {
    fn read(node: Node<'_>) -> Self {
        Box::new(T::read(node))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(node: Node<'_>) -> Self {
        let mut list = Vec::new();
        for (place, value) in node.items().iter().enumerate() {
            let path = Path { parent: Some(node.path), step: Some(step_of(value, place)) };
            list.push(T::read(Node { value, path: &path, faults: node.faults }));
        }
        node.own_ids();
        list
    }
    fn absent(_: Node<'_>) -> Self {
        Vec::new()
    }
}

impl Read for String {
    fn read(node: Node<'_>) -> Self {
        match node.value {
            Value::Text(text) => text.clone(),
            _ => {
                node.expected("text");
                String::new()
            }
        }
    }
}

impl Read for bool {
    fn read(node: Node<'_>) -> Self {
        match node.value {
            Value::Bool(value) => *value,
            _ => {
                node.expected("true or false");
                false
            }
        }
    }
}

impl Read for f64 {
    fn read(node: Node<'_>) -> Self {
        match node.value {
            Value::Number(value) if value.is_finite() => return *value,
            Value::Number(value) => {
                node.fail(
                    Code::NotFinite,
                    joined(&["must be a finite number, got ", &number(*value)]),
                    "a finite number",
                );
            }
            _ => node.expected("a number"),
        }
        0.0
    }
}

/// No name is longer; what is typed beyond it does not make it more like one.
const LONGEST_NAME: usize = 64;

/// Up to three of `names` that look most like `wanted`, nearest first.
pub fn nearest<'a>(wanted: &str, names: &mut dyn Iterator<Item = &'a str>) -> Vec<&'a str> {
    nearest_of(wanted, names.map(|name| (name, name)).collect())
}

/// The same where each name stands for something, which is what is told, and once.
pub fn nearest_of<'a>(wanted: &str, names: Vec<(&'a str, &'a str)>) -> Vec<&'a str> {
    let wanted: String = wanted.chars().take(LONGEST_NAME).collect::<String>().to_ascii_lowercase();
    let limit = wanted.len().div_ceil(2).clamp(2, 6);
    // Of two that are as far, what is called so by itself comes first.
    let mut near: Vec<(usize, bool, &str)> = names
        .into_iter()
        .filter_map(|(name, of)| {
            let far = strsim::levenshtein(&wanted, &name.to_ascii_lowercase());
            (far <= limit || name.starts_with(&wanted)).then_some((far, name != of, of))
        })
        .collect();
    let mut best = Vec::new();
    while let (Some(&next), true) = (near.iter().min(), best.len() < 3) {
        near.retain(|other| other.2 != next.2);
        best.push(next.2);
    }
    best
}

/// Those names in brackets, as the end of a sentence; nothing where none is near.
pub fn hint<'a>(wanted: &str, mut names: impl Iterator<Item = &'a str>) -> String {
    hint_of(wanted, &mut names)
}

#[inline(never)] // once, and not for each kind of list
fn hint_of(wanted: &str, names: &mut dyn Iterator<Item = &str>) -> String {
    told_near(&nearest(wanted, names))
}

/// The nearest names in brackets, as the end of a sentence; nothing where there are none.
pub fn told_near(near: &[&str]) -> String {
    if near.is_empty() { String::new() } else { joined(&[" (nearest: ", &ticked(near), ")"]) }
}

/// Names in backticks, with commas between.
pub fn ticked(names: &[&str]) -> String {
    names.iter().map(|name| joined(&["`", name, "`"])).collect::<Vec<_>>().join(", ")
}
