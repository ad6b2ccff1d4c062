//! What the same chip-hours cost by every method: rental, amortised, straight-line, declining balance, purchase.
//!
//! A row says what it counts, and why it differs from another: factors whose product is the ratio of the two.

use crate::catalog::{self, Chip};
use crate::country::{self, country};
use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::price::Terms;
use crate::read::{hint, read};
use crate::record::record;
use crate::text::joined;
use crate::training::check::{amount, not_below};
use crate::training::cost_facts::{facts, multiples};
use crate::training::cost_methods::Costed;
use crate::training::cost_rows::{CostMethods, ExperimentCost};
use crate::training::date::day;
use crate::training::epoch::HoursBasis;
use crate::value::Value;

record! {
    /// A training run whose chip-hours are costed by every method. Prices that it does not bring come from the catalog.
    pub struct CostedRun {
        /// A name of the catalog. None for a chip that brings its own prices.
        chip: Option<String>,
        /// A chip whose prices stand in, beside its own: `H100` for an H800.
        priced_as: Option<String>,
        /// Chips.
        gpus: Option<f64>,
        /// Hours of training.
        hours: Option<f64>,
        /// Chip-hours, reported or predicted. None for chips times hours.
        gpu_hours: Option<f64>,
        /// When the model was published.
        published: Option<String>,
        /// When the training began. None for 60 days before publication, less its hours, as Epoch AI has it.
        started: Option<String>,
        /// When the chips were bought, for the corrected method. None for 90 days after their release.
        bought: Option<String>,
        /// Rental prices are those known by then. None for the day of publication; without one, all.
        prices_as_of: Option<String>,
        /// Rent of a chip for an hour, where one is stated. It comes first, and the others are told against it.
        rent_usd_per_gpu_hour: Option<f64>,
        /// Only the rental prices of this vendor.
        vendor: Option<String>,
        /// Purchase price of a chip, in place of the catalog's.
        purchase_usd: Option<f64>,
        /// What that price holds: `card`, `board`, `server_share`, ...
        purchase_kind: Terms = Terms::ServerShare,
        /// Days from the purchase to the training, in the method of Epoch AI. None for those between its dates.
        depreciation_days: Option<f64>,
        /// Whether the developer has sites of its own, which the method of Epoch AI gives a PUE of 1.1.
        hyperscaler: bool = false,
        /// The country that the energy is used in, by its name, its two or its three letters, for the corrected method.
        place: String = "US".to_owned(),
        /// Price of electricity there. None for the price to industry in the year of the training.
        usd_per_kwh: Option<f64>,
        /// Power usage effectiveness there.
        pue: Option<f64>,
        /// Rated power of a chip in W. None for the catalog's.
        tdp_w: Option<f64>,
        /// Years of use for straight lines. None for 3, 4 and 5.
        lives_years: Vec<f64>,
        /// What is left of the price after them.
        residual_share: f64 = 0.0,
        /// The part of the rest that a declining balance takes in a year. 0.4 is twice a fifth: double declining over five years.
        declining_share_per_year: f64 = 0.4,
    }
}

/// Days from the end of a training to publication, and of a training that nobody told, as Epoch AI has them.
const PUBLICATION_DAYS: f64 = 60.0;
const TRAINING_DAYS: f64 = 33.0625;

impl CostedRun {
    /// The same chip-hours by every method.
    ///
    /// Errors: a number that cannot be; a chip, a vendor or a place that nobody knows; a malformed date; hours that are missing; a
    /// chip that no method finds a price for. A method that finds none has a row that says so.
    pub fn costs(&self) -> Result<CostMethods> {
        self.check()?;
        let chip = self.chip.as_deref().map(|name| found("chip", name)).transpose()?;
        let stand_in = self.priced_as.as_deref().map(|name| found("priced_as", name)).transpose()?;
        let (gpu_hours, gpu_hours_basis) = self.gpu_hours()?;
        let start = self.start(gpu_hours)?;
        let costed = Costed { run: self, chip, stand_in, gpu_hours, start };
        let rows = costed.rows()?;
        let first = rows.iter().find_map(|row| row.usd);
        let experiments = first.map(|usd| multiples().iter().map(|of| ExperimentCost::new(of, usd)).collect());
        Ok(CostMethods {
            chip: chip.map(|chip| chip.key.to_owned()),
            gpu_hours,
            gpu_hours_basis,
            notes: costed.notes(),
            rows,
            experiments: experiments.unwrap_or_default(),
        })
    }

    fn gpu_hours(&self) -> Result<(f64, HoursBasis)> {
        let told = self.gpu_hours.map(|hours| (hours, HoursBasis::Reported));
        let product = self.gpus.zip(self.hours).map(|(gpus, hours)| (gpus * hours, HoursBasis::QuantityXTime));
        let missing = || Error::new(Code::Missing, "gpu_hours", "is missing, as are gpus and hours", "chip-hours");
        let (hours, basis) = told.or(product).ok_or_else(missing)?;
        if hours.is_finite() {
            return Ok((hours, basis));
        }
        Err(Error::new(Code::TooLarge, "hours", "makes chip-hours that no number can tell", "smaller numbers"))
    }

    /// The day on which the training began: as told, or as Epoch AI has it.
    fn start(&self, gpu_hours: f64) -> Result<Option<f64>> {
        if let Some(started) = &self.started {
            return Ok(Some(day("started", started)?));
        }
        let Some(published) = &self.published else { return Ok(None) };
        let hours = self.hours.or_else(|| self.gpus.map(|gpus| gpu_hours / gpus));
        let days = hours.map_or(TRAINING_DAYS, |hours| hours.floor() / 24.0);
        Ok(Some(day("published", published)? - days - PUBLICATION_DAYS))
    }

    fn check(&self) -> Result<()> {
        for (path, value) in [
            ("gpus", self.gpus),
            ("hours", self.hours),
            ("gpu_hours", self.gpu_hours),
            ("rent_usd_per_gpu_hour", self.rent_usd_per_gpu_hour),
            ("purchase_usd", self.purchase_usd),
            ("pue", self.pue),
            ("tdp_w", self.tdp_w),
        ] {
            amount(path, value, true)?;
        }
        not_below("pue", self.pue, 1.0)?;
        amount("depreciation_days", self.depreciation_days, false)?;
        amount("usd_per_kwh", self.usd_per_kwh, false)?;
        for (place, life) in self.lives_years.iter().enumerate() {
            amount(&joined(&["lives_years[", &number(place as f64), "]"]), Some(*life), true)?;
        }
        amount("residual_share", Some(self.residual_share), false)?;
        amount("declining_share_per_year", Some(self.declining_share_per_year), true)?;
        for (path, share) in
            [("residual_share", self.residual_share), ("declining_share_per_year", self.declining_share_per_year)]
        {
            if share >= 1.0 {
                return Err(Error::new(Code::OutOfRange, path, joined(&["must be < 1, got ", &number(share)]), "< 1"));
            }
        }
        for (path, date) in
            [("published", &self.published), ("bought", &self.bought), ("prices_as_of", &self.prices_as_of)]
        {
            date.as_deref().map(|date| day(path, date)).transpose()?;
        }
        if is_rent(self.purchase_kind) {
            let message = joined(&["must be terms of a purchase, got `", self.purchase_kind.id(), "`"]);
            return Err(Error::new(Code::Impossible, "purchase_kind", message, "card, board, server_share, ..."));
        }
        self.known_energy()
    }

    /// The country as the tables call it: by two letters.
    pub(crate) fn iso2(&self) -> &str {
        country(&self.place).map_or(&self.place, |country| country.iso2)
    }

    /// Refuses a place whose energy is needed and not known.
    fn known_energy(&self) -> Result<()> {
        let needed =
            [(self.usd_per_kwh, "electricity", "usd_per_kwh", "price of electricity"), (self.pue, "pue", "pue", "PUE")];
        for (given, id, field, what) in needed {
            let known = facts(id);
            if given.is_some() || known.iter().any(|fact| fact.place == self.iso2()) {
                continue;
            }
            let mut accepted: Vec<&str> = known.iter().map(|fact| fact.place).collect();
            accepted.dedup();
            let accepted = joined(&[&accepted.join(", "), "; or the `", field, "` of the place"]);
            let Some(country) = country(&self.place) else {
                let message =
                    joined(&["`", &self.place, "` is no known country", &hint(&self.place, country::names())]);
                return Err(Error::new(Code::UnknownName, "place", message, accepted));
            };
            let message = joined(&["no ", what, " is known of ", country.name]);
            return Err(Error::new(Code::Missing, "place", message, accepted));
        }
        Ok(())
    }
}

fn is_rent(kind: Terms) -> bool {
    use Terms::{Accounting, Block, Marketplace, OnDemand, Reserved1y, Reserved3y, Spot};
    matches!(kind, OnDemand | Spot | Marketplace | Block | Reserved1y | Reserved3y | Accounting)
}

fn found(path: &str, name: &str) -> Result<&'static Chip> {
    catalog::find(name).ok_or_else(|| {
        let message = joined(&["`", name, "` is not in the catalog", &catalog::hint(name)]);
        Error::new(Code::UnknownName, path, message, "a name of the catalog")
    })
}

/// The costs by every method of a run that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`CostedRun::costs`] does.
pub fn cost_methods_json(document: &Value) -> Result<String> {
    let run: CostedRun = read(document)?;
    Ok(run.costs()?.json())
}
