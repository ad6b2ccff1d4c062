//! The best layouts of a run on its cluster: every way to split the model that divides and fits, the fastest first.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::real::Real;
use crate::record::answer;
use crate::text::joined;
use crate::training::architecture::Architecture;
use crate::training::check::{all_whole, is_multiple};
use crate::training::constants::Constants;
use crate::training::fit::{MISCOUNTED, USABLE};
use crate::training::hardware::Hardware;
use crate::training::layout::{Layout, Recompute, Sharding};
use crate::training::memory::memory;
use crate::training::predict::TrainingRun;
use crate::training::step::{StepTime, step_time};
use crate::value::{Value, under};

answer! {
    /// A layout with its time, its memory, and where its time is lost: shares of the step.
    pub struct RankedLayout {
        /// Tensor parallel.
        tp: f64,
        /// Pipeline parallel.
        pp: f64,
        /// Virtual stages of a rank.
        vpp: f64,
        /// Expert parallel.
        ep: f64,
        /// Data parallel.
        dp: f64,
        /// Sequences that a rank works on at a time.
        micro_batch: f64,
        /// Sharding over data-parallel ranks.
        sharding: Sharding,
        /// What is recomputed.
        recompute: Recompute,
        /// Seconds of a step.
        step_s: f64,
        /// Tokens a second on one accelerator.
        tokens_per_s_per_gpu: f64,
        /// Memory of the fullest accelerator in 10^9 bytes.
        memory_gb: f64,
        /// Lost to the pipeline's bubble.
        bubble_share: f64,
        /// Lost to tensor-parallel traffic.
        tensor_share: f64,
        /// Lost to expert traffic and to waiting for the host.
        expert_share: f64,
        /// Lost to data-parallel traffic.
        data_share: f64,
        /// Lost to recomputation.
        recompute_share: f64,
        /// Where it loses most against the best one, in words: `pipeline bubble`. Null for the best.
        loses: Option<String>,
    }
}

/// Degrees of tensor and expert parallelism, stages and microbatches that are tried.
const DEGREES: [f64; 8] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0];
const VIRTUAL: [f64; 4] = [1.0, 2.0, 4.0, 8.0];
/// Most layouts that are told.
const TOLD: usize = 20;

/// Calls `each` with every candidate that divides, whether or not it fits: thousands, so nothing is kept of them.
pub fn candidates(model: &Architecture, of: &Layout, chip: &Hardware, each: &mut dyn FnMut(&Layout)) {
    let mut next = Layout { etp: 1.0, sequence_parallel: None, ..*of };
    for &tp in DEGREES.iter().filter(|&&tp| tp <= chip.domain && tp <= 8.0) {
        next.tp = tp;
        for &pp in DEGREES.iter().filter(|&&pp| pp <= model.layers) {
            next.pp = pp;
            // The embedding and the head may stand where layers would.
            let even = |vpp: f64| [0.0, 1.0, 2.0].iter().any(|ends| is_multiple(model.layers + ends, pp * vpp));
            let turns = |vpp: f64| vpp == 1.0 || (pp > 1.0 && even(vpp));
            for &vpp in VIRTUAL.iter().filter(|&&vpp| turns(vpp)) {
                next.vpp = Some(vpp);
                for &ep in DEGREES.iter().filter(|&&ep| ep == 1.0 || model.experts.is_some()) {
                    next.ep = ep;
                    for &micro_batch in DEGREES.iter().take(4) {
                        next.micro_batch = Some(micro_batch);
                        if next.check(model).is_ok() {
                            with_what_is_kept(&mut next, each);
                        }
                    }
                }
            }
        }
    }
}

/// The same with every way to shard and to recompute, all of which can be.
fn with_what_is_kept(next: &mut Layout, each: &mut dyn FnMut(&Layout)) {
    for sharding in [Sharding::Zero1, Sharding::Zero3] {
        for recompute in [Recompute::None, Recompute::Selective, Recompute::Full] {
            (next.sharding, next.recompute) = (sharding, Some(recompute));
            each(next);
        }
    }
}

/// The fastest layouts so far, in the order of their time; of those that take as long, the one that came first.
#[derive(Default)]
struct Fastest(Vec<(Layout, StepTime, f64)>);

impl Fastest {
    fn put(&mut self, layout: &Layout, time: StepTime, bytes: f64) {
        let before = self.0.iter().rposition(|(_, other, _)| other.step_s <= time.step_s);
        let place = before.map_or(0, |place| place + 1);
        if place < TOLD {
            self.0.truncate(TOLD - 1);
            self.0.insert(place, (layout.clone(), time, bytes));
        }
    }
}

impl TrainingRun {
    /// The best layouts for the run's accelerators, batch and length; what its layout says of degrees is not looked at.
    ///
    /// Errors: as of a prediction; `impossible` where none fits, with by how much the least misses.
    pub fn search(&self) -> Result<Vec<RankedLayout>> {
        self.check()?;
        let (model, hardware) = (self.model()?, self.hardware()?);
        let Layout { gpus, batch, seq_len, cp, .. } = self.layout;
        let counts = [("gpus", gpus, 1.0), ("batch", batch, 1.0), ("seq_len", seq_len, 1.0), ("cp", cp, 1.0)];
        all_whole(&counts).map_err(|error| under("layout", error))?;
        let constants = Constants::default();
        let year = self.year();
        let mut found = Fastest::default();
        let mut least = f64::INFINITY;
        // Where none fits with room to spare, those that may.
        for most in [USABLE, MISCOUNTED].map(|part| hardware.memory_bytes * part) {
            if found.0.is_empty() && (least.is_infinite() || least <= most) {
                candidates(model, &self.layout, &hardware, &mut |layout| {
                    let bytes = memory(model, layout, layout.micro_batch.unwrap_or(1.0), year).total_bytes;
                    least = least.smaller(bytes);
                    if bytes <= most {
                        found.put(layout, step_time(model, layout, &hardware, &constants, year), bytes);
                    }
                });
            }
        }
        let Some((_, best, _)) = found.0.first() else {
            let message = if least.is_finite() {
                let over = number(((least - hardware.memory_bytes) / 1e9).ceil());
                let more = " GB more than there is; more accelerators would help";
                joined(&["no layout fits: the least takes ", &over, more])
            } else {
                "no layout divides the model and the batch over these accelerators".to_owned()
            };
            return Err(Error::new(Code::Impossible, "layout.gpus", message, "more accelerators, or a smaller batch"));
        };
        Ok(found.0.iter().map(|(layout, time, bytes)| ranked(layout, time, *bytes, best)).collect())
    }
}

/// What a step is made of beside the rest, as it is told where a layout loses.
const PARTS: [&str; 6] = [
    "pipeline bubble",
    "tensor-parallel traffic",
    "expert traffic and the host",
    "data-parallel traffic",
    "recomputation",
    "smaller products",
];

/// Their seconds.
fn parts(of: &StepTime) -> [f64; 6] {
    let products = of.matrix_s + of.attention_s + of.elementwise_s + of.head_s;
    [of.bubble_s, of.tensor_s, of.expert_s + of.host_s, of.data_s, of.recompute_s, products]
}

fn ranked(layout: &Layout, time: &StepTime, bytes: f64, best: &StepTime) -> RankedLayout {
    let (mine, theirs) = (parts(time), parts(best));
    let [bubble, tensor, expert, data, recompute, _] = mine.map(|seconds| seconds / time.step_s);
    let (mut loses, mut most) = (None, 0.0);
    for ((name, mine), theirs) in PARTS.iter().zip(mine).zip(theirs) {
        if time.step_s > best.step_s && mine - theirs > most {
            (loses, most) = (Some((*name).to_owned()), mine - theirs);
        }
    }
    RankedLayout {
        tp: layout.tp,
        pp: layout.pp,
        vpp: layout.vpp.unwrap_or(1.0),
        ep: layout.ep,
        dp: layout.dp(),
        micro_batch: layout.micro_batch.unwrap_or(1.0),
        sharding: layout.sharding,
        recompute: layout.recompute.unwrap_or(Recompute::None),
        step_s: time.step_s,
        tokens_per_s_per_gpu: layout.tokens() / time.step_s / layout.gpus,
        memory_gb: bytes / 1e9,
        bubble_share: bubble,
        tensor_share: tensor,
        expert_share: expert,
        data_share: data,
        recompute_share: recompute,
        loses,
    }
}

/// The best layouts of a run that is given as a document, as JSON: a list of [`RankedLayout`].
///
/// Errors: what the reader refuses, and what [`TrainingRun::search`] does.
pub fn search_json(document: &Value) -> Result<String> {
    Ok(TrainingRun::of(document)?.search()?.json())
}
