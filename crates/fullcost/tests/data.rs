//! The shipped data keeps the rules: every figure has a source or is marked assumed, and every word that is asked for exists.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::json::ToJson;
use fullcost::outcome::locale::MISSING;
use fullcost::page::{Page, claims_json};
use fullcost::scope::Preset;
use fullcost::value::Value;
use fullcost::{ENGLISH, document, scenario_ids, scenario_of, scenario_text, shipped};

/// What is done with each estimate: its path and its entries.
type Check<'a> = dyn FnMut(&str, &[(String, Value)]) + 'a;

fn each_estimate(value: &Value, path: &str, check: &mut Check<'_>) {
    match value {
        Value::Map(entries) => {
            if entries.iter().any(|(key, _)| key == "value") && entries.iter().any(|(key, _)| key == "status") {
                check(path, entries);
            }
            entries.iter().for_each(|(key, value)| each_estimate(value, &format!("{path}.{key}"), check));
        }
        Value::List(items) => {
            items.iter().enumerate().for_each(|(place, item)| each_estimate(item, &format!("{path}[{place}]"), check));
        }
        _ => {}
    }
}

fn text<'a>(entries: &'a [(String, Value)], key: &str) -> Option<&'a str> {
    entries.iter().find_map(|(name, value)| match value {
        Value::Text(text) if name == key => Some(text.as_str()),
        _ => None,
    })
}

#[test]
fn every_figure_has_a_source_or_is_assumed() {
    for id in scenario_ids() {
        let document = document(scenario_text(id).unwrap()).unwrap();
        let mut checked = 0;
        let mut rule = |path: &str, entries: &[(String, Value)]| {
            checked += 1;
            let (status, source, seen) = (text(entries, "status"), text(entries, "source"), text(entries, "seen"));
            if seen == Some("memory") {
                assert_eq!((status, source), (Some("assumed"), None), "{id}{path}: recalled only");
            }
            if matches!(status, Some("stated" | "estimated")) {
                assert!(source.is_some(), "{id}{path}: {status:?} without a source");
            }
            assert!(source.is_some() || text(entries, "note").is_some(), "{id}{path}: neither a source nor a note");
        };
        each_estimate(&document, "", &mut rule);
        let model = shipped(id).unwrap();
        assert!(checked >= 3, "{id}");
        let Value::Map(keys) = &document else { panic!("{id} is no object") };
        let plain = keys.iter().filter(|(_, value)| matches!(value, Value::Number(_))).count();
        assert_eq!(plain, 0, "{id}: a bare number at the top level");
        for claim in &scenario_of(&document).unwrap().claims {
            match claim.seen.id() {
                "memory" => assert!(claim.source.is_none() && claim.status.id() == "assumed", "{}", claim.id),
                "computed" => {}
                _ => assert!(claim.source.is_some(), "{} has no source", claim.id),
            }
        }
        assert!(!model.plan().leaves.is_empty());
    }
}

#[test]
fn every_word_exists_in_every_state() {
    for id in scenario_ids() {
        let mut page = Page::new(shipped(id).unwrap());
        let readings: Vec<String> = page.model.plan().readings.iter().map(|reading| reading.id.clone()).collect();
        let mut texts =
            vec![claims_json(&scenario_of(&document(scenario_text(id).unwrap()).unwrap()).unwrap(), &ENGLISH)];
        for preset in Preset::ALL {
            page.set_preset(preset.id()).unwrap();
            texts.push(page.view().unwrap().json());
            texts.push(fullcost::page::text::fallback(&page, "poster.svg", &[]).unwrap());
            texts.push(fullcost::page::poster::svg(&page).unwrap());
        }
        for reading in &readings {
            page.model.set_readings(&[reading]).unwrap();
            texts.push(page.view().unwrap().json());
        }
        page.tick_use("idle", false).unwrap();
        page.tick_nature("operation", false).unwrap();
        texts.push(page.view().unwrap().json());
        let ids: Vec<String> = page.model.plan().claims.iter().map(|claim| claim.id.clone()).collect();
        for from in &ids {
            for to in &ids {
                texts.push(page.model.reconcile(from, to, &[], &ENGLISH).unwrap().json());
            }
        }
        for text in &texts {
            assert!(
                !text.contains(MISSING),
                "{id}: {}",
                &text[text.find(MISSING).unwrap().saturating_sub(200)..][..260]
            );
            for forbidden in ["hidden cost", "true cost", "real cost", "NaN", "inf ", "inf,", "inf}", "{n}"] {
                assert!(!text.contains(forbidden), "{id}: says {forbidden:?}");
            }
        }
    }
}

#[test]
fn formulas_name_the_leaves_that_were_traced() {
    for id in scenario_ids() {
        let mut model = shipped(id).unwrap();
        let readings: Vec<String> = model.plan().readings.iter().map(|reading| reading.id.clone()).collect();
        for reading in [None].into_iter().chain(readings.iter().map(Some)) {
            model.set_readings(&reading.map(String::as_str).into_iter().collect::<Vec<_>>()).unwrap();
            for line in model.evaluate(&ENGLISH).unwrap().lines {
                assert!(!line.leaves.is_empty(), "{}", line.id);
                for leaf in &line.leaves {
                    let name = leaf.rsplit('.').next().unwrap();
                    if matches!(name, "bill" | "weighting") || leaf.starts_with("factors[") {
                        continue;
                    }
                    let through = ["network", "storage", "capital"].contains(&line.id.as_str());
                    assert!(
                        line.formula.contains(name) || through,
                        "{id}: `{}` does not name `{name}` ({leaf}) in {:?}",
                        line.id,
                        line.formula
                    );
                }
            }
        }
    }
}
