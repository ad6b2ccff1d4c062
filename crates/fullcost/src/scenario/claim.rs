//! Claims: published figures with what they count; readings, bridges and audits that work on them.

use crate::record::{choice, record};
use crate::scope::{Axis, Scope};
use crate::source::{Seen, Status};
use crate::value::Value;

record! {
    /// A published figure.
    pub struct Claim {
        /// Short name.
        id: String,
        /// As a heading.
        label: String,
        /// What it says, in one sentence.
        text: String,
        /// Who says so.
        by: String,
        /// When.
        date: String,
        /// From when on it was known, where `date` does not say that: the document was corrected later.
        known_from: Option<String>,
        /// Id of the source.
        source: Option<String>,
        /// Where in the source.
        place: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
        /// What it leaves out, by its own words.
        excludes: Option<String>,
        /// How the article tells it, where that differs.
        as_told: Option<String>,
        /// The claim that it corrects.
        corrects: Option<String>,
        /// The figure itself.
        figure: Figure,
    }
}

choice! {
    /// A figure: money, another quantity, or an event without a number.
    pub enum Figure {
        /// Money, with what it counts.
        Money(Money) = "money",
        /// A number that is no cost.
        Quantity(Quantity) = "quantity",
        /// Something that happened.
        Event(Event) = "event",
    }
}

record! {
    /// A cost.
    pub struct Money {
        /// The figure.
        usd: f64,
        /// The low end, where the claim states a range.
        low: Option<f64>,
        /// The high end, where the claim states a range.
        high: Option<f64>,
        /// The place that it is rounded to: a claim of 6 million that is rounded to 1 million holds from 5.5 to 6.5.
        rounded_to: Option<f64>,
        /// Whether it is a lower bound: then it holds for anything above it.
        at_least: bool = false,
        /// The figure as it was printed. Made from the number if left out.
        text: Option<String>,
        /// Whether it is for a year of the window, not for all of it.
        per_year: bool = false,
        /// What it counts.
        scope: Scope,
        /// Readings under which the scenario speaks of the same thing.
        readings: Vec<String>,
    }
}

record! {
    /// A number that is no cost.
    pub struct Quantity {
        /// The number.
        value: f64,
        /// The low end, where the claim states a range.
        low: Option<f64>,
        /// The high end, where the claim states a range.
        high: Option<f64>,
        /// Its unit: `gpus`, `gpu_hours`, `share`, `years`.
        unit: String,
        /// The figure as it was printed. Made from the number if left out.
        text: Option<String>,
    }
}

record! {
    /// Something that happened.
    pub struct Event {
        /// As a heading shows it: a date, a word.
        text: Option<String>,
    }
}

record! {
    /// A named change of the scenario. It changes values, never the list of pools, so that any two can be combined.
    pub struct Reading {
        /// Short name.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it means.
        note: Option<String>,
        /// Id of the source that shows it.
        source: Option<String>,
        /// From when on it was what one knew. A year or a month counts from its last day.
        known_from: Option<String>,
        /// Until when: from that day on, what the scenario says in its place was known.
        known_until: Option<String>,
        /// Whether it asks what would be if the world were another one, and not how the same figures can be read. A page whose
        /// `sections` have `what_ifs` lists it there.
        what_if: bool = false,
        /// What it changes, in order.
        patch: Vec<Patch>,
    }
}

record! {
    /// One change: a path, and either its new value or by how much the number is multiplied.
    pub struct Patch {
        /// Path of a leaf, or of a choice (`bill`, `weighting`).
        path: String,
        /// The new value: a number, or the name of a choice.
        value: Option<PatchValue>,
        /// The number, whatever it is and however it is spread, is multiplied by this. Several such changes multiply one another.
        times: Option<f64>,
    }
}

/// A number or the name of a choice.
#[derive(Clone, Debug)]
pub struct PatchValue(pub Value);

#[cfg(feature = "read")]
impl crate::read::Read for PatchValue {
    fn read(node: crate::read::Node<'_>) -> Self {
        match node.value {
            Value::Number(_) => PatchValue(Value::Number(f64::read(node))),
            Value::Text(_) => PatchValue(node.value.clone()),
            _ => {
                node.expected("a number or the name of a choice");
                PatchValue(Value::Null)
            }
        }
    }
}

impl crate::json::ToJson for PatchValue {
    fn to_json(&self, out: &mut String) {
        match &self.0 {
            Value::Number(number) => number.to_json(out),
            Value::Text(text) => text.to_json(out),
            _ => out.push_str("null"),
        }
    }
}

#[cfg(feature = "describe")]
impl crate::describe::Describe for PatchValue {
    fn describe(_: &mut crate::describe::Types) -> crate::describe::Shape {
        crate::describe::Shape::NumberOrText
    }
}

record! {
    /// A pair of money claims to be reconciled.
    pub struct Bridge {
        /// Short name.
        id: String,
        /// As a reader reads it.
        label: String,
        /// The claim to start from.
        from: String,
        /// The claim to arrive at.
        to: String,
        /// The order of the switches. The natural one if left out.
        order: Option<Vec<Axis>>,
    }
}

record! {
    /// A published table: do its parts add up to its total?
    pub struct Audit {
        /// Short name.
        id: String,
        /// As a reader reads it.
        label: String,
        /// The claim that states the total.
        total: String,
        /// The claims that are its parts.
        parts: Vec<String>,
        /// What follows.
        note: Option<String>,
    }
}

record! {
    /// The two figures that a page opens with.
    pub struct Headline {
        /// The small one.
        small: String,
        /// The large one.
        large: String,
        /// The claim that one square of the picture stands for.
        unit: String,
        /// The scope that is counted first.
        scope: crate::scope::Preset,
    }
}
