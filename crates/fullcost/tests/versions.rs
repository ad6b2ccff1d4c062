//! A scenario as it was known on a date, and the difference between two versions of it.

#![allow(clippy::disallowed_methods, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::json::ToJson;
use fullcost::scenario::Scenario;
use fullcost::value::Value;
use fullcost::versions::diff::{Change, Difference, Part, Version, diff, diff_json};
use fullcost::versions::known::{AsKnownOn, Standing, as_known_on, as_known_on_json, scenario_as_known_on_json};
use fullcost::{ENGLISH, Model, document, open_document, scenario_ids, scenario_of, scenario_text};
use proptest::prelude::*;
use serde_json::json;

fn shipped(id: &str) -> Value {
    document(scenario_text(id).unwrap()).unwrap()
}

fn value(json: &serde_json::Value) -> Value {
    document(&json.to_string()).unwrap()
}

fn deepseek(on: &str) -> AsKnownOn {
    as_known_on(&shipped("deepseek"), on).unwrap().0
}

fn standing(of: &AsKnownOn, path: &str) -> Standing {
    of.figures.iter().find(|figure| figure.path == path).unwrap().standing
}

fn scope<'a>(of: &'a AsKnownOn, id: &str) -> &'a fullcost::versions::known::ScopeThen {
    of.scopes.iter().find(|scope| scope.id.id() == id).unwrap()
}

#[test]
fn the_analysts_first_totals_stood_until_they_were_corrected() {
    for (on, readings, purchase) in [
        ("2025-01-30", 0, 1.6e9),
        ("2025-01", 1, 1.3e9),
        ("2025-02-01", 1, 1.3e9),
        ("2025-02-02", 0, 1.6e9),
        ("2025-02", 0, 1.6e9),
    ] {
        let found = deepseek(on);
        assert_eq!(found.readings.len(), readings, "{on}");
        let scope = scope(&found, "fleet_purchase");
        assert!((scope.usd_then - purchase).abs() < 1.0 && (scope.usd - 1.6e9).abs() < 1.0, "{on}");
    }
    let first = deepseek("2025-02-01");
    assert_eq!((first.day.as_str(), first.readings[0].id.as_str()), ("2025-02-01", "as-first-printed"));
    assert_eq!(standing(&first, "bill"), Standing::Replaced);
    assert_eq!(standing(&first, "stated_totals[analyst].purchase_usd"), Standing::NotYet);
    assert_eq!(standing(&first, "stated_totals[analyst-first].purchase_usd"), Standing::Known);
    assert_eq!(standing(&first, "runs[r1].phases[rl].gpu_hours"), Standing::NotYet);
    assert_eq!(standing(&first, "runs[v3].phases[pretraining].gpu_hours"), Standing::Known);
    assert_eq!(standing(&first, "busy_share"), Standing::Undated);
    let claim = |id: &str| first.claims.iter().find(|claim| claim.id == id).unwrap().standing;
    assert_eq!((claim("analyst-servers"), claim("analyst-servers-first")), (Standing::NotYet, Standing::Known));
    assert_eq!(
        first.sentence,
        "On 2025-02-01, 51 figures were known, 1 stood otherwise and 23 were not known yet; 26 have no date. \
         65 of 97 claims were out."
    );
    for figure in &first.figures {
        assert_eq!(figure.value_then.is_none(), figure.standing == Standing::NotYet, "{}", figure.path);
        assert_eq!(figure.reading.is_some(), figure.standing == Standing::Replaced, "{}", figure.path);
    }
}

#[test]
fn what_a_data_sheet_says_is_known_from_the_chips_release() {
    // The catalog's sources tell when a page was read.
    for (path, released) in [
        ("accelerators[a100-pcie-40].peaks.bf16_tflop_per_s", "2020-06"),
        ("accelerators[h100-sxm].peaks.bf16_tflop_per_s", "2022-09"),
        ("accelerators[h800-sxm].peaks.bf16_tflop_per_s", "2023-03"),
    ] {
        let first = deepseek("2025-02-01");
        let found = figure(&first, path);
        assert_eq!((found.standing, found.known_from.as_deref()), (Standing::Known, Some(released)));
        assert_eq!(standing(&deepseek("2019"), path), Standing::NotYet);
    }
    // A scenario's own chip has its own days, whatever it is called.
    for (released, source, known) in [
        (json!(null), "2026-08-21", "2026-08-21"),
        (json!("2024-06"), "2026-08-21", "2024-06"),
        (json!("2024-06"), "2024-03-18", "2024-03-18"),
    ] {
        let own = json!({ "accelerators": [{ "key": "h800-sxm", "name": "Ours", "vendor": "We", "aliases": ["h800"],
            "released": released, "peaks": { "bf16_tflop_per_s": { "value": 900, "source": "s", "status": "stated" } } }],
            "sources": [{ "id": "s", "title": "S", "by": "S", "date": source }] });
        let found = as_known_on(&value(&rented(own)), "2024-01").unwrap().0;
        let of = figure(&found, "accelerators[h800-sxm].peaks.bf16_tflop_per_s");
        assert_eq!((of.standing, of.known_from.as_deref()), (Standing::NotYet, Some(known)));
    }
}

#[test]
fn no_claim_of_the_scenario_as_it_was_is_later_than_its_day() {
    let whole = scenario_of(&shipped("deepseek")).unwrap();
    let (answer, then) = as_known_on(&shipped("deepseek"), "2025-02-01").unwrap();
    let then: Scenario = scenario_of(&then).unwrap();
    assert_eq!((whole.claims.len(), then.claims.len(), then.as_of.as_str()), (97, 65, "2025-02-01"));
    let out = answer.claims.iter().filter(|claim| claim.standing != Standing::NotYet).map(|claim| claim.id.as_str());
    assert_eq!(then.claims.iter().map(|claim| claim.id.as_str()).collect::<Vec<_>>(), out.collect::<Vec<_>>());
    assert!(then.audits.len() < whole.audits.len());
    let asked = json!({ "scenario": "deepseek", "date": "2025-02-01" });
    assert_eq!(as_known_on_json(&value(&asked)).unwrap(), answer.json());
    let again = scenario_as_known_on_json(&value(&asked)).unwrap();
    assert_eq!(scenario_of(&document(&again).unwrap()).unwrap().json(), then.json());
}

#[test]
fn what_leans_on_a_correction_leans_on_the_figure_that_it_corrected() {
    let of = |on: &str| {
        let document = as_known_on(&shipped("deepseek"), on).unwrap().1;
        (scenario_of(&document).unwrap(), open_document(&document).unwrap())
    };
    let named = |scenario: &Scenario| {
        let bridges = scenario.bridges.iter().map(|bridge| format!("{} {} {}", bridge.id, bridge.from, bridge.to));
        (scenario.headline.as_ref().map(|of| format!("{} {}", of.small, of.large)), bridges.collect::<Vec<_>>())
    };
    let (first, mut model) = of("2025-02-01");
    let (headline, bridges) = named(&first);
    assert_eq!(headline.unwrap(), "article-6m analyst-servers-first");
    // From the first printed total to the corrected one there is no way on that day.
    assert_eq!(
        bridges,
        [
            "headlines v3-official-usd analyst-servers-first",
            "article article-6m analyst-servers-first",
            "critic analyst-servers-first critic-servers-hoppers"
        ]
    );
    model.set_readings(&["as-first-printed"]).unwrap();
    let walk = model.reconcile("v3-official-usd", "analyst-servers-first", &[], &ENGLISH).unwrap();
    assert!((walk.rest_to_usd).abs() < 1.0, "{}", walk.rest_to_usd);
    let (corrected, _) = of("2025-02-02");
    assert_eq!(named(&corrected).0.unwrap(), "article-6m analyst-servers");
    // Before anybody had told a total there is nothing to lean on.
    assert_eq!(named(&of("2025-01-30").0), (None, Vec::new()));
}

#[test]
fn only_an_authors_own_correction_stands_back_and_two_claims_never_become_one() {
    let claim = |id: &str, by: &str, date: &str, corrects: &[&str]| {
        let mut claim = json!({ "id": id, "label": id, "text": id, "by": by, "date": date, "status": "assumed", "seen": "memory",
            "figure": { "money": { "usd": 5e6, "scope": { "preset": "fleet_purchase" } } } });
        if let [other] = corrects {
            claim["corrects"] = json!(other);
        }
        claim
    };
    let headline = |claims: serde_json::Value, small: &str, large: &str| {
        let scenario = value(&rented(
            json!({ "claims": claims, "headline": { "small": small, "large": large, "unit": small, "scope": "fleet_tco" } }),
        ));
        let then = scenario_of(&as_known_on(&scenario, "2024").unwrap().1).unwrap();
        then.headline.map(|of| [of.small, of.large, of.unit])
    };
    let old = claim("old", "A", "2023", &[]);
    let other = claim("other", "B", "2023", &[]);
    let own = claim("own", "A", "2025", &["old"]);
    let again = claim("again", "A", "2026", &["own"]);
    let critic = claim("critic", "B", "2025", &["old"]);
    assert_eq!(
        headline(json!([old, other, own, again]), "again", "other"),
        Some(["old", "other", "old"].map(str::to_owned))
    );
    assert_eq!(headline(json!([old, other, critic]), "other", "critic"), None);
    assert_eq!(headline(json!([old, own]), "old", "own"), None);
    // A correction of what counts something else, or for another time, stands in nobody's place.
    for (key, value) in [("scope", json!({ "preset": "fleet_operation" })), ("per_year", json!(true))] {
        let mut elsewhere = old.clone();
        elsewhere["figure"]["money"][key] = value;
        assert_eq!(headline(json!([elsewhere, other, own]), "own", "other"), None, "{key}");
    }
    // What was the smaller figure may not be the larger of that day.
    let mut more = other.clone();
    more["figure"]["money"]["usd"] = json!(6e6);
    let mut much = old.clone();
    much["figure"]["money"]["usd"] = json!(7e6);
    assert!(headline(json!([old, more, own]), "own", "other").is_some());
    assert_eq!(headline(json!([much, more, own]), "own", "other"), None);
    // Of two bridges that have become one, the first is there.
    let bridges = json!([{ "id": "x", "label": "X", "from": "other", "to": "own" }, { "id": "y", "label": "Y", "from": "other", "to": "old" }]);
    let scenario = value(&rented(json!({ "claims": [old, other, own], "bridges": bridges })));
    let then = scenario_of(&as_known_on(&scenario, "2024").unwrap().1).unwrap();
    assert_eq!(then.bridges.iter().map(|bridge| bridge.id.as_str()).collect::<Vec<_>>(), ["x"]);
    let round = [claim("a", "A", "2025", &["b"]), claim("b", "A", "2025", &["a"]), other];
    assert_eq!(headline(json!(round), "other", "a"), None);
}

#[test]
fn what_is_known_stays_known_and_all_is_known_in_the_end() {
    let days =
        ["2015", "2022", "2024-08", "2024-12", "2025-01-30", "2025-02-15", "2025-06", "2026-01", "2026-11", "2030"];
    for id in scenario_ids() {
        let mut before: Vec<String> = Vec::new();
        for day in days {
            let (answer, then) = as_known_on(&shipped(id), day).unwrap();
            open_document(&then).unwrap();
            let known = answer.figures.iter().filter(|figure| figure.standing == Standing::Known);
            let known: Vec<String> = known.map(|figure| figure.path.clone()).collect();
            assert!(before.iter().all(|path| known.contains(path)), "{id} {day}");
            before = known;
        }
        let last = as_known_on(&shipped(id), "2030").unwrap().0;
        assert!(last.figures.iter().all(|figure| figure.standing != Standing::NotYet), "{id}");
        assert!(last.scopes.iter().all(|scope| scope.usd == scope.usd_then && scope.not_yet == 0.0), "{id}");
    }
}

#[test]
fn ones_own_dates_count_and_an_id_may_hold_dots() {
    let scenario = json!({ "id": "s", "title": "S", "subject": "S", "as_of": "2026-11-01",
        "fleet": [{ "id": "h800.sxm", "accelerator": "h800", "supply": { "own": { "server_usd_per_gpu": 3e4 } },
                    "count": { "value": 64, "source": "late", "known_from": "2023-05", "status": "stated" } }],
        "readings": [{ "id": "rumour", "label": "Rumour", "known_until": "2023-05", "patch": [{ "path": "fleet[h800.sxm].count", "value": 48 }] }],
        "sources": [{ "id": "late", "title": "L", "by": "L", "date": "2024" }] });
    let count = |on: &str| {
        let found = as_known_on(&value(&scenario), on).unwrap().0;
        let figure = found.figures.into_iter().find(|figure| figure.path.ends_with("count")).unwrap();
        (figure.standing, figure.value_then)
    };
    assert_eq!(count("2023-05-30"), (Standing::Replaced, Some(48.0)));
    assert_eq!(count("2023-05-31"), (Standing::Known, Some(64.0)));
}

#[test]
fn rates_by_year_have_dates_of_their_own() {
    let rate = json!({ "value": 2, "source": "early", "known_from": "2025-06-01", "status": "stated" });
    let scenario = json!({ "id": "s", "title": "S", "subject": "S", "as_of": "2026-11-01",
        "start_year": 2023, "window_years": 2,
        "fleet": [{ "id": "h", "accelerator": "h800", "count": 64, "supply": { "rent": { "by_year": [
            { "year": 2023, "usd_per_gpu_hour": { "value": 3, "source": "early", "status": "stated" } },
            { "year": 2024, "usd_per_gpu_hour": rate }] } } }],
        "sources": [{ "id": "early", "title": "E", "by": "E", "date": "2023-01-01" }] });
    let rate = |year: &str, on: &str| {
        let found = as_known_on(&value(&scenario), on).unwrap().0;
        let path = ["fleet[h].supply.rent.by_year[", year, "].usd_per_gpu_hour"].concat();
        let figure = found.figures.into_iter().find(|figure| figure.path == path).unwrap();
        (figure.standing, figure.known_from.unwrap())
    };
    assert_eq!(rate("2023", "2024-01-01"), (Standing::Known, "2023-01-01".to_owned()));
    assert_eq!(rate("2024", "2024-01-01"), (Standing::NotYet, "2025-06-01".to_owned()));
    assert_eq!(rate("2024", "2025-06-01"), (Standing::Known, "2025-06-01".to_owned()));
}

#[test]
fn scopes_of_a_run_keep_to_it_when_the_headline_is_not_out_yet() {
    // The headline leans on a claim of 2026 about the third run; without it, a page is about the second.
    for id in scenario_ids() {
        for on in ["2022", "2024-01-01", "2025-06"] {
            let found = as_known_on(&shipped(id), on).unwrap().0;
            let same = found.readings.is_empty();
            assert!(found.scopes.iter().all(|scope| !same || scope.usd_then == scope.usd), "{id} {on}");
        }
    }
    let lab = as_known_on(&shipped("four-generations"), "2024-01-01").unwrap().0;
    assert!(scope(&lab, "final_run").usd_then > 0.0 && lab.readings.is_empty());
}

/// A rented pool, a run and readings that held before 2025, with more of a document.
fn rented(more: serde_json::Value) -> serde_json::Value {
    let mut scenario = json!({ "id": "s", "title": "S", "subject": "S", "as_of": "2026-11-01",
        "rent_usd_per_gpu_hour": { "value": { "interval": { "low": 2, "high": 4, "confidence": 0.8 } },
            "source": "s", "status": "stated" },
        "fleet": [{ "id": "h", "accelerator": "h800", "supply": { "own": {
                "server_usd_per_gpu": { "value": 30_000, "source": "s", "status": "stated" } } },
            "count": { "value": 64, "source": "s", "status": "stated", "factors": ["more"] } }],
        "factors": [{ "id": "more", "label": "More", "value": { "value": 1.5, "status": "assumed" } }],
        "runs": [{ "id": "r", "label": "R", "accelerator": "h800",
            "phases": [{ "id": "p", "label": "P", "purpose": "final_run", "gpu_hours": 1000 }] }],
        "stated_totals": [{ "id": "total", "label": "T", "pools": ["h"], "purchase_usd": 3e6, "operation_usd": 1e6, "years": 4 }],
        "sources": [{ "id": "s", "title": "S", "by": "S", "date": "2020" }] });
    scenario.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    scenario
}

fn figure<'a>(of: &'a AsKnownOn, path: &str) -> &'a fullcost::versions::known::KnownFigure {
    of.figures.iter().find(|figure| figure.path == path).unwrap()
}

#[test]
fn a_reading_that_multiplies_tells_what_it_makes() {
    let scenario = rented(json!({ "readings": [{ "id": "old", "label": "Old", "known_until": "2025", "patch": [
        { "path": "fleet[h].supply.own.server_usd_per_gpu", "times": 0.5 },
        { "path": "rent_usd_per_gpu_hour", "times": 0.5 }] }] }));
    let found = as_known_on(&value(&scenario), "2024").unwrap().0;
    let price = figure(&found, "fleet[h].supply.own.server_usd_per_gpu");
    assert_eq!((price.value, price.told.as_str()), (30_000.0, "30000"));
    assert_eq!((price.value_then, price.told_then.as_deref()), (Some(15_000.0), Some("15000")));
    assert_eq!((price.standing, price.reading.as_deref()), (Standing::Replaced, Some("old")));
    let rent = figure(&found, "rent_usd_per_gpu_hour");
    let interval =
        |low: u8, high: u8| Some(format!("{{\"interval\":{{\"low\":{low},\"high\":{high},\"confidence\":0.8}}}}"));
    assert_eq!((Some(rent.told.clone()), rent.told_then.clone()), (interval(2, 4), interval(1, 2)));
    let count = figure(&found, "fleet[h].count");
    assert_eq!((count.value, count.told.as_str()), (96.0, "96"));
    // The factor by which a reading multiplies is no figure that anybody told.
    assert!(found.figures.iter().all(|figure| !figure.path.starts_with("readings")));
    let undated = found.figures.iter().filter(|figure| figure.standing == Standing::Undated).count();
    assert!(found.sentence.contains(&format!("; {undated} have no date.")), "{}", found.sentence);
    let last = as_known_on(&value(&scenario), "2025").unwrap().0;
    assert_eq!(figure(&last, "fleet[h].supply.own.server_usd_per_gpu").told_then.as_deref(), Some("30000"));
}

#[test]
fn a_reading_of_a_factor_replaces_what_it_multiplies() {
    let more = |patch: serde_json::Value, known_from: &str| {
        let mut scenario =
            rented(json!({ "readings": [{ "id": "old", "label": "Old", "known_until": "2025", "patch": [patch] }] }));
        scenario["fleet"][0]["count"]["known_from"] = json!(known_from);
        let found = as_known_on(&value(&scenario), "2024").unwrap().0;
        let count = figure(&found, "fleet[h].count").clone();
        (count.standing, count.value_then, count.told_then, count.reading)
    };
    for patch in [
        json!({ "path": "factors[more].value", "value": 0.75 }),
        json!({ "path": "factors[more].value", "times": 0.5 }),
    ] {
        let replaced = (Standing::Replaced, Some(48.0), Some("48".to_owned()), Some("old".to_owned()));
        assert_eq!(more(patch.clone(), "2020"), replaced);
        assert_eq!(more(patch, "2026"), (Standing::NotYet, None, None, None));
    }
}

#[test]
fn every_choice_is_told_by_its_words() {
    for (switch, is, other) in
        [("bill", "parts", "total"), ("weighting", "hours", "compute"), ("guesses", "left_out", "counted")]
    {
        for (is, other) in [(is, other), (other, is)] {
            let changed = between(&value(&rented(json!({ switch: is }))), &value(&rented(json!({ switch: other }))));
            let [row] = changed.figures.as_slice() else { panic!("{switch}") };
            let told = [&row.told_before, &row.told_after].map(Option::as_deref);
            assert_eq!((row.path.as_str(), told), (switch, [Some(is), Some(other)]));
            let reading = json!({ "id": "old", "label": "Old", "known_until": "2025", "patch": [{ "path": switch, "value": other }] });
            let known = as_known_on(&value(&rented(json!({ switch: is, "readings": [reading] }))), "2024").unwrap().0;
            let row = figure(&known, switch);
            assert_eq!((row.told.as_str(), row.told_then.as_deref()), (is, Some(other)));
        }
    }
}

#[test]
fn bad_questions_are_told_where_they_go_wrong() {
    let known = |asked: serde_json::Value| {
        let error = as_known_on_json(&value(&asked)).unwrap_err();
        (error.code.id(), error.path)
    };
    let of = |code, path: &str| (code, path.to_owned());
    assert_eq!(known(json!({ "scenario": "deepseek", "date": "2025-13" })), of("wrong_type", "date"));
    assert_eq!(known(json!({ "scenario": "deepseek", "date": 2025 })), of("wrong_type", "date"));
    assert_eq!(known(json!({ "scenario": "deepseek" })), of("missing", "date"));
    assert_eq!(known(json!({ "scenario": "deepsek", "date": "2025" })), of("unknown_name", "scenario"));
    assert_eq!(known(json!({ "scenario": "deepseek", "date": "2025", "at": 1 })), of("unknown_key", "at"));
    assert_eq!(known(json!([])), of("wrong_type", ""));
    let bad = |asked: serde_json::Value| {
        let error = diff_json(&value(&asked)).unwrap_err();
        (error.code.id(), error.path)
    };
    assert_eq!(bad(json!({ "old": "deepseek", "new": { "id": "x" } })).1, "new.title");
    assert_eq!(bad(json!({ "old": 3, "new": "deepseek" })), of("wrong_type", "old"));
    assert_eq!(bad(json!({ "old": "deepseek" })), of("missing", "new"));
}

fn opened(document: &Value) -> (Model, Scenario) {
    (open_document(document).unwrap(), scenario_of(document).unwrap())
}

fn between(old: &Value, new: &Value) -> Difference {
    let ((old_model, old), (new_model, new)) = (opened(old), opened(new));
    let version = |model, scenario| Version { model, scenario: Some(scenario) };
    closes(diff(version(&old_model, &old), version(&new_model, &new)).unwrap())
}

/// The parts of each scope add up to its difference.
fn closes(found: Difference) -> Difference {
    for scope in &found.scopes {
        let parts = found.effects.iter().filter(|effect| effect.scope == scope.id).filter_map(|effect| effect.usd);
        let (sum, size) = parts.fold((0.0, scope.after_usd.abs()), |(sum, size), usd| (sum + usd, size + usd.abs()));
        assert!((sum - scope.difference_usd).abs() <= 1e-10 * size, "{:?} {sum}", scope);
        assert!((scope.after_usd - scope.before_usd - scope.difference_usd).abs() <= 1e-10 * size);
    }
    found
}

#[test]
fn a_scenario_does_not_differ_from_itself() {
    for id in scenario_ids() {
        let found = between(&shipped(id), &shipped(id));
        assert!(found.figures.is_empty() && found.claims.is_empty() && found.sources.is_empty(), "{id}");
        assert!(found.effects.is_empty() && found.notes.is_empty(), "{id}");
        assert!(found.scopes.iter().all(|scope| scope.difference_usd == 0.0), "{id}");
        assert_eq!(found.sentence, "No figure, claim or source is different.");
    }
}

/// The small lab with some changes of its document.
fn lab(change: impl FnOnce(&mut serde_json::Value)) -> Value {
    let mut lab: serde_json::Value = serde_json::from_str(scenario_text("small-lab").unwrap()).unwrap();
    change(&mut lab);
    value(&lab)
}

#[test]
fn both_versions_are_asked_about_one_run() {
    let text = scenario_text("four-generations").unwrap();
    let edited = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut lab: serde_json::Value = serde_json::from_str(text).unwrap();
        change(&mut lab);
        value(&lab)
    };
    let reverse = |lab: &mut serde_json::Value| lab["runs"].as_array_mut().unwrap().reverse();
    let bare = edited(&|lab| {
        lab.as_object_mut().unwrap().remove("headline");
        reverse(lab);
    });
    let found = between(&bare, &shipped("four-generations"));
    assert!(found.figures.is_empty() && found.effects.is_empty(), "{:?}", found.effects);
    assert_eq!(
        found.notes,
        ["Scopes of a run are about `third` in both versions; by itself the old one is about `second`."]
    );
    let back = between(&shipped("four-generations"), &bare);
    assert!(back.effects.is_empty());
    assert_eq!(
        back.notes,
        ["Scopes of a run are about `second` in both versions; by itself the old one is about `third`."]
    );
    let swapped = edited(&reverse);
    let found = between(&swapped, &bare);
    assert!(found.effects.is_empty() && found.notes.len() == 1, "{:?}", found.effects);
    // A run that the old version does not have cannot be compared with itself.
    let renamed = value(&serde_json::from_str(&text.replace("\"third\"", "\"next\"")).unwrap());
    let found = between(&shipped("four-generations"), &renamed);
    let run = found.scopes.iter().find(|scope| scope.id.id() == "final_run").unwrap();
    assert_eq!(run.difference_usd, 0.0);
    assert_eq!(
        found.notes,
        ["Scopes of a run are about `next` in the new version and about `third` in the old one, which has no `next`."]
    );
}

#[test]
fn every_kind_of_change_has_its_row() {
    let old = shipped("deepseek");
    let mut new: serde_json::Value = serde_json::from_str(scenario_text("deepseek").unwrap()).unwrap();
    new["fleet"][0]["count"]["value"] = json!(8000);
    new["fleet"][2]["count"]["source"] = json!("amodei");
    new["bill"] = json!("analyst-first");
    new["sources"][0]["date"] = json!("2025-02");
    new["sources"][1]["title"] = json!("Another title");
    new["sources"].as_array_mut().unwrap().push(json!({ "id": "new", "title": "N", "by": "N", "date": "2026" }));
    new["claims"][2]["figure"]["money"]["usd"] = json!(1_610_000_000.0);
    let found = between(&old, &value(&new));
    let rows: Vec<_> = found.figures.iter().map(|row| (row.path.as_str(), row.change.id())).collect();
    assert_eq!(rows, [("bill", "value"), ("fleet[a100].count", "value"), ("fleet[h800].count", "origin")]);
    let [bill, a100, h800] = found.figures.as_slice() else { panic!() };
    assert_eq!((bill.told_before.as_deref(), bill.told_after.as_deref()), (Some("analyst"), Some("analyst-first")));
    assert_eq!((bill.relative, a100.relative, a100.before, a100.after), (None, Some(-0.2), Some(1e4), Some(8e3)));
    assert_eq!((h800.source_before.as_deref(), h800.source_after.as_deref()), (Some("debates"), Some("amodei")));
    let sources: Vec<_> = found.sources.iter().map(|row| (row.id.as_str(), row.change.id())).collect();
    assert_eq!(sources, [("v3-report", "date"), ("r1-paper", "text"), ("new", "added")]);
    assert_eq!(
        found.claims.iter().map(|row| (row.id.as_str(), row.change.id())).collect::<Vec<_>>(),
        [("analyst-servers", "value")]
    );
    let purchase = found.effects.iter().find(|effect| effect.scope.id() == "fleet_purchase").unwrap();
    assert_eq!((purchase.path.as_deref(), purchase.usd.map(f64::round)), (Some("bill"), Some(-3e8)));
}

#[test]
fn figures_that_come_and_go_are_the_structure() {
    let found = between(
        &shipped("small-lab"),
        &lab(|lab| {
            let pools = lab["fleet"].as_array_mut().unwrap();
            let mut pool = pools[0].clone();
            pool["id"] = json!("second");
            pools.push(pool);
        }),
    );
    assert!(found.figures.iter().all(|row| row.change == Change::Added && row.before.is_none()));
    assert!(found.effects.iter().all(|effect| effect.part == Part::Structure) && !found.effects.is_empty());
    let back = between(&lab(|lab| lab["title"] = json!("Another")), &shipped("small-lab"));
    assert!(back.figures.is_empty() && back.effects.is_empty());
}

#[test]
fn a_choice_keeps_its_name_where_its_list_was_reordered() {
    let mut new: serde_json::Value = serde_json::from_str(scenario_text("deepseek").unwrap()).unwrap();
    new["stated_totals"].as_array_mut().unwrap().rotate_left(1);
    let found = between(&shipped("deepseek"), &value(&new));
    assert!(found.figures.is_empty() && found.effects.is_empty(), "{:?}", found.figures);
    new["bill"] = json!("headline");
    let found = between(&shipped("deepseek"), &value(&new));
    assert_eq!(found.figures.len(), 1);
    assert!(found.effects.iter().all(|effect| effect.part == Part::Figure));
}

#[test]
fn readings_and_set_values_are_versions_too() {
    let (old, scenario) = opened(&shipped("deepseek"));
    let mut new = old.clone();
    new.set_readings(&["as-first-printed"]).unwrap();
    new.set(new.index_of("busy_share").unwrap(), 0.9).unwrap();
    let version = |model| Version { model, scenario: Some(&scenario) };
    let found = closes(diff(version(&old), version(&new)).unwrap());
    let changed: Vec<_> = found.figures.iter().map(|row| row.path.as_str()).collect();
    assert_eq!(changed, ["bill", "busy_share"]);
    let blob = Model::from_blob(&old.to_blob()).unwrap();
    let found = diff(version(&old), Version { model: &blob, scenario: None }).unwrap();
    assert!(found.figures.is_empty() && found.notes.len() == 1);
}

#[test]
fn a_figure_without_an_answer_of_its_own_is_told() {
    // Ten times the work only fits with ten times the fleet.
    let found = between(
        &lab(|_| {}),
        &lab(|lab| {
            lab["fleet"][0]["count"] = json!(1_000_000);
            lab["window_years"] = json!(0.001);
        }),
    );
    let window = found.effects.iter().find(|effect| effect.path.as_deref() == Some("window_years")).unwrap();
    assert_eq!((window.part, window.usd), (Part::Figure, None));
    assert!(found.effects.iter().any(|effect| effect.part == Part::Together));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn effects_close_whatever_changes(places in proptest::collection::vec((0usize..200, 0.9f64..1.1), 0..12)) {
        let (old, scenario) = opened(&shipped("deepseek"));
        let mut new = old.clone();
        for (place, times) in places {
            let place = place % old.plan().leaves.len();
            let value = old.raw()[place] * times;
            let _ = new.set(place, value);
        }
        let version = |model| Version { model, scenario: Some(&scenario) };
        let found = closes(diff(version(&old), version(&new)).unwrap());
        let back = closes(diff(version(&new), version(&old)).unwrap());
        prop_assert_eq!(found.figures.len(), back.figures.len());
        for (one, other) in found.scopes.iter().zip(&back.scopes) {
            prop_assert_eq!(one.difference_usd, -other.difference_usd);
        }
        prop_assert!(found.effects.iter().all(|effect| effect.part != Part::Structure));
    }
}
