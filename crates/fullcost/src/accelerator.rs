//! An accelerator: what the chip can do, as its maker or somebody else says.

use crate::estimate::Estimate;
use crate::record::record;
use crate::source::{Seen, Status};
use crate::units::TflopPerS;

/// The field of the BF16 peak.
pub const BF16: &str = "bf16_tflop_per_s";
/// The field of the FP16 peak.
pub const FP16: &str = "fp16_tflop_per_s";

record! {
    /// Dense peaks of one accelerator. Figures with sparsity are twice as high and do not belong here.
    pub struct Peaks {
        /// 16-bit brain float, dense. Older chips have none.
        bf16_tflop_per_s: Option<Estimate<TflopPerS>>,
        /// 16-bit IEEE float, dense.
        fp16_tflop_per_s: Option<Estimate<TflopPerS>>,
        /// 8-bit float, dense.
        fp8_tflop_per_s: Option<Estimate<TflopPerS>>,
        /// 4-bit float, dense.
        fp4_tflop_per_s: Option<Estimate<TflopPerS>>,
    }
}

impl Peaks {
    /// The 16-bit peak, by which work is measured, with its field: BF16 or, on a chip without it, FP16.
    pub fn sixteen_bit(&self) -> Option<(&'static str, &Estimate<TflopPerS>)> {
        let bf16 = self.bf16_tflop_per_s.as_ref().map(|peak| (BF16, peak));
        bf16.or_else(|| self.fp16_tflop_per_s.as_ref().map(|peak| (FP16, peak)))
    }
}

record! {
    /// Where one group of fields comes from.
    pub struct Group {
        /// Id of the source.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
        /// What else a reader should know.
        note: Option<String>,
    }
}

record! {
    /// The sources of an accelerator's fields, group by group. A group without a field has none.
    pub struct Groups {
        /// Of the peaks.
        peaks: Option<Group>,
        /// Of memory size and speed.
        memory: Option<Group>,
        /// Of the links inside a server.
        link: Option<Group>,
        /// Of the power rating.
        power: Option<Group>,
        /// Of the date.
        date: Option<Group>,
        /// Of the network cards.
        scale_out: Option<Group>,
        /// Of the export status.
        export: Option<Group>,
    }
}

record! {
    /// One kind of accelerator. A chip of your own has the same form.
    pub struct Accelerator {
        /// Its name in scenarios: `h800-sxm`.
        key: String,
        /// Its full name.
        name: String,
        /// Its maker.
        vendor: String,
        /// Its generation: `Hopper`, `CDNA3`, `TPU v5p`.
        architecture: Option<String>,
        /// Other names that mean exactly this chip.
        aliases: Vec<String>,
        /// When it could first be had: a year or a month.
        released: Option<String>,
        /// Dense peaks.
        peaks: Peaks,
        /// Memory in GB (10^9 bytes).
        memory_gb: Option<f64>,
        /// Memory bandwidth in TB/s.
        memory_tb_per_s: Option<f64>,
        /// Bandwidth of the links to the chips of the same domain, one direction, summed over all links, in GB/s.
        scale_up_gb_per_s: Option<f64>,
        /// Chips in one domain of fast links.
        scale_up_domain: Option<f64>,
        /// Network bandwidth for one chip, one direction, in GB/s.
        scale_out_gb_per_s: Option<f64>,
        /// Rated power of one chip in W.
        tdp_w: Option<f64>,
        /// Where it may be sold.
        export_note: Option<String>,
        /// Where the fields come from.
        groups: Option<Groups>,
    }
}
