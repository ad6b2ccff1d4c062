//! The three costs of a training run as Epoch AI counts them, to the digit: amortised hardware with energy, the purchase of the
//! cluster, and cloud rental.
//!
//! Method: B. Cottier and others, "The rising costs of training frontier AI models" (arXiv 2405.21015), and the repository
//! epoch-research/training-cost-trends as of April 2026. Prices, power and factors come with the run; no chip is looked up.

use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::read::read;
use crate::record::{answer, record, words};
use crate::training::check::{amount, not_below};
use crate::uncertainty::math::{exp, ln};
use crate::value::Value;

words! {
    /// Where the hours of a run come from: the first of these that is known.
    pub enum HoursBasis {
        /// As they were reported.
        Reported = "reported",
        /// Chips times hours.
        QuantityXTime = "quantity_x_time",
        /// Operations over what the chips do at a utilisation.
        Flop = "flop",
    }
}

record! {
    /// A run with what its costs are made of. What is not known is left out, and so are the costs that need it.
    pub struct EpochRun {
        /// Chips.
        chips: Option<f64>,
        /// Hours of training.
        hours: Option<f64>,
        /// Chip-hours, where they were reported.
        chip_hours: Option<f64>,
        /// Operations of the run.
        training_flop: Option<f64>,
        /// Peak of a chip in FLOP/s.
        peak_flop_per_s: Option<f64>,
        /// Utilisation. None for the median of 33 known ones.
        mfu: f64 = 0.375,
        /// Purchase price of a chip.
        purchase_usd: Option<f64>,
        /// What a price of a chip alone is multiplied with, for its share of the server; 1 for a price that holds it.
        server_factor: f64 = 1.64,
        /// What chip and server cost against the chip alone: tells them apart in the answer.
        server_share_factor: f64 = 1.64,
        /// Whole days from the purchase to the beginning of the training.
        depreciation_days: Option<f64>,
        /// Rated power of a chip in W.
        tdp_w: Option<f64>,
        /// Power of a server over that of its chips.
        server_power_factor: Option<f64>,
        /// Mean power over rated power.
        load: Option<f64>,
        /// Power usage effectiveness of the site.
        pue: Option<f64>,
        /// Price of electricity.
        usd_per_kwh: Option<f64>,
        /// Rent of a chip for an hour, by list.
        rental_usd_per_gpu_hour: Option<f64>,
        /// From the list to a commitment of three years.
        rental_factor: f64 = 1.0,
        /// Price index of the year that dollars are told in, over that of the publication. 1 for dollars of the publication.
        price_index_ratio: f64 = 1.0,
    }
}

answer! {
    /// Costs in dollars; null where something that is needed is not known.
    pub struct EpochCosts {
        /// Chip-hours that hardware and energy are counted for.
        chip_hours: Option<f64>,
        /// Where they come from.
        chip_hours_basis: Option<HoursBasis>,
        /// The chips' loss of value.
        ai_accelerator_usd: Option<f64>,
        /// The rest of the servers'.
        other_server_usd: Option<f64>,
        /// The network's.
        interconnect_usd: Option<f64>,
        /// Electricity.
        energy_usd: Option<f64>,
        /// The four together.
        capex_energy_usd: Option<f64>,
        /// Buying all chips with servers and network.
        acquisition_usd: Option<f64>,
        /// Renting them.
        cloud_usd: Option<f64>,
    }
}

/// Powers of ten by which chips become better for their price in a year, and so lose value.
pub(crate) const PROGRESS_PER_YEAR: f64 = 0.14;

/// What chips are worth after `years`, over their price.
pub(crate) fn worth_share(years: f64) -> f64 {
    exp(-PROGRESS_PER_YEAR * ln(10.0) * years)
}

/// Part of a cluster's cost that is its network.
pub(crate) const NETWORK_SHARE: f64 = 0.19;
/// Hours and days of a year, as they are counted there.
pub(crate) const HOURS_PER_YEAR: f64 = 8766.0;
pub(crate) const DAYS_PER_YEAR: f64 = 365.25;

impl EpochRun {
    /// The costs.
    ///
    /// Errors: a number below 0; a factor, a share or a peak of 0.
    pub fn costs(&self) -> Result<EpochCosts> {
        self.check()?;
        let spent = self.chip_hours();
        let hours = spent.map(|(hours, _)| hours);
        let server = self.purchase_usd.map(|price| price * self.server_factor);
        let whole = self.price_index_ratio;
        let amortised = || {
            let years = self.depreciation_days? / DAYS_PER_YEAR;
            let worth = server? * worth_share(years);
            Some(worth * PROGRESS_PER_YEAR * ln(10.0) / HOURS_PER_YEAR * hours? * whole)
        };
        let energy = || {
            let draw_kw = self.tdp_w? / 1000.0 * self.server_power_factor? * self.load? * self.pue?;
            Some(draw_kw * hours? * self.usd_per_kwh? * whole)
        };
        let (amortised, energy_usd) = (amortised(), energy());
        let ai_accelerator_usd = amortised.map(|usd| usd / self.server_share_factor);
        let interconnect_usd = amortised.map(|usd| usd * NETWORK_SHARE / (1.0 - NETWORK_SHARE));
        let renting = || {
            let rent = self.rental_usd_per_gpu_hour? * self.rental_factor;
            Some(rent * self.chips? * self.hours? * whole)
        };
        let told = [hours, amortised, energy_usd, server];
        if told.into_iter().flatten().any(|value| !value.is_finite()) {
            return Err(Error::new(Code::TooLarge, "", "makes a cost that no number can tell", "smaller numbers"));
        }
        Ok(EpochCosts {
            chip_hours: hours,
            chip_hours_basis: spent.map(|(_, basis)| basis),
            ai_accelerator_usd,
            other_server_usd: amortised.zip(ai_accelerator_usd).map(|(all, chips)| all - chips),
            interconnect_usd,
            energy_usd,
            capex_energy_usd: amortised.zip(energy_usd).map(|(usd, energy)| usd / (1.0 - NETWORK_SHARE) + energy),
            acquisition_usd: self.chips.zip(server).map(|(chips, usd)| chips * usd / (1.0 - NETWORK_SHARE) * whole),
            cloud_usd: renting(),
        })
    }

    /// Chip-hours, from the first that is known.
    fn chip_hours(&self) -> Option<(f64, HoursBasis)> {
        let reported = self.chip_hours.map(|hours| (hours, HoursBasis::Reported));
        let product = self.chips.zip(self.hours).map(|(chips, hours)| (chips * hours, HoursBasis::QuantityXTime));
        let derived = self.training_flop.zip(self.peak_flop_per_s);
        let derived = derived.map(|(flop, peak)| (flop / (peak * self.mfu) / 3600.0, HoursBasis::Flop));
        reported.or(product).or(derived)
    }

    fn check(&self) -> Result<()> {
        for (path, value, above) in [
            ("chips", self.chips, false),
            ("hours", self.hours, false),
            ("chip_hours", self.chip_hours, false),
            ("training_flop", self.training_flop, false),
            ("peak_flop_per_s", self.peak_flop_per_s, true),
            ("mfu", Some(self.mfu), true),
            ("purchase_usd", self.purchase_usd, false),
            ("server_factor", Some(self.server_factor), true),
            ("server_share_factor", Some(self.server_share_factor), true),
            ("tdp_w", self.tdp_w, false),
            ("server_power_factor", self.server_power_factor, false),
            ("load", self.load, false),
            ("pue", self.pue, false),
            ("usd_per_kwh", self.usd_per_kwh, false),
            ("rental_usd_per_gpu_hour", self.rental_usd_per_gpu_hour, false),
            ("rental_factor", Some(self.rental_factor), false),
            ("price_index_ratio", Some(self.price_index_ratio), true),
        ] {
            amount(path, value, above)?;
        }
        // A site draws no less than its machines, a server costs no less than its chips.
        not_below("pue", self.pue, 1.0)?;
        not_below("server_share_factor", Some(self.server_share_factor), 1.0)
    }
}

/// The costs of a run that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`EpochRun::costs`] does.
pub fn costs_json(document: &Value) -> Result<String> {
    let run: EpochRun = read(document)?;
    Ok(run.costs()?.json())
}
