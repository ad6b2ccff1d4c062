//! A prediction of a training run: the time of a step with its range, the memory it takes, and what follows from both.

use crate::catalog;
use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::read::read;
use crate::real::Real;
use crate::record::{answer, record};
use crate::text::joined;
use crate::training::architecture::{Architecture, FlopConvention};
use crate::training::check::is_multiple;
use crate::training::constants::Constants;
use crate::training::fit::{DoesNotFit, MISCOUNTED, USABLE, does_not_fit};
use crate::training::fitted::UNSEEN;
use crate::training::hardware::Hardware;
use crate::training::layout::Layout;
use crate::training::memory::{Memory, memory};
use crate::training::presets::preset;
use crate::training::step::{StepTime, step_time};
use crate::uncertainty::math::exp;
use crate::value::{Value, under};

record! {
    /// A training run to predict.
    pub struct TrainingRun {
        /// Name of a published architecture. In its place, `architecture`.
        model: Option<String>,
        /// An architecture of your own.
        architecture: Option<Architecture>,
        /// The accelerator: a key of the catalog, or another of its names.
        chip: String,
        /// How the run is laid out.
        layout: Layout,
        /// Network of one accelerator, one direction, in GB/s. None for what is usual for the chip.
        network_gb_per_s: Option<f64>,
        /// When the software was released, as a year: 2024.5 is the middle of 2024. None for not known: the newest.
        released: Option<f64>,
        /// Tokens of the whole run. None where only the step is asked for.
        tokens: Option<f64>,
    }
}

answer! {
    /// What a run is predicted to take. Ranges are those of measured runs of other sources than the fit has seen.
    pub struct Prediction {
        /// The accelerator's key in the catalog.
        chip: String,
        /// Seconds of a step.
        step_s: f64,
        /// Low end of the 80 % range of a step.
        low80_s: f64,
        /// High end.
        high80_s: f64,
        /// Low end of the 90 % range.
        low90_s: f64,
        /// High end.
        high90_s: f64,
        /// Tokens a second on one accelerator.
        tokens_per_s_per_gpu: f64,
        /// GPU-hours for 10^12 tokens, as if no hour were lost.
        gpu_hours_per_trillion_tokens: f64,
        /// GPU-hours of the whole run, as if no hour were lost.
        gpu_hours: Option<f64>,
        /// Utilisation of the 16-bit peak (MFU) with 6 operations for a parameter and token.
        mfu_6nd: f64,
        /// The same with attention's scores of what came before.
        mfu_causal: f64,
        /// The same with scores over the full square.
        mfu_full: f64,
        /// Parameters in 10^9.
        parameters_b: f64,
        /// Parameters that a token meets, in 10^9.
        active_parameters_b: f64,
        /// Data-parallel ranks.
        dp: f64,
        /// Sequences that a rank works on at a time: as given, or the fastest that fits.
        micro_batch: f64,
        /// Where the seconds go.
        time: StepTime,
        /// Where the bytes go.
        memory: Memory,
        /// Whether they fit.
        fits: bool,
        /// By how much they do not, and what would help.
        does_not_fit: Option<DoesNotFit>,
        /// What is uncertain beyond measured residuals, in words.
        notes: Vec<String>,
    }
}

/// Microbatches that are tried where the layout does not say.
const TRIED: [f64; 4] = [1.0, 2.0, 4.0, 8.0];
/// The newest software that the fit has seen stands in where nobody says which.
const NEWEST: f64 = 2026.5;
/// From the transformer on.
const YEARS: (f64, f64) = (2017.0, 2040.0);
/// By how much ranges are wider where something is not known, dense models and those with experts apart, as measured by
/// `examples/fit_training.rs --widths`: rows predicted as if they did not tell the age of their software or their virtual stages,
/// and by constants that no row of their generation went into.
const AGE_OPEN: [f64; 2] = [2.2, 1.4];
const STAGES_OPEN: [f64; 2] = [1.2, 1.0];
const GENERATION_OPEN: [f64; 2] = [2.0, 1.4];
/// The same for the network (assumed: too few rows tell it).
const NETWORK_OPEN: [f64; 2] = [1.2, 1.2];
/// What is recomputed: most measured rows with experts do not tell it, so that their errors hold it already.
const RECOMPUTATION_OPEN: [f64; 2] = [1.0, 1.0];

impl TrainingRun {
    /// Reads a run from a document.
    #[inline(never)] // once, and not for each question about a run
    pub fn of(document: &Value) -> Result<TrainingRun> {
        read(document)
    }

    /// The architecture that it names or holds.
    ///
    /// Errors: neither of the two, or both; what [`Architecture::check`] refuses.
    pub fn model(&self) -> Result<&Architecture> {
        let model = match (&self.model, &self.architecture) {
            (Some(key), None) => &preset(key)?.architecture,
            (None, Some(of)) => of,
            (Some(_), Some(_)) => {
                return Err(Error::new(Code::Impossible, "architecture", "stands beside a model", "one of the two"));
            }
            (None, None) => return Err(Error::new(Code::Missing, "model", "is missing", "a model or an architecture")),
        };
        model.check().map_err(|error| under("architecture", error))?;
        Ok(model)
    }

    /// The prediction.
    ///
    /// Errors: an architecture or a layout that cannot be, an unknown chip, a precision that it does not have.
    pub fn predict(&self) -> Result<Prediction> {
        let model = self.model()?;
        self.layout.check(model).map_err(|error| under("layout", error))?;
        self.check()?;
        let hardware = self.hardware()?;
        let (time, micro_batch) = best_step(model, &self.layout, &hardware, &Constants::default(), self.year());
        let memory = memory(model, &self.layout, micro_batch, self.year());
        let kind = usize::from(model.experts.is_some());
        let (mut notes, wider) = self.unknown(&hardware, kind);
        let does_not_fit = does_not_fit(model, &self.layout, micro_batch, self.year(), &hardware);
        if does_not_fit.is_none() && memory.total_bytes > hardware.memory_bytes * MISCOUNTED {
            notes.push("It fits only where something is computed again.".to_owned());
        }
        let end = |quantile: usize| {
            let of = UNSEEN.get(kind);
            time.step_s * exp(of.and_then(|of| of.get(quantile)).copied().unwrap_or_default() * wider)
        };
        let tokens_per_s_per_gpu = self.layout.tokens() / time.step_s / self.layout.gpus;
        let hours = |tokens: f64| tokens / tokens_per_s_per_gpu / 3600.0;
        let mfu = |convention: FlopConvention| {
            model.flop_per_token(self.layout.seq_len, convention) * tokens_per_s_per_gpu / hardware.told_flop_per_s()
        };
        Ok(Prediction {
            chip: hardware.chip.to_owned(),
            step_s: time.step_s,
            low80_s: end(1),
            high80_s: end(3),
            low90_s: end(0),
            high90_s: end(4),
            tokens_per_s_per_gpu,
            gpu_hours_per_trillion_tokens: hours(1e12),
            gpu_hours: self.tokens.map(hours),
            mfu_6nd: mfu(FlopConvention::SixNd),
            mfu_causal: mfu(FlopConvention::Causal),
            mfu_full: mfu(FlopConvention::Full),
            parameters_b: model.parameters() / 1e9,
            active_parameters_b: model.active_parameters() / 1e9,
            dp: self.layout.dp(),
            micro_batch,
            fits: does_not_fit.is_none(),
            does_not_fit,
            time,
            memory,
            notes,
        })
    }

    /// Refuses numbers of the run itself that cannot be.
    pub(crate) fn check(&self) -> Result<()> {
        if let Some(year) = self.released.filter(|year| !(YEARS.0..=YEARS.1).contains(year)) {
            let message = joined(&["must be a year, got ", &number(year)]);
            return Err(Error::new(Code::OutOfRange, "released", message, "2017 to 2040"));
        }
        for (path, value) in [("network_gb_per_s", self.network_gb_per_s), ("tokens", self.tokens)] {
            if let Some(value) = value.filter(|&value| !(value > 0.0 && value < 1e18)) {
                let message = joined(&["must be above 0 and below 1e18, got ", &number(value)]);
                return Err(Error::new(Code::OutOfRange, path, message, "> 0 and < 1e18"));
            }
        }
        Ok(())
    }

    /// The accelerator and its network.
    ///
    /// Errors: a chip that is not in the catalog, or of which it does not know enough; a precision that the chip does not have.
    pub fn hardware(&self) -> Result<Hardware> {
        let chip = catalog::find(&self.chip).ok_or_else(|| {
            let message = joined(&["`", &self.chip, "` is not in the catalog", &catalog::hint(&self.chip)]);
            Error::new(Code::UnknownName, "chip", message, "a name of the catalog")
        })?;
        Hardware::of(chip, self.layout.precision, self.network_gb_per_s)
    }

    pub(crate) fn year(&self) -> f64 {
        self.released.unwrap_or(NEWEST)
    }

    /// What is not known and matters, in words, and by how much that widens the range.
    fn unknown(&self, hardware: &Hardware, kind: usize) -> (Vec<String>, f64) {
        let Layout { gpus, pp, vpp, recompute, .. } = &self.layout;
        let far = *gpus > hardware.domain;
        // What is open, what it is taken for, and by how much it widens the range.
        let list = [
            (!hardware.fitted, "Nothing was fitted on chips of this kind.", GENERATION_OPEN),
            (self.released.is_none(), "How old the software is is not known: the newest.", AGE_OPEN),
            (*pp > 1.0 && vpp.is_none(), "The number of virtual stages is not known: one.", STAGES_OPEN),
            (
                far && self.network_gb_per_s.is_none(),
                "The network is not known: what is usual for the chip.",
                NETWORK_OPEN,
            ),
            (recompute.is_none(), "What is recomputed is not known: nothing.", RECOMPUTATION_OPEN),
        ];
        let (mut notes, mut wider) = (Vec::new(), 1.0_f64);
        for (_, words, by) in list.into_iter().filter(|(open, ..)| *open) {
            notes.push(words.to_owned());
            // One thing that is not known hides the others: they do not multiply.
            wider = wider.larger(by.get(kind).copied().unwrap_or(1.0));
        }
        (notes, wider)
    }
}

/// The prediction of a run that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`TrainingRun::predict`] does.
pub fn predict_json(document: &Value) -> Result<String> {
    Ok(TrainingRun::of(document)?.predict()?.json())
}

/// The time of a step, and the microbatch: as the layout says, or the fastest that fits, as an engineer would have chosen it.
pub fn best_step(
    model: &Architecture,
    layout: &Layout,
    chip: &Hardware,
    constants: &Constants,
    year: f64,
) -> (StepTime, f64) {
    if let Some(micro_batch) = layout.micro_batch {
        return (step_time(model, layout, chip, constants, year), micro_batch);
    }
    let with = |micro_batch: f64| Layout { micro_batch: Some(micro_batch), ..layout.clone() };
    let of_rank = layout.batch / layout.dp();
    let fits = |micro_batch: f64| memory(model, layout, micro_batch, year).total_bytes <= chip.memory_bytes * USABLE;
    let mut best = (step_time(model, &with(1.0), chip, constants, year), 1.0);
    for micro_batch in TRIED.into_iter().skip(1) {
        if is_multiple(of_rank, micro_batch) && fits(micro_batch) {
            let found = step_time(model, &with(micro_batch), chip, constants, year);
            if found.step_s < best.0.step_s {
                best = (found, micro_batch);
            }
        }
    }
    best
}
