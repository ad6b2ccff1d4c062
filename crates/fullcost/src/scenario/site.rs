//! Where accelerators stand: a building of one's own or a rented hall, its electricity and its staff, year by year where they differ.

use crate::estimate::Estimate;
use crate::record::{choice, record};
use crate::scenario::fleet::When;
use crate::units::{Megawatts, Pue, UsdPerGpuHour, UsdPerKwMonth, UsdPerKwh, UsdPerMw, UsdPerYear, Years};

record! {
    /// A place with power and cooling. Rates by year, where they are given, need one for every year of the window and the scenario's
    /// `start_year`; beyond the last, its rate holds on.
    pub struct Site {
        /// Short name, used in paths: `sites[abilene]`.
        id: String,
        /// As a reader reads it.
        label: Option<String>,
        /// Power at the meter over power at the equipment.
        pue: Option<Estimate<Pue>>,
        /// The same by calendar year.
        pue_by_year: Vec<PueYear>,
        /// Price of electricity.
        usd_per_kwh: Option<Estimate<UsdPerKwh>>,
        /// The same by calendar year.
        usd_per_kwh_by_year: Vec<ElectricityYear>,
        /// A building or a hall. No cost of a place if left out.
        facility: Option<SiteFacility>,
        /// Staff of the site, whatever stands in it: from the day on which its building is ready to the end of the window; without a
        /// building, from the first day in service of its pools to the end of the last.
        staff_usd_per_year: Option<Estimate<UsdPerYear>>,
    }
}

choice! {
    /// A building of one's own or a rented hall.
    pub enum SiteFacility {
        /// A building.
        Own(SiteBuilding) = "own",
        /// A hall.
        Colocation(SiteHall) = "colocation",
    }
}

record! {
    /// A building in two parts with lives of their own. Each wears in a straight line and is not built anew: what outlives it stands in
    /// another site.
    pub struct SiteBuilding {
        /// IT power that it holds. What its pools need in the year in which they need most, if left out.
        mw: Option<Estimate<Megawatts>>,
        /// When it is paid and ready. The start of the window if left out.
        built: Option<When>,
        /// Shell and site, for a MW of IT power.
        shell_usd_per_mw: Estimate<UsdPerMw>,
        /// Life of the shell (assumed: 30 years).
        shell_life_years: Estimate<Years> = Estimate::of(30.0),
        /// Power, cooling and other plant, for a MW of IT power.
        plant_usd_per_mw: Estimate<UsdPerMw>,
        /// Life of the plant (assumed: 15 years).
        plant_life_years: Estimate<Years> = Estimate::of(15.0),
    }
}

record! {
    /// A rented hall, electricity extra.
    pub struct SiteHall {
        /// Rent for each provisioned kilowatt.
        usd_per_kw_month: Option<Estimate<UsdPerKwMonth>>,
        /// The same by calendar year.
        by_year: Vec<HallYear>,
    }
}

record! {
    /// The PUE of a year.
    pub struct PueYear {
        /// The calendar year.
        year: f64,
        /// Power at the meter over power at the equipment.
        pue: Estimate<Pue>,
    }
}

record! {
    /// The price of electricity in a year.
    pub struct ElectricityYear {
        /// The calendar year.
        year: f64,
        /// The price.
        usd_per_kwh: Estimate<UsdPerKwh>,
    }
}

record! {
    /// The rent of a hall in a year.
    pub struct HallYear {
        /// The calendar year.
        year: f64,
        /// For each provisioned kilowatt.
        usd_per_kw_month: Estimate<UsdPerKwMonth>,
    }
}

record! {
    /// The rate of hired accelerators in a year.
    pub struct RentYear {
        /// The calendar year.
        year: f64,
        /// The rate.
        usd_per_gpu_hour: Estimate<UsdPerGpuHour>,
    }
}
