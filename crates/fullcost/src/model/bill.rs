//! The bill: every equation of the money model, run once over some kind of number.

use crate::model::fleet::Fleet;
use crate::model::items::{self, ITEMS};
use crate::model::lines;
use crate::model::plan::{BY_COMPUTE, CutPlan, HoursPlan, Plan, UsePlan, Values};
use crate::real::Real;
use crate::scope::{Purpose, Valuation};
#[cfg(target_family = "wasm")]
use crate::uncertainty::tape::Taped;
use crate::units::{GpuHours, HOURS_PER_DAY, Hours, Quantity, Usd, UsdPerGpuHour, quantity};

/// TFLOP/s times seconds of an hour, in FLOP.
const FLOP_PER_TFLOP_S_HOUR: f64 = 1e12 * 3600.0;

/// The bill in factors: costs by item and year, and shares of the hours by use. A cell is a cost times a share.
pub struct Bill<R> {
    /// Owner's cost by year and item.
    pub owner: Vec<[R; ITEMS]>,
    /// Cash paid for hardware and buildings by year and item.
    pub purchase: Vec<[R; ITEMS]>,
    /// Parts of each year that the window covers.
    pub presence: Vec<R>,
    /// GPU-hours of the fleet by year, idle ones included.
    pub year_hours: Vec<R>,
    /// Length of the window in years.
    pub window: R,
    /// GPUs of the fleet.
    pub gpus: R,
    /// GPU-hours of the fleet in the window, idle ones included.
    pub gpu_hours: R,
    /// The same, each weighted by its chip's dense BF16 peak.
    pub peak_hours: R,
    /// Hours of each use; then those in use and unaccounted for, then the idle ones.
    pub hours: Vec<R>,
    /// Share of the fleet's hours, in the same order, under the chosen weighting.
    pub shares: Vec<R>,
    /// Rental rate, in the same order.
    pub rents: Vec<R>,
    /// Lines without hours, over the window. Undisclosed ones are nothing.
    pub lines: Vec<R>,
    /// Fleet cost for a GPU-hour of the first use's chip under the chosen weighting, busy or not.
    pub rate: R,
    /// Part of the hours in use, as asked for.
    pub busy: R,
    /// What cannot be where it is above 1: see [`Fleet::limits`].
    pub limits: Vec<R>,
    /// Part of the hours in use: as asked for, or what the told hours need, if that is more.
    pub used: R,
}

/// Hours of a use by one of its descriptions. `rows` holds the sums of the rows so far.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
pub fn hours_of<R: Real>(x: &Values<R>, of: &UsePlan, hours: &HoursPlan, rows: &[R]) -> Quantity<GpuHours, R> {
    match *hours {
        HoursPlan::Stated(hours) => x.get(hours),
        HoursPlan::Time(gpus, hours) => x.get(gpus) * x.get(hours),
        HoursPlan::Flop(flop, mfu) => {
            let speed = x.get(of.peak).0 * x.get(mfu).0 * R::of(FLOP_PER_TFLOP_S_HOUR);
            quantity(x.get(flop).0 / speed)
        }
        HoursPlan::Tokens(tokens, rate) => x.get(tokens) * x.get(rate),
        HoursPlan::Predicted(tokens, rate, billed) => quantity((x.get(tokens) * x.get(rate)).0 * x.get(billed).0),
        HoursPlan::Times(row, times) => {
            quantity(rows.get(row as usize).copied().unwrap_or(R::of(0.0)) * x.get(times).0)
        }
        HoursPlan::Deployment(nodes, gpus, days) => {
            let hours: Quantity<Hours, R> = quantity(x.get(days).0 * R::of(HOURS_PER_DAY));
            x.get(nodes) * x.get(gpus) * hours
        }
    }
}

impl Bill<f64> {
    /// Runs the equations at a point.
    #[cfg(not(target_family = "wasm"))]
    pub fn at(plan: &Plan, values: &[f64]) -> Bill<f64> {
        Bill::new(plan, &Values(values.to_vec()), plan.years(values))
    }

    /// The same by the copy of the equations that records: with constants alone it computes, and one copy is enough for a widget.
    #[cfg(target_family = "wasm")]
    pub fn at(plan: &Plan, values: &[f64]) -> Bill<f64> {
        let x = Values(values.iter().map(|&value| Taped::of(value)).collect());
        let of = Bill::new(plan, &x, plan.years(values));
        let list = |from: Vec<Taped>| from.into_iter().map(Real::switch).collect();
        let table = |from: Vec<[Taped; ITEMS]>| from.into_iter().map(|items| items.map(Real::switch)).collect();
        Bill {
            owner: table(of.owner),
            purchase: table(of.purchase),
            presence: list(of.presence),
            year_hours: list(of.year_hours),
            window: of.window.switch(),
            gpus: of.gpus.switch(),
            gpu_hours: of.gpu_hours.switch(),
            peak_hours: of.peak_hours.switch(),
            hours: list(of.hours),
            shares: list(of.shares),
            rents: list(of.rents),
            lines: list(of.lines),
            rate: of.rate.switch(),
            busy: of.busy.switch(),
            used: of.used.switch(),
            limits: list(of.limits),
        }
    }
}

impl<R: Real> Bill<R> {
    /// Runs the equations. `years` is the number of calendar years that the window touches.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn new(plan: &Plan, x: &Values<R>, years: usize) -> Bill<R> {
        let fleet = Fleet::new(plan, x, years);
        let zero = R::of(0.0);
        let by_compute = x.get(plan.weighting).0.switch() == BY_COMPUTE;

        let mut owner = Vec::with_capacity(years);
        let mut purchase = Vec::with_capacity(years);
        let mut presence = Vec::with_capacity(years);
        for year in 0..years {
            owner.push(items::owner(&fleet, year));
            purchase.push(items::purchase(&fleet, year));
            presence.push(fleet.presence(fleet.window, year));
        }

        let (mut gpus, mut gpu_hours, mut peak_hours) = (zero, zero, zero);
        let mut year_hours = vec![zero; years];
        for served in fleet.pools() {
            gpus = gpus + served.count;
            let mut hours = zero;
            for (year, all) in year_hours.iter_mut().enumerate() {
                let of = served.gpu_hours(year).0;
                hours = hours + of;
                *all = *all + of;
            }
            gpu_hours = gpu_hours + hours;
            peak_hours = peak_hours + hours * x.get(served.pool.peak).0;
        }

        let mut hours = Vec::with_capacity(plan.uses.len() + 2);
        let mut shares = Vec::with_capacity(plan.uses.len() + 2);
        let mut rents = Vec::with_capacity(plan.uses.len() + 2);
        let mut rows = vec![zero; plan.rows.len()];
        let market = x.get_or(plan.rent, Quantity::<UsdPerGpuHour, R>::zero()).0;
        let mut told = zero;
        for of in &plan.uses {
            let spent = hours_of(x, of, &of.hours, &rows).0;
            if let Some(row) = rows.get_mut(of.row as usize) {
                *row = *row + spent;
            }
            let share = if plan.pools.is_empty() {
                zero
            } else if by_compute {
                (spent * x.get(of.peak).0 / peak_hours).given(x.get(plan.weighting).0)
            } else {
                spent / gpu_hours
            };
            told = told + share;
            hours.push(spent);
            shares.push(share);
            rents.push(x.get_or(of.rent, quantity(market)).0);
        }
        // What is told keeps the fleet busy at least; the busy share can only add to it.
        let busy = x.get(plan.busy).0;
        let used = busy.larger(told);
        // The hours that are left are split as their shares are, so that hours add up under either weighting.
        let told_hours = hours.iter().fold(zero, |sum, &hours| sum + hours);
        for share in [used - told, R::of(1.0) - used] {
            let share = if plan.pools.is_empty() { zero } else { share };
            let left =
                if by_compute { share / (R::of(1.0) - told) * (gpu_hours - told_hours) } else { share * gpu_hours };
            hours.push(if plan.pools.is_empty() { zero } else { left });
            shares.push(share);
            rents.push(market);
        }

        let lines = plan.lines.iter().map(|line| lines::usd(plan, x, line)).collect();

        let mut cost = zero;
        for year in &owner {
            cost = year.iter().fold(cost, |sum, &item| sum + item);
        }
        let rate = match plan.uses.first() {
            _ if plan.pools.is_empty() => zero,
            Some(first) if by_compute => (cost * x.get(first.peak).0 / peak_hours).given(x.get(plan.weighting).0),
            _ => cost / gpu_hours,
        };
        Bill {
            owner,
            purchase,
            presence,
            year_hours,
            window: fleet.window.0,
            gpus,
            gpu_hours,
            peak_hours,
            hours,
            shares,
            rents,
            lines,
            rate,
            busy,
            used,
            limits: fleet.limits(),
        }
    }

    /// The whole cost of the fleet to its owner over the window.
    pub fn fleet_cost(&self) -> R {
        self.owner.iter().flatten().fold(R::of(0.0), |sum, &item| sum + item)
    }

    /// The money that a cut counts.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn amount(&self, plan: &Plan, cut: &CutPlan) -> Quantity<Usd, R> {
        let zero = R::of(0.0);
        let counted = |uses: &[R]| {
            uses.iter().zip(&cut.uses).filter(|(_, counted)| **counted).fold(zero, |sum, (value, _)| sum + *value)
        };
        let mut sum = zero;
        let mut of = |table: &[[R; ITEMS]]| {
            for year in table {
                for (item, about) in year.iter().zip(&items::ABOUT) {
                    if cut.natures.contains(&about.nature) {
                        sum = sum + *item;
                    }
                }
            }
            sum = sum * counted(&self.shares);
        };
        match cut.valuation {
            Valuation::Rental => {
                for ((hours, rent), counted) in self.hours.iter().zip(&self.rents).zip(&cut.uses) {
                    if *counted {
                        sum = sum + *hours * *rent;
                    }
                }
            }
            Valuation::Owner => of(&self.owner),
            Valuation::Purchase => of(&self.purchase),
        }
        for ((usd, line), counted) in self.lines.iter().zip(&plan.lines).zip(&cut.lines) {
            if *counted && cut.natures.contains(&line.nature) {
                sum = sum + *usd;
            }
        }
        quantity(if cut.per_year { sum / self.window } else { sum })
    }
}

/// The purpose of a use by place, the two rests included.
pub fn purpose_of(plan: &Plan, place: usize) -> Purpose {
    match plan.uses.get(place) {
        Some(of) => of.purpose,
        None if place == plan.unaccounted() => Purpose::Unaccounted,
        None => Purpose::Idle,
    }
}
