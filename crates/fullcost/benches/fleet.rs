//! A fleet over time: ten tranches, ten years, five runs. `cargo bench -p fullcost --bench fleet`.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used)]

use fullcost::model::cut::{cut_of, main_rows};
use fullcost::scope::Preset;
use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::engine::Unwatched;
use fullcost::{ENGLISH, Model, open};

fn main() {
    divan::main();
}

/// All costs at once: tranches with deliveries, ramps and lives that vary, two sites, rates by year.
fn model() -> Model {
    open(include_str!("../../../benches/ten-tranches.json")).expect("a scenario")
}

/// One estimate: all equations, and the organisation's total.
#[divan::bench]
fn point(bencher: divan::Bencher<'_, '_>) {
    let model = model();
    let cut = cut_of(model.plan(), Preset::Organisation, &main_rows(model.plan()));
    bencher.bench_local(|| model.bill().map(|bill| bill.amount(model.plan(), &cut).0));
}

/// Ten thousand draws of what it costs to own the fleet, from the question to its summary.
#[divan::bench(sample_count = 20)]
fn draws_10k(bencher: divan::Bencher<'_, '_>) {
    let model = model();
    let ask = Ask { outputs: vec!["fleet_tco".to_owned()], draws: 10_000.0, ..Ask::default() };
    bencher.bench_local(|| model.sample(&ask, &ENGLISH, &Unwatched).expect("draws"));
}

/// The whole answer with ledger, provenance and words.
#[divan::bench(sample_count = 20)]
fn outcome(bencher: divan::Bencher<'_, '_>) {
    let model = model();
    bencher.bench_local(|| model.evaluate(&ENGLISH));
}
