//! Predictions against measured runs that no fit has seen: audited results of MLPerf Training, models with experts beside those
//! of the fit, the layouts of one model on one cluster; and memory. The gates are what was reached, a little rounded up.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::training::constants::Constants;
use fullcost::training::fit::does_not_fit;
use fullcost::training::fitted::UNSEEN;
use fullcost::training::measured::{EXPERTS, MEMORY, MLPERF, Measured, SWEEP, TABLES, lines, rows};
use fullcost::training::predict::TrainingRun;

/// The rows of a table; none is left out, and each has a source that is known.
fn all(table: &'static str) -> Vec<Measured> {
    let rows = rows(table);
    assert_eq!(rows.len(), lines(table).len());
    let sources = fullcost::sources_text();
    for row in &rows {
        assert!(sources.contains(&format!("\"id\": \"{}\"", row.source)), "{}", row.source);
    }
    rows
}

fn mean(errors: impl Iterator<Item = f64>) -> f64 {
    let errors: Vec<f64> = errors.map(f64::abs).collect();
    errors.iter().sum::<f64>() / errors.len() as f64
}

fn error_of_time(rows: &[Measured]) -> f64 {
    let constants = Constants::default();
    mean(rows.iter().map(|row| row.predicted_step_s(&constants) / row.step_s - 1.0))
}

#[test]
fn audited_steps_are_predicted_within_six_percent() {
    let rows = all(MLPERF);
    assert_eq!(rows.len(), 28);
    let error = error_of_time(&rows);
    assert!(error < 0.055, "{error}");
}

/// The share of rows whose measured time lies in the 80 % range that unseen rows earned.
fn covered(rows: &[Measured]) -> f64 {
    let constants = Constants::default();
    let inside = rows.iter().filter(|row| {
        let [_, low, _, high, _] = UNSEEN[usize::from(row.is_moe())];
        (low..high).contains(&(row.step_s / row.predicted_step_s(&constants)).ln())
    });
    inside.count() as f64 / rows.len() as f64
}

#[test]
fn ranges_hold_as_many_rows_as_they_say() {
    for (table, least, most) in [(MLPERF, 0.75, 0.85), (EXPERTS, 0.75, 0.95)] {
        let share = covered(&all(table));
        assert!((least..most).contains(&share), "{share}");
    }
}

#[test]
fn models_with_experts_that_no_fit_has_seen_are_predicted() {
    let rows = all(EXPERTS);
    assert_eq!(rows.len(), 27);
    let error = error_of_time(&rows);
    assert!(error < 0.17, "{error}");
}

#[test]
fn memory_is_what_was_measured() {
    let rows = all(MEMORY);
    assert_eq!(rows.len(), 71);
    let error = |of: &str| {
        let some = rows.iter().filter(|row| row.source.starts_with(of));
        mean(some.map(|row| row.predicted_memory_gib() / row.memory_gib.unwrap() - 1.0))
    };
    assert!(error("bigscience") < 0.04, "{}", error("bigscience"));
    assert!(error("torchtitan") < 0.10, "{}", error("torchtitan"));
    let error = error_of_time(&rows);
    assert!(error < 0.13, "{error}");
}

#[test]
fn the_layout_that_is_predicted_best_is_nearly_the_best_that_was_measured() {
    let rows = all(SWEEP);
    assert_eq!(rows.len(), 20);
    let constants = Constants::default();
    // Batches differ a little: what counts is the time of a token.
    let of_token = |row: &Measured, seconds: f64| seconds / row.layout.tokens();
    let measured = |row: &Measured| of_token(row, row.step_s);
    let predicted = |row: &Measured| of_token(row, row.predicted_step_s(&constants));
    let best = rows.iter().map(measured).fold(f64::INFINITY, f64::min);
    let picked = rows.iter().min_by(|a, b| predicted(a).total_cmp(&predicted(b))).unwrap();
    let regret = measured(picked) / best - 1.0;
    assert!(regret < 0.015, "{regret}");
}

/// MLPerf Training 4.0, GPT-3 175B (Google, `cloud-tpu-v5p-1024-maxtext` with 512 chips and `-12288` with 6,144; Intel,
/// `HLS-Gaudi2-N128-PT`): wall seconds of the run over its steps, evaluation included.
#[test]
fn chips_that_nothing_was_fitted_on_are_predicted_too() {
    let cases = [
        (
            23.92,
            r#""tpu-v5p""#,
            r#""gpus": 512, "batch": 2048, "micro_batch": 32, "tp": 8, "sharding": "zero3", "recompute": "full", "precision": "int8""#,
        ),
        (
            6.52,
            r#""tpu-v5p""#,
            r#""gpus": 6144, "batch": 6144, "micro_batch": 8, "tp": 8, "sharding": "zero3", "recompute": "selective", "precision": "int8""#,
        ),
        (
            13.45,
            r#""gaudi2""#,
            r#""gpus": 1024, "batch": 2048, "micro_batch": 1, "tp": 8, "pp": 8, "recompute": "selective", "precision": "fp8""#,
        ),
    ];
    for (measured, chip, layout) in cases {
        let text = format!(
            r#"{{"model": "gpt3-175b", "chip": {chip}, "released": 2024.4, "layout": {{"seq_len": 2048, {layout}}}}}"#
        );
        let run: TrainingRun = fullcost::read::read(&fullcost::document(&text).unwrap()).unwrap();
        let found = run.predict().unwrap();
        assert!((found.step_s / measured - 1.0).abs() < 0.15, "{chip}: {} of {measured}", found.step_s);
        assert!(found.low80_s < measured && measured < found.high80_s && !found.notes.is_empty());
    }
}

#[test]
fn what_ran_is_said_to_fit() {
    let mut out = Vec::new();
    let mut all = 0;
    for table in TABLES {
        for row in rows(table) {
            all += 1;
            let micro_batch = row.layout.micro_batch.unwrap_or(1.0);
            if does_not_fit(&row.architecture, &row.layout, micro_batch, row.year, &row.hardware).is_some() {
                out.push((row.source, row.model, row.layout.gpus.to_string()));
            }
        }
    }
    assert!(out.len() * 50 <= all, "{} of {all}: {out:?}", out.len());
}
