//! Derived by fullcost-gen from `data/accelerators.json` and `data/sources.json`. Do not edit.

use super::{Chip, Told};
use crate::source::{Seen, Status};

/// Ids of the catalog's sources.
#[rustfmt::skip]
pub const SOURCES: &[&str] = &["nvidia-aiconfigurator-system-file-a100-sxm-yaml", "epoch-ai-chip-dataset-of-the-training", "technologies-and-gadgets-report-on-renting-nvidia", "llm-analysis-contributors-llm-analysis-gpu-configs", "nvidia-aiconfigurator-system-file-a100-pcie-yaml", "techzine-a800", "smbom-news-of-january-2024-on-shipments", "nvidia-aiconfigurator-system-file-h100-sxm-yaml", "deepseek-insights-into-deepseek-v3-arxiv-2505", "tom-s-hardware-chinese-companies-stockpiled-h20", "forum-post-h200-for-china-about-1", "nvidia-aiconfigurator-system-file-h200-sxm-yaml", "insiderfinance-nvidia-h200-china-sales-rules-eased", "nvidia-aiconfigurator-system-file-b200-sxm-yaml", "semianalysis-inferencex-app-gpu-specs-ts", "newsbytes-over-1b-in-banned-nvidia-chips", "y-ic-gaudi-3-news-page"];

/// The catalog.
#[rustfmt::skip]
pub const CHIPS: &[Chip] = &[
    Chip {
        key: "a100-sxm-80", name: "NVIDIA A100 SXM4 80 GB", vendor: "NVIDIA", aliases: &["A100", "A100 SXM", "a100-sxm-80g", "A100-80GB"], released: Some("2020-11"),
        bf16_tflop_per_s: 312.0, fp8_tflop_per_s: None, fp4_tflop_per_s: None, memory_gb: Some(80.0), memory_tb_per_s: Some(2.039),
        scale_up_gb_per_s: Some(300.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(25.0), tdp_w: Some(400.0),
        told: &[
            Told { group: "peaks", source: Some("nvidia-aiconfigurator-system-file-a100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "memory", source: Some("nvidia-aiconfigurator-system-file-a100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "link", source: Some("nvidia-aiconfigurator-system-file-a100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "power", source: Some("nvidia-aiconfigurator-system-file-a100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "date", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: Some("nvidia-aiconfigurator-system-file-a100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "export", source: Some("technologies-and-gadgets-report-on-renting-nvidia"), status: Status::Estimated, seen: Seen::Secondary },
        ],
    },
    Chip {
        key: "a100-pcie-40", name: "NVIDIA A100 PCIe 40 GB", vendor: "NVIDIA", aliases: &["A100 PCIe", "a100-pcie-40g"], released: Some("2020-06"),
        bf16_tflop_per_s: 312.0, fp8_tflop_per_s: None, fp4_tflop_per_s: None, memory_gb: Some(40.0), memory_tb_per_s: Some(1.555),
        scale_up_gb_per_s: Some(32.0), scale_up_domain: Some(1.0), scale_out_gb_per_s: Some(25.0), tdp_w: Some(250.0),
        told: &[
            Told { group: "peaks", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "memory", source: Some("llm-analysis-contributors-llm-analysis-gpu-configs"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "link", source: Some("nvidia-aiconfigurator-system-file-a100-pcie-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "power", source: None, status: Status::Assumed, seen: Seen::Memory },
            Told { group: "date", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: Some("nvidia-aiconfigurator-system-file-a100-pcie-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "export", source: Some("technologies-and-gadgets-report-on-renting-nvidia"), status: Status::Estimated, seen: Seen::Secondary },
        ],
    },
    Chip {
        key: "a800-sxm-80", name: "NVIDIA A800 SXM4 80 GB", vendor: "NVIDIA", aliases: &["A800", "A800 SXM", "a800-sxm-80g"], released: Some("2022-11"),
        bf16_tflop_per_s: 312.0, fp8_tflop_per_s: None, fp4_tflop_per_s: None, memory_gb: Some(80.0), memory_tb_per_s: Some(2.039),
        scale_up_gb_per_s: Some(200.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(25.0), tdp_w: Some(400.0),
        told: &[
            Told { group: "peaks", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "memory", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "link", source: Some("techzine-a800"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "power", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "date", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: None, status: Status::Assumed, seen: Seen::Memory },
            Told { group: "export", source: Some("smbom-news-of-january-2024-on-shipments"), status: Status::Estimated, seen: Seen::Secondary },
        ],
    },
    Chip {
        key: "h100-sxm", name: "NVIDIA H100 SXM5 80 GB", vendor: "NVIDIA", aliases: &["H100", "H100 SXM", "h100-sxm-80g"], released: Some("2022-09"),
        bf16_tflop_per_s: 989.4, fp8_tflop_per_s: Some(1979.0), fp4_tflop_per_s: None, memory_gb: Some(80.0), memory_tb_per_s: Some(3.35),
        scale_up_gb_per_s: Some(450.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(50.0), tdp_w: Some(700.0),
        told: &[
            Told { group: "peaks", source: Some("nvidia-aiconfigurator-system-file-h100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "memory", source: Some("nvidia-aiconfigurator-system-file-h100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "link", source: Some("nvidia-aiconfigurator-system-file-h100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "power", source: Some("nvidia-aiconfigurator-system-file-h100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "date", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: Some("nvidia-aiconfigurator-system-file-h100-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "export", source: Some("technologies-and-gadgets-report-on-renting-nvidia"), status: Status::Estimated, seen: Seen::Secondary },
        ],
    },
    Chip {
        key: "h800-sxm", name: "NVIDIA H800 SXM5 80 GB", vendor: "NVIDIA", aliases: &["H800", "H800 SXM", "h800-sxm-80g"], released: Some("2023-03"),
        bf16_tflop_per_s: 989.4, fp8_tflop_per_s: Some(1979.0), fp4_tflop_per_s: None, memory_gb: Some(80.0), memory_tb_per_s: Some(3.35),
        scale_up_gb_per_s: Some(200.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(50.0), tdp_w: Some(700.0),
        told: &[
            Told { group: "peaks", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "memory", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "link", source: Some("deepseek-insights-into-deepseek-v3-arxiv-2505"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "power", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "date", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: Some("deepseek-insights-into-deepseek-v3-arxiv-2505"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "export", source: Some("smbom-news-of-january-2024-on-shipments"), status: Status::Estimated, seen: Seen::Secondary },
        ],
    },
    Chip {
        key: "h20-96", name: "NVIDIA H20 96 GB", vendor: "NVIDIA", aliases: &["H20", "h20-sxm-96", "h20-sxm"], released: Some("2023-11"),
        bf16_tflop_per_s: 148.0, fp8_tflop_per_s: Some(296.0), fp4_tflop_per_s: None, memory_gb: Some(96.0), memory_tb_per_s: Some(4.0),
        scale_up_gb_per_s: Some(450.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(50.0), tdp_w: Some(400.0),
        told: &[
            Told { group: "peaks", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "memory", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "link", source: Some("smbom-news-of-january-2024-on-shipments"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "power", source: Some("smbom-news-of-january-2024-on-shipments"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "date", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: None, status: Status::Assumed, seen: Seen::Memory },
            Told { group: "export", source: Some("tom-s-hardware-chinese-companies-stockpiled-h20"), status: Status::Estimated, seen: Seen::Secondary },
        ],
    },
    Chip {
        key: "h20-141", name: "NVIDIA H20 141 GB", vendor: "NVIDIA", aliases: &["H20-3e", "h20-sxm-141"], released: Some("2025-01"),
        bf16_tflop_per_s: 148.0, fp8_tflop_per_s: Some(296.0), fp4_tflop_per_s: None, memory_gb: Some(141.0), memory_tb_per_s: Some(4.8),
        scale_up_gb_per_s: Some(450.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(50.0), tdp_w: Some(500.0),
        told: &[
            Told { group: "peaks", source: None, status: Status::Assumed, seen: Seen::Memory },
            Told { group: "memory", source: Some("forum-post-h200-for-china-about-1"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "link", source: None, status: Status::Assumed, seen: Seen::Memory },
            Told { group: "power", source: None, status: Status::Assumed, seen: Seen::Memory },
            Told { group: "date", source: Some("forum-post-h200-for-china-about-1"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: None, status: Status::Assumed, seen: Seen::Memory },
            Told { group: "export", source: Some("tom-s-hardware-chinese-companies-stockpiled-h20"), status: Status::Estimated, seen: Seen::Secondary },
        ],
    },
    Chip {
        key: "h200-sxm", name: "NVIDIA H200 SXM 141 GB", vendor: "NVIDIA", aliases: &["H200", "H200 SXM", "h200-sxm-141g"], released: Some("2023-11"),
        bf16_tflop_per_s: 989.4, fp8_tflop_per_s: Some(1979.0), fp4_tflop_per_s: None, memory_gb: Some(141.0), memory_tb_per_s: Some(4.8),
        scale_up_gb_per_s: Some(450.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(50.0), tdp_w: Some(700.0),
        told: &[
            Told { group: "peaks", source: Some("nvidia-aiconfigurator-system-file-h200-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "memory", source: Some("nvidia-aiconfigurator-system-file-h200-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "link", source: Some("nvidia-aiconfigurator-system-file-h200-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "power", source: Some("nvidia-aiconfigurator-system-file-h200-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "date", source: None, status: Status::Assumed, seen: Seen::Memory },
            Told { group: "scale_out", source: Some("nvidia-aiconfigurator-system-file-h200-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "export", source: Some("insiderfinance-nvidia-h200-china-sales-rules-eased"), status: Status::Estimated, seen: Seen::Secondary },
        ],
    },
    Chip {
        key: "b200-sxm", name: "NVIDIA B200 SXM 180 GB", vendor: "NVIDIA", aliases: &["B200", "B200 SXM"], released: Some("2024-11"),
        bf16_tflop_per_s: 2250.0, fp8_tflop_per_s: Some(4500.0), fp4_tflop_per_s: Some(9000.0), memory_gb: Some(180.0), memory_tb_per_s: Some(7.7),
        scale_up_gb_per_s: Some(900.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(50.0), tdp_w: Some(1000.0),
        told: &[
            Told { group: "peaks", source: Some("nvidia-aiconfigurator-system-file-b200-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "memory", source: Some("nvidia-aiconfigurator-system-file-b200-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "link", source: Some("nvidia-aiconfigurator-system-file-b200-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "power", source: Some("nvidia-aiconfigurator-system-file-b200-sxm-yaml"), status: Status::Stated, seen: Seen::Primary },
            Told { group: "date", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: Some("semianalysis-inferencex-app-gpu-specs-ts"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "export", source: Some("newsbytes-over-1b-in-banned-nvidia-chips"), status: Status::Estimated, seen: Seen::Secondary },
        ],
    },
    Chip {
        key: "mi300x", name: "AMD Instinct MI300X 192 GB", vendor: "AMD", aliases: &["amd-mi300x"], released: Some("2023-12"),
        bf16_tflop_per_s: 1307.4, fp8_tflop_per_s: Some(2614.9), fp4_tflop_per_s: None, memory_gb: Some(192.0), memory_tb_per_s: Some(5.3),
        scale_up_gb_per_s: Some(448.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(50.0), tdp_w: Some(750.0),
        told: &[
            Told { group: "peaks", source: Some("semianalysis-inferencex-app-gpu-specs-ts"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "memory", source: Some("semianalysis-inferencex-app-gpu-specs-ts"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "link", source: Some("semianalysis-inferencex-app-gpu-specs-ts"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "power", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "date", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: Some("semianalysis-inferencex-app-gpu-specs-ts"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "export", source: None, status: Status::Assumed, seen: Seen::Memory },
        ],
    },
    Chip {
        key: "gaudi3", name: "Intel Gaudi 3 128 GB", vendor: "Intel (Habana)", aliases: &["Gaudi 3", "intel-gaudi3"], released: Some("2024-09"),
        bf16_tflop_per_s: 1678.0, fp8_tflop_per_s: Some(1678.0), fp4_tflop_per_s: None, memory_gb: Some(128.0), memory_tb_per_s: Some(3.7),
        scale_up_gb_per_s: Some(525.0), scale_up_domain: Some(8.0), scale_out_gb_per_s: Some(75.0), tdp_w: Some(900.0),
        told: &[
            Told { group: "peaks", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "memory", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "link", source: Some("y-ic-gaudi-3-news-page"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "power", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "date", source: Some("epoch-ai-chip-dataset-of-the-training"), status: Status::Estimated, seen: Seen::Secondary },
            Told { group: "scale_out", source: None, status: Status::Assumed, seen: Seen::Memory },
        ],
    },
];
