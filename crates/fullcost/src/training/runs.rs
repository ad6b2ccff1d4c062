//! Published whole runs with the accelerator-hours that were reported, beside what their steady state takes, from
//! `data/training/runs.json`.

use std::sync::OnceLock;

use crate::error::Result;
use crate::json::ToJson;
use crate::record::{answer, record, words};
use crate::source::{Seen, Status};
use crate::training::architecture::Architecture;
use crate::training::layout::Layout;
use crate::training::predict::TrainingRun;
use crate::training::sourced::Sourced;

record! {
    /// A whole run that was published.
    pub struct PublishedRun {
        /// Its name in the table.
        key: String,
        /// Its full name.
        name: String,
        /// Name of a published architecture. In its place, `architecture`.
        model: Option<String>,
        /// Its shape, where no published architecture is it.
        architecture: Option<Architecture>,
        /// The accelerator: a key of the catalog.
        chip: String,
        /// How old its software was, as a year.
        released: f64,
        /// Tokens of the run.
        tokens: Sourced,
        /// Accelerator-hours of the run, as they were reported.
        gpu_hours: Sourced,
        /// Tokens a second on one accelerator that its authors tell of a run without trouble.
        tokens_per_s_per_gpu: Option<Sourced>,
        /// Network of one accelerator, one direction, in GB/s.
        network_gb_per_s: Option<f64>,
        /// The layout. Where it is not published: accelerators, batch and length, and the best one is searched.
        layout: Layout,
        /// Id of the source of the number of accelerators. None where it is assumed.
        gpus_source: Option<String>,
        /// Id of the source of the layout. None where it is searched.
        layout_source: Option<String>,
        /// What else a reader should know.
        note: Option<String>,
    }
}

words! {
    /// Where the layout of a run comes from.
    pub enum LayoutBasis {
        /// From its authors.
        Published = "published",
        /// The best one that was found for its accelerators, batch and length.
        Searched = "searched",
    }
}

answer! {
    /// A published run beside its steady state.
    pub struct RunRow {
        /// Its name in the table.
        key: String,
        /// Its full name.
        name: String,
        /// The accelerator's key in the catalog.
        chip: String,
        /// Accelerators.
        gpus: f64,
        /// Tokens of the run.
        tokens: f64,
        /// Accelerator-hours as they were reported.
        gpu_hours: f64,
        /// Accelerator-hours as if none were lost: predicted.
        predicted_gpu_hours: f64,
        /// Reported over predicted hours.
        reported_over_predicted: f64,
        /// Low end of its 80 % range: that of the prediction.
        low80: f64,
        /// High end.
        high80: f64,
        /// Reported hours over those of the throughput that its authors tell. Null where they tell none.
        reported_over_own: Option<f64>,
        /// Where the layout comes from.
        layout: LayoutBasis,
        /// Tensor parallel.
        tp: f64,
        /// Pipeline parallel.
        pp: f64,
        /// Expert parallel.
        ep: f64,
        /// Sequences that a rank works on at a time.
        micro_batch: f64,
        /// Sequences of a step.
        batch: f64,
        /// Tokens of a sequence.
        seq_len: f64,
        /// Id of the source of the hours.
        source: Option<String>,
        /// Who stands behind them.
        status: Status,
        /// How far they were checked.
        seen: Seen,
        /// Id of the source of the tokens.
        tokens_source: Option<String>,
        /// Id of the source of the number of accelerators. Null where it is assumed.
        gpus_source: Option<String>,
        /// Id of the source of the layout. Null where it is searched.
        layout_source: Option<String>,
        /// What else a reader should know.
        note: String,
    }
}

/// All of them, in the order of the file. A test holds that it can be read.
pub fn published_runs() -> &'static [PublishedRun] {
    static RUNS: OnceLock<Vec<PublishedRun>> = OnceLock::new();
    RUNS.get_or_init(|| {
        let document = crate::document(include_str!("../../data/training/runs.json"));
        document.and_then(|document| crate::read::read(&document)).unwrap_or_default()
    })
}

impl PublishedRun {
    /// Its steady state as a run to predict, with the layout that was published or the best that is found.
    ///
    /// Errors: those of a search.
    pub fn steady_state(&self) -> Result<TrainingRun> {
        let run = TrainingRun {
            model: self.model.clone(),
            architecture: self.architecture.clone(),
            chip: self.chip.clone(),
            layout: self.layout.clone(),
            network_gb_per_s: self.network_gb_per_s,
            released: Some(self.released),
            tokens: Some(self.tokens.value),
        };
        if self.layout_source.is_some() {
            return Ok(run);
        }
        let found = run.search()?;
        let best = found.first().map(|best| Layout {
            tp: best.tp,
            pp: best.pp,
            vpp: Some(best.vpp),
            ep: best.ep,
            micro_batch: Some(best.micro_batch),
            sharding: best.sharding,
            recompute: Some(best.recompute),
            ..run.layout.clone()
        });
        Ok(TrainingRun { layout: best.unwrap_or_else(|| run.layout.clone()), ..run })
    }

    /// The run beside its steady state.
    ///
    /// Errors: those of a prediction and of a search.
    pub fn row(&self) -> Result<RunRow> {
        let run = self.steady_state()?;
        let found = run.predict()?;
        let hours = self.gpu_hours.value;
        let clean = |tokens_per_s_per_gpu: f64| self.tokens.value / tokens_per_s_per_gpu / 3600.0;
        let predicted = clean(found.tokens_per_s_per_gpu);
        let over = hours / predicted;
        let notes = [&self.note, &self.gpu_hours.note, &self.tokens.note].into_iter().flatten();
        Ok(RunRow {
            key: self.key.clone(),
            name: self.name.clone(),
            chip: found.chip,
            gpus: run.layout.gpus,
            tokens: self.tokens.value,
            gpu_hours: hours,
            predicted_gpu_hours: predicted,
            reported_over_predicted: over,
            low80: over * found.step_s / found.high80_s,
            high80: over * found.step_s / found.low80_s,
            reported_over_own: self.tokens_per_s_per_gpu.as_ref().map(|own| hours / clean(own.value)),
            layout: if self.layout_source.is_some() { LayoutBasis::Published } else { LayoutBasis::Searched },
            tp: run.layout.tp,
            pp: run.layout.pp,
            ep: run.layout.ep,
            micro_batch: found.micro_batch,
            batch: run.layout.batch,
            seq_len: run.layout.seq_len,
            source: self.gpu_hours.source.clone(),
            status: self.gpu_hours.status,
            seen: self.gpu_hours.seen,
            tokens_source: self.tokens.source.clone(),
            gpus_source: self.gpus_source.clone(),
            layout_source: self.layout_source.clone(),
            note: notes.map(String::as_str).collect::<Vec<_>>().join(" "),
        })
    }
}

/// All of them beside their steady state, as JSON: a list of [`RunRow`].
///
/// Errors: those of a prediction and of a search.
pub fn runs_json() -> Result<String> {
    let rows: Result<Vec<RunRow>> = published_runs().iter().map(PublishedRun::row).collect();
    Ok(rows?.json())
}
