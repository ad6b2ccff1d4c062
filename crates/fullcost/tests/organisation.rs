//! Who works on it: what people cost, what of it counts where, and what is refused.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::model::allocation::{Load, allocation};
use fullcost::scope::{Nature, Purpose};
use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::engine::Unwatched;
use fullcost::{Code, ENGLISH, Error, Model, open, shipped};
use serde_json::{Value, json};

/// Ten H800s for four years, with these people.
fn lab(staff: Value) -> Result<Model, Error> {
    let scenario = json!({ "id": "lab", "title": "A lab", "subject": "The lab", "as_of": "2026-11-01", "rent_usd_per_gpu_hour": 2,
        "fleet": [{ "id": "p", "accelerator": "h800", "count": 10, "supply": { "own": { "server_usd_per_gpu": 3e4 } } }],
        "runs": [{ "id": "r", "label": "R", "accelerator": "h800", "phases": [{ "id": "a", "purpose": "final_run", "gpu_hours": 1e4 }] }],
        "organisation": { "staff": staff } });
    open(&scenario.to_string())
}

fn role(more: Value) -> Value {
    let mut role =
        json!({ "id": "researchers", "label": "Researchers’ pay", "headcount": 10, "cash_usd_per_person_year": 2e5 });
    role.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!([role])
}

fn total(model: &Model, scope: &str) -> f64 {
    let outcome = model.evaluate(&ENGLISH).unwrap();
    outcome.scopes.iter().find(|of| of.id.id() == scope).unwrap().usd
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{a} is not {b}");
}

#[test]
fn pay_equity_and_overhead_are_lines_of_their_own() {
    let more = json!({ "purpose": "experiments", "employer_cost_ratio": 1.3, "equity_usd_per_person_year": 1e5, "overhead_ratio": 0.25 });
    let model = lab(role(more)).unwrap();
    let lines = model.evaluate(&ENGLISH).unwrap().lines;
    let line = |id: &str| lines.iter().find(|line| line.id == id).unwrap_or_else(|| panic!("{id}"));
    near(line("researchers.pay").usd, 10.0 * 2e5 * 1.3 * 4.0);
    near(line("researchers.equity").usd, 10.0 * 1e5 * 4.0);
    near(line("researchers.overhead").usd, 10.0 * 2e5 * 0.25 * 4.0);
    assert_eq!(line("researchers.equity").nature, Nature::Equity);
    assert_eq!(
        line("researchers.pay").formula,
        "headcount x cash_usd_per_person_year x employer_cost_ratio x window_years"
    );
    assert!(line("researchers.pay").leaves.contains(&"organisation.staff[researchers].headcount".to_owned()));
    near(total(&model, "organisation"), 3e5 + 10.4e6 + 4e6 + 2e6);
    near(total(&model, "development"), 2e4 + 10.4e6 + 4e6 + 2e6);
    near(total(&model, "fleet_tco"), 3e5);
}

#[test]
fn a_scope_can_leave_out_what_is_no_cash() {
    let mut scenario = json!({ "id": "lab", "title": "A lab", "subject": "The lab", "as_of": "2026-11-01", "window_years": 1,
        "fleet": [{ "id": "p", "accelerator": "h800", "count": 10, "supply": { "own": { "server_usd_per_gpu": 3e4 } } }],
        "organisation": { "staff": role(json!({ "employer_cost_ratio": 1, "equity_usd_per_person_year": 1e5 })) } });
    let claim = |natures: Value| {
        json!([{ "id": "c", "label": "C", "text": "C", "by": "C", "date": "2026", "status": "assumed", "seen": "computed",
        "figure": { "money": { "usd": 1, "scope": { "preset": "organisation", "natures": natures } } } }])
    };
    let mut amount = |natures: Value| {
        scenario.as_object_mut().unwrap().insert("claims".to_owned(), claim(natures));
        let model = open(&scenario.to_string()).unwrap();
        let cut = &model.plan().claims.first().unwrap().cut;
        model.bill().unwrap().amount(model.plan(), cut).0
    };
    near(amount(json!(["servers", "staff", "equity"])), 3e5 + 2e6 + 1e6);
    near(amount(json!(["servers", "staff"])), 3e5 + 2e6);
}

#[test]
fn work_can_be_split_over_purposes_and_the_rest_is_unaccounted() {
    let purposes = json!({ "purposes": { "experiments_share": 0.5, "serving_share": 0.2 }, "employer_cost_ratio": 1 });
    let mut model = lab(role(purposes)).unwrap();
    let cell = |model: &Model, purpose: &str| {
        let ledger = model.evaluate(&ENGLISH).unwrap().ledger;
        let mine =
            ledger.iter().filter(|cell| cell.purpose.id() == purpose && cell.r#use.starts_with("researchers.pay"));
        mine.filter(|cell| cell.valuation.id() == "owner").map(|cell| cell.usd).sum::<f64>()
    };
    near(cell(&model, "experiments"), 4e6);
    near(cell(&model, "serving"), 1.6e6);
    near(cell(&model, "unaccounted"), 2.4e6);
    // A move that would leave less than nothing is refused, and nothing has changed.
    let path = "organisation.staff[researchers].purposes.serving_share";
    let place = model.index_of(path).unwrap();
    let error = model.set(place, 0.6).unwrap_err();
    assert_eq!((error.code, error.path.as_str()), (Code::OutOfRange, "organisation.staff[researchers].purposes"));
    near(cell(&model, "serving"), 1.6e6);
    model.set(place, 0.5).unwrap();
    near(cell(&model, "unaccounted"), 0.0);
}

#[test]
fn people_are_no_part_of_running_the_fleet() {
    let model = lab(role(json!({}))).unwrap();
    near(total(&model, "fleet_operation"), 0.0);
    assert!(total(&model, "organisation") > 1e7);
}

#[test]
fn a_list_of_purposes_brings_nobody_into_running_the_fleet() {
    let mut scenario = json!({ "id": "lab", "title": "A lab", "subject": "The lab", "as_of": "2026-11-01", "window_years": 1,
        "fleet": [{ "id": "p", "accelerator": "h800", "count": 10, "supply": { "own": { "server_usd_per_gpu": 3e4 } },
            "operation": { "stated": { "usd_per_gpu": 2e3, "years": 1 } } }],
        "organisation": { "staff": role(json!({ "employer_cost_ratio": 1, "purpose": "serving" })) },
        "lines": [{ "id": "rent", "label": "Rent", "nature": "facility", "purpose": "serving", "amount": { "usd": 5e3 } },
            { "id": "data", "label": "Data", "nature": "data", "purpose": "serving", "amount": { "usd": 7e4 } }] });
    let mut amount = |scope: Value| {
        let claim = json!([{ "id": "c", "label": "C", "text": "C", "by": "C", "date": "2026", "status": "assumed", "seen": "computed",
            "figure": { "money": { "usd": 1, "scope": scope } } }]);
        scenario.as_object_mut().unwrap().insert("claims".to_owned(), claim);
        let model = open(&scenario.to_string()).unwrap();
        model.bill().unwrap().amount(model.plan(), &model.plan().claims.first().unwrap().cut).0
    };
    let all: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.id()).collect();
    for preset in ["fleet_operation", "fleet_tco", "fleet_purchase", "organisation"] {
        let whole = amount(json!({ "preset": preset }));
        near(amount(json!({ "preset": preset, "purposes": all })), whole);
    }
    near(amount(json!({ "preset": "fleet_operation", "purposes": ["serving"] })), 5e3);
    near(amount(json!({ "preset": "organisation", "purposes": ["serving"] })), 2e6 + 5e3 + 7e4);
}

#[test]
fn roles_that_do_not_say_share_one_employer_cost() {
    let share = "organisation.employer_cost_ratio";
    let roles = |count: usize| -> Vec<Value> {
        let staff = |place: usize| json!({ "id": format!("r{place}"), "label": "R", "headcount": 1000 / count, "cash_usd_per_person_year": 2e5 });
        (0..count).map(staff).collect()
    };
    let spread = |count: usize| {
        let model = lab(json!(roles(count))).unwrap();
        let ask = Ask { outputs: vec!["organisation".to_owned()], ..Ask::default() };
        let sampled = model.sample(&ask, &ENGLISH, &Unwatched).unwrap();
        let at = |p: f64| sampled.outputs[0].quantiles.iter().find(|row| row.p == p).unwrap().value;
        assert_eq!(sampled.inputs, 1);
        at(0.95) - at(0.05)
    };
    assert!((spread(10) / spread(1) - 1.0).abs() < 1e-9);
    // The organisation may say it for all of them, and a role for itself.
    let mut staff = roles(2);
    staff[0]["employer_cost_ratio"] = json!(1.5);
    let scenario = json!({ "id": "lab", "title": "A lab", "subject": "The lab", "as_of": "2026-11-01", "window_years": 1,
        "fleet": [{ "id": "p", "accelerator": "h800", "count": 10, "supply": { "own": { "server_usd_per_gpu": 3e4 } } }],
        "organisation": { "staff": staff, "employer_cost_ratio": 1.2 } });
    let mut model = open_json(&scenario);
    near(total(&model, "organisation"), 3e5 + 1e8 * (1.5 + 1.2));
    model.set(model.index_of(share).unwrap(), 1.0).unwrap();
    near(total(&model, "organisation"), 3e5 + 1e8 * (1.5 + 1.0));
    assert!(model.index_of("organisation.staff[r1].employer_cost_ratio").is_err());
    // Where every role says its own there is nothing to share.
    assert!(lab(role(json!({ "employer_cost_ratio": 1.3 }))).unwrap().index_of(share).is_err());
}

#[test]
fn a_line_may_have_the_name_of_a_use() {
    let scenario = |line: &str| {
        json!({ "id": "lab", "title": "A lab", "subject": "The lab", "as_of": "2026-11-01", "busy_share": 0.5,
        "fleet": [{ "id": "p", "accelerator": "h800", "count": 10, "supply": { "own": { "server_usd_per_gpu": 3e4 } } }],
        "work": [{ "id": "s", "label": "S", "purpose": "serving", "hours": { "gpu_hours": { "gpu_hours": 5e3 } } }],
        "lines": [{ "id": line, "label": "Data", "nature": "data", "purpose": "idle", "amount": { "usd": 7e4 } }] })
    };
    let told = |line: &str| {
        let shared = allocation(&open_json(&scenario(line)), false).unwrap();
        let hours: f64 = shared.cells.iter().map(|cell| cell.gpu_hours).sum();
        (hours, shared.loaded.iter().map(|step| step.usd).collect::<Vec<f64>>())
    };
    assert_eq!(told("s"), told("data"));
    assert_eq!(told("idle"), told("data"));
}

#[test]
fn what_cannot_be_is_refused_with_its_path() {
    let refused = |more: Value| {
        let error = lab(role(more)).unwrap_err();
        (error.code, error.path)
    };
    let at = |field: &str| format!("organisation.staff[researchers]{field}");
    let over = json!({ "purposes": { "experiments_share": 0.7, "official_share": 0.4 } });
    assert_eq!(refused(over), (Code::OutOfRange, at(".purposes")));
    assert_eq!(refused(json!({ "purposes": { "idle_share": 0.1 } })), (Code::UnknownKey, at(".purposes.idle_share")));
    assert_eq!(
        refused(json!({ "purposes": { "serving_share": 1.5 } })),
        (Code::OutOfRange, at(".purposes.serving_share"))
    );
    assert_eq!(refused(json!({ "headcount": -1 })), (Code::OutOfRange, at(".headcount")));
    assert_eq!(refused(json!({ "cash_usd_per_person_year": "much" })).1, at(".cash_usd_per_person_year"));
    assert_eq!(refused(json!({ "purpose": "leisure" })), (Code::UnknownName, at(".purpose")));
    let mut twice = role(json!({}));
    let again = twice.as_array().unwrap().first().unwrap().clone();
    twice.as_array_mut().unwrap().push(again);
    assert_eq!(lab(twice).unwrap_err().code, Code::DuplicateId);
}

#[test]
fn guesses_count_only_where_they_are_asked_for() {
    let mut model = shipped("deepseek").unwrap();
    let told = |model: &Model| {
        let outcome = model.evaluate(&ENGLISH).unwrap();
        let open: Vec<String> = outcome.undisclosed.into_iter().map(|line| line.id).collect();
        (open, total(model, "organisation"), total(model, "development"))
    };
    let (open, organisation, development) = told(&model);
    assert_eq!(open, ["researchers.pay", "data", "offices"]);
    near(organisation, 2.544e9);
    model.set_readings(&["pay-and-data"]).unwrap();
    let (open, with_guesses, with_pay) = told(&model);
    assert_eq!(open, ["offices"]);
    let guesses = 4.0 * (150.0 * 150_000.0 * 1.323 + 15e6);
    near(with_guesses, organisation + guesses);
    near(with_pay, development + guesses);
    // Without a fleet nothing can be shared.
    let bare = json!({ "id": "b", "title": "B", "subject": "B", "as_of": "2026-11-01", "rent_usd_per_gpu_hour": 2,
        "runs": [{ "id": "r", "label": "R", "accelerator": "h800", "phases": [{ "id": "a", "purpose": "final_run", "gpu_hours": 1e4 }] }] });
    let error = allocation(&open_json(&bare), false).unwrap_err();
    assert_eq!((error.code, error.path.as_str()), (Code::Impossible, "fleet"));
}

fn open_json(scenario: &Value) -> Model {
    open(&scenario.to_string()).unwrap()
}

/// A run's price step by step, worked out by hand: 350,640 GPU-hours at 3e5 dollars, of which the run takes 10,000, experiments
/// 20,000, serving 5,000 and nobody knows what 140,320.
#[test]
fn a_small_allocation_agrees_with_pencil_and_paper() {
    let scenario = json!({ "id": "lab", "title": "A lab", "subject": "The lab", "as_of": "2026-11-01", "rent_usd_per_gpu_hour": 2, "busy_share": 0.5,
        "fleet": [{ "id": "p", "accelerator": "h800", "count": 10, "supply": { "own": { "server_usd_per_gpu": 3e4 } } }],
        "runs": [{ "id": "r", "label": "R", "accelerator": "h800", "phases": [{ "id": "a", "purpose": "final_run", "gpu_hours": 1e4 }] }],
        "work": [{ "id": "w", "label": "W", "purpose": "experiments", "hours": { "times_run": { "run": "r", "times": 2 } } },
                 { "id": "s", "label": "S", "purpose": "serving", "hours": { "gpu_hours": { "gpu_hours": 5e3 } } }],
        "lines": [{ "id": "data", "label": "Data", "nature": "data", "purpose": "experiments", "amount": { "usd": 7e4 } },
                  { "id": "tax", "label": "Tax", "nature": "other", "purpose": "idle", "amount": { "usd": 1.5e4 } }] });
    let (hours, rate) = (350_640.0, 3e5 / 350_640.0);
    let price = |row: &str, step: Load, spread: bool| {
        let shared = allocation(&open_json(&scenario), spread).unwrap();
        shared.loaded.iter().find(|of| of.row == row && of.step == step).unwrap().loaded_usd
    };
    near(price("r", Load::Electricity, false), 0.0);
    near(price("r", Load::Hardware, false), 1e4 * rate);
    near(price("r", Load::Idle, false), 1e4 * rate * 2.0);
    near(price("r", Load::Experiments, false), 3e4 * rate * 2.0);
    // The experiments' data is the run's; the tax goes by hours, and most of those nobody accounts for.
    let burdened = hours / 2.0 - 2e4;
    near(price("r", Load::Organisation, false), 3e4 * rate * 2.0 + 7e4 + 1.5e4 * 1e4 / burdened);
    near(price("s", Load::Organisation, false), 5e3 * rate * 2.0 + 1.5e4 * 5e3 / burdened);
    // Laid on the known hours, the unaccounted ones make the run dearer, and the tax has only the run and serving to go to.
    near(price("r", Load::Organisation, true), 3e5 * 30.0 / 35.0 + 7e4 + 1e4);
    near(price("s", Load::Organisation, true), 3e5 * 5.0 / 35.0 + 5e3);
    near(price("unaccounted", Load::Organisation, true), 0.0);
}
