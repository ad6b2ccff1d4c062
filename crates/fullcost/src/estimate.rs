//! An estimate: a number or a range, and where it comes from.

use std::marker::PhantomData;

use crate::digits::number;
use crate::error::Code;
use crate::json::{ToJson, field};
use crate::read::{Node, Read};
use crate::record::{choice, record};
use crate::source::{Seen, Status};
use crate::text::joined;
use crate::units::{Range, Unit};
use crate::value::Value;

record! {
    /// A range with the probability that the value lies inside it.
    pub struct Interval {
        /// Low end.
        low: f64,
        /// High end.
        high: f64,
        /// Probability that the value lies between the two, spread evenly over both tails.
        confidence: f64 = SHORTHAND_CONFIDENCE,
    }
}

choice! {
    /// A distribution, under its name.
    pub enum Distribution {
        /// Lognormal when both ends are above zero, else normal.
        Interval(Interval) = "interval",
    }
}

/// What `6 to 10` means: nine times in ten the value lies inside.
pub const SHORTHAND_CONFIDENCE: f64 = 0.9;

/// A number of unit `U`, exact or uncertain, with its source.
#[derive(Clone, Debug)]
pub struct Estimate<U> {
    /// The number, or the median of the range.
    pub point: f64,
    /// The range, where one is given.
    pub interval: Option<Interval>,
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
    unit: PhantomData<U>,
}

const KEYS: &[&str] = &["value", "source", "status", "seen", "note", "dollars_of"];

impl<U: Unit> Estimate<U> {
    fn plain(point: f64, interval: Option<Interval>) -> Self {
        Estimate {
            point,
            interval,
            source: None,
            status: None,
            seen: None,
            note: None,
            dollars_of: None,
            unit: PhantomData,
        }
    }

    /// A bare number, for defaults.
    pub fn of(point: f64) -> Self {
        Self::plain(point, None)
    }

    fn of_raw(raw: Raw) -> Self {
        Estimate {
            point: raw.point,
            interval: raw.interval,
            source: raw.source,
            status: raw.status,
            seen: raw.seen,
            note: raw.note,
            dollars_of: raw.dollars_of,
            unit: PhantomData,
        }
    }
}

/// An estimate without its unit: read once for all units.
#[derive(Default)]
struct Raw {
    point: f64,
    interval: Option<Interval>,
    source: Option<String>,
    status: Option<Status>,
    seen: Option<Seen>,
    note: Option<String>,
    dollars_of: Option<f64>,
}

/// Reads an estimate whose numbers must lie in a range.
fn raw(node: Node<'_>, range: Range) -> Raw {
    let whole = matches!(node.value, Value::Map(entries) if !entries.iter().any(|(key, _)| key == "interval"));
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
        ..inner
    }
}

fn value(node: Node<'_>, range: Range) -> Raw {
    let interval = match node.value {
        Value::Number(_) => {
            let point = f64::read(node);
            check(node, point, range);
            return Raw { point, ..Raw::default() };
        }
        Value::Text(text) => shorthand(node, text),
        Value::Map(_) => {
            let Distribution::Interval(interval) = Distribution::read(node);
            interval
        }
        _ => {
            node.expected("a number, a range or an estimate");
            return Raw::default();
        }
    };
    let Interval { low, high, confidence } = interval;
    if low >= high {
        let message = joined(&["the low end must be below the high end, got ", &number(low), " to ", &number(high)]);
        node.fail(Code::ReversedRange, message, "low < high");
    }
    if !(confidence > 0.0 && confidence < 1.0) {
        let message = joined(&["the confidence must be between 0 and 1, got ", &number(confidence)]);
        node.fail(Code::OutOfRange, message, "> 0 and < 1");
    }
    check(node, low, range);
    check(node, high, range);
    // The median: of a lognormal when both ends are positive, else of a normal. Roots first, so nothing overflows.
    let point = if low > 0.0 { low.sqrt() * high.sqrt() } else { low / 2.0 + high / 2.0 };
    Raw { point, interval: Some(interval), ..Raw::default() }
}

fn check(node: Node<'_>, value: f64, range: Range) {
    if let Some(message) = range.broken(value) {
        node.fail(Code::OutOfRange, message, &range.words());
    }
}

/// `6 to 10`, the short way to write a 90 % interval.
fn shorthand(node: Node<'_>, text: &str) -> Interval {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let ends = match words.as_slice() {
        [low, "to", high] => decimal(low).zip(decimal(high)),
        _ => None,
    };
    match ends {
        Some((low, high)) => Interval { low, high, confidence: SHORTHAND_CONFIDENCE },
        None => {
            let message = joined(&["must be a number or a range, got `", text, "`"]);
            node.fail(Code::WrongType, message, "a number, `6 to 10`, or an estimate");
            Interval { low: 0.0, high: 1.0, confidence: SHORTHAND_CONFIDENCE }
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
        match &self.interval {
            Some(interval) => {
                field(out, "value", &Distribution::Interval(interval.clone()));
            }
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
