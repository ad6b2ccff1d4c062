//! The scenarios that come with the model.

use crate::error::{Code, Error, Result};
use crate::read::hint;
use crate::text::joined;

/// Each shipped scenario: its id and its text.
const SCENARIOS: &[(&str, &str)] = &[
    ("deepseek", include_str!("../data/scenarios/deepseek.json")),
    ("deepseek-r1-rl", include_str!("../data/scenarios/deepseek-r1-rl.json")),
    ("llama-405b", include_str!("../data/scenarios/llama-405b.json")),
    ("olmo-2-13b", include_str!("../data/scenarios/olmo-2-13b.json")),
    ("bloom-176b", include_str!("../data/scenarios/bloom-176b.json")),
    ("gpt-3", include_str!("../data/scenarios/gpt-3.json")),
    ("rented-run", include_str!("../data/scenarios/rented-run.json")),
    ("small-lab", include_str!("../data/scenarios/small-lab.json")),
    ("four-generations", include_str!("../data/scenarios/four-generations.json")),
];

/// How much of an unknown id is said again.
const LONGEST_ID: usize = 80;

/// The ids of the shipped scenarios.
pub fn scenario_ids() -> impl Iterator<Item = &'static str> {
    SCENARIOS.iter().map(|(id, _)| *id)
}

/// The text of a shipped scenario.
pub fn scenario_text(id: &str) -> Option<&'static str> {
    SCENARIOS.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

/// The sources of the catalog, as JSON text.
pub fn sources_text() -> &'static str {
    include_str!("../data/sources.json")
}

/// The same, for an id that somebody gave at a path.
///
/// Errors: an id that nothing has, with the nearest ones; of a long text that is none, its beginning.
pub fn scenario_named(path: &str, id: &str) -> Result<&'static str> {
    scenario_text(id).ok_or_else(|| {
        let id: String = id.chars().take(LONGEST_ID).collect();
        let message = joined(&["`", &id, "` is not a shipped scenario", &hint(&id, scenario_ids())]);
        Error::new(Code::UnknownName, path, message, scenario_ids().collect::<Vec<_>>().join(", "))
    })
}

/// A shipped scenario, resolved.
#[cfg(feature = "json")]
pub fn shipped(id: &str) -> Result<crate::Model> {
    crate::open(scenario_named("scenario", id)?)
}
