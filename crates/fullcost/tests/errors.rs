//! Bad scenarios and bad questions, and the exact words they are answered with: `tests/errors.json`, which every door is held to.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::error::Result;
use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::call;
use fullcost::uncertainty::engine::Unwatched;
use fullcost::uncertainty::sweep::Sweep;
use fullcost::{ENGLISH, Model};
use serde_json::{Value, json};

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

#[test]
fn a_moment_is_set_by_a_date_where_the_window_has_a_calendar() {
    let open = |more: Value| {
        let mut scenario = json!({ "id": "d", "title": "D", "subject": "S", "as_of": "2026-11-01", "window_years": 4,
            "fleet": [{ "id": "h", "accelerator": "h100", "count": 8, "life_years": 2, "bought": { "years": 1 },
                "supply": { "own": { "server_usd_per_gpu": 3e4 } } }] });
        scenario.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fullcost::open(&scenario.to_string()).unwrap()
    };
    let set = |model: &Model, path: &str, text: &str| {
        let index = model.index_of(path).unwrap();
        let mut model = model.clone();
        let edit = model.written(index, &fullcost::value::Value::Text(text.to_owned()))?;
        model.set_all(&[(index, edit)])?;
        model.get(index)
    };
    let (at, dated) = ("fleet[h].bought.years", open(json!({ "start_year": 2023 })));
    assert!((set(&dated, at, "2024-07").unwrap() - 1.5).abs() < 1e-12);
    assert!((set(&dated, at, "2025").unwrap() - 2.0).abs() < 1e-12);
    assert!((set(&dated, at, "1 to 2").unwrap() - 1.5).abs() < 0.1);
    let told = |error: fullcost::error::Error| (error.code.id().to_owned(), error.path, error.message);
    let (code, path, message) = told(set(&dated, at, "soon").unwrap_err());
    assert_eq!((code.as_str(), path.as_str()), ("wrong_type", at));
    assert_eq!(
        message,
        "must be a date, years after the start of the window or a range of them such as `1 to 2`, got the text `soon`"
    );
    assert_eq!(told(set(&dated, at, "next year").unwrap_err()).1, at);
    // A date beyond the window is refused like its number, one without a calendar in the words of the reader.
    assert_eq!(told(set(&dated, at, "2030").unwrap_err()).1, "fleet[h].bought");
    let (code, path, message) = told(set(&open(json!({})), at, "2024-07").unwrap_err());
    assert_eq!((code.as_str(), path.as_str()), ("missing", "start_year"));
    assert_eq!(message, "is missing, and `fleet[h].bought.years` is a date");
    // What is no moment takes no date.
    assert_eq!(told(set(&dated, "fleet[h].count", "2024-07").unwrap_err()).1, "fleet[h].count");
    // What is refused is told with the number that was tried, not with the one that stands.
    let retired = open(json!({ "fleet": [{ "id": "h", "accelerator": "h100", "count": 8, "bought": { "years": 1 },
        "ramp_months": 6, "retired": { "years": 3 }, "supply": { "own": { "server_usd_per_gpu": 3e4 } } }] }));
    let (_, path, message) = told(set(&retired, "fleet[h].retired.years", "0.5 to 1.5").unwrap_err());
    assert_eq!(path, "fleet[h].retired");
    assert_eq!(message, "is not after the last of them are in service, 1.5 years after the start of the window");
}
