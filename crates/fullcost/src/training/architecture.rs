//! The shape of a transformer, and what follows from it alone: parameters, and floating-point operations for a token.

use crate::digits::scientific;
use crate::error::{Code, Error, Result};
use crate::real::Real;
use crate::record::record;
use crate::text::joined;
use crate::training::check::{all_whole, at_least, divides, whole};

record! {
    /// Routed experts in the place of feed-forward layers.
    pub struct Experts {
        /// Experts of one layer, without shared ones.
        count: f64,
        /// How many of them a token goes to.
        top_k: f64,
        /// Width of one expert.
        ffn: f64,
        /// Width of the experts that every token goes to, together.
        shared_ffn: f64 = 0.0,
        /// How many layers have experts. None for all of them.
        layers: Option<f64>,
        /// A token's experts stand in at most this many nodes. None for no limit.
        node_limit: Option<f64>,
    }
}

record! {
    /// Multi-head latent attention (DeepSeek-V2, arXiv 2405.04434): keys and values from one short vector.
    pub struct Latent {
        /// Rank of the queries. 0 where they come from the hidden vector at once.
        q_rank: f64 = 0.0,
        /// Rank of keys and values together.
        kv_rank: f64,
        /// Width of a head's query and key without position.
        qk_nope: f64,
        /// Width of the part with a rotary position, whose key all heads share.
        qk_rope: f64,
        /// Width of a head's value.
        value: f64,
    }
}

record! {
    /// Layers that look back only so far.
    pub struct Window {
        /// How many tokens they see.
        tokens: f64,
        /// How many layers do.
        layers: f64,
    }
}

record! {
    /// A decoder-only transformer.
    pub struct Architecture {
        /// Layers.
        layers: f64,
        /// Width of the hidden vector.
        hidden: f64,
        /// Query heads.
        heads: f64,
        /// Key and value heads. None for as many as there are query heads.
        kv_heads: Option<f64>,
        /// Width of a head. None for the hidden width over the heads.
        head_dim: Option<f64>,
        /// Width of the dense feed-forward layers; 0 where all have experts.
        ffn: f64 = 0.0,
        /// Whether feed-forward layers have a gate, and so three matrices instead of two.
        gated: bool = true,
        /// Tokens of the vocabulary, as padded in the model.
        vocab: f64,
        /// Whether the embedding and the head share their weights.
        tied: bool = false,
        /// Experts, if there are any.
        experts: Option<Experts>,
        /// Latent attention, if it is used.
        latent: Option<Latent>,
        /// Layers with a window, if there are any.
        window: Option<Window>,
        /// Layers for the prediction of further tokens, each with a pass through the head.
        multi_token: f64 = 0.0,
    }
}

/// More parameters than this are a slip of the pen.
const MOST_PARAMETERS: f64 = 1e15;

/// The widths of attention.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attention {
    /// Of a query and key.
    pub qk: f64,
    /// Of a value.
    pub value: f64,
    /// Key and value heads.
    pub kv_heads: f64,
}

impl Architecture {
    /// Refuses what cannot be built: numbers that are not whole, heads that do not divide, more experts to a token than there are.
    pub fn check(&self) -> Result<()> {
        all_whole(&[
            ("layers", self.layers, 1.0),
            ("hidden", self.hidden, 1.0),
            ("heads", self.heads, 1.0),
            ("vocab", self.vocab, 1.0),
            ("ffn", self.ffn, 0.0),
            ("multi_token", self.multi_token, 0.0),
        ])?;
        if let Some(kv_heads) = self.kv_heads {
            whole("kv_heads", kv_heads, 1.0)?;
            divides("heads", self.heads, "kv_heads", kv_heads)?;
        }
        match (self.head_dim, &self.latent) {
            (Some(width), _) => whole("head_dim", width, 1.0)?,
            (None, None) => divides("hidden", self.hidden, "heads", self.heads)?,
            (None, Some(_)) => {}
        }
        if let Some(of) = &self.experts {
            all_whole(&[
                ("experts.count", of.count, 1.0),
                ("experts.top_k", of.top_k, 1.0),
                ("experts.ffn", of.ffn, 1.0),
                ("experts.shared_ffn", of.shared_ffn, 0.0),
                ("experts.layers", self.expert_layers(), 1.0),
                ("experts.node_limit", of.node_limit.unwrap_or(1.0), 1.0),
            ])?;
            at_least("experts.count", of.count, "experts.top_k", of.top_k)?;
            at_least("layers", self.layers, "experts.layers", self.expert_layers())?;
        }
        if self.dense_layers() > 0.0 {
            whole("ffn", self.ffn, 1.0)?;
        }
        if let Some(of) = &self.latent {
            all_whole(&[
                ("latent.q_rank", of.q_rank, 0.0),
                ("latent.kv_rank", of.kv_rank, 1.0),
                ("latent.qk_nope", of.qk_nope, 0.0),
                ("latent.qk_rope", of.qk_rope, 0.0),
                ("latent.value", of.value, 1.0),
            ])?;
        }
        if let Some(of) = &self.window {
            all_whole(&[("window.tokens", of.tokens, 1.0), ("window.layers", of.layers, 0.0)])?;
            at_least("layers", self.layers, "window.layers", of.layers)?;
        }
        let (further, routed) = self.further_parameters();
        let all = self.parameters() + further + routed;
        if all > MOST_PARAMETERS {
            let message = joined(&["make ", &scientific(all), " parameters"]);
            return Err(Error::new(Code::OutOfRange, "layers", message, "at most 1e15 parameters"));
        }
        Ok(())
    }

    /// Layers with experts.
    pub fn expert_layers(&self) -> f64 {
        self.experts.as_ref().map_or(0.0, |of| of.layers.unwrap_or(self.layers))
    }

    /// Layers without.
    pub fn dense_layers(&self) -> f64 {
        self.layers - self.expert_layers()
    }

    pub(crate) fn attention(&self) -> Attention {
        match &self.latent {
            Some(of) => Attention { qk: of.qk_nope + of.qk_rope, value: of.value, kv_heads: self.heads },
            None => {
                let width = self.head_dim.unwrap_or(self.hidden / self.heads);
                Attention { qk: width, value: width, kv_heads: self.kv_heads.unwrap_or(self.heads) }
            }
        }
    }

    /// Parameters in the matrices of one layer's attention.
    pub fn attention_parameters(&self) -> f64 {
        let Attention { qk, value, kv_heads } = self.attention();
        let (h, heads) = (self.hidden, self.heads);
        match &self.latent {
            Some(of) => {
                let q = if of.q_rank > 0.0 { h * of.q_rank + of.q_rank * heads * qk } else { h * heads * qk };
                let kv = h * (of.kv_rank + of.qk_rope) + of.kv_rank * heads * (of.qk_nope + value);
                q + kv + heads * value * h
            }
            None => h * heads * qk + h * kv_heads * (qk + value) + heads * value * h,
        }
    }

    fn matrices(&self) -> f64 {
        if self.gated { 3.0 } else { 2.0 }
    }

    /// Parameters of a dense feed-forward layer.
    pub fn ffn_parameters(&self) -> f64 {
        self.matrices() * self.hidden * self.ffn
    }

    /// Parameters of the routed experts of a layer, all of them.
    pub fn expert_parameters(&self) -> f64 {
        self.experts.as_ref().map_or(0.0, |of| self.matrices() * self.hidden * of.ffn * of.count)
    }

    /// Parameters of a layer's router and shared experts.
    pub fn shared_parameters(&self) -> f64 {
        self.experts.as_ref().map_or(0.0, |of| self.hidden * (of.count + self.matrices() * of.shared_ffn))
    }

    /// Parameters of the embedding, and as many of the head unless they are tied.
    pub fn embedding_parameters(&self) -> f64 {
        self.vocab * self.hidden
    }

    /// All parameters but those of norms and biases, and without layers for further tokens.
    pub fn parameters(&self) -> f64 {
        let ends = self.embedding_parameters() * if self.tied { 1.0 } else { 2.0 };
        self.layers * self.attention_parameters()
            + self.dense_layers() * self.ffn_parameters()
            + self.expert_layers() * (self.expert_parameters() + self.shared_parameters())
            + ends
    }

    /// The parameters that a token meets: of the routed experts only its own. The embedding counts once, as it is counted where
    /// "active parameters" are told.
    pub fn active_parameters(&self) -> f64 {
        let idle = self.experts.as_ref().map_or(0.0, |of| self.expert_parameters() * (1.0 - of.top_k / of.count));
        self.parameters() - self.expert_layers() * idle
    }

    /// The parameters that a token is multiplied with: active ones, without the look-up in the embedding.
    pub fn multiplied_parameters(&self) -> f64 {
        let table = if self.tied { 0.0 } else { self.embedding_parameters() };
        let further = self.multi_token * (self.embedding_parameters() + self.layer_active());
        self.active_parameters() - table + further
    }

    /// Parameters of the layers for further tokens: what every rank holds, and those of routed experts.
    pub fn further_parameters(&self) -> (f64, f64) {
        let (every, routed) = match &self.experts {
            Some(_) => (self.shared_parameters(), self.expert_parameters()),
            None => (self.ffn_parameters(), 0.0),
        };
        (self.multi_token * (self.attention_parameters() + every), self.multi_token * routed)
    }

    /// What a token meets in the last layer.
    fn layer_active(&self) -> f64 {
        let wide = match &self.experts {
            Some(of) => self.expert_parameters() * of.top_k / of.count + self.shared_parameters(),
            None => self.ffn_parameters(),
        };
        self.attention_parameters() + wide
    }

    /// Floating-point operations of training on one token of a sequence, forward and backward, by a convention.
    ///
    /// Each parameter that a token is multiplied with takes 2 operations forward and 4 backward (Kaplan and others 2020, arXiv
    /// 2001.08361). Scores and their sums take 2 x length x heads x (query + value width) forward over a full square, half of it
    /// where only what came before counts, and twice that backward.
    pub fn flop_per_token(&self, seq_len: f64, convention: FlopConvention) -> f64 {
        let Attention { qk, value, .. } = self.attention();
        let windowed = self.window.as_ref().map_or(0.0, |of| of.layers);
        let reach = self.window.as_ref().map_or(seq_len, |of| of.tokens);
        let (seen, seen_windowed) = match convention {
            FlopConvention::SixNd => (0.0, 0.0),
            FlopConvention::Causal => (seq_len / 2.0, reach.smaller(seq_len / 2.0)),
            FlopConvention::Full => (seq_len, reach.smaller(seq_len)),
        };
        let seen = (self.layers + self.multi_token - windowed) * seen + windowed * seen_windowed;
        6.0 * self.multiplied_parameters() + 6.0 * seen * self.heads * (qk + value)
    }
}

crate::record::words! {
    /// How operations are counted where somebody tells a utilisation.
    pub enum FlopConvention {
        /// 6 for each parameter and token, nothing for attention's scores.
        SixNd = "6nd",
        /// With attention's scores, only what came before.
        Causal = "causal",
        /// With attention's scores over the full square, as if everything were seen.
        Full = "full",
    }
}
