//! Resolves hours that are predicted from an architecture: the rate becomes a number of the scenario, with the range of measured runs.

use super::Resolver;
use crate::error::{Code, Error};
use crate::estimate::Estimate;
use crate::model::plan::{At, HoursPlan, ReadingPlan};
use crate::scenario::{Predicted, WhatIf};
use crate::text::joined;
use crate::training::predict::{Prediction, TrainingRun};
use crate::uncertainty::Distribution;
use crate::uncertainty::distribution::Quantiles;
use crate::units::{GpuHoursPerTrillionTokens, Ratio};

/// Where a phase's what-ifs are, after its path.
const WHAT_IFS: &str = ".predicted.what_ifs[";

/// Whether a path is that of a what-if's factor. It is one until a reader turns the what-if on, and nobody needs to stand behind that.
pub(super) fn is_what_if(path: &str) -> bool {
    path.contains(WHAT_IFS)
}

/// An accelerator by name, and where the scenario names it.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub path: &'a str,
    pub name: &'a str,
}

impl Resolver<'_> {
    /// Hours of a phase at `at` as predicted on the run's accelerator, and the factors of its what-ifs.
    pub(super) fn predicted(&mut self, at: &str, chip: Named<'_>, of: &Predicted) -> (HoursPlan, Vec<u32>) {
        let at = joined(&[at, ".predicted"]);
        self.check_source(&at, of.source.as_ref());
        let tokens = self.leaf(joined(&[&at, ".trillion_tokens"]), &of.trillion_tokens);
        let billed = self.leaf(joined(&[&at, ".billed_over_clean"]), &of.billed_over_clean);
        let Some(found) = self.prediction(&at, chip, of) else {
            return (HoursPlan::NONE, Vec::new());
        };
        let rate = found.gpu_hours_per_trillion_tokens;
        let end = |step_s: f64| rate * step_s / found.step_s;
        let range = Distribution::Quantiles(Quantiles { p05: end(found.low90_s), p50: rate, p95: end(found.high90_s) });
        let rate = Estimate::<GpuHoursPerTrillionTokens>::computed(rate, range);
        let rate = self.leaf(joined(&[&at, ".gpu_hours_per_trillion_tokens"]), &rate);
        let as_it_was = found.gpu_hours_per_trillion_tokens;
        let otherwise = of.what_ifs.iter();
        let factors = otherwise.filter_map(|what_if| self.what_if(&at, chip, of, what_if, as_it_was)).collect();
        (HoursPlan::Predicted(tokens, rate, billed), factors)
    }

    /// Enters the factor of a what-if, and the reading that turns it on.
    fn what_if(&mut self, at: &str, chip: Named<'_>, of: &Predicted, what_if: &WhatIf, as_it_was: f64) -> Option<u32> {
        let at = joined(&[at, ".what_ifs[", &what_if.id, "]"]);
        let of = Predicted {
            layout: what_if.layout.clone().unwrap_or_else(|| of.layout.clone()),
            network_gb_per_s: what_if.network_gb_per_s.or(of.network_gb_per_s),
            ..of.clone()
        };
        let path = joined(&[&at, ".accelerator"]);
        let chip = what_if.accelerator.as_deref().map_or(chip, |name| Named { path: &path, name });
        let found = self.prediction(&at, chip, &of)?;
        let readings = self.scenario.readings.iter().map(|reading| &reading.id);
        if readings.chain(self.what_ifs.iter().map(|reading| &reading.id)).any(|id| *id == what_if.id) {
            self.fail(Code::DuplicateId, at.clone(), "a reading has this id", "an id of its own");
        }
        let factor: At<Ratio> = self.leaf(at, &Estimate::of(1.0));
        let factor = factor.index() as u32;
        self.what_ifs.push(ReadingPlan {
            id: what_if.id.clone(),
            label: what_if.label.clone(),
            note: what_if.note.clone().unwrap_or_default(),
            set: vec![(factor, found.gpu_hours_per_trillion_tokens / as_it_was)],
        });
        Some(factor)
    }

    /// What the run takes. A mistake is told at the path where the scenario has it.
    fn prediction(&self, at: &str, chip: Named<'_>, of: &Predicted) -> Option<Prediction> {
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
