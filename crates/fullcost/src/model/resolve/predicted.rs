//! Resolves hours that are predicted from an architecture: the rate becomes a number of the scenario, with the range of measured runs.

use super::Resolver;
use crate::error::{Code, Error};
use crate::estimate::Estimate;
use crate::model::plan::{At, HoursPlan, ReadingPlan, TightPlan};
use crate::model::provenance::WHAT_IF;
use crate::scenario::{Predicted, WhatIf};
use crate::text::joined;
use crate::training::predict::{Prediction, TrainingRun};
use crate::uncertainty::Distribution;
use crate::uncertainty::distribution::Quantiles;
use crate::units::{GpuHoursPerTrillionTokens, Ratio};

/// An accelerator by name, and where the scenario names it.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub path: &'a str,
    pub name: &'a str,
}

impl Resolver<'_> {
    /// Hours of a phase at `at` as predicted on the run's accelerator, and the factor of its what-ifs, if it has any.
    pub(super) fn predicted(&mut self, at: &str, chip: Named<'_>, of: &Predicted) -> (HoursPlan, Option<u32>) {
        let factor = joined(&[at, ".predicted", WHAT_IF]);
        let at = joined(&[at, ".predicted"]);
        self.check_source(&at, of.source.as_ref());
        let tokens = self.leaf(&at, ".trillion_tokens", &of.trillion_tokens);
        let billed = self.leaf(&at, ".billed_over_clean", &of.billed_over_clean);
        let Some(found) = self.prediction(&at, chip, of) else {
            return (HoursPlan::NONE, None);
        };
        self.tight(&at, &found, None);
        let as_it_was = found.gpu_hours_per_trillion_tokens;
        let end = |step_s: f64| as_it_was * step_s / found.step_s;
        let ends = Quantiles { p05: end(found.low90_s), p50: as_it_was, p95: end(found.high90_s) };
        let rate = Estimate::<GpuHoursPerTrillionTokens>::computed(as_it_was, Distribution::Quantiles(ends));
        let rate = self.leaf(&at, ".gpu_hours_per_trillion_tokens", &rate);
        let factor = (!of.what_ifs.is_empty()).then(|| {
            let factor: At<Ratio> = self.leaf(&factor, "", &Estimate::of(1.0));
            factor.index() as u32
        });
        for (what_if, factor) in of.what_ifs.iter().zip(factor.iter().cycle()) {
            self.what_if(&at, chip, of, what_if, (*factor, as_it_was));
        }
        (HoursPlan::Predicted(tokens, rate, billed), factor)
    }

    /// Enters the reading that turns a what-if on: it sets the phase's factor to what the what-if does to `as_it_was`.
    fn what_if(
        &mut self,
        at: &str,
        chip: Named<'_>,
        of: &Predicted,
        what_if: &WhatIf,
        (factor, as_it_was): (u32, f64),
    ) {
        let at = joined(&[at, ".what_ifs[", &what_if.id, "]"]);
        let of = Predicted {
            layout: what_if.layout.clone().unwrap_or_else(|| of.layout.clone()),
            network_gb_per_s: what_if.network_gb_per_s.or(of.network_gb_per_s),
            ..of.clone()
        };
        let path = joined(&[&at, ".accelerator"]);
        let chip = what_if.accelerator.as_deref().map_or(chip, |name| Named { path: &path, name });
        let Some(found) = self.prediction(&at, chip, &of) else { return };
        let readings = self.scenario.readings.iter().map(|reading| &reading.id);
        if readings.chain(self.what_ifs.iter().map(|reading| &reading.id)).any(|id| *id == what_if.id) {
            self.fail(Code::DuplicateId, at.clone(), "a reading has this id", "an id of its own");
        }
        self.tight(&at, &found, Some((self.scenario.readings.len() + self.what_ifs.len()) as u32));
        self.what_ifs.push(ReadingPlan {
            id: what_if.id.clone(),
            label: what_if.label.clone(),
            note: what_if.note.clone().unwrap_or_default(),
            what_if: true,
            set: vec![(factor, found.gpu_hours_per_trillion_tokens / as_it_was)],
        });
    }

    /// Remembers that a layout does not fit into the memory.
    fn tight(&mut self, at: &str, found: &Prediction, reading: Option<u32>) {
        if let Some(of) = &found.does_not_fit {
            let path = joined(&[at, ".layout"]);
            self.tight.push(TightPlan { path, missing_gb: of.missing_bytes / 1e9, reading });
        }
    }

    /// What the run takes. A mistake is told at the path where the scenario has it.
    fn prediction(&self, at: &str, chip: Named<'_>, of: &Predicted) -> Option<Prediction> {
        let named = |other: &String| other.eq_ignore_ascii_case(chip.name);
        if self.scenario.accelerators.iter().any(|own| named(&own.key) || own.aliases.iter().any(named)) {
            let message =
                joined(&["`", chip.name, "` is the scenario's own, and only chips of the catalog are predicted"]);
            self.fail(Code::Impossible, chip.path.to_owned(), &message, "an accelerator of the catalog");
            return None;
        }
        let run = TrainingRun {
            model: of.model.clone(),
            architecture: of.architecture.clone(),
            chip: chip.name.to_owned(),
            layout: of.layout.clone(),
            network_gb_per_s: of.network_gb_per_s,
            released: of.released,
            tokens: None,
        };
        let put = |error: Error| {
            let path = if error.path == "chip" { chip.path.to_owned() } else { joined(&[at, ".", &error.path]) };
            self.faults.put(Error { path, ..error });
        };
        run.predict().map_err(put).ok()
    }
}
