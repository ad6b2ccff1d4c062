//! Outputs before and after some patches, from the same draws.

use crate::error::Result;
use crate::market::answer::{OutputDifference, Touches, WhatIfAnswer};
use crate::market::apply::{Patched, patched};
use crate::market::patch::MarketPatch;
use crate::market::table::source_of;
use crate::model::{DATA_VERSION, MODEL_VERSION, Model};
use crate::outcome::locale::Locale;
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::ask::Ask;
use crate::uncertainty::curve::at_point;
use crate::uncertainty::engine::Watch;
use crate::uncertainty::given::quantile_of;
use crate::uncertainty::kept::Kept;
use crate::uncertainty::outputs::Wanted;

/// Puts patches on a model and says what they do to its outputs: of the options, `outputs`, `draws`, `seed` and `method` count.
///
/// Draws depend on the seed, a number's path and its distribution alone, so a number that no patch changes is the same in each draw
/// before and after, and one that is multiplied is so in each draw.
///
/// Errors: as [`patched`], and those of the options.
pub fn what_if(
    model: &Model,
    patches: &[MarketPatch],
    ask: &Ask,
    words: &Locale,
    watch: &dyn Watch,
) -> Result<(Patched, WhatIfAnswer)> {
    let settings = ask.settings()?;
    let wanted = model.wanted(&ask.outputs)?;
    let patched = patched(model, patches)?;
    let drawn = |model: &Model| {
        let problem = model.problem(&wanted);
        let points = at_point(&problem, &model.medians());
        Kept::watched(problem, &settings, watch).map(|kept| (points, kept))
    };
    let ((before, drawn_before), (after, drawn_after)) = (drawn(model)?, drawn(&patched.model)?);
    let outputs: Vec<OutputDifference> = wanted
        .iter()
        .enumerate()
        .zip(before.into_iter().zip(after))
        .map(|((place, wanted), points)| {
            let draws = (drawn_before.output(place), drawn_after.output(place));
            difference(model, wanted, points, draws, words)
        })
        .collect();
    let mut notes: Vec<String> = Vec::new();
    for effect in patched.effects.iter().filter(|effect| effect.touches == Touches::None) {
        notes.push(joined(&["`", &effect.id, "` touches nothing of this scenario."]));
    }
    if patched.edits.is_empty() {
        notes.push("No number is changed.".to_owned());
    } else if outputs.iter().all(|output| !output.changes) {
        notes.push("Numbers are changed, but none that takes part in what was asked for.".to_owned());
    }
    let mut sources = Vec::new();
    for id in patched.effects.iter().filter_map(|effect| effect.source.as_deref()) {
        if let Some(source) = source_of(id)
            && sources.iter().all(|other: &crate::source::Source| other.id != id)
        {
            sources.push(source.clone());
        }
    }
    let answer = WhatIfAnswer {
        scenario: model.plan().id.clone(),
        patches: patched.effects.clone(),
        outputs,
        draws: settings.draws as f64,
        seed: settings.seed as f64,
        notes,
        sources,
        model_version: MODEL_VERSION.to_owned(),
        data_version: DATA_VERSION.to_owned(),
    };
    Ok((patched, answer))
}

/// Beside this part of two amounts, their difference is what rounding left of sums that were added in another way.
const ROUNDING: f64 = 1e-12;

/// One amount less another, 0 where only rounding tells them apart.
fn less(after: f64, before: f64) -> f64 {
    let difference = after - before;
    if difference.abs() <= ROUNDING * after.abs().larger(before.abs()) { 0.0 } else { difference }
}

fn difference(
    model: &Model,
    wanted: &Wanted,
    (before, after): (f64, f64),
    draws: (Vec<f64>, Vec<f64>),
    words: &Locale,
) -> OutputDifference {
    let both = draws.0.iter().zip(&draws.1).filter(|(before, after)| before.is_finite() && after.is_finite());
    let (mut befores, mut afters): (Vec<f64>, Vec<f64>) = both.map(|(before, after)| (*before, *after)).unzip();
    let mut moved: Vec<f64> = befores.iter().zip(&afters).map(|(before, after)| less(*after, *before)).collect();
    let unanswered = draws.0.len() - moved.len();
    let difference = less(after, before);
    let changes = difference != 0.0 || moved.iter().any(|moved| *moved != 0.0);
    let [(low80, high80), (before_low80, before_high80), (after_low80, after_high80)] =
        [&mut moved, &mut befores, &mut afters].map(|values| (quantile_of(values, 0.1), quantile_of(values, 0.9)));
    let (unit, label) = (wanted.unit(), model.output_label(wanted, words));
    let amount = |value: f64| words.amount(unit, value);
    let sentence = if !changes {
        joined(&[&label, ": ", &amount(before), " before and after."])
    } else {
        let likely = joined(&["8 in 10 draws between ", &amount(low80), " and ", &amount(high80)]);
        let moved = joined(&["a difference of ", &amount(difference), ", ", &likely]);
        joined(&[&label, ": ", &amount(before), " before, ", &amount(after), " after; ", &moved, "."])
    };
    OutputDifference {
        id: wanted.id().to_owned(),
        label,
        unit: unit.to_owned(),
        before,
        before_low80,
        before_high80,
        after,
        after_low80,
        after_high80,
        difference,
        low80,
        high80,
        relative: (before != 0.0).then(|| difference / before),
        changes,
        unanswered: unanswered as f64,
        sentence,
    }
}
