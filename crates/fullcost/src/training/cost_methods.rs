//! Each method of costing, and its gap to another as factors whose product is the ratio of the two.

use crate::catalog::Chip;
use crate::catalog::prices::{Asked, Price, prices};
use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::price::{Terms, What};
use crate::text::joined;
use crate::training::cost_facts::{Fact, fact_of, fact_of_chip};
use crate::training::cost_purchase::Purchase;
use crate::training::cost_rows::{CostFactor, CostInput, CostMethod, CostMethodRow, factor, short};
use crate::training::costs::CostedRun;
use crate::training::date::{day, year_of};
use crate::training::epoch::{DAYS_PER_YEAR, EpochCosts, EpochRun, HOURS_PER_YEAR, NETWORK_SHARE, PROGRESS_PER_YEAR};
use crate::uncertainty::math::{exp, ln};

/// Days from a release to a cluster of it, as Epoch AI has them.
const DELIVERY_DAYS: f64 = 90.0;
/// Hours that are told twice may differ so much.
const HOURS_TOLERANCE: f64 = 0.02;
const LIVES_YEARS: [f64; 3] = [3.0, 4.0, 5.0];
/// Later than all prices.
const EVER: &str = "9999-12-31";

/// The run with its chips and hours found.
pub struct Costed<'a> {
    /// The run.
    pub run: &'a CostedRun,
    /// Its chip.
    pub chip: Option<&'static Chip>,
    /// The chip whose prices stand in.
    pub stand_in: Option<&'static Chip>,
    /// Its chip-hours.
    pub gpu_hours: f64,
    /// The day on which the training began.
    pub start: Option<f64>,
}

/// A run of Epoch AI's method, its costs, and where its numbers come from.
struct Amortised {
    run: EpochRun,
    costs: EpochCosts,
    usd: f64,
    purchase: Purchase,
    inputs: Vec<CostInput>,
}

impl Costed<'_> {
    /// A row for each method.
    ///
    /// Errors: no method finds a price.
    pub fn rows(&self) -> Result<Vec<CostMethodRow>> {
        let mut rows = self.rentals()?;
        let rent = rows.first().cloned();
        let epoch = self.as_epoch();
        let base = epoch.as_ref().ok();
        rows.push(self.epoch_row(&epoch, rent.as_ref()));
        let epoch_row = rows.last().cloned();
        rows.push(self.corrected_row(base, epoch_row.as_ref()));
        let lives = if self.run.lives_years.is_empty() { &LIVES_YEARS[..] } else { &self.run.lives_years };
        rows.extend(lives.iter().map(|&life| self.straight_line(life, base, epoch_row.as_ref())));
        rows.push(self.declining_balance(base, epoch_row.as_ref()));
        rows.push(self.acquisition(base, epoch_row.as_ref()));
        if rows.iter().any(|row| row.usd.is_some()) {
            return Ok(rows);
        }
        Err(self.purchase_as_epoch().err().unwrap_or_else(|| missing("gpus", "no method can do without")))
    }

    /// A row for the rent that is stated, and one for each vendor's and kind's latest price.
    fn rentals(&self) -> Result<Vec<CostMethodRow>> {
        let row = |id: String, rent: f64| {
            CostMethodRow::new(id, CostMethod::Rental, Ok(rent * self.gpu_hours), self.gpu_hours)
        };
        let mut rows: Vec<CostMethodRow> = Vec::new();
        if let Some(rent) = self.run.rent_usd_per_gpu_hour {
            let input = CostInput::given("rent", rent, "USD/GPU-hour");
            rows.push(row("rental".to_owned(), rent).made_of([input]));
        }
        let by = self.run.prices_as_of.as_deref().or(self.run.published.as_deref());
        let vendor = self.run.vendor.as_deref();
        for chip in [self.chip, self.stand_in].into_iter().flatten() {
            let what = Some(What::Rental.id());
            let found = prices(Asked { chip: Some(chip.key), what, kind: None, vendor, as_of: by.or(Some(EVER)) })?;
            for price in &found {
                let id =
                    joined(&["rental[", chip.key, ", ", price.vendor, ", ", price.kind.id(), ", ", price.as_of, "]"]);
                let made = row(id, price.usd).made_of([CostInput::of_price("rent", price, "USD/GPU-hour")]);
                let first = rows.first();
                let rent = first.and_then(|row| row.usd_per_gpu_hour).unwrap_or(price.usd);
                let factors = rent_factors(price, &found, rent);
                let made = made.against(first, factors);
                rows.push(made);
            }
        }
        Ok(rows)
    }

    fn epoch_row(&self, epoch: &Result<Amortised>, rent: Option<&CostMethodRow>) -> CostMethodRow {
        let usd = epoch.as_ref().map(|of| of.usd).map_err(Clone::clone);
        let row =
            CostMethodRow::new("amortised_as_epoch".to_owned(), CostMethod::AmortisedAsEpoch, usd, self.gpu_hours);
        let Ok(epoch) = epoch else { return row };
        let hardware = epoch.hardware();
        let wear = hardware * (1.0 - NETWORK_SHARE) / self.gpu_hours;
        let rate = rent.and_then(|row| row.usd_per_gpu_hour).unwrap_or(wear);
        let factors = vec![
            factor(
                &["wear of chip and server, ", &short(wear), " an hour, instead of a rent of ", &short(rate)],
                wear / rate,
            ),
            factor(&["the network"], 1.0 / (1.0 - NETWORK_SHARE)),
            factor(&["electricity"], epoch.usd / hardware),
        ];
        row.made_of(epoch.inputs.clone()).against(rent, factors)
    }

    /// One thing after the other is changed from the method of Epoch AI to what holds here.
    fn corrected_row(&self, epoch: Option<&Amortised>, epoch_row: Option<&CostMethodRow>) -> CostMethodRow {
        let corrected = self.corrected();
        let usd = corrected.as_ref().map(|of| of.usd).map_err(Clone::clone);
        let id = "amortised_corrected".to_owned();
        let row = CostMethodRow::new(id, CostMethod::AmortisedCorrected, usd, self.gpu_hours);
        let Ok(to) = corrected else { return row };
        let Some(from) = epoch else { return row.made_of(to.inputs) };
        let mut run = from.run.clone();
        let mut usd = from.usd;
        let mut factors: Vec<CostFactor> = Vec::new();
        let mut step = |change: &mut dyn FnMut(&mut EpochRun), name: &[&str]| {
            change(&mut run);
            let next = run.costs().ok().and_then(|costs| costs.capex_energy_usd).unwrap_or(usd);
            factors.push(factor(name, next / usd));
            usd = next;
        };
        let told = |of: &Purchase| joined(&[&short(of.usd), " (", &of.by, ")"]);
        let markup = |of: &Amortised| {
            let kind = of.purchase.kind.id().replace('_', " ");
            joined(&[&short(of.run.server_factor), " on a ", &kind, " price"])
        };
        let plain = |value: Option<f64>| short(value.unwrap_or(0.0));
        let (a, b) = (&from.run, &to.run);
        let price = ["a price of ", &told(&to.purchase), " instead of ", &told(&from.purchase)];
        step(&mut |run| run.purchase_usd = b.purchase_usd, &price);
        let names = ["server mark-up ", &markup(&to), " instead of ", &markup(from)];
        step(&mut |run| run.server_factor = b.server_factor, &names);
        let (old, new) = (plain(a.depreciation_days), plain(b.depreciation_days));
        step(
            &mut |run| run.depreciation_days = b.depreciation_days,
            &[&new, " days old at the start instead of ", &old],
        );
        let (old, new) = (plain(a.usd_per_kwh), plain(b.usd_per_kwh));
        step(&mut |run| run.usd_per_kwh = b.usd_per_kwh, &["electricity at ", &new, " a kWh instead of ", &old]);
        step(&mut |run| run.pue = b.pue, &["a PUE of ", &plain(b.pue), " instead of ", &plain(a.pue)]);
        row.made_of(to.inputs).against(epoch_row, factors)
    }

    /// The purchase in equal parts over a life.
    fn straight_line(&self, life: f64, epoch: Option<&Amortised>, epoch_row: Option<&CostMethodRow>) -> CostMethodRow {
        let share = (1.0 - self.run.residual_share) / life;
        let id = joined(&["straight_line[", &number(life), " years]"]);
        let row = self.owned(id, CostMethod::StraightLine, |price| Ok(price * share / HOURS_PER_YEAR * self.gpu_hours));
        let Some(epoch) = epoch else { return row };
        let mut factors = vec![epoch.no_electricity(), epoch.as_new()];
        factors.push(per_year(1.0 / life, &joined(&["1/", &number(life)])));
        if self.run.residual_share > 0.0 {
            factors.push(factor(
                &[&short(self.run.residual_share), " of the price is left"],
                1.0 - self.run.residual_share,
            ));
        }
        row.against(epoch_row, factors)
    }

    /// The same part of what is left, by whole years since the purchase.
    fn declining_balance(&self, epoch: Option<&Amortised>, epoch_row: Option<&CostMethodRow>) -> CostMethodRow {
        let share = self.run.declining_share_per_year;
        let id = joined(&["declining_balance[", &number(share), " a year]"]);
        let days = epoch.and_then(|of| of.run.depreciation_days).or(self.run.depreciation_days);
        let years = days.map(|days| (days / DAYS_PER_YEAR).floor());
        let left = years.map(|years| exp(years * ln(1.0 - share)));
        let row = self.owned(id, CostMethod::DecliningBalance, |price| {
            let left = left.ok_or_else(|| missing("published", "the age of the chips cannot be told"))?;
            Ok(price * left * share / HOURS_PER_YEAR * self.gpu_hours)
        });
        let (Some(epoch), Some(left), Some(years)) = (epoch, left, years) else { return row };
        let old = joined(&[" (whole years since the purchase: ", &number(years), ")"]);
        let book = ["a book value of ", &short(left), &old, " instead of ", &short(epoch.kept())];
        let factors = vec![epoch.no_electricity(), factor(&book, left / epoch.kept()), per_year(share, &short(share))];
        row.against(epoch_row, factors)
    }

    /// The whole cluster.
    fn acquisition(&self, epoch: Option<&Amortised>, epoch_row: Option<&CostMethodRow>) -> CostMethodRow {
        let gpus = self.run.gpus;
        let row = self.owned("acquisition".to_owned(), CostMethod::Acquisition, |price| {
            gpus.map(|gpus| gpus * price).ok_or_else(|| missing("gpus", "the cluster has no size"))
        });
        let (Some(epoch), Some(gpus)) = (epoch, gpus) else { return row };
        let whole = gpus * HOURS_PER_YEAR / (wear_per_year() * self.gpu_hours);
        let share = factor(&["the whole cluster instead of its wear in these hours"], whole);
        row.against(epoch_row, vec![epoch.no_electricity(), epoch.as_new(), share])
    }

    /// A row made of the price of a chip with its part of server and network.
    fn owned(&self, id: String, method: CostMethod, usd: impl Fn(f64) -> Result<f64>) -> CostMethodRow {
        let purchase = self.purchase_as_epoch();
        let cluster = |of: &Purchase| of.usd * of.server_factor_as_epoch(self.priced()).0 / (1.0 - NETWORK_SHARE);
        let told = purchase.as_ref().map_err(Clone::clone).and_then(|of| usd(cluster(of)));
        let row = CostMethodRow::new(id, method, told, self.gpu_hours);
        let Ok(of) = purchase else { return row };
        let per_chip = CostInput::computed("chip with server and network", cluster(&of), "USD/GPU");
        let markup = of.server_factor_as_epoch(self.priced()).1;
        row.made_of([of.input].into_iter().chain(markup).chain([network(), per_chip]))
    }

    /// The method of Epoch AI: its prices, its dates, its energy.
    fn as_epoch(&self) -> Result<Amortised> {
        let purchase = self.purchase_as_epoch()?;
        let (server_factor, markup) = purchase.server_factor_as_epoch(self.priced());
        let days = match self.run.depreciation_days {
            Some(days) => days,
            None => self.days_as_epoch(&purchase)?,
        };
        let year = self.run.published.as_deref().map(|date| day("published", date)).transpose()?.or(self.start);
        let electricity = fact_of("electricity", "US", year.map_or(f64::INFINITY, year_of));
        let pue = fact_of(if self.run.hyperscaler { "pue_epoch_hyperscaler" } else { "pue_epoch" }, "", 0.0);
        let energy = [
            electricity.map(|of| CostInput::of_fact("electricity", &of)),
            pue.map(|of| CostInput::of_fact("PUE", &of)),
        ];
        self.amortised(purchase, server_factor, markup, days, energy)
    }

    /// The same with what holds here: the price of the purchase year, its mark-up, the energy of the place and year.
    fn corrected(&self) -> Result<Amortised> {
        let bought = match &self.run.bought {
            Some(bought) => Some(day("bought", bought)?),
            None => self.chip.or(self.stand_in).and_then(delivered),
        };
        let purchase = self.purchase_of(bought)?;
        let (server_factor, markup) = purchase.server_factor(self.chip.or(self.stand_in));
        let days = match (self.start, bought.or(purchase.day)) {
            (Some(start), Some(bought)) if self.run.bought.is_some() && bought > start => {
                let message = "lies after the beginning of the training";
                return Err(Error::new(Code::Impossible, "bought", message, "a day before the training"));
            }
            (Some(start), Some(bought)) => not_before(start - bought),
            (start, _) => self.run.depreciation_days.ok_or_else(|| {
                missing(if start.is_none() { "published" } else { "bought" }, "the age of the chips cannot be told")
            })?,
        };
        let year = self.start.map_or(f64::INFINITY, year_of);
        let place = self.run.iso2();
        let told = |given: Option<f64>, id: &str, name: &str, unit: &str| match given {
            Some(value) => Some(CostInput::given(name, value, unit)),
            None => fact_of(id, place, year).map(|of| CostInput::of_fact(name, &of)),
        };
        let energy = [
            told(self.run.usd_per_kwh, "electricity", "electricity", "USD/kWh"),
            told(self.run.pue, "pue", "PUE", "site power / IT power"),
        ];
        self.amortised(purchase, server_factor, markup, days, energy)
    }

    /// Runs Epoch AI's formulas.
    fn amortised(
        &self,
        purchase: Purchase,
        server_factor: f64,
        markup: Option<CostInput>,
        days: f64,
        energy: [Option<CostInput>; 2],
    ) -> Result<Amortised> {
        let tdp_w = self.run.tdp_w.or_else(|| self.chip.or(self.stand_in)?.tdp_w);
        let tdp_w = tdp_w.ok_or_else(|| missing("tdp_w", "its electricity cannot be told"))?;
        let of_chip = |id: &str| fact_of_chip(id, self.chip.or(self.stand_in));
        let (power, load) = (of_chip("server_power_factor"), of_chip("load"));
        let value = |fact: &Option<Fact>| fact.as_ref().map(|of| of.value);
        let [electricity, pue] = energy;
        let run = EpochRun {
            chips: self.run.gpus,
            hours: None,
            chip_hours: Some(self.gpu_hours),
            training_flop: None,
            peak_flop_per_s: None,
            mfu: 1.0,
            purchase_usd: Some(purchase.usd),
            server_factor,
            server_share_factor: 1.0,
            depreciation_days: Some(days),
            tdp_w: Some(tdp_w),
            server_power_factor: value(&power),
            load: value(&load),
            pue: pue.as_ref().map(|of| of.value),
            usd_per_kwh: electricity.as_ref().map(|of| of.value),
            rental_usd_per_gpu_hour: None,
            rental_factor: 1.0,
            price_index_ratio: 1.0,
        };
        let costs = run.costs()?;
        let usd = costs.capex_energy_usd.ok_or_else(|| missing("place", "its energy cannot be told"))?;
        let mut inputs = vec![purchase.input.clone()];
        inputs.extend(markup);
        inputs.push(network());
        inputs.push(CostInput::computed("age at the start", days, "days"));
        inputs.push(CostInput::of_epoch("progress of chips", PROGRESS_PER_YEAR, "powers of ten a year"));
        inputs.push(self.power(tdp_w));
        inputs.extend(power.map(|of| CostInput::of_fact("server power", &of)));
        inputs.extend(load.map(|of| CostInput::of_fact("load", &of)));
        inputs.extend([pue, electricity].into_iter().flatten());
        Ok(Amortised { run, costs, usd, purchase, inputs })
    }

    fn power(&self, tdp_w: f64) -> CostInput {
        let given = CostInput::given("rated power", tdp_w, "W");
        let chip = self.chip.or(self.stand_in).filter(|_| self.run.tdp_w.is_none());
        match chip.and_then(|chip| Some((chip, chip.told().find(|told| told.group == "power")?))) {
            Some((chip, told)) => CostInput {
                by: chip.vendor.to_owned(),
                source: told.source.map(str::to_owned),
                status: told.status,
                ..given
            },
            None => given,
        }
    }

    /// Days from Epoch AI's date of the purchase to the start: the later of the price's and of 90 days after the release. For a price
    /// that came with the run, the day of the purchase stands for the price's.
    fn days_as_epoch(&self, purchase: &Purchase) -> Result<f64> {
        let start = self.start.ok_or_else(|| missing("published", "the training cannot be dated"))?;
        let bought = self.run.bought.as_deref().map(|date| day("bought", date)).transpose()?;
        let released = self.priced().and_then(delivered);
        let later = match (purchase.day.or(bought), released) {
            (Some(price), Some(release)) if price > release => Some(price),
            (price, release) => release.or(price),
        };
        let bought = later.ok_or_else(|| missing("bought", "the age of the chips cannot be told"))?;
        Ok(not_before(start - bought))
    }

    /// The run's own price, else the one that Epoch AI would take.
    fn purchase_as_epoch(&self) -> Result<Purchase> {
        self.own_price().map_or_else(|| Purchase::as_epoch(self.priced().ok_or_else(no_chip)?), Ok)
    }

    /// The run's own price, else the chip's of a year, else that of its stand-in.
    fn purchase_of(&self, bought: Option<f64>) -> Result<Purchase> {
        let of_year =
            |chip: Option<&Chip>| Purchase::of_year(chip.ok_or_else(no_chip)?, bought.map_or(f64::INFINITY, year_of));
        let of_chip = self.own_price().map_or_else(|| of_year(self.chip), Ok);
        if of_chip.is_err() && self.stand_in.is_some() { of_year(self.stand_in) } else { of_chip }
    }

    fn own_price(&self) -> Option<Purchase> {
        self.run.purchase_usd.map(|usd| Purchase::given(usd, self.run.purchase_kind))
    }

    /// The chip whose prices Epoch AI would take.
    fn priced(&self) -> Option<&'static Chip> {
        self.stand_in.or(self.chip)
    }

    /// What does not agree.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let (Some(told), Some(gpus), Some(hours)) = (self.run.gpu_hours, self.run.gpus, self.run.hours) {
            let ratio = told / (gpus * hours);
            if (ratio - 1.0).abs() > HOURS_TOLERANCE {
                notes.push(joined(&[
                    "gpu_hours are ",
                    &short(ratio),
                    " times gpus x hours: chips, nodes or lost hours mixed up?",
                ]));
            }
        }
        let released = self.chip.and_then(|chip| Some((chip, chip.released?)));
        if let Some(((chip, date), start)) = released.zip(self.start)
            && day("", date).is_ok_and(|release| start < release)
        {
            notes.push(joined(&["the training began before `", chip.key, "` was released, ", date]));
        }
        if let Some(vendor) = &self.run.vendor {
            let named = |price: &Price| price.vendor.eq_ignore_ascii_case(vendor);
            let chips = [self.chip, self.stand_in].into_iter().flatten();
            let asked = chips
                .map(|chip| prices(Asked { chip: Some(chip.key), what: Some(What::Rental.id()), ..Asked::default() }));
            if !asked.flatten().flatten().any(|price| named(&price)) {
                notes.push(joined(&["`", vendor, "` is not known to let this chip"]));
            }
        }
        notes
    }
}

impl Amortised {
    fn hardware(&self) -> f64 {
        let parts = [self.costs.ai_accelerator_usd, self.costs.other_server_usd, self.costs.interconnect_usd];
        parts.into_iter().flatten().fold(0.0, |sum, part| sum + part)
    }

    /// What is left of the price at the start of the training.
    fn kept(&self) -> f64 {
        exp(-wear_per_year() * self.run.depreciation_days.unwrap_or(0.0) / DAYS_PER_YEAR)
    }

    fn no_electricity(&self) -> CostFactor {
        factor(&["no electricity"], self.hardware() / self.usd)
    }

    fn as_new(&self) -> CostFactor {
        let days = short(self.run.depreciation_days.unwrap_or(0.0));
        factor(&["the price when new instead of the value ", &days, " days later"], 1.0 / self.kept())
    }
}

/// The part of their value that chips lose in a year, by the method of Epoch AI.
fn wear_per_year() -> f64 {
    PROGRESS_PER_YEAR * ln(10.0)
}

fn per_year(share: f64, told: &str) -> CostFactor {
    factor(&[told, " of it a year instead of ", &short(wear_per_year())], share / wear_per_year())
}

/// A rent against another: that of the vendor by the hour, and what its terms change.
fn rent_factors(price: &Price, all: &[Price], other: f64) -> Vec<CostFactor> {
    let by_hour =
        |of: &&Price| of.vendor == price.vendor && of.kind == Terms::OnDemand && price.kind != Terms::OnDemand;
    let listed = all.iter().find(by_hour).unwrap_or(price);
    let terms = joined(&[price.kind.id(), " at ", &short(price.usd), " instead of on_demand"]);
    vec![
        factor(&["a rent of ", &short(listed.usd), " instead of ", &short(other)], listed.usd / other),
        factor(&[&terms], price.usd / listed.usd),
    ]
}

fn network() -> CostInput {
    CostInput::of_epoch("network", NETWORK_SHARE, "of the cluster's cost")
}

/// Ninety days after a release, when clusters have them.
fn delivered(chip: &'static Chip) -> Option<f64> {
    Some(day("", chip.released?).ok()? + DELIVERY_DAYS)
}

/// Whole days, not below 0.
fn not_before(days: f64) -> f64 {
    if days > 0.0 { days.floor() } else { 0.0 }
}

fn no_chip() -> Error {
    let accepted = "a name of the catalog, or `purchase_usd` and `tdp_w` of a chip outside it";
    Error::new(Code::Missing, "chip", "is missing, as is `purchase_usd`", accepted)
}

fn missing(path: &str, why: &str) -> Error {
    Error::new(Code::Missing, path, joined(&["is missing: ", why]), "a value")
}
