//! What changed figures do to the answer: each alone from the old version, then all together, then what else is different.

use crate::error::Result;
use crate::model::Model;
use crate::model::cut::{answerable, cut_of, main_rows};
use crate::model::plan::{Plan, Values};
use crate::outcome::locale::ENGLISH;
use crate::real::Real;
use crate::scope::Preset;
use crate::text::joined;
use crate::versions::diff::{ChangedScope, EffectOnScope, Part};

/// A figure of both versions that has another value.
pub struct Changed {
    /// Its address.
    pub path: String,
    /// Its place in the old plan.
    pub place: usize,
    /// Its new value there. None where the old plan cannot have it.
    pub value: Option<f64>,
}

/// Beside this part of two amounts, their difference is what rounding left.
const ROUNDING: f64 = 1e-12;

/// The scopes that both versions answer, and the parts of their differences.
pub fn effects(
    old: &Model,
    new: &Model,
    changed: &[Changed],
    notes: &mut Vec<String>,
) -> Result<(Vec<ChangedScope>, Vec<EffectOnScope>)> {
    let in_new: Vec<Preset> = answerable(new.plan()).collect();
    let in_old: Vec<Preset> = answerable(old.plan()).collect();
    let presets: Vec<Preset> = in_old.iter().copied().filter(|preset| in_new.contains(preset)).collect();
    for (mine, others, which) in [(&in_old, &in_new, "old"), (&in_new, &in_old, "new")] {
        for preset in mine.iter().filter(|preset| !others.contains(preset)) {
            notes.push(joined(&["`", preset.id(), "` has an answer in the ", which, " version only."]));
        }
    }
    let after = amounts(new, new.raw(), &presets, &main_rows(new.plan()))?;
    let (rows, note) = same_rows(old.plan(), new.plan());
    if presets.iter().any(|preset| preset.is_work()) {
        notes.extend(note);
    }
    let of_old = |raw: &[f64]| amounts(old, raw, &presets, &rows);
    let before = of_old(old.raw())?;
    let alone: Vec<Option<Vec<f64>>> =
        changed.iter().map(|figure| with(old, [figure]).and_then(|raw| of_old(&raw).ok())).collect();
    let all = with(old, changed).and_then(|raw| of_old(&raw).ok());
    if all.is_none() && !changed.is_empty() {
        notes.push(
            "The old version has no answer with all new values: what they do together is in the structure.".to_owned(),
        );
    }
    let (mut scopes, mut list) = (Vec::new(), Vec::new());
    for (place, (&preset, (&before, &after))) in presets.iter().zip(before.iter().zip(&after)).enumerate() {
        let at = |amounts: &Option<Vec<f64>>| amounts.as_ref().and_then(|amounts| amounts.get(place)).copied();
        let mut parts = Vec::new();
        let mut rest = less(after, before);
        scopes.push(ChangedScope {
            id: preset,
            label: ENGLISH.of("scope", preset.id()).to_owned(),
            before_usd: before,
            after_usd: after,
            difference_usd: rest,
            relative: (before != 0.0).then(|| rest / before.abs()),
        });
        let structure = at(&all).map(|all| less(after, all));
        for (figure, amounts) in changed.iter().zip(&alone) {
            let usd = at(amounts).map(|amount| less(amount, before));
            rest -= usd.unwrap_or(0.0);
            if usd != Some(0.0) {
                parts.push(EffectOnScope { scope: preset, part: Part::Figure, path: Some(figure.path.clone()), usd });
            }
        }
        let size = |part: &EffectOnScope| part.usd.unwrap_or(0.0).abs();
        parts.sort_by(|one, other| size(other).total_cmp(&size(one)));
        let scale = parts.iter().fold(before.abs().larger(after.abs()), |most, part| most.larger(size(part)));
        let structure = structure.unwrap_or(rest);
        for (part, usd) in [(Part::Together, rest - structure), (Part::Structure, structure)] {
            if usd.abs() > ROUNDING * scale {
                parts.push(EffectOnScope { scope: preset, part, path: None, usd: Some(usd) });
            }
        }
        list.append(&mut parts);
    }
    Ok((scopes, list))
}

/// The old values with some of the new ones. None where the old plan cannot have one of them.
fn with<'a>(old: &Model, figures: impl IntoIterator<Item = &'a Changed>) -> Option<Vec<f64>> {
    let mut raw = old.raw().to_vec();
    for figure in figures {
        let value = figure.value?;
        old.plan().leaves.get(figure.place)?.check(value).ok()?;
        *raw.get_mut(figure.place)? = value;
    }
    Some(raw)
}

/// The rows of the old version that are the new version's main ones, and a note where the old one by itself is about another run,
/// or has no such run.
fn same_rows(old: &Plan, new: &Plan) -> (Vec<u32>, Option<String>) {
    let own = main_rows(old);
    let first = |plan: &'_ Plan, rows: &[u32]| {
        rows.first().and_then(|&row| plan.rows.get(row as usize)).map(|row| row.id.clone()).unwrap_or_default()
    };
    let (old_id, new_id) = (first(old, &own), first(new, &main_rows(new)));
    if old_id == new_id {
        return (own, None);
    }
    let about = ["Scopes of a run are about `", &new_id];
    match old.rows.iter().position(|row| row.run && row.id == new_id) {
        Some(row) => {
            let more = ["` in both versions; by itself the old one is about `", &old_id, "`."];
            (vec![row as u32], Some(joined(&[&about[..], &more].concat())))
        }
        None => {
            let more = ["` in the new version and about `", &old_id, "` in the old one, which has no `", &new_id, "`."];
            (own, Some(joined(&[&about[..], &more].concat())))
        }
    }
}

fn amounts(model: &Model, raw: &[f64], presets: &[Preset], rows: &[u32]) -> Result<Vec<f64>> {
    let plan = model.plan();
    let Values(values) = plan.with_factors(raw.to_vec());
    let bill = model.bill_of(&values)?;
    Ok(presets.iter().map(|preset| bill.amount(plan, &cut_of(plan, *preset, rows)).0).collect())
}

/// One amount less another, 0 where only rounding tells them apart.
fn less(after: f64, before: f64) -> f64 {
    let difference = after - before;
    if difference.abs() <= ROUNDING * after.abs().larger(before.abs()) { 0.0 } else { difference }
}
