//! What the hours were for: training runs by phases, other work, and lines without hours.

use crate::estimate::Estimate;
use crate::record::{choice, record};
use crate::scope::{Nature, Purpose};
use crate::training::architecture::Architecture;
use crate::training::goodput::billed_over_clean;
use crate::training::layout::Layout;
use crate::units;

record! {
    /// A training run of one released model.
    pub struct Run {
        /// Short name, used in paths: `runs[v3]`.
        id: String,
        /// As a row of a table: `V3's training`.
        label: String,
        /// In one or two words: `V3`. The label if left out.
        short: Option<String>,
        /// A few words more about it.
        detail: Option<String>,
        /// The released model.
        model: Option<String>,
        /// Key or alias of the accelerator.
        accelerator: String,
        /// How many of them.
        gpus: Option<Estimate<units::Gpus>>,
        /// Rental rate.
        rent_usd_per_gpu_hour: Option<Estimate<units::UsdPerGpuHour>>,
        /// Its phases.
        phases: Vec<Phase>,
    }
}

record! {
    /// A phase of a run. At least one of its five descriptions; the first given counts, the others are compared.
    pub struct Phase {
        /// Short name.
        id: String,
        /// As a reader reads it.
        label: Option<String>,
        /// `final_run` for the final pre-training, `official` for the other phases.
        purpose: Purpose,
        /// Accelerator-hours.
        gpu_hours: Option<Estimate<units::GpuHours>>,
        /// Chips and time.
        time: Option<Time>,
        /// Work and how well it ran.
        flop: Option<Flop>,
        /// Tokens and hours per token.
        tokens: Option<Tokens>,
        /// Tokens and hours per token as they are predicted.
        predicted: Option<Predicted>,
    }
}

record! {
    /// Chips x time.
    pub struct Time {
        /// Chips.
        gpus: Estimate<units::Gpus>,
        /// Wall-clock hours.
        hours: Estimate<units::Hours>,
    }
}

record! {
    /// FLOP / (dense BF16 peak x MFU).
    pub struct Flop {
        /// The model's own work.
        flop: Estimate<units::Flop>,
        /// Model FLOP utilisation, over the dense BF16 peak.
        mfu: Estimate<units::Mfu>,
    }
}

record! {
    /// Tokens x hours per token.
    pub struct Tokens {
        /// Tokens in units of 10^12.
        trillion_tokens: Estimate<units::TrillionTokens>,
        /// GPU-hours for a trillion tokens.
        gpu_hours_per_trillion_tokens: Estimate<units::GpuHoursPerTrillionTokens>,
    }
}

record! {
    /// Tokens x predicted hours per token x what a bill holds over them. The hours are those of the architecture on the run's
    /// accelerator, laid out as told; they have the range of measured runs.
    pub struct Predicted {
        /// Name of a published architecture. In its place, `architecture`.
        model: Option<String>,
        /// An architecture of your own.
        architecture: Option<Architecture>,
        /// How the run is laid out.
        layout: Layout,
        /// Id of the source of the layout.
        source: Option<String>,
        /// What else a reader should know about it.
        note: Option<String>,
        /// Network of one accelerator, one direction, in GB/s. None for what is usual for it.
        network_gb_per_s: Option<f64>,
        /// When the software was released, as a year. None for not known: the newest.
        released: Option<f64>,
        /// Tokens in units of 10^12.
        trillion_tokens: Estimate<units::TrillionTokens>,
        /// Hours of the bill over hours of its steps: restarts, evaluations, failed nodes.
        billed_over_clean: Estimate<units::Ratio> = billed_over_clean(),
        /// The same run made otherwise: each is one more reading, which multiplies the phase's hours by what it does to the prediction. Of
        /// two that are on, the later counts.
        what_ifs: Vec<WhatIf>,
    }
}

record! {
    /// A run on other accelerators, or laid out otherwise. What is left out stays.
    pub struct WhatIf {
        /// Short name, that of the reading.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it means.
        note: Option<String>,
        /// Another accelerator of the catalog.
        accelerator: Option<String>,
        /// Another layout, whole.
        layout: Option<Layout>,
        /// Another network of one accelerator, one direction, in GB/s.
        network_gb_per_s: Option<f64>,
    }
}

record! {
    /// A use of the hours that is no official run.
    pub struct Work {
        /// Short name, used in paths: `work[serving]`.
        id: String,
        /// As a row of a table.
        label: String,
        /// In one or two words. The label if left out.
        short: Option<String>,
        /// A few words more about it.
        detail: Option<String>,
        /// What it was for.
        purpose: Purpose,
        /// How many hours.
        hours: WorkHours,
        /// Key or alias of the accelerator. The first run's if left out.
        accelerator: Option<String>,
        /// Rental rate.
        rent_usd_per_gpu_hour: Option<Estimate<units::UsdPerGpuHour>>,
    }
}

choice! {
    /// Hours of work, in one of three ways.
    pub enum WorkHours {
        /// As a number.
        GpuHours(GpuHoursOfWork) = "gpu_hours",
        /// As a multiple of a run's official hours.
        TimesRun(TimesRun) = "times_run",
        /// As servers that run for some days.
        Deployment(Deployment) = "deployment",
    }
}

record! {
    /// Hours as a number.
    pub struct GpuHoursOfWork {
        /// Accelerator-hours.
        gpu_hours: Estimate<units::GpuHours>,
    }
}

record! {
    /// Hours as a multiple of a run's.
    pub struct TimesRun {
        /// Id of the run.
        run: String,
        /// How many times its official hours.
        times: Estimate<units::Ratio>,
    }
}

record! {
    /// Servers x days.
    pub struct Deployment {
        /// Servers in use on average.
        nodes: Estimate<units::Nodes>,
        /// Accelerators in each.
        gpus_per_node: Estimate<units::GpusPerNode>,
        /// Days.
        days: Estimate<units::Days>,
    }
}

record! {
    /// A cost without GPU-hours.
    pub struct Line {
        /// Short name.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it buys.
        nature: Nature,
        /// What it is for.
        purpose: Purpose,
        /// How much, or that nobody has said.
        amount: Amount,
    }
}

choice! {
    /// How much a line is.
    pub enum Amount {
        /// Once, over the whole window.
        Usd(LineUsd<units::Usd>) = "usd",
        /// Each year.
        UsdPerYear(LineUsd<units::UsdPerYear>) = "usd_per_year",
        /// Nobody has said: listed, not summed, until somebody supplies a value.
        Undisclosed(Undisclosed) = "undisclosed",
    }
}

record! {
    /// Not disclosed.
    pub struct Undisclosed {
        /// Why, or where one looked.
        note: Option<String>,
        /// A guess at how much it is each year. It counts only where the scenario's `guesses` do.
        guess_usd_per_year: Option<Estimate<units::UsdPerYear>>,
    }
}

/// An amount of money: the estimate itself, so that its path ends in `usd` or `usd_per_year`.
pub type LineUsd<U> = Estimate<U>;
