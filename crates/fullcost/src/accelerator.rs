//! An accelerator: what the chip can do, as its maker or somebody else says.

use crate::estimate::Estimate;
use crate::record::record;
use crate::source::{Seen, Status};
use crate::units::TflopPerS;

record! {
    /// Dense peaks of one accelerator. Figures with sparsity are twice as high and do not belong here.
    pub struct Peaks {
        /// 16-bit brain float, dense.
        bf16_tflop_per_s: Estimate<TflopPerS>,
        /// 8-bit float, dense.
        fp8_tflop_per_s: Option<Estimate<TflopPerS>>,
        /// 4-bit float, dense.
        fp4_tflop_per_s: Option<Estimate<TflopPerS>>,
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
    /// The sources of an accelerator's fields, group by group.
    pub struct Groups {
        /// Of the peaks.
        peaks: Group,
        /// Of memory size and speed.
        memory: Group,
        /// Of the links inside a server.
        link: Group,
        /// Of the power rating.
        power: Group,
        /// Of the date.
        date: Group,
        /// Of the network cards.
        scale_out: Group,
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
