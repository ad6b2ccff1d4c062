//! The patches that come with fullcost, from `data/market.json`, and lists that name them.

use std::sync::OnceLock;

use crate::digits::{number, whole};
use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::market::answer::MarketRow;
use crate::market::patch::{MarketPatch, PatchChange};
use crate::read::{hint, read};
use crate::record::record;
use crate::source::{Source, shared};
use crate::text::joined;
use crate::value::{Value, under};

record! {
    /// The file.
    pub struct MarketTable {
        /// What only these patches cite.
        sources: Vec<Source>,
        /// The patches.
        patches: Vec<MarketPatch>,
    }
}

fn table() -> &'static MarketTable {
    static TABLE: OnceLock<MarketTable> = OnceLock::new();
    TABLE.get_or_init(|| {
        let document = crate::document(include_str!("../../data/market.json"));
        let none = MarketTable { sources: Vec::new(), patches: Vec::new() };
        document.and_then(|document| read(&document)).unwrap_or(none)
    })
}

/// All patches that come with fullcost, in the order of the file. A test holds that it can be read.
pub fn market() -> &'static [MarketPatch] {
    &table().patches
}

/// The source with that id: of these patches, or one that several tables cite.
pub fn source_of(id: &str) -> Option<&'static Source> {
    table().sources.iter().chain(shared()).find(|source| source.id == id)
}

/// The patches of a list: each a name out of [`market`], or a patch of your own. One alone need not stand in a list.
///
/// Errors: a name that is in no table, and what cannot be read, at its path in `patches`.
pub fn patches_of(list: &Value) -> Result<Vec<MarketPatch>> {
    let one = std::slice::from_ref(list);
    let items = match list {
        Value::List(items) => items,
        _ => one,
    };
    if items.is_empty() {
        return Err(Error::new(Code::Missing, "patches", "is empty", "a patch or its id"));
    }
    items.iter().enumerate().map(|(place, item)| patch_of(place, item)).collect()
}

fn patch_of(place: usize, item: &Value) -> Result<MarketPatch> {
    let step = joined(&["patches[", &whole(place as u64), "]"]);
    match item {
        Value::Text(id) => market().iter().find(|patch| patch.id == *id).cloned().ok_or_else(|| {
            let ids = || market().iter().map(|patch| patch.id.as_str());
            let message = joined(&["`", id, "` is no patch that comes with fullcost", &hint(id, ids())]);
            Error::new(Code::UnknownName, step, message, ids().collect::<Vec<_>>().join(", "))
        }),
        own => read(own).map_err(|error| under(&step, error)),
    }
}

/// The patches that come with fullcost as JSON, a row for each.
pub fn market_json() -> String {
    let row = |patch: &MarketPatch| {
        let source = patch.source.as_deref().and_then(source_of);
        MarketRow {
            id: patch.id.clone(),
            label: patch.label().to_owned(),
            changes: patch.changes.iter().map(in_words).collect(),
            note: patch.note.clone().unwrap_or_default(),
            status: patch.status,
            source: patch.source.clone(),
            by: source.map(|source| source.by.clone()),
            date: source.map(|source| source.date.clone()),
            url: source.and_then(|source| source.url.clone()),
        }
    };
    market().iter().map(row).collect::<Vec<_>>().json()
}

/// A change on one line: `busy_share x 0.7`.
fn in_words(change: &PatchChange) -> String {
    match (change.times, change.value, &change.rebound) {
        (Some(times), _, _) => joined(&[&change.path, " x ", &number(times)]),
        (_, Some(value), _) => joined(&[&change.path, " = ", &number(value)]),
        (_, _, Some(rebound)) => {
            let (gain, elasticity) = (number(rebound.gain), number(rebound.elasticity));
            joined(&[&change.path, " x ", &gain, " ^ (", &elasticity, " - 1)"])
        }
        (None, None, None) => change.path.clone(),
    }
}
