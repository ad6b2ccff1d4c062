//! Goodput: which part of the accelerator-hours that are billed becomes training, and where the rest goes.
//!
//! Interruptions come as a Poisson process, and work since the last checkpoint is done again: J. W. Young, "A first order
//! approximation to the optimum checkpoint interval" (CACM 17(9), 1974), and the complete model of J. T. Daly, "A higher
//! order estimate of the optimum checkpoint interval for restart dumps" (FGCS 22(3), 2006).

use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::json::ToJson;
use crate::read::read;
use crate::real::Real;
use crate::record::{answer, record};
use crate::training::check::{between, whole};
use crate::uncertainty::Distribution;
use crate::uncertainty::distribution::Quantiles;
use crate::uncertainty::math::{exp, exp_m1};
use crate::units::Ratio;
use crate::value::Value;

/// GPU-hours between unexpected interruptions of any cause (estimated; 25,000 to 65,000 for four clusters in five).
///
/// Llama 3: 419 in 54 days on 16,384 H100, one in 50,676 GPU-hours (arXiv 2407.21783, section 3.3.4). BLOOM: 1 to 2 GPU
/// failures a week on 384 A100, 32,000 to 64,500 (arXiv 2211.05100), which leaves other causes out. A cluster of 1,600 H200:
/// about 205 failures in four months, 23,000 (G. Lockwood, 2025). OPT: 35 restarts by hand and 70 by themselves in two
/// months on 992 A100, 13,600, software and divergences with them (arXiv 2205.01068, section 2.5).
pub const GPU_HOURS_BETWEEN_INTERRUPTIONS: f64 = 45_000.0;
/// Minutes from an interruption until the run works again (assumed; 3 to 15). Llama 3's effective training time above 90 %
/// with an interruption every 3.1 hours leaves at most 18 minutes for restart and repeated work together.
pub const RESTART_MINUTES: f64 = 6.0;
/// Seconds that a checkpoint holds the run up (assumed; 1 to 60): the copy to the host's memory, written behind its back. At
/// the best interval that is 1.5 % of the time on 7,300 accelerators.
pub const CHECKPOINT_S: f64 = 10.0;
/// Part of the running time that goes into evaluation (assumed; 0 to 0.03).
pub const EVALUATION_SHARE: f64 = 0.01;
/// Planned stops a day: 47 in 54 days of Llama 3 (arXiv 2407.21783, section 3.3.4).
pub const PLANNED_STOPS_PER_DAY: f64 = 0.87;

/// What whole runs report over their steady state: between the medians of those whose layout is published, 1.13, and of all with the
/// fastest layouts searched for the others, 1.35 (see `training::runs`). More than goodput is in it: work that was thrown away, batches that grow, other stages, hours that a chip was held. The range is assumed: the
/// spread of all is wider, and holds the errors of predictions and of searched layouts too.
pub fn billed_over_clean() -> Estimate<Ratio> {
    Estimate::computed(1.25, Distribution::Quantiles(Quantiles { p05: 1.0, p50: 1.25, p95: 1.7 }))
}

record! {
    /// What takes hours away from a training run.
    pub struct RunLosses {
        /// Accelerators that work at a time.
        gpus: f64,
        /// Accelerator-hours between two unexpected interruptions.
        gpu_hours_between_interruptions: f64 = GPU_HOURS_BETWEEN_INTERRUPTIONS,
        /// Minutes from an interruption until the run works again, without the work that is repeated.
        restart_minutes: f64 = RESTART_MINUTES,
        /// Seconds that a checkpoint holds the run up. None for 10, or for what its bytes take.
        checkpoint_s: Option<f64>,
        /// Size of a checkpoint in 10^9 bytes, where the run waits until it is written.
        checkpoint_gb: Option<f64>,
        /// Speed at which the storage takes it, in 10^9 bytes a second.
        storage_gb_per_s: Option<f64>,
        /// Minutes of work between two checkpoints. None for the best interval.
        checkpoint_minutes: Option<f64>,
        /// Part of the running time that goes into evaluation.
        evaluation_share: f64 = EVALUATION_SHARE,
        /// Planned stops a day, each as long as a restart; a checkpoint comes first, so no work is repeated.
        planned_stops_per_day: f64 = PLANNED_STOPS_PER_DAY,
        /// Hours that an interruption waits for another node, on average. 0 where spares stand by.
        node_wait_hours: f64 = 0.0,
        /// Accelerators that stand by and are billed.
        spare_gpus: f64 = 0.0,
    }
}

answer! {
    /// Where the billed hours go: the eight shares add up to 1.
    pub struct Goodput {
        /// Training that counts.
        goodput_share: f64,
        /// Work that an interruption threw away.
        lost_work_share: f64,
        /// Restarts after interruptions.
        restart_share: f64,
        /// Writing checkpoints.
        checkpoint_share: f64,
        /// Evaluation.
        evaluation_share: f64,
        /// Planned stops.
        planned_share: f64,
        /// Waiting for another node.
        node_wait_share: f64,
        /// Accelerators that stand by.
        spare_share: f64,
        /// Billed hours over hours of training that counts.
        billed_over_clean: f64,
        /// Hours between two unexpected interruptions of the whole cluster.
        hours_between_interruptions: f64,
        /// Seconds that a checkpoint holds the run up.
        checkpoint_s: f64,
        /// Minutes of work between two checkpoints.
        checkpoint_minutes: f64,
        /// The best interval (Daly 2006).
        optimal_checkpoint_minutes: f64,
        /// The best interval in first order (Young 1974).
        young_checkpoint_minutes: f64,
        /// The same run on more and fewer accelerators.
        by_gpus: Vec<GoodputAt>,
    }
}

answer! {
    /// Goodput on another number of accelerators.
    pub struct GoodputAt {
        /// Accelerators.
        gpus: f64,
        /// Hours between two unexpected interruptions of the whole cluster.
        hours_between_interruptions: f64,
        /// The best interval (Daly 2006).
        optimal_checkpoint_minutes: f64,
        /// Training that counts.
        goodput_share: f64,
    }
}

/// Accelerators that the answer tells beside those that were asked for.
const SIZES: [f64; 7] = [64.0, 256.0, 1_024.0, 4_096.0, 16_384.0, 65_536.0, 131_072.0];
const HOURS_PER_DAY: f64 = 24.0;
const MINUTES_PER_HOUR: f64 = 60.0;
const SECONDS_PER_HOUR: f64 = 3_600.0;

/// Shares of the billed hours, and the hours that they follow from.
struct Parts {
    between: f64,
    work: f64,
    best: f64,
    training: f64,
    lost: f64,
    restart: f64,
    checkpoint: f64,
    evaluation: f64,
    planned: f64,
    wait: f64,
    spare: f64,
}

impl RunLosses {
    /// Where the hours go.
    ///
    /// Errors: a number out of its range; a checkpoint that is told twice, or half; losses that leave no training.
    pub fn goodput(&self) -> Result<Goodput> {
        self.check()?;
        let write = self.checkpoint_hours()?;
        let parts = self.parts(self.gpus, write);
        if !(parts.training > 0.0 && parts.training.is_finite()) {
            let message = "no training comes through between interruptions";
            let accepted = "fewer accelerators, shorter restarts, or checkpoints that are closer together";
            return Err(Error::new(Code::Impossible, "gpus", message, accepted));
        }
        Ok(Goodput {
            goodput_share: parts.training,
            lost_work_share: parts.lost,
            restart_share: parts.restart,
            checkpoint_share: parts.checkpoint,
            evaluation_share: parts.evaluation,
            planned_share: parts.planned,
            node_wait_share: parts.wait,
            spare_share: parts.spare,
            billed_over_clean: 1.0 / parts.training,
            hours_between_interruptions: parts.between,
            checkpoint_s: write * SECONDS_PER_HOUR,
            checkpoint_minutes: parts.work * MINUTES_PER_HOUR,
            optimal_checkpoint_minutes: parts.best * MINUTES_PER_HOUR,
            young_checkpoint_minutes: (2.0 * write * parts.between).sqrt() * MINUTES_PER_HOUR,
            by_gpus: SIZES.into_iter().map(|gpus| at(gpus, &self.parts(gpus, write))).collect(),
        })
    }

    /// The run on `gpus` accelerators; spares grow with them.
    ///
    /// A piece of w hours of work with its checkpoint of d takes M e^(R/M) (e^((w + d)/M) - 1) hours, with interruptions every
    /// M hours on average and restarts of R that may be interrupted themselves (Daly 2006, equation 20). All of it meets
    /// interruptions alike, 1/M an hour, and each begins a restart that lasts M (1 - e^(-R/M)) on average: so 1 - e^(-R/M) of
    /// the hours are restarts.
    fn parts(&self, gpus: f64, write: f64) -> Parts {
        let between = self.gpu_hours_between_interruptions / gpus;
        let best = best_interval(write, between);
        let work = self.checkpoint_minutes.map_or(best, |minutes| minutes / MINUTES_PER_HOUR);
        let restart_hours = self.restart_minutes / MINUTES_PER_HOUR;
        let took = between * exp(restart_hours / between) * exp_m1((work + write) / between);
        let [working, checkpoint] = [work / took, write / took];
        let restart = -exp_m1(-restart_hours / between);

        let spare = self.spare_gpus / (self.gpus + self.spare_gpus);
        let planned = (self.planned_stops_per_day * restart_hours / HOURS_PER_DAY).smaller(1.0);
        let waits = self.node_wait_hours / between;
        let wait = waits / (1.0 + waits);
        let up = (1.0 - spare) * (1.0 - planned) * (1.0 - wait);
        Parts {
            between,
            work,
            best,
            training: up * working * (1.0 - self.evaluation_share),
            lost: up * (1.0 - working - checkpoint - restart).larger(0.0),
            restart: up * restart,
            checkpoint: up * checkpoint,
            evaluation: up * working * self.evaluation_share,
            planned: (1.0 - spare) * planned,
            wait: (1.0 - spare) * (1.0 - planned) * wait,
            spare,
        }
    }

    fn checkpoint_hours(&self) -> Result<f64> {
        let seconds = match (self.checkpoint_s, self.checkpoint_gb, self.storage_gb_per_s) {
            (None, None, None) => CHECKPOINT_S,
            (Some(seconds), None, None) => seconds,
            (None, Some(size), Some(speed)) => size / speed,
            (Some(_), ..) => {
                let message = "stands beside the size of a checkpoint";
                return Err(Error::new(Code::Impossible, "checkpoint_s", message, "one of the two"));
            }
            (None, Some(_), None) => {
                let accepted = "the storage's speed in GB/s";
                return Err(Error::new(Code::Missing, "storage_gb_per_s", "is missing", accepted));
            }
            (None, None, Some(_)) => {
                let accepted = "the size of a checkpoint in GB";
                return Err(Error::new(Code::Missing, "checkpoint_gb", "is missing", accepted));
            }
        };
        Ok(seconds / SECONDS_PER_HOUR)
    }

    fn check(&self) -> Result<()> {
        const LITTLE: f64 = 1e-6;
        const MUCH: f64 = 1e12;
        whole("gpus", self.gpus, 1.0)?;
        for (path, value, least, most) in [
            ("gpu_hours_between_interruptions", Some(self.gpu_hours_between_interruptions), LITTLE, MUCH),
            ("restart_minutes", Some(self.restart_minutes), 0.0, MUCH),
            ("checkpoint_s", self.checkpoint_s, LITTLE, MUCH),
            ("checkpoint_gb", self.checkpoint_gb, LITTLE, MUCH),
            ("storage_gb_per_s", self.storage_gb_per_s, LITTLE, MUCH),
            ("checkpoint_minutes", self.checkpoint_minutes, LITTLE, MUCH),
            ("evaluation_share", Some(self.evaluation_share), 0.0, 0.99),
            ("planned_stops_per_day", Some(self.planned_stops_per_day), 0.0, MUCH),
            ("node_wait_hours", Some(self.node_wait_hours), 0.0, MUCH),
            ("spare_gpus", Some(self.spare_gpus), 0.0, MUCH),
        ] {
            value.map_or(Ok(()), |value| between(path, value, least, most))?;
        }
        Ok(())
    }
}

fn at(gpus: f64, parts: &Parts) -> GoodputAt {
    GoodputAt {
        gpus,
        hours_between_interruptions: parts.between,
        optimal_checkpoint_minutes: parts.best * MINUTES_PER_HOUR,
        goodput_share: parts.training,
    }
}

/// The best hours of work between two checkpoints that take `write` hours (Daly 2006, equation 37).
fn best_interval(write: f64, between: f64) -> f64 {
    if write >= 2.0 * between {
        return between;
    }
    let part = write / (2.0 * between);
    (2.0 * write * between).sqrt() * (1.0 + part.sqrt() / 3.0 + part / 9.0) - write
}

/// The goodput of a run whose losses are given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`RunLosses::goodput`] does.
pub fn goodput_json(document: &Value) -> Result<String> {
    let losses: RunLosses = read(document)?;
    Ok(losses.goodput()?.json())
}
