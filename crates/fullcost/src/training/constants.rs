//! The few constants of the step-time model that no data sheet tells, fitted on the cited rows of `data/training/measured.csv`
//! by `examples/fit_training.rs`, which writes `fitted.rs`.

use crate::training::fitted::FITTED;
use crate::training::hardware::Generation;

/// Constants with a starting guess and how far the fit may wander from it (a standard deviation of the logarithm).
macro_rules! constants {
    ($($(#[doc = $doc:literal])+ $name:ident = $guess:literal, $loose:literal;)*) => {
        /// Constants of the step-time model.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Constants { $($(#[doc = $doc])+ pub $name: f64,)* }

        impl Constants {
            /// Their names.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];
            /// Where the fit begins, and by how much it may go away from there.
            pub const GUESSES: &'static [(f64, f64)] = &[$(($guess, $loose)),*];

            /// The constants of a list, in the order of their names; guesses for what is missing.
            pub fn of(list: &[f64]) -> Constants {
                let mut list = list.iter().copied();
                Constants { $($name: list.next().unwrap_or($guess),)* }
            }

            /// As a list.
            pub fn list(&self) -> Vec<f64> {
                vec![$(self.$name),*]
            }
        }
    };
}

constants! {
    /// Large matrix products on Ampere: share of the peak.
    gemm_ampere = 0.80, 0.15;
    /// The same on Hopper.
    gemm_hopper = 0.69, 0.15;
    /// The same on Blackwell.
    gemm_blackwell = 0.60, 0.05;
    /// The same on Blackwell Ultra, which has more power for the same peak.
    gemm_blackwell_ultra = 0.70, 0.05;
    /// Attention in blocks, kernels up to 2023, on Ampere: share of the 16-bit peak.
    attention_ampere_2023 = 0.35, 0.3;
    /// The same on Hopper, where these kernels used none of what was new.
    attention_hopper_2023 = 0.20, 0.3;
    /// Attention in blocks, later kernels, on Hopper.
    attention_hopper = 0.50, 0.1;
    /// The same on Blackwell.
    attention_blackwell = 0.45, 0.1;
    /// 8-bit products against 16-bit ones, as shares of their own peaks.
    fp8 = 0.94, 0.03;
    /// The same for 4 bits.
    fp4 = 0.75, 0.1;
    /// Reading and writing memory: share of its bandwidth.
    memory = 0.85, 0.1;
    /// Traffic over links: share of their bandwidth.
    link = 0.75, 0.15;
    /// Passes over what lies between the matrices, stacks up to 2023, against the least that it takes.
    elementwise_2023 = 1.30, 0.3;
    /// The same for later stacks, which fuse more.
    elementwise = 1.10, 0.3;
    /// The part of tensor-parallel traffic that stacks which overlap it leave open.
    tensor_open = 0.36, 0.4;
    /// The part of data-parallel traffic that stays open even where there is work to hide it, in stacks up to 2023.
    data_open_2023 = 0.30, 0.5;
    /// The same in later stacks.
    data_open = 0.16, 0.3;
    /// The part of expert traffic that stays open.
    expert_open = 0.64, 0.15;
    /// Least milliseconds of a layer with experts, forward and backward: the host launches no faster. Stacks that drop tokens
    /// beyond an expert's capacity, so that no shape waits for the host.
    host_ms_dropping = 5.0, 0.4;
    /// The same for stacks of 2025 that drop none.
    host_ms_2025 = 10.0, 0.4;
    /// The same for later stacks.
    host_ms = 7.8, 0.4;
    /// Time of the experts' products, sorting and traffic in stacks from summer 2026 on, against earlier ones.
    expert_late = 0.75, 0.3;
    /// Width at which an expert's products are half as good as wide ones.
    expert_width = 430.0, 0.5;
    /// Rows at which a product is half as good as a tall one.
    rows = 65.0, 0.5;
    /// How much later the last of e times as many nodes is.
    straggler = 0.006, 0.5;
}

/// The last year of kernels that are called early here.
const EARLY: f64 = 2023.5;
/// Before it, stacks that shard weights are the first of their kind.
const FIRST_SHARDED: f64 = 2022.0;
/// From then on, measured stacks drop no token: how many an expert gets is known only while it runs.
const DROPLESS: f64 = 2025.75;
/// From then on, experts are grouped, sorted and sent by kernels that do it at once.
const LATE_EXPERTS: f64 = 2026.4;
/// From then on, hosts launch less.
const LATE_HOST: f64 = 2026.1;

impl Default for Constants {
    /// As they were fitted.
    fn default() -> Constants {
        Constants::of(FITTED)
    }
}

impl Constants {
    /// Share of the peak that large products reach.
    pub(crate) fn gemm(&self, generation: Generation) -> f64 {
        match generation {
            Generation::Ampere => self.gemm_ampere,
            Generation::Hopper | Generation::Other => self.gemm_hopper,
            Generation::Blackwell => self.gemm_blackwell,
            Generation::BlackwellUltra => self.gemm_blackwell_ultra,
        }
    }

    /// Share of the 16-bit peak that attention reaches.
    pub(crate) fn attention(&self, generation: Generation, year: f64) -> f64 {
        match (generation, year < EARLY) {
            (Generation::Ampere, true) => self.attention_ampere_2023,
            // No row of the fit tells: between its matrix products and what later kernels reach on Hopper (assumed).
            (Generation::Ampere, false) => self.attention_hopper.sqrt() * self.gemm_ampere.sqrt(),
            (Generation::Hopper | Generation::Other, true) => self.attention_hopper_2023,
            (Generation::Hopper | Generation::Other, false) => self.attention_hopper,
            (Generation::Blackwell | Generation::BlackwellUltra, _) => self.attention_blackwell,
        }
    }

    pub(crate) fn elementwise_at(&self, year: f64) -> f64 {
        if year < EARLY { self.elementwise_2023 } else { self.elementwise }
    }

    pub(crate) fn host_s(&self, year: f64) -> f64 {
        let milliseconds = match year {
            year if year < DROPLESS => self.host_ms_dropping,
            year if year < LATE_HOST => self.host_ms_2025,
            _ => self.host_ms,
        };
        milliseconds / 1000.0
    }

    /// Time of what experts do against that in stacks before summer 2026.
    pub(crate) fn expert_late_at(&self, year: f64) -> f64 {
        if year < LATE_EXPERTS { 1.0 } else { self.expert_late }
    }

    /// The part of data-parallel traffic that stays open.
    pub(crate) fn data_open_at(&self, year: f64) -> f64 {
        if year < EARLY { self.data_open_2023 } else { self.data_open }
    }

    /// Whether a stack of that year gathers sharded weights one by one.
    pub(crate) fn gathers_one_by_one(&self, year: f64) -> bool {
        year < FIRST_SHARDED
    }

    /// Whether a stack of that year hides tensor-parallel traffic.
    pub(crate) fn overlaps_tensor(&self, year: f64) -> bool {
        year >= EARLY
    }
}
