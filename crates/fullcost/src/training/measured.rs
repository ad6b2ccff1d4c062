//! Measured training throughput, each row with its source: what the constants were fitted on, from `data/training/measured.csv`.

use std::collections::BTreeMap;

use crate::catalog;
use crate::training::architecture::Architecture;
use crate::training::constants::Constants;
use crate::training::hardware::Hardware;
use crate::training::layout::{Layout, Precision, Recompute, Schedule, Sharding};
use crate::training::predict::best_step;
use crate::training::presets::preset;

/// One measured configuration.
pub struct Measured {
    /// Id of the source.
    pub source: &'static str,
    /// Name of the architecture.
    pub model: &'static str,
    /// Name of the chip, as the source has it.
    pub chip: &'static str,
    /// Precision as it is written.
    pub precision: &'static str,
    /// The shape.
    pub architecture: &'static Architecture,
    /// The layout.
    pub layout: Layout,
    /// The chip and its network.
    pub hardware: Hardware,
    /// When the software was released, as a year.
    pub year: f64,
    /// What was measured.
    pub tokens_per_s_per_gpu: f64,
}

impl Measured {
    /// Measured seconds of a step.
    pub fn step_s(&self) -> f64 {
        self.layout.tokens() / self.tokens_per_s_per_gpu / self.layout.gpus
    }

    /// Predicted seconds of a step.
    pub fn predicted_step_s(&self, constants: &Constants) -> f64 {
        best_step(self.architecture, &self.layout, &self.hardware, constants, self.year).0.step_s
    }

    /// Whether the model has experts.
    pub fn is_moe(&self) -> bool {
        self.architecture.experts.is_some()
    }
}

/// All rows. A row that names what is not known is left out; a test holds that there is none.
pub fn rows() -> Vec<Measured> {
    lines().into_iter().filter_map(|line| row(&line)).collect()
}

/// The lines of the table, by column.
pub fn lines() -> Vec<BTreeMap<&'static str, &'static str>> {
    let mut lines = include_str!("../../data/training/measured.csv").lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    lines.map(|line| head.iter().copied().zip(line.split(',')).collect()).collect()
}

fn row(line: &BTreeMap<&'static str, &'static str>) -> Option<Measured> {
    let text = |name: &str| line.get(name).copied();
    let number = |name: &str| text(name)?.parse::<f64>().ok();
    let precision = Precision::from_id(text("precision")?)?;
    let chip = catalog::find(text("chip")?)?;
    let layout = Layout {
        gpus: number("gpus")?,
        tp: number("tp")?,
        pp: number("pp")?,
        vpp: number("vpp"),
        cp: number("cp")?,
        ep: number("ep")?,
        etp: number("etp")?,
        micro_batch: number("micro_batch"),
        batch: number("batch")?,
        seq_len: number("seq_len")?,
        sharding: Sharding::from_id(text("sharding")?)?,
        recompute: Recompute::from_id(text("recompute")?),
        flash: text("flash")? == "1",
        sequence_parallel: Some(text("sequence_parallel")? == "1"),
        schedule: Schedule::OneForwardOneBackward,
        precision,
    };
    Some(Measured {
        source: text("source")?,
        model: text("model")?,
        chip: text("chip")?,
        precision: text("precision")?,
        architecture: &preset(text("model")?).ok()?.architecture,
        hardware: Hardware::of(chip, precision, number("network_gb_per_s")).ok()?,
        layout,
        year: number("released")?,
        tokens_per_s_per_gpu: number("tokens_per_s_per_gpu")?,
    })
}
