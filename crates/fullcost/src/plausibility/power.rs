//! Power: what a fleet draws, and what must be provided for it, against the power of a site.
//!
//! Provided: rated power x server's rated power over its chips' / (1 - network) x PUE. Drawn: rated power x load x server's power
//! over its chips' / (1 - network) x PUE, as in `training::energy`. A server's factor that a claim gives holds for both. Factors that a claim leaves out are those of its tables.

use crate::catalog;
use crate::digits::{number, tenths};
use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::json::ToJson;
use crate::plausibility::answer::{CheckKind, LIKELY, Plausibility, Verdict};
use crate::plausibility::ranged::Ranged;
use crate::plausibility::tables::source_at;
use crate::plausibility::tally::{Origin, Tally};
use crate::read::read;
use crate::record::record;
use crate::source::Source;
use crate::text::joined;
use crate::training::cost_facts::fact_of_chip;
use crate::training::energy_facts::factor;
use crate::uncertainty::distribution::{Clip, Distribution, Interval};
use crate::units::{Gpus, KwPerGpu, Megawatts, Pue, Ratio, Share, Unit};
use crate::value::Value;

record! {
    /// Chips of one kind that stand at a site.
    pub struct PoweredChips {
        /// The chip: a name of the catalog. In its place, `tdp_kw`.
        chip: Option<String>,
        /// Rated power of one.
        tdp_kw: Option<Estimate<KwPerGpu>>,
        /// How many.
        count: Estimate<Gpus>,
    }
}

record! {
    /// A claim that a fleet stands at a site.
    pub struct PowerClaim {
        /// The claim in words.
        claim: String = String::new(),
        /// The chips.
        fleet: Vec<PoweredChips>,
        /// Power of the site, building and cooling in it. None where it is not known: then the answer says what it would take.
        site_mw: Option<Estimate<Megawatts>>,
        /// Mean over rated power of a chip. None for the default.
        load: Option<Estimate<Share>>,
        /// Power of a server over that of its chips, drawn and provided. None for the defaults of both.
        server_factor: Option<Estimate<Ratio>>,
        /// Network and storage in the power of all IT. None for the default.
        network_share: Option<Estimate<Share>>,
        /// Power usage effectiveness of the site. None for the default.
        pue: Option<Estimate<Pue>>,
        /// Sources that the estimates name.
        sources: Vec<Source>,
    }
}

/// A kilowatt in megawatts.
const MW: f64 = 1e-3;

impl PowerClaim {
    /// The check.
    ///
    /// Errors: no chips; a chip that is not in the catalog or has no rated power there; both or neither of chip and rated power.
    pub fn check(&self) -> Result<Plausibility> {
        if self.fleet.is_empty() {
            return Err(Error::new(Code::Missing, "fleet", "is missing", "chips with their numbers"));
        }
        let mut tally = Tally::default();
        let load = or_default(&mut tally, "load", &self.load, true)?;
        let server = or_default(&mut tally, "server_factor", &self.server_factor, false)?;
        let network = or_default(&mut tally, "network_share", &self.network_share, true)?;
        let pue = or_default(&mut tally, "pue", &self.pue, false)?;
        if !network.is_below(1.0) {
            return Err(Error::new(
                Code::OutOfRange,
                "network_share",
                "must lie below 1, and so must all draws of a range: hold it there with `clip`",
                "a share below 1",
            ));
        }
        let around = pue.over(&Ranged::exact(1.0).plus(&network.scaled(-1.0)));
        let (mut drawn, mut provided) = (Ranged::exact(0.0), Ranged::exact(0.0));
        for (place, chips) in self.fleet.iter().enumerate() {
            let path = joined(&["fleet[", &number(place as f64), "]"]);
            let (rated, server_rated) = chips.rated(&mut tally, &path, self.server_factor.as_ref().map(|_| &server))?;
            drawn = drawn.plus(&rated.times(&load).times(&server).times(&around).scaled(MW));
            provided = provided.plus(&rated.times(&server_rated).times(&around).scaled(MW));
        }
        let (drawn, provided) = (drawn.finite("fleet")?, provided.finite("fleet")?);
        tally.computed("drawn by the fleet", "MW", &drawn);
        tally.computed("provided for the fleet", "MW", &provided);
        let megawatts = |of: &Ranged| joined(&[&tenths(of.point), " MW"]);
        let takes = joined(&[
            "The fleet draws ",
            &megawatts(&drawn),
            ", and ",
            &megawatts(&provided),
            " must be provided for it",
        ]);
        let Some(site) = &self.site_mw else {
            return tally.unknown(CheckKind::Power, &self.claim, joined(&[&takes, "."]), &self.sources);
        };
        let site = tally.given("power of the site", "site_mw", site)?;
        let ratio = drawn.share_of("site_mw", &site)?;
        tally.computed("drawn over the site's", "share", &ratio);
        let provided = provided.share_of("site_mw", &site)?;
        tally.computed("provided over the site's", "share", &provided);
        let enough = Ranged::exact(provided.probability_of_at_most(1.0));
        tally.computed("probability that the site provides it", "probability", &enough);
        let reason = joined(&[&takes, "; the site has ", &megawatts(&site), "."]);
        let mut found = tally.unknown(CheckKind::Power, &self.claim, reason, &self.sources)?.judged(&ratio);
        if found.verdict == Verdict::Plausible && enough.point < LIKELY {
            found.verdict = Verdict::Strained;
            found
                .notes
                .push("The site could carry what is drawn on average, but not what must be provided.".to_owned());
        }
        Ok(found)
    }
}

impl PoweredChips {
    /// Rated power of all of them in kW, and the server's over it: what the claim says, else that of the chip.
    fn rated(&self, tally: &mut Tally, path: &str, given: Option<&Ranged>) -> Result<(Ranged, Ranged)> {
        let under = |field: &str| joined(&[path, ".", field]);
        let chip = self.chip.as_deref().map(|name| chip_of(&under("chip"), name)).transpose()?;
        let tdp = match (&self.tdp_kw, chip) {
            (Some(_), Some(_)) => {
                let message = "stands beside a chip";
                return Err(Error::new(Code::Impossible, under("tdp_kw"), message, "one of the two"));
            }
            (None, None) => return Err(Error::new(Code::Missing, under("chip"), "is missing", "a chip, or `tdp_kw`")),
            (Some(given), None) => tally.given("rated power of a chip", &under("tdp_kw"), given)?,
            (None, Some(chip)) => {
                let watts = chip.tdp_w.ok_or_else(|| {
                    let message = joined(&["the catalog has no rated power of `", chip.key, "`"]);
                    Error::new(Code::Missing, under("chip"), message, "`tdp_kw`")
                })?;
                let told = chip.told().find(|told| told.group == "power");
                let origin = Origin {
                    source: told.and_then(|told| told.source).map(str::to_owned),
                    status: told.map(|told| told.status),
                    note: None,
                };
                let tdp = Ranged::exact(watts / 1000.0);
                tally.line(&joined(&["rated power of a ", chip.name]), KwPerGpu::WORDS, &tdp, origin);
                tdp
            }
        };
        let count = tally.given("chips", &under("count"), &self.count)?;
        if let Some(server) = given {
            return Ok((tdp.times(&count), server.clone()));
        }
        let fact = fact_of_chip("server_power_factor", chip);
        let server = Ranged::exact(fact.map_or(1.0, |fact| fact.value));
        if let Some(fact) = fact {
            let source = fact.url.and_then(source_at).map(|source| source.id.as_str());
            tally.line(
                "rated power of a server over its chips'",
                "times",
                &server,
                Origin::of(source, fact.status, None),
            );
        }
        Ok((tdp.times(&count), server))
    }
}

/// The chip of the catalog with that name.
///
/// Errors: an unknown name.
pub(super) fn chip_of(path: &str, name: &str) -> Result<&'static catalog::Chip> {
    catalog::find(name).ok_or_else(|| {
        let message = joined(&["`", name, "` is not in the catalog", &catalog::hint(name)]);
        Error::new(Code::UnknownName, path, message, "a name of the catalog")
    })
}

/// What a claim gives, or the default of that name with its 80 % range; a share stays below 1.
fn or_default<U: Unit>(tally: &mut Tally, name: &str, given: &Option<Estimate<U>>, share: bool) -> Result<Ranged> {
    if let Some(given) = given {
        return tally.given(name, name, given);
    }
    let Some(known) = factor(name) else { return Ok(Ranged::exact(1.0)) };
    let range = Distribution::Interval(Interval { low: known.low80, high: known.high80, confidence: 0.8 });
    let range = if share { Distribution::Clip(Clip { of: Box::new(range), low: 0.0, high: 1.0 }) } else { range };
    let ranged = Ranged::drawn(name, known.value, &range)?;
    let origin = Origin::of(known.source.as_deref(), known.status, known.note.as_deref());
    tally.line(name, &known.unit, &ranged, origin);
    Ok(ranged)
}

/// The check of a claim that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`PowerClaim::check`] does.
pub fn check_power_json(document: &Value) -> Result<String> {
    let claim: PowerClaim = read(document)?;
    Ok(claim.check()?.json())
}
