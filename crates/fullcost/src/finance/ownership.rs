//! What is owned: accelerators in tranches with all that they stand in, and a building; as a document, with its checks.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::finance::by_year::ByYear;
use crate::finance::check;
use crate::finance::depreciation::{DepreciationMethod, life};
use crate::price::years_after;
use crate::record::{choice, record};
use crate::text::joined;

choice! {
    /// A moment of the plan.
    pub enum Moment {
        /// Years after the beginning of the first.
        Years(f64) = "years",
        /// A year, a month (`2026-07`) or a day: its beginning.
        Date(String) = "date",
    }
}

choice! {
    /// What an accelerator with its share of the server costs. A mark-up belongs to the price that it is told with, so the two
    /// cannot be mixed.
    pub enum TrancheSupply {
        /// From the price of a board of accelerators.
        Board(BoardPrice) = "board",
        /// From the price of a single card, as Epoch AI does.
        Card(CardPrice) = "card",
        /// The server's own price.
        Server(ServerPrice) = "server",
        /// Not bought: an hour in a cloud, with all that it needs.
        Cloud(CloudPrice) = "cloud",
    }
}

record! {
    /// A price of an accelerator on a board.
    pub struct BoardPrice {
        /// Price of the board, for each accelerator.
        usd_per_gpu: f64,
        /// Server over boards. 1.38 in a list of parts of the DGX H100 (SemiAnalysis, 2023; estimated).
        server_markup: f64 = 1.38,
    }
}

record! {
    /// A list price of a single card.
    pub struct CardPrice {
        /// Price of the card.
        usd_per_gpu: f64,
        /// Server over cards. 1.64 is Epoch AI's mean (arXiv 2405.21015; estimated).
        server_markup: f64 = 1.64,
    }
}

record! {
    /// A price that holds the share of the server.
    pub struct ServerPrice {
        /// Price of the server, for each accelerator.
        usd_per_gpu: f64,
    }
}

record! {
    /// A price of an hour in a cloud.
    pub struct CloudPrice {
        /// Price of an hour of one accelerator, used or not.
        usd_per_gpu_hour: ByYear,
    }
}

record! {
    /// Accelerators of one kind that are bought together.
    pub struct Tranche {
        /// Its name.
        id: String,
        /// When they are paid.
        bought: Moment = Moment::Years(0.0),
        /// How many.
        gpus: f64,
        /// For what.
        supply: TrancheSupply,
        /// Years in service: the economic life.
        life_years: f64 = 5.0,
        /// Years over which the owner's own books depreciate them. None for the economic life.
        accounting_life_years: Option<f64>,
        /// What they sell for at the end of their life, as a share of the servers' price; before it, what a straight line from that
        /// price leaves. None for the curve of used GPUs.
        residual_share: Option<f64>,
        /// From the payment to the first of them in service, within the plan.
        delivery_months: f64 = 0.0,
        /// From the first in service to the last, evenly; no longer than they are in service.
        ramp_months: f64 = 0.0,
        /// When they leave service, if not at the end of their life.
        retired: Option<Moment>,
        /// Mean power of one with its share of the server and the network. Needed unless it is in a cloud.
        draw_kw: Option<f64>,
        /// Power that is provided for one. None for what the mean power is 0.75 of (Epoch AI, arXiv 2405.21015).
        provisioned_kw: Option<f64>,
    }
}

choice! {
    /// Where owned accelerators stand.
    pub enum Facility {
        /// In a building of one's own.
        Own(OwnFacility) = "own",
        /// In a rented hall.
        Colocation(Colocation) = "colocation",
    }
}

record! {
    /// A building, in two parts with lives of their own. Each is built anew when its life ends and accelerators still stand in it.
    pub struct OwnFacility {
        /// IT power that it holds. None for the most that the plan needs.
        mw: Option<f64>,
        /// When it is paid and ready: no later than the first that stand in it.
        built: Moment = Moment::Years(0.0),
        /// Shell and site, for a MW of IT power.
        shell_usd_per_mw: f64,
        /// Its life.
        shell_life_years: f64 = 30.0,
        /// Power, cooling and other plant, for a MW of IT power.
        plant_usd_per_mw: f64,
        /// Its life.
        plant_life_years: f64 = 15.0,
    }
}

record! {
    /// A rented hall.
    pub struct Colocation {
        /// Rent for a kW of provisioned IT power, in a month.
        usd_per_kw_month: ByYear,
        /// Whether the rent holds the electricity.
        power_included: bool = false,
    }
}

record! {
    /// A plan of owning accelerators over whole years. Shares are of the servers' price where nothing else is said. No price may be
    /// negative; a credit is told as a negative `tax_share`, and a resale comes in by `residual_share`.
    pub struct Ownership {
        /// The first calendar year.
        start_year: f64 = 2026.0,
        /// How many.
        years: f64,
        /// What is bought.
        tranches: Vec<Tranche>,
        /// Network. 0.11 in two tiers (a priced list of parts; estimated).
        network_share: f64 = 0.11,
        /// Storage (assumed).
        storage_share: f64 = 0.05,
        /// Spare parts (assumed).
        spares_share: f64 = 0.03,
        /// Installation (assumed).
        installation_share: f64 = 0.02,
        /// Import or grey-market premium.
        import_premium_share: f64 = 0.0,
        /// Taxes and levies on the purchase. Below 0 for a credit.
        tax_share: f64 = 0.0,
        /// Where they stand. None for no cost of a place.
        facility: Option<Facility>,
        /// Power usage effectiveness. 1.3 in rented halls (assumed).
        pue: ByYear = ByYear::Constant(1.3),
        /// Price of electricity. 0.083 is what American industry paid in 2025 (EIA; stated).
        usd_per_kwh: ByYear = ByYear::Constant(0.083),
        /// Staff of the site.
        staff_usd_per_year: f64 = 0.0,
        /// Staff, for each accelerator in service.
        staff_usd_per_gpu_year: f64 = 0.0,
        /// Software, for each accelerator in service.
        software_usd_per_gpu_year: f64 = 0.0,
        /// Contract of support, in a year in service (assumed).
        support_share: f64 = 0.03,
        /// Failures of an accelerator in a year in service: 0.11 of H100 (Meta, arXiv 2407.21783; computed from its 268 in 54 days).
        failures_per_gpu_year: f64 = 0.11,
        /// What a failure costs beyond the contract and the spares.
        usd_per_failure: f64 = 0.0,
        /// Part of the hours in service that is used.
        busy_share: f64 = 1.0,
        /// Cost of capital in a year: 0.1 is 10 %.
        cost_of_capital_share: f64,
        /// By which rule value is lost.
        depreciation: DepreciationMethod = DepreciationMethod::StraightLine,
        /// Declining balance: times the rate of a straight line.
        declining_factor: f64 = 2.0,
    }
}

/// Mean power over provisioned power (Epoch AI, arXiv 2405.21015; an assumption there).
pub(crate) const DRAW_OVER_PROVISIONED: f64 = 0.75;

/// The longest plan.
const MOST_YEARS: f64 = 100.0;

impl Moment {
    /// Years after the beginning of `start_year`.
    pub(crate) fn years_after(&self, start_year: f64) -> Result<f64> {
        match self {
            Moment::Years(years) => Ok(*years),
            Moment::Date(text) => years_after(text, start_year).ok_or_else(|| {
                let message = joined(&["must be a date, got `", text, "`"]);
                Error::new(Code::WrongType, "date", message, "2026, 2026-07 or 2026-07-01")
            }),
        }
    }

    /// The same, which must lie within a plan of so many years.
    pub(crate) fn within(&self, path: &str, plan: &Ownership) -> Result<f64> {
        let years = self.years_after(plan.start_year).map_err(|error| check::under(error, &[path]))?;
        check::within(path, years, years >= 0.0 && years < plan.years, "within the years of the plan")?;
        Ok(years)
    }
}

impl TrancheSupply {
    /// Price of a server's share; none in a cloud.
    pub(crate) fn server_usd_per_gpu(&self) -> Option<f64> {
        match self {
            TrancheSupply::Board(of) => Some(of.usd_per_gpu * of.server_markup),
            TrancheSupply::Card(of) => Some(of.usd_per_gpu * of.server_markup),
            TrancheSupply::Server(of) => Some(of.usd_per_gpu),
            TrancheSupply::Cloud(_) => None,
        }
    }

    fn check(&self) -> Result<()> {
        let sound = |usd_per_gpu: f64, markup: f64| {
            check::not_negative("usd_per_gpu", usd_per_gpu)?;
            check::within("server_markup", markup, markup >= 1.0, ">= 1")
        };
        let checked = match self {
            TrancheSupply::Board(of) => sound(of.usd_per_gpu, of.server_markup),
            TrancheSupply::Card(of) => sound(of.usd_per_gpu, of.server_markup),
            TrancheSupply::Server(of) => sound(of.usd_per_gpu, 1.0),
            TrancheSupply::Cloud(_) => Ok(()),
        };
        checked.map_err(|error| check::under(error, &["supply.", self.key()]))
    }
}

impl Tranche {
    /// Mean and provisioned power of one accelerator; nothing in a cloud.
    pub(crate) fn power_kw(&self) -> (f64, f64) {
        let draw = self.draw_kw.unwrap_or(0.0);
        (draw, self.provisioned_kw.unwrap_or(draw / DRAW_OVER_PROVISIONED))
    }

    fn check(&self) -> Result<()> {
        check::not_negative("gpus", self.gpus)?;
        self.supply.check()?;
        life("life_years", self.life_years)?;
        self.accounting_life_years.map_or(Ok(()), |years| life("accounting_life_years", years))?;
        self.residual_share.map_or(Ok(()), |share| check::share("residual_share", share))?;
        check::not_negative("delivery_months", self.delivery_months)?;
        check::not_negative("ramp_months", self.ramp_months)?;
        let cloud = matches!(self.supply, TrancheSupply::Cloud(_));
        if self.draw_kw.is_none() && !cloud {
            return Err(Error::new(Code::Missing, "draw_kw", "is missing", "kW of one accelerator in service"));
        }
        for (path, value) in [("draw_kw", self.draw_kw), ("provisioned_kw", self.provisioned_kw)] {
            let Some(value) = value else { continue };
            check::not_negative(path, value)?;
            if cloud {
                return Err(Error::new(Code::Impossible, path, "is in the price of the cloud", "nothing"));
            }
        }
        let (draw, provisioned) = self.power_kw();
        if provisioned < draw {
            let message = joined(&["must be >= draw_kw (", &number(draw), "), got ", &number(provisioned)]);
            return Err(Error::new(Code::Impossible, "provisioned_kw", message, ">= draw_kw"));
        }
        Ok(())
    }
}

impl Ownership {
    /// Errors: a life of 0, a negative price or count, a share beyond its range, a use above 1, a cost of capital of 1 or more, no
    /// whole number of years.
    pub(crate) fn check(&self) -> Result<()> {
        check::count("years", self.years, MOST_YEARS)?;
        let year = self.start_year;
        let told = (0.0..=9999.0).contains(&year) && year.fract() == 0.0;
        check::within("start_year", year, told, "a whole year from 0 to 9999")?;
        check::few("tranches", self.tranches.len())?;
        for (path, value) in [
            ("network_share", self.network_share),
            ("storage_share", self.storage_share),
            ("spares_share", self.spares_share),
            ("installation_share", self.installation_share),
            ("import_premium_share", self.import_premium_share),
            ("staff_usd_per_year", self.staff_usd_per_year),
            ("staff_usd_per_gpu_year", self.staff_usd_per_gpu_year),
            ("software_usd_per_gpu_year", self.software_usd_per_gpu_year),
            ("support_share", self.support_share),
            ("failures_per_gpu_year", self.failures_per_gpu_year),
            ("usd_per_failure", self.usd_per_failure),
        ] {
            check::not_negative(path, value)?;
        }
        check::within("tax_share", self.tax_share, self.tax_share > -1.0, "> -1")?;
        check::share("busy_share", self.busy_share)?;
        check::yearly_cost("cost_of_capital_share", self.cost_of_capital_share)?;
        check::within("declining_factor", self.declining_factor, self.declining_factor >= 1.0, ">= 1")?;
        if let Some(Facility::Own(of)) = &self.facility {
            of.check().map_err(|error| check::under(error, &["facility.own"]))?;
        }
        for of in &self.tranches {
            of.check().map_err(|error| check::under(error, &["tranches[", &of.id, "]"]))?;
        }
        Ok(())
    }
}

impl OwnFacility {
    fn check(&self) -> Result<()> {
        self.mw.map_or(Ok(()), |mw| check::not_negative("mw", mw))?;
        check::not_negative("shell_usd_per_mw", self.shell_usd_per_mw)?;
        check::not_negative("plant_usd_per_mw", self.plant_usd_per_mw)?;
        life("shell_life_years", self.shell_life_years)?;
        life("plant_life_years", self.plant_life_years)
    }
}
