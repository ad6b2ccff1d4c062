//! What a caller asks for, the same words in every language.

use fullcost_kernel::Width;

use crate::digits::{self, number};
use crate::error::{Code, Error, Result};
use crate::record::{record, words};
use crate::text::joined;
use crate::uncertainty::engine::{MOST_EXACT, Settings};
use crate::uncertainty::sampler::{Method, check_draws};

words! {
    /// How quantiles are found.
    pub enum Summaries {
        /// Those of the draws themselves, which are held in memory.
        Exact = "exact",
        /// From a histogram, in memory that does not grow with the draws.
        Streaming = "streaming",
    }
}

record! {
    /// How to sample a scenario, and what to tell.
    pub struct Ask {
        /// How many draws. What takes years is not refused.
        draws: f64 = 10_000.0,
        /// Another seed, other draws. A whole number.
        seed: f64 = 1.0,
        /// How points are spread. Drivers, conditions and shares of claims say what chance may have done, which takes `monte_carlo`.
        method: Method = Method::MonteCarlo,
        /// How quantiles are found: exact up to 100,000 draws unless said otherwise.
        summary: Option<Summaries>,
        /// How many threads. The answer does not depend on it.
        threads: f64 = 1.0,
        /// The outputs: scopes, `claims[id]`, `usd_per_gpu_hour`, `usd_per_busy_gpu_hour`, `told_share`. None for all scopes and rates,
        /// or, where one is told and in sweeps, for the scope that the scenario counts first.
        outputs: Vec<String>,
        /// The probabilities whose quantiles are told, each once. None for 5, 10, 25, 50, 75, 90 and 95 %, in sweeps for 5, 50 and
        /// 95 %.
        quantiles: Vec<f64>,
        /// Bars of the histogram.
        bins: f64 = 40.0,
        /// Beginnings of paths whose numbers are taken together where drivers are told.
        groups: Vec<String>,
        /// Whether drivers are told with their total indices, for which the model runs once more for each number. Groups have
        /// them in any case.
        total: bool = false,
        /// The number that a response curve follows.
        path: String = String::new(),
        /// At how many of its values.
        points: f64 = 16.0,
        /// Least value of the output where a condition is asked for. One of the two ends may be left out.
        low: Option<f64>,
        /// Greatest value.
        high: Option<f64>,
    }
}

record! {
    /// What one or two numbers are solved for.
    pub struct Goal {
        /// The output.
        output: String,
        /// What it shall be.
        goal: f64,
        /// Paths of the numbers, one or two.
        inputs: Vec<String>,
    }
}

/// The quantiles that are told when nobody says which.
pub const LEVELS: [f64; 7] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

impl Default for Ask {
    fn default() -> Ask {
        Ask {
            draws: 10_000.0,
            seed: 1.0,
            method: Method::MonteCarlo,
            summary: None,
            threads: 1.0,
            outputs: Vec::new(),
            quantiles: Vec::new(),
            bins: 40.0,
            groups: Vec::new(),
            total: false,
            path: String::new(),
            points: 16.0,
            low: None,
            high: None,
        }
    }
}

impl Ask {
    /// The settings of a run, once the numbers have been looked at.
    pub fn settings(&self) -> Result<Settings> {
        let draws = whole("draws", self.draws, 1.0, 9_007_199_254_740_991.0)?;
        check_draws(draws, self.method)?;
        probabilities("quantiles", &self.quantiles)?;
        let named = |p: &f64| level_name(*p);
        let again = |place: usize, name: &String| self.quantiles.iter().take(place).any(|other| named(other) == *name);
        let names = self.quantiles.iter().map(named).enumerate();
        if let Some((place, name)) = names.into_iter().find(|(place, name)| again(*place, name)) {
            let path = joined(&["quantiles[", &digits::whole(place as u64), "]"]);
            let message = joined(&["is `", &name, "` again"]);
            return Err(Error::new(Code::DuplicateId, path, message, "each quantile once"));
        }
        whole("bins", self.bins, 1.0, 1e4)?;
        let exact = match self.summary {
            Some(how) => how == Summaries::Exact,
            None => draws <= MOST_EXACT,
        };
        Ok(Settings {
            draws,
            seed: whole("seed", self.seed, 0.0, 9_007_199_254_740_991.0)?,
            method: self.method,
            exact,
            threads: whole("threads", self.threads, 1.0, 1024.0)? as usize,
            width: Width::best(),
            spreads: None,
        })
    }

    /// The same for an answer that says how far chance may have moved it. Only independent draws tell that: points that are spread
    /// evenly leave less to chance, and nobody knows how much less.
    pub fn independent(&self) -> Result<Settings> {
        if self.method == Method::MonteCarlo {
            return self.settings();
        }
        let message = joined(&[
            "must be `monte_carlo`, as the answer says what chance may have done, got `",
            self.method.id(),
            "`",
        ]);
        Err(Error::new(Code::Impossible, "method", message, "monte_carlo"))
    }

    /// The probabilities whose quantiles are told.
    pub fn levels(&self) -> &[f64] {
        self.levels_or(&LEVELS)
    }

    /// The same where others are told when nobody says which.
    pub(crate) fn levels_or<'a>(&'a self, default: &'a [f64]) -> &'a [f64] {
        if self.quantiles.is_empty() { default } else { &self.quantiles }
    }
}

/// A quantile's name: `p05`, `p50`, `p97.5`.
pub fn level_name(p: f64) -> String {
    // A share in percent, without the last bits that the product adds.
    let percent = (p * 1e10).round() / 1e8;
    let zero = if percent < 10.0 { "0" } else { "" };
    joined(&["p", zero, &number(percent)])
}

/// Numbers from 0 to 1, in a list that is called `name`.
pub fn probabilities(name: &str, list: &[f64]) -> Result<()> {
    let one = |(place, &p): (usize, &f64)| probability(&joined(&[name, "[", &digits::whole(place as u64), "]"]), p);
    list.iter().enumerate().try_for_each(one)
}

/// A number from 0 to 1.
pub fn probability(path: &str, p: f64) -> Result<()> {
    if (0.0..=1.0).contains(&p) {
        return Ok(());
    }
    let code = if p.is_nan() { Code::NotFinite } else { Code::OutOfRange };
    Err(Error::new(code, path, joined(&["must be from 0 to 1, got ", &number(p)]), ">= 0 and <= 1"))
}

/// A whole number in a range.
pub fn whole(path: &str, value: f64, least: f64, most: f64) -> Result<u64> {
    whole_number(&|| path.to_owned(), value, least, most)
}

/// The same for a path that is made when it is needed.
pub(crate) fn whole_number(path: &dyn Fn() -> String, value: f64, least: f64, most: f64) -> Result<u64> {
    if !(value >= least && value <= most && value.fract() == 0.0) {
        let code = if value.is_nan() { Code::NotFinite } else { Code::OutOfRange };
        let message =
            joined(&["must be a whole number from ", &number(least), " to ", &number(most), ", got ", &number(value)]);
        return Err(Error::new(code, path(), message, joined(&[">= ", &number(least), " and <= ", &number(most)])));
    }
    Ok(value as u64)
}
