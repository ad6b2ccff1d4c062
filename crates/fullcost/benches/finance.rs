//! How long a plan of owning takes. `cargo bench -p fullcost --bench finance`.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::finance::money::irrs;
use fullcost::finance::own_or_rent::OwnOrRent;
use fullcost::finance::ownership::Ownership;
use fullcost::read::{Read, read};

fn main() {
    divan::main();
}

/// Ten tranches over ten years, in a building of one's own.
fn plan() -> String {
    let tranches: Vec<String> = (0..10)
        .map(|place| {
            format!(
                r#"{{"id": "t{place}", "bought": {{"years": {place}}}, "gpus": 1000, "supply": {{"board": {{"usd_per_gpu": 26000}}}}, "draw_kw": 1.05, "delivery_months": 3, "ramp_months": 6, "accounting_life_years": 6}}"#
            )
        })
        .collect();
    format!(
        r#"{{"years": 10, "cost_of_capital_share": 0.1, "busy_share": 0.7, "facility": {{"own": {{"shell_usd_per_mw": 3.6e6, "plant_usd_per_mw": 8.1e6}}}}, "tranches": [{}]}}"#,
        tranches.join(", ")
    )
}

fn document<T: Read>(text: &str) -> T {
    read(&fullcost::document(text).expect("JSON")).expect("a document")
}

/// A plan with all of its answers.
#[divan::bench]
fn ownership(bencher: divan::Bencher<'_, '_>) {
    let plan: Ownership = document(&plan());
    bencher.bench_local(|| divan::black_box(&plan).costs());
}

/// The same against rent, with break-even points and the rate of return.
#[divan::bench]
fn own_or_rent(bencher: divan::Bencher<'_, '_>) {
    let asked: OwnOrRent =
        document(&format!(r#"{{"ownership": {}, "rent_usd_per_gpu_hour": {{"constant": 2.35}}}}"#, plan()));
    bencher.bench_local(|| divan::black_box(&asked).compare());
}

/// All rates of return of flows whose signs change once, and of the longest that change always.
#[divan::bench(args = [61, 1200])]
fn rates_of_return(bencher: divan::Bencher<'_, '_>, flows: i32) {
    let alternating = flows == 1200;
    let sign = |t: i32| if (alternating && t % 2 == 0) || t == 0 { -1.0 } else { 1.0 };
    let values: Vec<f64> = (0..flows).map(|t| sign(t) * (1.0 + f64::from(t) / 1e4)).collect();
    bencher.bench_local(|| irrs(divan::black_box(&values)));
}
