//! How long one estimate takes, and how much a recorded program gains over points. `cargo bench -p fullcost`.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::model::cut::{cut_of, main_rows};
use fullcost::scope::Preset;
use fullcost::training::constants::Constants;
use fullcost::training::predict::TrainingRun;
use fullcost::training::presets::preset;
use fullcost::training::search::candidates;
use fullcost::training::step;
use fullcost::uncertainty::columns::Column;
use fullcost::uncertainty::outputs::Wanted;
use fullcost::{ENGLISH, Model, shipped};

fn main() {
    divan::main();
}

const DRAWS: usize = 4096;

fn model() -> Model {
    shipped("deepseek").expect("the shipped scenario")
}

/// One point estimate of the DeepSeek scenario: all equations, and the amount of a scope.
#[divan::bench]
fn point(bencher: divan::Bencher<'_, '_>) {
    let model = model();
    let cut = cut_of(model.plan(), Preset::FleetTco, &main_rows(model.plan()));
    bencher.bench_local(|| model.bill().map(|bill| bill.amount(model.plan(), &cut).0));
}

/// The same for 4,096 draws, one point after the other, with the leaf set in between.
#[divan::bench(sample_count = 20)]
fn draws_by_points(bencher: divan::Bencher<'_, '_>) {
    let model = model();
    let cut = cut_of(model.plan(), Preset::FleetTco, &main_rows(model.plan()));
    let index = model.index_of("busy_share").expect("a leaf");
    bencher.counter(divan::counter::ItemsCount::new(DRAWS)).bench_local(|| {
        let mut values = model.values().to_vec();
        let mut sum = 0.0;
        for draw in 0..DRAWS {
            values[index] = 0.5 + draw as f64 / (2 * DRAWS) as f64;
            sum += model.bill_of(&values).map(|bill| bill.amount(model.plan(), &cut).0).unwrap_or(0.0);
        }
        sum
    });
}

/// The same for 4,096 draws by a program that is recorded from the equations first.
#[divan::bench(sample_count = 20)]
fn draws_by_program(bencher: divan::Bencher<'_, '_>) {
    let model = model();
    let wanted = Wanted::scope(model.plan(), Preset::FleetTco);
    let index = model.index_of("busy_share").expect("a leaf");
    let values: Vec<f64> = (0..DRAWS).map(|draw| 0.5 + draw as f64 / (2 * DRAWS) as f64).collect();
    bencher
        .counter(divan::counter::ItemsCount::new(DRAWS))
        .bench_local(|| model.over(&[Column { index, values: &values }], std::slice::from_ref(&wanted)));
}

/// The whole answer with ledger, provenance and words.
#[divan::bench(sample_count = 20)]
fn outcome(bencher: divan::Bencher<'_, '_>) {
    let model = model();
    bencher.bench_local(|| model.evaluate(&ENGLISH));
}

/// One step time of a dense model and of one with experts.
#[divan::bench(args = ["llama3.1-405b", "deepseek-v3"])]
fn step_time(bencher: divan::Bencher<'_, '_>, model: &str) {
    let (run, model) = (training_run(model), &preset(model).expect("a preset").architecture);
    let (hardware, constants) = (run.hardware().expect("a chip"), Constants::default());
    bencher.bench_local(|| step::step_time(model, divan::black_box(&run.layout), &hardware, &constants, 2025.0).step_s);
}

/// A whole search, with as many candidates as divide.
#[divan::bench(args = ["llama3.1-405b", "deepseek-v3"], sample_count = 10)]
fn layout_search(bencher: divan::Bencher<'_, '_>, model: &str) {
    let run = training_run(model);
    let hardware = run.hardware().expect("a chip");
    let mut count = 0_usize;
    candidates(&preset(model).expect("a preset").architecture, &run.layout, &hardware, &mut |_| count += 1);
    bencher.counter(divan::counter::ItemsCount::new(count)).bench_local(|| run.search());
}

fn training_run(model: &str) -> TrainingRun {
    let text = format!(
        r#"{{"model": "{model}", "chip": "h100-sxm", "layout": {{"gpus": 2048, "batch": 2048, "seq_len": 8192, "tp": 8, "pp": 16}}}}"#
    );
    fullcost::read::read(&fullcost::document(&text).expect("JSON")).expect("a run")
}
