//! Sections that a scenario switches on: the years, owning beside renting, and what-ifs.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::page::Page;
use fullcost::page::view::{BridgePart, BridgeRow, View};
use fullcost::{Code, ENGLISH, Error, Model, open, shipped};
use serde_json::{Value, json};

fn page(id: &str) -> Page {
    Page::new(shipped(id).unwrap())
}

/// A shipped scenario with some fields changed.
fn with(id: &str, fields: Value) -> Result<Model, Error> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/scenarios/");
    let text = std::fs::read_to_string(format!("{folder}{id}.json")).unwrap();
    let mut scenario: Value = serde_json::from_str(&text).unwrap();
    for (key, value) in fields.as_object().unwrap() {
        scenario[key] = value.clone();
    }
    open(&scenario.to_string())
}

fn total(group: &BridgePart) -> f64 {
    group.rows.iter().map(|row| row.ends.last().unwrap()).sum()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

fn what_if<'a>(view: &'a View, id: &str) -> &'a BridgeRow {
    view.what_ifs.as_ref().unwrap().parts[0].rows.iter().find(|row| row.id == id).unwrap()
}

#[test]
fn the_years_add_up_to_the_scope_and_payments_to_the_purchase() {
    let windows =
        [("small-lab", [1.0, 2.5, 4.0]), ("deepseek", [1.0, 2.5, 4.0]), ("four-generations", [5.0, 6.5, 8.0])];
    for (id, windows) in windows {
        for years in windows {
            let mut model = with(id, json!({"sections": ["by_year"]})).unwrap();
            model.set(model.plan().window.index(), years).unwrap();
            let mut page = Page::new(model);
            for scope in ["fleet_tco", "fleet_operation", "organisation"] {
                page.set_preset(scope).unwrap();
                let view = page.view().unwrap();
                let shown = view.by_year.unwrap();
                assert_eq!(shown.parts[0].rows.len(), years.ceil() as usize);
                assert!(near(total(&shown.parts[0]), view.hero.answer.usd), "{id}, {scope}, {years} years");
            }
            // Everything that is bought, all that running it costs, and no cost of capital.
            page.set_preset("fleet_tco").unwrap();
            let paid = total(&page.view().unwrap().by_year.unwrap().parts[1]);
            let usd = |page: &mut Page, scope: &str| {
                page.set_preset(scope).unwrap();
                page.view().unwrap().hero.answer.usd
            };
            let (bought, run) = (usd(&mut page, "fleet_purchase"), usd(&mut page, "fleet_operation"));
            assert!(near(paid, bought + run), "{id}: {paid} is not {bought} + {run}");
        }
    }
}

#[test]
fn rows_that_were_ticked_have_their_years() {
    let mut page = page("small-lab");
    page.set_preset("fleet_tco").unwrap();
    page.tick_use("idle", false).unwrap();
    let view = page.view().unwrap();
    assert!(near(total(&view.by_year.unwrap().parts[0]), view.hero.answer.usd));
}

#[test]
fn what_is_paid_as_it_falls_due_is_told_once() {
    let mut page = page("small-lab");
    page.set_preset("fleet_operation").unwrap();
    assert_eq!(page.view().unwrap().by_year.unwrap().parts.len(), 1);
}

#[test]
fn owning_crosses_the_rent_where_it_says() {
    let mut page = page("small-lab");
    let own = page.view().unwrap().own_or_rent.unwrap();
    let (x, y) = (&own.curve.x, &own.curve.y);
    assert_eq!([x[0], *x.last().unwrap()], [5.0, 100.0]);
    let after = x.iter().position(|&x| x >= own.curve.even[0]).unwrap();
    assert!(y[after - 1] > own.curve.rent_usd && y[after] <= own.curve.rent_usd);
    assert!(own.curve.even[1] < own.curve.even[0] && own.curve.even[0] < own.curve.even[2]);
    let rent = page.model.index_of("rent_usd_per_gpu_hour").unwrap();
    page.model.set(rent, 0.5).unwrap();
    let never = page.view().unwrap().own_or_rent.unwrap();
    assert!(never.curve.even.is_empty());
    assert!(never.curve.y[x.len() - 1] > 0.5);
}

#[test]
fn sections_without_an_answer_are_left_out() {
    let all = json!(["own_or_rent", "by_year", "what_ifs"]);
    let view = Page::new(with("rented-run", json!({"sections": all})).unwrap()).view().unwrap();
    assert!(view.own_or_rent.is_none() && view.by_year.is_none() && view.what_ifs.is_none());
    let quiet = page("gpt-3").view().unwrap();
    assert!(quiet.own_or_rent.is_none() && quiet.by_year.is_none() && quiet.what_ifs.is_none());
}

#[test]
fn what_ifs_say_the_difference_that_they_make() {
    let mut page = page("small-lab");
    let usd = |page: &Page| page.totals().unwrap()[0];
    let (before, view) = (usd(&page), page.view().unwrap());
    let by = what_if(&view, "electricity-doubles").ends[1];
    assert!(by > 0.0 && what_if(&view, "servers-cheaper").ends[1] < 0.0);
    assert_eq!(what_if(&view, "idle-more").ends[1], 0.0);
    page.model.set_readings(&["electricity-doubles"]).unwrap();
    assert!(near(usd(&page), before + by));
    let on = page.view().unwrap();
    assert!(on.by_year.is_some() && what_if(&on, "electricity-doubles").kind == "on");
    assert!(near(what_if(&on, "electricity-doubles").ends[1], by));
    // Switched on together, each is told with the other one on.
    let both = what_if(&on, "servers-cheaper").ends[1];
    page.model.set_readings(&["electricity-doubles", "servers-cheaper"]).unwrap();
    assert!(near(usd(&page), before + by + both));
}

#[test]
fn differences_have_their_range_from_common_draws() {
    let mut page = page("small-lab");
    while page.think() {}
    let ranges = |page: &Page| page.sure().unwrap().what_ifs;
    let found = ranges(&page);
    assert_eq!(found.len(), 4);
    let by = |id: &str| what_if(&page.view().unwrap(), id).ends[1];
    // Every draw with dear electricity costs more: what else is not known is the same in both.
    assert!(
        0.0 < found[1].low && found[1].low < by("electricity-doubles") && by("electricity-doubles") < found[1].high
    );
    assert!(found[2].high < 0.0);
    assert!(found[3].text.is_empty(), "what changes nothing has no range");
    page.model.set_readings(&["electricity-doubles"]).unwrap();
    while page.think() {}
    let on = ranges(&page);
    assert!((on[1].low / found[1].low - 1.0).abs() < 1e-9, "on or off, the same difference");
}

#[test]
fn what_is_multiplied_keeps_its_draws_and_what_a_user_sets() {
    let readings = json!([
        {"id": "half", "label": "Half", "patch": [{"path": "busy_share", "times": 0.5}]},
        {"id": "half-again", "label": "Half again", "patch": [{"path": "busy_share", "times": 0.5}]},
    ]);
    let mut model = with("small-lab", json!({"readings": readings})).unwrap();
    let index = model.plan().busy.index();
    model.set(index, 0.8).unwrap();
    model.set_readings(&["half", "half-again"]).unwrap();
    assert_eq!(model.bill().unwrap().busy, 0.2);
    assert_eq!(model.raw()[index], 0.8);
    model.unset(index).unwrap();
    assert!(!model.set_under(model.readings()).contains(&index), "it is still drawn");
    // The slider shows what counts, and sets what lies under it.
    let slider = Page::new(model).view().unwrap().hinge.unwrap().slider;
    assert!(near(slider.value * slider.scale, 0.7) && near(slider.value, 17.5));
}

#[test]
fn what_together_leaves_a_field_is_refused() {
    let twice =
        |id: &str| json!({"id": id, "label": "Dearer", "patch": [{"path": "cost_of_capital_share", "times": 8}]});
    let mut model = with("small-lab", json!({"readings": [twice("a"), twice("b")]})).unwrap();
    model.set_readings(&["a"]).unwrap();
    let before = model.bill().unwrap().fleet_cost();
    let error = model.set_readings(&["a", "b"]).unwrap_err();
    assert_eq!((error.code, error.path.as_str()), (Code::OutOfRange, "cost_of_capital_share"));
    assert_eq!(model.bill().unwrap().fleet_cost(), before, "everything is as it was");
}

#[test]
fn mistakes_have_their_paths() {
    let refused = |patch: Value| {
        let reading = json!([{"id": "r", "label": "R", "patch": [patch]}]);
        let error = with("small-lab", json!({"readings": reading})).map(|_| ()).unwrap_err();
        (error.code, error.path)
    };
    let at = |end: &str| format!("readings[r].patch[0]{end}");
    assert_eq!(refused(json!({"path": "busy_share"})), (Code::Missing, at(".value")));
    assert_eq!(refused(json!({"path": "busy_share", "value": 0.5, "times": 2})), (Code::UnknownKey, at(".times")));
    assert_eq!(refused(json!({"path": "busy_share", "times": 2})), (Code::OutOfRange, at(".times")));
    assert_eq!(refused(json!({"path": "busy_share", "times": 0})), (Code::OutOfRange, at(".times")));
    assert_eq!(refused(json!({"path": "weighting", "times": 2})), (Code::WrongType, at(".times")));
    assert_eq!(refused(json!({"path": "busy", "times": 2})), (Code::UnknownPath, at(".path")));
    let section = with("small-lab", json!({"sections": ["by_month"]})).map(|_| ()).unwrap_err();
    assert_eq!((section.code, section.path.as_str()), (Code::UnknownName, "sections[0]"));
}

#[test]
fn a_what_if_stands_behind_the_bill_only_while_it_is_on() {
    let mut model = shipped("small-lab").unwrap();
    let behind = |model: &Model| {
        let lines = model.evaluate(&ENGLISH).unwrap().lines;
        lines.iter().flat_map(|line| line.leaves.clone()).any(|path| path.ends_with(".what_if"))
    };
    assert!(!behind(&model));
    model.set_readings(&["electricity-doubles"]).unwrap();
    assert!(behind(&model));
}

#[test]
fn the_page_without_a_script_says_what_the_sections_say() {
    let text = fullcost::page::text::fallback(&page("small-lab"), "", &[]).unwrap();
    for words in ["cheaper from 66% busy", "The money leaves in lumps", "<td>Year 4</td>", "<td>Rent falls</td>"] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn what_ifs_of_a_predicted_run_are_listed_too() {
    let mut page = Page::new(with("llama-405b", json!({"sections": ["what_ifs"]})).unwrap());
    page.set_preset("official_training").unwrap();
    let (before, view) = (page.totals().unwrap()[0], page.view().unwrap());
    let rows = &view.what_ifs.as_ref().unwrap().parts[0].rows;
    assert_eq!(rows.len(), page.model.plan().readings.iter().filter(|reading| reading.what_if).count());
    for row in rows {
        page.model.set_readings(&[&row.id]).unwrap();
        assert!(near(page.totals().unwrap()[0], before + row.ends[1]), "{}", row.id);
    }
}

#[test]
fn lines_are_operation_where_the_scopes_say_so() {
    let pay = |purpose: &str| {
        let lines =
            json!([{"id": "crew", "label": "Crew", "nature": "staff", "purpose": purpose, "amount": {"usd": 4e6}}]);
        let staff = json!([{"id": "people", "label": "Pay", "headcount": 10, "cash_usd_per_person_year": 1e5}]);
        let fields = json!({"sections": ["by_year"], "lines": lines, "organisation": {"staff": staff}});
        let mut page = Page::new(with("small-lab", fields).unwrap());
        page.set_preset("organisation").unwrap();
        let years = page.view().unwrap().by_year.unwrap().parts[0].clone();
        // What stands between the ends of operation, the second of the four kinds.
        let operation: f64 = years.rows.iter().map(|row| row.ends[2] - row.ends[1]).sum();
        page.set_preset("fleet_operation").unwrap();
        (operation, page.view().unwrap().hero.answer.usd)
    };
    let (crew, researchers) = (pay("unaccounted"), pay("experiments"));
    assert!(near(crew.0, crew.1) && near(researchers.0, researchers.1), "{crew:?} {researchers:?}");
    assert!(near(crew.0 - researchers.0, 4e6), "{crew:?} {researchers:?}");
}
