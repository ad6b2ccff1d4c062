//! What is asked: the scenario document, every number of it an estimate with its source.

mod claim;
mod fleet;
mod organisation;
mod run;
mod site;
mod uncertainty;

pub use claim::{Audit, Bridge, Claim, Event, Figure, Headline, Money, Patch, PatchValue, Quantity, Reading};
pub use fleet::{
    FromStart, Operation, OperationParts, OperationStated, Own, Pool, Rent, ServerParts, StatedTotal, Supply, When,
};
pub use organisation::{Guesses, Organisation, PurposeShares, StaffRole, employer_cost};
pub use run::{
    Amount, Deployment, Flop, GpuHoursOfWork, Line, LineUsd, Phase, Predicted, Run, Time, TimesRun, Tokens,
    Undisclosed, WhatIf, Work, WorkHours,
};
pub use site::{ElectricityYear, HallYear, PueYear, RentYear, Site, SiteBuilding, SiteFacility, SiteHall};
pub use uncertainty::{Correlation, Factor};

use crate::accelerator::Accelerator;
use crate::estimate::Estimate;
use crate::record::{record, words};
use crate::section::Section;
use crate::source::Source;
use crate::units;

words! {
    /// How the fleet's cost is shared over its hours.
    pub enum Weighting {
        /// Every GPU-hour alike.
        Hours = "hours",
        /// Each GPU-hour by its chip's dense BF16 peak.
        Compute = "compute",
    }
}

record! {
    /// A price index of one year.
    pub struct PriceIndexYear {
        /// The year.
        year: f64,
        /// The index.
        index: Estimate<units::PriceIndex>,
    }
}

record! {
    /// A scenario: what hardware, which runs, for how long, and who says so.
    pub struct Scenario {
        /// Short name.
        id: String,
        /// What it is about, in one line.
        title: String,
        /// Whose costs they are, as sentences name it: `DeepSeek`.
        subject: String,
        /// The day that "today" means.
        as_of: String,
        /// The year whose dollars the answers are in. Estimates in other years' dollars are converted by `price_index`.
        dollars_of: Option<f64>,
        /// A price index by year.
        price_index: Vec<PriceIndexYear>,
        /// The calendar year in which the window starts. Needed by dates and by rates of calendar years.
        start_year: Option<f64>,
        /// How long the fleet is kept and counted.
        window_years: Estimate<units::Years> = Estimate::of(4.0),
        /// Where the fleet's money comes from: `parts`, or the id of a stated total.
        bill: String = PARTS.to_owned(),
        /// How the fleet's cost is shared over its hours.
        weighting: Weighting = Weighting::Hours,
        /// Market rate for hours that have none of their own.
        rent_usd_per_gpu_hour: Option<Estimate<units::UsdPerGpuHour>>,
        /// Part of the fleet's hours in use.
        busy_share: Estimate<units::BusyShare> = Estimate::of(1.0),
        /// What the money tied up in hardware could earn in a year.
        cost_of_capital_share: Option<Estimate<units::Share>>,
        /// Factors that many numbers share.
        factors: Vec<Factor>,
        /// Which uncertain numbers move together.
        correlations: Vec<Correlation>,
        /// Pools of identical accelerators.
        fleet: Vec<Pool>,
        /// Where they stand.
        sites: Vec<Site>,
        /// Published totals over several pools.
        stated_totals: Vec<StatedTotal>,
        /// Training runs. The first is the page's own: its outline and its hinge are about it, and hours are weighted by what its
        /// chip can do. A claim of the headline that names a run should name this one.
        runs: Vec<Run>,
        /// Other uses of the hours.
        work: Vec<Work>,
        /// Who works on it.
        organisation: Option<Organisation>,
        /// Costs without GPU-hours, and a reader's own lines.
        lines: Vec<Line>,
        /// Whether guesses at what nobody has disclosed count.
        guesses: Guesses = Guesses::LeftOut,
        /// Accelerators that the catalog does not have.
        accelerators: Vec<Accelerator>,
        /// Published figures, with what they count.
        claims: Vec<Claim>,
        /// Published tables whose parts are added up again.
        audits: Vec<Audit>,
        /// Where the figures come from.
        sources: Vec<Source>,
        /// Named changes of the scenario.
        readings: Vec<Reading>,
        /// Pairs of claims to be reconciled.
        bridges: Vec<Bridge>,
        /// The two figures that the page opens with.
        headline: Option<Headline>,
        /// Sections that a page shows besides those that every page has.
        sections: Vec<Section>,
    }
}

/// The bill that is added up from the pools' own prices.
pub const PARTS: &str = "parts";
