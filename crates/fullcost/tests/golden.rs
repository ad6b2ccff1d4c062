//! Golden vectors: scenarios and their whole answers, equal to the bit in every language. `just bless` renews them (it sets
//! `BLESS=1`); their diff is read like prose.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::json::ToJson;
use fullcost::page::Page;
use fullcost::uncertainty::columns::Column;
use fullcost::uncertainty::engine::Settings;
use fullcost::uncertainty::outputs::Wanted;
use fullcost::{ENGLISH, Model, shipped};
use fullcost_kernel::Width;
use serde_json::{Value, json};

/// Name, scenario, readings, changed numbers, and two claims to be reconciled.
type Case =
    (&'static str, &'static str, &'static [&'static str], &'static [(&'static str, f64)], Option<[&'static str; 2]>);

const CASES: &[Case] = &[
    ("as-published", "deepseek", &[], &[], Some(["v3-official-usd", "analyst-servers"])),
    ("by-type", "deepseek", &["by-type"], &[], Some(["analyst-servers", "v3-official-usd"])),
    ("weighted-hoppers", "deepseek", &["hoppers-only", "by-compute"], &[], Some(["article-6m", "critic-tco-all"])),
    (
        "moved",
        "deepseek",
        &["as-first-printed"],
        &[("busy_share", 0.437), ("window_years", 3.3), ("work[experiments].hours.times_run.times", 7.1)],
        Some(["analyst-servers-first", "analyst-servers"]),
    ),
    ("rented-run", "rented-run", &[], &[("runs[run].phases[pretraining].time.hours", 731.25)], None),
    ("otherwise", "deepseek", &["nothing-hidden", "sixteen-bits"], &[], None),
    (
        "guesses",
        "deepseek",
        &["pay-and-data"],
        &[("organisation.staff[researchers].headcount", 199.0)],
        Some(["v3-official-usd", "lambert-year"]),
    ),
    ("predicted", "llama-405b", &["eight-bits"], &[], None),
    ("small-lab", "small-lab", &[], &[("fleet[h100].life_years", 2.75)], Some(["board", "budget"])),
];

fn model(case: &Case) -> Model {
    let mut model = shipped(case.1).unwrap();
    model.set_readings(case.2).unwrap();
    for (path, value) in case.3 {
        model.set(model.index_of(path).unwrap(), *value).unwrap();
    }
    model
}

fn answer(case: &Case) -> String {
    let model = model(case);
    let parse = |text: String| serde_json::from_str::<Value>(&text).unwrap();
    let page = Page::new(model.clone());
    let set: serde_json::Map<String, Value> =
        case.3.iter().map(|(path, value)| ((*path).to_owned(), json!(value))).collect();
    let bridge = case.4.map(|[from, to]| {
        let told = model.reconcile(from, to, &[], &ENGLISH).unwrap();
        json!({ "from": from, "to": to, "answer": parse(told.json()) })
    });
    let mut whole = json!({
        "name": case.0,
        "scenario_id": case.1,
        "readings": case.2,
        "set": set,
        "outcome": parse(model.evaluate(&ENGLISH).unwrap().json()),
        "reconcile": bridge,
        "view": parse(page.view().unwrap().json()),
    });
    // Another crate of the workspace makes serde_json keep the order of keys; alone, this one sorts them.
    whole.sort_all_objects();
    serde_json::to_string_pretty(&whole).unwrap() + "\n"
}

/// Holds a file to what comes out now, or renews it.
fn holds(file: &str, now: &str) {
    let path = format!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/{}"), file);
    if std::env::var_os("BLESS").is_some() {
        return std::fs::write(&path, now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == now, "tests/golden/{file} differs: if it should, run `./just bless` and read the diff");
}

#[test]
fn golden_vectors_hold() {
    for case in CASES {
        holds(&format!("{}.json", case.0), &answer(case));
    }
}

/// Scenarios whose draws have a fingerprint: those that ship, and one with every distribution.
const DRAWN: [(&str, &str); 2] = [
    ("deepseek", include_str!("../data/scenarios/deepseek.json")),
    ("every-distribution", include_str!("../../../tests/every-distribution.json")),
];

#[test]
fn draws_have_the_golden_fingerprint_at_every_width_and_on_threads() {
    let mut lines = String::new();
    for (name, text) in DRAWN {
        let model = fullcost::open(text).unwrap();
        // The few are for hosts that take long for the many.
        for draws in [4096, 100_000] {
            let of = |width, threads| model.fingerprint(&Settings { width, threads, ..Settings::of(draws) }).unwrap();
            let fingerprint = of(Width::Baseline, 1);
            assert_eq!(of(Width::best(), 1), fingerprint, "{name}, {draws} draws, the widest vectors");
            assert_eq!(of(Width::Baseline, 2), fingerprint, "{name}, {draws} draws, two threads");
            assert_eq!(of(Width::best(), 2), fingerprint, "{name}, {draws} draws, the widest vectors on two threads");
            lines += &format!("{name} {draws} {fingerprint}\n");
        }
    }
    holds("draws.txt", &lines);
}

#[test]
fn columns_give_the_golden_bits() {
    for case in CASES {
        let model = model(case);
        let outcome = model.evaluate(&ENGLISH).unwrap();
        for scope in &outcome.scopes {
            let wanted = Wanted::scope(model.plan(), scope.id);
            let busy = vec![model.get(model.plan().busy.index()).unwrap(); 9];
            let column = Column { index: model.plan().busy.index(), values: &busy };
            let all = model.over(&[column], &[wanted]).unwrap().remove(0);
            assert!(all.iter().all(|got| got.to_bits() == scope.usd.to_bits()), "{} {}", case.0, scope.id.id());
        }
    }
}
