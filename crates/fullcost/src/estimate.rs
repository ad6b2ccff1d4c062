//! An estimate: a number or a range, and where it comes from.

use std::marker::PhantomData;

use crate::error::{Code, Result};
use crate::json::{ToJson, field};
use crate::read::{Node, Path, Read};
use crate::record::{choice, record};
use crate::source::{Seen, Status};
use crate::units::Unit;
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

    fn read_value(node: Node<'_>) -> Result<Self> {
        match node.value {
            Value::Number(_) => Ok(Self::plain(checked::<U>(node, f64::read(node)?)?, None)),
            Value::Text(text) => Self::read_interval(node, shorthand(node, text)?),
            Value::Map(_) => {
                let Distribution::Interval(interval) = Distribution::read(node)?;
                Self::read_interval(node, interval)
            }
            _ => Err(node.expected("a number, a range or an estimate")),
        }
    }

    fn read_interval(node: Node<'_>, interval: Interval) -> Result<Self> {
        let Interval { low, high, confidence } = interval;
        if low >= high {
            let message = format!("the low end must be below the high end, got {low} to {high}");
            return Err(node.error(Code::ReversedRange, message, "low < high"));
        }
        if !(confidence > 0.0 && confidence < 1.0) {
            let message = format!("the confidence must be between 0 and 1, got {confidence}");
            return Err(node.error(Code::OutOfRange, message, "> 0 and < 1"));
        }
        checked::<U>(node, low)?;
        checked::<U>(node, high)?;
        // The median: of a lognormal when both ends are positive, else of a normal. Roots first, so nothing overflows.
        let point = if low > 0.0 { low.sqrt() * high.sqrt() } else { low / 2.0 + high / 2.0 };
        Ok(Self::plain(point, Some(interval)))
    }
}

fn checked<U: Unit>(node: Node<'_>, value: f64) -> Result<f64> {
    match U::RANGE.broken(value) {
        Some(message) => Err(node.error(Code::OutOfRange, message, U::RANGE.words())),
        None => Ok(value),
    }
}

/// `6 to 10`, the short way to write a 90 % interval.
fn shorthand(node: Node<'_>, text: &str) -> Result<Interval> {
    let number = |part: &str| part.trim().parse::<f64>().ok().filter(|value| value.is_finite());
    match text.split_once(" to ").map(|(low, high)| (number(low), number(high))) {
        Some((Some(low), Some(high))) => Ok(Interval { low, high, confidence: SHORTHAND_CONFIDENCE }),
        _ => Err(node.error(
            Code::WrongType,
            format!("must be a number or a range, got `{text}`"),
            "a number, `6 to 10`, or an estimate",
        )),
    }
}

impl<U: Unit> Read for Estimate<U> {
    fn read(node: Node<'_>) -> Result<Self> {
        let is_estimate =
            matches!(node.value, Value::Map(entries) if !entries.iter().any(|(key, _)| key == "interval"));
        if !is_estimate {
            return Self::read_value(node);
        }
        node.known_keys(KEYS)?;
        let value: Unread<U> = node.field("value")?;
        Ok(Estimate {
            source: node.field("source")?,
            status: node.field("status")?,
            seen: node.field("seen")?,
            note: node.field("note")?,
            dollars_of: node.field("dollars_of")?,
            ..value.0
        })
    }
}

/// The `value` of an estimate: errors in it are told at the estimate's own path, the leaf.
struct Unread<U>(Estimate<U>);

impl<U: Unit> Read for Unread<U> {
    fn read(node: Node<'_>) -> Result<Self> {
        Estimate::read_value(node).map(Unread)
    }
    fn absent(path: &Path<'_>) -> Result<Self> {
        Err(crate::error::Error::new(Code::Missing, path.text(), "is missing", "a number or a range"))
    }
}

impl<U> ToJson for Estimate<U> {
    fn to_json(&self, out: &mut String) {
        out.push('{');
        let mut first = true;
        match &self.interval {
            Some(interval) => {
                field(out, &mut first, "value", &Distribution::Interval(interval.clone()));
            }
            None => field(out, &mut first, "value", &self.point),
        }
        let mut told = |key: &str, value: Option<&dyn ToJson>| {
            if let Some(value) = value {
                field(out, &mut first, key, value);
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
