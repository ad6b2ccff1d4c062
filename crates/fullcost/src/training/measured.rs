//! Measured training runs, each row with its source, from the tables of `data/training`: throughput that the constants were
//! fitted on, and what no fit has seen: audited runs of MLPerf Training, memory, and the layouts of one model.

use std::collections::BTreeMap;

use crate::catalog;
use crate::json::ToJson;
use crate::record::{answer, words};
use crate::training::architecture::Architecture;
use crate::training::constants::Constants;
use crate::training::fitted::UNSEEN;
use crate::training::hardware::Hardware;
use crate::training::layout::{Layout, Precision, Recompute, Schedule, Sharding};
use crate::training::memory::memory;
use crate::training::predict::best_step;
use crate::training::presets::preset;
use crate::uncertainty::math::exp;

/// Bytes of a GiB.
const GIB: f64 = 1_073_741_824.0;

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
    pub architecture: Architecture,
    /// The layout.
    pub layout: Layout,
    /// The chip and its network.
    pub hardware: Hardware,
    /// When the software was released, as a year.
    pub year: f64,
    /// Measured seconds of a step: stated, or from the tokens a second on one accelerator.
    pub step_s: f64,
    /// Measured memory of the fullest accelerator in GiB. None where only the time was measured.
    pub memory_gib: Option<f64>,
}

/// Throughput that the constants were fitted on.
pub const FITTED_ON: &str = include_str!("../../data/training/measured.csv");
/// Audited results of MLPerf Training, left out of the fit: `wall_step_s` is all of a run over its steps, `step_s` without evaluation
/// (between the marks of the log; on two systems, whose logs have none, the step times that they tell). Means of all results.
pub const MLPERF: &str = include_str!("../../data/training/mlperf.csv");
/// Models with experts beside those of the fit, left out of it.
pub const EXPERTS: &str = include_str!("../../data/training/moe.csv");
/// Memory of the fullest accelerator.
pub const MEMORY: &str = include_str!("../../data/training/memory.csv");
/// Layouts of one model on one cluster, left out of the fit.
pub const SWEEP: &str = include_str!("../../data/training/sweep.csv");
/// All of them.
pub const TABLES: [&str; 5] = [FITTED_ON, MLPERF, EXPERTS, MEMORY, SWEEP];

impl Measured {
    /// Predicted seconds of a step.
    pub fn predicted_step_s(&self, constants: &Constants) -> f64 {
        best_step(&self.architecture, &self.layout, &self.hardware, constants, self.year).0.step_s
    }

    /// Predicted memory of the fullest accelerator in GiB.
    pub fn predicted_memory_gib(&self) -> f64 {
        memory(&self.architecture, &self.layout, self.layout.micro_batch.unwrap_or(1.0), self.year).total_bytes / GIB
    }

    /// Whether the model has experts.
    pub fn is_moe(&self) -> bool {
        self.architecture.experts.is_some()
    }

    fn beside(&self, table: MeasuredIn, constants: &Constants) -> MeasuredRow {
        let predicted_step_s = self.predicted_step_s(constants);
        let [_, low, _, high, _] = if self.is_moe() { UNSEEN[1] } else { UNSEEN[0] };
        MeasuredRow {
            table,
            source: self.source.to_owned(),
            model: self.model.to_owned(),
            chip: self.hardware.chip.to_owned(),
            gpus: self.layout.gpus,
            precision: self.precision.to_owned(),
            moe: self.is_moe(),
            step_s: self.step_s,
            predicted_step_s,
            low80_s: predicted_step_s * exp(low),
            high80_s: predicted_step_s * exp(high),
            memory_gib: self.memory_gib,
            predicted_memory_gib: self.predicted_memory_gib(),
        }
    }
}

words! {
    /// What a table of measured runs is for.
    pub enum MeasuredIn {
        /// The constants were fitted on it.
        Fit = "fit",
        /// Audited runs of MLPerf Training, left out of the fit.
        Mlperf = "mlperf",
        /// Models with experts, left out of the fit.
        Experts = "experts",
        /// Memory of the fullest accelerator.
        Memory = "memory",
        /// Layouts of one model on one cluster, left out of the fit.
        Sweep = "sweep",
    }
}

answer! {
    /// A measured run beside its prediction.
    pub struct MeasuredRow {
        /// The table that it stands in.
        table: MeasuredIn,
        /// Id of the source.
        source: String,
        /// Name of the architecture; empty where it has none.
        model: String,
        /// The accelerator's key in the catalog.
        chip: String,
        /// Accelerators.
        gpus: f64,
        /// Precision.
        precision: String,
        /// Whether the model has experts.
        moe: bool,
        /// Measured seconds of a step.
        step_s: f64,
        /// Predicted seconds of a step.
        predicted_step_s: f64,
        /// Low end of the 80 % range of the prediction.
        low80_s: f64,
        /// High end.
        high80_s: f64,
        /// Measured memory of the fullest accelerator in GiB. Null where only the time was measured.
        memory_gib: Option<f64>,
        /// Predicted memory.
        predicted_memory_gib: f64,
    }
}

/// All measured runs beside their predictions, as JSON: a list of [`MeasuredRow`].
pub fn measured_json() -> String {
    let constants = Constants::default();
    let of = |(&table, &text): (&MeasuredIn, &&'static str)| {
        rows(text).into_iter().map(|row| row.beside(table, &constants)).collect::<Vec<_>>()
    };
    MeasuredIn::ALL.iter().zip(&TABLES).flat_map(of).collect::<Vec<_>>().json()
}

/// The rows of a table. A row that names what is not known is left out; a test holds that there is none.
pub fn rows(table: &'static str) -> Vec<Measured> {
    lines(table).into_iter().filter_map(|line| row(&line)).collect()
}

/// The lines of a table, by column.
pub fn lines(table: &'static str) -> Vec<BTreeMap<&'static str, &'static str>> {
    let mut lines = table.lines();
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
    let rate = number("tokens_per_s_per_gpu").map(|rate| layout.tokens() / rate / layout.gpus);
    Some(Measured {
        step_s: number("step_s").or(rate)?,
        memory_gib: number("memory_gib"),
        source: text("source")?,
        model: text("model")?,
        chip: text("chip")?,
        precision: text("precision")?,
        architecture: architecture(line)?,
        hardware: Hardware::of(chip, precision, number("network_gb_per_s")).ok()?,
        layout,
        year: number("released")?,
    })
}

/// The shape of a row: that of its name or, where it has none, of a decoder like GPT-3 with the widths that the row tells.
fn architecture(line: &BTreeMap<&'static str, &'static str>) -> Option<Architecture> {
    let number = |name: &str| line.get(name)?.parse::<f64>().ok();
    let Some(layers) = number("layers") else {
        let known = &preset(line.get("model")?).ok()?.architecture;
        let multi_token = number("multi_token").unwrap_or(known.multi_token);
        return Some(Architecture { multi_token, ..known.clone() });
    };
    let hidden = number("hidden")?;
    Some(Architecture {
        layers,
        hidden,
        heads: number("heads")?,
        kv_heads: None,
        head_dim: None,
        ffn: 4.0 * hidden,
        gated: false,
        vocab: number("vocab")?,
        tied: true,
        experts: None,
        latent: None,
        window: None,
        multi_token: 0.0,
    })
}
