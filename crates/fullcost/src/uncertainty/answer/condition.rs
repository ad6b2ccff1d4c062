//! What would have to be true, and how many draws agree with a claim.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::outcome::locale::Locale;
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::answers::{ClaimShare, Condition, ContrastRow};
use crate::uncertainty::ask::Ask;
use crate::uncertainty::condition::{NO_SHIFT, contrast, enough, mean_sd, share, within};
use crate::uncertainty::curve::at_point;
use crate::uncertainty::engine::{Watch, cancelled};
use crate::uncertainty::kept::Kept;
use crate::uncertainty::order::sort_by_key;
use crate::uncertainty::outputs::Wanted;

/// The least standard error that a sentence tells: a hundredth of a percent.
const LEAST_ERROR: f64 = 1e-4;

impl Model {
    /// What would have to be true for an output to lie between two values, of which one may be left out.
    pub fn condition(
        &self,
        ask: &Ask,
        low: Option<f64>,
        high: Option<f64>,
        words: &Locale,
        watch: &dyn Watch,
    ) -> Result<Condition> {
        for (path, value) in [("low", low), ("high", high)] {
            if value.is_some_and(f64::is_nan) {
                return Err(Error::new(Code::NotFinite, path, "must be a number, got NaN", "a number"));
            }
        }
        if low.is_none() && high.is_none() {
            let message = "is missing, and so is every other bound";
            return Err(Error::new(Code::Missing, "high", message, "a least or a greatest value"));
        }
        let (least, most) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
        if least > most {
            let message =
                joined(&["the low end must not be above the high end, got ", &number(least), " to ", &number(most)]);
            return Err(Error::new(Code::ReversedRange, "low", message, "low <= high"));
        }
        let wanted = self.one_output(ask)?;
        let kept = Kept::watched(self.problem(std::slice::from_ref(&wanted)), &ask.independent()?, watch)?;
        let go_on = || if watch.go_on(kept.draws() as u64) { Ok(()) } else { Err(cancelled()) };
        let output = kept.output(0);
        go_on()?;
        let holds = within(&output, least, most);
        let found = share(&output, &holds);
        enough(found, kept.draws(), wanted.id())?;
        let problem = kept.problem();
        // What the output does not depend on under the chosen bill has nothing to say, also where it moves with what does.
        let drawn = (0..problem.inputs.len()).filter(|&place| {
            let input = problem.inputs.get(place);
            input.is_some_and(|input| input.distribution().is_some()) && problem.program.reads(place as u32)
        });
        let row = |place: usize| {
            let label = self.input_label(problem, place, words)?;
            let of = contrast(&kept.input(place), &output, &holds);
            let failing = of.fails.iter().all(|value| value.is_finite());
            Some(ContrastRow {
                path: problem.inputs.get(place)?.path.clone(),
                mean: of.mean,
                sd: of.sd,
                holds: of.holds.to_vec(),
                fails: if failing { of.fails.to_vec() } else { Vec::new() },
                shift_sd: of.shift_sd,
                sentence: self.contrast_sentence(words, &label, place, &of),
                label,
            })
        };
        let mut inputs = Vec::new();
        for place in drawn {
            go_on()?;
            inputs.extend(row(place));
        }
        sort_by_key(&mut inputs, &|input| -input.shift_sd.abs());
        let values: Vec<f64> =
            output.iter().zip(&holds).filter(|(_, holds)| **holds).map(|(value, _)| *value).collect();
        let (mean, sd) = mean_sd(&values);
        // An error that is too small to be told is told as one that is not.
        let error = words.percent(found.standard_error.larger(LEAST_ERROR));
        let sentence = match found.share {
            1.0 => words.fill("condition.always", &[]),
            share => words.fill("condition.sentence", &[("share", &words.percent(share)), ("error", &error)]),
        };
        Ok(Condition {
            output: wanted.id().to_owned(),
            low,
            high,
            draws: found.draws as f64,
            share: found.share,
            standard_error: found.standard_error,
            mean,
            sd,
            inputs,
            sentence,
        })
    }

    fn contrast_sentence(
        &self,
        words: &Locale,
        label: &str,
        place: usize,
        of: &crate::uncertainty::condition::Contrast,
    ) -> String {
        let leaf = self.places().get(place).and_then(|&leaf| self.plan().leaves.get(leaf));
        let unit = leaf.map_or("", |leaf| leaf.unit.as_str());
        let key = if of.shift_sd.abs() < NO_SHIFT { "condition.same" } else { of.key() };
        let [low, _, high] = of.holds;
        let [other_low, _, other_high] = of.fails;
        let (range, other) = (words.range(unit, low, high), words.range(unit, other_low, other_high));
        words.fill(key, &[("name", label), ("range", &range), ("other", &other)])
    }

    /// How many draws agree with each money claim.
    pub fn claim_shares(&self, ask: &Ask, watch: &dyn Watch) -> Result<Vec<ClaimShare>> {
        let wanted: Vec<Wanted> =
            (0..self.plan().claims.len()).filter_map(|place| Wanted::claim(self.plan(), place)).collect();
        let problem = self.problem(&wanted);
        let points = at_point(&problem, &self.medians());
        let kept = Kept::watched(problem, &ask.independent()?, watch)?;
        let row = |(place, (claim, point)): (usize, (&crate::model::plan::ClaimPlan, f64))| {
            let output = kept.output(place);
            let found = share(&output, &within(&output, claim.low, claim.high));
            if !watch.go_on(kept.draws() as u64) {
                return Err(cancelled());
            }
            Ok(ClaimShare {
                id: claim.id.clone(),
                label: claim.label.clone(),
                by: claim.by.clone(),
                usd: claim.usd,
                low: claim.low,
                high: Some(claim.high).filter(|&high| high < f64::MAX),
                point,
                share: found.share,
                standard_error: found.standard_error,
                varies: !kept.summary(place).is_constant(),
            })
        };
        self.plan().claims.iter().zip(points).enumerate().map(row).collect()
    }
}
