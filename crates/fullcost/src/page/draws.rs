//! The draws behind a page: made on first use, run again when a number or what counts has changed.

#[cfg(not(target_family = "wasm"))]
use std::sync::PoisonError;
use std::sync::{Arc, Mutex, MutexGuard};

use crate::model::Model;
use crate::model::cut::answerable;
use crate::model::plan::{CutPlan, Plan};
use crate::page::study::Study;
use crate::page::{Counted, Page};
use crate::scope::Valuation;
use crate::section::Section;
use crate::uncertainty::distribution::Distribution;
use crate::uncertainty::engine::Settings;
use crate::uncertainty::given::quantile_of;
use crate::uncertainty::kept::{Kept, Making};
use crate::uncertainty::outputs::Wanted;
use crate::uncertainty::problem::Problem;
use crate::uncertainty::summary::Summary;

/// How many draws, of seed 1.
pub const DRAWS: u64 = 10_000;

/// 10 and 90 % quantiles; none for what does not vary.
pub type Likely = Option<[f64; 2]>;

/// The likely ranges of all that a page shows.
pub struct Ranges {
    /// Of what is counted.
    pub answer: Likely,
    /// Of the fleet's cost of an hour, busy or not.
    pub rate: Likely,
    /// Of the named scopes, in the order of [`answerable`].
    pub scopes: Vec<Likely>,
    /// Of the busy share from which owning is cheaper, and of the cost of an hour of work: none on a page without that section.
    pub even: [Likely; 2],
}

/// Places of the outputs. The scopes stand last.
pub const ANSWER: usize = 0;
const RATE: usize = 1;
/// What the headline's large and small claims count, in this order.
pub const CLAIMS: [usize; 2] = [2, 3];
const SCOPES: usize = 4;

/// What the draws depend on.
struct Now {
    raw: Vec<f64>,
    set: Vec<usize>,
    readings: Vec<usize>,
    counted: Counted,
    ranges: Vec<(usize, Arc<Distribution>)>,
}

impl Now {
    fn of(model: &Model, counted: &Counted) -> Now {
        let readings = model.readings().to_vec();
        let set = model.set_under(&readings);
        Now { raw: model.raw().to_vec(), set, readings, counted: counted.clone(), ranges: model.ranges_set() }
    }

    /// Whether the same inputs have the same distributions.
    fn draws_as(&self, other: &Now) -> bool {
        let mut pairs = self.ranges.iter().zip(&other.ranges);
        self.ranges.len() == other.ranges.len() && pairs.all(|(a, b)| a.0 == b.0 && Arc::ptr_eq(&a.1, &b.1))
    }

    /// Whether the draws have the same outputs.
    fn is(&self, other: &Now) -> bool {
        (&self.raw, &self.set, &self.readings) == (&other.raw, &other.set, &other.readings)
            && self.counted == other.counted
    }
}

/// The answer under the readings that are on, with every other uncertain number varying.
pub struct Free {
    now: Now,
    /// The answer alone.
    pub problem: Problem,
    /// The inputs at the point.
    pub medians: Vec<f64>,
}

impl Free {
    fn new(page: &Page, wanted: &[Wanted]) -> Free {
        let free = page.model.unheld(page.model.readings());
        Free { now: Now::of(&free, &page.counted), problem: free.problem(wanted), medians: free.medians() }
    }

    fn fits(&self, page: &Page) -> bool {
        Now::of(&page.model.unheld(page.model.readings()), &page.counted).is(&self.now)
    }
}

/// Draws that fit the present state of a page, and what was found in them.
pub struct Draws {
    now: Now,
    /// The draws and all outputs.
    pub kept: Kept,
    /// The answer alone, over the same inputs.
    pub answer: Problem,
    /// The answer where what the reader set varies again.
    pub free: Free,
    /// The summary of the answer.
    pub summary: Summary,
    /// What is found out step by step.
    pub study: Study,
}

/// Draws in the making, and the state of the page that they will fit: nothing stands still in it.
struct Begun {
    now: Now,
    making: Making,
}

/// How far the draws of a page are.
#[derive(Default)]
enum Stage {
    #[default]
    Nothing,
    Begun(Box<Begun>),
    Known(Box<Draws>),
}

/// Keeps the draws of a page. A copy of the page draws for itself.
#[derive(Default)]
pub struct Keeper(Mutex<Stage>);

impl Clone for Keeper {
    fn clone(&self) -> Keeper {
        Keeper::default()
    }
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keeper")
    }
}

impl Keeper {
    /// Draws a little more of what the page will need first. False when there is nothing left to draw.
    pub fn prepare(&self, page: &Page) -> bool {
        let Some(mut stage) = self.stage() else { return false };
        if let Stage::Nothing = *stage {
            *stage = Begun::new(page).map_or(Stage::Nothing, |begun| Stage::Begun(Box::new(begun)));
        }
        let Stage::Begun(begun) = &mut *stage else { return false };
        if begun.making.step() {
            return true;
        }
        drop(stage);
        self.fitting(page).is_some()
    }

    /// Looks at the draws of the page's present state. None where no number of the scenario has a range.
    pub fn look<T>(&self, page: &Page, look: impl FnOnce(&mut Draws) -> T) -> Option<T> {
        match &mut *self.fitting(page)? {
            Stage::Known(draws) => Some(look(draws)),
            _ => None,
        }
    }

    /// The draws of the page's present state.
    #[inline(never)]
    fn fitting(&self, page: &Page) -> Option<MutexGuard<'_, Stage>> {
        let now = Now::of(&page.model, &page.counted);
        let mut stage = self.stage()?;
        *stage = Stage::Known(match std::mem::take(&mut *stage) {
            Stage::Known(mut draws) if draws.now.draws_as(&now) => {
                if !draws.now.is(&now) {
                    draws.update(page, now);
                }
                draws
            }
            Stage::Begun(begun) if begun.now.draws_as(&now) => Box::new(Draws::new(page, now, *begun)?),
            _ => Box::new(Draws::new(page, now, Begun::new(page)?)?),
        });
        Some(stage)
    }

    #[cfg(not(target_family = "wasm"))]
    fn stage(&self) -> Option<MutexGuard<'_, Stage>> {
        Some(self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Nobody waits in a browser, and a lock that may wait brings the formatting of panics with it.
    #[cfg(target_family = "wasm")]
    fn stage(&self) -> Option<MutexGuard<'_, Stage>> {
        self.0.try_lock().ok()
    }
}

impl Begun {
    /// All inputs are drawn, also those that stand still at present. None where no number has a range.
    fn new(page: &Page) -> Option<Begun> {
        if page.model.places().is_empty() {
            return None;
        }
        let free = page.model.unheld(&[]);
        let making = Making::new(free.problem(&wanted(page)), &Settings::of(DRAWS)).ok()?;
        Some(Begun { now: Now::of(&free, &page.counted), making })
    }
}

impl Draws {
    fn new(page: &Page, now: Now, begun: Begun) -> Option<Draws> {
        let wanted = wanted(page);
        let mut kept = begun.making.finish();
        if !begun.now.is(&now) {
            kept.update(page.model.problem(&wanted));
        }
        let answer = page.model.problem(wanted.get(..1)?);
        let free = Free::new(page, wanted.get(..1)?);
        Some(Draws { now, summary: kept.summary(ANSWER), kept, answer, free, study: Study::default() })
    }

    fn update(&mut self, page: &Page, now: Now) {
        let wanted = wanted(page);
        self.kept.update(page.model.problem(&wanted));
        let wanted = wanted.get(..1).unwrap_or_default();
        self.answer = page.model.problem(wanted);
        self.summary = self.kept.summary(ANSWER);
        let same_order = self.free.fits(page);
        if !same_order {
            self.free = Free::new(page, wanted);
        }
        self.study.forget(same_order);
        self.now = now;
    }

    /// Whether the reader or a reading set the number of an input.
    pub fn is_set(&self, page: &Page, place: usize) -> bool {
        page.model.places().get(place).is_some_and(|index| self.now.set.contains(index))
    }

    /// The likely ranges.
    pub fn ranges(&self, page: &Page) -> Ranges {
        let likely = |place: usize| likely_of(&self.kept.summary(place));
        let answer = likely_of(&self.summary);
        let chosen = page.counted.preset;
        let scopes = answerable(page.model.plan()).enumerate();
        let scopes = scopes.map(|(place, scope)| if chosen == Some(scope) { answer } else { likely(SCOPES + place) });
        let scopes: Vec<Likely> = scopes.collect();
        let first = SCOPES + scopes.len();
        let even = if owns_or_rents(page.model.plan()) { [first, first + 1].map(likely) } else { [None; 2] };
        Ranges { answer, rate: likely(RATE), scopes, even }
    }
}

fn likely_of(summary: &Summary) -> Likely {
    let ends = [0.1, 0.9].map(|p| summary.quantile(p));
    (!summary.is_constant() && ends.iter().all(|end| end.is_finite())).then_some(ends)
}

/// The outputs: see their places.
pub fn wanted(page: &Page) -> Vec<Wanted> {
    let plan = page.model.plan();
    let amount = |cut: CutPlan| {
        let valuation = if plan.pools.is_empty() { Valuation::Rental } else { cut.valuation };
        Wanted::Amount(String::new(), CutPlan { valuation, ..cut }, Vec::new())
    };
    let answer = amount(page.counted.cut(plan));
    let mut list = vec![answer.clone(), Wanted::Rate];
    if let Some(headline) = &plan.headline {
        for place in [headline.large, headline.small] {
            list.extend(Wanted::claim(plan, place as usize));
        }
    }
    // Without a headline, the answer stands in its claims' places.
    list.resize(SCOPES, answer);
    for scope in answerable(plan) {
        list.push(amount(Counted::of(plan, scope).cut(plan)));
    }
    if owns_or_rents(plan) {
        list.push(Wanted::Even);
        list.push(Wanted::RateInUse);
    }
    list
}

/// Whether the page may have the section of owning and renting.
fn owns_or_rents(plan: &Plan) -> bool {
    plan.sections.contains(&Section::OwnOrRent) && !plan.pools.is_empty()
}

impl Draws {
    /// The likely range of the difference that a reading makes to the answer, everything else as it is; from the same draws.
    pub fn difference(&self, page: &Page, reading: usize) -> Likely {
        let other = page.model.toggled(reading).ok()?;
        let other = self.kept.of(&other.problem(wanted(page).get(..1)?));
        let sign = if page.model.readings().contains(&reading) { -1.0 } else { 1.0 };
        let pairs = self.kept.output(ANSWER).into_iter().zip(other);
        let mut moved: Vec<f64> = pairs.map(|(now, other)| (other - now) * sign).filter(|by| by.is_finite()).collect();
        let ends = [0.1, 0.9].map(|p| quantile_of(&mut moved, p));
        (ends[0] < ends[1]).then_some(ends)
    }
}
