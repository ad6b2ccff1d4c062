//! The claims of a scenario as rows of the page: a JSON of their own, since they do not change with the numbers.

use crate::digits::number;
use crate::json::field;
use crate::outcome::locale::Locale;
use crate::page::view::ClaimRow;
use crate::scenario::{Claim, Figure, Scenario};
use crate::text::joined;

/// The claims of a scenario as rows, numbered in their order.
pub fn claim_rows(scenario: &Scenario, words: &Locale) -> Vec<ClaimRow> {
    let claims = scenario.claims.iter().enumerate();
    claims.map(|(place, claim)| row(scenario, claim, place as u32 + 1, words)).collect()
}

/// The claims and sources of a scenario as JSON: `{"claims": [ClaimRow], "sources": [Source]}`.
pub fn claims_json(scenario: &Scenario, words: &Locale) -> String {
    let mut out = String::from("{");
    field(&mut out, "claims", &claim_rows(scenario, words));
    field(&mut out, "sources", &scenario.sources);
    out.push('}');
    out
}

fn row(scenario: &Scenario, claim: &Claim, number: u32, words: &Locale) -> ClaimRow {
    let source = claim.source.as_ref().and_then(|id| scenario.sources.iter().find(|source| source.id == *id));
    let unit = scenario.headline.as_ref().is_some_and(|headline| headline.unit == claim.id);
    let prefixed = |key: &str, text: &Option<String>| match text {
        Some(text) => words.fill(key, &[("text", text)]),
        None => String::new(),
    };
    ClaimRow {
        id: claim.id.clone(),
        number,
        figure: figure(claim, words),
        accent: unit,
        status: claim.status.id().to_owned(),
        status_word: words.of("status", claim.status.id()).to_owned(),
        what: claim.text.clone(),
        who: words.fill("claims.who", &[("by", &claim.by), ("date", &words.date(&claim.date))]),
        place: claim.place.clone().unwrap_or_default(),
        source_title: source.map(|source| source.title.clone()).unwrap_or_default(),
        url: source.and_then(|source| source.url.clone()).unwrap_or_default(),
        excludes: prefixed("claims.excludes", &claim.excludes),
        as_told: prefixed("claims.as_told", &claim.as_told),
        seen: claim.seen.id().to_owned(),
        seen_word: words.of("seen", claim.seen.id()).to_owned(),
        group: match claim.figure {
            Figure::Money(_) => "money",
            Figure::Quantity(_) => "quantity",
            Figure::Event(_) => "event",
        }
        .to_owned(),
    }
}

/// A claim's figure: as printed, or made from its number.
fn figure(claim: &Claim, words: &Locale) -> String {
    match &claim.figure {
        Figure::Money(money) => {
            let text = match &money.text {
                Some(text) => text.clone(),
                None => words.money_to(money.usd, money.rounded_to.unwrap_or(0.0)),
            };
            if money.per_year && money.text.is_none() { words.fill("claims.per_year", &[("usd", &text)]) } else { text }
        }
        Figure::Quantity(quantity) => match (&quantity.text, quantity.unit.as_str()) {
            (Some(text), _) => text.clone(),
            (None, "share") => words.percent(quantity.value),
            (None, "gpus") => words.fill("unit.gpus", &[("n", &words.whole(quantity.value))]),
            (None, "gpu_hours") => words.fill("unit.gpu_hours", &[("n", &words.whole(quantity.value))]),
            (None, "usd_per_gpu_hour") => words.fill("unit.usd_per_gpu_hour", &[("n", &words.price(quantity.value))]),
            (None, unit) => joined(&[&words.count(quantity.value), " ", &spaced(unit)]),
        },
        Figure::Event(event) => event.text.clone().unwrap_or_else(|| words.date(&claim.date)),
    }
}

/// A unit's key as words.
fn spaced(unit: &str) -> String {
    unit.chars().map(|c| if c == '_' { ' ' } else { c }).collect()
}

impl Locale {
    /// A date as the page writes it: `Dec. 2024`, `31 Jan. 2025`.
    pub fn date(&self, iso: &str) -> String {
        let mut parts = iso.split('-');
        let (year, month, day) = (parts.next().unwrap_or(iso), parts.next(), parts.next());
        let Some(month) = month.and_then(|month| month.parse::<u32>().ok()).filter(|month| (1..=12).contains(month))
        else {
            return iso.to_owned();
        };
        let month = self.word(&joined(&["month.", &number(f64::from(month))])).to_owned();
        match day {
            Some(day) => {
                self.fill("date.day", &[("day", day.trim_start_matches('0')), ("month", &month), ("year", year)])
            }
            None => self.fill("date.month", &[("month", &month), ("year", year)]),
        }
    }
}
