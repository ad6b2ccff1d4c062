//! Predictions against measured runs that no fit has seen: audited results of MLPerf Training, memory, and the layouts of one model.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::training::constants::Constants;
use fullcost::training::measured::{MEMORY, MLPERF, Measured, SWEEP, lines, rows};

fn mean_error(rows: &[Measured], of: impl Fn(&Measured) -> f64) -> f64 {
    for row in rows {
        println!("{:7.3} {} {} {} {} tp{} pp{} cp{} mbs{:?}", of(row), row.source, row.model, row.chip, row.layout.gpus, row.layout.tp, row.layout.pp, row.layout.cp, row.layout.micro_batch);
    }
    rows.iter().map(|row| of(row).abs()).sum::<f64>() / rows.len() as f64
}

#[test]
fn mlperf() {
    let rows = rows(MLPERF);
    assert_eq!(rows.len(), lines(MLPERF).len());
    let constants = Constants::default();
    let error = mean_error(&rows, |row| row.predicted_step_s(&constants) / row.step_s - 1.0);
    println!("mlperf {error}");
}

#[test]
fn memory() {
    let rows = rows(MEMORY);
    assert_eq!(rows.len(), lines(MEMORY).len());
    let error = mean_error(&rows, |row| row.predicted_memory_gib() / row.memory_gib.unwrap() - 1.0);
    println!("memory {error}");
    let constants = Constants::default();
    let error = mean_error(&rows, |row| row.predicted_step_s(&constants) / row.step_s - 1.0);
    println!("memory rows time {error}");
}

#[test]
fn sweep() {
    let rows = rows(SWEEP);
    assert_eq!(rows.len(), lines(SWEEP).len());
    let constants = Constants::default();
    let error = mean_error(&rows, |row| row.predicted_step_s(&constants) / row.step_s - 1.0);
    let of = |row: &Measured, seconds: f64| seconds / row.layout.tokens();
    let best = rows.iter().map(|row| of(row, row.step_s)).fold(f64::INFINITY, f64::min);
    let picked = rows.iter().min_by(|a, b| of(a, a.predicted_step_s(&constants)).total_cmp(&of(b, b.predicted_step_s(&constants)))).unwrap();
    println!("sweep {error} regret {}", of(picked, picked.step_s) / best - 1.0);
}
