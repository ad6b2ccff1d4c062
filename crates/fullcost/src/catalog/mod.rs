//! What is known: the accelerators, from tables that the scribe writes out of `data/accelerators.json`.

#[cfg(feature = "tables")]
mod tables;

use crate::estimate::Estimate;
use crate::json::ToJson;
use crate::record::answer;
use crate::source::{Seen, Status};
use crate::units::TflopPerS;

#[cfg(feature = "tables")]
use tables::{CHIPS, SOURCES};

#[cfg(not(feature = "tables"))]
const CHIPS: &[Chip] = &[];
#[cfg(not(feature = "tables"))]
const SOURCES: &[&str] = &[];

/// Where a group of a chip's fields comes from.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// The group: `peaks`, `memory`, ...
    pub group: &'static str,
    /// Id of the source.
    pub source: Option<&'static str>,
    /// Who stands behind it.
    pub status: Status,
    /// How far it was checked.
    pub seen: Seen,
}

/// A chip of the catalog.
#[derive(Clone, Copy, Debug)]
pub struct Chip {
    /// Name in scenarios.
    pub key: &'static str,
    /// Full name.
    pub name: &'static str,
    /// Maker.
    pub vendor: &'static str,
    /// Other names of exactly this chip.
    pub aliases: &'static [&'static str],
    /// When it could first be had.
    pub released: Option<&'static str>,
    /// Dense BF16 peak in TFLOP/s.
    pub bf16_tflop_per_s: f64,
    /// Dense FP8 peak in TFLOP/s.
    pub fp8_tflop_per_s: Option<f64>,
    /// Dense FP4 peak in TFLOP/s.
    pub fp4_tflop_per_s: Option<f64>,
    /// Memory in GB.
    pub memory_gb: Option<f64>,
    /// Memory bandwidth in TB/s.
    pub memory_tb_per_s: Option<f64>,
    /// Links inside the domain, one direction, in GB/s.
    pub scale_up_gb_per_s: Option<f64>,
    /// Chips in the domain.
    pub scale_up_domain: Option<f64>,
    /// Network for one chip, one direction, in GB/s.
    pub scale_out_gb_per_s: Option<f64>,
    /// Rated power in W.
    pub tdp_w: Option<f64>,
    /// Sources, group by group.
    pub told: &'static [Told],
}

impl Chip {
    /// Its dense BF16 peak as an estimate.
    pub fn bf16(&self) -> Estimate<TflopPerS> {
        let told = self.told.iter().find(|told| told.group == "peaks");
        let mut peak = Estimate::of(self.bf16_tflop_per_s);
        peak.source = told.and_then(|told| told.source).map(str::to_owned);
        peak.status = told.map(|told| told.status);
        peak.seen = told.map(|told| told.seen);
        peak
    }
}

/// The chip that is called `name` in lower case, by its key or an alias. Never a near miss.
pub fn find(name: &str) -> Option<&'static Chip> {
    CHIPS.iter().find(|chip| chip.key == name || chip.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name)))
}

/// All keys.
pub fn names() -> impl Iterator<Item = &'static str> {
    CHIPS.iter().map(|chip| chip.key)
}

/// Whether the catalog's list of sources has that id.
pub fn has_source(id: &str) -> bool {
    SOURCES.contains(&id)
}

answer! {
    /// A row of the catalog. Peaks are dense; bandwidths are for one direction.
    pub struct CatalogRow {
        /// Name in scenarios.
        key: String,
        /// Full name.
        name: String,
        /// Maker.
        vendor: String,
        /// Other names of exactly this chip.
        aliases: Vec<String>,
        /// When it could first be had.
        released: Option<String>,
        /// Dense BF16 peak.
        bf16_tflop_per_s: f64,
        /// Dense FP8 peak.
        fp8_tflop_per_s: Option<f64>,
        /// Dense FP4 peak.
        fp4_tflop_per_s: Option<f64>,
        /// Memory in GB.
        memory_gb: Option<f64>,
        /// Memory bandwidth in TB/s.
        memory_tb_per_s: Option<f64>,
        /// Links inside the domain, in GB/s.
        scale_up_gb_per_s: Option<f64>,
        /// Chips in the domain.
        scale_up_domain: Option<f64>,
        /// Network for one chip, in GB/s.
        scale_out_gb_per_s: Option<f64>,
        /// Rated power in W.
        tdp_w: Option<f64>,
        /// Where each group of fields comes from.
        told: Vec<ToldRow>,
    }
}

answer! {
    /// Where a group of fields comes from.
    pub struct ToldRow {
        /// The group.
        group: String,
        /// Id of the source.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
    }
}

/// The whole catalog as JSON: a list of [`CatalogRow`].
pub fn catalog_json() -> String {
    let rows = CHIPS.iter().map(|chip| CatalogRow {
        key: chip.key.to_owned(),
        name: chip.name.to_owned(),
        vendor: chip.vendor.to_owned(),
        aliases: chip.aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        released: chip.released.map(str::to_owned),
        bf16_tflop_per_s: chip.bf16_tflop_per_s,
        fp8_tflop_per_s: chip.fp8_tflop_per_s,
        fp4_tflop_per_s: chip.fp4_tflop_per_s,
        memory_gb: chip.memory_gb,
        memory_tb_per_s: chip.memory_tb_per_s,
        scale_up_gb_per_s: chip.scale_up_gb_per_s,
        scale_up_domain: chip.scale_up_domain,
        scale_out_gb_per_s: chip.scale_out_gb_per_s,
        tdp_w: chip.tdp_w,
        told: chip.told.iter().map(row_of).collect(),
    });
    rows.collect::<Vec<_>>().json()
}

fn row_of(told: &Told) -> ToldRow {
    ToldRow {
        group: told.group.to_owned(),
        source: told.source.map(str::to_owned),
        status: told.status,
        seen: told.seen,
    }
}
