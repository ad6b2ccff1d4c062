//! Sampled outputs: every output with its range.

use crate::error::Result;
use crate::model::{DATA_VERSION, MODEL_VERSION, Model};
use crate::outcome::locale::Locale;
use crate::real::Real;
use crate::uncertainty::answers::{HistogramView, QuantileRow, Sampled, SampledOutput};
use crate::uncertainty::ask::{Ask, Summaries};
use crate::uncertainty::curve::at_point;
use crate::uncertainty::engine::{Watch, sample};
use crate::uncertainty::kept::Kept;
use crate::uncertainty::outputs::Wanted;
use crate::uncertainty::summary::{Summary, bars};

/// Where a bin is wider than this part of the likely range, a sentence does not tell the range.
const COARSE: f64 = 0.02;

impl Model {
    /// Samples the scenario: every output with its range.
    pub fn sample(&self, ask: &Ask, words: &Locale, watch: &dyn Watch) -> Result<Sampled> {
        self.summaries(ask, words, watch).map(|(sampled, _)| sampled)
    }

    /// The same with the summary of each output, of which more can be asked.
    pub fn summaries(&self, ask: &Ask, words: &Locale, watch: &dyn Watch) -> Result<(Sampled, Vec<Summary>)> {
        let settings = ask.settings()?;
        let wanted = self.wanted(&ask.outputs)?;
        let problem = self.problem(&wanted);
        let summaries = sample(&problem, &settings, watch)?;
        let points = at_point(&problem, &self.medians());
        let output = |((wanted, summary), point): ((&Wanted, &Summary), f64)| {
            self.sampled_output(wanted, summary, point, ask, words)
        };
        let sampled = Sampled {
            scenario: self.plan().id.clone(),
            draws: settings.draws as f64,
            seed: settings.seed as f64,
            method: settings.method,
            summary: if settings.exact { Summaries::Exact } else { Summaries::Streaming },
            inputs: problem.inputs.iter().filter(|input| input.distribution().is_some()).count() as u32,
            outputs: wanted.iter().zip(&summaries).zip(points).map(output).collect(),
            model_version: MODEL_VERSION.to_owned(),
            data_version: DATA_VERSION.to_owned(),
        };
        Ok((sampled, summaries))
    }

    fn sampled_output(
        &self,
        wanted: &Wanted,
        summary: &Summary,
        point: f64,
        ask: &Ask,
        words: &Locale,
    ) -> SampledOutput {
        let quantile = |&p: &f64| QuantileRow { p, value: summary.quantile(p), error: summary.quantile_error(p) };
        let (low, high) = bars(summary);
        let counts = summary.bins(low, high, ask.bins as usize);
        let label = self.output_label(wanted, words);
        let amount = words.amount(wanted.unit(), point);
        let (tenth, ninetieth) = (summary.quantile(0.1), summary.quantile(0.9));
        let coarse = summary.quantile_error(0.1).larger(summary.quantile_error(0.9)) > (ninetieth - tenth) * COARSE;
        let key = match (summary.is_constant() && summary.answered() > 1, coarse) {
            (true, _) => "output.sentence.constant",
            (_, true) => "output.sentence.coarse",
            _ => "output.sentence",
        };
        let likely = words.likely(wanted.unit(), tenth, ninetieth);
        SampledOutput {
            id: wanted.id().to_owned(),
            unit: wanted.unit().to_owned(),
            point,
            mean: summary.mean,
            sd: summary.sd,
            quantiles: ask.levels().iter().map(quantile).collect(),
            histogram: HistogramView { low, high, counts: counts.into_iter().map(|count| count as f64).collect() },
            varies: !summary.is_constant() || summary.answered() < 2,
            unanswered: summary.unanswered as f64,
            sentence: words.fill(key, &[("label", &label), ("amount", &amount), ("likely", &likely)]),
            label,
        }
    }

    /// Samples and keeps the draws.
    pub fn keep(&self, ask: &Ask, watch: &dyn Watch) -> Result<Kept> {
        Kept::watched(self.problem(&self.wanted(&ask.outputs)?), &ask.settings()?, watch)
    }
}
