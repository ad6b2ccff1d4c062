//! The fully loaded price: what each row has of its own hours, and what other rows lay on it.

use super::{AllocationCell, Load, LoadedStep, per_hour};
use crate::model::bill::Bill;
use crate::model::cut::OPERATION;
use crate::model::facts::sum;
use crate::model::plan::Plan;
use crate::scope::{Nature, Purpose};

/// A run, a work, or one of the two rests.
pub struct Row {
    /// Its id.
    pub id: String,
    /// As a reader reads it.
    pub label: String,
    /// Whether it is a training run.
    pub run: bool,
    /// Its hours.
    pub gpu_hours: f64,
    purpose: Purpose,
    /// Share of the fleet's hours, under the chosen weighting.
    share: f64,
    /// What each step adds.
    adds: [f64; STEPS],
}

const STEPS: usize = Load::ALL.len();

impl Row {
    /// What it costs with everything.
    pub fn loaded_usd(&self) -> f64 {
        sum(self.adds.iter().copied())
    }

    /// Its price step by step.
    pub fn steps(&self, unaccounted: bool) -> Vec<LoadedStep> {
        let mut loaded_usd = 0.0;
        let told = Load::ALL.iter().zip(&self.adds).filter(|(step, _)| unaccounted || **step != Load::Unaccounted);
        told.map(|(&step, &usd)| {
            loaded_usd += usd;
            LoadedStep {
                row: self.id.clone(),
                label: self.label.clone(),
                purpose: self.purpose,
                step,
                gpu_hours: self.gpu_hours,
                usd,
                loaded_usd,
                usd_per_gpu_hour: per_hour(loaded_usd, self.gpu_hours),
            }
        })
        .collect()
    }

    fn add(&mut self, step: Load, usd: f64) {
        if let Some(add) = self.adds.get_mut(step as usize) {
            *add += usd;
        }
    }

    /// Whether it is done for the sake of runs.
    fn serves_runs(&self) -> bool {
        matches!(self.purpose, Purpose::Experiments | Purpose::EarlierModels)
    }
}

/// All rows with all steps: the plan's rows, then the hours that nobody accounts for, then the idle ones.
pub fn rows(plan: &Plan, bill: &Bill<f64>, cells: &[(usize, AllocationCell)], spread_unaccounted: bool) -> Vec<Row> {
    let mut rows = empty(plan, bill);
    // The lines are laid on rows further down.
    for (place, cell) in cells.iter().filter(|(place, _)| *place < bill.shares.len()) {
        if let Some(row) = rows.get_mut(row_of(plan, *place)) {
            row.add(own(cell.nature), cell.usd);
        }
    }
    let (unaccounted, idle) = (plan.rows.len(), plan.rows.len() + 1);
    let by_share = |rows: &[Row], takes: &dyn Fn(usize, &Row) -> bool| -> Vec<f64> {
        rows.iter().enumerate().map(|(place, row)| if takes(place, row) { row.share } else { 0.0 }).collect()
    };
    let used = by_share(&rows, &|place, _| place != idle);
    let known = by_share(&rows, &|place, _| place < unaccounted);
    let runs = by_share(&rows, &|_, row| row.run);
    shift(&mut rows, Load::Idle, &[idle], &used);
    if spread_unaccounted {
        shift(&mut rows, Load::Unaccounted, &[unaccounted], &known);
    }
    let serve: Vec<usize> = (0..unaccounted).filter(|&place| rows.get(place).is_some_and(Row::serves_runs)).collect();
    shift(&mut rows, Load::Experiments, &serve, &runs);

    let moved = sum(runs.iter().copied()) > 0.0;
    let stays = |place: usize, row: &Row| {
        place != idle && !(place == unaccounted && spread_unaccounted) && !(moved && row.serves_runs())
    };
    for (line, &usd) in plan.lines.iter().zip(&bill.lines) {
        let purpose = line.purpose;
        // Hours of just that purpose; else the runs, for what is done for their sake; else all that is known; else what is left.
        let mut exact = by_share(&rows, &|place, row| row.purpose == purpose && stays(place, row));
        if matches!(purpose, Purpose::FinalRun | Purpose::Official) {
            exact = in_phases(plan, bill, purpose, rows.len());
        }
        let for_runs =
            if matches!(purpose, Purpose::Serving | Purpose::Unaccounted | Purpose::Idle) { &[][..] } else { &runs };
        let all = by_share(&rows, &stays);
        let rest = vec![1.0; rows.len()];
        let ways = [&exact, for_runs, &all, &rest];
        let weights = ways.into_iter().find(|weights| sum(weights.iter().copied()) > 0.0).unwrap_or(&rest);
        lay(&mut rows, Load::Organisation, usd, weights);
    }
    rows
}

/// The step that a nature of the fleet's cost belongs to.
fn own(nature: Nature) -> Load {
    match nature {
        Nature::Power => Load::Electricity,
        nature if OPERATION.contains(&nature) && nature != Nature::Rent => Load::Operation,
        _ => Load::Hardware,
    }
}

fn empty(plan: &Plan, bill: &Bill<f64>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for row in &plan.rows {
        rows.push(Row {
            id: row.id.clone(),
            label: row.label.clone(),
            run: row.run,
            gpu_hours: 0.0,
            purpose: row.purpose,
            share: 0.0,
            adds: [0.0; STEPS],
        });
    }
    for purpose in [Purpose::Unaccounted, Purpose::Idle] {
        let (id, label) = (purpose.id().to_owned(), purpose.id().to_owned());
        rows.push(Row { id, label, run: false, gpu_hours: 0.0, purpose, share: 0.0, adds: [0.0; STEPS] });
    }
    for (place, (&hours, &share)) in bill.hours.iter().zip(&bill.shares).enumerate() {
        if let Some(row) = rows.get_mut(row_of(plan, place)) {
            row.gpu_hours += hours;
            row.share += share;
        }
    }
    rows
}

/// The row of a use; the two rests have one each, after all others.
fn row_of(plan: &Plan, place: usize) -> usize {
    match plan.uses.get(place) {
        Some(of) => of.row as usize,
        None => plan.rows.len() + place - plan.uses.len(),
    }
}

/// Shares of the hours in phases of that purpose, by row.
fn in_phases(plan: &Plan, bill: &Bill<f64>, purpose: Purpose, rows: usize) -> Vec<f64> {
    let mut weights = vec![0.0; rows];
    for (of, &share) in plan.uses.iter().zip(&bill.shares).filter(|(of, _)| of.purpose == purpose) {
        if let Some(weight) = weights.get_mut(of.row as usize) {
            *weight += share;
        }
    }
    weights
}

/// Takes all that some rows cost so far away from them and lays it on others. Where there is nobody to bear it, it stays.
fn shift(rows: &mut [Row], step: Load, from: &[usize], weights: &[f64]) {
    if sum(weights.iter().copied()) <= 0.0 {
        return;
    }
    for &place in from {
        let Some(row) = rows.get_mut(place) else { continue };
        let usd = row.loaded_usd();
        row.add(step, -usd);
        lay(rows, step, usd, weights);
    }
}

/// Lays money on rows by their weights.
fn lay(rows: &mut [Row], step: Load, usd: f64, weights: &[f64]) {
    let whole = sum(weights.iter().copied());
    for (row, weight) in rows.iter_mut().zip(weights).filter(|(_, weight)| **weight > 0.0) {
        row.add(step, usd * (weight / whole));
    }
}
