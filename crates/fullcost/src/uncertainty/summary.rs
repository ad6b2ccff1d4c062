//! What is told of an output: mean, spread, quantiles, and how the values lie.

use fullcost_kernel::{Cell, Cells, Spread, Width};

use crate::uncertainty::engine::{Gathered, ends_of};
use crate::uncertainty::given::quantile_of;

/// What is fixed about an output before its draws are added up.
pub struct Totals {
    shift: f64,
    spread: Spread,
    exact: bool,
}

/// A summary of the draws of one output.
#[derive(Clone)]
pub struct Summary {
    /// How many draws.
    pub draws: u64,
    /// Draws without an answer: a fleet too small for its work, or a number beyond all bounds. They count nowhere else.
    pub unanswered: u64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation, of n.
    pub sd: f64,
    /// Whether quantiles are those of the draws themselves.
    pub exact: bool,
    spread: Spread,
    cells: Cells,
    values: Vec<f64>,
}

impl Totals {
    /// From the first draws: the first is the shift of all sums, and their 1 and 99 % quantiles set the histogram, which goes on
    /// for half their distance to both sides.
    pub fn new(seen: &[f64], spread: Option<Spread>, exact: bool) -> Totals {
        let finite = || seen.iter().copied().filter(|value| value.is_finite());
        let shift = finite().next().unwrap_or(0.0);
        let spread = spread.unwrap_or_else(|| {
            let mut values: Vec<f64> = finite().collect();
            let ends = ends_of(finite()).unwrap_or((0.0, 0.0));
            let [low, high] = [0.01, 0.99].map(|p| quantile_of(&mut values, p));
            // Where most draws are the same, the ends of all.
            let (low, high) = if low < high { (low, high) } else { ends };
            let beyond = if low < high { (high - low) / 2.0 } else { low.abs() * 1e-9 + 1e-30 };
            Spread { low: low - beyond, high: high + beyond }
        });
        Totals { shift, spread, exact }
    }

    /// What is taken off every value before it is added.
    pub fn shift(&self) -> f64 {
        self.shift
    }

    /// Where the histogram begins and ends.
    pub fn spread(&self) -> Spread {
        self.spread
    }

    /// The summary of all that was gathered.
    pub fn summary(self, draws: u64, gathered: Gathered) -> Summary {
        let Gathered { sums: (count, sum, square), histogram, values } = gathered;
        let (mean, sd) = if count == 0 {
            (f64::NAN, f64::NAN)
        } else {
            let n = count as f64;
            let variance = (square - sum * sum / n) / n;
            (self.shift + sum / n, if variance > 0.0 { variance.sqrt() } else { 0.0 })
        };
        let values = if self.exact { histogram.sorted(Width::best(), &values) } else { Vec::new() };
        Summary {
            draws,
            unanswered: draws - count,
            mean,
            sd,
            exact: self.exact,
            cells: histogram.cells(),
            spread: self.spread,
            values,
        }
    }
}

impl Summary {
    /// Draws with an answer.
    pub fn answered(&self) -> u64 {
        self.draws - self.unanswered
    }

    /// The quantile at a probability: of the draws themselves (type 7 of Hyndman and Fan 1996), or inside a bin of the histogram
    /// as if its values lay evenly. NaN where no draw has an answer.
    pub fn quantile(&self, p: f64) -> f64 {
        let count = self.answered();
        if count == 0 {
            return f64::NAN;
        }
        let place = p * (count - 1) as f64;
        if self.exact {
            return of_sorted(&self.values, place);
        }
        let below = self.ranked(place as u64);
        below + (self.ranked(place as u64 + 1) - below) * (place - place.floor())
    }

    /// The value of a rank, inside its bin as if the values there lay evenly; beyond the last rank, of the last.
    fn ranked(&self, rank: u64) -> f64 {
        let rank = rank.min(self.answered().saturating_sub(1));
        self.cells.at(rank).map_or(f64::NAN, |Cell { low, high, before, count }| {
            low + (high - low) * (((rank - before) as f64 + 0.5) / count as f64)
        })
    }

    /// How far a quantile can be off because values were counted in bins: from the start of the bin of the value below it to the
    /// end of that of the value above. 0 where exact.
    pub fn quantile_error(&self, p: f64) -> f64 {
        if self.exact {
            return 0.0;
        }
        let rank = (p * self.answered().saturating_sub(1) as f64) as u64;
        let last = self.answered().saturating_sub(1);
        let above = self.cells.at((rank + 1).min(last));
        self.cells.at(rank).zip(above).map_or(0.0, |(below, above)| above.high - below.low)
    }

    /// The share of draws above a value. Inside a bin, as if its values lay evenly.
    pub fn exceedance(&self, value: f64) -> f64 {
        let count = self.answered() as f64;
        if self.exact {
            return (self.values.len() - self.values.partition_point(|&other| other <= value)) as f64 / count;
        }
        let above = self.cells.iter().map(|Cell { low, high, count, .. }| {
            let part = ((high - value) / (high - low)).clamp(0.0, 1.0);
            count as f64 * part
        });
        above.fold(0.0, |sum, part| sum + part) / count
    }

    /// Counts in `bins` equal bins between two values; what lies beyond is counted in the bins at the ends.
    pub fn bins(&self, low: f64, high: f64, bins: usize) -> Vec<u64> {
        let mut counts = vec![0; bins];
        let per_unit = bins as f64 / (high - low);
        let mut put = |value: f64, count: u64| {
            let place = ((value - low) * per_unit) as usize;
            if let Some(bin) = counts.get_mut(place.min(bins.saturating_sub(1))) {
                *bin += count;
            }
        };
        if self.exact {
            self.values.iter().for_each(|&value| put(value, 1));
        } else {
            // A bin's middle stands for it. Where the histogram's own bins divide these, every count is exact.
            self.cells.iter().for_each(|Cell { low, high, count, .. }| put(low + (high - low) / 2.0, count));
        }
        counts
    }

    /// Whether it is the same in every draw.
    pub fn is_constant(&self) -> bool {
        self.sd == 0.0
    }

    /// The spread of its histogram.
    pub fn spread(&self) -> Spread {
        self.spread
    }
}

/// Where a histogram is drawn: the middle 99.8 % of the draws.
pub fn bars(summary: &Summary) -> (f64, f64) {
    let (low, high) = (summary.quantile(0.001), summary.quantile(0.999));
    if low < high { (low, high) } else { (low - low.abs() * 1e-9 - 1e-30, low + low.abs() * 1e-9 + 1e-30) }
}

/// The value at a place among sorted ones, linear in between.
pub fn of_sorted(values: &[f64], place: f64) -> f64 {
    let below = place as usize;
    let (Some(&low), high) = (values.get(below), values.get(below + 1)) else { return f64::NAN };
    match high {
        Some(&high) if place > below as f64 => low + (high - low) * (place - below as f64),
        _ => low,
    }
}
