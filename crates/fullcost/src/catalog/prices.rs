//! What accelerators cost on a date: a table that the scribe writes out of `data/prices.json`.

#[cfg(feature = "tables")]
mod table;

use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::price::{PriceEntry, Terms, What, day_of, last_day};
use crate::read::{nearest, nearest_of, read, told_near};
use crate::record::record;
use crate::source::{Seen, Status};
use crate::value::Value;

#[cfg(feature = "tables")]
use table::PRICES;

#[cfg(not(feature = "tables"))]
const PRICES: &[Price] = &[];

/// A price of an accelerator on a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// Key of the accelerator.
    pub chip: &'static str,
    /// What is paid for.
    pub what: What,
    /// On which terms.
    pub kind: Terms,
    /// Who asks or pays it, or who says so.
    pub vendor: &'static str,
    /// Dollars: for an hour of one accelerator where it is rented, for one accelerator where it is bought.
    pub usd: f64,
    /// The ends of the range that was told.
    pub range: Option<(f64, f64)>,
    /// When it held: a year, a month or a day.
    pub as_of: &'static str,
    /// Id of the source.
    pub source: Option<&'static str>,
    /// Who stands behind it.
    pub status: Status,
    /// How far it was checked.
    pub seen: Seen,
    /// What else a reader should know.
    pub note: &'static str,
}

/// Which prices are asked for. What is left empty asks for all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// Key or alias of an accelerator.
    pub chip: Option<&'a str>,
    /// `rental` or `purchase`.
    pub what: Option<&'a str>,
    /// A word of [`Terms`].
    pub kind: Option<&'a str>,
    /// Who asks or pays, or who says so.
    pub vendor: Option<&'a str>,
    /// A date. Then only the latest price known by then is given, for each chip, kind and vendor.
    pub as_of: Option<&'a str>,
}

/// The prices that are asked for, by chip, kind, vendor and date.
///
/// A date stands for its last day: a price of 2025 is known at the end of 2025, and by `2025-01` all of January has passed. So no
/// answer looks ahead.
///
/// ```
/// use fullcost::catalog::prices::{Asked, prices};
/// let by = |as_of| prices(Asked { chip: Some("H100"), vendor: Some("AWS"), kind: Some("on_demand"), as_of, ..Asked::default() });
/// assert_eq!(by(Some("2025-05"))?[0].usd, 12.29);
/// assert_eq!(by(Some("2025-06"))?[0].usd, 6.88);
/// assert!(by(None)?.len() > 2);
/// # Ok::<(), fullcost::Error>(())
/// ```
pub fn prices(asked: Asked<'_>) -> Result<Vec<Price>> {
    let chip = asked.chip.map(key_of).transpose()?;
    let what = asked.what.map(|id| What::from_id(id).ok_or_else(|| no_word("what", id, &ids_of_what()))).transpose()?;
    let kind =
        asked.kind.map(|id| Terms::from_id(id).ok_or_else(|| no_word("kind", id, &ids_of_terms()))).transpose()?;
    let vendor = asked.vendor.map(vendor_of).transpose()?;
    let by = asked.as_of.map(|date| day_of("as_of", date)).transpose()?;
    let fits = |price: &&Price| {
        chip.is_none_or(|chip| chip == price.chip)
            && what.is_none_or(|what| what == price.what)
            && kind.is_none_or(|kind| kind == price.kind)
            && vendor.is_none_or(|vendor| vendor == price.vendor)
            && by.is_none_or(|by| last_day(price.as_of).is_some_and(|day| day <= by))
    };
    let mut found: Vec<Price> = PRICES.iter().filter(fits).copied().collect();
    if by.is_some() {
        found = latest(found);
    }
    Ok(found)
}

/// The last of each chip's, kind's and vendor's prices. They stand together, by date.
fn latest(mut found: Vec<Price>) -> Vec<Price> {
    found.reverse();
    found.dedup_by_key(|price| (price.chip, price.kind, price.vendor));
    found.reverse();
    found
}

fn key_of(name: &str) -> Result<&'static str> {
    let chip = super::find(name).ok_or_else(|| {
        let near = nearest_of(name, super::called());
        unknown("chip", name, "the catalog", &near, "a name in the catalog")
    })?;
    Ok(chip.key)
}

fn vendor_of(name: &str) -> Result<&'static str> {
    let mut known = PRICES.iter().map(|price| price.vendor);
    known
        .clone()
        .find(|vendor| vendor.eq_ignore_ascii_case(name))
        .ok_or_else(|| unknown("vendor", name, "the prices", &nearest(name, &mut known), "a vendor of the prices"))
}

fn ids_of_what() -> Vec<&'static str> {
    What::ALL.iter().map(|what| what.id()).collect()
}

fn ids_of_terms() -> Vec<&'static str> {
    Terms::ALL.iter().map(|kind| kind.id()).collect()
}

fn no_word(path: &str, id: &str, words: &[&str]) -> Error {
    unknown(path, id, "the prices", &nearest(id, &mut words.iter().copied()), &words.join(", "))
}

fn unknown(path: &str, name: &str, list: &str, near: &[&str], accepted: &str) -> Error {
    let near = told_near(near);
    Error::new(Code::UnknownName, path, format!("`{name}` is not in {list}{near}"), accepted)
}

/// The prices that are asked for, as JSON: a list of [`PriceEntry`].
pub fn prices_json(asked: Asked<'_>) -> Result<String> {
    Ok(prices(asked)?.into_iter().map(PriceEntry::from).collect::<Vec<_>>().json())
}

record! {
    /// Which prices are asked for. What is left out asks for all.
    pub struct PricesAsked {
        /// Key or alias of an accelerator.
        chip: Option<String>,
        /// `rental` or `purchase`.
        what: Option<String>,
        /// The terms: `on_demand`, `spot`, `list`, ...
        kind: Option<String>,
        /// Who asks or pays, or who says so.
        vendor: Option<String>,
        /// A date. Then only the latest price known by then is given, for each chip, kind and vendor.
        as_of: Option<String>,
    }
}

/// The same for a question that is a document.
///
/// Errors: what the reader refuses, and those of [`prices`].
pub fn asked_json(document: &Value) -> Result<String> {
    let PricesAsked { chip, what, kind, vendor, as_of } = read(document)?;
    prices_json(Asked {
        chip: chip.as_deref(),
        what: what.as_deref(),
        kind: kind.as_deref(),
        vendor: vendor.as_deref(),
        as_of: as_of.as_deref(),
    })
}

impl From<Price> for PriceEntry {
    fn from(price: Price) -> PriceEntry {
        let paid = |what| (price.what == what).then_some(price.usd);
        PriceEntry {
            chip: price.chip.to_owned(),
            what: price.what,
            kind: price.kind,
            vendor: price.vendor.to_owned(),
            usd: paid(What::Purchase),
            usd_per_gpu_hour: paid(What::Rental),
            low: price.range.map(|range| range.0),
            high: price.range.map(|range| range.1),
            as_of: price.as_of.to_owned(),
            source: price.source.map(str::to_owned),
            status: price.status,
            seen: price.seen,
            note: Some(price.note).filter(|note| !note.is_empty()).map(str::to_owned),
        }
    }
}
