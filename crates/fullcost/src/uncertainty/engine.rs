//! Runs a problem: draws, evaluates and summarises in chunks, on as many threads as asked for.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use fullcost_kernel::{BLOCK, CHUNK, CHUNK_BLOCKS, Column, Histogram, Machine, Moments, Spread, Width};

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::problem::{Problem, Source};
use crate::uncertainty::sampler::{Method, Sampler};
use crate::uncertainty::summary::{Summary, Totals};

/// Up to this many draws, a summary holds them all unless told otherwise.
pub const MOST_EXACT: u64 = 100_000;
/// More numbers than this are not held in memory: 2 GiB, less where addresses are short.
pub const MOST_NUMBERS: u64 = if cfg!(target_family = "wasm") { 1 << 26 } else { 1 << 28 };
/// Draws that set the spread of a histogram.
pub const SCOUTS: usize = 4096;

/// How to sample.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How many draws.
    pub draws: u64,
    /// Another seed, other draws.
    pub seed: u64,
    /// How points are spread.
    pub method: Method,
    /// Whether quantiles are those of the draws themselves, or of a histogram in bounded memory.
    pub exact: bool,
    /// How many threads. The answer does not depend on it.
    pub threads: usize,
    /// How wide vectors are. The answer does not depend on it.
    pub width: Width,
    /// Where the histogram of each output begins and ends, if not where the first draws do.
    pub spreads: Option<Vec<Spread>>,
}

impl Settings {
    /// `draws` draws of seed 1, one thread, summaries exact where they fit.
    pub fn of(draws: u64) -> Settings {
        Settings {
            draws,
            seed: 1,
            method: Method::MonteCarlo,
            exact: draws <= MOST_EXACT,
            threads: 1,
            width: Width::best(),
            spreads: None,
        }
    }
}

/// Is told how far a run is, and may stop it.
pub trait Watch: Sync {
    /// So many draws are done. `false` stops the run: it ends soon with the error `cancelled`.
    fn go_on(&self, done: u64) -> bool;
}

/// Lets everything run.
pub struct Unwatched;

impl Watch for Unwatched {
    fn go_on(&self, _: u64) -> bool {
        true
    }
}

/// The error of a run that was stopped.
pub fn cancelled() -> Error {
    Error::new(Code::Cancelled, "", "was stopped before its end", "")
}

/// One thread's own things. Tables are shared.
#[derive(Clone)]
struct Worker {
    sampler: Sampler,
    machine: Machine,
    inputs: Vec<Column>,
    outputs: Vec<Column>,
    width: Width,
}

impl Worker {
    fn new(problem: &Problem, settings: &Settings) -> Result<Worker> {
        let Settings { seed, method, draws, width, .. } = *settings;
        // What no output needs is not drawn: the draws of the others do not depend on it.
        let mut needed = problem.clone();
        for (place, input) in needed.inputs.iter_mut().enumerate() {
            if !problem.program.reads(place as u32) {
                input.source = Source::Fixed(0.0);
            }
        }
        Ok(Worker {
            sampler: Sampler::new(&needed, seed, method, draws, width)?,
            machine: Machine::new(problem.program.clone()),
            inputs: vec![[0.0; BLOCK]; problem.inputs.len()],
            outputs: vec![[0.0; BLOCK]; problem.outputs.len()],
            width,
        })
    }

    fn block(&mut self, block: u64) -> &[Column] {
        self.sampler.fill(block, &mut self.inputs);
        self.machine.run(self.width, &self.inputs, &mut self.outputs);
        &self.outputs
    }
}

/// Draws in a block of a run.
fn draws_in(block: u64, draws: u64) -> usize {
    draws.saturating_sub(block * BLOCK as u64).min(BLOCK as u64) as usize
}

/// A problem with its tables, ready to be sampled again and again.
#[derive(Clone)]
pub struct Prepared<'a> {
    problem: &'a Problem,
    settings: Settings,
    worker: Worker,
}

/// Samples a problem and summarises its outputs.
pub fn sample(problem: &Problem, settings: &Settings, watch: &dyn Watch) -> Result<Vec<Summary>> {
    Prepared::new(problem, settings)?.sample(watch)
}

impl<'a> Prepared<'a> {
    /// Builds the tables.
    pub fn new(problem: &'a Problem, settings: &Settings) -> Result<Prepared<'a>> {
        let outputs = problem.outputs.len() as u64;
        if settings.exact && settings.draws.saturating_mul(outputs) > MOST_NUMBERS {
            let most = MOST_NUMBERS / outputs.max(1);
            let of = [" for an exact summary of ", &whole(outputs), if outputs == 1 { " output" } else { " outputs" }];
            let message = joined(&["must be at most ", &whole(most), &of.concat(), ", got ", &whole(settings.draws)]);
            let accepted = joined(&["<= ", &whole(most), ", or a streaming summary"]);
            return Err(Error::new(Code::TooLarge, "draws", message, accepted));
        }
        Ok(Prepared { problem, settings: settings.clone(), worker: Worker::new(problem, settings)? })
    }

    /// Holds an input that stands still at another value.
    pub fn hold(&mut self, place: usize, value: f64) {
        self.worker.sampler.hold(place, value);
    }

    /// Samples, and summarises the outputs.
    pub fn sample(&mut self, watch: &dyn Watch) -> Result<Vec<Summary>> {
        let Prepared { problem, settings, worker } = self;
        let scouts = settings.draws.div_ceil(BLOCK as u64).min((SCOUTS / BLOCK) as u64);
        let scouted: Vec<Vec<Column>> = (0..scouts).map(|block| worker.block(block).to_vec()).collect();
        let mut totals = Vec::new();
        for output in 0..problem.outputs.len() {
            let mut seen = Vec::with_capacity(SCOUTS);
            for (block, column) in scouted.iter().filter_map(|columns| columns.get(output)).enumerate() {
                seen.extend(column.iter().take(draws_in(block as u64, settings.draws)));
            }
            let spread = settings.spreads.as_ref().and_then(|spreads| spreads.get(output)).copied();
            totals.push(Totals::new(&seen, spread, settings.exact));
        }
        let (next, done) = (AtomicU64::new(0), AtomicU64::new(0));
        let run = Run { settings, watch, scouted, totals: &totals, next, done };
        let gathered = run.chunks(worker)?;
        let summary = |(totals, parts): (Totals, Gathered)| {
            let summary = totals.summary(settings.draws, parts);
            // Exact quantiles of many draws take as long as drawing them.
            if watch.go_on(settings.draws) { Ok(summary) } else { Err(cancelled()) }
        };
        totals.into_iter().zip(gathered).map(summary).collect()
    }
}

struct Run<'a> {
    settings: &'a Settings,
    watch: &'a dyn Watch,
    scouted: Vec<Vec<Column>>,
    totals: &'a [Totals],
    next: AtomicU64,
    done: AtomicU64,
}

/// What is gathered of one output: sums over chunks in order, counts, and the values themselves where they are kept.
pub struct Gathered {
    /// Number of values, sum and sum of squares less the shift.
    pub sums: (u64, f64, f64),
    /// Counts.
    pub histogram: Histogram,
    /// The values in the order of the draws, if they are kept.
    pub values: Vec<f64>,
}

/// One chunk's sums and kept values, for each output.
type Chunk = Vec<((u64, f64, f64), Vec<f64>)>;

/// Chunks that came before their turn, and the sum of those whose turn has come.
struct InOrder {
    waiting: Vec<(u64, Chunk)>,
    turn: u64,
    sums: Chunk,
}

impl InOrder {
    fn put(&mut self, place: u64, chunk: Chunk) {
        self.waiting.push((place, chunk));
        while let Some(next) = self.waiting.iter().position(|(place, _)| *place == self.turn) {
            let (_, chunk) = self.waiting.swap_remove(next);
            for ((sums, values), (more, kept)) in self.sums.iter_mut().zip(chunk) {
                *sums = (sums.0 + more.0, sums.1 + more.1, sums.2 + more.2);
                values.extend(kept);
            }
            self.turn += 1;
        }
    }
}

impl Run<'_> {
    fn chunks(&self, first: &mut Worker) -> Result<Vec<Gathered>> {
        let nothing = self.totals.iter().map(|_| ((0, 0.0, 0.0), Vec::new())).collect();
        let order = Mutex::new(InOrder { waiting: Vec::new(), turn: 0, sums: nothing });
        let mut histograms = self.histograms();
        let chunks = self.settings.draws.div_ceil(CHUNK as u64);
        let helpers = (self.settings.threads as u64).min(chunks).saturating_sub(1);
        let stopped = self.spread_over(first, helpers, &order, &mut histograms);
        if stopped {
            return Err(cancelled());
        }
        let InOrder { sums, .. } = order.into_inner().unwrap_or_else(PoisonError::into_inner);
        let gather = |((sums, values), histogram)| Gathered { sums, histogram, values };
        Ok(sums.into_iter().zip(histograms).map(gather).collect())
    }

    #[cfg(not(target_family = "wasm"))]
    fn spread_over(
        &self,
        first: &mut Worker,
        helpers: u64,
        order: &Mutex<InOrder>,
        histograms: &mut [Histogram],
    ) -> bool {
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..helpers)
                .map(|_| {
                    let mut worker = first.clone();
                    scope.spawn(move || {
                        let mut mine = self.histograms();
                        (self.work(&mut worker, order, &mut mine), mine)
                    })
                })
                .collect();
            let mut stopped = self.work(first, order, histograms);
            for handle in handles {
                // A panic of a helper is a fault of ours: the run has no answer then.
                let Ok((stop, theirs)) = handle.join() else { return true };
                stopped |= stop;
                for (histogram, other) in histograms.iter_mut().zip(&theirs) {
                    histogram.merge(other);
                }
            }
            stopped
        })
    }

    #[cfg(target_family = "wasm")]
    fn spread_over(&self, first: &mut Worker, _: u64, order: &Mutex<InOrder>, histograms: &mut [Histogram]) -> bool {
        self.work(first, order, histograms)
    }

    fn histograms(&self) -> Vec<Histogram> {
        self.totals.iter().map(|totals| Histogram::new(totals.spread())).collect()
    }

    /// Takes chunks until there are none left. Says whether the run was stopped.
    fn work(&self, worker: &mut Worker, order: &Mutex<InOrder>, histograms: &mut [Histogram]) -> bool {
        let Settings { draws, width, exact, .. } = *self.settings;
        let blocks = draws.div_ceil(BLOCK as u64);
        loop {
            let chunk = self.next.fetch_add(1, Ordering::Relaxed);
            let start = chunk * CHUNK_BLOCKS as u64;
            if start >= blocks {
                return false;
            }
            let mut moments: Vec<Moments> = self.totals.iter().map(|totals| Moments::new(totals.shift())).collect();
            let mut kept: Vec<Vec<f64>> = vec![Vec::new(); moments.len()];
            for block in start..blocks.min(start + CHUNK_BLOCKS as u64) {
                let taken = draws_in(block, draws);
                let columns = match self.scouted.get(block as usize) {
                    Some(columns) => columns,
                    None => worker.block(block),
                };
                let all = columns.iter().zip(&mut moments).zip(histograms.iter_mut()).zip(&mut kept);
                for (((column, moments), histogram), kept) in all {
                    moments.add(width, column, taken);
                    // Values that are kept are sorted in the end, and need no counting.
                    if exact {
                        kept.extend(column.iter().take(taken));
                    } else {
                        histogram.add(width, column, taken);
                    }
                }
            }
            let sums = moments.iter().map(Moments::sums).zip(kept).collect();
            order.lock().unwrap_or_else(PoisonError::into_inner).put(chunk, sums);
            let done = self.done.fetch_add(CHUNK as u64, Ordering::Relaxed) + CHUNK as u64;
            if !self.watch.go_on(if done < draws { done } else { draws }) {
                self.next.store(u64::MAX / 2 / CHUNK_BLOCKS as u64, Ordering::Relaxed);
                return true;
            }
        }
    }
}

/// The least and the greatest of some numbers.
pub fn ends_of(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |ends: Option<(f64, f64)>, value| {
        let (low, high) = ends.unwrap_or((value, value));
        Some((low.smaller(value), high.larger(value)))
    })
}
