//! Whether owning or renting costs less: at which use, at which rent, after how long, and what mix of both is best.
//!
//! Owning costs what it costs, used or not; renting is paid by the hour used. Both are compared by net present value at the owner's
//! cost of capital.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::finance::by_year::ByYear;
use crate::finance::check;
use crate::finance::money::{irrs, payback, present};
use crate::finance::ownership::Ownership;
use crate::finance::schedule::OwnershipCosts;
use crate::json::ToJson;
use crate::read::read;
use crate::real::Real;
use crate::record::{answer, choice, record, words};
use crate::text::joined;
use crate::value::Value;

record! {
    /// A plan of owning against renting the same hours.
    pub struct OwnOrRent {
        /// What would be owned. Its `busy_share` is what is used, unless `load` tells.
        ownership: Ownership,
        /// Rent of an hour. It may rise and fall.
        rent_usd_per_gpu_hour: ByYear,
        /// Rent of an hour beyond what is owned. None for the same.
        burst_usd_per_gpu_hour: Option<ByYear>,
        /// How the load varies. None for one that does not, so that no mix is looked for.
        load: Vec<LoadStep>,
    }
}

record! {
    /// A part of the time with its load.
    pub struct LoadStep {
        /// Part of the time. All of them are 1.
        time_share: f64,
        /// Accelerators in use, over all that would be owned.
        load_share: f64,
    }
}

words! {
    /// Why there is no such point.
    pub enum Never {
        /// Owning costs more even if every hour is used.
        DearerAtFullUse = "dearer_at_full_use",
        /// No hour is used.
        NoHours = "no_hours",
        /// Renting is free.
        NoRent = "no_rent",
        /// The outlay does not come back within the plan.
        NotWithinThePlan = "not_within_the_plan",
        /// No rate of return makes the value 0.
        NoRate = "no_rate",
        /// More than one does.
        SeveralRates = "several_rates",
    }
}

words! {
    /// Why owning is better at any such point.
    pub enum Always {
        /// Owning brings in more than it costs, by credits and resale.
        OwningPays = "owning_pays",
    }
}

choice! {
    /// A point at which both are the same, or why there is none.
    pub enum BreakEven {
        /// The point.
        At(f64) = "at",
        /// There is none.
        Never(Never) = "never",
        /// Owning is better at any.
        Always(Always) = "always",
    }
}

answer! {
    /// Owning against renting.
    pub struct OwnOrRentAnswer {
        /// Net present value of what owning costs.
        own_npv_usd: f64,
        /// The same of renting the hours that are used.
        rent_npv_usd: f64,
        /// What owning saves; below 0 where renting is cheaper.
        saving_npv_usd: f64,
        /// Whether owning is cheaper.
        own: bool,
        /// Levelised cost of an owned hour, used or not. Null without hours.
        own_usd_per_available_gpu_hour: Option<f64>,
        /// Part of the hours that must be used for owning to cost no more.
        break_even_busy_share: BreakEven,
        /// Rent, the same every year, at which both cost the same.
        break_even_rent_usd_per_gpu_hour: BreakEven,
        /// What all rents of the path would be multiplied with for the same.
        break_even_rent_factor: BreakEven,
        /// Years after which what owning saves has paid for it.
        payback_years: BreakEven,
        /// The same with interest.
        discounted_payback_years: BreakEven,
        /// Rate of return of owning instead of renting.
        irr: BreakEven,
        /// Year by year.
        years: Vec<OwnOrRentYear>,
        /// The best mix for the load. Null where no load is told.
        mixed: Option<OwnAndRent>,
    }
}

answer! {
    /// Cash of a year.
    pub struct OwnOrRentYear {
        /// The calendar year.
        year: f64,
        /// Hours that are used.
        gpu_hours: f64,
        /// Rent of one.
        rent_usd_per_gpu_hour: f64,
        /// Cash for owning.
        own_usd: f64,
        /// Cash for renting.
        rent_usd: f64,
    }
}

answer! {
    /// A base that is owned, and rent beyond it. The site costs the same however small the base is, and nothing where there is none.
    pub struct OwnAndRent {
        /// Part of the plan that is owned.
        owned_share: f64,
        /// Part of the used hours that is rented.
        rented_hours_share: f64,
        /// Net present value of owning that part, with all of the site.
        own_npv_usd: f64,
        /// The same of renting the rest; where nothing is owned, at the lower of both rents.
        rent_npv_usd: f64,
        /// Both.
        npv_usd: f64,
    }
}

impl OwnOrRent {
    /// The comparison.
    ///
    /// Errors: those of [`Ownership::costs`], no accelerator at all, a negative rent, a year without one, loads that are no shares or do not fill the time.
    pub fn compare(&self) -> Result<OwnOrRentAnswer> {
        let plan = &self.ownership;
        let owned = plan.costs().map_err(|error| check::under(error, &["ownership"]))?;
        self.check_load()?;
        if plan.tranches.iter().all(|tranche| tranche.gpus == 0.0) {
            let message = "hold no accelerator: there is nothing to own or to rent";
            return Err(Error::new(Code::Missing, "ownership.tranches", message, "a tranche with gpus > 0"));
        }
        let rents = plan.values("rent_usd_per_gpu_hour", &self.rent_usd_per_gpu_hour, 0.0)?;
        let mean = self.load.iter().fold(0.0, |sum, step| sum + step.time_share * step.load_share);
        let busy = if self.load.is_empty() { plan.busy_share } else { mean };
        let rate = plan.cost_of_capital_share;
        let full_rent = rent_of_all_hours(&owned, &rents, rate)?;
        let full_hours = rent_of_all_hours(&owned, &vec![1.0; rents.len()], rate)?;
        let (own_npv_usd, rent_npv_usd) = (owned.npv_usd, busy * full_rent);
        let years: Vec<OwnOrRentYear> = owned
            .years
            .iter()
            .zip(&rents)
            .map(|(year, rent)| OwnOrRentYear {
                year: year.year,
                gpu_hours: busy * year.available_gpu_hours,
                rent_usd_per_gpu_hour: *rent,
                own_usd: year.total_cash_usd,
                rent_usd: busy * year.available_gpu_hours * rent,
            })
            .collect();
        let rented = std::iter::once(0.0).chain(years.iter().map(|year| year.rent_usd));
        let savings: Vec<f64> = rented.zip(&owned.cash_flows_usd).map(|(rent, own)| rent - own).collect();
        Ok(OwnOrRentAnswer {
            own_npv_usd,
            rent_npv_usd,
            saving_npv_usd: rent_npv_usd - own_npv_usd,
            own: own_npv_usd < rent_npv_usd,
            own_usd_per_available_gpu_hour: owned.levelised_usd_per_available_gpu_hour,
            break_even_busy_share: break_even_busy(own_npv_usd, full_rent)?,
            break_even_rent_usd_per_gpu_hour: over(own_npv_usd, busy * full_hours, Never::NoHours)?,
            break_even_rent_factor: if busy * full_hours > 0.0 || own_npv_usd < 0.0 {
                over(own_npv_usd, rent_npv_usd, Never::NoRent)?
            } else {
                BreakEven::Never(Never::NoHours)
            },
            payback_years: back(payback(0.0, &savings)?),
            discounted_payback_years: back(payback(rate, &savings)?),
            irr: return_of(&savings),
            years,
            mixed: self.mixed(&owned, full_rent)?,
        })
    }

    fn check_load(&self) -> Result<()> {
        check::few("load", self.load.len())?;
        for (place, step) in self.load.iter().enumerate() {
            let sound =
                check::share("time_share", step.time_share).and_then(|()| check::share("load_share", step.load_share));
            sound.map_err(|error| check::under(error, &["load[", &number(place as f64), "]"]))?;
        }
        let time = self.load.iter().fold(0.0, |sum, step| sum + step.time_share);
        if self.load.is_empty() || (time - 1.0).abs() < 1e-9 {
            return Ok(());
        }
        let message = joined(&["has time shares that add up to ", &number(time)]);
        Err(Error::new(Code::Impossible, "load", message, "time shares that add up to 1"))
    }

    /// The part to own at which base and burst together cost least. The sum of both is straight between the loads that occur, and
    /// the cost of the site falls away where nothing is owned: so one of the loads, everything or nothing is best.
    fn mixed(&self, owned: &OwnershipCosts, full_rent: f64) -> Result<Option<OwnAndRent>> {
        if self.load.is_empty() {
            return Ok(None);
        }
        let burst = match &self.burst_usd_per_gpu_hour {
            Some(path) => {
                let rents = self.ownership.values("burst_usd_per_gpu_hour", path, 0.0)?;
                rent_of_all_hours(owned, &rents, self.ownership.cost_of_capital_share)?
            }
            None => full_rent,
        };
        let site = self.ownership.site_npv_usd()?;
        let beyond = |share: f64| {
            let over = |step: &LoadStep| step.time_share * (step.load_share - share).larger(0.0);
            self.load.iter().fold(0.0, |sum, step| sum + over(step))
        };
        let used = beyond(0.0);
        let mix = |share: f64| {
            let (own, rent) = if share > 0.0 {
                (site + share * (owned.npv_usd - site), beyond(share) * burst)
            } else {
                (0.0, used * full_rent.smaller(burst))
            };
            let rented_hours_share = if used > 0.0 { beyond(share) / used } else { 0.0 };
            OwnAndRent {
                owned_share: share,
                rented_hours_share,
                own_npv_usd: own,
                rent_npv_usd: rent,
                npv_usd: own + rent,
            }
        };
        let shares = self.load.iter().map(|step| step.load_share).chain([1.0]);
        let best = shares.map(mix).fold(mix(0.0), |best, next| if next.npv_usd < best.npv_usd { next } else { best });
        Ok(Some(best))
    }
}

impl Ownership {
    /// Net present value of what it costs however few accelerators there are: staff of the site, a building of a told size.
    fn site_npv_usd(&self) -> Result<f64> {
        let mut empty = self.clone();
        empty.tranches.iter_mut().for_each(|tranche| tranche.gpus = 0.0);
        Ok(empty.costs()?.npv_usd)
    }
}

/// Net present value of renting every hour that would be available.
fn rent_of_all_hours(owned: &OwnershipCosts, rents: &[f64], rate: f64) -> Result<f64> {
    let paid = owned.years.iter().zip(rents).map(|(year, rent)| year.available_gpu_hours * rent);
    check::told(present(rate, &std::iter::once(0.0).chain(paid).collect::<Vec<_>>()))
}

/// The part of the hours whose rent is worth what owning costs.
fn break_even_busy(own: f64, full_rent: f64) -> Result<BreakEven> {
    if full_rent > 0.0 && own > full_rent {
        return Ok(BreakEven::Never(Never::DearerAtFullUse));
    }
    over(own, full_rent, Never::NoRent)
}

fn over(own: f64, rent: f64, none: Never) -> Result<BreakEven> {
    if own < 0.0 {
        return Ok(BreakEven::Always(Always::OwningPays));
    }
    if rent > 0.0 { Ok(BreakEven::At(check::told(own / rent)?)) } else { Ok(BreakEven::Never(none)) }
}

fn back(years: Option<f64>) -> BreakEven {
    years.map_or(BreakEven::Never(Never::NotWithinThePlan), BreakEven::At)
}

fn return_of(savings: &[f64]) -> BreakEven {
    match irrs(savings).unwrap_or_default().as_slice() {
        [rate] => BreakEven::At(*rate),
        [] => BreakEven::Never(Never::NoRate),
        _ => BreakEven::Never(Never::SeveralRates),
    }
}

/// The comparison of a document, as JSON.
///
/// Errors: what the reader refuses, and what [`OwnOrRent::compare`] does.
pub fn compare_json(document: &Value) -> Result<String> {
    let asked: OwnOrRent = read(document)?;
    Ok(asked.compare()?.json())
}
