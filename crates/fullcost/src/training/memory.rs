//! The memory that one accelerator needs, part by part.
//!
//! Weights, gradients and optimizer after ZeRO (Rajbhandari and others 2020, arXiv 1910.02054); activations after Korthikanti and
//! others 2022 (arXiv 2205.05198), written for the widths that a model really has.

use crate::real::Real;
use crate::record::answer;
use crate::training::architecture::{Architecture, Attention};
use crate::training::layout::{Layout, Precision, Recompute, Schedule, Sharding};

answer! {
    /// Bytes on the fullest accelerator: that of the first pipeline stage, or of the last.
    pub struct Memory {
        /// All of it.
        total_bytes: f64,
        /// Weights in 16 bits.
        weight_bytes: f64,
        /// Gradients.
        gradient_bytes: f64,
        /// The optimizer's two moments and its own copy of the weights, in 32 bits.
        optimizer_bytes: f64,
        /// What the forward pass keeps for the backward pass.
        activation_bytes: f64,
        /// Logits and their gradients, where the head is on the same accelerator.
        logit_bytes: f64,
        /// The runtime, its libraries' buffers, and what fragments.
        runtime_bytes: f64,
    }
}

/// Bytes that every process takes beside the model, and what the allocator holds for each byte that is used. Early stacks, as
/// the driver counts (51 rows of BigScience); later ones and those that shard weights, whose allocators grow what they hold (20
/// rows of torchtitan).
const EARLY: (f64, f64) = (7.5e9, 1.2);
const LATER: (f64, f64) = (3e9, 1.0);
/// Stacks up to then are the early ones; they keep gradients in 16 bits beside their 32-bit sums (BigScience's 176B chronicles).
const EARLY_UNTIL: f64 = 2023.5;
/// Between the two, stacks took PyTorch's own loss as it is: before, they brought a fused one (llm-foundry, of flash-attention); after,
/// they compile it with the rest (torchtitan).
const PLAIN_LOSS: std::ops::Range<f64> = 2024.5..2025.0;

/// The memory of a layout. `micro_batch` stands in where the layout does not say; `year` says how old the software is.
pub fn memory(model: &Architecture, layout: &Layout, micro_batch: f64, year: f64) -> Memory {
    let (every, experts) = fullest(model, layout);
    let (dp, expert_dp) = (layout.dp() * layout.cp, layout.expert_dp());
    let held = |split: bool, bytes: f64| {
        if split { bytes * (every / dp + experts / expert_dp) } else { bytes * (every + experts) }
    };
    let sharding = layout.sharding;
    let copies = if layout.schedule == Schedule::DualPipe { 2.0 } else { 1.0 };
    // Weights that are shared out are gathered once for a step under a pipeline, and stay, as do their gradients.
    let apart = |from: Sharding| sharding >= from && (sharding < Sharding::Zero3 || layout.pp <= 1.0);
    let gathered = if sharding == Sharding::Zero3 { held(true, 2.0) } else { 0.0 };
    let weight_bytes = copies * held(apart(Sharding::Zero3), 2.0) + if layout.pp > 1.0 { gathered } else { 0.0 };
    let gradient = match (layout.precision, sharding) {
        (Precision::Fp16, _) => 2.0,
        (Precision::Bf16, Sharding::Zero1) if year < EARLY_UNTIL => 6.0,
        _ => 4.0,
    };
    let gradient_bytes = held(apart(Sharding::Zero2), gradient);
    let optimizer_bytes = held(sharding != Sharding::None, 12.0);
    let tokens = micro_batch * layout.seq_len / layout.cp;
    let waiting = layout.batch / (layout.dp() * micro_batch);
    let vpp = layout.vpp.unwrap_or(1.0);
    let in_flight = if layout.pp > 1.0 {
        let turns = if vpp > 1.0 { 1.0 + (layout.pp - 1.0) / (layout.pp * vpp) } else { 1.0 };
        // Under DualPipe one more, and the weights of two stages.
        let more = if layout.schedule == Schedule::DualPipe { 1.0 } else { 0.0 };
        (layout.pp + more).smaller(waiting) * turns
    } else {
        1.0
    };
    let layers = (model.layers / layout.pp).ceil();
    let kept = Kept::new(model, layout, tokens);
    let dense = model.dense_layers() / model.layers;
    let layer = dense * kept.dense + (1.0 - dense) * kept.routed + kept.attention;
    let activations = |microbatches: f64| match layout.recompute {
        Some(Recompute::Full) => layers * microbatches * kept.input + layer,
        Some(Recompute::Selective) if sharding == Sharding::Zero3 => layers * microbatches * kept.second + layer,
        Some(Recompute::Selective) => layers * microbatches * (layer - kept.again),
        _ => layers * microbatches * layer,
    };
    // The first stage keeps most microbatches, the last one has the logits.
    let (first, last) = (activations(in_flight), activations(1.0));
    let logits = tokens * model.vocab / layout.tp * logit(sharding, year);
    let (activation_bytes, logit_bytes) = if first > last + logits { (first, 0.0) } else { (last, logits) };
    let used = weight_bytes + gradient_bytes + optimizer_bytes + activation_bytes + logit_bytes;
    let early = year < EARLY_UNTIL && sharding < Sharding::Zero3;
    let (runtime, held) = if early { EARLY } else { LATER };
    let runtime_bytes = runtime + (held - 1.0) * used;
    Memory {
        total_bytes: used + runtime_bytes,
        weight_bytes,
        gradient_bytes,
        optimizer_bytes,
        activation_bytes,
        logit_bytes,
        runtime_bytes,
    }
}

/// Parameters on the fullest accelerator, were nothing sharded: those that all have, and those of its experts.
fn fullest(model: &Architecture, layout: &Layout) -> (f64, f64) {
    let (mean, experts) = layout.local_parameters(model);
    // The first stage has the embedding and the last the head.
    let matrix = model.embedding_parameters() / layout.tp;
    let (both, one) =
        if model.tied { (matrix, matrix) } else { (2.0 * matrix, if layout.pp > 1.0 { matrix } else { 2.0 * matrix }) };
    let most = (model.layers / layout.pp).ceil();
    let layer = (mean - both / layout.pp) * layout.pp / model.layers;
    // Where two places are left over, the embedding and the head take one each.
    let ends = if most * layout.pp - model.layers >= 2.0 { most - 1.0 } else { most };
    ((layer * ends + one).larger(layer * most), experts * most * layout.pp / model.layers)
}

/// Bytes of a logit and its gradient: PyTorch's own loss writes out what a fused or compiled one does in place.
fn logit(sharding: Sharding, year: f64) -> f64 {
    match sharding {
        Sharding::Zero3 if PLAIN_LOSS.contains(&year) => 14.0,
        _ => 8.0,
    }
}

/// Bytes that one layer keeps for a microbatch.
struct Kept {
    input: f64,
    /// What is left where every second product is computed again: the layer's input, scores' sums, half of the products.
    second: f64,
    /// What selective recomputation does without: scores, norms, products of gates, heads that come from a latent vector.
    again: f64,
    attention: f64,
    dense: f64,
    routed: f64,
}

impl Kept {
    fn new(model: &Architecture, layout: &Layout, tokens: f64) -> Kept {
        let Attention { qk, value, kv_heads } = model.attention();
        let tp = layout.tp;
        let split = if layout.splits_sequence() { tp } else { 1.0 };
        // The input of a product is kept as it is multiplied, the rest in 16 bits; PyTorch's own stacks keep all in 16.
        let operand = match layout.precision {
            _ if layout.sharding == Sharding::Zero3 => 2.0,
            Precision::Bf16 | Precision::Fp16 => 2.0,
            Precision::Fp8 | Precision::Mxfp8 | Precision::Int8 | Precision::Nvfp4 => 1.0,
        };
        let wide = tokens * model.hidden / split;
        let heads = 2.0 * tokens * (model.heads * qk + kv_heads * (qk + value)) / tp;
        let out = operand * tokens * model.heads * value / tp;
        let latent = model.latent.as_ref().map_or(0.0, |of| 2.0 * tokens * (of.q_rank + of.kv_rank + of.qk_rope));
        // Scores, their softmax and its mask, where attention keeps them.
        let scores = if layout.flash { 0.0 } else { 5.0 * tokens * layout.seq_len * model.heads / tp };
        // Gate and other branch, and their product, which goes into the second matrix.
        let branches = if model.gated { 2.0 } else { 1.0 };
        let inner = |width: f64| (2.0 * branches + operand) * width;
        let dense = (2.0 + operand) * wide + inner(tokens * model.ffn / tp);
        let (routed, products) = model.experts.as_ref().map_or((0.0, 0.0), |of| {
            let routed = tokens / (tp / layout.etp).larger(1.0) * of.top_k;
            let width = routed * of.ffn / layout.etp + tokens * of.shared_ffn / tp;
            ((2.0 + operand) * wide + operand * routed * model.hidden + inner(width), operand * width)
        });
        let share = model.dense_layers() / model.layers;
        let products = share * operand * tokens * model.ffn / tp + (1.0 - share) * products;
        let from_latent = if model.latent.is_some() { heads } else { 0.0 };
        let attention = (2.0 + operand) * wide + heads + out + latent + scores;
        let active = model.experts.as_ref().map_or(0.0, |of| of.top_k * of.ffn + of.shared_ffn);
        let outer = share * model.ffn + (1.0 - share) * active;
        let half = tokens * (model.heads * (qk + value) + kv_heads * value + outer) / tp;
        Kept {
            input: 2.0 * wide,
            second: 4.0 * wide + 2.0 * half,
            again: scores + 4.0 * wide + products + from_latent,
            attention,
            dense,
            routed,
        }
    }
}
