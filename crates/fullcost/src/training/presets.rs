//! Published architectures by name, from a table that the scribe writes out of `data/architectures.json`.

#[cfg(feature = "tables")]
mod table;

use std::sync::OnceLock;

use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::read::hint;
use crate::record::{answer, record};
use crate::row::Row;
use crate::source::{Seen, Status};
use crate::text::joined;
use crate::training::architecture::{Architecture, Experts, Latent, Window};

#[cfg(feature = "tables")]
use table::PRESETS;

#[cfg(not(feature = "tables"))]
const PRESETS: &str = "";

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
    static READ: OnceLock<Vec<Preset>> = OnceLock::new();
    READ.get_or_init(|| Row::all(PRESETS).map(Preset::read).collect())
}

impl Preset {
    fn read(mut row: Row) -> Preset {
        let [mut row, mut experts, mut latent, mut window] = std::array::from_fn(|_| row.part());
        Preset {
            key: row.text(),
            name: row.text(),
            source: row.some_text(),
            status: Status::from_id(row.text()).unwrap_or_else(Status::first),
            seen: Seen::from_id(row.text()).unwrap_or_else(Seen::first),
            architecture: Architecture {
                layers: row.number(),
                hidden: row.number(),
                heads: row.number(),
                kv_heads: row.some_number(),
                head_dim: row.some_number(),
                ffn: row.number(),
                gated: row.number() == 1.0,
                vocab: row.number(),
                tied: row.number() == 1.0,
                multi_token: row.number(),
                experts: experts.some_number().map(|count| Experts {
                    count,
                    top_k: experts.number(),
                    ffn: experts.number(),
                    shared_ffn: experts.number(),
                    layers: experts.some_number(),
                    node_limit: experts.some_number(),
                }),
                latent: latent.some_number().map(|kv_rank| Latent {
                    kv_rank,
                    q_rank: latent.number(),
                    qk_nope: latent.number(),
                    qk_rope: latent.number(),
                    value: latent.number(),
                }),
                window: window.some_number().map(|tokens| Window { tokens, layers: window.number() }),
            },
        }
    }
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
    presets().iter().map(row).collect::<Vec<_>>().json()
}

/// The one with that name.
///
/// Errors: a name that stands for nothing, with those that are most like it.
pub fn preset(key: &str) -> Result<&'static Preset> {
    presets().iter().find(|preset| preset.key == key).ok_or_else(|| {
        let near = hint(key, presets().iter().map(|preset| preset.key));
        let message = joined(&["`", key, "` is not a known architecture", &near]);
        Error::new(Code::UnknownName, "model", message, "a known architecture, or one of your own")
    })
}
