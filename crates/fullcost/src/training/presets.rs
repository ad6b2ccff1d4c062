//! Published architectures by name, from a table that the scribe writes out of `data/architectures.json`.

#[cfg(feature = "tables")]
mod table;

use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::read::hint;
use crate::record::{answer, record};
use crate::source::{Seen, Status};
use crate::text::joined;
use crate::training::architecture::Architecture;

#[cfg(feature = "tables")]
use table::PRESETS;

#[cfg(not(feature = "tables"))]
const PRESETS: &[Preset] = &[];

record! {
    /// An entry of the data: a published model's shape, and who told it.
    pub struct PresetEntry {
        /// Its name in documents: `llama3-70b`.
        key: String,
        /// Its full name.
        name: String,
        /// Id of the source.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
        /// What else a reader should know.
        note: Option<String>,
        /// Parameters as they are told, in 10^9.
        parameters_b: Option<f64>,
        /// Active parameters as they are told, in 10^9.
        active_parameters_b: Option<f64>,
        /// The shape.
        architecture: Architecture,
    }
}

/// A published model's shape, and who told it.
#[derive(Clone, Debug)]
pub struct Preset {
    /// Its name in documents.
    pub key: &'static str,
    /// Its full name.
    pub name: &'static str,
    /// Id of the source.
    pub source: Option<&'static str>,
    /// Who stands behind it.
    pub status: Status,
    /// How far it was checked.
    pub seen: Seen,
    /// The shape.
    pub architecture: Architecture,
}

/// All of them, in the order of the data.
pub fn presets() -> &'static [Preset] {
    PRESETS
}

answer! {
    /// A published architecture with what follows from it.
    pub struct ArchitectureRow {
        /// Its name in documents.
        key: String,
        /// Its full name.
        name: String,
        /// Parameters in 10^9, computed from the shape.
        parameters_b: f64,
        /// Parameters that a token meets, in 10^9.
        active_parameters_b: f64,
        /// Layers.
        layers: f64,
        /// Width of the hidden vector.
        hidden: f64,
        /// Query heads.
        heads: f64,
        /// Experts of a layer; 0 for a dense model.
        experts: f64,
        /// Id of the source.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
    }
}

/// All of them as JSON: a list of [`ArchitectureRow`].
pub fn architectures_json() -> String {
    let row = |of: &Preset| ArchitectureRow {
        key: of.key.to_owned(),
        name: of.name.to_owned(),
        parameters_b: of.architecture.parameters() / 1e9,
        active_parameters_b: of.architecture.active_parameters() / 1e9,
        layers: of.architecture.layers,
        hidden: of.architecture.hidden,
        heads: of.architecture.heads,
        experts: of.architecture.experts.as_ref().map_or(0.0, |of| of.count),
        source: of.source.map(str::to_owned),
        status: of.status,
        seen: of.seen,
    };
    PRESETS.iter().map(row).collect::<Vec<_>>().json()
}

/// The one with that name.
///
/// Errors: a name that stands for nothing, with those that are most like it.
pub fn preset(key: &str) -> Result<&'static Preset> {
    PRESETS.iter().find(|preset| preset.key == key).ok_or_else(|| {
        let near = hint(key, PRESETS.iter().map(|preset| preset.key));
        let message = joined(&["`", key, "` is not a known architecture", &near]);
        Error::new(Code::UnknownName, "model", message, "a known architecture, or one of your own")
    })
}
