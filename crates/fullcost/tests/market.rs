//! Market scenarios: patches on a scenario, put on together, and what they do to its outputs.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::json::ToJson;
use fullcost::market::answer::{Touches, WhatIfAnswer};
use fullcost::market::patch::MarketPatch;
use fullcost::market::table::{market, market_json, patches_of, source_of};
use fullcost::market::{patched, what_if};
use fullcost::source::Status;
use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::engine::Unwatched;
use fullcost::{Code, ENGLISH, Error, Model, document, scenario_ids, shipped};
use proptest::prelude::*;

fn patches(text: &str) -> Vec<MarketPatch> {
    patches_of(&document(text).unwrap()).unwrap()
}

fn error(text: &str) -> Error {
    match patches_of(&document(text).unwrap()) {
        Err(error) => error,
        Ok(patches) => patched(&shipped("deepseek").unwrap(), &patches).err().expect("an error"),
    }
}

fn asked(model: &Model, patches: &[MarketPatch], outputs: &[&str], draws: f64) -> WhatIfAnswer {
    let outputs = outputs.iter().map(|&name| name.to_owned()).collect();
    what_if(model, patches, &Ask { outputs, draws, ..Ask::default() }, &ENGLISH, &Unwatched).unwrap().1
}

fn value(model: &Model, path: &str) -> f64 {
    model.get(model.index_of(path).unwrap()).unwrap()
}

#[test]
fn every_shipped_patch_is_read_cited_or_assumed_and_touches_a_shipped_scenario() {
    let file = document(include_str!("../data/market.json")).unwrap();
    let fullcost::value::Value::Map(file) = file else { panic!("an object") };
    let fullcost::value::Value::List(rows) = &file.iter().find(|(key, _)| key == "patches").unwrap().1 else {
        panic!()
    };
    assert_eq!((market().len(), rows.len()), (16, 16));
    let scenarios: Vec<Model> = scenario_ids().map(|id| shipped(id).unwrap()).collect();
    for patch in market() {
        match (&patch.source, patch.status) {
            (Some(id), _) => assert!(source_of(id).unwrap().url.is_some(), "{id}"),
            (None, status) => assert!(matches!(status, Status::Assumed | Status::Computed), "{}", patch.id),
        }
        assert!(patch.note.is_some() && patch.label.is_some(), "{}", patch.id);
        // Serving has a rental rate of its own in no shipped scenario: a reader gives it one.
        let touched = scenarios.iter().filter_map(|model| patched(model, std::slice::from_ref(patch)).ok());
        let touched = touched.filter(|found| found.effects[0].touches != Touches::None).count();
        assert!(touched > 0 || patch.id == "other-chips-serving", "{}", patch.id);
    }
    assert_eq!(market_json().matches("\"label\"").count(), 16);
}

#[test]
fn factors_are_those_of_their_sources() {
    let times = |id: &str| market().iter().find(|patch| patch.id == id).unwrap().changes[0].times.unwrap();
    let prices: serde_json::Value = serde_json::from_str(include_str!("../data/prices.json")).unwrap();
    let rent = |vendor: &str, as_of: &str| {
        let rows = prices.as_array().unwrap().iter();
        let mut rows = rows.filter(|row| row["chip"] == "h100-sxm" && row["vendor"] == vendor && row["as_of"] == as_of);
        rows.next().unwrap()["usd_per_gpu_hour"].as_f64().unwrap()
    };
    assert!((times("rent-falls") - rent("AWS", "2025-06") / rent("AWS", "2025-05")).abs() < 5e-5);
    let index = "SemiAnalysis index";
    assert!((times("rent-rises") - rent(index, "2026-03") / rent(index, "2025-10")).abs() < 5e-5);
    let table: serde_json::Value = serde_json::from_str(include_str!("../data/finance/own_rent.json")).unwrap();
    let own = |chip: &str| {
        let row = table["rows"].as_array().unwrap().iter().find(|row| row["chip"] == chip).unwrap();
        row["own_hyperscaler_usd_per_gpu_hour"].as_f64().unwrap()
    };
    assert!((times("other-chips-fleet") - own("mi300x") / own("h100-sxm")).abs() < 5e-5);
    let mut llama = shipped("llama-405b").unwrap();
    let hours = "runs[run].phases[training].gpu_hours";
    let full = llama.values()[llama.index_of(hours).unwrap()];
    llama.set_readings(&["halved-links"]).unwrap();
    let cut = llama.values()[llama.index_of(hours).unwrap()];
    assert!((times("export-slower-links") - cut / full).abs() < 5e-5, "{}", cut / full);
}

#[test]
fn factors_multiply_and_ranges_scale_along() {
    let model = shipped("small-lab").unwrap();
    let both = patches(
        r#"[{"id": "a", "changes": [{"path": "rent_usd_per_gpu_hour", "times": 0.5}]},
            {"id": "b", "changes": [{"path": "rent_usd_per_gpu_hour", "times": 0.8}]}]"#,
    );
    let found = patched(&model, &both).unwrap();
    let index = model.index_of("rent_usd_per_gpu_hour").unwrap();
    assert!((found.model.get(index).unwrap() - 1.0).abs() < 1e-12);
    let (was, is) = (model.range(index).unwrap().ninety(), found.model.range(index).unwrap().ninety());
    assert!((is.0 / was.0 - 0.4).abs() < 1e-12 && (is.1 / was.1 - 0.4).abs() < 1e-12);
    assert!(!found.model.set_under(&[]).contains(&index), "still drawn");
    let steps: Vec<f64> = found.effects.iter().flat_map(|effect| &effect.changes).map(|change| change.new).collect();
    assert!((steps[0] - 1.25).abs() < 1e-12 && (steps[1] - 1.0).abs() < 1e-12);
    // A patch sees what those before it left, and a value takes the range away.
    let fixed = patches(
        r#"[{"id": "a", "changes": [{"path": "rent_usd_per_gpu_hour", "value": 3}]},
            {"id": "b", "changes": [{"path": "rent_usd_per_gpu_hour", "times": 2}]}]"#,
    );
    let found = patched(&model, &fixed).unwrap();
    assert_eq!(found.model.get(index).unwrap(), 6.0);
    assert!(found.model.set_under(&[]).contains(&index));
    assert!(!found.effects[1].changes[0].drawn);
}

#[test]
fn what_a_reader_set_is_multiplied_and_stays_a_number() {
    let mut model = shipped("small-lab").unwrap();
    let index = model.index_of("rent_usd_per_gpu_hour").unwrap();
    model.set(index, 4.0).unwrap();
    let found = patched(&model, &patches(r#"["rent-falls"]"#)).unwrap();
    assert!((found.model.get(index).unwrap() - 4.0 * 0.5598).abs() < 1e-12);
    assert!(found.model.set_under(&[]).contains(&index));
}

#[test]
fn the_same_draws_stand_before_and_after() {
    let model = shipped("small-lab").unwrap();
    // Only the price of the servers: what it does to the purchase is a fixed part of it, draw by draw.
    let found = asked(&model, &patches(r#""capex-slowdown""#), &["fleet_purchase", "fleet_operation"], 2000.0);
    let (purchase, operation) = (&found.outputs[0], &found.outputs[1]);
    assert!((purchase.relative.unwrap() + 0.2).abs() < 1e-12);
    assert!((purchase.low80 + 0.2 * purchase.before_high80).abs() < 1e-9 * purchase.before, "{purchase:?}");
    assert!((purchase.high80 + 0.2 * purchase.before_low80).abs() < 1e-9 * purchase.before);
    assert!(!operation.changes);
    assert_eq!((operation.difference, operation.low80, operation.high80), (0.0, 0.0, 0.0));
    assert!(operation.sentence.ends_with("before and after."), "{}", operation.sentence);
    let again = asked(&model, &patches(r#""capex-slowdown""#), &["fleet_purchase", "fleet_operation"], 2000.0);
    assert_eq!(again.json(), found.json());
}

#[test]
fn no_patch_and_a_factor_of_one_change_nothing() {
    let model = shipped("deepseek").unwrap();
    let one = patches(r#"[{"id": "one", "changes": [{"path": "fleet[*].count", "times": 1}]}]"#);
    let found = asked(&model, &one, &[], 500.0);
    assert!(found.outputs.iter().all(|output| !output.changes && output.difference == 0.0));
    assert_eq!(found.patches[0].changes.len(), 4);
    assert_eq!(found.notes, ["Numbers are changed, but none that takes part in what was asked for."]);
}

#[test]
fn what_touches_nothing_says_so() {
    let model = shipped("rented-run").unwrap();
    let found = asked(&model, &patches(r#"["export-h20", "rent-falls"]"#), &["final_run"], 500.0);
    assert_eq!(found.patches[0].touches, Touches::None);
    assert_eq!(found.patches[0].untouched, ["fleet[accelerator=h20-96].count"]);
    assert_eq!(found.patches[1].touches, Touches::Some);
    assert_eq!(found.notes, ["`export-h20` touches nothing of this scenario."]);
    assert!((found.outputs[0].relative.unwrap() - 0.5598 + 1.0).abs() < 1e-9);
    let found = asked(&model, &patches(r#""export-h20""#), &["final_run"], 500.0);
    assert_eq!(found.notes[1], "No number is changed.");
}

#[test]
fn a_purpose_and_a_chip_choose_ids() {
    let model = shipped("small-lab").unwrap();
    let text = r#"{"id": "a", "changes": [
        {"path": "work[purpose=experiments].hours.times_run.times", "times": 0.5},
        {"path": "lines[purpose=experiments].amount.usd_per_year", "times": 0.5},
        {"path": "runs[purpose=final_run].phases[*].gpu_hours", "times": 0.5},
        {"path": "fleet[accelerator=H200].count", "value": 0},
        {"path": "fleet[h200].count", "value": 0}]}"#;
    let found = patched(&model, &patches(text)).unwrap();
    let paths: Vec<&str> = found.effects[0].changes.iter().map(|change| change.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "work[experiments].hours.times_run.times",
            "lines[pay].amount.usd_per_year",
            "runs[model].phases[pretraining].gpu_hours",
            "runs[model].phases[posttraining].gpu_hours",
            "fleet[burst].count",
        ]
    );
    assert_eq!(found.effects[0].untouched, ["fleet[h200].count"]);
}

#[test]
fn hours_rebound_with_the_elasticity() {
    let model = shipped("small-lab").unwrap();
    let nodes = |gain: f64, elasticity: f64| {
        let rebound = format!(r#"{{"gain": {gain}, "elasticity": {elasticity}}}"#);
        let text = format!(
            r#"{{"id": "a", "changes": [{{"path": "work[serving].hours.deployment.nodes", "rebound": {rebound}}}]}}"#
        );
        value(&patched(&model, &patches(&text)).unwrap().model, "work[serving].hours.deployment.nodes")
    };
    assert!((nodes(2.0, 0.0) - 4.0).abs() < 1e-12);
    assert!((nodes(2.0, 1.0) - 8.0).abs() < 1e-12, "at 1 what is saved is bought again");
    assert!((nodes(2.0, 1.11) - 8.0 * 2f64.powf(0.11)).abs() < 1e-12);
    assert!(nodes(2.0, 0.9) < 8.0 && nodes(2.0, 1.1) > 8.0);
}

#[test]
fn bad_patches_are_refused_at_their_paths() {
    let one = |change: &str| error(&format!(r#"[{{"id": "bad", "changes": [{change}]}}]"#));
    for (text, code, path) in [
        (r#"{"path": "busy_share"}"#, Code::Missing, "patches[bad].changes[0]"),
        (r#"{"path": "busy_share", "times": 1, "value": 1}"#, Code::WrongType, "patches[bad].changes[0]"),
        (r#"{"path": "busy_share", "times": -1}"#, Code::OutOfRange, "patches[bad].changes[0].times"),
        (
            r#"{"path": "busy_share", "rebound": {"gain": 0, "elasticity": 1}}"#,
            Code::OutOfRange,
            "patches[bad].changes[0].rebound.gain",
        ),
        (
            r#"{"path": "busy_share", "rebound": {"gain": 2, "elasticity": -1}}"#,
            Code::OutOfRange,
            "patches[bad].changes[0].rebound.elasticity",
        ),
        (
            r#"{"path": "busy_share", "rebound": {"gain": 1e300, "elasticity": 9}}"#,
            Code::NotFinite,
            "patches[bad].changes[0].rebound",
        ),
        (r#"{"path": "", "times": 1}"#, Code::Missing, "patches[bad].changes[0].path"),
        (r#"{"path": "fleet[*.count", "times": 1}"#, Code::Syntax, "patches[bad].changes[0].path"),
        (r#"{"path": "fleet[purpose=serving].count", "times": 1}"#, Code::UnknownKey, "patches[bad].changes[0].path"),
        (
            r#"{"path": "fleet[accelerator=h9000].count", "times": 1}"#,
            Code::UnknownName,
            "patches[bad].changes[0].path",
        ),
        (r#"{"path": "work[purpose=fun].hours", "times": 1}"#, Code::UnknownName, "patches[bad].changes[0].path"),
        // Of the numbers themselves, at their own paths.
        (r#"{"path": "busy_share", "times": 1.5}"#, Code::OutOfRange, "busy_share"),
        (r#"{"path": "busy_share", "value": 0}"#, Code::OutOfRange, "busy_share"),
        (r#"{"path": "fleet[*].count", "value": -1}"#, Code::OutOfRange, "fleet[a100].count"),
        (r#"{"path": "weighting", "times": 2}"#, Code::WrongType, "weighting"),
        (r#"{"path": "fleet[*].count", "value": 0}"#, Code::Impossible, "fleet"),
    ] {
        let found = one(text);
        assert_eq!((found.code, found.path.as_str()), (code, path), "{text}: {}", found.message);
    }
    for (text, code, path) in [
        ("[]", Code::Missing, "patches"),
        (r#""rent-fals""#, Code::UnknownName, "patches[0]"),
        (
            r#"[{"id": "a", "changes": [{"path": "busy_share", "time": 1}]}]"#,
            Code::UnknownKey,
            "patches[0].changes[0].time",
        ),
        (r#"[{"changes": []}]"#, Code::Missing, "patches[0].id"),
        (r#"[{"id": "a", "changes": []}]"#, Code::Missing, "patches[a].changes"),
        (r#"["rent-falls", "rent-falls"]"#, Code::DuplicateId, "patches"),
    ] {
        let found = error(text);
        assert_eq!((found.code, found.path.as_str()), (code, path), "{text}: {}", found.message);
    }
    let found = one(r#"{"path": "busy_share", "times": 1.5}"#);
    assert!(found.message.ends_with("by the patch `bad`"), "{}", found.message);
}

#[test]
fn numbers_that_hold_only_together_are_tried_together() {
    // A smaller fleet has too few hours for the work that there is, and enough for less work.
    let model = shipped("small-lab").unwrap();
    let less = r#"{"id": "less", "changes": [{"path": "fleet[h100].count", "times": 0.1}]}"#;
    let work = r#"{"id": "work", "changes": [{"path": "runs[*].phases[*].gpu_hours", "times": 0.2},
        {"path": "work[purpose=serving].hours.deployment.nodes", "times": 0.1}]}"#;
    assert_eq!(patched(&model, &patches(&format!("[{less}]"))).err().unwrap().code, Code::Impossible);
    assert!(patched(&model, &patches(&format!("[{less}, {work}]"))).is_ok());
}

proptest! {
    #[test]
    fn order_of_factors_does_not_matter(a in 0.2f64..1.0, b in 0.2f64..1.0) {
        let model = shipped("small-lab").unwrap();
        let patch = |id: &str, times: f64| {
            format!(r#"{{"id": "{id}", "changes": [{{"path": "fleet[*].operation.parts.usd_per_kwh", "times": {times}}}]}}"#)
        };
        let total = |first: String, second: String| {
            let found = patched(&model, &patches(&format!("[{first}, {second}]"))).unwrap();
            found.model.bill().unwrap().fleet_cost()
        };
        let (one, other) = (total(patch("a", a), patch("b", b)), total(patch("b", b), patch("a", a)));
        prop_assert!((one - other).abs() <= 1e-12 * one);
    }
}
