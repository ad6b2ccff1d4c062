//! What energy and carbon of a run are made of where the run does not say: sourced defaults, sites and grids, and what others have
//! disclosed, from `data/training/energy.json`.

use std::sync::OnceLock;

use crate::country::country;
use crate::error::Result;
use crate::json::ToJson;
use crate::record::{answer, record, words};
use crate::source::{Seen, Status};
use crate::training::energy::{EnergyConvention, EnergyRun, RunEnergy};
use crate::training::sourced::Sourced;

record! {
    /// A default with its 80 % range.
    pub struct EnergyDefault {
        /// The field that it stands in for.
        name: String,
        /// Its unit.
        unit: String,
        /// Its value.
        value: f64,
        /// Low end of the range.
        low80: f64,
        /// High end.
        high80: f64,
        /// Id of the source. None where nobody can be cited.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
        /// What else a reader should know.
        note: Option<String>,
    }
}

record! {
    /// A site's PUE, or a grid's carbon, in a year.
    pub struct Place {
        /// Its name in documents.
        place: String,
        /// Its full name, where it has another.
        name: Option<String>,
        /// The year.
        year: f64,
        /// PUE, or g CO2e for a kWh.
        figure: Sourced,
    }
}

words! {
    /// What was disclosed of a run.
    pub enum Disclosed {
        /// Energy of the accelerators in MWh.
        GpuMwh = "gpu_mwh",
        /// Energy of all IT in MWh.
        ItMwh = "it_mwh",
        /// Energy with the building in MWh.
        Mwh = "mwh",
        /// Location-based carbon in t CO2e.
        LocationT = "location_t",
        /// Market-based carbon in t CO2e.
        MarketT = "market_t",
        /// Embodied carbon in t CO2e.
        EmbodiedT = "embodied_t",
    }
}

record! {
    /// One figure that was disclosed.
    pub struct DisclosedFigure {
        /// What it is.
        what: Disclosed,
        /// The figure.
        figure: Sourced,
    }
}

record! {
    /// A run, and what was disclosed of it.
    pub struct Disclosure {
        /// Its name in the table.
        key: String,
        /// Its full name.
        name: String,
        /// What is public of it.
        run: EnergyRun,
        /// What was disclosed.
        told: Vec<DisclosedFigure>,
    }
}

record! {
    /// The whole file.
    pub struct EnergyFacts {
        /// Defaults.
        factors: Vec<EnergyDefault>,
        /// Sites.
        pue: Vec<Place>,
        /// Grids.
        grid: Vec<Place>,
        /// What others have disclosed.
        disclosures: Vec<Disclosure>,
    }
}

answer! {
    /// A figure that was disclosed beside what comes out here.
    pub struct DisclosureRow {
        /// The run's name in the table.
        key: String,
        /// Its full name.
        name: String,
        /// What is counted.
        convention: EnergyConvention,
        /// Which figure: `mwh`, `location_t`.
        what: Disclosed,
        /// As it was disclosed.
        disclosed: f64,
        /// As it comes out.
        computed: f64,
        /// Computed over disclosed, less 1. Null where nothing was disclosed to be 0.
        error: Option<f64>,
        /// Id of the source.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
        /// What else a reader should know.
        note: Option<String>,
    }
}

/// All of it. A test holds that it can be read.
pub fn facts() -> &'static EnergyFacts {
    static FACTS: OnceLock<EnergyFacts> = OnceLock::new();
    FACTS.get_or_init(|| {
        let document = crate::document(include_str!("../../data/training/energy.json"));
        let none = EnergyFacts { factors: vec![], pue: vec![], grid: vec![], disclosures: vec![] };
        document.and_then(|document| crate::read::read(&document)).unwrap_or(none)
    })
}

/// The default of a field.
pub fn factor(name: &str) -> Option<&'static EnergyDefault> {
    facts().factors.iter().find(|factor| factor.name == name)
}

/// The place with that key or name, or the country, in the year that is nearest; the latest where no year is asked for.
pub fn nearest_year(places: &'static [Place], wanted: &str, year: Option<f64>) -> Option<&'static Place> {
    let wanted = country(wanted).map_or(wanted.trim(), |country| country.iso3);
    let named = |place: &&Place| {
        let name = place.name.as_ref();
        place.place.eq_ignore_ascii_case(wanted) || name.is_some_and(|name| name.eq_ignore_ascii_case(wanted))
    };
    let far = |place: &Place| year.map_or(-place.year, |year| (place.year - year).abs());
    places.iter().filter(named).min_by(|a, b| far(a).total_cmp(&far(b)))
}

fn value(of: &RunEnergy, what: Disclosed) -> Option<f64> {
    match what {
        Disclosed::GpuMwh => Some(of.gpu_mwh),
        Disclosed::ItMwh => Some(of.it_mwh),
        Disclosed::Mwh => Some(of.mwh),
        Disclosed::LocationT => Some(of.location_t),
        Disclosed::MarketT => of.market_t,
        Disclosed::EmbodiedT => of.embodied_t,
    }
}

/// Every figure that was disclosed beside what comes out.
///
/// Errors: those of [`EnergyRun::energy`].
pub fn disclosure_rows() -> Result<Vec<DisclosureRow>> {
    let mut rows = Vec::new();
    for of in &facts().disclosures {
        let energy = of.run.energy()?;
        rows.extend(of.told.iter().filter_map(|told| {
            let (disclosed, computed) = (told.figure.value, value(&energy, told.what)?);
            Some(DisclosureRow {
                key: of.key.clone(),
                name: of.name.clone(),
                convention: energy.convention,
                what: told.what,
                disclosed,
                computed,
                error: (disclosed != 0.0).then_some(computed / disclosed - 1.0),
                source: told.figure.source.clone(),
                status: told.figure.status,
                seen: told.figure.seen,
                note: told.figure.note.clone(),
            })
        }));
    }
    Ok(rows)
}

/// The same as JSON: a list of [`DisclosureRow`].
///
/// Errors: as of [`disclosure_rows`].
pub fn disclosures_json() -> Result<String> {
    Ok(disclosure_rows()?.json())
}
