//! Facts that a run is costed with: factors by id, place and year, and R&D multiples. Each row of the tables has its source.

use std::sync::OnceLock;

use crate::catalog::Chip;
use crate::csv::{Line, lines, number, text};
use crate::source::{Seen, Status};

/// A factor with who told it.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// The country that it holds for, as in ISO 3166; empty for all.
    pub place: &'static str,
    /// The year that it holds for.
    pub year: Option<f64>,
    /// Its value.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// Who told it.
    pub by: &'static str,
    /// When they did.
    pub date: &'static str,
    /// Where it can be read.
    pub url: Option<&'static str>,
    /// Who stands behind it.
    pub status: Status,
}

/// How much compute came before a final run: all of it over the final run's.
#[derive(Clone, Copy, Debug)]
pub struct Multiple {
    /// `project`: of one model; `lab`: of all that a lab did meanwhile.
    pub scope: &'static str,
    /// Whose.
    pub of: &'static str,
    /// The multiple.
    pub multiple: f64,
    /// The low end, where a range was told.
    pub low: Option<f64>,
    /// The high end, where a range was told.
    pub high: Option<f64>,
    /// Who told it.
    pub by: &'static str,
    /// When they did.
    pub date: &'static str,
    /// Where it can be read.
    pub url: &'static str,
    /// Who stands behind it.
    pub status: Status,
    /// How far it was checked.
    pub seen: Seen,
    /// What else a reader should know.
    pub note: &'static str,
}

fn fact(line: &Line) -> Option<Fact> {
    Some(Fact {
        place: text(line, "place"),
        year: number(line, "year"),
        value: number(line, "value")?,
        unit: text(line, "unit"),
        by: text(line, "by"),
        date: text(line, "date"),
        url: Some(text(line, "url")).filter(|url| !url.is_empty()),
        status: Status::from_id(text(line, "status"))?,
    })
}

/// All facts, with their ids. A line that cannot be read is left out; a test holds that there is none.
fn all() -> &'static [(&'static str, Fact)] {
    static ALL: OnceLock<Vec<(&'static str, Fact)>> = OnceLock::new();
    let table = include_str!("../../data/training/cost_factors.csv");
    ALL.get_or_init(|| lines(table).filter_map(|line| Some((text(&line, "id"), fact(&line)?))).collect())
}

/// The facts of an id.
pub fn facts(id: &str) -> Vec<Fact> {
    all().iter().filter(|(other, _)| *other == id).map(|(_, fact)| *fact).collect()
}

/// The fact of a place and a year: the latest that is not of a later year, else the earliest.
pub fn fact_of(id: &str, place: &str, year: f64) -> Option<Fact> {
    let mut of: Vec<Fact> = facts(id).into_iter().filter(|fact| fact.place == place).collect();
    of.sort_by(|a, b| a.year.unwrap_or(0.0).total_cmp(&b.year.unwrap_or(0.0)));
    let known = of.iter().rev().find(|fact| fact.year.is_none_or(|of| of <= year));
    known.or(of.first()).copied()
}

/// The fact of a chip's generation, else the one of all.
pub fn fact_of_chip(id: &str, chip: Option<&Chip>) -> Option<Fact> {
    let suffix = match chip.map(|chip| chip.architecture) {
        Some("Pascal") => "_pascal",
        Some("Volta") => "_volta",
        Some("Ampere") => "_ampere",
        Some("Hopper") => "_hopper",
        Some("TPU v2") => "_tpu_v2",
        Some("TPU v3") => "_tpu_v3",
        Some(other) if other.starts_with("TPU ") => "_tpu",
        _ => "",
    };
    let family = if suffix.starts_with("_tpu") { "_tpu" } else { "" };
    [suffix, family, ""].into_iter().find_map(|suffix| fact_of(&[id, suffix].concat(), "", 0.0))
}

/// R&D multiples, those of one project first.
pub fn multiples() -> Vec<Multiple> {
    let table = include_str!("../../data/training/experiments.csv");
    let multiple = |line: Line| {
        Some(Multiple {
            scope: text(&line, "scope"),
            of: text(&line, "of"),
            multiple: number(&line, "multiple")?,
            low: number(&line, "low"),
            high: number(&line, "high"),
            by: text(&line, "by"),
            date: text(&line, "date"),
            url: text(&line, "url"),
            status: Status::from_id(text(&line, "status"))?,
            seen: Seen::from_id(text(&line, "seen"))?,
            note: text(&line, "note"),
        })
    };
    lines(table).filter_map(multiple).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let count = |table: &str| table.lines().count() - 1;
        let ids: std::collections::BTreeSet<&str> =
            lines(include_str!("../../data/training/cost_factors.csv")).map(|line| text(&line, "id")).collect();
        let read: usize = ids.iter().map(|id| facts(id).len()).sum();
        assert_eq!(read, count(include_str!("../../data/training/cost_factors.csv")));
        assert_eq!(multiples().len(), count(include_str!("../../data/training/experiments.csv")));
        for id in ids {
            for fact in facts(id) {
                assert!(fact.url.is_some() || fact.status == Status::Assumed, "{id} has no source");
            }
        }
    }

    #[test]
    fn a_year_is_answered_from_what_was_known() {
        assert_eq!(fact_of("electricity", "US", 2024.0).unwrap().value, 0.0771);
        assert_eq!(fact_of("electricity", "CN", 2022.0).unwrap().value, 0.084);
        assert_eq!(fact_of("electricity", "US", 1999.0).unwrap().year, Some(2010.0));
        assert!(fact_of("electricity", "XX", 2024.0).is_none());
        let factor = |chip| fact_of_chip("server_power_factor", crate::catalog::find(chip)).unwrap().value;
        assert_eq!((factor("B200"), factor("H800")), (1.8, 10.2 / 8.0 / 0.7));
        assert_eq!((factor("TPU v5e"), factor("TPU v3")), (1.56, 1.47));
        let load = |chip| fact_of_chip("load", crate::catalog::find(chip)).unwrap().value;
        assert_eq!((load("A100"), load("TPU v3")), (0.75, 0.43));
    }
}
