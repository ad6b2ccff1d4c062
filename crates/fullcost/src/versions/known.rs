//! What was known of a scenario on a date.
//!
//! A figure is known from the date of its source on, or from its own `known_from`. What is said of a chip was on its maker's data
//! sheet, so it is known from the chip's release on, if its source is younger: many tell the day on which they were read. A reading with `known_until` holds what was
//! known before. A year or a month counts from its last day, so that nothing is known too early, and a date that is asked for
//! stands for its last day too.

use crate::catalog::find;
use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::model::cut::{answerable, cut_of, main_rows};
use crate::model::plan::Leaf;
use crate::model::provenance::WHAT_IF;
use crate::model::resolve::resolve;
use crate::model::{DATA_VERSION, MODEL_VERSION, Model};
use crate::outcome::locale::ENGLISH;
use crate::price::{day_of, last_day};
use crate::read::read;
use crate::record::{answer, words};
use crate::scenario::{Claim, Reading, Scenario};
use crate::scope::Preset;
use crate::source::{Source, Status, shared};
use crate::text::joined;
use crate::value::Value;
use crate::versions::at::{at, text};
use crate::versions::diff::told;
use crate::versions::given::{parts, scenario};
use crate::versions::then::then;

/// A day: year, month, day.
pub(super) type Day = [u16; 3];

words! {
    /// How a figure stood on a date.
    pub enum Standing {
        /// It had been told.
        Known = "known",
        /// Another value stood in its place, by a reading of it or of a factor that multiplies it.
        Replaced = "replaced",
        /// Nobody had told it.
        NotYet = "not_yet",
        /// It has no date: it is assumed, a default, or a choice.
        Undated = "undated",
    }
}

answer! {
    /// A figure of the scenario, and how it stood.
    pub struct KnownFigure {
        /// Its address.
        path: String,
        /// Its unit.
        unit: String,
        /// The value that the scenario gives it, with its factors.
        value: f64,
        /// The value that stood there. None where it was not known yet.
        value_then: Option<f64>,
        /// The same as it is told: a number, a distribution as JSON, the name of a choice.
        told: String,
        /// How it was told then.
        told_then: Option<String>,
        /// How it stood.
        standing: Standing,
        /// From when on it is known, as it is written. None without a date.
        known_from: Option<String>,
        /// Who stands behind it.
        status: Status,
        /// Id of its source.
        source: Option<String>,
        /// Who published that.
        by: Option<String>,
        /// The reading that puts another value in its place.
        reading: Option<String>,
    }
}

answer! {
    /// A claim of the scenario, and whether it was out.
    pub struct KnownClaim {
        /// Its id.
        id: String,
        /// As a heading.
        label: String,
        /// Who says so.
        by: String,
        /// From when on it is known.
        known_from: String,
        /// Id of its source.
        source: Option<String>,
        /// How it stood.
        standing: Standing,
    }
}

answer! {
    /// A reading that was what one knew.
    pub struct EarlierReading {
        /// Its id.
        id: String,
        /// As a reader reads it.
        label: String,
        /// What it means.
        note: Option<String>,
        /// Id of the source that shows it.
        source: Option<String>,
        /// From when on it held.
        known_from: Option<String>,
        /// Until when.
        known_until: Option<String>,
    }
}

answer! {
    /// What a scope came to, and what it comes to.
    pub struct ScopeThen {
        /// The scope.
        id: Preset,
        /// As a reader reads it.
        label: String,
        /// US dollars with the values that stood then; what was not known yet keeps its value.
        usd_then: f64,
        /// US dollars by the scenario as it is.
        usd: f64,
        /// How many of the figures behind it were not known yet.
        not_yet: f64,
    }
}

answer! {
    /// A scenario as it was known on a date.
    pub struct AsKnownOn {
        /// The scenario.
        scenario: String,
        /// The day: the last one of the date that was asked for.
        day: String,
        /// Readings that were what one knew: they are to be put on, in this order.
        readings: Vec<EarlierReading>,
        /// All numbers but the factors of readings that multiply: nobody told these.
        figures: Vec<KnownFigure>,
        /// All claims.
        claims: Vec<KnownClaim>,
        /// The scopes that have an answer.
        scopes: Vec<ScopeThen>,
        /// The same in words.
        sentence: String,
        /// Version of the equations.
        model_version: String,
        /// Date of the shipped data.
        data_version: String,
    }
}

/// What was known of a scenario on a date, and the scenario as a document without later claims: what leans on them leans on those that
/// they correct, or is left out. Figures that were not known yet stay in it, as a model needs a number; the answer lists them.
///
/// Errors: what is no date; what the reader and the resolver refuse.
pub fn as_known_on(document: &Value, date: &str) -> Result<(AsKnownOn, Value)> {
    let day = day_of("date", date)?;
    let scenario: Scenario = read(document)?;
    let now = Model::new(resolve(&scenario)?)?;
    let held: Vec<&Reading> = scenario.readings.iter().filter(|reading| holds(reading, day)).collect();
    let document = then(document, &scenario, day)?;
    let mut model = crate::open_document(&document)?;
    model.set_readings(&held.iter().map(|reading| reading.id.as_str()).collect::<Vec<_>>())?;

    let leaves = now.plan().leaves.iter().enumerate().filter(|(_, leaf)| !leaf.path.ends_with(WHAT_IF));
    let figures: Vec<KnownFigure> = leaves
        .map(|(place, leaf)| {
            let patched =
                |path: &str| held.iter().rfind(|reading| reading.patch.iter().any(|patch| patch.path == path));
            let mut factors = leaf.factors.iter().filter_map(|&factor| now.plan().leaves.get(factor as usize));
            let by = [patched(&leaf.path), factors.find_map(|factor| patched(&factor.path))];
            let both = [&now, &model].map(|model| (value_at(model, place), told(model, leaf, place, &leaf.factors)));
            figure(&document, &scenario, leaf, both, by.map(|of| of.map(|reading| reading.id.clone())), day)
        })
        .collect();
    let claims: Vec<KnownClaim> = scenario.claims.iter().map(|claim| known_claim(claim, day)).collect();
    let answer = AsKnownOn {
        scenario: scenario.id.clone(),
        day: written(day),
        readings: held.iter().map(|reading| earlier(reading)).collect(),
        sentence: sentence(&figures, &claims, day),
        scopes: scopes(&now, &model, &figures)?,
        figures,
        claims,
        model_version: MODEL_VERSION.to_owned(),
        data_version: DATA_VERSION.to_owned(),
    };
    Ok((answer, document))
}

/// Whether a reading was what one knew on a day. One without dates is no matter of time.
fn holds(reading: &Reading, day: Day) -> bool {
    let passed = |date: &Option<String>| date.as_deref().and_then(last_day).is_some_and(|last| last <= day);
    let dated = reading.known_from.is_some() || reading.known_until.is_some();
    dated && (reading.known_from.is_none() || passed(&reading.known_from)) && !passed(&reading.known_until)
}

fn figure(
    document: &Value,
    scenario: &Scenario,
    leaf: &Leaf,
    [(value, told_now), (value_then, told_then)]: [(f64, String); 2],
    [own_reading, of_factor]: [Option<String>; 2],
    day: Day,
) -> KnownFigure {
    let told = at(document, &leaf.path);
    let source = leaf.source.as_deref().and_then(|id| source_of(scenario, id));
    let own = told.and_then(|told| text(told, "known_from"));
    let cited = source.map(|source| source.date.as_str());
    let released = cited.and_then(|_| released(scenario, &leaf.path));
    let known_from = own.or(earlier_of(cited, released)).map(str::to_owned);
    let standing = standing(known_from.as_deref(), day);
    // Another factor replaces what was told, and tells nothing where nobody had.
    let reading = own_reading.or(of_factor.filter(|_| standing != Standing::NotYet));
    let standing = if reading.is_some() { Standing::Replaced } else { standing };
    KnownFigure {
        path: leaf.path.clone(),
        unit: leaf.unit.clone(),
        value,
        value_then: Some(value_then).filter(|_| standing != Standing::NotYet),
        told: told_now,
        told_then: Some(told_then).filter(|_| standing != Standing::NotYet),
        standing,
        known_from,
        status: leaf.status,
        source: leaf.source.clone(),
        by: source.map(|source| source.by.clone()),
        reading,
    }
}

/// When the chip came out that a figure is about: one of the scenario's own, else one of the catalog.
fn released<'a>(scenario: &'a Scenario, path: &str) -> Option<&'a str> {
    let (key, _) = path.strip_prefix("accelerators[")?.split_once("].")?;
    match scenario.accelerators.iter().find(|chip| chip.key == key) {
        Some(own) => own.released.as_deref(),
        None => find(key)?.released,
    }
}

/// The earlier of two dates as they are written.
fn earlier_of<'a>(one: Option<&'a str>, other: Option<&'a str>) -> Option<&'a str> {
    [one, other].into_iter().flatten().min_by_key(|date| last_day(date).unwrap_or([u16::MAX; 3]))
}

/// A number with its factors.
fn value_at(model: &Model, place: usize) -> f64 {
    model.values().get(place).copied().unwrap_or_default()
}

pub(super) fn known_claim(claim: &Claim, day: Day) -> KnownClaim {
    let known_from = claim.known_from.as_ref().unwrap_or(&claim.date).clone();
    KnownClaim {
        id: claim.id.clone(),
        label: claim.label.clone(),
        by: claim.by.clone(),
        standing: standing(Some(&known_from), day),
        known_from,
        source: claim.source.clone(),
    }
}

fn standing(known_from: Option<&str>, day: Day) -> Standing {
    match known_from.and_then(last_day) {
        None => Standing::Undated,
        Some(last) if last <= day => Standing::Known,
        Some(_) => Standing::NotYet,
    }
}

fn source_of<'a>(scenario: &'a Scenario, id: &str) -> Option<&'a Source> {
    scenario.sources.iter().chain(shared()).find(|source| source.id == id)
}

fn earlier(reading: &Reading) -> EarlierReading {
    EarlierReading {
        id: reading.id.clone(),
        label: reading.label.clone(),
        note: reading.note.clone(),
        source: reading.source.clone(),
        known_from: reading.known_from.clone(),
        known_until: reading.known_until.clone(),
    }
}

fn scopes(now: &Model, model: &Model, figures: &[KnownFigure]) -> Result<Vec<ScopeThen>> {
    // The run that the scenario is about: without its headline, that of the day would be about another. Rows do not depend on
    // claims, so they are the same in both.
    let rows = main_rows(now.plan());
    let amount = |model: &Model, preset| {
        let plan = model.plan();
        Ok(model.bill()?.amount(plan, &cut_of(plan, preset, &rows)).0)
    };
    let scope = |preset: Preset| {
        let not_yet = |path: &str| figures.iter().any(|of| of.path == path && of.standing == Standing::NotYet);
        Ok(ScopeThen {
            id: preset,
            label: ENGLISH.of("scope", preset.id()).to_owned(),
            usd_then: amount(model, preset)?,
            usd: amount(now, preset)?,
            not_yet: model
                .behind_cut(&cut_of(model.plan(), preset, &rows))
                .into_iter()
                .filter(|path| not_yet(path))
                .count() as f64,
        })
    };
    answerable(now.plan()).filter(|preset| answerable(model.plan()).any(|other| other == *preset)).map(scope).collect()
}

fn sentence(figures: &[KnownFigure], claims: &[KnownClaim], day: Day) -> String {
    let count = |standing| figures.iter().filter(|figure| figure.standing == standing).count();
    let out = claims.iter().filter(|claim| claim.standing != Standing::NotYet).count();
    let many = |count: usize| whole(count as u64);
    joined(&[
        "On ",
        &written(day),
        ", ",
        &many(count(Standing::Known)),
        " figures were known, ",
        &many(count(Standing::Replaced)),
        " stood otherwise and ",
        &many(count(Standing::NotYet)),
        " were not known yet; ",
        &many(count(Standing::Undated)),
        " have no date. ",
        &many(out),
        " of ",
        &many(claims.len()),
        " claims were out.",
    ])
}

/// `2025-02-28`.
pub(super) fn written([year, month, day]: Day) -> String {
    let two = |part: u16| joined(&[if part < 10 { "0" } else { "" }, &whole(part.into())]);
    joined(&[&whole(year.into()), "-", &two(month), "-", &two(day)])
}

/// What is asked as a document, `{"scenario": .., "date": ".."}`, answered as JSON.
///
/// Errors: as [`as_known_on`], and an id that is no shipped scenario.
pub fn as_known_on_json(asked: &Value) -> Result<String> {
    let (answer, _) = asked_of(asked)?;
    Ok(answer.json())
}

/// The same, but the scenario as it was known: a document.
///
/// Errors: as [`as_known_on_json`].
pub fn scenario_as_known_on_json(asked: &Value) -> Result<String> {
    let (_, document) = asked_of(asked)?;
    Ok(document.json())
}

fn asked_of(asked: &Value) -> Result<(AsKnownOn, Value)> {
    let [given, date] = parts(asked, ["scenario", "date"])?;
    let Value::Text(date) = date else {
        let message = joined(&["must be text, got ", date.kind()]);
        return Err(Error::new(
            Code::WrongType,
            "date",
            message,
            "a year, a month (`2025-01`) or a day (`2025-01-31`)",
        ));
    };
    as_known_on(&scenario("scenario", given)?, date)
}
