//! The difference between two versions of a scenario: figures, claims and sources, and what each changed figure does to the answer.

use crate::digits::{number, whole};
use crate::error::Result;
use crate::json::ToJson;
use crate::model::plan::{Leaf, Plan};
use crate::model::{DATA_VERSION, MODEL_VERSION, Model};
use crate::record::{answer, words};
use crate::scenario::{Claim, Figure, Guesses, PARTS, Scenario, Weighting};
use crate::scope::Preset;
use crate::source::{Source, Status};
use crate::text::joined;
use crate::units::{Switch, Unit};
use crate::value::Value;
use crate::versions::effect::{Changed, effects};
use crate::versions::given::{parts, version};

words! {
    /// What is different about something.
    pub enum Change {
        /// It is only in the new version.
        Added = "added",
        /// It is only in the old one.
        Removed = "removed",
        /// Another number, range or choice.
        Value = "value",
        /// The same number from another source, of another status or by another conversion.
        Origin = "origin",
        /// Other words.
        Text = "text",
        /// Another date, and nothing else.
        Date = "date",
    }
}

words! {
    /// What moves the answer of a scope.
    pub enum Part {
        /// A figure by itself: the old version with its new value alone.
        Figure = "figure",
        /// All of these figures together, beyond what they do alone.
        Together = "together",
        /// What else is different: figures that were added or removed, other lists, other factors.
        Structure = "structure",
    }
}

answer! {
    /// A figure that is different.
    pub struct ChangedFigure {
        /// Its address.
        path: String,
        /// Its unit.
        unit: String,
        /// What is different.
        change: Change,
        /// Its number in the old version; of a range, the median.
        before: Option<f64>,
        /// In the new one.
        after: Option<f64>,
        /// The difference over what it was before. None where that was nothing, or a choice.
        relative: Option<f64>,
        /// As it is told in the old version: a number, a distribution as JSON, the name of a choice.
        told_before: Option<String>,
        /// In the new one.
        told_after: Option<String>,
        /// Who stood behind it.
        status_before: Option<Status>,
        /// Who stands behind it.
        status_after: Option<Status>,
        /// Id of the old source.
        source_before: Option<String>,
        /// Id of the new one.
        source_after: Option<String>,
    }
}

answer! {
    /// A source that is different.
    pub struct ChangedSource {
        /// Its id.
        id: String,
        /// What is different.
        change: Change,
        /// Who, what and where in the old version.
        before: Option<String>,
        /// In the new one.
        after: Option<String>,
        /// Its date in the old version.
        date_before: Option<String>,
        /// In the new one.
        date_after: Option<String>,
    }
}

answer! {
    /// A claim that is different.
    pub struct ChangedClaim {
        /// Its id.
        id: String,
        /// As a heading.
        label: String,
        /// What is different.
        change: Change,
        /// Its number in the old version. None for an event.
        before: Option<f64>,
        /// In the new one.
        after: Option<f64>,
    }
}

answer! {
    /// A scope that both versions answer.
    pub struct ChangedScope {
        /// The scope.
        id: Preset,
        /// As a reader reads it.
        label: String,
        /// US dollars by the old version.
        before_usd: f64,
        /// By the new one.
        after_usd: f64,
        /// After less before.
        difference_usd: f64,
        /// The difference over what it was before. None where that was nothing.
        relative: Option<f64>,
    }
}

answer! {
    /// A part of the difference of a scope. The parts of a scope add up to its difference.
    pub struct EffectOnScope {
        /// The scope.
        scope: Preset,
        /// What moves it.
        part: Part,
        /// The figure's address. None for the rests.
        path: Option<String>,
        /// US dollars. None where the old version has no answer with that figure alone.
        usd: Option<f64>,
    }
}

answer! {
    /// The difference between two versions of a scenario.
    pub struct Difference {
        /// Id of the old version.
        old: String,
        /// Id of the new one.
        new: String,
        /// Figures that are different, in the order of the new version; those that were removed come last.
        figures: Vec<ChangedFigure>,
        /// Claims that are different.
        claims: Vec<ChangedClaim>,
        /// Sources that are different.
        sources: Vec<ChangedSource>,
        /// The scopes that both answer.
        scopes: Vec<ChangedScope>,
        /// What moves them, largest first. A figure that does not move a scope has no line.
        effects: Vec<EffectOnScope>,
        /// What else a reader should know.
        notes: Vec<String>,
        /// The same in words.
        sentence: String,
        /// Version of the equations.
        model_version: String,
        /// Date of the shipped data.
        data_version: String,
    }
}

/// A version: a model, and the scenario that it was made of. Without one, claims and sources are not compared.
#[derive(Clone, Copy)]
pub struct Version<'a> {
    /// The model. Readings and values that were set count.
    pub model: &'a Model,
    /// Its scenario.
    pub scenario: Option<&'a Scenario>,
}

/// The difference between two versions of a scenario. Both are evaluated with the equations of today.
///
/// Errors: a model without an answer.
pub fn diff(old: Version<'_>, new: Version<'_>) -> Result<Difference> {
    let mut figures = Vec::new();
    let mut changed = Vec::new();
    for (place, leaf) in new.model.plan().leaves.iter().enumerate() {
        let before = old.model.plan().leaves.iter().position(|other| other.path == leaf.path);
        let after = Side::of(new.model, leaf, place);
        let Some(before) =
            before.and_then(|place| Some(Side::of(old.model, old.model.plan().leaves.get(place)?, place)))
        else {
            figures.push(figure(None, Some(&after), Change::Added));
            continue;
        };
        if before.told != after.told || before.leaf.unit != leaf.unit {
            let value = after.value_in(old.model.plan()).filter(|_| before.leaf.unit == leaf.unit);
            changed.push(Changed { path: leaf.path.clone(), place: before.place, value });
            figures.push(figure(Some(&before), Some(&after), Change::Value));
        } else if before.origin() != after.origin() {
            figures.push(figure(Some(&before), Some(&after), Change::Origin));
        }
    }
    for (place, leaf) in old.model.plan().leaves.iter().enumerate() {
        if new.model.plan().leaves.iter().all(|other| other.path != leaf.path) {
            figures.push(figure(Some(&Side::of(old.model, leaf, place)), None, Change::Removed));
        }
    }
    let (mut notes, mut claims, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    match (old.scenario, new.scenario) {
        (Some(old), Some(new)) => {
            claims = pairs(&old.claims, &new.claims, |claim| &claim.id).into_iter().filter_map(changed_claim).collect();
            sources =
                pairs(&old.sources, &new.sources, |source| &source.id).into_iter().filter_map(changed_source).collect();
        }
        _ => notes.push("Claims and sources are not compared: a resolved scenario does not hold them.".to_owned()),
    }
    let (scopes, effects) = effects(old.model, new.model, &changed, &mut notes)?;
    Ok(Difference {
        old: old.model.plan().id.clone(),
        new: new.model.plan().id.clone(),
        sentence: sentence(&figures, &claims, &sources, &scopes),
        figures,
        claims,
        sources,
        scopes,
        effects,
        notes,
        model_version: MODEL_VERSION.to_owned(),
        data_version: DATA_VERSION.to_owned(),
    })
}

/// A figure in one of the versions, and how it is told there.
struct Side<'a> {
    plan: &'a Plan,
    leaf: &'a Leaf,
    place: usize,
    value: f64,
    told: String,
}

impl<'a> Side<'a> {
    fn of(model: &'a Model, leaf: &'a Leaf, place: usize) -> Side<'a> {
        let plan = model.plan();
        let value = model.raw().get(place).copied().unwrap_or(leaf.value);
        Side { plan, leaf, place, value, told: told(model, leaf, place, &[]) }
    }

    /// The value that says the same in another plan. None where that has no such choice.
    fn value_in(&self, other: &Plan) -> Option<f64> {
        if self.leaf.path != BILL || self.value < 0.0 {
            return Some(self.value);
        }
        let id = &self.plan.totals.get(self.value as usize)?.id;
        other.totals.iter().position(|total| total.id == *id).map(|place| place as f64)
    }

    fn origin(&self) -> (Option<&str>, Status, &str) {
        (self.leaf.source.as_deref(), self.leaf.status, &self.leaf.converted)
    }
}

/// How a figure is told, times these factors: a number, a distribution as JSON, the name of a choice.
pub(super) fn told(model: &Model, leaf: &Leaf, place: usize, factors: &[u32]) -> String {
    let raw = |place: usize| model.raw().get(place).copied();
    // In the order in which the equations multiply, so that a number is told to the last digit.
    let times = |value| factors.iter().filter_map(|&factor| raw(factor as usize)).fold(value, |value, of| value * of);
    let value = times(raw(place).unwrap_or(leaf.value));
    let drawn = model.range(place).filter(|_| !model.set_under(model.readings()).contains(&place));
    match drawn {
        _ if leaf.unit == Switch::KEY => choice(model.plan(), &leaf.path, value).to_owned(),
        Some(range) if times(1.0) == 1.0 => range.json(),
        Some(range) if times(1.0) > 0.0 => range.scaled(times(1.0)).json(),
        _ => number(value),
    }
}

/// Path of the switch whose value is a place in a list.
const BILL: &str = "bill";

/// The name of the choice that a switch makes.
fn choice<'a>(plan: &'a Plan, path: &str, value: f64) -> &'a str {
    let total = || plan.totals.get(value as usize).filter(|_| value >= 0.0);
    match path {
        BILL => total().map_or(PARTS, |total| &total.id),
        "weighting" => Weighting::ALL.iter().find(|of| of.switch() == value).map_or("", |of| of.id()),
        "guesses" => Guesses::ALL.iter().find(|of| of.switch() == value).map_or("", |of| of.id()),
        _ => "",
    }
}

fn figure(before: Option<&Side<'_>>, after: Option<&Side<'_>>, change: Change) -> ChangedFigure {
    let leaf = after.or(before).map(|side| side.leaf);
    let is_choice = leaf.is_some_and(|leaf| leaf.unit == Switch::KEY);
    let relative = match (before, after) {
        (Some(before), Some(after)) if before.value != 0.0 && !is_choice => {
            Some((after.value - before.value) / before.value.abs())
        }
        _ => None,
    };
    ChangedFigure {
        path: leaf.map(|leaf| leaf.path.clone()).unwrap_or_default(),
        unit: leaf.map(|leaf| leaf.unit.clone()).unwrap_or_default(),
        change,
        before: before.map(|side| side.value),
        after: after.map(|side| side.value),
        relative,
        told_before: before.map(|side| side.told.clone()),
        told_after: after.map(|side| side.told.clone()),
        status_before: before.map(|side| side.leaf.status),
        status_after: after.map(|side| side.leaf.status),
        source_before: before.and_then(|side| side.leaf.source.clone()),
        source_after: after.and_then(|side| side.leaf.source.clone()),
    }
}

/// Items of two lists by their ids: those of the new list, then those that only the old one has.
fn pairs<'a, T>(old: &'a [T], new: &'a [T], id: impl Fn(&T) -> &String) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let of = |list: &'a [T], item: &T| list.iter().find(|other| id(other) == id(item));
    let both = new.iter().map(|item| (of(old, item), Some(item)));
    let gone = old.iter().filter(|item| of(new, item).is_none()).map(|item| (Some(item), None));
    both.chain(gone).collect()
}

fn changed_claim((before, after): (Option<&Claim>, Option<&Claim>)) -> Option<ChangedClaim> {
    let change = match (before, after) {
        (Some(before), Some(after)) if before.json() == after.json() => return None,
        (Some(before), Some(after)) if before.figure.json() != after.figure.json() => Change::Value,
        (Some(before), Some(after)) if origin_of(before) != origin_of(after) => Change::Origin,
        (Some(_), Some(_)) => Change::Text,
        (None, _) => Change::Added,
        (_, None) => Change::Removed,
    };
    let value = |claim: Option<&Claim>| match claim.map(|claim| &claim.figure) {
        Some(Figure::Money(money)) => Some(money.usd),
        Some(Figure::Quantity(quantity)) => Some(quantity.value),
        _ => None,
    };
    let told = after.or(before)?;
    Some(ChangedClaim {
        id: told.id.clone(),
        label: told.label.clone(),
        change,
        before: value(before),
        after: value(after),
    })
}

fn origin_of(claim: &Claim) -> (&str, &str, Option<&str>, Status) {
    (&claim.by, &claim.date, claim.source.as_deref(), claim.status)
}

fn changed_source((before, after): (Option<&Source>, Option<&Source>)) -> Option<ChangedSource> {
    let text = |source: &Source| {
        let more = [&source.url, &source.note].into_iter().flatten().map(String::as_str);
        [source.by.as_str(), &source.title].into_iter().chain(more).collect::<Vec<_>>().join(". ")
    };
    let change = match (before, after) {
        (Some(before), Some(after)) if text(before) != text(after) => Change::Text,
        (Some(before), Some(after)) if before.date != after.date => Change::Date,
        (Some(_), Some(_)) => return None,
        (None, _) => Change::Added,
        (_, None) => Change::Removed,
    };
    Some(ChangedSource {
        id: after.or(before)?.id.clone(),
        change,
        before: before.map(text),
        after: after.map(text),
        date_before: before.map(|source| source.date.clone()),
        date_after: after.map(|source| source.date.clone()),
    })
}

fn sentence(
    figures: &[ChangedFigure],
    claims: &[ChangedClaim],
    sources: &[ChangedSource],
    scopes: &[ChangedScope],
) -> String {
    let many = |count: usize, what: &str| joined(&[&whole(count as u64), " ", what, if count == 1 { "" } else { "s" }]);
    let moved = scopes.iter().filter(|scope| scope.difference_usd != 0.0).count();
    if figures.is_empty() && claims.is_empty() && sources.is_empty() && moved == 0 {
        return "No figure, claim or source is different.".to_owned();
    }
    let count = |change| figures.iter().filter(|figure| figure.change == change).count();
    joined(&[
        &many(count(Change::Value), "figure"),
        " of another value, ",
        &whole(count(Change::Origin) as u64),
        " of another origin, ",
        &whole(count(Change::Added) as u64),
        " added, ",
        &whole(count(Change::Removed) as u64),
        " removed; ",
        &many(claims.len(), "claim"),
        " and ",
        &many(sources.len(), "source"),
        " different. ",
        &whole(moved as u64),
        " of ",
        &many(scopes.len(), "scope"),
        " moved.",
    ])
}

/// What is asked as a document, `{"old": .., "new": ..}`, each an id, a document or its JSON text, answered as JSON.
///
/// Errors: an id that is no shipped scenario; what the reader and the resolver refuse, at its path in `old` or `new`.
pub fn diff_json(asked: &Value) -> Result<String> {
    let [old, new] = parts(asked, ["old", "new"])?;
    let (old, new) = (version("old", old)?, version("new", new)?);
    let [old, new] = [&old, &new].map(|(scenario, model)| Version { model, scenario: Some(scenario) });
    Ok(diff(old, new)?.json())
}
