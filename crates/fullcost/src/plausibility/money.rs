//! Money: what a fleet cost, against the owner's stated means.
//!
//! A mean is a sum that somebody told, of a currency and a year, times the part of it that could have been spent on the fleet.
//! Assets under management are other people's money: what an owner could spend is what it earns by them.

use crate::currency::Currency;
use crate::digits::{number, tenths};
use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::json::ToJson;
use crate::plausibility::answer::{CheckKind, Plausibility};
use crate::plausibility::money_units::Factors;
use crate::plausibility::ranged::Ranged;
use crate::plausibility::tally::{Origin, Tally};
use crate::read::read;
use crate::record::{record, words};
use crate::source::Source;
use crate::text::joined;
use crate::training::check::amount;
use crate::uncertainty::distribution::{Distribution, Quantiles};
use crate::units::{Amount, Gpus, Share, Unit, Usd, UsdPerGpu, UsdPerGpuYear, Years};
use crate::value::Value;

words! {
    /// What an owner's means are.
    pub enum MeansKind {
        /// Money that was spent on equipment.
        Capex = "capex",
        /// Money that was raised or given.
        Funding = "funding",
        /// Turnover of a year.
        Revenue = "revenue",
        /// Assets under management: other people's money.
        Assets = "assets",
    }
}

record! {
    /// What an owner has or earns.
    pub struct Means {
        /// What it is.
        name: String,
        /// Its kind, from which the part follows that could be spent.
        kind: MeansKind,
        /// How much.
        amount: Estimate<Amount>,
        /// Of which currency.
        currency: Currency = Currency::Usd,
        /// The year that it holds for.
        year: f64,
        /// For how many years it holds. 1 for what came once.
        years: f64 = 1.0,
        /// The part of it that could be spent on this, in each of the years. None for the default of its kind.
        share: Option<Estimate<Share>>,
    }
}

record! {
    /// A cost that somebody told.
    pub struct ToldCost {
        /// What it is.
        name: String,
        /// How much.
        amount: Estimate<Amount>,
        /// Of which currency.
        currency: Currency = Currency::Usd,
        /// The year that it was told in.
        year: f64,
    }
}

record! {
    /// Chips of one kind with what they cost, in dollars of `year`.
    pub struct BoughtChips {
        /// What they are called.
        name: String,
        /// How many.
        count: Estimate<Gpus>,
        /// Price of one with its part of the server.
        usd_per_gpu: Estimate<UsdPerGpu>,
        /// What it costs a year to operate one.
        operation_usd_per_gpu_year: Option<Estimate<UsdPerGpuYear>>,
        /// For how many years.
        operation_years: Option<Estimate<Years>>,
        /// The year whose dollars these are.
        year: f64,
    }
}

record! {
    /// A claim that an owner paid for a fleet.
    pub struct MoneyClaim {
        /// The claim in words.
        claim: String = String::new(),
        /// Chips by their number and price.
        fleet: Vec<BoughtChips>,
        /// Costs as they were told.
        costs: Vec<ToldCost>,
        /// What the owner has. None where nothing is known: then the answer says what it would take.
        means: Vec<Means>,
        /// The year whose dollars costs and means are compared in. None to add them as they were told.
        dollars_of: Option<f64>,
        /// Sources that the estimates name.
        sources: Vec<Source>,
    }
}

/// The part of a kind of means that could be spent on computers, by its 5 %, 50 % and 95 % quantiles (assumed).
fn default_share(kind: MeansKind) -> Option<(Quantiles, &'static str)> {
    match kind {
        MeansKind::Capex | MeansKind::Funding => None,
        MeansKind::Revenue => Some((
            Quantiles { p05: 0.1, p50: 0.3, p95: 0.6 },
            "Part of a year's turnover that could go into computers, assumed.",
        )),
        MeansKind::Assets => Some((
            Quantiles { p05: 0.01, p50: 0.03, p95: 0.1 },
            "Part of the assets that their manager could spend in a year, assumed: a fee of 1 % and 20 % of what is gained.",
        )),
    }
}

impl MoneyClaim {
    /// The check.
    ///
    /// Errors: no cost; a year without a rate or an index; operation for no years; years of means of 0 or less.
    pub fn check(&self) -> Result<Plausibility> {
        if self.fleet.is_empty() && self.costs.is_empty() {
            return Err(Error::new(Code::Missing, "costs", "is missing, and so is a fleet", "one of the two"));
        }
        let mut tally = Tally::default();
        let mut cost = Ranged::exact(0.0);
        for (place, chips) in self.fleet.iter().enumerate() {
            let path = joined(&["fleet[", &number(place as f64), "]"]);
            cost = cost.plus(&chips.cost(&mut tally, &path, self.dollars_of)?);
        }
        for (place, told) in self.costs.iter().enumerate() {
            let path = joined(&["costs[", &number(place as f64), "]"]);
            let of = tally.given_in(&told.name, &joined(&[&path, ".amount"]), &told.amount, told.currency.id())?;
            let factors = Factors::of(&path, told.currency, told.year, ("dollars_of", self.dollars_of))?;
            factors.tell(&mut tally);
            cost = cost.plus(&of.scaled(factors.usd(1.0)));
        }
        let cost = cost.finite("costs")?;
        tally.computed("cost", Usd::WORDS, &cost);
        let mut means: Option<Ranged> = None;
        for (place, of) in self.means.iter().enumerate() {
            let path = joined(&["means[", &number(place as f64), "]"]);
            let spendable = of.spendable(&mut tally, &path, self.dollars_of)?;
            means = Some(means.map_or(spendable.clone(), |means| means.plus(&spendable)));
        }
        if self.dollars_of.is_none() && self.years_differ() {
            tally.note("Dollars of different years are added as they were told.");
        }
        let takes = joined(&["The claim takes ", &millions(&cost)]);
        let Some(means) = means else {
            return tally.unknown(CheckKind::Money, &self.claim, joined(&[&takes, "."]), &self.sources);
        };
        tally.computed("what the owner could spend", Usd::WORDS, &means);
        let ratio = cost.share_of("means", &means)?;
        tally.computed("cost over means", "share", &ratio);
        let reason = joined(&[&takes, "; by its stated means, the owner could spend ", &millions(&means), "."]);
        Ok(tally.unknown(CheckKind::Money, &self.claim, reason, &self.sources)?.judged(&ratio))
    }

    fn years_differ(&self) -> bool {
        let costs = self.fleet.iter().map(|of| of.year).chain(self.costs.iter().map(|of| of.year));
        let mut years = costs.chain(self.means.iter().map(|of| of.year));
        let first = years.next();
        years.any(|year| Some(year) != first)
    }
}

impl BoughtChips {
    /// Price and operation of all of them.
    fn cost(&self, tally: &mut Tally, path: &str, dollars_of: Option<f64>) -> Result<Ranged> {
        let under = |field: &str| joined(&[path, ".", field]);
        let label = |what: &str| joined(&[&self.name, ": ", what]);
        let count = tally.given(&label("count"), &under("count"), &self.count)?;
        let mut each = tally.given(&label("price with server"), &under("usd_per_gpu"), &self.usd_per_gpu)?;
        match (&self.operation_usd_per_gpu_year, &self.operation_years) {
            (Some(rate), Some(years)) => {
                let rate = tally.given(&label("operation"), &under("operation_usd_per_gpu_year"), rate)?;
                let years = tally.given(&label("years of operation"), &under("operation_years"), years)?;
                each = each.plus(&rate.times(&years));
            }
            (None, None) => {}
            (Some(_), None) => {
                return Err(Error::new(Code::Missing, under("operation_years"), "is missing", "years of operation"));
            }
            (None, Some(_)) => {
                let field = under("operation_usd_per_gpu_year");
                return Err(Error::new(Code::Missing, field, "is missing", "a cost of operation"));
            }
        }
        let factors = Factors::of(path, Currency::Usd, self.year, ("dollars_of", dollars_of))?;
        factors.tell(tally);
        let cost = count.times(&each).scaled(factors.usd(1.0));
        tally.computed(&label("cost"), Usd::WORDS, &cost);
        Ok(cost)
    }
}

impl Means {
    /// What could be spent of it, in dollars.
    fn spendable(&self, tally: &mut Tally, path: &str, dollars_of: Option<f64>) -> Result<Ranged> {
        let under = |field: &str| joined(&[path, ".", field]);
        amount(&under("years"), Some(self.years), true)?;
        let told = tally.given_in(&self.name, &under("amount"), &self.amount, self.currency.id())?;
        let factors = Factors::of(path, self.currency, self.year, ("dollars_of", dollars_of))?;
        factors.tell(tally);
        let label = |what: &str| joined(&[&self.name, ": ", what]);
        let share = match (&self.share, default_share(self.kind)) {
            (Some(share), _) => tally.given(&label("part that could be spent"), &under("share"), share)?,
            (None, None) => Ranged::exact(1.0),
            (None, Some((range, note))) => {
                // One draw for all means of a kind: an owner that spends much of one spends much of the others.
                let path = joined(&["share[", self.kind.id(), "]"]);
                let share = Ranged::drawn(&path, range.p50, &Distribution::Quantiles(range))?;
                tally.line(&label("part that could be spent"), "share", &share, Origin::assumed(note));
                share
            }
        };
        if self.years != 1.0 {
            tally.line(&label("years"), "years", &Ranged::exact(self.years), Origin::default());
        }
        let spendable = told.times(&share).scaled(factors.usd(self.years));
        tally.computed(&label("could be spent"), Usd::WORDS, &spendable);
        Ok(spendable)
    }
}

fn millions(usd: &Ranged) -> String {
    joined(&["$", &tenths(usd.point / 1e6), "M"])
}

/// The check of a claim that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`MoneyClaim::check`] does.
pub fn check_money_json(document: &Value) -> Result<String> {
    let claim: MoneyClaim = read(document)?;
    Ok(claim.check()?.json())
}
