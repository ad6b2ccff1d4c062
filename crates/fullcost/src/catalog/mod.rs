//! What is known: the accelerators, from tables that the scribe writes out of `data/accelerators.json`.

#[cfg(feature = "prices")]
pub mod prices;
#[cfg(feature = "tables")]
mod tables;

use std::sync::OnceLock;

use crate::accelerator::{BF16, FP16};
use crate::estimate::Estimate;
use crate::json::ToJson;
use crate::read::{nearest_of, told_near};
use crate::record::answer;
use crate::row::Row;
use crate::source::{Seen, Status};
use crate::units::TflopPerS;

#[cfg(feature = "tables")]
use tables::{CHIPS, SOURCES};

#[cfg(not(feature = "tables"))]
const CHIPS: &str = "";
#[cfg(not(feature = "tables"))]
const SOURCES: &str = "";

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

/// The groups of a chip's fields.
pub const GROUPS: &[&str] = &["peaks", "memory", "link", "power", "date", "scale_out", "export"];

/// A chip of the catalog.
#[derive(Clone, Copy, Debug)]
pub struct Chip {
    /// Name in scenarios.
    pub key: &'static str,
    /// Full name.
    pub name: &'static str,
    /// Maker.
    pub vendor: &'static str,
    /// Generation.
    pub architecture: &'static str,
    /// Other names, with tabs between.
    names: &'static str,
    /// When it could first be had.
    pub released: Option<&'static str>,
    /// Dense BF16 peak in TFLOP/s.
    pub bf16_tflop_per_s: Option<f64>,
    /// Dense FP16 peak in TFLOP/s.
    pub fp16_tflop_per_s: Option<f64>,
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
    /// For each group its name, the place of the source in the list, counted from 1, its status and how far it was checked.
    cited: Row,
}

impl Chip {
    fn read(mut row: Row) -> Chip {
        Chip {
            key: row.text(),
            name: row.text(),
            vendor: row.text(),
            architecture: row.text(),
            names: row.text(),
            released: row.some_text(),
            bf16_tflop_per_s: row.some_number(),
            fp16_tflop_per_s: row.some_number(),
            fp8_tflop_per_s: row.some_number(),
            fp4_tflop_per_s: row.some_number(),
            memory_gb: row.some_number(),
            memory_tb_per_s: row.some_number(),
            scale_up_gb_per_s: row.some_number(),
            scale_up_domain: row.some_number(),
            scale_out_gb_per_s: row.some_number(),
            tdp_w: row.some_number(),
            cited: row,
        }
    }

    /// Other names of exactly this chip.
    pub fn aliases(&self) -> impl Iterator<Item = &'static str> {
        self.names.split('\t').filter(|name| !name.is_empty())
    }

    /// Where its fields come from, group by group.
    pub fn told(&self) -> impl Iterator<Item = Told> {
        let mut cited = self.cited;
        std::iter::from_fn(move || {
            let group = cited.some_text()?;
            let source = (cited.number() as usize).checked_sub(1).and_then(|place| SOURCES.split(';').nth(place));
            Some(Told {
                group,
                source,
                status: Status::from_id(cited.text()).unwrap_or_else(Status::first),
                seen: Seen::from_id(cited.text()).unwrap_or_else(Seen::first),
            })
        })
    }

    /// Its dense 16-bit peak as an estimate, with its field: BF16 or, on a chip without it, FP16.
    pub fn sixteen_bit(&self) -> Option<(&'static str, Estimate<TflopPerS>)> {
        let bf16 = self.bf16_tflop_per_s.map(|peak| (BF16, peak));
        let (field, value) = bf16.or_else(|| self.fp16_tflop_per_s.map(|peak| (FP16, peak)))?;
        let told = self.told().find(|told| told.group == "peaks");
        let mut peak = Estimate::of(value);
        peak.told.source = told.as_ref().and_then(|told| told.source).map(str::to_owned);
        peak.told.status = told.as_ref().map(|told| told.status);
        peak.told.seen = told.map(|told| told.seen);
        Some((field, peak))
    }
}

/// The chip that is called `name`, by its key or an alias, in any case. Never a near miss.
pub fn find(name: &str) -> Option<&'static Chip> {
    let named = |other: &str| other.eq_ignore_ascii_case(name);
    chips().iter().find(|chip| named(chip.key) || chip.aliases().any(named))
}

/// All chips.
pub fn chips() -> &'static [Chip] {
    static READ: OnceLock<Vec<Chip>> = OnceLock::new();
    READ.get_or_init(|| Row::all(CHIPS).map(Chip::read).collect())
}

/// All keys.
pub fn names() -> impl Iterator<Item = &'static str> {
    chips().iter().map(|chip| chip.key)
}

/// All names, each with the key that it stands for.
pub fn called() -> Vec<(&'static str, &'static str)> {
    let mut called = Vec::new();
    for chip in chips() {
        called.push((chip.key, chip.key));
        called.extend(chip.aliases().map(|name| (name, chip.key)));
    }
    called
}

/// The chips whose names look most like one that nothing has, in brackets, as the end of a sentence.
pub fn hint(wanted: &str) -> String {
    told_near(&nearest_of(wanted, called()))
}

/// Whether a chip of the catalog cites that source.
pub fn has_source(id: &str) -> bool {
    SOURCES.split(';').any(|source| source == id)
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
        /// Generation.
        architecture: String,
        /// Other names of exactly this chip.
        aliases: Vec<String>,
        /// When it could first be had.
        released: Option<String>,
        /// Dense BF16 peak.
        bf16_tflop_per_s: Option<f64>,
        /// Dense FP16 peak.
        fp16_tflop_per_s: Option<f64>,
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
    let rows = chips().iter().map(|chip| CatalogRow {
        key: chip.key.to_owned(),
        name: chip.name.to_owned(),
        vendor: chip.vendor.to_owned(),
        architecture: chip.architecture.to_owned(),
        aliases: chip.aliases().map(str::to_owned).collect(),
        released: chip.released.map(str::to_owned),
        bf16_tflop_per_s: chip.bf16_tflop_per_s,
        fp16_tflop_per_s: chip.fp16_tflop_per_s,
        fp8_tflop_per_s: chip.fp8_tflop_per_s,
        fp4_tflop_per_s: chip.fp4_tflop_per_s,
        memory_gb: chip.memory_gb,
        memory_tb_per_s: chip.memory_tb_per_s,
        scale_up_gb_per_s: chip.scale_up_gb_per_s,
        scale_up_domain: chip.scale_up_domain,
        scale_out_gb_per_s: chip.scale_out_gb_per_s,
        tdp_w: chip.tdp_w,
        told: chip.told().map(row_of).collect(),
    });
    rows.collect::<Vec<_>>().json()
}

fn row_of(told: Told) -> ToldRow {
    ToldRow {
        group: told.group.to_owned(),
        source: told.source.map(str::to_owned),
        status: told.status,
        seen: told.seen,
    }
}
