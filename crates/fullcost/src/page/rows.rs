//! The rows of the list: runs, work, and the two rests, with their money, squares and marks.

use crate::model::bill::Bill;
use crate::model::plan::{CutPlan, HoursPlan, Plan};
use crate::outcome::locale::{Locale, Spans};
use crate::page::Scene;
use crate::page::view::MarkOf;
use crate::scope::{Purpose, Valuation};
use crate::units::DAYS_PER_YEAR;

/// Ids of all rows, the rests last.
pub fn ids(plan: &Plan) -> Vec<&str> {
    let mut ids: Vec<&str> = plan.rows.iter().map(|row| row.id.as_str()).collect();
    ids.extend([Purpose::Unaccounted.id(), Purpose::Idle.id()]);
    ids
}

/// A row with what it comes to.
pub struct Row {
    pub id: String,
    pub label: String,
    pub short: String,
    pub detail: Spans,
    pub mark: MarkOf,
    pub counted: bool,
    /// Whether everything behind its hours is stated.
    pub told: bool,
    /// Owner's cost of hardware and of operation (rental in a scenario without a fleet).
    pub blocks: [f64; 2],
}

/// The rows that have any hours, in order.
pub fn rows(scene: &Scene<'_>) -> Vec<Row> {
    let plan = scene.plan;
    let words = scene.words;
    let ids = ids(plan);
    let mut list = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let about = plan.rows.get(place);
        let purpose = match about {
            Some(row) => row.purpose,
            None if place == plan.rows.len() => Purpose::Unaccounted,
            None => Purpose::Idle,
        };
        if about.is_none() && plan.pools.is_empty() {
            continue;
        }
        let label = match about {
            Some(row) => row.label.clone(),
            None => words.of("row", purpose.id()).to_owned(),
        };
        let told = members(plan, place).all(|of| plan.uses.get(of).is_some_and(|of| of.told));
        let counted = scene.counted.rows.get(place).copied().unwrap_or(false);
        // A scope may count only some of a run's phases.
        let part = |of: &usize| !counted || scene.cut.uses.get(*of).copied().unwrap_or(true);
        let partial = !members(plan, place).all(|of| part(&of));
        let mine = || members(plan, place).filter(part);
        let share: f64 = mine().filter_map(|of| scene.bill.shares.get(of)).fold(0.0, |sum, share| sum + share);
        let rented = mine()
            .filter_map(|of| scene.bill.hours.get(of).zip(scene.bill.rents.get(of)))
            .fold(0.0, |sum, (hours, rent)| sum + hours * rent);
        let [hardware, operation] = scene.blocks;
        list.push(Row {
            id: (*id).to_owned(),
            short: about.map_or_else(|| label.clone(), |row| row.short.clone()),
            label,
            detail: if partial { words.spans("row.partial.detail", &[]) } else { detail(scene, place, purpose, told) },
            mark: mark(plan, place, purpose),
            counted,
            told,
            blocks: if plan.pools.is_empty() { [0.0, rented] } else { [hardware * share, operation * share] },
        });
    }
    list
}

/// Places of the uses in a row.
pub fn members(plan: &Plan, row: usize) -> impl Iterator<Item = usize> {
    let rows = plan.rows.len();
    let uses = plan.uses.len();
    let mine = plan.uses.iter().enumerate().filter(move |(_, of)| of.row as usize == row).map(|(place, _)| place);
    mine.chain((row >= rows).then(|| uses + row - rows))
}

fn mark(plan: &Plan, place: usize, purpose: Purpose) -> MarkOf {
    let first = plan.rows.iter().position(|row| row.run);
    match purpose {
        Purpose::FinalRun | Purpose::Official if Some(place) == first => MarkOf::Run,
        Purpose::FinalRun | Purpose::Official => MarkOf::Sliver,
        Purpose::Experiments | Purpose::EarlierModels => MarkOf::Deep,
        Purpose::Serving => MarkOf::Field,
        Purpose::Unaccounted => MarkOf::Cut,
        Purpose::Idle => MarkOf::Idle,
    }
}

/// The second line of a row: the scenario's own words, or what follows from its numbers.
fn detail(scene: &Scene<'_>, place: usize, purpose: Purpose, told: bool) -> Spans {
    let words = scene.words;
    let values = scene.page.model.values();
    let of = scene.plan.uses.iter().find(|of| of.row as usize == place);
    let value = |index: usize| values.get(index).copied().unwrap_or(0.0);
    let status = words.word(if told { "status.stated" } else { "status.assumed" });
    match (purpose, of.map(|of| &of.hours)) {
        (Purpose::Idle, _) => words.spans("row.idle.detail", &[("busy", &busy(words, scene.bill.busy))]),
        (Purpose::Unaccounted, _) => words.spans("row.unaccounted.detail", &[]),
        (_, Some(HoursPlan::Times(_, times))) => {
            let all = words.trimmed(value(times.index()) + 1.0, 1);
            words.spans("row.times.detail", &[("times", &all), ("status", status)])
        }
        (_, Some(HoursPlan::Deployment(_, _, days))) => {
            let time = words.window(value(days.index()) / DAYS_PER_YEAR);
            words.spans("row.deployment.detail", &[("time", &time), ("status", status)])
        }
        _ => {
            predicted(scene, place).unwrap_or_else(|| match scene.plan.rows.get(place).map(|row| row.detail.as_str()) {
                Some(detail) if !detail.is_empty() => words.spans("row.detail", &[("detail", detail)]),
                _ => Spans::new(),
            })
        }
    }
}

/// Hours of a run's first phase that has been predicted too, beside those that its architecture predicts.
fn predicted(scene: &Scene<'_>, row: usize) -> Option<Spans> {
    let values = scene.page.model.values();
    let value = |index: usize| values.get(index).copied().unwrap_or(0.0);
    let mut mine = scene.plan.uses.iter().zip(&scene.bill.hours).filter(|(of, _)| of.row as usize == row);
    mine.find_map(|(of, &hours)| {
        of.others.iter().find_map(|(_, other)| {
            let HoursPlan::Predicted(tokens, rate, billed) = other else { return None };
            let predicted = value(tokens.index()) * value(rate.index()) * value(billed.index());
            let [hours, predicted] = [hours, predicted].map(|hours| scene.words.count(hours));
            let named = [("phase", of.label.as_str()), ("hours", &hours), ("predicted", &predicted)];
            Some(scene.words.spans("row.predicted.detail", &named))
        })
    })
}

/// The busy share as the control shows it: per cent without its sign.
pub fn busy(words: &Locale, share: f64) -> String {
    words.trimmed(share * 100.0, 1)
}

/// What the first run comes to at rental, for scenarios whose page has no unit claim.
pub fn first_run_usd(plan: &Plan, bill: &Bill<f64>) -> f64 {
    let Some(row) = plan.rows.iter().position(|row| row.run) else {
        return bill.fleet_cost() / 100.0;
    };
    let mine = plan.uses.iter().zip(bill.hours.iter().zip(&bill.rents)).filter(|(of, _)| of.row as usize == row);
    mine.fold(0.0, |sum, (_, (hours, rent))| sum + hours * rent)
}

/// The owner's cost of one cut of the picture.
pub fn amount(scene: &Scene<'_>, cut: &CutPlan) -> f64 {
    scene.bill.amount(scene.plan, &valued(scene.plan, cut)).0
}

/// A cut at rental where there is no fleet.
pub fn valued(plan: &Plan, cut: &CutPlan) -> CutPlan {
    let valuation = if plan.pools.is_empty() { Valuation::Rental } else { cut.valuation };
    CutPlan { valuation, ..cut.clone() }
}
