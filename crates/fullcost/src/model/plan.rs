//! A resolved scenario: its structure, its words, and a flat list of leaves that every number of it points into.

use std::marker::PhantomData;

use crate::model::pack::{Bytes, Pack, packed, packed_choice, packed_words};
use crate::real::Real;
use crate::scope::{Axis, Nature, Preset, Purpose, Valuation};
use crate::section::Section;
use crate::source::{Seen, Status};
use crate::uncertainty::Distribution;
use crate::units::{self, Quantity, quantity};

packed_words!(Axis, Nature, Preset, Purpose, Section, Valuation, Seen, Status);

/// The place of a leaf of unit `U` in the list of values.
pub struct At<U> {
    index: u32,
    unit: PhantomData<U>,
}

impl<U> Clone for At<U> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<U> Copy for At<U> {}

impl<U> std::fmt::Debug for At<U> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.index)
    }
}

impl<U> At<U> {
    /// The leaf number `index`.
    pub fn new(index: usize) -> At<U> {
        At { index: index as u32, unit: PhantomData }
    }

    /// Its number.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<U> Pack for At<U> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.index.pack(out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        let index = u32::unpack(from);
        if !from.has_leaf(index) {
            from.fail("points to a leaf that is not there");
        }
        At { index, unit: PhantomData }
    }
}

/// The values of all leaves, in the kind of number that is evaluated.
pub struct Values<R>(pub Vec<R>);

impl<R: Real> Values<R> {
    /// The value of a leaf, with its unit.
    #[inline(always)]
    pub fn get<U>(&self, at: At<U>) -> Quantity<U, R> {
        quantity(self.at(at.index as usize))
    }

    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    #[expect(clippy::indexing_slicing, reason = "a plan's places are checked when it is made or opened")]
    fn at(&self, index: usize) -> R {
        self.0[index]
    }

    /// The rate of a year, counted from 0: from a list of one, or of one for every year, whose last holds on.
    #[inline(always)]
    pub fn in_year<U>(&self, list: &[At<U>], year: usize) -> Option<Quantity<U, R>> {
        list.get(year).or(list.last()).map(|&at| self.get(at))
    }

    /// The value of a leaf that may not be there.
    #[inline(always)]
    pub fn get_or<U>(&self, at: Option<At<U>>, default: Quantity<U, R>) -> Quantity<U, R> {
        match at {
            Some(at) => self.get(at),
            None => default,
        }
    }
}

packed! {
    /// A number of the scenario.
    pub struct Leaf {
        /// Its address: `fleet[h800].count`.
        path: String,
        /// Its unit's key.
        unit: String,
        /// The value that the scenario gives it.
        value: f64,
        /// The least value that is accepted.
        min: f64,
        /// The greatest value that is accepted.
        max: f64,
        /// Whether the least value itself is refused.
        above: bool,
        /// Its distribution, where the scenario gives one.
        range: Option<Distribution>,
        /// Id of its source.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// Places of shared factors that multiply it.
        factors: Vec<u32>,
        /// How it was brought to the scenario's dollars, see [`Leaf::steps`]. One text, as every page downloads the code that reads it.
        converted: String,
    }

    /// A shared factor.
    pub struct FactorPlan {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// Its value.
        value: At<units::Ratio>,
    }

    /// Leaves that move together.
    pub struct GroupPlan {
        /// Their places, ascending.
        members: Vec<u32>,
        /// Lower Cholesky factor of their normal correlations, row by row, each as long as its number.
        factor: Vec<f64>,
    }

    /// A pool.
    pub struct PoolPlan {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// Key of its accelerator.
        accelerator: String,
        /// How many.
        count: At<units::Gpus>,
        /// Life, if not the window.
        life: Option<At<units::Years>>,
        /// When it is paid, if not at the start.
        bought: Option<At<units::YearsFromStart>>,
        /// From the payment to the first in service.
        delivery: Option<At<units::Months>>,
        /// From the first in service to the last.
        ramp: Option<At<units::Months>>,
        /// When all leave service.
        retired: Option<At<units::YearsFromStart>>,
        /// Dense BF16 peak of its accelerator.
        peak: At<units::TflopPerS>,
        /// What it costs when bought.
        own: Option<OwnPlan>,
        /// What it costs when hired: one rate, or one for every year; none when it is not.
        rent: Vec<At<units::UsdPerGpuHour>>,
        /// Published running cost, and its years.
        operation: Option<(At<units::UsdPerGpu>, At<units::Years>)>,
        /// Running cost from its causes.
        operation_parts: Option<OperationPartsPlan>,
    }

    /// Prices of bought hardware.
    pub struct OwnPlan {
        /// The stated all-in price.
        stated: Option<At<units::UsdPerGpu>>,
        /// The accelerator's price and the server's mark-up.
        parts: Option<(At<units::UsdPerGpu>, At<units::Ratio>)>,
        /// Network over servers.
        network: Option<At<units::Share>>,
        /// Storage over servers.
        storage: Option<At<units::Share>>,
        /// Spare parts over servers.
        spares: Option<At<units::Share>>,
        /// Installation over servers.
        installation: Option<At<units::Share>>,
        /// Import premium over servers.
        import_premium: Option<At<units::Ratio>>,
        /// Taxes over servers.
        taxes: Option<At<units::Levy>>,
        /// Value left.
        residual: Option<At<units::Share>>,
    }

    /// Running cost from its causes.
    pub struct OperationPartsPlan {
        /// Draw.
        draw: At<units::KwPerGpu>,
        /// The site.
        site: Option<u32>,
        /// PUE: one, or one for every year, as all lists of rates.
        pue: Vec<At<units::Pue>>,
        /// Electricity.
        electricity: Vec<At<units::UsdPerKwh>>,
        /// Power provided.
        provisioned: Option<At<units::KwPerGpu>>,
        /// Rent of the place; none where there is no rent.
        colocation: Vec<At<units::UsdPerKwMonth>>,
        /// Staff.
        staff: Option<At<units::UsdPerGpuYear>>,
        /// Software.
        software: Option<At<units::UsdPerGpuYear>>,
        /// Contract of support over servers, each year.
        support: Option<At<units::Share>>,
        /// Failures.
        failures: Option<At<units::FailuresPerGpuYear>>,
        /// What one costs.
        repair: Option<At<units::UsdPerFailure>>,
    }

    /// A site.
    pub struct SitePlan {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// Its building, if it is owned.
        building: Option<BuildingPlan>,
        /// Staff.
        staff: Option<At<units::UsdPerYear>>,
    }

    /// An owned building.
    pub struct BuildingPlan {
        /// IT power, if not what the pools need.
        mw: Option<At<units::Megawatts>>,
        /// When it is paid and ready, if not at the start.
        built: Option<At<units::YearsFromStart>>,
        /// Price of the shell, and its life.
        shell: (At<units::UsdPerMw>, At<units::Years>),
        /// Price of the plant, and its life.
        plant: (At<units::UsdPerMw>, At<units::Years>),
    }

    /// A published total over pools.
    pub struct TotalPlan {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// Places of its pools.
        pools: Vec<u32>,
        /// Hardware.
        purchase: At<units::Usd>,
        /// Operation over its years.
        operation: At<units::Usd>,
        /// Its years.
        years: At<units::Years>,
        /// How many GPUs the money covers.
        covers: Option<At<units::Gpus>>,
    }

    /// A use of the hours: a phase of a run, or other work. The two rests, unaccounted and idle, follow from the others.
    pub struct UsePlan {
        /// Its id: `v3.pretraining`, `serving`.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it is for.
        purpose: Purpose,
        /// Its row.
        row: u32,
        /// Dense BF16 peak of its accelerator.
        peak: At<units::TflopPerS>,
        /// Its hours.
        hours: HoursPlan,
        /// Other descriptions of the same hours, to be compared, each with its path.
        others: Vec<(String, HoursPlan)>,
        /// Whether every number behind its hours is stated.
        told: bool,
        /// Rental rate, if not the scenario's.
        rent: Option<At<units::UsdPerGpuHour>>,
    }

    /// A row of the bill: a run with its phases, or a piece of work.
    pub struct RowPlan {
        /// Its id.
        id: String,
        /// As a row of a table.
        label: String,
        /// In one or two words.
        short: String,
        /// A few words more.
        detail: String,
        /// Whether it is a training run.
        run: bool,
        /// What it is for; a run counts as the purpose of its first phase.
        purpose: Purpose,
        /// Chips of the run.
        gpus: Option<At<units::Gpus>>,
    }

    /// A line without hours. Undisclosed if it has no product.
    pub struct LinePlan {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it buys.
        nature: Nature,
        /// What it is for.
        purpose: Purpose,
        /// Places of the leaves whose product is the amount over the window. What is for a year has the window among them.
        product: Vec<u32>,
        /// Places of the parts of it that are for some purpose; unless this is the rest of them, the line's own comes first.
        parts: Vec<u32>,
        /// Whether the line is what those parts leave.
        rest: bool,
        /// Whether it is a guess, which counts only where guesses do.
        guess: bool,
        /// Whether it is for people of a role, and not an amount as it was written.
        staff: bool,
    }

    /// What a money claim counts, resolved.
    pub struct CutPlan {
        /// The preset that it came from.
        preset: Preset,
        /// How hours become money.
        valuation: Valuation,
        /// Which natures, by their place in the list of all.
        natures: Vec<Nature>,
        /// Which uses, by place; the last two are unaccounted and idle.
        uses: Vec<bool>,
        /// Which lines, by place.
        lines: Vec<bool>,
        /// Whether it is for a year of the window.
        per_year: bool,
    }

    /// A money claim.
    pub struct ClaimPlan {
        /// Its id.
        id: String,
        /// Its number on the page.
        number: u32,
        /// As a heading.
        label: String,
        /// Who says so.
        by: String,
        /// The figure as printed, if the scenario gives it.
        text: String,
        /// Who stands behind it.
        status: Status,
        /// The figure.
        usd: f64,
        /// The least value at which it holds.
        low: f64,
        /// The greatest value at which it holds.
        high: f64,
        /// The place that it is rounded to, or 0.
        rounded_to: f64,
        /// What it counts.
        cut: CutPlan,
        /// The readings it belongs to, by place.
        readings: Vec<u32>,
    }

    /// A named change.
    pub struct ReadingPlan {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it means.
        note: String,
        /// Whether it is a what-if.
        what_if: bool,
        /// Leaves and their new values, in order.
        set: Vec<(u32, f64)>,
    }

    /// A pair of claims.
    pub struct BridgePlan {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// Place of the first claim.
        from: u32,
        /// Place of the second.
        to: u32,
        /// Order of the switches; the natural one if empty.
        order: Vec<Axis>,
    }

    /// A published table, added up again. Its parts are fixed figures, so the sum is made when the scenario is resolved.
    pub struct AuditPlan {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// Whether it is money.
        money: bool,
        /// The sum of the parts.
        sum: f64,
        /// How far the parts' own rounding can move it.
        slack: f64,
        /// The total as it was published.
        total: f64,
        /// The least sum that is within the total's rounding.
        low: f64,
        /// The greatest.
        high: f64,
        /// What follows.
        note: String,
    }

    /// The two figures that the page opens with, by place among the claims.
    pub struct HeadlinePlan {
        /// The small one.
        small: u32,
        /// The large one.
        large: u32,
        /// One square.
        unit: u32,
        /// The scope counted first.
        scope: Preset,
    }

    /// A predicted layout that does not fit into the memory.
    pub struct TightPlan {
        /// Where the scenario has it.
        path: String,
        /// What is missing, in 10^9 bytes.
        missing_gb: f64,
        /// The reading that makes it, by place; none for the run as it was.
        reading: Option<u32>,
    }

    /// A resolved scenario.
    pub struct Plan {
        /// Short name.
        id: String,
        /// In one line.
        title: String,
        /// Whose costs they are.
        subject: String,
        /// The day that "today" means.
        as_of: String,
        /// The calendar year in which the window starts, if it is known.
        start_year: Option<f64>,
        /// All numbers.
        leaves: Vec<Leaf>,
        /// Factors that many numbers share.
        factors: Vec<FactorPlan>,
        /// Leaves that move together.
        groups: Vec<GroupPlan>,
        /// Length of the window.
        window: At<units::Years>,
        /// Which bill: -1 for the parts, else the place of a stated total.
        bill: At<units::Switch>,
        /// How the cost is shared: 0 by hours, 1 by compute.
        weighting: At<units::Switch>,
        /// Market rate.
        rent: Option<At<units::UsdPerGpuHour>>,
        /// Part of the hours in use.
        busy: At<units::BusyShare>,
        /// Cost of capital.
        capital: Option<At<units::Share>>,
        /// Pools.
        pools: Vec<PoolPlan>,
        /// Sites.
        sites: Vec<SitePlan>,
        /// Published totals.
        totals: Vec<TotalPlan>,
        /// Rows of the bill.
        rows: Vec<RowPlan>,
        /// Uses of the hours, runs first.
        uses: Vec<UsePlan>,
        /// Lines without hours.
        lines: Vec<LinePlan>,
        /// Whether guesses count: 0 if they are left out, 1 if they are counted.
        guesses: At<units::Switch>,
        /// Money claims.
        claims: Vec<ClaimPlan>,
        /// Named changes.
        readings: Vec<ReadingPlan>,
        /// Pairs of claims.
        bridges: Vec<BridgePlan>,
        /// Published tables.
        audits: Vec<AuditPlan>,
        /// The page's two figures.
        headline: Option<HeadlinePlan>,
        /// Sections that the page shows besides those that every page has.
        sections: Vec<Section>,
        /// Layouts that do not fit.
        tight: Vec<TightPlan>,
    }
}

packed_choice! {
    /// How many hours a use takes.
    pub enum HoursPlan {
        /// As a number.
        Stated(hours: At<units::GpuHours>) = 0,
        /// Chips x hours.
        Time(gpus: At<units::Gpus>, hours: At<units::Hours>) = 1,
        /// FLOP / (peak x MFU).
        Flop(flop: At<units::Flop>, mfu: At<units::Mfu>) = 2,
        /// Tokens x hours per token.
        Tokens(tokens: At<units::TrillionTokens>, rate: At<units::GpuHoursPerTrillionTokens>) = 3,
        /// A multiple of the uses of another row.
        Times(row: u32, times: At<units::Ratio>) = 4,
        /// Servers x days.
        Deployment(nodes: At<units::Nodes>, gpus: At<units::GpusPerNode>, days: At<units::Days>) = 5,
        /// Tokens x predicted hours per token x billed over clean hours.
        Predicted(tokens: At<units::TrillionTokens>, rate: At<units::GpuHoursPerTrillionTokens>, billed: At<units::Ratio>) = 6,
    }
}

impl Leaf {
    /// The steps by which it was brought to the scenario's dollars, an exchange rate and a price index, each with the ids of its
    /// sources: none, one, or those of the two years of an index.
    pub fn steps(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
        let steps = self.converted.split('\n').filter_map(|step| step.split_once('\t'));
        steps.map(|(step, sources)| (step, sources.split('\t').filter(|source| !source.is_empty())))
    }

    /// Ids of the sources that it rests on: its own, and those of its conversion.
    pub fn cited(&self) -> impl Iterator<Item = &str> {
        self.source.as_deref().into_iter().chain(self.steps().flat_map(|(_, sources)| sources))
    }
}

impl LinePlan {
    /// Whether it is for people of a role, and not an amount as it was written.
    pub fn is_staff(&self) -> bool {
        self.staff
    }
}

impl HoursPlan {
    /// What stands for a damaged one.
    pub const NONE: HoursPlan = HoursPlan::Stated(At { index: 0, unit: PhantomData });
}

/// The value of [`Plan::bill`] for the pools' own prices.
pub const BILL_PARTS: f64 = -1.0;
/// The value of [`Plan::weighting`] for compute.
pub const BY_COMPUTE: f64 = 1.0;
/// The value of [`Plan::guesses`] for guesses that are left out.
pub const LEFT_OUT: f64 = 0.0;

impl Plan {
    /// Whether nobody has said how much a line is, unless by a guess that counts at these values.
    pub fn is_undisclosed(&self, line: &LinePlan, values: &[f64]) -> bool {
        line.product.is_empty() || line.guess && values.get(self.guesses.index()) == Some(&LEFT_OUT)
    }

    /// The published total that is the bill, if it is one.
    #[inline(always)]
    pub fn total<R: Real>(&self, x: &Values<R>) -> Option<&TotalPlan> {
        let bill = x.get(self.bill).0.switch();
        if bill < 0.0 { None } else { self.totals.get(bill as usize) }
    }

    /// Place of the rest that is in use and unaccounted for, after the uses.
    pub fn unaccounted(&self) -> usize {
        self.uses.len()
    }

    /// Place of the idle rest.
    pub fn idle(&self) -> usize {
        self.uses.len() + 1
    }

    /// How many calendar years the window touches.
    pub fn years(&self, values: &[f64]) -> usize {
        let window = values.get(self.window.index()).copied().unwrap_or(0.0);
        (window.ceil() as usize).clamp(1, 100)
    }

    /// Values with the factors that multiply them: what the equations see.
    pub fn with_factors<R: Real>(&self, raw: Vec<R>) -> Values<R> {
        let of = |(leaf, &value): (&Leaf, &R)| {
            leaf.factors
                .iter()
                .filter_map(|&factor| raw.get(factor as usize))
                .fold(value, |value, &factor| value * factor)
        };
        if self.leaves.iter().all(|leaf| leaf.factors.is_empty()) {
            return Values(raw);
        }
        Values(self.leaves.iter().zip(&raw).map(of).collect())
    }

    /// The values that the scenario gives.
    pub fn values(&self) -> Vec<f64> {
        self.leaves.iter().map(|leaf| leaf.value).collect()
    }
}
