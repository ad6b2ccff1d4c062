//! What can be asked of a scenario's draws: scopes, rates, shares, and the figure of each claim.

use crate::error::{Code, Error, Result};
use crate::model::bill::Bill;
use crate::model::cut::{answerable, cut_of, main_rows};
use crate::model::plan::{CutPlan, Plan};
use crate::real::Real;
use crate::scope::Preset;
use crate::text::joined;

/// An output of the model.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// Dollars that a cut counts, under a name, with these readings.
    Amount(String, CutPlan, Vec<usize>),
    /// The fleet's dollars per GPU-hour, busy or not.
    Rate,
    /// The fleet's dollars per GPU-hour in use.
    RateInUse,
    /// Share of the fleet's hours that the told and assumed work takes.
    Told,
    /// The busy share from which an owned hour of work costs less than a rented one: only a page asks for it.
    Even,
}

const RATE: &str = "usd_per_gpu_hour";
const RATE_IN_USE: &str = "usd_per_busy_gpu_hour";
const TOLD: &str = "told_share";
const EVEN: &str = "break_even_busy_share";

impl Wanted {
    /// The output of that name: a scope, `claims[id]` for what a claim counts, `usd_per_gpu_hour`, `usd_per_busy_gpu_hour` or
    /// `told_share`.
    pub fn named(plan: &Plan, id: &str) -> Result<Wanted> {
        Wanted::all(plan).into_iter().find(|wanted| wanted.id() == id).ok_or_else(|| {
            let names: Vec<String> = Wanted::all(plan).iter().map(|wanted| wanted.id().to_owned()).collect();
            let message = joined(&["`", id, "` is no output of this scenario"]);
            Error::new(Code::UnknownName, "outputs", message, names.join(", "))
        })
    }

    /// All that a scenario has: its scopes, its rates, its money claims.
    pub fn all(plan: &Plan) -> Vec<Wanted> {
        let mut list: Vec<Wanted> = answerable(plan).map(|preset| Wanted::scope(plan, preset)).collect();
        if !plan.pools.is_empty() {
            list.extend([Wanted::Rate, Wanted::RateInUse, Wanted::Told]);
        }
        list.extend((0..plan.claims.len()).filter_map(|place| Wanted::claim(plan, place)));
        list
    }

    /// A named scope.
    pub fn scope(plan: &Plan, preset: Preset) -> Wanted {
        Wanted::Amount(preset.id().to_owned(), cut_of(plan, preset, &main_rows(plan)), Vec::new())
    }

    /// What the claim at a place counts.
    pub fn claim(plan: &Plan, place: usize) -> Option<Wanted> {
        let claim = plan.claims.get(place)?;
        let readings = claim.readings.iter().map(|&place| place as usize).collect();
        Some(Wanted::Amount(joined(&["claims[", &claim.id, "]"]), claim.cut.clone(), readings))
    }

    /// Its name.
    pub fn id(&self) -> &str {
        match self {
            Wanted::Amount(id, ..) => id,
            Wanted::Rate => RATE,
            Wanted::RateInUse => RATE_IN_USE,
            Wanted::Told => TOLD,
            Wanted::Even => EVEN,
        }
    }

    /// The key of its unit.
    pub fn unit(&self) -> &'static str {
        match self {
            Wanted::Amount(..) => "usd",
            Wanted::Rate | Wanted::RateInUse => "usd_per_gpu_hour",
            Wanted::Told | Wanted::Even => "share",
        }
    }

    /// The readings that it has of its own.
    pub fn readings(&self) -> &[usize] {
        match self {
            Wanted::Amount(_, _, readings) => readings,
            _ => &[],
        }
    }

    /// Its value in a bill.
    pub fn of<R: Real>(&self, plan: &Plan, bill: &Bill<R>) -> R {
        match self {
            Wanted::Amount(_, cut, _) => bill.amount(plan, cut).0,
            Wanted::Rate => bill.rate,
            Wanted::RateInUse => bill.rate / bill.used,
            Wanted::Told => told(plan, bill),
            Wanted::Even => bill.rate / bill.rents.first().copied().unwrap_or(R::of(1.0)),
        }
    }
}

/// What must be at most 1 so that a draw has an answer: the share of the fleet's hours that the uses take, and the limits of the fleet
/// but for that of a building's size.
pub fn limit<R: Real>(plan: &Plan, bill: &Bill<R>) -> R {
    let limits = bill.limits.iter().enumerate().filter(|(place, _)| *place < 2 * plan.pools.len() || place % 2 == 0);
    let known = limits.filter(|(_, limit)| !limit.is_nothing());
    known.fold(told(plan, bill), |most, (_, limit)| most.larger(*limit))
}

/// The share of the fleet's hours that the uses take.
pub fn told<R: Real>(plan: &Plan, bill: &Bill<R>) -> R {
    bill.shares.iter().take(plan.uses.len()).fold(R::of(0.0), |sum, share| sum + *share)
}
