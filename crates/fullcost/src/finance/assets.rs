//! A plan as what is bought and what is in service: each with its money and its dates, in years after the beginning.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::finance::by_year::ByYear;
use crate::finance::check;
use crate::finance::depreciation::{DepreciationMethod, Fall, Market};
use crate::finance::money::{discount, recovery};
use crate::finance::ownership::{Facility, OwnFacility, Ownership, Tranche, TrancheSupply};
use crate::real::Real;
use crate::record::words;
use crate::text::joined;
use crate::units::MONTHS_PER_YEAR;

words! {
    /// What a cost is for.
    pub enum CostNature {
        /// Accelerators with their servers.
        Servers = "servers",
        /// Network.
        Network = "network",
        /// Storage.
        Storage = "storage",
        /// Spare parts.
        Spares = "spares",
        /// Installation.
        Installation = "installation",
        /// Premium of an import.
        ImportPremium = "import_premium",
        /// Taxes and levies, less credits.
        Taxes = "taxes",
        /// Shell and site.
        Shell = "shell",
        /// Power and cooling plant.
        Plant = "plant",
        /// What used machines bring in: below 0.
        Resale = "resale",
        /// Electricity.
        Power = "power",
        /// Rent of a hall.
        Hall = "hall",
        /// Hours in a cloud.
        Cloud = "cloud",
        /// Staff.
        Staff = "staff",
        /// Software.
        Software = "software",
        /// Support.
        Support = "support",
        /// Repairs.
        Repairs = "repairs",
    }
}

/// Something that is bought, loses its value and is sold.
pub(crate) struct Asset {
    /// What is paid, by nature.
    pub costs: Vec<(CostNature, f64)>,
    pub cost_usd: f64,
    /// What it sells for at the end of its service.
    pub resale_usd: f64,
    market: Market,
    pub bought: f64,
    pub from: f64,
    pub until: f64,
    /// By its economic life, and by the owner's books.
    pub economic: Fall,
    pub reported: Fall,
    /// The even payment, at the end of every year in service, that is worth the purchase less the resale.
    pub annuity_usd: f64,
}

impl Asset {
    fn new(
        costs: Vec<(CostNature, f64)>,
        market: Market,
        [bought, from, until]: [f64; 3],
        economic: Fall,
        reported: Fall,
        rate: f64,
    ) -> Asset {
        let cost_usd = costs.iter().map(|(_, usd)| *usd).fold(0.0, |sum, usd| sum + usd);
        let years = until - from;
        let resale_usd = market.usd(years);
        let ready = cost_usd * discount(rate, bought - from);
        let annuity_usd = (ready - resale_usd * discount(rate, years)) * recovery(rate, years);
        Asset { costs, cost_usd, resale_usd, market, bought, from, until, economic, reported, annuity_usd }
    }

    /// What it is worth at the end of a year, by one of its lives; nothing before it is paid and after it is sold. What is paid at
    /// that very moment belongs to the next year.
    pub fn book_usd(&self, fall: &Fall, at: f64) -> f64 {
        if at <= self.bought || at >= self.until { 0.0 } else { self.cost_usd * fall.book_share(at - self.from) }
    }

    /// What it would sell for at the end of a year; nothing before it is paid and after it is sold.
    pub fn market_usd(&self, at: f64) -> f64 {
        if at <= self.bought || at >= self.until { 0.0 } else { self.market.usd(at - self.from) }
    }

    /// The part of a year that it is in service.
    pub fn share_of(&self, year: f64) -> f64 {
        let from = self.from.larger(year);
        (self.until.smaller(year + 1.0) - from).larger(0.0)
    }
}

/// Accelerators in service.
pub(crate) struct Pool {
    pub gpus: f64,
    pub from: f64,
    pub until: f64,
    ramp: f64,
    pub draw_kw: f64,
    pub provisioned_kw: f64,
    /// Price of a server's share; 0 in a cloud.
    pub server_usd: f64,
    /// Price of an hour, year by year, in a cloud.
    pub cloud: Option<Vec<f64>>,
}

impl Pool {
    /// Mean number in service over a year: a ramp from `from` on, then all of them, until `until`.
    pub fn mean_gpus(&self, year: f64) -> f64 {
        self.gpus * (self.gone(year + 1.0) - self.gone(year))
    }

    /// Years in service of a whole one by a time.
    fn gone(&self, at: f64) -> f64 {
        let years = at.smaller(self.until) - self.from;
        if years <= 0.0 {
            0.0
        } else if years < self.ramp {
            years * years / (2.0 * self.ramp)
        } else {
            years - self.ramp / 2.0
        }
    }
}

/// Years by which moments that are meant as one may differ in their last digits.
const MOMENT: f64 = 1e-9;

/// What a plan buys, and what it has in service.
pub(crate) struct Plan {
    pub assets: Vec<Asset>,
    pub pools: Vec<Pool>,
    /// IT power that is provided for at once, at most.
    pub peak_mw: f64,
}

impl Plan {
    /// Of a document that is sound in itself.
    ///
    /// Errors: dates that do not fit together, a building that is too small or too late, a year without a price.
    pub fn new(of: &Ownership) -> Result<Plan> {
        let mut plan = Plan { assets: Vec::new(), pools: Vec::new(), peak_mw: 0.0 };
        for tranche in &of.tranches {
            plan.add(tranche, of).map_err(|error| check::under(error, &["tranches[", &tranche.id, "]"]))?;
        }
        plan.peak_mw = plan.pools.iter().map(|pool| plan.kw_at(pool.from) / 1000.0).fold(0.0, f64::larger);
        if let Some(Facility::Own(facility)) = &of.facility {
            plan.build(facility, of).map_err(|error| check::under(error, &["facility.own"]))?;
        }
        Ok(plan)
    }

    fn kw_at(&self, at: f64) -> f64 {
        let there = self.pools.iter().filter(|pool| pool.from <= at && at < pool.until);
        there.fold(0.0, |sum, pool| sum + pool.gpus * pool.provisioned_kw)
    }

    fn add(&mut self, tranche: &Tranche, of: &Ownership) -> Result<()> {
        let bought = tranche.bought.within("bought", of)?;
        let from = bought + tranche.delivery_months / MONTHS_PER_YEAR;
        if from >= of.years {
            let message = joined(&["puts the first in service ", &number(from), " years on, when the plan has ended"]);
            return Err(Error::new(Code::Impossible, "delivery_months", message, "a delivery within the plan"));
        }
        let until = match &tranche.retired {
            None => from + tranche.life_years,
            Some(moment) => moment.years_after(of.start_year).map_err(|error| check::under(error, &["retired"]))?,
        };
        if until.is_nan() || until <= from {
            let message =
                joined(&["is ", &number(until), " years on, not after the first is in service (", &number(from), ")"]);
            return Err(Error::new(Code::Impossible, "retired", message, "after the purchase and the delivery"));
        }
        let ramp = tranche.ramp_months / MONTHS_PER_YEAR;
        if ramp > until - from + MOMENT {
            let message = joined(&["is longer than they are in service (", &number(until - from), " years)"]);
            return Err(Error::new(Code::Impossible, "ramp_months", message, "a ramp within the service"));
        }
        let (draw_kw, provisioned_kw) = tranche.power_kw();
        let server = tranche.supply.server_usd_per_gpu();
        let cloud = match &tranche.supply {
            TrancheSupply::Cloud(price) => {
                Some(of.values("supply.cloud.usd_per_gpu_hour", &price.usd_per_gpu_hour, 0.0)?)
            }
            _ => None,
        };
        if let Some(server) = server {
            self.assets.push(machines(tranche, of, server * tranche.gpus, [bought, from, until]));
        }
        let server_usd = server.unwrap_or(0.0);
        self.pools.push(Pool { gpus: tranche.gpus, from, until, ramp, draw_kw, provisioned_kw, server_usd, cloud });
        Ok(())
    }

    /// Shell and plant, each as often as its life needs while accelerators stand in it.
    fn build(&mut self, facility: &OwnFacility, of: &Ownership) -> Result<()> {
        let built = facility.built.within("built", of)?;
        let inside = || self.pools.iter().filter(|pool| pool.cloud.is_none());
        if let Some(early) = inside().map(|pool| pool.from).find(|from| *from < built - MOMENT) {
            let message =
                joined(&["is ", &number(built), " years on, after machines are in service (", &number(early), ")"]);
            return Err(Error::new(Code::Impossible, "built", message, "no later than the first machines in service"));
        }
        let last = inside().fold(0.0, |last: f64, pool| pool.until.larger(last)).smaller(of.years);
        let mw = facility.mw.unwrap_or(self.peak_mw);
        if mw < self.peak_mw {
            let message = joined(&["is ", &number(mw), ", less than the tranches need (", &number(self.peak_mw), ")"]);
            return Err(Error::new(Code::Impossible, "mw", message, "as much as the tranches need"));
        }
        let parts = [
            (CostNature::Shell, facility.shell_usd_per_mw, facility.shell_life_years),
            (CostNature::Plant, facility.plant_usd_per_mw, facility.plant_life_years),
        ];
        for (nature, usd_per_mw, life) in parts {
            let fall = Fall {
                method: DepreciationMethod::StraightLine,
                life_years: life,
                residual_share: 0.0,
                declining_factor: 1.0,
            };
            let market = Market { new_usd: usd_per_mw * mw, life_years: life, residual_share: Some(0.0) };
            let mut from = built;
            loop {
                let costs = vec![(nature, usd_per_mw * mw)];
                self.assets.push(Asset::new(
                    costs,
                    market,
                    [from, from, from + life],
                    fall,
                    fall,
                    of.cost_of_capital_share,
                ));
                from += life;
                if from >= last - MOMENT {
                    break;
                }
            }
        }
        Ok(())
    }
}

/// A tranche with what belongs to it, as it is bought.
fn machines(tranche: &Tranche, of: &Ownership, servers_usd: f64, [bought, from, until]: [f64; 3]) -> Asset {
    let shares = [
        (CostNature::Servers, 1.0),
        (CostNature::Network, of.network_share),
        (CostNature::Storage, of.storage_share),
        (CostNature::Spares, of.spares_share),
        (CostNature::Installation, of.installation_share),
        (CostNature::ImportPremium, of.import_premium_share),
        (CostNature::Taxes, of.tax_share),
    ];
    let whole = shares.iter().fold(0.0, |sum, (_, share)| sum + share);
    let costs = shares.iter().map(|(nature, share)| (*nature, share * servers_usd)).collect();
    // Only the servers find a buyer: not their installation, their taxes or what a grey market took.
    let market =
        Market { new_usd: servers_usd, life_years: tranche.life_years, residual_share: tranche.residual_share };
    let left = Market { new_usd: 1.0 / whole, ..market }.usd(tranche.life_years);
    let fall = |life_years: f64| Fall {
        method: of.depreciation,
        life_years,
        residual_share: left.smaller(1.0),
        declining_factor: of.declining_factor,
    };
    let reported = fall(tranche.accounting_life_years.unwrap_or(tranche.life_years));
    Asset::new(costs, market, [bought, from, until], fall(tranche.life_years), reported, of.cost_of_capital_share)
}

impl Ownership {
    /// The numbers of all years of the plan.
    pub(crate) fn values(&self, path: &str, of: &ByYear, least: f64) -> Result<Vec<f64>> {
        of.values(path, self.start_year, self.years as usize, least)
    }
}
