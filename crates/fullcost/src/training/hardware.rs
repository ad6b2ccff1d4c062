//! What a step's time needs to know of the hardware, from the catalog.

use crate::catalog::Chip;
use crate::error::{Code, Error, Result};
use crate::text::joined;
use crate::training::layout::Precision;

/// Rated power of a Hopper part with all of its clock.
const FULL_W: f64 = 700.0;

/// What is sold as a GB of a chip's memory is 2^30 bytes: a driver tells 81,559 MiB of an H100 with 80.
const BYTES_PER_GB: f64 = 1_073_741_824.0;

/// Accelerators of a server whose links reach all others in it, at least.
const SERVER: f64 = 4.0;

/// Chips whose kernels are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// A100, A800.
    Ampere,
    /// H100, H800, H20, H200, GH200.
    Hopper,
    /// B200, GB200.
    Blackwell,
    /// B300, GB300.
    BlackwellUltra,
    /// Chips that nothing was fitted on.
    Other,
}

/// A chip and its network, in bytes, operations and seconds.
#[derive(Clone, Debug)]
pub struct Hardware {
    /// Its key in the catalog.
    pub chip: &'static str,
    /// Whose constants hold.
    pub generation: Generation,
    /// Whether rows of chips like it went into the fit: those of its generation that stand together in servers.
    pub fitted: bool,
    /// 16-bit peak in FLOP/s.
    pub bf16_flop_per_s: f64,
    /// The part of its full clock that it keeps under products: less where its power is held down.
    pub clock: f64,
    /// Peak of the chosen precision in FLOP/s.
    pub peak_flop_per_s: f64,
    /// Memory in bytes.
    pub memory_bytes: f64,
    /// Memory bandwidth in bytes/s.
    pub memory_bytes_per_s: f64,
    /// Links inside the domain, one direction, in bytes/s.
    pub link_bytes_per_s: f64,
    /// Accelerators in the domain of fast links.
    pub domain: f64,
    /// Network of one accelerator, one direction, in bytes/s.
    pub network_bytes_per_s: f64,
}

impl Hardware {
    /// The 16-bit peak as it is told, at full clock.
    pub fn told_flop_per_s(&self) -> f64 {
        self.bf16_flop_per_s / self.clock
    }

    /// A chip of the catalog. `network_gb_per_s` stands in for its usual network.
    ///
    /// Errors: a precision that the chip does not have; a figure that the catalog does not have.
    pub fn of(chip: &Chip, precision: Precision, network_gb_per_s: Option<f64>) -> Result<Hardware> {
        // What the catalog does not have is put aside, and what stands in for it goes nowhere.
        let mut lacks = None;
        let mut needs = |what: &'static str, value: Option<f64>| {
            value.unwrap_or_else(|| {
                lacks.get_or_insert(what);
                1.0
            })
        };
        let bits16 = needs("16-bit peak", chip.bf16_tflop_per_s.or(chip.fp16_tflop_per_s));
        let domain = needs("size of a domain", chip.scale_up_domain);
        let network = needs("network", network_gb_per_s.or(chip.scale_out_gb_per_s));
        let memory = needs("memory", chip.memory_gb);
        let memory_tb_per_s = needs("memory bandwidth", chip.memory_tb_per_s);
        let link = needs("links", chip.scale_up_gb_per_s);
        if let Some(what) = lacks {
            let message = joined(&["`", chip.key, "` has no ", what, " in the catalog"]);
            return Err(Error::new(Code::Missing, "chip", message, "another chip"));
        }
        let peak = match precision {
            // A layout that does not say its precision is of 16 bits, in whichever the chip has.
            Precision::Bf16 | Precision::Fp16 => Some(bits16),
            // As on A100, H100 and the TPUs v5e, v5p and v6e, whose sheets tell it (assumed of others).
            Precision::Int8 => Some(2.0 * bits16),
            _ => known_tflop_per_s(chip, precision),
        };
        let peak = peak.ok_or_else(|| {
            let message = joined(&["`", precision.id(), "` is not known of `", chip.key, "`"]);
            let known = Precision::ALL.iter().filter(|&&of| known_tflop_per_s(chip, of).is_some());
            let accepted = known.map(|of| of.id()).collect::<Vec<_>>().join(", ");
            Error::new(Code::Impossible, "layout.precision", message, accepted)
        })?;
        let generation = generation(chip);
        // A part with the full peak and less power runs slower under load: as the root of its power (assumed).
        let full = generation == Generation::Hopper && bits16 > 900.0;
        let clock = chip.tdp_w.filter(|&power| full && power < FULL_W).map_or(1.0, |power| (power / FULL_W).sqrt());
        Ok(Hardware {
            chip: chip.key,
            generation,
            fitted: generation != Generation::Other && domain >= SERVER,
            clock,
            bf16_flop_per_s: bits16 * 1e12 * clock,
            peak_flop_per_s: peak * 1e12 * clock,
            memory_bytes: memory * BYTES_PER_GB,
            memory_bytes_per_s: memory_tb_per_s * 1e12,
            link_bytes_per_s: link * 1e9,
            domain,
            network_bytes_per_s: network * 1e9,
        })
    }
}

/// Peak of a chip in a precision as the catalog has it, in TFLOP/s. None for one that the chip does not have.
fn known_tflop_per_s(chip: &Chip, precision: Precision) -> Option<f64> {
    match precision {
        Precision::Bf16 => chip.bf16_tflop_per_s,
        Precision::Fp16 => chip.fp16_tflop_per_s,
        Precision::Fp8 | Precision::Mxfp8 => chip.fp8_tflop_per_s,
        Precision::Int8 => None,
        Precision::Nvfp4 => chip.fp4_tflop_per_s,
    }
}

fn generation(chip: &Chip) -> Generation {
    match chip.architecture {
        "Ampere" => Generation::Ampere,
        "Hopper" => Generation::Hopper,
        "Blackwell" => Generation::Blackwell,
        "Blackwell Ultra" => Generation::BlackwellUltra,
        _ => Generation::Other,
    }
}
