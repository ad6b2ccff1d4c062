//! An estimate: a number or a range, and where it comes from.

use std::marker::PhantomData;

use crate::error::{Code, Result};
use crate::json::{ToJson, field};
use crate::read::{Node, Read, read};
use crate::source::{Seen, Status};
use crate::text::joined;
use crate::uncertainty::distribution::{Distribution, Interval, SHORTHAND_CONFIDENCE, checked};
use crate::units::{Range, Unit};
use crate::value::Value;

/// A number of unit `U`, exact or uncertain, with its source.
#[derive(Clone, Debug)]
pub struct Estimate<U> {
    /// The number, or the median of the range.
    pub point: f64,
    /// Its distribution, where one is given.
    pub range: Option<Distribution>,
    /// Id of its source.
    pub source: Option<String>,
    /// Who stands behind it.
    pub status: Option<Status>,
    /// How far it was checked.
    pub seen: Option<Seen>,
    /// What else a reader should know.
    pub note: Option<String>,
    /// The year whose dollars it is in, when it is money.
    pub dollars_of: Option<f64>,
    /// Ids of shared factors that multiply it.
    pub factors: Vec<String>,
    unit: PhantomData<U>,
}

const KEYS: &[&str] = &["value", "source", "status", "seen", "note", "dollars_of", "factors"];

impl<U: Unit> Estimate<U> {
    fn plain(point: f64) -> Self {
        Estimate {
            point,
            range: None,
            source: None,
            status: None,
            seen: None,
            note: None,
            dollars_of: None,
            factors: Vec::new(),
            unit: PhantomData,
        }
    }

    /// A bare number, for defaults.
    pub fn of(point: f64) -> Self {
        Self::plain(point)
    }

    /// A number that the model made, with its range.
    pub fn computed(point: f64, range: Distribution) -> Self {
        Estimate {
            range: Some(range),
            status: Some(Status::Computed),
            seen: Some(Seen::Computed),
            ..Self::plain(point)
        }
    }

    /// A number that is taken from elsewhere for want of one of its own, with its range.
    pub fn assumed(point: f64, range: Distribution) -> Self {
        Estimate { status: Some(Status::Assumed), seen: Some(Seen::Secondary), ..Self::computed(point, range) }
    }

    fn of_raw(raw: Raw) -> Self {
        Estimate {
            point: raw.point,
            range: raw.range,
            source: raw.source,
            status: raw.status,
            seen: raw.seen,
            note: raw.note,
            dollars_of: raw.dollars_of,
            factors: raw.factors,
            unit: PhantomData,
        }
    }
}

/// An estimate without its unit: read once for all units.
#[derive(Default)]
struct Raw {
    point: f64,
    range: Option<Distribution>,
    source: Option<String>,
    status: Option<Status>,
    seen: Option<Seen>,
    note: Option<String>,
    dollars_of: Option<f64>,
    factors: Vec<String>,
}

/// Reads an estimate whose numbers must lie in a range.
fn raw(node: Node<'_>, range: Range) -> Raw {
    let names_a_distribution = |(key, _): &(String, Value)| Distribution::KEYS.contains(&key.as_str());
    let whole = matches!(node.value, Value::Map(entries) if !entries.iter().any(names_a_distribution));
    if !whole {
        return value(node, range);
    }
    node.known_keys(KEYS);
    let inner = node.at("value", |inner| match inner.value {
        Value::Null => {
            inner.fail(Code::Missing, "is missing".to_owned(), "a number or a range");
            Raw::default()
        }
        _ => value(inner, range),
    });
    Raw {
        source: node.field("source"),
        status: node.field("status"),
        seen: node.field("seen"),
        note: node.field("note"),
        dollars_of: node.field("dollars_of"),
        factors: node.field("factors"),
        ..inner
    }
}

/// A number, or a distribution: the 5 % and 95 % quantiles lie in what the field accepts.
fn value(node: Node<'_>, range: Range) -> Raw {
    let distribution = match node.value {
        Value::Number(_) => {
            let point = f64::read(node);
            check(node, point, range);
            return Raw { point, ..Raw::default() };
        }
        Value::Text(text) => shorthand(node, text, "a number or ", "a number, "),
        Value::Map(_) => Distribution::read(node),
        _ => {
            node.expected("a number, a range or an estimate");
            return Raw::default();
        }
    };
    let (low, high) = distribution.ninety();
    check(node, low, range);
    check(node, high, range);
    Raw { point: distribution.median(), range: Some(distribution), ..Raw::default() }
}

fn check(node: Node<'_>, value: f64, range: Range) {
    if let Some(message) = range.broken(value) {
        node.fail(Code::OutOfRange, message, &range.words());
    }
}

/// Reads a distribution by itself: an object with its name as key, or `6 to 10`.
pub fn distribution(value: &Value) -> Result<Distribution> {
    read(value)
}

/// The same inside a document.
pub(crate) fn read_distribution(node: Node<'_>) -> Distribution {
    match node.value {
        Value::Text(text) => shorthand(node, text, "", ""),
        _ => checked(Distribution::read_key(node), node),
    }
}

/// `6 to 10`, the short way to write a 90 % interval. What else is accepted there is said first.
fn shorthand(node: Node<'_>, text: &str, must_be: &str, accepted: &str) -> Distribution {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let ends = match words.as_slice() {
        [low, "to", high] => decimal(low).zip(decimal(high)),
        _ => None,
    };
    let interval =
        |low: f64, high: f64| Distribution::Interval(Interval { low, high, confidence: SHORTHAND_CONFIDENCE });
    match ends {
        Some((low, high)) => checked(interval(low, high), node),
        None => {
            let message = joined(&["must be ", must_be, "a range such as `6 to 10`, got the text `", text, "`"]);
            node.fail(Code::WrongType, message, &joined(&[accepted, "`6 to 10`, or a distribution"]));
            interval(0.0, 1.0)
        }
    }
}

/// A plain decimal number of at most fifteen digits, which a double holds exactly up to one division. The standard reader
/// would bring large tables into the wasm.
fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let count = whole.len() + part.len();
    if whole.is_empty() || count > 15 || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = whole.bytes().chain(part.bytes()).fold(0.0, |sum, byte| sum * 10.0 + f64::from(byte - b'0'));
    let power = part.bytes().fold(1.0, |power, _| power * 10.0);
    Some(sign * digits / power)
}

impl<U: Unit> Read for Estimate<U> {
    fn read(node: Node<'_>) -> Self {
        Estimate::of_raw(raw(node, U::RANGE))
    }
}

impl<U> ToJson for Estimate<U> {
    fn to_json(&self, out: &mut String) {
        out.push('{');
        match &self.range {
            Some(range) => field(out, "value", range),
            None => field(out, "value", &self.point),
        }
        let mut told = |key: &str, value: Option<&dyn ToJson>| {
            if let Some(value) = value {
                field(out, key, value);
            }
        };
        told("source", self.source.as_ref().map(|v| v as &dyn ToJson));
        told("status", self.status.as_ref().map(|v| v as &dyn ToJson));
        told("seen", self.seen.as_ref().map(|v| v as &dyn ToJson));
        told("note", self.note.as_ref().map(|v| v as &dyn ToJson));
        told("dollars_of", self.dollars_of.as_ref().map(|v| v as &dyn ToJson));
        told("factors", Some(&self.factors as &dyn ToJson).filter(|_| !self.factors.is_empty()));
        out.push('}');
    }
}

#[cfg(feature = "describe")]
impl<U: Unit> crate::describe::Describe for Estimate<U> {
    fn describe(types: &mut crate::describe::Types) -> crate::describe::Shape {
        <Distribution as crate::describe::Describe>::describe(types);
        <Status as crate::describe::Describe>::describe(types);
        <Seen as crate::describe::Describe>::describe(types);
        crate::describe::Shape::Estimate { unit: U::KEY, words: U::WORDS, range: U::RANGE }
    }
}
