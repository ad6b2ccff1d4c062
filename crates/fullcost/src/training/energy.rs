//! Energy and carbon of a training run: from accelerator-hours to MWh and tonnes, by the convention that is asked for.
//!
//! Hours x rated power x load x server / (1 - network) x PUE, then grams for a kWh (Patterson and others 2021, arXiv 2104.10350);
//! embodied carbon by the part of the hardware's used life (Luccioni and others 2022, arXiv 2211.02001).

use crate::catalog;
use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::read::{hint, read};
use crate::real::Real;
use crate::record::{answer, record, words};
use crate::source::Status;
use crate::text::joined;
use crate::training::check::between;
use crate::training::energy_facts::{EnergyDefault, Place, factor, facts, nearest_year};
use crate::uncertainty::math::{exp, ln};
use crate::value::Value;

words! {
    /// What is counted as the energy of a run.
    pub enum EnergyConvention {
        /// Everything at the meter: the accelerators' mean draw, their servers, the network, the building.
        Modelled = "modelled",
        /// Rated power times hours, as model cards do: no server, no network, and no building unless a PUE is given.
        Tdp = "tdp",
        /// What was metered, and nothing added but the building where a PUE is given.
        Metered = "metered",
    }
}

record! {
    /// A run whose energy and carbon are asked for. What is left out is taken from its convention, or from sourced defaults.
    pub struct EnergyRun {
        /// What is counted.
        convention: EnergyConvention = EnergyConvention::Modelled,
        /// The accelerator: a key of the catalog, or another of its names. In its place, `tdp_w`.
        chip: Option<String>,
        /// Rated power of an accelerator in W.
        tdp_w: Option<f64>,
        /// Accelerator-hours. Only a metered energy can do without, and then nothing is embodied.
        gpu_hours: Option<f64>,
        /// Metered: mean draw of an accelerator in W.
        draw_w: Option<f64>,
        /// Metered: energy in MWh.
        gpu_mwh: Option<f64>,
        /// Modelled: mean over rated power of an accelerator.
        load: Option<f64>,
        /// Modelled: utilisation of the 16-bit peak with 6 operations for a parameter and token, from which the load follows.
        mfu_6nd: Option<f64>,
        /// Power of a server over that of its accelerators.
        server_factor: Option<f64>,
        /// Network and storage in the power of all IT.
        network_share: Option<f64>,
        /// Power usage effectiveness of the site. In its place, `operator`.
        pue: Option<f64>,
        /// Who runs the site: `google`, `meta`.
        operator: Option<String>,
        /// Carbon of the grid in g CO2e for a kWh. In its place, `place`.
        g_per_kwh: Option<f64>,
        /// Where: a country by its name, its two or its three letters, or another place of the table.
        place: Option<String>,
        /// The year that PUE and grid are taken from: the nearest that is known. None for the latest.
        year: Option<f64>,
        /// Part of the electricity that contracts make carbon-free, for the market-based count. None for not known.
        contracted_share: Option<f64>,
        /// Carbon that an accelerator embodies in kg CO2e.
        embodied_gpu_kg: Option<f64>,
        /// Carbon that a server without accelerators embodies in kg CO2e.
        embodied_server_kg: Option<f64>,
        /// Accelerators of a server.
        gpus_per_server: f64 = 8.0,
        /// Years that hardware is used.
        life_years: Option<f64>,
        /// Part of those years in which somebody uses it.
        busy_share: Option<f64>,
    }
}

words! {
    /// Where a factor comes from.
    pub enum FactorBasis {
        /// From the run.
        Given = "given",
        /// From the table of chips, sites or grids.
        Looked = "table",
        /// From the utilisation.
        Derived = "derived",
        /// What the convention says.
        Convention = "convention",
        /// A default.
        Default = "default",
    }
}

answer! {
    /// A factor that an energy or a footprint is made of.
    pub struct EnergyFactor {
        /// Its name: that of the field.
        name: String,
        /// Its value.
        value: f64,
        /// Its unit.
        unit: String,
        /// Low end of its 80 % range, where it is a default.
        low80: Option<f64>,
        /// High end.
        high80: Option<f64>,
        /// Where it comes from.
        basis: FactorBasis,
        /// Id of the source. Null where it is given, or nobody can be cited.
        source: Option<String>,
        /// Who stands behind it. Null where it is given.
        status: Option<Status>,
        /// What else a reader should know.
        note: Option<String>,
    }
}

answer! {
    /// Energy in MWh and carbon in tonnes CO2e.
    pub struct RunEnergy {
        /// What is counted.
        convention: EnergyConvention,
        /// Energy of the accelerators, or what was metered.
        gpu_mwh: f64,
        /// With servers, network and storage.
        it_mwh: f64,
        /// With the building.
        mwh: f64,
        /// Low end of its 80 % range: that of the defaults in it.
        low80_mwh: f64,
        /// High end.
        high80_mwh: f64,
        /// Carbon of the electricity by the grid that it comes from.
        location_t: f64,
        /// Carbon of the electricity by contracts. Null where they are not known.
        market_t: Option<f64>,
        /// The run's part of the carbon that its hardware embodies. Null where there are no hours.
        embodied_t: Option<f64>,
        /// What all of it is made of, each with its source.
        factors: Vec<EnergyFactor>,
        /// What the convention counts and what it leaves out, in words.
        note: String,
    }
}

const HOURS_PER_YEAR: f64 = 8_760.0;
const WH_PER_MWH: f64 = 1e6;
const G_PER_T: f64 = 1e6;
const KG_PER_T: f64 = 1e3;

/// Mean over rated power from utilisation: the line through 0.89 and 0.93 of Olmo 3 7B and 32B on H100, whose trainers reach 0.33
/// and 0.36 (estimated from two runs, so no more than a hint; 1 at most).
pub fn load_at(mfu_6nd: f64) -> f64 {
    (0.57 + 0.97 * mfu_6nd).smaller(1.0)
}

impl EnergyRun {
    /// Energy and carbon.
    ///
    /// Errors: a number out of its range; an unknown chip, operator or place; what is needed and not there, or stands beside what it
    /// is the other way to say, or beside a convention that does not count it.
    pub fn energy(&self) -> Result<RunEnergy> {
        self.check()?;
        let mut factors = Vec::new();
        let gpu_mwh = self.gpu_mwh(&mut factors)?;
        let bare = |value: f64| (self.convention != EnergyConvention::Modelled).then_some(value);
        let server = kept(&mut factors, made("server_factor", self.server_factor, bare(1.0))?);
        let network = kept(&mut factors, made("network_share", self.network_share, bare(0.0))?);
        let site = looked("pue", self.pue, "operator", self.operator.as_deref(), &facts().pue, self.year)?;
        let pue = kept(&mut factors, site.map_or_else(|| made("pue", None, bare(1.0)), Ok)?);
        let grid = looked("g_per_kwh", self.g_per_kwh, "place", self.place.as_deref(), &facts().grid, self.year)?;
        let g_per_kwh = kept(&mut factors, grid.map_or_else(|| made("g_per_kwh", None, None), Ok)?);

        let it_mwh = gpu_mwh * server / (1.0 - network);
        let mwh = it_mwh * pue;
        let (low, high) = spread(&factors);
        let location_t = mwh * 1e3 * g_per_kwh / G_PER_T;
        Ok(RunEnergy {
            convention: self.convention,
            gpu_mwh,
            it_mwh,
            mwh,
            low80_mwh: mwh * low,
            high80_mwh: mwh * high,
            location_t,
            market_t: self.contracted_share.map(|share| location_t * (1.0 - share)),
            embodied_t: self.gpu_hours.map(|hours| self.embodied_t(hours, &mut factors)).transpose()?,
            factors,
            note: told(self.convention).to_owned(),
        })
    }

    /// Energy of the accelerators, with the factors that it is made of.
    fn gpu_mwh(&self, factors: &mut Vec<EnergyFactor>) -> Result<f64> {
        let hours = || self.gpu_hours.ok_or_else(|| missing("gpu_hours", "accelerator-hours"));
        if self.convention == EnergyConvention::Metered {
            for (path, value) in [("load", self.load), ("mfu_6nd", self.mfu_6nd)] {
                alone(path, value.is_some(), "what was metered")?;
            }
            return match (self.gpu_mwh, self.draw_w) {
                (Some(metered), None) => Ok(metered),
                (None, Some(draw)) => {
                    factors.push(made("draw_w", Some(draw), None)?);
                    Ok(draw * hours()? / WH_PER_MWH)
                }
                (Some(_), Some(_)) => Err(twice("draw_w", "gpu_mwh")),
                (None, None) => Err(missing("gpu_mwh", "what was metered: gpu_mwh or draw_w")),
            };
        }
        for (path, value) in [("gpu_mwh", self.gpu_mwh), ("draw_w", self.draw_w)] {
            alone(path, value.is_some(), "a convention that meters nothing")?;
        }
        let rated = self.rated()?;
        let load = self.load_factor()?;
        let mwh = rated.value * load.value * hours()? / WH_PER_MWH;
        factors.extend([rated, load]);
        Ok(mwh)
    }

    fn rated(&self) -> Result<EnergyFactor> {
        let name = match (&self.chip, self.tdp_w) {
            (Some(_), Some(_)) => return Err(twice("tdp_w", "chip")),
            (None, None) => return Err(missing("chip", "a chip, or tdp_w")),
            (None, given) => return made("tdp_w", given, None),
            (Some(name), None) => name,
        };
        let chip = catalog::find(name).ok_or_else(|| unknown("chip", name, &catalog::hint(name)))?;
        let watts = chip.tdp_w.ok_or_else(|| missing("tdp_w", "the rated power, which the catalog does not have"))?;
        let told = chip.told().find(|told| told.group == "power");
        Ok(EnergyFactor {
            source: told.as_ref().and_then(|told| told.source).map(str::to_owned),
            status: told.map(|told| told.status),
            note: Some(joined(&["Rated power of ", chip.name])),
            ..plain("tdp_w", watts, FactorBasis::Looked)
        })
    }

    fn load_factor(&self) -> Result<EnergyFactor> {
        if self.convention == EnergyConvention::Tdp {
            for (path, value) in [("load", self.load), ("mfu_6nd", self.mfu_6nd)] {
                alone(path, value.is_some(), "rated power")?;
            }
            return made("load", None, Some(1.0));
        }
        match (self.load, self.mfu_6nd) {
            (Some(_), Some(_)) => Err(twice("mfu_6nd", "load")),
            (None, Some(mfu)) => Ok(EnergyFactor {
                status: Some(Status::Estimated),
                ..plain("load", load_at(mfu), FactorBasis::Derived)
            }),
            (load, None) => made("load", load, None),
        }
    }

    /// Hours over the hours that the hardware is used, of what it embodies.
    fn embodied_t(&self, hours: f64, factors: &mut Vec<EnergyFactor>) -> Result<f64> {
        let gpu = kept(factors, made("embodied_gpu_kg", self.embodied_gpu_kg, None)?);
        let server = kept(factors, made("embodied_server_kg", self.embodied_server_kg, None)?);
        let years = kept(factors, made("life_years", self.life_years, None)?);
        let busy = kept(factors, made("busy_share", self.busy_share, None)?);
        let used = years * HOURS_PER_YEAR * busy;
        Ok((gpu + server / self.gpus_per_server) * hours / used / KG_PER_T)
    }

    fn check(&self) -> Result<()> {
        const LITTLE: f64 = 1e-9;
        const MUCH: f64 = 1e15;
        for (path, value, least, most) in [
            ("tdp_w", self.tdp_w, LITTLE, 1e6),
            ("gpu_hours", self.gpu_hours, LITTLE, MUCH),
            ("draw_w", self.draw_w, LITTLE, 1e6),
            ("gpu_mwh", self.gpu_mwh, LITTLE, MUCH),
            ("load", self.load, LITTLE, 2.0),
            ("mfu_6nd", self.mfu_6nd, 0.0, 1.0),
            ("server_factor", self.server_factor, 1.0, 10.0),
            ("network_share", self.network_share, 0.0, 0.9),
            ("pue", self.pue, 1.0, 10.0),
            ("g_per_kwh", self.g_per_kwh, 0.0, 3000.0),
            ("year", self.year, 1990.0, 2100.0),
            ("contracted_share", self.contracted_share, 0.0, 1.0),
            ("embodied_gpu_kg", self.embodied_gpu_kg, 0.0, 1e6),
            ("embodied_server_kg", self.embodied_server_kg, 0.0, 1e6),
            ("gpus_per_server", Some(self.gpus_per_server), 1.0, 1e4),
            ("life_years", self.life_years, 0.1, 100.0),
            ("busy_share", self.busy_share, 0.01, 1.0),
        ] {
            value.map_or(Ok(()), |value| between(path, value, least, most))?;
        }
        Ok(())
    }
}

/// Writes a factor down, and hands on its value.
fn kept(factors: &mut Vec<EnergyFactor>, factor: EnergyFactor) -> f64 {
    let value = factor.value;
    factors.push(factor);
    value
}

fn told(convention: EnergyConvention) -> &'static str {
    match convention {
        EnergyConvention::Modelled => {
            "Mean draw of accelerators, servers, network and building; carbon of the electricity where it is drawn."
        }
        EnergyConvention::Tdp => {
            "Rated power times hours, as model cards count: accelerators draw less than that, and their servers, network and building \
             are left out where no factor is given."
        }
        EnergyConvention::Metered => "What was metered, and nothing beside it where no factor is given.",
    }
}

/// A factor as it was given; else as the convention counts it; else its default.
fn made(name: &str, given: Option<f64>, counted: Option<f64>) -> Result<EnergyFactor> {
    match (given, counted) {
        (Some(value), _) => Ok(plain(name, value, FactorBasis::Given)),
        (None, Some(value)) => Ok(plain(name, value, FactorBasis::Convention)),
        (None, None) => {
            let EnergyDefault { value, low80, high80, source, status, note, .. } =
                factor(name).cloned().ok_or_else(|| missing(name, "a number"))?;
            let made = plain(name, value, FactorBasis::Default);
            Ok(EnergyFactor { low80: Some(low80), high80: Some(high80), source, status: Some(status), note, ..made })
        }
    }
}

fn plain(name: &str, value: f64, basis: FactorBasis) -> EnergyFactor {
    let unit = match name {
        "tdp_w" | "draw_w" => "W".to_owned(),
        _ => factor(name).map(|of| of.unit.clone()).unwrap_or_default(),
    };
    EnergyFactor {
        name: name.to_owned(),
        value,
        unit,
        low80: None,
        high80: None,
        basis,
        source: None,
        status: None,
        note: None,
    }
}

/// A factor as it was given, or that of a named place; none where neither is there.
fn looked(
    name: &str,
    given: Option<f64>,
    path: &str,
    key: Option<&str>,
    places: &'static [Place],
    year: Option<f64>,
) -> Result<Option<EnergyFactor>> {
    let wanted = match (given, key) {
        (Some(_), Some(_)) => return Err(twice(path, name)),
        (None, None) => return Ok(None),
        (Some(value), None) => return Ok(Some(plain(name, value, FactorBasis::Given))),
        (None, Some(wanted)) => wanted,
    };
    let Some(place) = nearest_year(places, wanted, year) else {
        // A country is hinted at by its name, whatever it is called in the table.
        let called = |place: &'static Place| place.name.as_deref().unwrap_or(&place.place);
        let mut names: Vec<&str> = places.iter().map(called).collect();
        names.sort_unstable();
        names.dedup();
        return Err(unknown(path, wanted, &hint(wanted, names.iter().copied())));
    };
    let figure = &place.figure;
    Ok(Some(EnergyFactor {
        source: figure.source.clone(),
        status: Some(figure.status),
        note: figure.note.clone(),
        ..plain(name, figure.value, FactorBasis::Looked)
    }))
}

/// What the 80 % ranges of defaults make of the energy: independent, on a logarithmic scale.
fn spread(factors: &[EnergyFactor]) -> (f64, f64) {
    let size = |factor: &EnergyFactor, end: f64| {
        let part = |value: f64| if factor.name == "network_share" { 1.0 / (1.0 - value) } else { value };
        let ratio = ln(part(end) / part(factor.value));
        ratio * ratio
    };
    let energetic = || factors.iter().filter(|factor| factor.name != "g_per_kwh");
    let low: f64 = energetic().filter_map(|factor| factor.low80.map(|end| size(factor, end))).sum();
    let high: f64 = energetic().filter_map(|factor| factor.high80.map(|end| size(factor, end))).sum();
    (exp(-low.sqrt()), exp(high.sqrt()))
}

fn missing(path: &str, accepted: &str) -> Error {
    Error::new(Code::Missing, path, "is missing", accepted)
}

fn twice(path: &str, other: &str) -> Error {
    Error::new(Code::Impossible, path, joined(&["stands beside ", other]), "one of the two")
}

fn alone(path: &str, there: bool, beside: &str) -> Result<()> {
    if there {
        let message = joined(&["stands beside ", beside]);
        return Err(Error::new(Code::Impossible, path, message, "another convention"));
    }
    Ok(())
}

fn unknown(path: &str, wanted: &str, near: &str) -> Error {
    let message = joined(&["`", wanted, "` is not known", near]);
    Error::new(Code::UnknownName, path, message, "a name of the table")
}

/// Energy and carbon of a run that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`EnergyRun::energy`] does.
pub fn energy_json(document: &Value) -> Result<String> {
    let run: EnergyRun = read(document)?;
    Ok(run.energy()?.json())
}
