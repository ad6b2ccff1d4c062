//! Time: could a run be done on these chips by that date?
//!
//! Days = accelerator-hours / chips / goodput / 24. Accelerator-hours are given, or follow from operations over peak and utilisation, or from a prediction of the run.

use crate::catalog::Chip;
use crate::digits::tenths;
use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::json::ToJson;
use crate::plausibility::answer::{CheckKind, Plausibility};
use crate::plausibility::power::chip_of;
use crate::plausibility::ranged::Ranged;
use crate::plausibility::tally::{Origin, Tally};
use crate::read::read;
use crate::record::record;
use crate::source::{Source, Status};
use crate::text::joined;
use crate::training::date::{date_of, day, day_before};
use crate::training::goodput::billed_over_clean;
use crate::training::predict::TrainingRun;
use crate::uncertainty::distribution::{Distribution, Quantiles};
use crate::units::{BusyShare, Days, Flop, GpuHours, Gpus, HOURS_PER_DAY, Mfu};
use crate::value::{Value, under};

record! {
    /// A claim that a run was done on so many chips by a date, or within so many days.
    pub struct TimeClaim {
        /// The claim in words.
        claim: String = String::new(),
        /// How many chips worked on it.
        count: Estimate<Gpus>,
        /// Accelerator-hours that it took. Or `training_flop`, or `run`.
        gpu_hours: Option<Estimate<GpuHours>>,
        /// Operations that it took.
        training_flop: Option<Estimate<Flop>>,
        /// The run, to be predicted. Its tokens must be known.
        run: Option<TrainingRun>,
        /// The chip whose peak the operations are done at: a name of the catalog.
        chip: Option<String>,
        /// Utilisation of its 16-bit peak. None for what operations alone tell: a wide range.
        mfu: Option<Estimate<Mfu>>,
        /// Part of the time in which the run moves on. None: all of it for hours that were told, what whole runs report for others.
        goodput: Option<Estimate<BusyShare>>,
        /// The first day, which counts. A year or a month stands for its first day.
        start: Option<String>,
        /// The last day, which counts. A year or a month stands for its last day.
        by: Option<String>,
        /// In place of `by`: how many days there were.
        days: Option<Estimate<Days>>,
        /// Sources that the estimates name.
        sources: Vec<Source>,
    }
}

/// Utilisation of runs where it is not known (assumed; the median of 33 known runs is 0.375, see `training::epoch`).
const USUAL_MFU: Quantiles = Quantiles { p05: 0.2, p50: 0.375, p95: 0.55 };
const FLOP_PER_TFLOP: f64 = 1e12;
const SECONDS_PER_HOUR: f64 = 3600.0;

impl TimeClaim {
    /// The check.
    ///
    /// Errors: none or several of hours, operations and run; operations without a chip; no chips; dates that do not follow one
    /// another; days beside a date.
    pub fn check(&self) -> Result<Plausibility> {
        for (path, given) in [("chip", self.chip.is_some()), ("mfu", self.mfu.is_some())] {
            if given && self.training_flop.is_none() {
                let message = "is read with `training_flop` only";
                return Err(Error::new(Code::Impossible, path, message, "a claim without it"));
            }
        }
        let mut tally = Tally::default();
        let count = tally.given("chips", "count", &self.count)?;
        let (hours, told) = self.hours(&mut tally)?;
        let goodput = self.goodput(&mut tally, told)?;
        let needed = hours.over(&count).over(&goodput).scaled(1.0 / HOURS_PER_DAY).finite("count")?;
        tally.computed("days that it takes", "days", &needed);
        let start = self.start.as_deref().map(|start| day_before("start", start)).transpose()?;
        let end = |days: f64| start.map(|start| date_of((start + days).ceil()));
        let (end_date, earliest) = (end(needed.point), end(needed.ninety().map_or(needed.point, |(low, _)| low)));
        let takes = joined(&["The run takes ", &tenths(needed.point), " days"]);
        let dated = |found: Plausibility| Plausibility { end_date, earliest_end_date: earliest, ..found };
        let Some((available, span)) = self.available(&mut tally, start)? else {
            let reason = joined(&[&takes, "."]);
            return Ok(dated(tally.unknown(CheckKind::Time, &self.claim, reason, &self.sources)?));
        };
        let ratio = needed.share_of("days", &available)?;
        tally.computed("part of the time that it takes", "share", &ratio);
        if let (Some(flop), Some(chip)) = (&self.training_flop, self.chip()?) {
            let peak = chip.sixteen_bit().map_or(f64::NAN, |(_, peak)| peak.point) * FLOP_PER_TFLOP;
            let seconds = available.scaled(HOURS_PER_DAY * SECONDS_PER_HOUR);
            let could = count.times(&seconds).times(&goodput).scaled(peak);
            let flop = Ranged::of("training_flop", flop)?;
            tally.computed("utilisation that it would take", "share", &flop.share_of("training_flop", &could)?);
        }
        let reason = joined(&[&takes, " of the ", &tenths(available.point), " that there were", &span, "."]);
        Ok(dated(tally.unknown(CheckKind::Time, &self.claim, reason, &self.sources)?.judged(&ratio)))
    }

    /// Accelerator-hours, and whether they were told: then what was lost is in them.
    fn hours(&self, tally: &mut Tally) -> Result<(Ranged, bool)> {
        let beside = |path: &str| Err(Error::new(Code::Impossible, path, "stands beside another", "one of the three"));
        match (&self.gpu_hours, &self.training_flop, &self.run) {
            (Some(hours), None, None) => Ok((tally.given("GPU-hours", "gpu_hours", hours)?, true)),
            (None, Some(flop), None) => Ok((self.hours_of_flop(tally, flop)?, false)),
            (None, None, Some(run)) => Ok((predicted(tally, run)?, false)),
            (None, None, None) => {
                let accepted = "`gpu_hours`, `training_flop` or `run`";
                Err(Error::new(Code::Missing, "gpu_hours", "is missing", accepted))
            }
            (Some(_), Some(_), _) => beside("training_flop"),
            _ => beside("run"),
        }
    }

    fn hours_of_flop(&self, tally: &mut Tally, flop: &Estimate<Flop>) -> Result<Ranged> {
        let flop = tally.given("operations", "training_flop", flop)?;
        let Some(chip) = self.chip()? else {
            return Err(Error::new(Code::Missing, "chip", "is missing", "a name of the catalog"));
        };
        let Some((_, peak)) = chip.sixteen_bit() else {
            let message = joined(&["the catalog has no 16-bit peak of `", chip.key, "`"]);
            return Err(Error::new(Code::Missing, "chip", message, "`gpu_hours`"));
        };
        let peak = tally.given(&joined(&["16-bit peak of a ", chip.name]), "peak", &peak)?;
        let mfu = match &self.mfu {
            Some(mfu) => tally.given("utilisation", "mfu", mfu)?,
            None => {
                let mfu = Ranged::drawn("mfu", USUAL_MFU.p50, &Distribution::Quantiles(USUAL_MFU))?;
                tally.line(
                    "utilisation",
                    "share",
                    &mfu,
                    Origin::assumed("Of other runs: the median of 33 known ones."),
                );
                mfu
            }
        };
        let hours = flop.over(&peak).over(&mfu).scaled(1.0 / (FLOP_PER_TFLOP * SECONDS_PER_HOUR));
        tally.computed("GPU-hours", "GPU-hours", &hours);
        Ok(hours)
    }

    fn chip(&self) -> Result<Option<&'static Chip>> {
        self.chip.as_deref().map(|name| chip_of("chip", name)).transpose()
    }

    fn goodput(&self, tally: &mut Tally, told: bool) -> Result<Ranged> {
        if let Some(goodput) = &self.goodput {
            return tally.given("goodput", "goodput", goodput);
        }
        if told {
            tally.note("Hours that were told hold what was lost of them.");
            return Ok(Ranged::exact(1.0));
        }
        let lost = tally.given("hours that are billed over clean ones", "goodput", &billed_over_clean())?;
        Ok(Ranged::exact(1.0).over(&lost))
    }

    /// Days that there were, with their first and last in words where these are known. `start` is the day before the first.
    fn available(&self, tally: &mut Tally, start: Option<f64>) -> Result<Option<(Ranged, String)>> {
        let by = self.by.as_deref().map(|by| day("by", by)).transpose()?;
        match (&self.days, start, by) {
            (Some(_), _, Some(_)) => {
                Err(Error::new(Code::Impossible, "days", "stands beside a date", "one of the two"))
            }
            (Some(days), _, None) => Ok(Some((tally.given("days that there were", "days", days)?, String::new()))),
            (None, Some(start), Some(by)) if by > start => {
                let days = Ranged::exact(by - start);
                let span = joined(&[" from ", &date_of(start + 1.0), " to ", &date_of(by)]);
                tally.computed(&joined(&["days that there were", &span]), "days", &days);
                Ok(Some((days, span)))
            }
            (None, Some(_), Some(_)) => {
                Err(Error::new(Code::ReversedRange, "by", "lies before `start`", "`start` or a later date"))
            }
            (None, None, Some(_)) => Err(Error::new(Code::Missing, "start", "is missing", "a date, or `days`")),
            (None, _, None) => Ok(None),
        }
    }
}

/// Predicted accelerator-hours with their 90 % range.
fn predicted(tally: &mut Tally, run: &TrainingRun) -> Result<Ranged> {
    let found = run.predict().map_err(|error| under("run", error))?;
    let Some(hours) = found.gpu_hours else {
        return Err(Error::new(Code::Missing, "run.tokens", "is missing", "tokens of the whole run"));
    };
    let at = |step_s: f64| hours * step_s / found.step_s;
    let range = Quantiles { p05: at(found.low90_s), p50: hours, p95: at(found.high90_s) };
    let hours = Ranged::drawn("run", hours, &Distribution::Quantiles(range))?;
    let origin = Origin::of(None, Status::Computed, Some("Predicted, with the range of measured runs."));
    tally.line("GPU-hours of the run, if no hour were lost", "GPU-hours", &hours, origin);
    found.notes.into_iter().for_each(|note| tally.note(note));
    Ok(hours)
}

/// The check of a claim that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`TimeClaim::check`] does.
pub fn check_time_json(document: &Value) -> Result<String> {
    let claim: TimeClaim = read(document)?;
    Ok(claim.check()?.json())
}
