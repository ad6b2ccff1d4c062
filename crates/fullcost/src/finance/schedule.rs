//! What a plan of owning costs, year by year.
//!
//! Purchases count at the start of the year in which they are made, and all else at the end of its own: so the cash flows, each a
//! year after the one before, are all that [`npv`](crate::finance::money::npv) needs. A year's cost is its loss of value, the cost
//! of the capital that is tied up from its start, and its running costs; discounted from the ends of the years it is worth what the
//! cash flows are (Preinreich 1937, Lücke 1955), whatever the rule of depreciation. The last flow holds what is still owned at what
//! it would sell for, and the last year's loss of value leads there: to own it still or to sell it then is the same.

use crate::error::Result;
use crate::finance::assets::{Asset, CostNature, Plan, Pool};
use crate::finance::by_year::ByYear;
use crate::finance::check;
use crate::finance::money::present;
use crate::finance::ownership::{Facility, Ownership};
use crate::json::ToJson;
use crate::read::read;
use crate::record::answer;
use crate::units::{HOURS_PER_YEAR, MONTHS_PER_YEAR};
use crate::value::Value;

answer! {
    /// What owning costs.
    pub struct OwnershipCosts {
        /// Year by year.
        years: Vec<OwnedYear>,
        /// The same cash by what it is for.
        natures: Vec<NatureTotal>,
        /// Cash paid, a year apart, the first now; the last less `left_usd`. Its net present value is `npv_usd`.
        cash_flows_usd: Vec<f64>,
        /// Purchases of all years.
        capex_usd: f64,
        /// What used machines bring in.
        resale_usd: f64,
        /// Running costs.
        opex_usd: f64,
        /// Purchases less resale, and running costs.
        total_cash_usd: f64,
        /// What all that is still owned at the end of the plan would sell for: servers at the price of used ones, a building at the
        /// straight line's. By no rule of depreciation.
        left_usd: f64,
        /// Loss of value, cost of capital and running costs of all years.
        total_cost_usd: f64,
        /// Net present value of all costs.
        npv_usd: f64,
        /// GPU-hours in service.
        available_gpu_hours: f64,
        /// Those that are used.
        gpu_hours: f64,
        /// Price of a used GPU-hour that would pay for everything: net present value over discounted hours. Null without hours.
        levelised_usd_per_gpu_hour: Option<f64>,
        /// The same of an hour in service, used or not.
        levelised_usd_per_available_gpu_hour: Option<f64>,
        /// IT power that is provided for at once, at most.
        peak_mw: f64,
    }
}

answer! {
    /// A year of owning.
    pub struct OwnedYear {
        /// The calendar year.
        year: f64,
        /// Mean number of accelerators in service.
        gpus: f64,
        /// Cash for purchases.
        capex_usd: f64,
        /// Cash from used machines.
        resale_usd: f64,
        /// Electricity.
        power_usd: f64,
        /// Rent of a hall.
        hall_usd: f64,
        /// Hours in a cloud.
        cloud_usd: f64,
        /// Staff.
        staff_usd: f64,
        /// Software.
        software_usd: f64,
        /// Support.
        support_usd: f64,
        /// Repairs.
        repairs_usd: f64,
        /// Cash in all: purchases less resale, and running costs.
        total_cash_usd: f64,
        /// Loss of value over the economic life; in the last year down, or up, to what is left.
        depreciation_usd: f64,
        /// Cost of the capital that is tied up from the start of the year.
        capital_charge_usd: f64,
        /// Loss of value, cost of capital and running costs.
        total_cost_usd: f64,
        /// The even payments that purchases are worth over their lives, and running costs.
        annuity_usd: f64,
        /// Value at the end of the year; of the last, what all of it would sell for.
        book_usd: f64,
        /// Loss of value in the owner's own books.
        reported_depreciation_usd: f64,
        /// Value in the owner's own books at the end of the year.
        reported_book_usd: f64,
        /// GPU-hours in service.
        available_gpu_hours: f64,
        /// Those that are used.
        gpu_hours: f64,
        /// Cost of a used hour. Null without hours.
        usd_per_gpu_hour: Option<f64>,
    }
}

answer! {
    /// All cash of one kind.
    pub struct NatureTotal {
        /// What it is for.
        nature: CostNature,
        /// Dollars of all years.
        usd: f64,
    }
}

/// The numbers of every year that prices stand in.
struct Prices {
    pue: Vec<f64>,
    usd_per_kwh: Vec<f64>,
    hall_usd_per_kw_month: Option<Vec<f64>>,
    power_included: bool,
}

/// Cash by nature.
type Ledger = [f64; CostNature::ALL.len()];

impl Ownership {
    /// What it costs.
    ///
    /// Errors: bad numbers with their paths, retirement before the purchase, a year without a price.
    pub fn costs(&self) -> Result<OwnershipCosts> {
        self.check()?;
        let plan = Plan::new(self)?;
        let prices = self.prices()?;
        let count = self.years as usize;
        let mut natures: Ledger = [0.0; CostNature::ALL.len()];
        let mut flows = vec![0.0; count + 1];
        let mut years = Vec::with_capacity(count);
        let (mut book, mut reported) = (0.0, 0.0);
        for (place, ends) in (0..count).zip(1..) {
            let ledger = self.ledger(&plan, &prices, place);
            let [bought, back, running] = [BOUGHT, BACK, RUNNING].map(|natures| sum(&ledger, natures));
            let worth = |fall: fn(&Asset) -> &crate::finance::depreciation::Fall| {
                plan.assets.iter().fold(0.0, |sum, asset| sum + asset.book_usd(fall(asset), ends as f64))
            };
            let reported_after = worth(|asset| &asset.reported);
            let after = if ends < count {
                worth(|asset| &asset.economic)
            } else {
                plan.assets.iter().fold(0.0, |sum, asset| sum + asset.market_usd(ends as f64))
            };
            let depreciation_usd = book + bought + back - after;
            let capital_charge_usd = 0.0 + self.cost_of_capital_share * (book + bought);
            let total_cost_usd = depreciation_usd + capital_charge_usd + running;
            let gpus = plan.pools.iter().fold(0.0, |sum, pool| sum + pool.mean_gpus(place as f64));
            let gpu_hours = gpus * HOURS_PER_YEAR * self.busy_share;
            let even = plan.assets.iter().fold(0.0, |sum, of| sum + of.annuity_usd * of.share_of(place as f64));
            let of = |nature: CostNature| of(&ledger, nature);
            years.push(OwnedYear {
                year: self.start_year + place as f64,
                gpus,
                capex_usd: bought,
                resale_usd: 0.0 - back,
                power_usd: of(CostNature::Power),
                hall_usd: of(CostNature::Hall),
                cloud_usd: of(CostNature::Cloud),
                staff_usd: of(CostNature::Staff),
                software_usd: of(CostNature::Software),
                support_usd: of(CostNature::Support),
                repairs_usd: of(CostNature::Repairs),
                total_cash_usd: bought + back + running,
                depreciation_usd,
                capital_charge_usd,
                total_cost_usd,
                annuity_usd: even + running,
                book_usd: after,
                reported_depreciation_usd: reported + bought + back - reported_after,
                reported_book_usd: reported_after,
                available_gpu_hours: gpus * HOURS_PER_YEAR,
                gpu_hours,
                usd_per_gpu_hour: (gpu_hours > 0.0).then(|| total_cost_usd / gpu_hours),
            });
            natures.iter_mut().zip(ledger).for_each(|(sum, usd)| *sum += usd);
            for (at, usd) in [(place, bought), (ends, back + running)] {
                flows.iter_mut().skip(at).take(1).for_each(|flow| *flow += usd);
            }
            (book, reported) = (after, reported_after);
        }
        flows.iter_mut().skip(count).for_each(|flow| *flow -= book);
        self.told(years, natures, flows, book, plan.peak_mw)
    }

    /// The answer, from its years.
    fn told(
        &self,
        years: Vec<OwnedYear>,
        natures: Ledger,
        cash_flows_usd: Vec<f64>,
        left_usd: f64,
        peak_mw: f64,
    ) -> Result<OwnershipCosts> {
        let rate = self.cost_of_capital_share;
        let all = |of: fn(&OwnedYear) -> f64| years.iter().map(of).fold(0.0, |sum, usd| sum + usd);
        let npv_usd = check::told(present(rate, &cash_flows_usd))?;
        let hours: Vec<f64> = std::iter::once(0.0).chain(years.iter().map(|year| year.available_gpu_hours)).collect();
        let hours = present(rate, &hours);
        let per_hour = |hours: f64| (hours > 0.0).then(|| check::told(npv_usd / hours)).transpose();
        // Whatever is not finite in a year shows in a sum.
        check::told(all(|year| year.annuity_usd))?;
        check::told(all(|year| year.reported_depreciation_usd))?;
        check::told(all(|year| year.usd_per_gpu_hour.unwrap_or(0.0)))?;
        let total_cash_usd = check::told(all(|year| year.total_cash_usd))?;
        let (capex_usd, resale_usd) = (all(|year| year.capex_usd), all(|year| year.resale_usd));
        Ok(OwnershipCosts {
            natures: CostNature::ALL.iter().zip(natures).map(|(&nature, usd)| NatureTotal { nature, usd }).collect(),
            cash_flows_usd,
            capex_usd,
            resale_usd,
            opex_usd: RUNNING.iter().fold(0.0, |sum, &nature| sum + of(&natures, nature)),
            total_cash_usd,
            left_usd,
            total_cost_usd: check::told(all(|year| year.total_cost_usd))?,
            npv_usd,
            available_gpu_hours: check::told(all(|year| year.available_gpu_hours))?,
            gpu_hours: all(|year| year.gpu_hours),
            levelised_usd_per_gpu_hour: per_hour(hours * self.busy_share)?,
            levelised_usd_per_available_gpu_hour: per_hour(hours)?,
            peak_mw,
            years,
        })
    }

    fn prices(&self) -> Result<Prices> {
        let hall = match &self.facility {
            Some(Facility::Colocation(hall)) => Some(hall),
            _ => None,
        };
        let rent = |of: &ByYear| self.values("facility.colocation.usd_per_kw_month", of, 0.0);
        Ok(Prices {
            pue: self.values("pue", &self.pue, 1.0)?,
            usd_per_kwh: self.values("usd_per_kwh", &self.usd_per_kwh, 0.0)?,
            hall_usd_per_kw_month: hall.map(|hall| rent(&hall.usd_per_kw_month)).transpose()?,
            power_included: hall.is_some_and(|hall| hall.power_included),
        })
    }

    /// The cash of a year.
    fn ledger(&self, plan: &Plan, prices: &Prices, place: usize) -> Ledger {
        let mut ledger: Ledger = [0.0; CostNature::ALL.len()];
        let mut add = |nature: CostNature, usd: f64| {
            ledger.iter_mut().skip(nature as usize).take(1).for_each(|sum| *sum += usd);
        };
        let year = place as f64;
        for asset in &plan.assets {
            if asset.bought >= year && asset.bought < year + 1.0 {
                asset.costs.iter().for_each(|(nature, usd)| add(*nature, *usd));
            }
            if asset.until > year && asset.until <= year + 1.0 {
                add(CostNature::Resale, -asset.resale_usd);
            }
        }
        let at = |of: &[f64]| of.get(place).copied().unwrap_or_default();
        for pool in &plan.pools {
            let gpus = pool.mean_gpus(year);
            let hours = gpus * HOURS_PER_YEAR;
            if let Some(price) = &pool.cloud {
                add(CostNature::Cloud, hours * at(price));
            }
            if !prices.power_included {
                add(CostNature::Power, hours * pool.draw_kw * at(&prices.pue) * at(&prices.usd_per_kwh));
            }
            if let Some(rent) = &prices.hall_usd_per_kw_month {
                add(CostNature::Hall, gpus * pool.provisioned_kw * MONTHS_PER_YEAR * at(rent));
            }
            self.keep(pool, gpus, &mut add);
        }
        add(CostNature::Staff, self.staff_usd_per_year);
        ledger
    }

    /// What those who own keep running.
    fn keep(&self, pool: &Pool, gpus: f64, add: &mut dyn FnMut(CostNature, f64)) {
        if pool.cloud.is_none() {
            add(CostNature::Staff, gpus * self.staff_usd_per_gpu_year);
            add(CostNature::Support, gpus * pool.server_usd * self.support_share);
            add(CostNature::Repairs, gpus * self.failures_per_gpu_year * self.usd_per_failure);
        }
        add(CostNature::Software, gpus * self.software_usd_per_gpu_year);
    }
}

const BOUGHT: &[CostNature] = &[
    CostNature::Servers,
    CostNature::Network,
    CostNature::Storage,
    CostNature::Spares,
    CostNature::Installation,
    CostNature::ImportPremium,
    CostNature::Taxes,
    CostNature::Shell,
    CostNature::Plant,
];
const BACK: &[CostNature] = &[CostNature::Resale];
const RUNNING: &[CostNature] = &[
    CostNature::Power,
    CostNature::Hall,
    CostNature::Cloud,
    CostNature::Staff,
    CostNature::Software,
    CostNature::Support,
    CostNature::Repairs,
];

fn of(ledger: &Ledger, nature: CostNature) -> f64 {
    ledger.get(nature as usize).copied().unwrap_or_default()
}

fn sum(ledger: &Ledger, natures: &[CostNature]) -> f64 {
    natures.iter().fold(0.0, |sum, &nature| sum + of(ledger, nature))
}

/// The costs of a plan that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`Ownership::costs`] does.
pub fn costs_json(document: &Value) -> Result<String> {
    let plan: Ownership = read(document)?;
    Ok(plan.costs()?.json())
}
