//! What industry pays for electricity, by country and year, from `data/finance/electricity.csv`: a table, and the rates of a site.

use crate::country::country;
use crate::csv::{lines, number, text};
use crate::digits;
use crate::error::{Code, Error, Result};
use crate::finance::check;
use crate::json::ToJson;
use crate::read::{hint, read};
use crate::record::{answer, record};
use crate::source::{Seen, Status, shared};
use crate::text::joined;
use crate::value::Value;

const TABLE: &str = include_str!("../../data/finance/electricity.csv");

/// The most years that are given at once.
const MOST_YEARS: f64 = 100.0;

record! {
    /// What is asked of the table. Nothing asks for all of it.
    pub struct ElectricityAsked {
        /// The country: its name, or its letters by ISO 3166-1.
        country: Option<String>,
        /// The first of the years that a site needs rates for; with `to_year`.
        from_year: Option<f64>,
        /// The last of them.
        to_year: Option<f64>,
    }
}

answer! {
    /// The price of electricity in a country and a year.
    pub struct ElectricityRow {
        /// The country's two letters.
        country: String,
        /// Its name.
        name: String,
        /// The year.
        year: u32,
        /// The price for industry.
        usd_per_kwh: f64,
        /// Low end of the 80 % range, where one is given.
        low80: Option<f64>,
        /// Its high end.
        high80: Option<f64>,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
        /// Id of the source. None where nobody can be cited.
        source: Option<String>,
        /// Who tells it.
        by: Option<String>,
        /// Its address.
        url: Option<String>,
        /// What else a reader should know.
        note: String,
    }
}

/// The whole table. A line that cannot be read is left out; a test holds that there is none.
pub fn rows() -> Vec<ElectricityRow> {
    let read = |line| {
        let of = country(text(&line, "country"))?;
        let source = shared().iter().find(|source| source.id == text(&line, "source"));
        Some(ElectricityRow {
            country: of.iso2.to_owned(),
            name: of.name.to_owned(),
            year: number(&line, "year")? as u32,
            usd_per_kwh: number(&line, "usd_per_kwh")?,
            low80: number(&line, "low80"),
            high80: number(&line, "high80"),
            status: Status::from_id(text(&line, "status"))?,
            seen: Seen::from_id(text(&line, "seen"))?,
            source: source.map(|source| source.id.clone()),
            by: source.map(|source| source.by.clone()),
            url: source.and_then(|source| source.url.clone()),
            note: text(&line, "note").to_owned(),
        })
    };
    lines(TABLE).filter_map(read).collect()
}

/// The rows of a country, or of all. With years, one for each of them: a year that is not known has the price of the last one before it,
/// as an assumption that says so.
///
/// Errors: a country that no table knows or that has no row, years without a country, one end without the other, an end before the
/// beginning, a year before the first that is known.
pub fn electricity(asked: &ElectricityAsked) -> Result<Vec<ElectricityRow>> {
    let mut list = rows();
    if let Some(wanted) = &asked.country {
        let found = country(wanted).filter(|of| list.iter().any(|row| row.country == of.iso2));
        let Some(of) = found else {
            let mut known: Vec<String> = list.into_iter().map(|row| row.name).collect();
            known.dedup();
            let near = hint(wanted, known.iter().map(String::as_str));
            let message = joined(&["`", wanted, "` has no price of electricity here", &near]);
            return Err(Error::new(Code::UnknownName, "country", message, known.join(", ")));
        };
        list.retain(|row| row.country == of.iso2);
    }
    let (from, to) = match (asked.from_year, asked.to_year) {
        (None, None) => return Ok(list),
        (Some(from), Some(to)) => (from, to),
        (from, _) => {
            let path = if from.is_none() { "from_year" } else { "to_year" };
            return Err(Error::new(Code::Missing, path, "is missing", "both ends of the years, or none"));
        }
    };
    if asked.country.is_none() {
        return Err(Error::new(Code::Missing, "country", "is missing", "the country whose years are asked for"));
    }
    for (path, year) in [("from_year", from), ("to_year", to)] {
        let told = year.fract() == 0.0 && (1900.0..=2200.0).contains(&year);
        check::within(path, year, told, "a whole year from 1900 to 2200")?;
    }
    check::within("to_year", to, to >= from && to - from < MOST_YEARS, "not before from_year, and at most 100 years")?;
    (from as u32..=to as u32).map(|year| in_year(&list, year)).collect()
}

fn in_year(list: &[ElectricityRow], year: u32) -> Result<ElectricityRow> {
    let last = list.iter().filter(|row| row.year <= year).max_by_key(|row| row.year);
    let Some(row) = last else {
        let message = joined(&["there is no price of ", &digits::whole(year.into())]);
        let first = list.iter().map(|row| row.year).min().unwrap_or_default();
        return Err(Error::new(
            Code::Missing,
            "from_year",
            message,
            joined(&["from ", &digits::whole(first.into()), " on"]),
        ));
    };
    if row.year == year {
        return Ok(row.clone());
    }
    let note = joined(&["As in ", &digits::whole(row.year.into()), ". ", &row.note]);
    Ok(ElectricityRow { year, status: Status::Assumed, note, ..row.clone() })
}

/// The same of a document, as JSON.
///
/// Errors: what the reader refuses, and what [`electricity`] does.
pub fn electricity_json(document: &Value) -> Result<String> {
    let asked: ElectricityAsked = match document {
        Value::Null => read(&Value::Map(Vec::new()))?,
        given => read(given)?,
    };
    Ok(electricity(&asked)?.json())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::currency::{Currency, rates};

    fn asked(country: &str, from: f64, to: f64) -> Result<Vec<ElectricityRow>> {
        electricity(&ElectricityAsked { country: Some(country.to_owned()), from_year: Some(from), to_year: Some(to) })
    }

    #[test]
    fn every_line_is_read_and_cites_a_source_or_is_assumed() {
        assert_eq!(rows().len(), TABLE.lines().count() - 1);
        let cited = lines(TABLE).filter(|line| !text(line, "source").is_empty()).count();
        assert_eq!(rows().iter().filter(|row| row.source.is_some()).count(), cited);
        for row in rows() {
            assert!((0.01..0.5).contains(&row.usd_per_kwh));
            match &row.source {
                Some(source) => assert!(row.url.is_some() && row.status != Status::Assumed, "{source}"),
                None => assert!(row.status == Status::Assumed && row.seen == Seen::Memory, "{}", row.name),
            }
            if let (Some(low), Some(high)) = (row.low80, row.high80) {
                assert!(low <= row.usd_per_kwh && row.usd_per_kwh <= high, "{} {}", row.name, row.year);
            }
        }
        let cited: BTreeSet<String> =
            rows().into_iter().filter(|row| row.source.is_some()).map(|row| row.country).collect();
        let bare: BTreeSet<String> =
            rows().into_iter().map(|row| row.country).filter(|iso2| !cited.contains(iso2)).collect();
        assert_eq!((cited.len(), bare.into_iter().collect::<Vec<_>>().join(" ")), (24, "AE BR QA".to_owned()));
    }

    /// The numbers of a note that stand alone: `(0.1 + 0.2) / 2 euros at 0.9 a dollar` has four.
    fn numbers(note: &str) -> Vec<f64> {
        note.split([' ', '(', ')']).filter_map(|word| word.parse().ok()).collect()
    }

    #[test]
    fn dollars_of_europe_follow_from_the_euros_told_at_the_rate_of_the_money_table() {
        let list = rows();
        let european: Vec<_> = list.iter().filter(|row| row.source.as_deref() == Some("eurostat-nrg-pc-205")).collect();
        assert_eq!(european.len(), 66);
        for row in european {
            let (euros, rate) = match numbers(&row.note)[..] {
                [first, second, 2.0, rate] => ((first + second) / 2.0, rate),
                [first, rate] => (first, rate),
                _ => panic!("{} {}: {}", row.name, row.year, row.note),
            };
            assert_eq!(Some(rate), rates(Currency::Eur).unwrap().of_year(row.year.into()), "{}", row.note);
            assert!((euros / rate - row.usd_per_kwh).abs() < 0.5001e-4, "{} {}", row.name, row.year);
        }
    }

    /// What a kWh costs in the country's own money, from what the notes tell.
    const LOCAL: &[(&str, u32, f64)] = &[
        ("KR", 2024, (165.8 * 297.0 + 182.7 * 69.0) / 366.0),
        ("KR", 2025, 182.7),
        ("JP", 2022, 27.55),
        ("IN", 2023, 8.12),
        ("IN", 2024, 8.36),
        ("IN", 2025, (8.32 + 9.04 + 8.98 + 7.75) / 4.0),
        ("SA", 2018, 0.18),
        ("MY", 2025, 0.454),
        ("CA", 2022, 0.0533),
        ("CA", 2023, 0.0533 * 1.042),
        ("CA", 2024, 0.0533 * 1.042 * 1.033),
        ("AU", 2024, 31.5e6 / (20_000.0 * 1.5 * 8760.0)),
        ("TW", 2025, 4.27),
        ("GB", 2023, 0.2585),
        ("GB", 2024, 0.2232),
        ("GB", 2025, 0.2239),
    ];

    #[test]
    fn prices_that_were_worked_out_follow_from_their_notes() {
        let list = rows();
        let computed = list.iter().filter(|row| row.status == Status::Computed);
        let others: Vec<_> = computed.filter(|row| row.source.as_deref() != Some("eurostat-nrg-pc-205")).collect();
        assert_eq!(others.len(), LOCAL.len());
        for row in others {
            let of = LOCAL.iter().find(|(country, year, _)| row.country == *country && row.year == *year);
            let &(country, _, local) = of.unwrap_or_else(|| panic!("{} {}", row.name, row.year));
            let rate = row.note.split(" a dollar").next().and_then(|before| numbers(before).last().copied());
            let rate = if country == "AU" { 1.0 } else { rate.unwrap() };
            assert!((local / rate - row.usd_per_kwh).abs() < 0.5001e-4, "{}: {}", row.note, local / rate);
        }
    }

    #[test]
    fn years_beyond_the_table_are_assumed_and_years_before_it_refused() {
        let rates = asked("usa", 2024.0, 2027.0).unwrap();
        let told: Vec<_> = rates.iter().map(|row| (row.year, row.usd_per_kwh, row.status)).collect();
        assert_eq!(told[..2], [(2024, 0.0813, Status::Stated), (2025, 0.0826, Status::Stated)]);
        assert_eq!(told[2..], [(2026, 0.0826, Status::Assumed), (2027, 0.0826, Status::Assumed)]);
        assert!(rates[3].note.starts_with("As in 2025. Average of industrial customers"), "{}", rates[3].note);
        let gap = asked("China", 2020.0, 2020.0).unwrap().remove(0);
        assert_eq!((gap.usd_per_kwh, gap.status), (0.084, Status::Assumed));
        assert!(gap.note.starts_with("As in 2019. "), "{}", gap.note);
        let refused = |found: Result<Vec<ElectricityRow>>| found.map_err(|error| (error.code, error.path)).unwrap_err();
        assert_eq!(refused(asked("Japan", 2020.0, 2025.0)), (Code::Missing, "from_year".to_owned()));
        assert_eq!(refused(asked("Atlantis", 2024.0, 2025.0)), (Code::UnknownName, "country".to_owned()));
        assert_eq!(refused(asked("US", 2025.0, 2024.0)), (Code::OutOfRange, "to_year".to_owned()));
        assert_eq!(refused(asked("US", 2024.5, 2026.0)), (Code::OutOfRange, "from_year".to_owned()));
        let half = ElectricityAsked { country: None, from_year: Some(2024.0), to_year: None };
        assert_eq!(refused(electricity(&half)), (Code::Missing, "to_year".to_owned()));
    }
}
