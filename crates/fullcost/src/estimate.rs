//! An estimate: a number or a range, and where it comes from.

use std::marker::PhantomData;
use std::ops::Deref;

use crate::currency::Currency;
use crate::digits::decimal;
use crate::error::{Code, Result};
use crate::json::{ToJson, field};
use crate::read::{Node, Read, read};
use crate::source::{Seen, Status};
use crate::text::joined;
use crate::uncertainty::distribution::{Distribution, Interval, SHORTHAND_CONFIDENCE, checked};
use crate::units::{Range, Unit};
use crate::value::Value;

/// A number of unit `U`, exact or uncertain, with its source. Its parts are those of [`Told`].
#[derive(Clone, Debug)]
pub struct Estimate<U> {
    /// All of it but the unit.
    pub told: Told,
    unit: PhantomData<U>,
}

/// An estimate without its unit: read and resolved once for all units.
#[derive(Clone, Debug, Default)]
pub struct Told {
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
    /// The currency that it is written in, when it is money of another one.
    pub currency: Option<Currency>,
    /// When that money was paid or told: a year, a month or a day, whose exchange rate is taken.
    pub on: Option<String>,
    /// From when on it was known, where its source's date does not say that: the source was corrected later, or tells an older figure.
    pub known_from: Option<String>,
    /// Ids of shared factors that multiply it.
    pub factors: Vec<String>,
}

impl<U> Deref for Estimate<U> {
    type Target = Told;

    fn deref(&self) -> &Told {
        &self.told
    }
}

const KEYS: &[&str] =
    &["value", "source", "status", "seen", "note", "dollars_of", "currency", "on", "known_from", "factors"];

impl<U: Unit> Estimate<U> {
    /// A bare number, for defaults.
    pub fn of(point: f64) -> Self {
        Estimate { told: Told { point, ..Told::default() }, unit: PhantomData }
    }

    /// A number that the model made, with its range.
    pub fn computed(point: f64, range: Distribution) -> Self {
        let (status, seen) = (Some(Status::Computed), Some(Seen::Computed));
        Estimate { told: Told { point, range: Some(range), status, seen, ..Told::default() }, unit: PhantomData }
    }

    /// A number that is taken from elsewhere for want of one of its own, with its range.
    pub fn assumed(point: f64, range: Distribution) -> Self {
        let (status, seen) = (Some(Status::Assumed), Some(Seen::Secondary));
        Estimate { told: Told { point, range: Some(range), status, seen, ..Told::default() }, unit: PhantomData }
    }
}

/// Reads an estimate whose numbers must lie in a range.
#[inline(never)]
fn told(node: Node<'_>, range: &Range) -> Told {
    let names_a_distribution = |(key, _): &(String, Value)| Distribution::KEYS.contains(&key.as_str());
    let whole = matches!(node.value, Value::Map(entries) if !entries.iter().any(names_a_distribution));
    if !whole {
        return value(node, range);
    }
    node.known_keys(KEYS);
    let inner = node.at("value", |inner| match inner.value {
        Value::Null => {
            inner.fail(Code::Missing, "is missing".to_owned(), "a number or a range");
            Told::default()
        }
        _ => value(inner, range),
    });
    Told {
        source: node.field("source"),
        status: node.field("status"),
        seen: node.field("seen"),
        note: node.field("note"),
        dollars_of: node.field("dollars_of"),
        currency: node.field("currency"),
        on: node.field("on"),
        known_from: node.field("known_from"),
        factors: node.field("factors"),
        ..inner
    }
}

/// A number, or a distribution: the 5 % and 95 % quantiles lie in what the field accepts.
#[inline(never)]
fn value(node: Node<'_>, range: &Range) -> Told {
    let distribution = match node.value {
        Value::Number(_) => {
            let point = f64::read(node);
            check(node, point, range);
            return Told { point, ..Told::default() };
        }
        Value::Text(text) => shorthand(node, text, "a number or ", "a number, "),
        Value::Map(_) => Distribution::read(node),
        _ => {
            node.expected("a number, a range or an estimate");
            return Told::default();
        }
    };
    let (low, high) = distribution.ninety();
    check(node, low, range);
    check(node, high, range);
    Told { point: distribution.median(), range: Some(distribution), ..Told::default() }
}

fn check(node: Node<'_>, value: f64, range: &Range) {
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

impl<U: Unit> Read for Estimate<U> {
    fn read(node: Node<'_>) -> Self {
        Estimate { told: told(node, &U::RANGE), unit: PhantomData }
    }
    fn field(node: &Node<'_>, key: &str) -> Self {
        Estimate { told: told_under(node, key, &U::RANGE), unit: PhantomData }
    }
    fn optional(node: &Node<'_>, key: &str) -> Option<Self> {
        told_where_written(node, key, &U::RANGE).map(|told| Estimate { told, unit: PhantomData })
    }
}

/// An estimate under a key, once for all units.
#[inline(never)]
fn told_under(node: &Node<'_>, key: &str, range: &Range) -> Told {
    told_where_written(node, key, range).unwrap_or_else(|| {
        node.at(key, |node| node.missing());
        Told::default()
    })
}

#[inline(never)]
fn told_where_written(node: &Node<'_>, key: &str, range: &Range) -> Option<Told> {
    node.at(key, |node| (!node.is_absent()).then(|| told(node, range)))
}

impl<U> ToJson for Estimate<U> {
    fn to_json(&self, out: &mut String) {
        self.told.to_json(out);
    }
}

impl ToJson for Told {
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
        told("currency", self.currency.as_ref().map(|v| v as &dyn ToJson));
        told("on", self.on.as_ref().map(|v| v as &dyn ToJson));
        told("known_from", self.known_from.as_ref().map(|v| v as &dyn ToJson));
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
        <Currency as crate::describe::Describe>::describe(types);
        crate::describe::Shape::Estimate { unit: U::KEY, words: U::WORDS, range: U::RANGE }
    }
}
