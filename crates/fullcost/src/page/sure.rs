//! How sure we are: the distribution of the answer with the claims on it, what drives it, what would have to be true.

use crate::model::plan::ClaimPlan;
use crate::page::draws::{ANSWER, DRAWS, Draws};
use crate::page::hinge::step_of;
use crate::page::study::Found;
use crate::page::view::{ClaimMark, DriverView, SliderView, SpreadView, SureView, Tick};
use crate::page::{Page, hero, what_ifs};
use crate::real::Real;
use crate::uncertainty::condition::{share, within};
use crate::uncertainty::summary::bars;

/// Bars over the middle 99.8 % of the draws.
const BARS: f64 = 40.0;
/// The axis goes on to a claim outside of them if it is no longer than this, in bars.
const MOST_BARS: f64 = 100.0;
/// Most claims that are marked.
const MOST_MARKS: usize = 8;
/// A smaller share of the draws is told in words: the figure has more digits than anybody knows.
const FEW: f64 = 0.005;
/// Most numbers that are named where they hardly matter.
const MOST_FLAT: usize = 4;
/// Heights of a curve are told in thousandths of the common scale.
const FULL: f64 = 1000.0;

impl Page {
    /// Finds out a little more of what [`Page::sure`] tells: a few milliseconds of work. False when all is known.
    pub fn think(&self) -> bool {
        self.draws.look(self, |draws| draws.step(self)).unwrap_or(false)
    }

    /// How sure we are, as far as it is known. None where no number of the scenario has a range.
    pub fn sure(&self) -> Option<SureView> {
        self.draws.look(self, |draws| view(self, draws))
    }

    /// The present value of a number with its unit, in words.
    pub fn told(&self, index: usize) -> String {
        let leaf = self.model.plan().leaves.get(index).zip(self.model.raw().get(index));
        leaf.map_or_else(String::new, |(leaf, &value)| self.words.amount(&leaf.unit, value))
    }

    /// An uncertain number as a reader reads it, by its place among them.
    pub(crate) fn input_label(&self, place: usize) -> String {
        let plan = self.model.plan();
        let leaf = self.model.places().get(place).and_then(|&leaf| plan.leaves.get(leaf));
        leaf.map_or_else(String::new, |leaf| self.words.leaf(plan, leaf))
    }

    /// A range of such a number, in words.
    pub(crate) fn input_range(&self, place: usize, low: f64, high: f64) -> String {
        let leaf = self.model.places().get(place).and_then(|&leaf| self.model.plan().leaves.get(leaf));
        leaf.map_or_else(String::new, |leaf| self.words.range(&leaf.unit, low, high))
    }
}

fn view(page: &Page, draws: &Draws) -> SureView {
    let words = &page.words;
    let varies = !draws.summary.is_constant();
    let [low, high] = [0.1, 0.9].map(|p| draws.summary.quantile(p));
    let range = words.range("usd", low, high);
    let first = strongest(page, draws).map(|place| page.input_label(place)).unwrap_or_default();
    let key = match (varies, first.is_empty()) {
        (false, _) => "sure.constant",
        (true, true) => "sure.range",
        (true, false) => "sure.summary",
    };
    let summary = words.fill(key, &[("range", &range), ("name", &first)]);
    let intro = [("draws", words.whole(DRAWS as f64)), ("range", range)];
    let intro = intro.each_ref().map(|(name, text)| (*name, text.as_str()));
    let marks = if varies { marks(page, draws) } else { Vec::new() };
    let curves = || draws.study.drivers.iter().flat_map(|found| found.curve.iter().flatten());
    let most = curves().fold(0.0, |most: f64, &value| most.larger(value));
    let step = step_of(most / 2.5);
    let scale = (most / step).ceil() * step;
    let few = marks.is_empty();
    SureView {
        heading: words.text("sure.heading"),
        intro: words.spans(if varies { "sure.intro" } else { "sure.constant" }, &intro),
        spread: varies.then(|| spread(page, draws, &marks)),
        claims_label: words.text(if few { "sure.claims.none" } else { "sure.claims" }),
        claims: marks,
        drivers_heading: words.text("sure.drivers"),
        drivers_intro: words.fill("sure.drivers.intro", &[("usd", &words.money(scale))]),
        drivers: draws.study.drivers.iter().map(|found| driver(page, draws, found, scale)).collect(),
        flat: flat(page, draws),
        free_label: words.text("action.free"),
        truths_heading: words.text("sure.truths"),
        truths: draws.study.truths.clone(),
        what_ifs: draws.study.what_ifs.iter().map(|likely| what_ifs::range(words, *likely)).collect(),
        summary,
    }
}

/// The number whose knowledge would narrow the range most at present. What is set is known.
fn strongest(page: &Page, draws: &Draws) -> Option<usize> {
    let open = draws.study.drivers.iter().filter(|found| !draws.is_set(page, found.place));
    let strongest = open.reduce(|best, found| if found.narrowing > best.narrowing { found } else { best });
    strongest.map(|found| found.place)
}

fn spread(page: &Page, draws: &Draws, marks: &[ClaimMark]) -> SpreadView {
    let words = &page.words;
    let (low, high) = bars(&draws.summary);
    let bar = (high - low) / BARS;
    // On to the claims beside, by whole bars.
    let (mut before, mut after) = (0.0, 0.0);
    for mark in marks {
        let (left, right) = (((low - mark.usd) / bar).ceil() + 1.0, ((mark.usd - high) / bar).ceil() + 1.0);
        if left > before && left + after + BARS <= MOST_BARS {
            before = left;
        }
        if right > after && right + before + BARS <= MOST_BARS {
            after = right;
        }
    }
    let (start, end) = (low - before * bar, high + after * bar);
    let counts = draws.summary.bins(start, end, (BARS + before + after) as usize);
    let [likely_low, median, likely_high] = [0.1, 0.5, 0.9].map(|p| draws.summary.quantile(p));
    let step = step_of((end - start) / 2.5);
    let first = (start / step).ceil();
    let ticks = (0..6).map(|place| (first + f64::from(place)) * step).filter(|&usd| usd <= end);
    let range = words.range("usd", low, high);
    let likely = words.range("usd", likely_low, likely_high);
    let label = [("range", range), ("likely", likely), ("median", words.money(median))];
    let label = label.each_ref().map(|(name, text)| (*name, text.as_str()));
    SpreadView {
        start,
        end,
        counts: counts.into_iter().map(|count| count as u32).collect(),
        likely_low,
        likely_high,
        ticks: ticks.map(|usd| Tick { usd, label: words.money_short(usd) }).collect(),
        likely_label: words.text("spread.likely"),
        label: words.fill("spread.label", &label),
    }
}

/// The claims that count what is counted, over the same time.
fn marks(page: &Page, draws: &Draws) -> Vec<ClaimMark> {
    let plan = page.model.plan();
    let words = &page.words;
    let Some(preset) = page.counted.preset else { return Vec::new() };
    let cut = page.counted.cut(plan);
    let same = |claim: &&ClaimPlan| claim.cut.preset == preset && !claim.cut.per_year && claim.cut.uses == cut.uses;
    let unit = hero::headline_unit(plan);
    let answers = draws.kept.output(ANSWER);
    let mark = |claim: &ClaimPlan| {
        let found = share(&answers, &within(&answers, claim.low, claim.high));
        let below = share(&answers, &within(&answers, f64::NEG_INFINITY, claim.usd)).share;
        let key = match found.share {
            _ if claim.high >= f64::MAX || claim.low <= f64::MIN => "claim.bound",
            _ if found.draws == 0 => "claim.none",
            few if few < FEW => "claim.few",
            _ => "claim.share",
        };
        let texts = [("below", words.percent(below)), ("share", words.percent(found.share))];
        let texts = texts.each_ref().map(|(name, text)| (*name, text.as_str()));
        ClaimMark {
            id: claim.id.clone(),
            number: claim.number,
            usd: claim.usd,
            figure: words.claim_figure(claim),
            by: claim.by.clone(),
            share: words.fill(key, &texts),
            accent: unit.is_some_and(|unit| unit.id == claim.id),
        }
    };
    plan.claims.iter().filter(same).take(MOST_MARKS).map(mark).collect()
}

fn driver(page: &Page, draws: &Draws, found: &Found, scale: f64) -> DriverView {
    let words = &page.words;
    let index = page.model.places().get(found.place).copied().unwrap_or(0);
    let leaf = page.model.plan().leaves.get(index);
    let unit = leaf.map_or("", |leaf| leaf.unit.as_str());
    let [min, max, step] = found.ends;
    // A hundredth of the slider is as exact as a range needs to be told.
    let likely = found.likely.map(|end| (end / step).round() * step);
    let [low, high] = likely;
    let end = |value: f64| words.amount(unit, value);
    let at = |point: Option<&[f64; 3]>| words.money(point.map_or(0.0, |[line, ..]| *line));
    let text =
        [("first", at(found.curve.first())), ("last", at(found.curve.last())), ("low", end(min)), ("high", end(max))];
    let text = text.each_ref().map(|(name, text)| (*name, text.as_str()));
    let heights = |which: usize| {
        let height = |point: &[f64; 3]| (point.get(which).copied().unwrap_or(0.0) / scale * FULL).round() as u32;
        found.curve.iter().map(height).collect()
    };
    DriverView {
        name: page.input_label(found.place),
        narrows: if draws.is_set(page, found.place) {
            words.text("driver.set")
        } else {
            words.fill("driver.narrows", &[("percent", &words.percent(found.narrowing))])
        },
        likely: words.likely(unit, low, high),
        likely_low: low.larger(min),
        likely_high: high.smaller(max),
        line: heights(0),
        low: heights(1),
        high: heights(2),
        text: words.fill("driver.curve", &text),
        slider: SliderView {
            path: leaf.map(|leaf| leaf.path.clone()).unwrap_or_default(),
            index: index as u32,
            min,
            max,
            step,
            value: page.model.raw().get(index).copied().unwrap_or(0.0),
            scale: 1.0,
            label: page.input_label(found.place),
            value_text: page.told(index),
            start: end(min),
            end: end(max),
        },
    }
}

/// The numbers that hardly change the answer, once all are known.
fn flat(page: &Page, draws: &Draws) -> String {
    let shown = draws.study.order();
    let inputs = draws.kept.problem().inputs.len();
    let words = &page.words;
    let strongest = draws.study.by_strength().into_iter();
    let rest: Vec<usize> = strongest.filter(|place| !shown.contains(place)).collect();
    if rest.is_empty() || shown.is_empty() || draws.study.narrowing.len() < inputs {
        return String::new();
    }
    let mut names: Vec<String> = rest.iter().take(MOST_FLAT).map(|&place| page.input_label(place)).collect();
    let others = rest.len() - names.len();
    if others > 0 {
        names.push(words.fill("sure.others", &[("n", &words.number_word(others as f64))]));
    }
    words.fill("sure.flat", &[("names", &words.joined("list.and", &names))])
}
