//! Bad scenarios and bad questions, and the exact words they are answered with: `tests/errors.json`, which every door is held to.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::error::Result;
use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::call;
use fullcost::uncertainty::engine::Unwatched;
use fullcost::uncertainty::sweep::Sweep;
use fullcost::{ENGLISH, Model};
use serde_json::Value;

fn cases() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/errors.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Asks a question of a scenario that is fine: `sweep`, or one of `Model::answer`.
fn ask(model: &Model, question: &str, options: &Value) -> Result<()> {
    if question != "sweep" {
        let options = fullcost::document(&options.to_string())?;
        return model.answer(question, &options, &ENGLISH, &Unwatched).map(|_| ());
    }
    let mut asked = options.as_object().unwrap().clone();
    let grid = asked.remove("grid").unwrap();
    let (paths, lists): (Vec<String>, Vec<Value>) = grid.as_object().unwrap().clone().into_iter().unzip();
    let ask: Ask = call::options(&fullcost::document(&Value::Object(asked).to_string())?)?;
    let drawn = options["draws"].is_number();
    let numbers = |list: &Value| list.as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect();
    Sweep::new(model, &paths, Vec::new(), &ask, drawn)?.grid(lists.iter().map(numbers).collect()).map(|_| ())
}

#[test]
fn every_bad_scenario_gets_its_words() {
    let cases = cases();
    assert!(cases.len() >= 60);
    for case in cases {
        let text = match case["text"].as_str() {
            Some(text) => text.to_owned(),
            None => case["scenario"].to_string(),
        };
        let asked = |model: Model| case["question"].as_str().map_or(Ok(()), |q| ask(&model, q, &case["options"]));
        let error = fullcost::open(&text).and_then(asked).expect_err(case["name"].as_str().unwrap());
        let told = serde_json::json!({
            "code": error.code.id(), "path": error.path, "message": error.message, "accepted": error.accepted,
        });
        for (key, expected) in case["error"].as_object().unwrap() {
            // What is not the same on every machine is left open.
            assert!(expected.is_null() || told[key] == *expected, "{}: {told}", case["name"]);
        }
    }
}

#[test]
fn too_many_keys_are_told_from_bad_json() {
    let wide = |keys: usize| {
        let fields: Vec<String> = (0..keys).map(|place| format!("\"k{place}\":{place}")).collect();
        fullcost::document(&format!("{{{}}}", fields.join(",")))
    };
    assert!(wide(1000).is_ok());
    let error = wide(1001).expect_err("one too many");
    assert_eq!((error.code.id(), error.message.as_str()), ("too_large", "an object has too many keys"));
    assert_eq!(fullcost::document("{\"a\":").expect_err("cut off").code.id(), "syntax");
}

#[test]
fn numbers_that_json_cannot_write() {
    use fullcost::value::Value as V;
    let document = fullcost::document(&cases()[0]["scenario"].to_string()).unwrap();
    for (number, words) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (f64::NEG_INFINITY, "-inf")] {
        let V::Map(mut entries) = document.clone() else { panic!("an object") };
        entries.push(("busy_share".to_owned(), V::Number(number)));
        let error = fullcost::open_document(&V::Map(entries)).unwrap_err();
        // The unknown key of the first case is in the fleet, which is read later.
        assert_eq!(error.to_string(), format!("busy_share: must be a finite number, got {words}"));
    }
}

#[test]
fn too_large() {
    let text = format!("[{}]", " ".repeat(50_000_000));
    assert_eq!(fullcost::open(&text).unwrap_err().code, fullcost::Code::TooLarge);
}

#[test]
fn ten_thousand_pools_are_fine() {
    let pool = |place: usize| {
        serde_json::json!({ "id": format!("p{place}"), "accelerator": "h800", "count": 1,
                            "supply": { "own": { "server_usd_per_gpu": 30000 } } })
    };
    let pools: Vec<Value> = (0..10_000).map(pool).collect();
    let scenario =
        serde_json::json!({ "id": "t", "title": "T", "subject": "S", "as_of": "2026-11-01", "fleet": pools });
    let model = fullcost::open(&scenario.to_string()).unwrap();
    let outcome = model.evaluate(&fullcost::ENGLISH).unwrap();
    assert_eq!(outcome.gpus, 10_000.0);
    assert!((outcome.hinge.unwrap().usd - 3e8).abs() < 1e-3);
}
