//! How a training run is laid out over its accelerators.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::real::Real;
use crate::record::{record, words};
use crate::text::joined;
use crate::training::architecture::Architecture;
use crate::training::check::{all_whole, divides, fits, is_multiple};

words! {
    /// What of weights, gradients and optimizer each data-parallel rank holds for all (Rajbhandari and others 2020, arXiv 1910.02054).
    pub enum Sharding {
        /// Every rank holds everything.
        None = "none",
        /// The optimizer's state is split.
        Zero1 = "zero1",
        /// Gradients too.
        Zero2 = "zero2",
        /// Weights too: fully sharded data parallel.
        Zero3 = "zero3",
    }
}

words! {
    /// What is computed again in the backward pass instead of being kept.
    pub enum Recompute {
        /// Nothing.
        None = "none",
        /// What is large and cheap: attention's scores, norms.
        Selective = "selective",
        /// All but each layer's input.
        Full = "full",
    }
}

words! {
    /// The numbers in which matrices are multiplied.
    pub enum Precision {
        /// 16-bit brain float.
        Bf16 = "bf16",
        /// 16-bit IEEE float.
        Fp16 = "fp16",
        /// 8-bit float with a scale for a tensor or a block of it.
        Fp8 = "fp8",
        /// 8-bit float with a scale for 32 numbers.
        Mxfp8 = "mxfp8",
        /// 8-bit integers with a scale.
        Int8 = "int8",
        /// 4-bit float with a scale for 16 numbers.
        Nvfp4 = "nvfp4",
    }
}

words! {
    /// In which order the stages of a pipeline work.
    pub enum Schedule {
        /// One forward, one backward, with as many turns as there are virtual stages.
        OneForwardOneBackward = "1f1b",
        /// Two directions at once, with the experts' traffic hidden behind computation (DeepSeek-V3, arXiv 2412.19437).
        DualPipe = "dualpipe",
    }
}

record! {
    /// Degrees of parallelism and what goes with them. Sequences and tokens are counted in the whole job where nothing else is said.
    pub struct Layout {
        /// Accelerators.
        gpus: f64,
        /// Tensor parallel.
        tp: f64 = 1.0,
        /// Pipeline parallel: stages.
        pp: f64 = 1.0,
        /// Virtual stages of a rank. None where it is not known.
        vpp: Option<f64>,
        /// Context parallel.
        cp: f64 = 1.0,
        /// Expert parallel.
        ep: f64 = 1.0,
        /// Tensor parallel inside an expert.
        etp: f64 = 1.0,
        /// Sequences that one rank works on at a time. None where it is not known: one.
        micro_batch: Option<f64>,
        /// Sequences of one step.
        batch: f64,
        /// Tokens of a sequence.
        seq_len: f64,
        /// Sharding over data-parallel ranks.
        sharding: Sharding = Sharding::Zero1,
        /// Recomputation. None where it is not known.
        recompute: Option<Recompute>,
        /// Whether attention is computed in blocks that never leave the chip (flash attention).
        flash: bool = true,
        /// Whether tensor parallelism splits what lies between the matrices as well. None for yes, where there is any.
        sequence_parallel: Option<bool>,
        /// The pipeline's order.
        schedule: Schedule = Schedule::OneForwardOneBackward,
        /// Precision of the matrices.
        precision: Precision = Precision::Bf16,
    }
}

impl Layout {
    /// Data-parallel ranks.
    pub fn dp(&self) -> f64 {
        self.gpus / (self.tp * self.pp * self.cp)
    }

    /// Ranks that hold the same experts.
    pub fn expert_dp(&self) -> f64 {
        (self.dp() * self.cp * self.tp / (self.ep * self.etp)).larger(1.0)
    }

    /// Whether what lies between the matrices is split over tensor-parallel ranks.
    pub fn splits_sequence(&self) -> bool {
        self.sequence_parallel.unwrap_or(self.tp > 1.0)
    }

    /// Parameters on one rank, were nothing sharded: those that all have, and those of its experts.
    pub fn local_parameters(&self, model: &Architecture) -> (f64, f64) {
        let (further, routed) = model.further_parameters();
        let experts = model.expert_layers() * model.expert_parameters();
        let every = model.parameters() - experts + further;
        (every / (self.tp * self.pp), (experts + routed) / (self.ep * self.etp * self.pp))
    }

    /// Tokens of a step.
    pub fn tokens(&self) -> f64 {
        self.batch * self.seq_len
    }

    /// Refuses what cannot be laid out: numbers that are not whole, degrees that do not divide what they split.
    pub fn check(&self, model: &Architecture) -> Result<()> {
        let micro = self.micro_batch.unwrap_or(1.0);
        all_whole(&[
            ("gpus", self.gpus, 1.0),
            ("tp", self.tp, 1.0),
            ("pp", self.pp, 1.0),
            ("vpp", self.vpp.unwrap_or(1.0), 1.0),
            ("cp", self.cp, 1.0),
            ("ep", self.ep, 1.0),
            ("etp", self.etp, 1.0),
            ("micro_batch", micro, 1.0),
            ("batch", self.batch, 1.0),
            ("seq_len", self.seq_len, 1.0),
        ])?;
        divides("gpus", self.gpus, "tp * pp * cp", self.tp * self.pp * self.cp)?;
        divides("batch", self.batch, "dp * micro_batch", self.dp() * micro)?;
        let stages = self.pp * self.vpp.unwrap_or(1.0);
        fits("tp", self.tp, "heads", model.heads)?;
        fits("cp", self.cp, "tokens of a sequence", self.seq_len)?;
        // The embedding and the head may stand where a layer would.
        if stages > model.layers + 2.0 {
            let path = if self.pp > model.layers { "pp" } else { "vpp" };
            let message = joined(&["makes ", &number(stages), " stages of ", &number(model.layers), " layers"]);
            return Err(Error::new(Code::Impossible, path, message, "at most one stage for a layer"));
        }
        if self.schedule == Schedule::DualPipe && (!is_multiple(self.pp, 2.0) || self.vpp.unwrap_or(1.0) > 1.0) {
            let message = "dualpipe needs an even number of stages, each of them once";
            return Err(Error::new(Code::Impossible, "schedule", message, "an even pp, and a vpp of 1"));
        }
        match &model.experts {
            Some(of) => {
                fits("ep", self.ep, "experts", of.count)?;
                fits("etp", self.etp, "width of an expert", of.ffn)?;
                fits("ep", self.ep * self.etp, "ranks of a stage", self.tp * self.cp * self.dp())
            }
            None if self.ep > 1.0 || self.etp > 1.0 => {
                let path = if self.ep > 1.0 { "ep" } else { "etp" };
                let message = "is split over ranks, and the model has no experts";
                Err(Error::new(Code::Impossible, path, message, "1"))
            }
            None => Ok(()),
        }
    }
}
