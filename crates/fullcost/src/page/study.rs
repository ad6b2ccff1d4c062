//! What is found out about a page's draws, one short step at a time, so that no frame waits for it.

use crate::model::Model;
use crate::page::draws::{ANSWER, CLAIMS, Draws, Likely, wanted};
use crate::page::hero::headline_claims;
use crate::page::hinge::step_of;
use crate::page::view::TruthView;
use crate::page::{Page, what_ifs};
use crate::real::Real;
use crate::uncertainty::condition::{LEAST_DRAWS, NO_SHIFT, contrast, share, shift, within};
use crate::uncertainty::curve::{along, follows, response};
use crate::uncertainty::distribution::Tail;
use crate::uncertainty::given::{COARSE, narrowing_by, ranked};
use crate::uncertainty::order::places_by;

/// Most drivers that are shown.
const MOST: usize = 6;
/// Points of a response curve.
const POINTS: usize = 16;
/// What narrows the range by less than this hardly changes it.
const FLAT: f64 = 0.02;
/// Most inputs that are said to have to be different.
const MOST_SHIFTS: usize = 3;

/// A driver, in the units of its leaf and of the answer.
pub struct Found {
    /// Its place among the inputs.
    pub place: usize,
    /// Ends and step of its slider.
    pub ends: [f64; 3],
    /// Its likely range.
    pub likely: [f64; 2],
    /// The answer along the slider: with all other numbers at their medians, and the ends of its likely range.
    pub curve: Vec<[f64; 3]>,
    /// By how much knowing it would narrow the range at present.
    pub narrowing: f64,
}

/// What is known so far.
#[derive(Default)]
pub struct Study {
    /// The draws of each input by rank: these never change.
    bins: Vec<Vec<u32>>,
    /// The answers while the reader has set nothing.
    free: Vec<f64>,
    /// By how much each input would narrow their range; nothing for one that does not move them.
    pub narrowing: Vec<Option<f64>>,
    /// The drivers, the strongest first.
    pub drivers: Vec<Found>,
    /// What would have to be true for the headline's claims.
    pub truths: Vec<TruthView>,
    /// Likely ranges of what the what-ifs change, in the order of the page.
    pub what_ifs: Vec<Likely>,
}

impl Study {
    /// Forgets what a change made stale. The order of the drivers stays while only sliders of such numbers move.
    pub fn forget(&mut self, same_order: bool) {
        if !same_order {
            self.free.clear();
            self.narrowing.clear();
        }
        self.drivers.clear();
        self.truths.clear();
        self.what_ifs.clear();
    }

    /// The places of the drivers, the strongest first.
    pub fn order(&self) -> Vec<usize> {
        let strongest = self.by_strength();
        strongest.into_iter().take_while(|&place| self.of(place) >= FLAT).take(MOST).collect()
    }

    /// The places of all inputs that move the answer, the strongest first.
    pub fn by_strength(&self) -> Vec<usize> {
        let strengths: Vec<f64> = (0..self.narrowing.len()).map(|place| self.of(place)).collect();
        let places = places_by(&strengths).into_iter().rev().map(|place| place as usize);
        places.filter(|&place| self.narrowing.get(place).is_some_and(Option::is_some)).collect()
    }

    fn of(&self, place: usize) -> f64 {
        self.narrowing.get(place).copied().flatten().unwrap_or(0.0)
    }
}

impl Draws {
    /// Finds out a little more. False when all is known.
    pub fn step(&mut self, page: &Page) -> bool {
        if let Some(reading) = what_ifs::places(page.model.plan()).nth(self.study.what_ifs.len()) {
            let likely = self.difference(page, reading);
            self.study.what_ifs.push(likely);
            return true;
        }
        let inputs = self.kept.problem().inputs.len();
        let place = self.study.narrowing.len();
        if place < inputs {
            if self.study.bins.len() <= place {
                self.study.bins.push(ranked(&self.kept.drawn(place), COARSE));
            }
            if self.study.free.is_empty() {
                self.study.free = self.kept.of(&self.free.problem);
            }
            let bins = self.study.bins.get(place).map_or(&[][..], Vec::as_slice);
            // What only moves with others says nothing of its own.
            let moves = follows(&self.free.problem, &self.free.medians, place);
            self.study.narrowing.push(moves.then(|| narrowing_by(bins, &self.study.free)));
            return true;
        }
        if let Some(&place) = self.study.order().get(self.study.drivers.len())
            && let Some(found) = self.driver(&page.model, place)
        {
            self.study.drivers.push(found);
            return true;
        }
        let claims = headline_claims(page.model.plan());
        if let (Some(claim), Some(&output)) = (claims.get(self.study.truths.len()), CLAIMS.get(self.study.truths.len()))
        {
            let truth = self.truth(page, claim, output);
            self.study.truths.push(truth);
            return true;
        }
        false
    }

    /// The slider, the likely range and the response curve of an input.
    fn driver(&self, model: &Model, place: usize) -> Option<Found> {
        let index = *model.places().get(place)?;
        let leaf = model.plan().leaves.get(index)?;
        let range = model.range(index)?;
        let at =
            |p: f64| [false, true].map(|upper| range.quantile(Tail { p, upper }).larger(leaf.min).smaller(leaf.max));
        let ([low, high], likely) = (at(0.01), at(0.1));
        let step = step_of((high - low) / 100.0);
        let inward = |ends: [f64; 2]| [ends[0].larger(leaf.min), ends[1].smaller(leaf.max)];
        let [min, max] = inward([(low / step).floor() * step, (high / step).ceil() * step]);
        let xs: Vec<f64> = (0..POINTS).map(|point| min + (max - min) * point as f64 / (POINTS - 1) as f64).collect();
        let band = response(&self.answer, self.kept.first_block(), place, &xs);
        let line = along(&self.answer, &model.medians(), place, &xs);
        let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
        let curve = line.iter().zip(band).map(|(&line, band)| [line, band.low, band.high].map(finite));
        let narrowing = narrowing_by(self.study.bins.get(place)?, &self.kept.output(ANSWER));
        Some(Found { place, ends: [min, max, step], likely, curve: curve.collect(), narrowing })
    }

    /// What would have to be true for a claim to hold.
    fn truth(&self, page: &Page, claim: &crate::model::plan::ClaimPlan, output: usize) -> TruthView {
        let words = &page.words;
        let answers = self.kept.output(output);
        let holds = within(&answers, claim.low, claim.high);
        let found = share(&answers, &holds);
        let figure = words.claim_figure(claim);
        let varies = answers.iter().any(|value| Some(value) != answers.first());
        let key = match found.draws {
            0 if varies => "never",
            _ if !varies => "fixed",
            few if few < LEAST_DRAWS => "few",
            all if all == self.kept.draws() => "always",
            _ => "share",
        };
        let mut lines = Vec::new();
        if key == "share" {
            // What the claim does not depend on has nothing to say, also where it moves with what does.
            let own = page.model.problem(wanted(page).get(output..=output).unwrap_or_default());
            let by = |place: usize| match own.program.reads(place as u32) {
                true => shift(&self.kept.input(place), &answers, &holds).abs(),
                false => 0.0,
            };
            let sizes: Vec<f64> = (0..own.inputs.len()).map(by).collect();
            let far = places_by(&sizes).into_iter().rev().map(|place| place as usize);
            let far = far.filter(|&place| sizes.get(place).is_some_and(|&size| size >= NO_SHIFT));
            for place in far.take(MOST_SHIFTS) {
                let of = contrast(&self.kept.input(place), &answers, &holds);
                let name = page.input_label(place);
                let [low, _, high] = of.holds;
                let [other_low, _, other_high] = of.fails;
                let range = |low, high| page.input_range(place, low, high);
                let (range, other) = (range(low, high), range(other_low, other_high));
                let key = of.key();
                lines.push(words.fill(key, &[("name", &name), ("range", &range), ("other", &other)]));
            }
            if lines.is_empty() {
                lines.push(words.text("truth.none"));
            }
        }
        TruthView {
            question: words.fill(
                "truth.question",
                &[("scope", words.of("scope", claim.cut.preset.id())), ("by", &claim.by), ("figure", &figure)],
            ),
            found: words.fill_of("truth", key, &[("share", &words.percent(found.share))]),
            lines,
        }
    }
}
