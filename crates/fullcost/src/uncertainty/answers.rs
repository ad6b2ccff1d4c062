//! What is answered about uncertainty.

use crate::record::answer;
use crate::uncertainty::ask::Summaries;
use crate::uncertainty::sampler::Method;

answer! {
    /// A quantile of an output.
    pub struct QuantileRow {
        /// The probability.
        p: f64,
        /// The value below which the output lies with it.
        value: f64,
        /// How far the value can be off because draws were counted in bins. 0 where exact.
        error: f64,
    }
}

answer! {
    /// How the draws of an output lie.
    pub struct HistogramView {
        /// Start of the first bar.
        low: f64,
        /// End of the last bar.
        high: f64,
        /// Draws in each of the bars, which are equally wide. What lies beyond the ends is counted in the bars at the ends.
        counts: Vec<f64>,
    }
}

answer! {
    /// An output with its range.
    pub struct SampledOutput {
        /// Its name.
        id: String,
        /// As a reader reads it.
        label: String,
        /// The key of its unit.
        unit: String,
        /// Its value where every number is at its median or as stated.
        point: f64,
        /// Mean of the draws.
        mean: f64,
        /// Standard deviation of the draws.
        sd: f64,
        /// Quantiles.
        quantiles: Vec<QuantileRow>,
        /// How the draws lie.
        histogram: HistogramView,
        /// Whether it varies at all.
        varies: bool,
        /// Draws without an answer: a fleet too small for its work. They count nowhere else.
        unanswered: f64,
        /// The answer with its likely range, in words.
        sentence: String,
    }
}

answer! {
    /// A scenario's outputs with their ranges.
    pub struct Sampled {
        /// The scenario.
        scenario: String,
        /// How many draws.
        draws: f64,
        /// The seed.
        seed: f64,
        /// How points were spread.
        method: Method,
        /// How quantiles were found.
        summary: Summaries,
        /// How many uncertain numbers were drawn.
        inputs: u32,
        /// The outputs.
        outputs: Vec<SampledOutput>,
        /// Version of the equations.
        model_version: String,
        /// Date of the shipped data.
        data_version: String,
    }
}

answer! {
    /// What one uncertain number, or a group of them, does to an output.
    pub struct Driver {
        /// Its path, or the beginning that paths share. With totals, numbers that move together are one row, joined by ` + `.
        path: String,
        /// As a reader reads it.
        label: String,
        /// Share of the variance that would go if it were known.
        first_order: f64,
        /// Low end of the 90 % interval of that share.
        first_order_low: f64,
        /// High end.
        first_order_high: f64,
        /// Share of the variance that would stay if all others were known. None where it was not computed.
        total: Option<f64>,
        /// Low end of its 90 % interval.
        total_low: Option<f64>,
        /// High end.
        total_high: Option<f64>,
        /// By how much the 90 % range would narrow if it were known, as a share. None for groups.
        narrowing: Option<f64>,
        /// The output with the number at its 5 % quantile, all others at their medians. None for groups.
        at_low: Option<f64>,
        /// The same at its 95 % quantile.
        at_high: Option<f64>,
        /// Whether its influence cannot be told from none.
        noise: bool,
        /// The same in words.
        sentence: String,
    }
}

answer! {
    /// What drives an output, the strongest first.
    pub struct Drivers {
        /// The output.
        output: String,
        /// As a reader reads it.
        label: String,
        /// How many draws stand behind it.
        draws: f64,
        /// The seed.
        seed: f64,
        /// Whether the output varies at all.
        varies: bool,
        /// The numbers.
        drivers: Vec<Driver>,
    }
}

answer! {
    /// A point of a response curve.
    pub struct CurvePoint {
        /// The number's value.
        input: f64,
        /// 10 % quantile of the output over the draws of all other numbers.
        low: f64,
        /// Median.
        median: f64,
        /// 90 % quantile.
        high: f64,
    }
}

answer! {
    /// An output against one number.
    pub struct ResponseCurve {
        /// The output.
        output: String,
        /// The number's path.
        path: String,
        /// As a reader reads it.
        label: String,
        /// The curve in words, or that the output does not depend on the number.
        sentence: String,
        /// The curve, from low to high.
        points: Vec<CurvePoint>,
    }
}

answer! {
    /// An input where something holds, against where it does not.
    pub struct ContrastRow {
        /// Its path.
        path: String,
        /// As a reader reads it.
        label: String,
        /// Mean where it holds.
        mean: f64,
        /// Standard deviation where it holds.
        sd: f64,
        /// 10, 50 and 90 % quantiles where it holds.
        holds: Vec<f64>,
        /// The same where it does not; empty where it always holds.
        fails: Vec<f64>,
        /// Difference of the means, in standard deviations of all draws.
        shift_sd: f64,
        /// The same in words.
        sentence: String,
    }
}

answer! {
    /// What would have to be true for an output to lie between two values.
    pub struct Condition {
        /// The output.
        output: String,
        /// Least value.
        low: Option<f64>,
        /// Greatest value.
        high: Option<f64>,
        /// Draws in which it holds.
        draws: f64,
        /// Their share.
        share: f64,
        /// Standard error of the share.
        standard_error: f64,
        /// Mean of the output where it holds.
        mean: f64,
        /// Its standard deviation there.
        sd: f64,
        /// The inputs, those that differ most first.
        inputs: Vec<ContrastRow>,
        /// The finding in words.
        sentence: String,
    }
}

answer! {
    /// How many draws agree with a claim, within its printed rounding or its own range.
    pub struct ClaimShare {
        /// The claim.
        id: String,
        /// Share of draws in which it holds.
        share: f64,
        /// Standard error of the share.
        standard_error: f64,
        /// As a heading.
        label: String,
        /// Who says so.
        by: String,
        /// Its figure.
        usd: f64,
        /// Least value at which it holds.
        low: f64,
        /// Greatest value.
        high: Option<f64>,
        /// What the model gives for what the claim counts, every number at its median or as stated.
        point: f64,
        /// Whether anything that it counts varies.
        varies: bool,
    }
}

answer! {
    /// A value of an input, or values of two, at which an output meets its goal.
    pub struct Solution {
        /// The values, in the order of the inputs.
        values: Vec<f64>,
        /// The probabilities below them in the inputs' ranges; none for inputs without a range.
        probabilities: Vec<Option<f64>>,
        /// Whether every value lies within the 90 % range of its input.
        plausible: bool,
    }
}

answer! {
    /// What one or two inputs would have to be for an output to be something.
    pub struct Solved {
        /// The output.
        output: String,
        /// What it shall be.
        goal: f64,
        /// Paths of the inputs.
        inputs: Vec<String>,
        /// Between which values each was searched.
        searched: Vec<Vec<f64>>,
        /// The solutions. Of two inputs, a curve of pairs, the most plausible first.
        solutions: Vec<Solution>,
        /// The least that the output can be within the search.
        least: f64,
        /// The greatest.
        greatest: f64,
        /// The finding in words.
        sentence: String,
    }
}
