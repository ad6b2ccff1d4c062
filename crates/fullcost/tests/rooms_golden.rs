//! Golden vectors of the rooms beside the ledger, `tests/rooms.json`: questions and their whole answers, or the words in which they are
//! refused, equal to the bit in every language. `just bless` renews the answers; their diff is read like prose.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::json::ToJson;
use fullcost::market::table::patches_of;
use fullcost::market::what_if;
use fullcost::model::allocation::allocation_json;
use fullcost::rooms::{QUESTIONS, answer};
use fullcost::uncertainty::call::options;
use fullcost::uncertainty::engine::Unwatched;
use fullcost::value::Value as Document;
use fullcost::versions::given::scenario;
use fullcost::{ENGLISH, Result, document, open_document};
use serde_json::{Value, json};

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/rooms.json");

/// A question about nothing has no document.
fn read(value: &Value) -> Document {
    document(&value.to_string()).unwrap()
}

fn ask(question: &str, asked: &Value) -> Result<String> {
    if question == "allocation" {
        let model = open_document(&scenario("scenario", &read(&asked["scenario"]))?)?;
        return allocation_json(&model, asked["spread_unaccounted"].as_bool().unwrap_or(false));
    }
    if question != "what_if" {
        return answer(question, &read(asked));
    }
    let model = open_document(&scenario("scenario", &read(&asked["scenario"]))?)?;
    let (_, found) = what_if(
        &model,
        &patches_of(&read(&asked["patches"]))?,
        &options(&read(&asked["options"]))?,
        &ENGLISH,
        &Unwatched,
    )?;
    Ok(found.json())
}

/// A case with what comes out now.
fn answered(case: &Value) -> Value {
    let mut whole = json!({ "room": case["room"], "name": case["name"], "ask": case["ask"], "asked": case["asked"] });
    match ask(case["ask"].as_str().unwrap(), &case["asked"]) {
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
fn golden_rooms_hold() {
    let kept = std::fs::read_to_string(PATH).unwrap();
    let cases: Vec<Value> = serde_json::from_str(&kept).unwrap();
    let mut now: Value = cases.iter().map(answered).collect();
    for room in ["finance", "plausibility", "market", "training", "versions", "allocation"] {
        let of = |key: &str| {
            let is = |case: &&Value| case["room"] == room && case.get(key).is_some();
            now.as_array().unwrap().iter().filter(is).count()
        };
        assert!(of("answer") >= 3 && of("error") >= 3, "{room}");
    }
    // Another crate of the workspace makes serde_json keep the order of keys; alone, this one sorts them.
    now.sort_all_objects();
    let now = serde_json::to_string_pretty(&now).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        return std::fs::write(PATH, now).unwrap();
    }
    assert!(kept == now, "tests/rooms.json differs: if it should, run `./just bless` and read the diff");
}

#[test]
fn every_question_about_nothing_has_an_answer() {
    let nothing = ["cases", "own_rent_table", "market", "published_runs", "measured_runs", "energy_disclosures"];
    for question in nothing {
        assert!(QUESTIONS.iter().any(|(name, _)| *name == question));
        let told: Value = serde_json::from_str(&answer(question, &Document::Null).unwrap()).unwrap();
        assert!(told != json!([]) && told != json!({}), "{question}");
    }
    let error = answer("npw", &Document::Null).unwrap_err();
    assert_eq!((error.code.id(), error.path.as_str()), ("unknown_name", "question"));
    assert_eq!(error.message, "`npw` is no question (nearest: `npv`, `nper`, `pv`)");
}

#[test]
fn a_sum_says_what_it_misses() {
    for (question, path) in [("npv", "rate"), ("fv", "rate"), ("resale_share", "age_years"), ("irr", "values")] {
        let error = answer(question, &Document::Map(Vec::new())).unwrap_err();
        assert_eq!((error.code.id(), error.path.as_str()), ("missing", path), "{question}");
    }
}
