//! The time of one training step, part by part.
//!
//! A step is what the slowest pipeline stage does for each microbatch, times their number and the bubble, plus the traffic that
//! nothing hides, plus the optimizer. Matrix products and attention run at a share of the peak, what lies between them at a share
//! of the memory's bandwidth, traffic at a share of the links'; the shares are [`Constants`]. Equations after Narayanan and
//! others 2021 (arXiv 2104.04473), Korthikanti and others 2022 (arXiv 2205.05198) and DeepSeek-V3 (arXiv 2412.19437).

use crate::real::Real;
use crate::record::answer;
use crate::training::architecture::{Architecture, Attention, Experts};
use crate::training::constants::Constants;
use crate::training::hardware::{Generation, Hardware};
use crate::training::layout::{Layout, Precision, Recompute, Schedule, Sharding};
use crate::uncertainty::math::{ln, pow};

/// Forward and backward seconds of a part, for one microbatch on one rank.
#[derive(Clone, Copy, Debug, Default)]
struct Time {
    forward: f64,
    backward: f64,
}

impl Time {
    fn of(forward: f64, backward_times: f64) -> Time {
        Time { forward, backward: forward * backward_times }
    }

    fn sum(self) -> f64 {
        self.forward + self.backward
    }

    fn plus(self, other: Time) -> Time {
        Time { forward: self.forward + other.forward, backward: self.backward + other.backward }
    }

    fn times(self, factor: f64) -> Time {
        Time { forward: self.forward * factor, backward: self.backward * factor }
    }
}

answer! {
    /// Where the seconds of a step go. The parts add up to the whole.
    pub struct StepTime {
        /// The whole step.
        step_s: f64,
        /// Matrix products.
        matrix_s: f64,
        /// Attention's scores.
        attention_s: f64,
        /// What lies between the matrices: norms, activations, residuals.
        elementwise_s: f64,
        /// The vocabulary head and the loss.
        head_s: f64,
        /// Waiting for the host to launch the work of layers with experts.
        host_s: f64,
        /// Tensor-parallel traffic that nothing hides.
        tensor_s: f64,
        /// Expert traffic that nothing hides.
        expert_s: f64,
        /// Context-parallel traffic that nothing hides.
        context_s: f64,
        /// Computing again what was not kept.
        recompute_s: f64,
        /// Stages of a pipeline that wait: for their turn, for a longer stage, for what another sends.
        bubble_s: f64,
        /// Data-parallel traffic that nothing hides.
        data_s: f64,
        /// The optimizer, and what else happens once a step.
        optimizer_s: f64,
        /// Waiting for the last of many nodes.
        straggler_s: f64,
    }
}

/// Bytes of a number between matrices, and of a weight in 16 bits.
const WIDE: f64 = 2.0;
/// Seconds of one operation over fast links before the first byte arrives.
const LINK_LATENCY_S: f64 = 12e-6;
/// What happens once a step whatever the model: in seconds.
const FIXED_S: f64 = 0.01;
/// Bytes that the optimizer reads and writes for a parameter: weight, gradient, two moments, master copy.
const OPTIMIZER_BYTES: f64 = 28.0;
/// The part of a chip that moves the experts' traffic under DualPipe: 20 of 132 multiprocessors (DeepSeek-V3).
const DUALPIPE_BUSY: f64 = 20.0 / 132.0;
/// A bubble of DualPipe against that of half as many stages in turn.
const DUALPIPE_BUBBLE: f64 = 0.6;
/// Selective recomputation, as a share of the forward pass; with latent attention, whose heads are made again.
const SELECTIVE: f64 = 0.12;
const SELECTIVE_LATENT: f64 = 0.22;
/// Bytes for a score where attention is not computed in blocks: softmax, mask and dropout, forward.
const SCORE_BYTES: f64 = 13.0;
/// How many years later the kernels of PyTorch's own attention are than those of the stacks that bring theirs: it was
/// FlashAttention-2 through 2025 (assumed).
const NATIVE_BEHIND: f64 = 2.0;
/// Widths of products that are no multiple of this leave tiles half empty on Ampere.
const TILE: f64 = 64.0;
/// How fast such products are: BigScience measured 94 TFLOP/s at a width of 14400, and 120 at 13824 (its 176B chronicles).
const ODD_TILES: f64 = 0.78;
/// Passes over the tokens of experts, to sort them and back.
const SORTING: f64 = 6.0;
/// Bytes for a logit, forward and backward.
const LOGIT_BYTES: f64 = 18.0;

/// What the parts of a step share.
struct Step<'a> {
    model: &'a Architecture,
    layout: &'a Layout,
    chip: &'a Hardware,
    of: &'a Constants,
    year: f64,
    /// Tokens of a microbatch on one rank.
    tokens: f64,
    /// Matrix products in the chosen precision, in FLOP/s.
    gemm_flop_per_s: f64,
    memory: f64,
    link: f64,
    network: f64,
    /// The part of the chip that is left for computing.
    free: f64,
    /// Bytes of an operand of a product.
    operand: f64,
    sequence_parallel: bool,
}

/// The time of one step. `year` says how old the software is: the date of its release as a year.
pub fn step_time(model: &Architecture, layout: &Layout, chip: &Hardware, constants: &Constants, year: f64) -> StepTime {
    Step::new(model, layout, chip, constants, year).time()
}

impl Step<'_> {
    fn new<'a>(
        model: &'a Architecture,
        layout: &'a Layout,
        chip: &'a Hardware,
        of: &'a Constants,
        year: f64,
    ) -> Step<'a> {
        let narrow = match layout.precision {
            Precision::Bf16 | Precision::Fp16 => 1.0,
            Precision::Fp8 | Precision::Mxfp8 | Precision::Int8 => of.fp8,
            Precision::Nvfp4 => of.fp4,
        };
        let free = if layout.schedule == Schedule::DualPipe { 1.0 - DUALPIPE_BUSY } else { 1.0 };
        Step {
            model,
            layout,
            chip,
            of,
            year,
            tokens: layout.micro_batch.unwrap_or(1.0) * layout.seq_len / layout.cp,
            free,
            gemm_flop_per_s: chip.peak_flop_per_s * of.gemm(chip.generation) * narrow * free,
            memory: chip.memory_bytes_per_s * of.memory,
            link: chip.link_bytes_per_s * of.link,
            network: chip.network_bytes_per_s * of.link,
            operand: match layout.precision {
                Precision::Bf16 | Precision::Fp16 => 2.0,
                Precision::Fp8 | Precision::Mxfp8 | Precision::Int8 => 1.0,
                Precision::Nvfp4 => 0.5,
            },
            sequence_parallel: layout.splits_sequence(),
        }
    }

    /// A product of an m x k and a k x n matrix, `count` of them: forward, and two of its size backward.
    fn product(&self, count: f64, m: f64, n: f64, k: f64) -> Time {
        self.product_of(count, m, n, k, self.operand, self.gemm_flop_per_s)
    }

    /// The same with operands of so many bytes, at that speed.
    fn product_of(&self, count: f64, m: f64, n: f64, k: f64, operand: f64, flop_per_s: f64) -> Time {
        let odd = self.chip.generation == Generation::Ampere && (n % TILE != 0.0 || k % TILE != 0.0);
        let flop = 2.0 * m * n * k * (1.0 + self.of.rows / m) / if odd { ODD_TILES } else { 1.0 };
        let bytes = operand * (m * k + k * n) + WIDE * m * n;
        // Narrow operands are cast once before.
        let cast = if operand < WIDE { (WIDE + operand) * m * k } else { 0.0 };
        Time::of(count * (flop / flop_per_s + (bytes + cast) / self.memory), 2.0)
    }

    /// Moving that many bytes through memory.
    fn moved(&self, bytes: f64) -> f64 {
        bytes / self.memory
    }

    fn time(&self) -> StepTime {
        let Layout { pp, .. } = *self.layout;
        let (layers, moe) = (self.model.layers, self.model.expert_layers());
        let dense = layers - moe;
        let attend = self.projections().times(layers);
        let scores = self.scores();
        let between = self.between();
        let feed = self.dense_ffn().times(dense);
        let (routed, traffic) = match &self.model.experts {
            Some(of) => (self.experts(of).times(moe), self.expert_traffic(of).times(moe)),
            None => (Time::default(), Time::default()),
        };
        let tensor = self.tensor().times(layers);
        let context = self.context(scores.times(1.0 / layers)).times(layers);
        let matrix = attend.plus(feed).plus(routed);
        // The host launches the work of a layer with experts no faster than it can.
        let moe_layer = if moe > 0.0 {
            (self.projections().plus(scores.times(1.0 / layers)).plus(between.times(1.0 / layers)).sum())
                + (routed.sum() + traffic.sum()) / moe
        } else {
            0.0
        };
        let host_layer = self.of.host_s(self.year);
        let host = moe * (pow(pow(moe_layer, 3.0) + pow(host_layer, 3.0), 1.0 / 3.0) - moe_layer);
        let body = matrix.plus(scores).plus(between).plus(tensor).plus(traffic).plus(context);
        let again = self.recomputed(matrix, between, body, scores);
        let head = self.head();
        let further = self.model.multi_token * (body.sum() + host + again) / layers;

        // Seconds of a microbatch on the longest stage.
        let all_layers = body.sum() + host + again;
        let ends = head.times(1.0 + self.model.multi_token).sum() + further;
        let even = all_layers / pp;
        let stage = if pp > 1.0 { self.longest(all_layers / layers, ends) } else { all_layers + ends };
        let mean_stage = even + ends / pp;
        let count = self.layout.batch / (self.dp() * self.layout.micro_batch.unwrap_or(1.0));
        let vpp = self.layout.vpp.unwrap_or(1.0);
        let (bubble, sent) = match self.layout.schedule {
            _ if pp <= 1.0 => (0.0, 0.0),
            // Fewer microbatches than stages wait for the last of them, whatever the turns.
            Schedule::OneForwardOneBackward => {
                ((pp - count).larger(0.0) + (pp.smaller(count) - 1.0) / vpp, self.sent() * vpp)
            }
            Schedule::DualPipe => (DUALPIPE_BUBBLE * (pp / 2.0 - 1.0) + (pp - count).larger(0.0), self.sent()),
        };
        let whole = (stage + sent) * (count + bubble);
        let useful = mean_stage * count;
        let data = self.data(body.plus(head).times(1.0 / pp), again / pp, count);
        let optimizer = FIXED_S + self.moved(OPTIMIZER_BYTES * self.optimized());
        let nodes = (self.layout.gpus / self.node()).ceil().larger(1.0);
        let straggler = (whole + data + optimizer) * self.of.straggler * ln(nodes + 1.0);
        let part = |seconds: f64| seconds * count / pp;
        let further_of = |time: Time| time.sum() * (1.0 + self.model.multi_token / layers);
        StepTime {
            step_s: whole + data + optimizer + straggler,
            matrix_s: part(further_of(matrix)),
            attention_s: part(further_of(scores)),
            elementwise_s: part(further_of(between)),
            head_s: part(head.sum() * (1.0 + self.model.multi_token)),
            host_s: part(host * (1.0 + self.model.multi_token / layers)),
            tensor_s: part(further_of(tensor)),
            expert_s: part(further_of(traffic)),
            context_s: part(further_of(context)),
            recompute_s: part(again * (1.0 + self.model.multi_token / layers)),
            bubble_s: whole - useful,
            data_s: data,
            optimizer_s: optimizer,
            straggler_s: straggler,
        }
    }

    /// Data-parallel ranks.
    fn dp(&self) -> f64 {
        self.layout.dp()
    }

    /// The accelerators of a server. Racks with one domain of 72 have four to a server.
    fn node(&self) -> f64 {
        self.chip.domain.smaller(8.0)
    }

    /// The matrices around attention, of one layer.
    fn projections(&self) -> Time {
        let Attention { qk, value, kv_heads } = self.model.attention();
        let (t, h, tp, heads) = (self.tokens, self.model.hidden, self.layout.tp, self.model.heads);
        let kv_tp = tp.smaller(kv_heads);
        let out = self.product(1.0, t, h, heads * value / tp);
        match &self.model.latent {
            Some(of) => {
                let down = self.product(1.0, t, of.q_rank + of.kv_rank + of.qk_rope, h);
                let q = self.product(1.0, t, heads * qk / tp, if of.q_rank > 0.0 { of.q_rank } else { h });
                let kv = self.product(1.0, t, heads * (of.qk_nope + value) / tp, of.kv_rank);
                down.plus(q).plus(kv).plus(out)
            }
            None => self.product(1.0, t, heads * qk / tp + kv_heads * (qk + value) / kv_tp, h).plus(out),
        }
    }

    /// Attention's scores and their sums, of all layers.
    fn scores(&self) -> Time {
        let Attention { qk, value, .. } = self.model.attention();
        let seq = self.layout.seq_len;
        let heads = self.model.heads / self.layout.tp;
        let windowed = self.model.window.as_ref().map_or(0.0, |of| of.layers);
        let reach = self.model.window.as_ref().map_or(seq, |of| of.tokens);
        if self.layout.flash {
            let seen = (self.model.layers - windowed) * seq / 2.0 + windowed * reach.smaller(seq / 2.0);
            let flop = 2.0 * self.tokens * seen * heads * (qk + value);
            // Attention draws less power than products: a part that is held back for them is not for it.
            let speed = self.chip.bf16_flop_per_s / self.chip.clock * self.attention_share() * self.free;
            return Time::of(flop / speed, 2.5);
        }
        let seen = self.model.layers * seq;
        let flop = 2.0 * self.tokens * seen * heads * (qk + value);
        let speed = self.chip.bf16_flop_per_s * self.of.gemm(self.chip.generation);
        Time::of(flop / speed + self.moved(SCORE_BYTES * self.tokens * seen * heads), 2.0)
    }

    /// Share of the 16-bit peak that attention reaches.
    fn attention_share(&self) -> f64 {
        // Stacks that shard weights take the framework's own kernels, which became faster later.
        let behind = if self.layout.sharding == Sharding::Zero3 { NATIVE_BEHIND } else { 0.0 };
        self.of.attention(self.chip.generation, self.year - behind)
    }

    /// What lies between the matrices, of all layers.
    fn between(&self) -> Time {
        let Attention { qk, value, kv_heads } = self.model.attention();
        let (t, tp) = (self.tokens, self.layout.tp);
        let split = if self.sequence_parallel { tp } else { 1.0 };
        let width = self.model.hidden / split;
        let heads = (self.model.heads * qk + kv_heads * (qk + value)) / tp;
        let branches = if self.model.gated { 2.0 } else { 1.0 };
        let attention = WIDE * t * (8.0 * width + 4.0 * heads);
        let dense = WIDE * t * (4.0 * width + branches * self.model.ffn / tp);
        let routed = self.model.experts.as_ref().map_or(0.0, |of| {
            let inner = of.top_k * of.ffn / self.layout.etp * self.routed_tokens() / t + of.shared_ffn / tp;
            // Tokens are sorted by expert and back, as many copies as there are experts to a token.
            WIDE * t * (4.0 * width + branches * inner)
                + WIDE
                    * SORTING
                    * self.of.expert_late_at(self.year)
                    * self.routed_tokens()
                    * of.top_k
                    * self.model.hidden
        });
        let moe = self.model.expert_layers();
        let bytes = self.model.layers * attention + (self.model.layers - moe) * dense + moe * routed;
        Time::of(self.moved(bytes * self.of.elementwise_at(self.year)), 2.0)
    }

    fn dense_ffn(&self) -> Time {
        self.ffn(self.tokens, self.model.ffn / self.layout.tp)
    }

    /// A feed-forward layer of that width for that many tokens.
    fn ffn(&self, tokens: f64, width: f64) -> Time {
        if width <= 0.0 {
            return Time::default();
        }
        let branches = if self.model.gated { 2.0 } else { 1.0 };
        let h = self.model.hidden;
        self.product(1.0, tokens, branches * width, h).plus(self.product(1.0, tokens, h, width))
    }

    /// Tokens of a rank that are routed: where an expert is not split, the ranks of tensor parallelism share them.
    fn routed_tokens(&self) -> f64 {
        self.tokens / (self.layout.tp / self.layout.etp).larger(1.0)
    }

    /// The experts of one layer, evenly loaded, with the shared ones and the router.
    fn experts(&self, of: &Experts) -> Time {
        let local = of.count / self.layout.ep;
        let rows = self.routed_tokens() * of.top_k / local;
        let width = of.ffn / self.layout.etp;
        let branches = if self.model.gated { 2.0 } else { 1.0 };
        let h = self.model.hidden;
        let up = self.product(local, rows, branches * width, h);
        let down = self.product(local, rows, h, width);
        let narrow = (1.0 + self.of.expert_width / width) * self.of.expert_late_at(self.year);
        let router = self.product(1.0, self.tokens, of.count, h);
        up.plus(down).times(narrow).plus(router).plus(self.ffn(self.tokens, of.shared_ffn / self.layout.tp))
    }

    /// The traffic of one layer's experts that nothing hides: out and back.
    fn expert_traffic(&self, of: &Experts) -> Time {
        let ep = self.layout.ep;
        if ep <= 1.0 {
            return Time::default();
        }
        let bytes = self.routed_tokens() * self.model.hidden;
        let (out, back) = (bytes * self.operand.larger(1.0), bytes * WIDE);
        // Expert-parallel ranks of one domain: an expert that is split takes several places.
        let domain = (self.chip.domain / self.layout.etp).larger(1.0);
        let seconds = |bytes: f64| {
            if ep <= domain {
                return bytes * of.top_k * (ep - 1.0) / ep / self.link;
            }
            let nodes = (ep / domain).ceil();
            let met = nodes * (1.0 - pow(1.0 - 1.0 / nodes, of.top_k));
            let met = met.smaller(of.node_limit.unwrap_or(nodes));
            let far = bytes * met * (nodes - 1.0) / nodes / self.network;
            far.larger(bytes * of.top_k * (domain - 1.0) / domain / self.link)
        };
        let all = seconds(out) + seconds(back);
        if self.layout.schedule == Schedule::DualPipe {
            // Another microbatch computes meanwhile, and hides what takes no longer than that; passes over memory hide none, since
            // traffic needs the memory as well.
            let scores = self.scores().times(1.0 / self.model.layers);
            let work = self.projections().plus(self.experts(of)).plus(scores).sum();
            return Time::of((all - work / 2.0).larger(0.0), 1.0);
        }
        Time::of(all * self.of.expert_open * self.of.expert_late_at(self.year), 1.0)
    }

    /// The tensor-parallel traffic of one layer that nothing hides.
    fn tensor(&self) -> Time {
        let tp = self.layout.tp;
        if tp <= 1.0 {
            return Time::default();
        }
        let (speed, latency) =
            if tp <= self.chip.domain { (self.link, LINK_LATENCY_S) } else { (self.network, LINK_LATENCY_S * 2.0) };
        let bytes = self.tokens * self.model.hidden * WIDE * (tp - 1.0) / tp;
        let open = if self.of.overlaps_tensor(self.year) && self.sequence_parallel { self.of.tensor_open } else { 1.0 };
        let backward = if self.sequence_parallel { 1.5 } else { 1.0 };
        Time::of(4.0 * (bytes / speed + latency) * open, backward)
    }

    /// Keys and values that go around the context-parallel ranks, of one layer; `scores` hide most of it.
    fn context(&self, scores: Time) -> Time {
        let Attention { qk, value, kv_heads } = self.model.attention();
        let cp = self.layout.cp;
        if cp <= 1.0 {
            return Time::default();
        }
        let speed = if self.layout.tp * cp <= self.chip.domain { self.link } else { self.network };
        let bytes = self.tokens * kv_heads * (qk + value) / self.layout.tp * WIDE * (cp - 1.0);
        let open = |seconds: f64, hidden: f64| (seconds - 0.8 * hidden).larger(0.1 * seconds);
        Time { forward: open(bytes / speed, scores.forward), backward: open(2.0 * bytes / speed, scores.backward) }
    }

    fn recomputed(&self, matrix: Time, between: Time, body: Time, scores: Time) -> f64 {
        match self.layout.recompute {
            None | Some(Recompute::None) => 0.0,
            Some(Recompute::Selective) if !self.layout.flash => scores.forward,
            // Per operation: every second product, and all that lies between (PyTorch's selective checkpointing).
            Some(Recompute::Selective) if self.layout.sharding == Sharding::Zero3 => {
                matrix.forward / 2.0 + between.forward
            }
            Some(Recompute::Selective) if self.model.latent.is_some() => body.forward * SELECTIVE_LATENT,
            Some(Recompute::Selective) => body.forward * SELECTIVE,
            Some(Recompute::Full) => body.forward,
        }
    }

    /// The vocabulary head with its loss. It stays in 16 bits whatever the rest is in.
    fn head(&self) -> Time {
        let logits = self.model.vocab / self.layout.tp;
        let bytes = self.moved(LOGIT_BYTES * self.tokens * logits);
        let speed = self.chip.bf16_flop_per_s * self.of.gemm(self.chip.generation) * self.free;
        self.product_of(1.0, self.tokens, logits, self.model.hidden, WIDE, speed)
            .plus(Time { forward: bytes / 3.0, backward: bytes / 1.5 })
    }

    /// Seconds of the longest stage. Where the layers do not divide, the last stage has fewer, since it has the head as well.
    fn longest(&self, layer: f64, ends: f64) -> f64 {
        let (layers, stages) = (self.model.layers, self.layout.pp);
        let most = (layers / stages).ceil();
        let spare = most * stages - layers;
        // The last stage has as many layers less as there are places left.
        let last = (most - spare).larger(0.0) * layer + ends;
        (most * layer).larger(last)
    }

    /// What a stage sends on and gets back for a microbatch, in seconds: later stacks hide half of it behind other work.
    fn sent(&self) -> f64 {
        let split = if self.sequence_parallel { self.layout.tp } else { 1.0 };
        let open = if self.of.overlaps_tensor(self.year) { 0.5 } else { 1.0 };
        2.0 * self.tokens * self.model.hidden * WIDE / split / self.network * open
    }

    /// Parameters that the optimizer of one rank works on.
    fn optimized(&self) -> f64 {
        let (every, experts) = self.layout.local_parameters(self.model);
        if self.layout.sharding == Sharding::None {
            return every + experts;
        }
        every / self.dp() / self.layout.cp + experts / self.layout.expert_dp()
    }

    /// Data-parallel traffic that nothing hides: seconds of a step.
    fn data(&self, stage: Time, again: f64, count: f64) -> f64 {
        let Layout { tp, cp, .. } = *self.layout;
        let (every, experts) = self.layout.local_parameters(self.model);
        // The first stacks that shard weights gather them one by one, each rank over its own network.
        let flat = self.layout.sharding == Sharding::Zero3 && self.of.gathers_one_by_one(self.year);
        // Ranks that hold the same stand so far apart; in a domain, all that stand there share its network.
        let speed = |apart: f64, ranks: f64| {
            let beside = (self.chip.domain / apart).larger(1.0);
            let beside = if flat { 1.0 } else { beside };
            if apart * ranks <= self.chip.domain { self.link } else { (self.network * beside).smaller(self.link) }
        };
        let passes = |parameters: f64, apart: f64, ranks: f64, bytes: f64| {
            if ranks <= 1.0 { 0.0 } else { parameters * bytes * (ranks - 1.0) / ranks / speed(apart, ranks) }
        };
        let (dp, edp) = (self.dp() * cp, self.layout.expert_dp());
        let far = self.layout.ep * self.layout.etp;
        let seconds = |bytes: f64| passes(every, tp, dp, bytes) + passes(experts, far, edp, bytes);
        // With virtual stages, a chunk's gradients are ready while later microbatches of other chunks still run, and its weights
        // are needed only when its turn comes.
        let vpp = self.layout.vpp.unwrap_or(1.0);
        let wide = ((1.0 + self.layout.pp * (vpp - 1.0)) / vpp).smaller(count.larger(1.0));
        let open = |traffic: f64, window: f64| {
            (traffic - window).larger(0.0) + self.of.data_open_at(self.year) * traffic.smaller(window)
        };
        match self.layout.sharding {
            // Gradients are summed everywhere, while the last microbatch runs backward.
            Sharding::None => open(seconds(2.0 * WIDE), stage.backward + again),
            // Gradients are summed to where their weights live, then weights go out, behind the next forward pass.
            Sharding::Zero1 | Sharding::Zero2 => {
                open(seconds(self.gradient_bytes()), (stage.backward + again) * wide)
                    + open(seconds(self.weight_bytes()), stage.forward * wide)
            }
            // Weights come for each pass and gradients go after it: with every microbatch, or once under a pipeline.
            Sharding::Zero3 => {
                let times = if self.layout.pp > 1.0 { 1.0 } else { count };
                times
                    * (open(seconds(WIDE), stage.forward)
                        + open(seconds(self.gradient_bytes()), stage.backward + again))
            }
        }
    }

    /// Bytes of a weight that goes out: 16 bits, or as it is multiplied in later stacks.
    fn weight_bytes(&self) -> f64 {
        if self.of.overlaps_tensor(self.year) { self.operand.larger(1.0) } else { WIDE }
    }

    /// Bytes of a gradient that is summed: 32 bits, later stacks 16.
    fn gradient_bytes(&self) -> f64 {
        if self.of.overlaps_tensor(self.year) { WIDE } else { 2.0 * WIDE }
    }
}
