//! Derived by fullcost-gen from `data/architectures.json`. Do not edit.

use super::Preset;
use crate::source::{Seen, Status};
use crate::training::architecture::{Architecture, Experts, Latent, Window};

/// The architectures.
#[rustfmt::skip]
pub const PRESETS: &[Preset] = &[
    Preset {
        key: "mpt-70b", name: "MPT 70B", source: Some("llm-foundry-benchmarks"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 80.0, hidden: 8192.0, heads: 64.0, kv_heads: None, head_dim: None, ffn: 32768.0, gated: false, vocab: 50368.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mpt-30b", name: "MPT 30B", source: Some("llm-foundry-benchmarks"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 48.0, hidden: 7168.0, heads: 56.0, kv_heads: None, head_dim: None, ffn: 28672.0, gated: false, vocab: 50368.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mpt-13b", name: "MPT 13B", source: Some("llm-foundry-benchmarks"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 40.0, hidden: 5120.0, heads: 40.0, kv_heads: None, head_dim: None, ffn: 20480.0, gated: false, vocab: 50368.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mpt-7b", name: "MPT 7B", source: Some("llm-foundry-benchmarks"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 32.0, hidden: 4096.0, heads: 32.0, kv_heads: None, head_dim: None, ffn: 16384.0, gated: false, vocab: 50368.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mpt-3b", name: "MPT 3B", source: Some("llm-foundry-benchmarks"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 32.0, hidden: 2560.0, heads: 20.0, kv_heads: None, head_dim: None, ffn: 10240.0, gated: false, vocab: 50368.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mpt-1b", name: "MPT 1B", source: Some("llm-foundry-benchmarks"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 24.0, hidden: 2048.0, heads: 16.0, kv_heads: None, head_dim: None, ffn: 8192.0, gated: false, vocab: 50368.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mpt-760m", name: "MPT 760M", source: Some("llm-foundry-benchmarks"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 24.0, hidden: 1536.0, heads: 12.0, kv_heads: None, head_dim: None, ffn: 6144.0, gated: false, vocab: 50368.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mpt-350m", name: "MPT 350M", source: Some("llm-foundry-benchmarks"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 24.0, hidden: 1024.0, heads: 16.0, kv_heads: None, head_dim: None, ffn: 4096.0, gated: false, vocab: 50368.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mpt-125m", name: "MPT 125M", source: Some("llm-foundry-benchmarks"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 12.0, hidden: 768.0, heads: 12.0, kv_heads: None, head_dim: None, ffn: 3072.0, gated: false, vocab: 50368.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-1.7b", name: "Megatron GPT 1.7B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 24.0, hidden: 2304.0, heads: 24.0, kv_heads: None, head_dim: None, ffn: 9216.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-3.6b", name: "Megatron GPT 3.6B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 30.0, hidden: 3072.0, heads: 32.0, kv_heads: None, head_dim: None, ffn: 12288.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-7.5b", name: "Megatron GPT 7.5B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 36.0, hidden: 4096.0, heads: 32.0, kv_heads: None, head_dim: None, ffn: 16384.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-18b", name: "Megatron GPT 18B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 40.0, hidden: 6144.0, heads: 48.0, kv_heads: None, head_dim: None, ffn: 24576.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-39b", name: "Megatron GPT 39B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 48.0, hidden: 8192.0, heads: 64.0, kv_heads: None, head_dim: None, ffn: 32768.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-76b", name: "Megatron GPT 76B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 60.0, hidden: 10240.0, heads: 80.0, kv_heads: None, head_dim: None, ffn: 40960.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-145b", name: "Megatron GPT 145B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 80.0, hidden: 12288.0, heads: 96.0, kv_heads: None, head_dim: None, ffn: 49152.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-310b", name: "Megatron GPT 310B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 96.0, hidden: 16384.0, heads: 128.0, kv_heads: None, head_dim: None, ffn: 65536.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-530b", name: "Megatron GPT 530B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 105.0, hidden: 20480.0, heads: 128.0, kv_heads: None, head_dim: None, ffn: 81920.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-1t", name: "Megatron GPT 1T", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 128.0, hidden: 25600.0, heads: 160.0, kv_heads: None, head_dim: None, ffn: 102400.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-175b", name: "Megatron GPT 175B", source: Some("narayanan-2021"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 96.0, hidden: 12288.0, heads: 96.0, kv_heads: None, head_dim: None, ffn: 49152.0, gated: false, vocab: 51200.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mcore-1.7b", name: "Megatron-Core 1.7B", source: Some("megatron-core-scaling"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 24.0, hidden: 2048.0, heads: 16.0, kv_heads: None, head_dim: None, ffn: 8192.0, gated: false, vocab: 131072.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mcore-7.1b", name: "Megatron-Core 7.1B", source: Some("megatron-core-scaling"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 30.0, hidden: 4096.0, heads: 32.0, kv_heads: None, head_dim: None, ffn: 16384.0, gated: false, vocab: 131072.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mcore-16b", name: "Megatron-Core 16B", source: Some("megatron-core-scaling"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 32.0, hidden: 6144.0, heads: 48.0, kv_heads: None, head_dim: None, ffn: 24576.0, gated: false, vocab: 131072.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mcore-32b", name: "Megatron-Core 32B", source: Some("megatron-core-scaling"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 48.0, hidden: 7168.0, heads: 56.0, kv_heads: None, head_dim: None, ffn: 28672.0, gated: false, vocab: 131072.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mcore-70b", name: "Megatron-Core 70B", source: Some("megatron-core-scaling"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 84.0, hidden: 8192.0, heads: 64.0, kv_heads: None, head_dim: None, ffn: 32768.0, gated: false, vocab: 131072.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mcore-119b", name: "Megatron-Core 119B", source: Some("megatron-core-scaling"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 92.0, hidden: 10240.0, heads: 80.0, kv_heads: None, head_dim: None, ffn: 40960.0, gated: false, vocab: 131072.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mcore-177b", name: "Megatron-Core 177B", source: Some("megatron-core-scaling"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 96.0, hidden: 12288.0, heads: 96.0, kv_heads: None, head_dim: None, ffn: 49152.0, gated: false, vocab: 131072.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mcore-314b", name: "Megatron-Core 314B", source: Some("megatron-core-scaling"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 96.0, hidden: 16384.0, heads: 128.0, kv_heads: None, head_dim: None, ffn: 65536.0, gated: false, vocab: 131072.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mcore-462b", name: "Megatron-Core 462B", source: Some("megatron-core-scaling"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 112.0, hidden: 18432.0, heads: 144.0, kv_heads: None, head_dim: None, ffn: 73728.0, gated: false, vocab: 131072.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-oss-120b", name: "gpt-oss 120B", source: Some("megatron-bridge-performance"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 36.0, hidden: 2880.0, heads: 64.0, kv_heads: Some(8.0), head_dim: Some(64.0), ffn: 0.0, gated: true, vocab: 201088.0, tied: false, experts: Some(Experts { count: 128.0, top_k: 4.0, ffn: 2880.0, shared_ffn: 0.0, layers: None, node_limit: None }), latent: None, window: Some(Window { tokens: 128.0, layers: 18.0 }), multi_token: 0.0 },
    },
    Preset {
        key: "qwen3-30b-a3b", name: "Qwen3 30B-A3B", source: Some("megatron-bridge-performance"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 48.0, hidden: 2048.0, heads: 32.0, kv_heads: Some(4.0), head_dim: Some(128.0), ffn: 0.0, gated: true, vocab: 151936.0, tied: false, experts: Some(Experts { count: 128.0, top_k: 8.0, ffn: 768.0, shared_ffn: 0.0, layers: None, node_limit: None }), latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama3-70b", name: "Llama 3 70B", source: Some("megatron-bridge-performance"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 80.0, hidden: 8192.0, heads: 64.0, kv_heads: Some(8.0), head_dim: None, ffn: 28672.0, gated: true, vocab: 128256.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama3-8b", name: "Llama 3 8B", source: Some("megatron-bridge-performance"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 32.0, hidden: 4096.0, heads: 32.0, kv_heads: Some(8.0), head_dim: None, ffn: 14336.0, gated: true, vocab: 128256.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "gpt-oss-20b", name: "gpt-oss 20B", source: Some("nemo-automodel-performance"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 24.0, hidden: 2880.0, heads: 64.0, kv_heads: Some(8.0), head_dim: Some(64.0), ffn: 0.0, gated: true, vocab: 201088.0, tied: false, experts: Some(Experts { count: 32.0, top_k: 4.0, ffn: 2880.0, shared_ffn: 0.0, layers: None, node_limit: None }), latent: None, window: Some(Window { tokens: 128.0, layers: 12.0 }), multi_token: 0.0 },
    },
    Preset {
        key: "gpt3-175b", name: "GPT-3 175B", source: Some("mlperf-training-4.0"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 96.0, hidden: 12288.0, heads: 96.0, kv_heads: None, head_dim: None, ffn: 49152.0, gated: false, vocab: 50257.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama-7b", name: "LLaMA 7B", source: Some("llama-paper"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 32.0, hidden: 4096.0, heads: 32.0, kv_heads: None, head_dim: None, ffn: 11008.0, gated: true, vocab: 32000.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama-13b", name: "LLaMA 13B", source: Some("llama-paper"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 40.0, hidden: 5120.0, heads: 40.0, kv_heads: None, head_dim: None, ffn: 13824.0, gated: true, vocab: 32000.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama-33b", name: "LLaMA 33B", source: Some("llama-paper"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 60.0, hidden: 6656.0, heads: 52.0, kv_heads: None, head_dim: None, ffn: 17920.0, gated: true, vocab: 32000.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama-65b", name: "LLaMA 65B", source: Some("llama-paper"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 80.0, hidden: 8192.0, heads: 64.0, kv_heads: None, head_dim: None, ffn: 22016.0, gated: true, vocab: 32000.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama2-7b", name: "Llama 2 7B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 32.0, hidden: 4096.0, heads: 32.0, kv_heads: None, head_dim: None, ffn: 11008.0, gated: true, vocab: 32000.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama2-13b", name: "Llama 2 13B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 40.0, hidden: 5120.0, heads: 40.0, kv_heads: None, head_dim: None, ffn: 13824.0, gated: true, vocab: 32000.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama2-70b", name: "Llama 2 70B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 80.0, hidden: 8192.0, heads: 64.0, kv_heads: Some(8.0), head_dim: None, ffn: 28672.0, gated: true, vocab: 32000.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "llama3.1-405b", name: "Llama 3.1 405B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 126.0, hidden: 16384.0, heads: 128.0, kv_heads: Some(8.0), head_dim: None, ffn: 53248.0, gated: true, vocab: 128256.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mistral-7b", name: "Mistral 7B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 32.0, hidden: 4096.0, heads: 32.0, kv_heads: Some(8.0), head_dim: None, ffn: 14336.0, gated: true, vocab: 32000.0, tied: false, experts: None, latent: None, window: Some(Window { tokens: 4096.0, layers: 32.0 }), multi_token: 0.0 },
    },
    Preset {
        key: "mixtral-8x7b", name: "Mixtral 8x7B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 32.0, hidden: 4096.0, heads: 32.0, kv_heads: Some(8.0), head_dim: None, ffn: 0.0, gated: true, vocab: 32000.0, tied: false, experts: Some(Experts { count: 8.0, top_k: 2.0, ffn: 14336.0, shared_ffn: 0.0, layers: None, node_limit: None }), latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "mixtral-8x22b", name: "Mixtral 8x22B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 56.0, hidden: 6144.0, heads: 48.0, kv_heads: Some(8.0), head_dim: None, ffn: 0.0, gated: true, vocab: 32768.0, tied: false, experts: Some(Experts { count: 8.0, top_k: 2.0, ffn: 16384.0, shared_ffn: 0.0, layers: None, node_limit: None }), latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "qwen2.5-7b", name: "Qwen2.5 7B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 28.0, hidden: 3584.0, heads: 28.0, kv_heads: Some(4.0), head_dim: None, ffn: 18944.0, gated: true, vocab: 152064.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "qwen2.5-72b", name: "Qwen2.5 72B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 80.0, hidden: 8192.0, heads: 64.0, kv_heads: Some(8.0), head_dim: None, ffn: 29568.0, gated: true, vocab: 152064.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "qwen3-235b-a22b", name: "Qwen3 235B-A22B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 94.0, hidden: 4096.0, heads: 64.0, kv_heads: Some(4.0), head_dim: Some(128.0), ffn: 0.0, gated: true, vocab: 151936.0, tied: false, experts: Some(Experts { count: 128.0, top_k: 8.0, ffn: 1536.0, shared_ffn: 0.0, layers: None, node_limit: None }), latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "olmo2-7b", name: "OLMo 2 7B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 32.0, hidden: 4096.0, heads: 32.0, kv_heads: None, head_dim: None, ffn: 11008.0, gated: true, vocab: 100352.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "olmo2-13b", name: "OLMo 2 13B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 40.0, hidden: 5120.0, heads: 40.0, kv_heads: None, head_dim: None, ffn: 13824.0, gated: true, vocab: 100352.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "olmo2-32b", name: "OLMo 2 32B", source: Some("olmo-core-config"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 64.0, hidden: 5120.0, heads: 40.0, kv_heads: Some(8.0), head_dim: None, ffn: 27648.0, gated: true, vocab: 100352.0, tied: false, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "bloom-176b", name: "BLOOM 176B", source: Some("bigscience-176b-script"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 70.0, hidden: 14336.0, heads: 112.0, kv_heads: None, head_dim: None, ffn: 57344.0, gated: false, vocab: 250880.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "opt-175b", name: "OPT 175B", source: Some("metaseq-constants"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 96.0, hidden: 12288.0, heads: 96.0, kv_heads: None, head_dim: None, ffn: 49152.0, gated: false, vocab: 50272.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "falcon-40b", name: "Falcon 40B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 60.0, hidden: 8192.0, heads: 128.0, kv_heads: Some(8.0), head_dim: None, ffn: 32768.0, gated: false, vocab: 65024.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "falcon-180b", name: "Falcon 180B", source: Some("litgpt-config"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 80.0, hidden: 14848.0, heads: 232.0, kv_heads: Some(8.0), head_dim: None, ffn: 59392.0, gated: false, vocab: 65024.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "palm-540b", name: "PaLM 540B", source: Some("palm-paper"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 118.0, hidden: 18432.0, heads: 48.0, kv_heads: Some(1.0), head_dim: Some(256.0), ffn: 73728.0, gated: true, vocab: 256000.0, tied: true, experts: None, latent: None, window: None, multi_token: 0.0 },
    },
    Preset {
        key: "deepseek-v2", name: "DeepSeek-V2", source: Some("deepseek-v3-repository"), status: Status::Stated, seen: Seen::Secondary,
        architecture: Architecture { layers: 60.0, hidden: 5120.0, heads: 128.0, kv_heads: None, head_dim: None, ffn: 12288.0, gated: true, vocab: 102400.0, tied: false, experts: Some(Experts { count: 160.0, top_k: 6.0, ffn: 1536.0, shared_ffn: 3072.0, layers: Some(59.0), node_limit: Some(3.0) }), latent: Some(Latent { q_rank: 1536.0, kv_rank: 512.0, qk_nope: 128.0, qk_rope: 64.0, value: 128.0 }), window: None, multi_token: 0.0 },
    },
    Preset {
        key: "deepseek-v3", name: "DeepSeek-V3", source: Some("transformers-deepseek-v3"), status: Status::Stated, seen: Seen::Primary,
        architecture: Architecture { layers: 61.0, hidden: 7168.0, heads: 128.0, kv_heads: None, head_dim: None, ffn: 18432.0, gated: true, vocab: 129280.0, tied: false, experts: Some(Experts { count: 256.0, top_k: 8.0, ffn: 2048.0, shared_ffn: 2048.0, layers: Some(58.0), node_limit: Some(4.0) }), latent: Some(Latent { q_rank: 1536.0, kv_rank: 512.0, qk_nope: 128.0, qk_rope: 64.0, value: 128.0 }), window: None, multi_token: 1.0 },
    },
];
