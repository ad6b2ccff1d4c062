//! Answers about a model's uncertainty: sampled outputs, drivers, conditions, goal seek.

use crate::digits::{number, whole};
use crate::error::{Code, Error, Result};
use crate::model::{DATA_VERSION, MODEL_VERSION, Model};
use crate::outcome::locale::Locale;
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::answers::{
    ClaimShare, Condition, ContrastRow, Driver, Drivers, HistogramView, QuantileRow, Sampled, SampledOutput, Solution,
    Solved,
};
use crate::uncertainty::ask::{Ask, Summaries};
use crate::uncertainty::condition::{contrast, enough, mean_sd, share, within};
use crate::uncertainty::curve::at_point;
use crate::uncertainty::distribution::Tail;
use crate::uncertainty::engine::{Watch, cancelled, sample};
use crate::uncertainty::given::{LEAST_DRAWS, influence};
use crate::uncertainty::indices::{indices, sets};
use crate::uncertainty::kept::Kept;
use crate::uncertainty::order::sort_by_key;
use crate::uncertainty::outputs::Wanted;
use crate::uncertainty::problem::Problem;
use crate::uncertainty::solve::{crossings, reach};
use crate::uncertainty::summary::{Summary, bars};

/// Where a bin is wider than this part of the likely range, a sentence does not tell the range.
const COARSE: f64 = 0.02;
/// Outputs that differ by less than this part are the same.
const SAME: f64 = 1e-9;
/// Steps of the first of two inputs that are solved together.
const PAIRS: usize = 32;
/// How far into an input's tails goal seek looks, as a probability.
const FARTHEST: f64 = 1e-4;

impl Model {
    /// The outputs of a question: those that are named, else all scopes and rates.
    pub fn wanted(&self, names: &[String]) -> Result<Vec<Wanted>> {
        if names.is_empty() {
            let all = Wanted::all(self.plan()).into_iter();
            return Ok(all.filter(|wanted| !wanted.id().starts_with("claims[")).collect());
        }
        names.iter().map(|name| Wanted::named(self.plan(), name)).collect()
    }

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

    /// An output as a reader reads it.
    pub fn output_label(&self, wanted: &Wanted, words: &Locale) -> String {
        let id = wanted.id();
        match id.strip_prefix("claims[").and_then(|rest| rest.strip_suffix(']')) {
            Some(claim) => {
                let found = self.plan().claims.iter().find(|other| other.id == claim);
                found.map_or_else(|| claim.to_owned(), |claim| claim.label.clone())
            }
            None if words.has(&["scope.", id].concat()) => words.of("scope", id).to_owned(),
            None => words.of("output", id).to_owned(),
        }
    }

    /// Samples and keeps the draws.
    pub fn keep(&self, ask: &Ask, watch: &dyn Watch) -> Result<Kept> {
        Kept::watched(self.problem(&self.wanted(&ask.outputs)?), &ask.settings()?, watch)
    }

    /// What drives the first output that is asked for: first-order indices and narrowing from plain draws, and with `total` also
    /// total indices, for which the model runs once more for each number. Without them, numbers that move together are told by
    /// the one that tells most.
    pub fn drivers(&self, ask: &Ask, total: bool, words: &Locale, watch: &dyn Watch) -> Result<Drivers> {
        let settings = ask.settings()?;
        let wanted = self.one_output(ask)?;
        if settings.draws < LEAST_DRAWS as u64 {
            let message = joined(&[&whole(settings.draws), " are too few to tell drivers"]);
            let accepted = joined(&[">= ", &whole(LEAST_DRAWS as u64)]);
            return Err(Error::new(Code::TooFewDraws, "draws", message, accepted));
        }
        let problem = self.problem(std::slice::from_ref(&wanted));
        let sets = sets(&problem, &ask.groups)?;
        let kept = Kept::watched(problem, &settings, watch)?;
        let output = kept.output(0);
        let varies = !kept.summary(0).is_constant();
        let whole = if total { Some(indices(kept.problem(), &sets, &settings, watch)?) } else { None };
        let mut drivers = Vec::new();
        for (place, (name, inputs)) in sets.iter().enumerate() {
            if !watch.go_on(settings.draws) {
                return Err(cancelled());
            }
            // What the output does not depend on under the chosen bill is no driver, not even a weak one.
            if !inputs.iter().any(|&input| kept.problem().program.reads(input)) {
                continue;
            }
            let both = whole.as_ref().and_then(|all| all.get(place));
            let both = both.and_then(|found| Some((found.first_order.first()?, found.total.first()?)));
            let of = |&input: &u32| (input, influence(&kept.input(input as usize), &output));
            let telling = match inputs.as_slice() {
                [input] => Some(of(input)),
                _ if both.is_some() => None,
                // One that only moves with the others says nothing of its own.
                several => {
                    let counts = several.iter().filter(|&&input| self.moves(kept.problem(), input as usize));
                    counts.map(of).max_by(|a, b| a.1.first_order.total_cmp(&b.1.first_order))
                }
            };
            if telling.is_none() && both.is_none() {
                continue;
            }
            let (single, given) = telling.unzip();
            let path = single.and_then(|input| kept.problem().inputs.get(input as usize));
            let name = path.map_or(name, |input| &input.path);
            let first = both.map(|(first, _)| (first.value, first.low, first.high));
            let (first, low, high) = first.or(given.map(|of| (of.first_order, of.low, of.high))).unwrap_or_default();
            let ends = single.and_then(|input| self.tornado(kept.problem(), input as usize));
            let noise = !varies || both.map_or(low, |(_, total)| total.low) <= 0.0;
            let label = self.set_label(kept.problem(), name, words);
            drivers.push(Driver {
                path: name.clone(),
                first_order: first,
                first_order_low: low,
                first_order_high: high,
                total: both.map(|(_, total)| total.value),
                total_low: both.map(|(_, total)| total.low),
                total_high: both.map(|(_, total)| total.high),
                narrowing: given.map(|given| given.narrowing),
                at_low: ends.map(|(low, _)| low),
                at_high: ends.map(|(_, high)| high),
                noise,
                sentence: driver_sentence(words, &label, noise, given.map(|given| given.narrowing), first),
                label,
            });
        }
        sort_by_key(&mut drivers, &|driver| -strength(driver));
        Ok(Drivers {
            output: wanted.id().to_owned(),
            label: self.output_label(&wanted, words),
            draws: settings.draws as f64,
            seed: settings.seed as f64,
            varies,
            drivers,
        })
    }

    pub(crate) fn one_output(&self, ask: &Ask) -> Result<Wanted> {
        let mut wanted = self.wanted(&ask.outputs)?;
        match (wanted.len(), ask.outputs.len()) {
            (1, _) => Ok(wanted.remove(0)),
            (0, _) | (_, 0) => Wanted::named(self.plan(), self.first_scope()),
            (count, _) => {
                let message = joined(&["must name one output, got ", &whole(count as u64)]);
                Err(Error::new(Code::WrongType, "outputs", message, "one output"))
            }
        }
    }

    /// The scope that the scenario counts first.
    pub fn first_scope(&self) -> &'static str {
        let headline = self.plan().headline.as_ref().map(|headline| headline.scope);
        let first = headline.or_else(|| crate::model::cut::answerable(self.plan()).last());
        first.map_or("", |preset| preset.id())
    }

    /// A set as a reader reads it: each path that leads to an input by its label.
    fn set_label(&self, problem: &Problem, name: &str, words: &Locale) -> String {
        let label = |part: &str| {
            let input = problem.inputs.iter().position(|input| input.path == part)?;
            self.input_label(problem, input, words)
        };
        let parts: Vec<String> = name.split(" + ").map(|part| label(part).unwrap_or_else(|| part.to_owned())).collect();
        parts.join(" + ")
    }

    /// An input as a reader reads it.
    pub fn input_label(&self, problem: &Problem, input: usize, words: &Locale) -> Option<String> {
        let path = &problem.inputs.get(input)?.path;
        let leaf = self.plan().leaves.iter().find(|leaf| leaf.path == *path)?;
        Some(words.leaf(self.plan(), leaf))
    }

    /// The first output with one input at its 5 and 95 % quantiles, all others at the point.
    fn tornado(&self, problem: &Problem, input: usize) -> Option<(f64, f64)> {
        let distribution = problem.inputs.get(input)?.distribution()?;
        let at = |upper| {
            let mut values = self.medians();
            *values.get_mut(input)? = distribution.quantile(Tail { p: 0.05, upper });
            at_point(problem, &values).first().copied()
        };
        Some((at(false)?, at(true)?))
    }

    /// Whether the first output depends on an input, all others at the point.
    fn moves(&self, problem: &Problem, input: usize) -> bool {
        self.tornado(problem, input).is_some_and(|(low, high)| low != high)
    }

    /// What would have to be true for an output to lie between two values.
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
        let (least, most) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
        if least > most {
            let message =
                joined(&["the low end must not be above the high end, got ", &number(least), " to ", &number(most)]);
            return Err(Error::new(Code::ReversedRange, "low", message, "low <= high"));
        }
        let wanted = self.one_output(ask)?;
        let kept = Kept::watched(self.problem(std::slice::from_ref(&wanted)), &ask.settings()?, watch)?;
        let output = kept.output(0);
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
            if !watch.go_on(kept.draws() as u64) {
                return Err(cancelled());
            }
            inputs.extend(row(place));
        }
        sort_by_key(&mut inputs, &|input| -input.shift_sd.abs());
        let values: Vec<f64> =
            output.iter().zip(&holds).filter(|(_, holds)| **holds).map(|(value, _)| *value).collect();
        let (mean, sd) = mean_sd(&values);
        let parts = [("share", words.percent(found.share)), ("error", words.percent(found.standard_error))];
        let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
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
            sentence: words.fill("condition.sentence", &parts),
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
        let key = match of.shift_sd {
            shift if shift.abs() < 0.2 => "condition.same",
            shift if shift < 0.0 => "condition.low",
            _ => "condition.high",
        };
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
        let kept = Kept::watched(problem, &ask.settings()?, watch)?;
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

    /// What one or two numbers would have to be for an output to meet a goal, all others as they are.
    pub fn solve(&self, output: &str, goal: f64, paths: &[String], words: &Locale) -> Result<Solved> {
        if !goal.is_finite() {
            return Err(Error::new(
                Code::NotFinite,
                "goal",
                joined(&["must be a finite number, got ", &number(goal)]),
                "a number",
            ));
        }
        let wanted = Wanted::named(self.plan(), output)?;
        let places = paths.iter().map(|path| self.index_of(path)).collect::<Result<Vec<usize>>>()?;
        let (first, second) = match places.as_slice() {
            [one] => (*one, None),
            [one, two] if one != two => (*one, Some(*two)),
            _ => {
                let message = joined(&["must be one or two different paths, got ", &whole(places.len() as u64)]);
                return Err(Error::new(Code::WrongType, "inputs", message, "one or two paths"));
            }
        };
        let value = |changes: &[(usize, f64)]| {
            let mut raw = self.raw().to_vec();
            for &(place, value) in changes {
                if let Some(slot) = raw.get_mut(place) {
                    *slot = value;
                }
            }
            let x = self.plan().with_factors(raw);
            let bill = crate::model::bill::Bill::at(self.plan(), &x.0);
            if crate::uncertainty::outputs::told(self.plan(), &bill) <= 1.0 {
                wanted.of(self.plan(), &bill)
            } else {
                f64::NAN
            }
        };
        let spans: Vec<(f64, f64)> = places.iter().map(|&place| self.span(place)).collect();
        let (Some(&span), other) = (spans.first(), spans.get(1)) else {
            return Err(Error::new(Code::Missing, "inputs", "is empty", "one or two paths"));
        };
        let mut found: Vec<Vec<f64>> = Vec::new();
        let (least, greatest) = match (second, other) {
            (Some(second), Some(&other)) => {
                let mut ends = (f64::INFINITY, f64::NEG_INFINITY);
                for step in 0..=PAIRS {
                    let x = span.0 + (span.1 - span.0) * (step as f64 / PAIRS as f64);
                    let f = |y: f64| value(&[(first, x), (second, y)]);
                    found.extend(crossings(other.0, other.1, goal, f).into_iter().map(|y| vec![x, y]));
                    let (low, high) = reach(other.0, other.1, f);
                    ends = (ends.0.smaller(low), ends.1.larger(high));
                }
                ends
            }
            _ => {
                let f = |x: f64| value(&[(first, x)]);
                found.extend(crossings(span.0, span.1, goal, f).into_iter().map(|x| vec![x]));
                reach(span.0, span.1, f)
            }
        };
        // What only rounding moves does not depend on the numbers, and meets no goal.
        let still = (greatest - least).abs() <= SAME * greatest.abs();
        let (least, greatest) = if still { (least, least) } else { (least, greatest) };
        if still {
            found.clear();
        }
        let mut solutions: Vec<Solution> = found.into_iter().map(|values| self.solution(&places, values)).collect();
        sort_by_key(&mut solutions, &far);
        let ends = if least <= greatest { (least, greatest) } else { (f64::NAN, f64::NAN) };
        Ok(Solved {
            output: output.to_owned(),
            goal,
            inputs: paths.to_vec(),
            searched: spans.iter().map(|&(low, high)| vec![low, high]).collect(),
            sentence: self.solved_sentence(words, &wanted, goal, &places, &solutions, ends),
            solutions,
            least: ends.0,
            greatest: ends.1,
        })
    }

    /// Where goal seek looks: all of an input's range but its farthest tails, else a hundredth to a hundred times its value.
    fn span(&self, place: usize) -> (f64, f64) {
        let Some(leaf) = self.plan().leaves.get(place) else { return (0.0, 0.0) };
        let inside = |value: f64| value.larger(leaf.min).smaller(leaf.max);
        match self.range(place) {
            Some(range) => {
                let at = |upper| range.quantile(Tail { p: FARTHEST, upper });
                (inside(at(false)), inside(at(true)))
            }
            None if leaf.max == 1.0 => (inside(1e-6), 1.0),
            None => (inside(leaf.value / 100.0), inside(leaf.value * 100.0)),
        }
    }

    fn solution(&self, places: &[usize], values: Vec<f64>) -> Solution {
        let below = |(&place, &value): (&usize, &f64)| Some(self.range(place)?.cdf(value).0);
        let probabilities: Vec<Option<f64>> = places.iter().zip(&values).map(below).collect();
        let plausible = probabilities.iter().all(|p| p.is_none_or(|p| (0.05..=0.95).contains(&p)));
        Solution { values, probabilities, plausible }
    }

    fn solved_sentence(
        &self,
        words: &Locale,
        wanted: &Wanted,
        goal: f64,
        places: &[usize],
        solutions: &[Solution],
        (least, greatest): (f64, f64),
    ) -> String {
        let leaves: Vec<_> = places.iter().filter_map(|&place| self.plan().leaves.get(place)).collect();
        let names: Vec<String> = leaves.iter().map(|leaf| words.leaf(self.plan(), leaf)).collect();
        let names = words.joined("list.and", &names);
        let values = |solution: &Solution| {
            let texts: Vec<String> =
                leaves.iter().zip(&solution.values).map(|(leaf, &value)| words.amount(&leaf.unit, value)).collect();
            words.joined("list.and", &texts)
        };
        let range = leaves.first().zip(places.first()).and_then(|(leaf, &place)| {
            let range = self.range(place)?;
            let at = |upper| range.quantile(Tail { p: 0.1, upper });
            Some(words.range(&leaf.unit, at(false), at(true)))
        });
        let unit = wanted.unit();
        let [goal, least, greatest] = [goal, least, greatest].map(|value| words.amount(unit, value));
        match (solutions, range) {
            ([], _) if least == greatest => words.fill("solve.apart", &[("name", &names), ("value", &least)]),
            ([], _) => words
                .fill("solve.none", &[("name", &names), ("goal", &goal), ("least", &least), ("greatest", &greatest)]),
            ([first, ..], _) if places.len() > 1 => {
                words.fill("solve.two", &[("names", &names), ("values", &values(first))])
            }
            ([only], Some(range)) if !only.plausible => {
                words.fill("solve.beyond", &[("name", &names), ("value", &values(only)), ("range", &range)])
            }
            ([only], _) => words.fill("solve.one", &[("name", &names), ("value", &values(only))]),
            (several, _) => {
                let texts: Vec<String> = several.iter().map(values).collect();
                words.fill("solve.several", &[("name", &names), ("values", &words.joined("list.or", &texts))])
            }
        }
    }
}

fn driver_sentence(words: &Locale, label: &str, noise: bool, narrowing: Option<f64>, first: f64) -> String {
    match narrowing {
        _ if noise => words.fill("driver.noise", &[("name", label)]),
        Some(narrowing) => {
            words.fill("driver.narrow", &[("name", label), ("percent", &words.percent(narrowing.larger(0.0)))])
        }
        None => words.fill("driver.share", &[("name", label), ("percent", &words.percent(first))]),
    }
}

fn strength(driver: &Driver) -> f64 {
    driver.total.unwrap_or(driver.first_order)
}

/// How far a solution lies from the medians, for sorting.
fn far(solution: &Solution) -> f64 {
    solution.probabilities.iter().flatten().fold(0.0, |far: f64, p| far.larger((p - 0.5).abs()))
}
