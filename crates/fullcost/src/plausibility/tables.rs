//! Figures that checks are made with: chips sold by quarter, and the sources of all.

use std::sync::OnceLock;

use crate::csv::{lines, number, text};
use crate::real::Real as _;
use crate::source::{Source, Status, shared};
use crate::training::date::day;

/// Chips that were sold in a quarter.
#[derive(Clone, Copy, Debug)]
pub struct Sold {
    /// The chip, as the figures call it. H100 holds H200; B200 and B300 hold GB200 and GB300.
    pub chip: &'static str,
    /// Its maker.
    pub maker: &'static str,
    /// The country as in ISO 3166, or `world`.
    pub country: &'static str,
    /// The quarter: `2023-Q1`.
    pub quarter: &'static str,
    /// The day before it begins and its last day that is counted, as days of `training::date`.
    pub days: (f64, f64),
    /// Of 20 draws, one lies below.
    pub p05: f64,
    /// The median.
    pub p50: f64,
    /// Of 20 draws, one lies above.
    pub p95: f64,
    /// Id of the source.
    pub source: &'static str,
    /// Who stands behind it.
    pub status: Status,
}

/// Chips that an owner had bought, from the beginning of the figures on.
#[derive(Clone, Copy, Debug)]
pub struct Owned {
    /// The chip, as the figures call it.
    pub chip: &'static str,
    /// The owner.
    pub owner: &'static str,
    /// The day before it begins and its last day that is counted.
    pub days: (f64, f64),
    /// Of 20 draws, one lies below.
    pub p05: f64,
    /// The median.
    pub p50: f64,
    /// Of 20 draws, one lies above.
    pub p95: f64,
    /// Id of the source.
    pub source: &'static str,
    /// Who stands behind it.
    pub status: Status,
}

/// Makers whose first or last quarter is not whole: the figures are of days from the first to the last, as the source's notes say.
const PART_QUARTERS: &[(&str, &str, &str)] =
    &[("NVIDIA", "2022-01-01", "2026-01-25"), ("Google", "2022-10-31", "2026-02-01")];

const SUPPLY: &str = include_str!("../../data/plausibility/supply.csv");
const OWNERS: &str = include_str!("../../data/plausibility/owners.csv");

/// Chips sold. A line that cannot be read is left out; a test holds that there is none.
pub fn sold() -> &'static [Sold] {
    static SOLD: OnceLock<Vec<Sold>> = OnceLock::new();
    SOLD.get_or_init(|| {
        let read = |line| {
            let (quarter, maker) = (text(&line, "quarter"), text(&line, "maker"));
            Some(Sold {
                chip: text(&line, "chip"),
                maker,
                country: text(&line, "country"),
                quarter,
                days: counted_days(maker, quarter)?,
                p05: number(&line, "p05")?,
                p50: number(&line, "p50")?,
                p95: number(&line, "p95")?,
                source: text(&line, "source"),
                status: Status::from_id(text(&line, "status"))?,
            })
        };
        lines(SUPPLY).filter_map(read).collect()
    })
}

/// Chips that owners had bought, by owner, chip and quarter.
pub fn owned() -> &'static [Owned] {
    static OWNED: OnceLock<Vec<Owned>> = OnceLock::new();
    OWNED.get_or_init(|| {
        let read = |line| {
            let (through, chip) = (text(&line, "through"), text(&line, "chip"));
            let maker = sold().iter().find(|row| row.chip == chip)?.maker;
            Some(Owned {
                chip,
                owner: text(&line, "owner"),
                days: counted_days(maker, through)?,
                p05: number(&line, "p05")?,
                p50: number(&line, "p50")?,
                p95: number(&line, "p95")?,
                source: text(&line, "source"),
                status: Status::from_id(text(&line, "status"))?,
            })
        };
        lines(OWNERS).filter_map(read).collect()
    })
}

/// The source with that id: of these tables, or of the catalog.
pub fn source_of(id: &str) -> Option<&'static Source> {
    sources().iter().find(|source| source.id == id)
}

/// The source that can be read there.
pub fn source_at(url: &str) -> Option<&'static Source> {
    sources().iter().find(|source| source.url.as_deref() == Some(url))
}

fn sources() -> &'static [Source] {
    static ALL: OnceLock<Vec<Source>> = OnceLock::new();
    ALL.get_or_init(|| {
        let own = crate::document(include_str!("../../data/plausibility/sources.json"));
        let mut all: Vec<Source> = own.and_then(|list| crate::read::read(&list)).unwrap_or_default();
        all.extend(shared().iter().cloned());
        all
    })
}

/// The day before those of a quarter that the maker's figures hold, and the last of them.
fn counted_days(maker: &str, quarter: &str) -> Option<(f64, f64)> {
    let (before, last) = days_of(quarter)?;
    let Some((_, first, end)) = PART_QUARTERS.iter().find(|(of, _, _)| *of == maker) else {
        return Some((before, last));
    };
    Some((before.larger(day("", first).ok()? - 1.0), last.smaller(day("", end).ok()?)))
}

/// The day before a quarter, and its last.
fn days_of(quarter: &str) -> Option<(f64, f64)> {
    let (year, place) = quarter.split_once("-Q")?;
    let (year, place): (u32, u32) = (year.parse().ok()?, place.parse().ok()?);
    let last = |year: u32, month: u32| day("", &format!("{year}-{month:02}")).ok();
    let before = if place == 1 { last(year - 1, 12)? } else { last(year, place * 3 - 3)? };
    Some((before, last(year, place * 3)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_has_a_source() {
        let count = |table: &str| table.lines().count() - 1;
        assert_eq!((sold().len(), owned().len()), (count(SUPPLY), count(OWNERS)));
        for (row, next) in owned().iter().zip(owned().iter().skip(1)) {
            let sorted = (row.owner, row.chip) != (next.owner, next.chip) || row.days.1 < next.days.1;
            let exact = row.p05 == row.p50 && row.p50 == row.p95;
            assert!(sorted && 0.0 < row.p05 && (exact || row.p05 < row.p50 && row.p50 < row.p95), "{row:?}");
            assert!(sold().iter().any(|sold| sold.chip == row.chip) && source_of(row.source).is_some(), "{row:?}");
        }
        for row in sold() {
            assert!(0.0 < row.p05 && row.p05 < row.p50 && row.p50 < row.p95, "{row:?}");
            let days = if row.quarter == "2026-Q1" { 25.0..=32.0 } else { 62.0..=92.0 };
            assert!(days.contains(&(row.days.1 - row.days.0)), "{row:?}");
        }
        for id in sold().iter().map(|row| row.source) {
            assert!(source_of(id).is_some_and(|source| source.url.is_some()), "{id}");
        }
    }
}
