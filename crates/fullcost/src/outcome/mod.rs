//! What is answered: the ledger, the scopes, the hinge, the finding and what stands behind each line.

pub mod locale;
mod name;
pub mod number;
mod range;

use crate::record::answer;
use crate::scope::{Axis, Nature, Preset, Purpose, Valuation};
use crate::source::Status;

answer! {
    /// A use of the fleet's hours.
    pub struct Use {
        /// Its id: `v3.pretraining`, `serving`, `unaccounted`, `idle`.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it was for.
        purpose: Purpose,
        /// The run or work it belongs to; empty for the rests.
        row: String,
        /// GPU-hours.
        gpu_hours: f64,
        /// Share of the fleet's hours under the chosen weighting.
        share: f64,
        /// Whether somebody stated all of its hours; else something in them is assumed.
        told: bool,
    }
}

answer! {
    /// A cell of the ledger: money of one nature for one use in one year, under one valuation.
    pub struct Cell {
        /// How hours became money. Cells of different valuations are different views of the same and are never added.
        valuation: Valuation,
        /// What the money bought.
        nature: Nature,
        /// What it was for.
        purpose: Purpose,
        /// The use, or the line.
        r#use: String,
        /// The year of the window, from 1.
        year: u32,
        /// US dollars.
        usd: f64,
    }
}

answer! {
    /// A year of the window. Its sums are those of the ledger's cells.
    pub struct YearAnswer {
        /// The calendar year, where the scenario tells when the window starts; else from 1.
        year: u32,
        /// GPUs in service on average over the part of the year that the window covers.
        gpus: f64,
        /// Their hours, idle ones included.
        gpu_hours: f64,
        /// Hardware and buildings as they wear: servers, network, storage, spares, installation, levies, owned buildings.
        hardware_usd: f64,
        /// What it costs to run.
        operation_usd: f64,
        /// Cost of capital.
        capital_usd: f64,
        /// Lines without hours: pay, data and the rest.
        lines_usd: f64,
        /// All of these: the owner's cost of the year.
        owner_usd: f64,
        /// Cash paid in the year for hardware and buildings.
        paid_usd: f64,
        /// The fleet's cost of an hour, lines left out; null in a year without hours.
        usd_per_gpu_hour: Option<f64>,
    }
}

answer! {
    /// The answer of a scope.
    pub struct ScopeAnswer {
        /// The scope.
        id: Preset,
        /// As a reader reads it.
        label: String,
        /// US dollars over the window.
        usd: f64,
        /// Whether lines that nobody has disclosed belong to it, so that it is more than this.
        more_than: bool,
        /// Those lines.
        undisclosed: Vec<String>,
    }
}

answer! {
    /// The hinge: price times hours, between the fleet and the run.
    pub struct Hinge {
        /// Purchase and operation over the window.
        usd: f64,
        /// GPUs that it is divided by.
        gpus: f64,
        /// Their hours in the window.
        gpu_hours: f64,
        /// Cost of an hour if no GPU ever stood idle. Under `weighting: compute`, of an hour of the first run's chip.
        usd_per_gpu_hour: f64,
        /// The market rate that it is held against.
        rent_usd_per_gpu_hour: Option<f64>,
        /// The busy share at which owning costs as much as renting.
        break_even_busy_share: Option<f64>,
        /// The busy share of the scenario.
        busy_share: f64,
        /// Cost of an hour in use.
        usd_per_busy_gpu_hour: f64,
        /// GPUs that the money covers, where the scenario says so and it is another number.
        covers_gpus: Option<f64>,
    }
}

answer! {
    /// The finding: how long all that is told or assumed would keep the fleet busy.
    pub struct Finding {
        /// Hours told or assumed.
        gpu_hours: f64,
        /// Hours that somebody stated.
        told_gpu_hours: f64,
        /// Hours in which something is assumed.
        assumed_gpu_hours: f64,
        /// Share of the fleet's hours.
        share: f64,
        /// Weeks of the whole fleet.
        weeks: f64,
        /// Share when each hour is weighted by its chip's dense BF16 peak.
        weighted_share: f64,
        /// Weeks when weighted.
        weighted_weeks: f64,
        /// The finding in words.
        sentence: String,
    }
}

answer! {
    /// A ratio that puts a figure in proportion.
    pub struct Comparison {
        /// Short name.
        id: String,
        /// In words.
        label: String,
        /// The value.
        value: f64,
        /// Its unit.
        unit: String,
    }
}

answer! {
    /// A line of the bill with what stands behind it.
    pub struct BillLine {
        /// The cost item, or the reader's own line.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it buys.
        nature: Nature,
        /// Owner's cost over the window.
        usd: f64,
        /// Its formula in words.
        formula: String,
        /// Paths of the numbers behind it, found by tracing the equations.
        leaves: Vec<String>,
        /// Sources of those numbers.
        sources: Vec<String>,
        /// The weakest status among those numbers.
        weakest: Status,
    }
}

answer! {
    /// A line that nobody has disclosed.
    pub struct UndisclosedLine {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it would buy.
        nature: Nature,
        /// What it would be for.
        purpose: Purpose,
    }
}

answer! {
    /// Something that does not fit together, though the model carries on.
    pub struct Diagnostic {
        /// Its kind: `hours_disagree`, `price_disagrees`, `operation_disagrees`, `total_disagrees`, `count_mismatch`,
        /// `busy_below_told`, `pools_left_out`, `audit_fails`, `no_rent`, `chip_not_in_fleet`.
        code: String,
        /// Where.
        path: String,
        /// In words.
        message: String,
    }
}

answer! {
    /// A published table, added up again.
    pub struct AuditAnswer {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// The sum of its parts.
        sum: f64,
        /// The total as published.
        total: f64,
        /// The sum less the total.
        difference: f64,
        /// Whether the sum is within the total's rounding.
        holds: bool,
        /// What follows.
        note: String,
    }
}

answer! {
    /// The whole answer to a scenario.
    pub struct Outcome {
        /// Id of the scenario.
        scenario: String,
        /// What it is about.
        title: String,
        /// The day that "today" means.
        as_of: String,
        /// The readings that are on.
        readings: Vec<String>,
        /// Version of the equations.
        model_version: String,
        /// Date of the data.
        data_version: String,
        /// Length of the window.
        window_years: f64,
        /// GPUs of the fleet.
        gpus: f64,
        /// Their hours in the window.
        gpu_hours: f64,
        /// Part of the hours in use.
        busy_share: f64,
        /// What the hours were for.
        uses: Vec<Use>,
        /// The ledger.
        ledger: Vec<Cell>,
        /// Year by year.
        years: Vec<YearAnswer>,
        /// The named scopes.
        scopes: Vec<ScopeAnswer>,
        /// The hinge; null without a fleet.
        hinge: Option<Hinge>,
        /// The finding; null without a fleet.
        finding: Option<Finding>,
        /// Ratios that put figures in proportion.
        comparisons: Vec<Comparison>,
        /// The bill's lines with what stands behind them.
        lines: Vec<BillLine>,
        /// Lines that nobody has disclosed.
        undisclosed: Vec<UndisclosedLine>,
        /// Published tables, added up again.
        audits: Vec<AuditAnswer>,
        /// What does not fit together.
        diagnostics: Vec<Diagnostic>,
    }
}

answer! {
    /// A claim at one end of a reconciliation.
    pub struct ClaimEnd {
        /// Its id.
        id: String,
        /// As a heading.
        label: String,
        /// Who says so.
        by: String,
        /// The figure in words.
        text: String,
        /// The figure.
        usd: f64,
    }
}

answer! {
    /// A step from one claim to the other: one thing changed.
    pub struct Step {
        /// What changed: `valuation`, `purposes.r1`, `natures.operation`.
        id: String,
        /// Along which axis.
        axis: Axis,
        /// What it does.
        title: String,
        /// Why it is as large as it is.
        why: String,
        /// What it adds.
        usd: f64,
        /// What it makes: the model evaluated after the step.
        running_usd: f64,
        /// Whether it changes anything worth showing.
        shown: bool,
    }
}

answer! {
    /// The way from one claim to another, one axis at a time.
    pub struct Reconciliation {
        /// The claim that it starts from.
        from: ClaimEnd,
        /// The claim that it arrives at.
        to: ClaimEnd,
        /// The order of the axes.
        order: Vec<Axis>,
        /// The model's own value of the first claim.
        model_from_usd: f64,
        /// The first claim less the model.
        rest_from_usd: f64,
        /// The steps, from the model's value of the first to its value of the second.
        steps: Vec<Step>,
        /// The model's own value of the second claim.
        model_to_usd: f64,
        /// The second claim less the model.
        rest_to_usd: f64,
        /// Whether the model's value lies within the second claim's rounding.
        holds: bool,
        /// The whole way in one sentence.
        sentence: String,
    }
}
