//! Runs of a scenario whose hours are predicted from an architecture.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::{Code, ENGLISH, Error, Model, open, shipped};

const RATE: &str = "runs[v3].phases[pretraining].predicted.gpu_hours_per_trillion_tokens";

/// GPU-hours of a use.
fn hours(model: &Model, id: &str) -> f64 {
    let place = model.plan().uses.iter().position(|of| of.id == id).unwrap();
    model.bill().unwrap().hours[place]
}

fn comparison(model: &Model, id: &str) -> f64 {
    let outcome = model.evaluate(&ENGLISH).unwrap();
    outcome.comparisons.iter().find(|of| of.id == id).unwrap().value
}

/// A rented run with that phase on 64 H100.
fn scenario(phase: &str) -> String {
    format!(
        r#"{{"id": "t", "title": "A test", "subject": "Somebody", "as_of": "2026-11-01", "window_years": 1,
            "rent_usd_per_gpu_hour": 2, "runs": [{{"id": "run", "label": "The run", "accelerator": "h100-sxm",
            "phases": [{{"id": "pre", "purpose": "final_run", {phase}}}]}}]}}"#
    )
}

/// A predicted phase of a small model, with more fields.
fn predicted(more: &str) -> String {
    scenario(&format!(
        r#""predicted": {{"model": "llama3-8b", "released": 2025, "trillion_tokens": 2,
            "layout": {{"gpus": 64, "batch": 256, "seq_len": 8192, "sharding": "zero3", "micro_batch": 1}}{more}}}"#
    ))
}

fn refused(text: &str) -> Error {
    open(text).map(|_| ()).unwrap_err()
}

#[test]
fn deepseek_is_stated_and_predicted_side_by_side() {
    let model = shipped("deepseek").unwrap();
    assert_eq!(hours(&model, "v3.pretraining"), 2_664_000.0);
    let over = comparison(&model, "over_predicted.v3.pretraining");
    assert!((over - 1.0).abs() < 0.1, "{over}");
    let predicted = comparison(&model, "predicted_gpu_hours.v3.pretraining");
    assert_eq!(over, 2_664_000.0 / predicted);
    let leaf = &model.plan().leaves[model.index_of(RATE).unwrap()];
    assert!(leaf.range.is_some());
    assert!(model.plan().uses.iter().any(|of| of.id == "v3.pretraining" && of.told), "the hours that count are stated");
}

#[test]
fn a_what_if_multiplies_hours_however_they_are_described() {
    let mut model = shipped("deepseek").unwrap();
    let before = comparison(&model, "predicted_gpu_hours.v3.pretraining");
    let factor = |model: &Model, id: &str| model.plan().readings.iter().find(|of| of.id == id).unwrap().set[0].1;
    let (bits, hidden) = (factor(&model, "sixteen-bits"), factor(&model, "nothing-hidden"));
    assert!(bits > 1.1 && hidden > 1.1, "{bits} {hidden}");
    // The halved links cost nothing while their traffic is hidden, and something where a layout leans on them.
    assert!((factor(&model, "full-links") - 1.0).abs() < 0.01);
    assert!(factor(&model, "tensor-parallel") > 1.02 * factor(&model, "tensor-parallel-full-links"));

    // They are other ways to make one run: of two, the later counts.
    for readings in [&["sixteen-bits"][..], &["nothing-hidden", "sixteen-bits"]] {
        model.set_readings(readings).unwrap();
        let counted = hours(&model, "v3.pretraining");
        assert!((counted / (2_664_000.0 * bits) - 1.0).abs() < 1e-12, "{counted}");
        let after = comparison(&model, "predicted_gpu_hours.v3.pretraining");
        assert!((after / before / bits - 1.0).abs() < 1e-12);
    }
    let said = |model: &Model| model.evaluate(&ENGLISH).unwrap().diagnostics.iter().any(|of| of.code == "does_not_fit");
    assert!(hidden > 1.1);
    assert!(!said(&shipped("deepseek").unwrap()));
    assert_eq!(hours(&model, "v3.context"), 119_000.0);
    model.set_readings(&[]).unwrap();
    assert_eq!(hours(&model, "v3.pretraining"), 2_664_000.0);
}

#[test]
fn a_run_may_be_predicted_alone() {
    let model = open(&predicted("")).unwrap();
    let at = |field: &str| {
        let path = format!("runs[run].phases[pre].predicted.{field}");
        model.plan().leaves[model.index_of(&path).unwrap()].clone()
    };
    let (rate, billed) = (at("gpu_hours_per_trillion_tokens"), at("billed_over_clean"));
    assert_eq!(hours(&model, "run.pre"), 2.0 * rate.value * billed.value);
    assert_eq!(billed.value, 1.25);
    let (low, high) = rate.range.unwrap().ninety();
    assert!(low < rate.value && rate.value < high);
    let run = r#"{"model": "llama3-8b", "released": 2025, "chip": "h100-sxm", "tokens": 2e12,
        "layout": {"gpus": 64, "batch": 256, "seq_len": 8192, "sharding": "zero3", "micro_batch": 1}}"#;
    let alone = fullcost::training::predict::predict_json(&fullcost::document(run).unwrap()).unwrap();
    let alone: serde_json::Value = serde_json::from_str(&alone).unwrap();
    assert_eq!(alone["gpu_hours_per_trillion_tokens"].as_f64().unwrap(), rate.value);
}

#[test]
fn mistakes_are_told_where_the_scenario_has_them() {
    let at = "runs[run].phases[pre].predicted";
    let error = refused(&predicted("").replace("llama3-8b", "llama3-8B-x"));
    assert_eq!((error.code, error.path.as_str()), (Code::UnknownName, format!("{at}.model").as_str()));
    let error = refused(&predicted("").replace(r#""gpus": 64"#, r#""gpus": 64, "tp": 7"#));
    assert_eq!((error.code, error.path.as_str()), (Code::Impossible, format!("{at}.layout.gpus").as_str()));
    let error = refused(&predicted("").replace(r#""trillion_tokens": 2"#, r#""trillion_tokens": -2"#));
    assert_eq!((error.code, error.path.as_str()), (Code::OutOfRange, format!("{at}.trillion_tokens").as_str()));
    let error = refused(&predicted(r#", "source": "nowhere""#));
    assert_eq!((error.code, error.path.as_str()), (Code::UnknownName, format!("{at}.source").as_str()));
    let what_if = |of: &str| predicted(&format!(r#", "what_ifs": [{{"id": "w", "label": "W", {of}}}]"#));
    let error = refused(&what_if(r#""accelerator": "h900""#));
    assert_eq!(
        (error.code, error.path.as_str()),
        (Code::UnknownName, format!("{at}.what_ifs[w].accelerator").as_str())
    );
    let twice = what_if(r#""network_gb_per_s": 25"#)
        .replace(r#""runs""#, r#""readings": [{"id": "w", "label": "W", "patch": []}], "runs""#);
    let error = refused(&twice);
    assert_eq!((error.code, error.path.as_str()), (Code::DuplicateId, format!("{at}.what_ifs[w]").as_str()));
    let tight =
        open(&predicted("").replace("llama3-8b", "llama3-70b").replace(r#""gpus": 64"#, r#""gpus": 8"#)).unwrap();
    let found = &tight.evaluate(&ENGLISH).unwrap().diagnostics;
    let said = found.iter().find(|of| of.code == "does_not_fit").unwrap();
    assert_eq!(said.path, format!("{at}.layout"), "{said:?}");
    let own = predicted("").replace("h100-sxm", "mine").replace(
        r#""runs""#,
        r#""accelerators": [{"key": "mine", "name": "Mine", "vendor": "Me", "peaks": {"bf16_tflop_per_s": 900}}], "runs""#,
    );
    let error = refused(&own);
    assert_eq!((error.code, error.path.as_str()), (Code::Impossible, "runs[run].accelerator"));
}
