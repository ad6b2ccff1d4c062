//! The arithmetic of a check while it is written down.

use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::plausibility::answer::{CheckKind, CheckLine, Plausibility, Verdict};
use crate::plausibility::ranged::Ranged;
use crate::plausibility::tables::source_of;
use crate::source::{Source, Status};
use crate::text::joined;
use crate::units::Unit;

/// A figure's origin.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// Id of the source.
    pub source: Option<String>,
    /// Who stands behind it.
    pub status: Option<Status>,
    /// What else a reader should know.
    pub note: Option<String>,
}

impl Origin {
    /// Of a figure with a source.
    pub fn of(source: Option<&str>, status: Status, note: Option<&str>) -> Origin {
        Origin { source: source.map(str::to_owned), status: Some(status), note: note.map(str::to_owned) }
    }

    /// Of what was worked out here.
    pub fn computed() -> Origin {
        Origin::of(None, Status::Computed, None)
    }

    /// Of what nobody is cited for.
    pub fn assumed(note: &str) -> Origin {
        Origin::of(None, Status::Assumed, Some(note))
    }
}

/// Lines and notes of a check.
#[derive(Debug, Default)]
pub struct Tally {
    lines: Vec<CheckLine>,
    notes: Vec<String>,
}

impl Tally {
    /// Writes down an estimate of the claim.
    pub fn given<U: Unit>(&mut self, label: &str, path: &str, estimate: &Estimate<U>) -> Result<Ranged> {
        self.given_in(label, path, estimate, U::WORDS)
    }

    /// Writes down an estimate whose unit stands beside it.
    pub fn given_in<U>(&mut self, label: &str, path: &str, estimate: &Estimate<U>, unit: &str) -> Result<Ranged> {
        let ranged = Ranged::of(path, estimate)?;
        let origin = Origin { source: estimate.source.clone(), status: estimate.status, note: estimate.note.clone() };
        self.line(label, unit, &ranged, origin);
        Ok(ranged)
    }

    /// Writes down what was worked out.
    pub fn computed(&mut self, label: &str, unit: &str, of: &Ranged) {
        self.line(label, unit, of, Origin::computed());
    }

    /// Writes down any number; an infinite one is a stated none.
    pub fn line(&mut self, label: &str, unit: &str, of: &Ranged, origin: Origin) {
        let infinite = Some("None: it is infinite, as there is nothing to take it from.".to_owned());
        let origin = if of.point.is_finite() { origin } else { Origin { note: infinite, ..origin } };
        self.stated(label, unit, Some(of.point), of.ninety(), origin);
    }

    /// Writes down a number with its 5 % and 95 % quantiles as they were told, or a stated none.
    pub fn stated(
        &mut self,
        label: &str,
        unit: &str,
        value: Option<f64>,
        ninety: Option<(f64, f64)>,
        Origin { source, status, note }: Origin,
    ) {
        let (low, high) = ninety.unzip();
        self.lines.push(CheckLine {
            label: label.to_owned(),
            value: told(value),
            low: told(low),
            high: told(high),
            unit: unit.to_owned(),
            source,
            status,
            note,
        });
    }

    /// Adds a note.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// The lines with the documents that they name.
    ///
    /// Errors: a source that nobody knows.
    pub fn into_lines(self) -> Result<(Vec<CheckLine>, Vec<Source>)> {
        let sources = self.sources(&[])?;
        Ok((self.lines, sources))
    }

    /// The documents that lines name: those of the claim, else those that fullcost knows.
    fn sources(&self, told: &[Source]) -> Result<Vec<Source>> {
        let mut sources: Vec<Source> = Vec::new();
        for id in self.lines.iter().filter_map(|line| line.source.as_deref()) {
            let known = told.iter().find(|source| source.id == id).or_else(|| source_of(id));
            let known = known.ok_or_else(|| {
                let message = joined(&["`", id, "` is named by an estimate and not among them"]);
                Error::new(Code::UnknownName, "sources", message, "a source with that id")
            })?;
            if sources.iter().all(|source| source.id != id) {
                sources.push(known.clone());
            }
        }
        Ok(sources)
    }

    /// The answer without a verdict yet, with the sources of all lines.
    ///
    /// Errors: a source that nobody knows.
    pub fn unknown(self, check: CheckKind, claim: &str, reason: String, told: &[Source]) -> Result<Plausibility> {
        let sources = self.sources(told)?;
        Ok(Plausibility {
            check,
            claim: claim.to_owned(),
            verdict: Verdict::Unknown,
            reason,
            ratio: None,
            low_ratio: None,
            high_ratio: None,
            probability: None,
            basis: None,
            outside: Vec::new(),
            end_date: None,
            earliest_end_date: None,
            lines: self.lines,
            sources,
            notes: self.notes,
        })
    }
}

/// A number that an answer can tell.
fn told(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite())
}

impl Plausibility {
    /// With the ratio of what the claim takes to what there is, the probability and its verdict.
    pub(super) fn judged(self, ratio: &Ranged) -> Plausibility {
        let probability = ratio.probability_of_at_most(1.0);
        let (low_ratio, high_ratio) = ratio.ninety().unzip();
        let verdict = Verdict::of(probability);
        let mut notes = self.notes;
        if !ratio.point.is_finite() {
            notes.push("The ratio is infinite, and so none: there is nothing of what it takes.".to_owned());
        }
        Plausibility {
            ratio: told(Some(ratio.point)),
            low_ratio: told(low_ratio),
            high_ratio: told(high_ratio),
            probability: Some(probability),
            verdict,
            notes,
            ..self
        }
    }
}
