//! Golden vectors of training performance, `tests/training.json`: runs and their whole answers, or the words in which they are
//! refused, equal to the bit in every language. `just bless` renews the answers; their diff is read like prose.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::training::{epoch, hub, predict, search};
use serde_json::{Value, json};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/training.json");

/// A case with what comes out now.
fn answered(case: &Value) -> Value {
    let ask = match case["ask"].as_str().unwrap() {
        "predict" => predict::predict_json,
        "search" => search::search_json,
        "architecture" => hub::of_config_json,
        "epoch" => epoch::costs_json,
        other => panic!("{other}"),
    };
    let mut whole = json!({ "name": case["name"], "ask": case["ask"], "run": case["run"] });
    match ask(&fullcost::document(&case["run"].to_string()).unwrap()) {
        Ok(answer) => whole["answer"] = serde_json::from_str(&answer).unwrap(),
        Err(error) => {
            let (code, path) = (error.code.id(), error.path);
            whole["error"] =
                json!({ "code": code, "path": path, "message": error.message, "accepted": error.accepted });
        }
    }
    whole
}

#[test]
fn golden_runs_hold() {
    let kept = std::fs::read_to_string(PATH).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&kept).unwrap();
    let mut now: Value = cases.iter().map(answered).collect();
    assert!(
        cases.iter().filter(|case| case.get("error").is_some()).count() >= 10 || std::env::var_os("BLESS").is_some()
    );
    // Another crate of the workspace makes serde_json keep the order of keys; alone, this one sorts them.
    now.sort_all_objects();
    let now = serde_json::to_string_pretty(&now).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        return std::fs::write(PATH, now).unwrap();
    }
    assert!(kept == now, "tests/training.json differs: if it should, run `./just bless` and read the diff");
}
