//! Puts patches on a model.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::market::answer::{ChangedNumber, PatchEffect, Touches};
use crate::market::patch::{Change, MarketPatch};
use crate::market::pattern::Pattern;
use crate::model::plan::Leaf;
use crate::model::{Edit, Model};
use crate::text::joined;
use crate::units::{Switch, Unit};

/// A patched model.
pub struct Patched {
    /// The model with the patches on.
    pub model: Model,
    /// What each of them changed.
    pub effects: Vec<PatchEffect>,
    /// What stands in the places of the numbers that changed.
    pub edits: Vec<(usize, Edit)>,
}

/// Puts patches on a model, one after the other: each sees what those before it left. All are tried together in the end.
///
/// Errors: an id that stands twice, a change that cannot be read, a number beyond its range (at the number's own path), and numbers
/// that together have no answer, such as a fleet that is too small for its work.
pub fn patched(model: &Model, patches: &[MarketPatch]) -> Result<Patched> {
    let set = model.set_under(model.readings());
    let mut now: BTreeMap<usize, Edit> = BTreeMap::new();
    let mut effects = Vec::new();
    for (place, patch) in patches.iter().enumerate() {
        if patches.iter().take(place).any(|other| other.id == patch.id) {
            let message = joined(&["`", &patch.id, "` is given twice"]);
            return Err(Error::new(Code::DuplicateId, "patches", message, "each patch once"));
        }
        effects.push(put_on(model, patch, &set, &mut now)?);
    }
    let edits: Vec<(usize, Edit)> = now.into_iter().collect();
    let mut after = model.clone();
    after.set_all(&edits)?;
    Ok(Patched { model: after, effects, edits })
}

fn put_on(model: &Model, patch: &MarketPatch, set: &[usize], now: &mut BTreeMap<usize, Edit>) -> Result<PatchEffect> {
    let at = joined(&["patches[", &patch.id, "]"]);
    if patch.changes.is_empty() {
        return Err(Error::new(Code::Missing, joined(&[&at, ".changes"]), "has no changes", "at least one"));
    }
    let (mut changes, mut untouched) = (Vec::new(), Vec::new());
    for (place, change) in patch.changes.iter().enumerate() {
        let at = joined(&[&at, ".changes[", &whole(place as u64), "]"]);
        let done = change.change(&at)?;
        let pattern = Pattern::new(&change.path, model.plan(), &joined(&[&at, ".path"]))?;
        let before = changes.len();
        for (index, leaf) in model.plan().leaves.iter().enumerate().filter(|(_, leaf)| pattern.matches(&leaf.path)) {
            let old = now.remove(&index).map_or_else(|| as_it_is(model, index, set), Ok)?;
            let new = changed(&old, done, leaf).map_err(|error| by(&patch.id, error))?;
            changes.push(ChangedNumber {
                path: leaf.path.clone(),
                unit: leaf.unit.clone(),
                old: old.value(),
                new: new.value(),
                drawn: matches!(new, Edit::Range(_)),
            });
            now.insert(index, new);
        }
        if changes.len() == before {
            untouched.push(change.path.clone());
        }
    }
    let touches = match (changes.is_empty(), untouched.is_empty()) {
        (true, _) => Touches::None,
        (false, true) => Touches::All,
        (false, false) => Touches::Some,
    };
    Ok(PatchEffect {
        id: patch.id.clone(),
        label: patch.label().to_owned(),
        note: patch.note.clone(),
        source: patch.source.clone(),
        status: patch.status,
        touches,
        untouched,
        changes,
    })
}

/// A number of the model, or its range where it is drawn.
fn as_it_is(model: &Model, index: usize, set: &[usize]) -> Result<Edit> {
    match model.range(index).filter(|_| !set.contains(&index)) {
        Some(range) => Ok(Edit::Range(Arc::new(range.clone()))),
        None => model.get(index).map(Edit::Number),
    }
}

/// What a change makes of a number. A range times 0 is a number.
fn changed(old: &Edit, change: Change, leaf: &Leaf) -> Result<Edit> {
    let new = match (change, old) {
        (Change::Value(value), _) => Edit::Number(value),
        (Change::Times(_), _) if leaf.unit == Switch::KEY => {
            return Err(Error::new(Code::WrongType, &leaf.path, "is a choice and cannot be multiplied", "a value"));
        }
        (Change::Times(times), Edit::Range(range)) if times > 0.0 => Edit::Range(Arc::new(range.scaled(times))),
        (Change::Times(times), old) => Edit::Number(old.value() * times),
    };
    leaf.check_edit(&new)?;
    Ok(new)
}

/// An error of a number with the patch that caused it.
fn by(patch: &str, error: Error) -> Error {
    Error { message: joined(&[&error.message, " by the patch `", patch, "`"]), ..error }
}
