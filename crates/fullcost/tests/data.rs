//! The shipped data keeps the rules: every figure has a source or is marked assumed, and every word that is asked for exists.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use fullcost::catalog;
use fullcost::catalog::prices::{Asked, Price, prices};
use fullcost::currency::{Currency, price_index, rates};
use fullcost::finance::electricity;
use fullcost::json::ToJson;
use fullcost::outcome::locale::{MISSING, text_of};
use fullcost::page::{Page, claims_json};
use fullcost::price::{What, last_day};
use fullcost::scenario::Figure;
use fullcost::scope::Preset;
use fullcost::training::measured::{TABLES, lines};
use fullcost::training::presets::presets;
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
        let dated = keys.iter().any(|(key, _)| key == "start_year");
        assert_eq!(plain, usize::from(dated), "{id}: a bare number at the top level");
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

/// Names of the fields of a schema that hold an estimate.
fn estimates(schema: &Value, name: Option<&str>, found: &mut Vec<String>) -> bool {
    let Value::Map(entries) = schema else {
        return matches!(schema, Value::List(items) if items.iter().any(|item| estimates(item, None, found)));
    };
    let inside: Vec<bool> =
        entries.iter().map(|(key, value)| key == "known_from" || estimates(value, Some(key), found)).collect();
    let holds = inside.contains(&true);
    found.extend(
        name.filter(|name| holds && entries.iter().any(|(key, _)| key == "anyOf") && *name != "value")
            .map(str::to_owned),
    );
    holds
}

#[test]
fn every_number_that_may_be_a_range_has_a_name() {
    let mut fields = Vec::new();
    estimates(&document(include_str!("../schema/scenario.json")).unwrap(), None, &mut fields);
    fields.sort_unstable();
    fields.dedup();
    // A year of an index is looked up, and no phase of a scenario asks for these peaks.
    fields.retain(|field| !["index", "fp8_tflop_per_s", "fp4_tflop_per_s"].contains(&field.as_str()));
    assert!(fields.len() > 60, "{fields:?}");
    let unnamed: Vec<&String> = fields.iter().filter(|field| !ENGLISH.has(&format!("field.{field}"))).collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
    let model = shipped("deepseek").unwrap();
    let called = |path: &str| ENGLISH.leaf(model.plan(), &model.plan().leaves[model.index_of(path).unwrap()]);
    assert_eq!(called("organisation.staff[researchers].headcount"), "Researchers’ pay: people");
}

#[test]
fn every_word_exists_in_every_state() {
    for id in scenario_ids() {
        let mut page = Page::new(shipped(id).unwrap());
        let readings: Vec<String> = page.model.plan().readings.iter().map(|reading| reading.id.clone()).collect();
        let mut texts =
            vec![claims_json(&scenario_of(&document(scenario_text(id).unwrap()).unwrap()).unwrap(), &ENGLISH)];
        let offered: Vec<String> = page.view().unwrap().hero.scopes.into_iter().map(|scope| scope.id).collect();
        assert!(offered.len() > 1, "{id}");
        for preset in Preset::ALL {
            assert_eq!(page.set_preset(preset.id()).is_ok(), offered.iter().any(|scope| scope == preset.id()));
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
fn the_page_is_about_the_first_run() {
    for id in scenario_ids() {
        let scenario = scenario_of(&document(scenario_text(id).unwrap()).unwrap()).unwrap();
        let Some(headline) = &scenario.headline else { continue };
        for claim in &scenario.claims {
            let Figure::Money(money) = &claim.figure else { continue };
            if ![&headline.small, &headline.large, &headline.unit].contains(&&claim.id) {
                continue;
            }
            if let Some(run) = &money.scope.run {
                assert_eq!(Some(run), scenario.runs.first().map(|run| &run.id), "{id}: {}", claim.id);
            }
        }
    }
}

#[test]
fn notes_name_sources_as_readers_know_them() {
    for id in scenario_ids() {
        let document = document(scenario_text(id).unwrap()).unwrap();
        let scenario = scenario_of(&document).unwrap();
        let sources = scenario.sources.iter().map(|source| &source.id);
        let ids: Vec<&String> = sources.chain(scenario.claims.iter().map(|claim| &claim.id)).collect();
        each_text(&document, "", &mut |path, text| {
            if !path.ends_with(".note") {
                return;
            }
            for word in text.split(|c: char| !c.is_alphanumeric() && !"-.".contains(c)) {
                let word = word.trim_matches('.');
                assert!(!word.contains('-') || !ids.iter().any(|id| *id == word), "{id}{path}: {text}");
            }
            for inside in text.split('(').skip(1).filter_map(|rest| rest.split(')').next()) {
                assert!(!inside.split(", ").any(|word| ids.iter().any(|id| *id == word)), "{id}{path}: {text}");
            }
        });
    }
}

fn each_text(value: &Value, path: &str, check: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::Map(entries) => {
            entries.iter().for_each(|(key, value)| each_text(value, &format!("{path}.{key}"), check))
        }
        Value::List(items) => {
            items.iter().enumerate().for_each(|(place, item)| each_text(item, &format!("{path}[{place}]"), check));
        }
        Value::Text(text) => check(path, text),
        _ => {}
    }
}

#[test]
fn a_name_that_begins_a_sentence_has_a_capital() {
    let rent = [("name", "rent of a GPU-hour"), ("value", "$2"), ("range", "1 to 2"), ("other", "3")];
    assert_eq!(ENGLISH.fill("solve.one", &rent), "Rent of a GPU-hour would have to be $2.");
    assert!(ENGLISH.fill("condition.low", &rent).starts_with("Rent of a GPU-hour would have to be lower"));
    assert_eq!(ENGLISH.fill("bridge.end", &[("by", "élan")]), "élan’s figure", "what has no capital stays");
    for id in ["small-lab", "four-generations"] {
        let page = Page::new(shipped(id).unwrap());
        let view = page.view().unwrap();
        let claims = claims_json(&scenario_of(&document(scenario_text(id).unwrap()).unwrap()).unwrap(), &ENGLISH);
        assert!(claims.contains("\"The lab, 20"), "{claims}");
        assert!(text_of(&view.hero.note).contains(" the lab’s $2.50 an hour"));
        assert!(view.hero.answer.lead.starts_with("the lab"), "in the middle of a sentence");
        assert!(fullcost::page::poster::svg(&page).unwrap().contains(">The lab’s AI would cost about"));
        assert!(view.json().contains("\"The lab’s figure\""), "{id}");
        assert!(!view.json().contains(" The lab"), "{id}: in the middle of a sentence");
    }
}

#[test]
fn one_square_is_one() {
    let told = |id: &str| text_of(&Page::new(shipped(id).unwrap()).view().unwrap().hero.picture.told.title);
    assert_eq!(told("rented-run"), "Told or assumed 1 square");
    assert_eq!(told("deepseek"), "Told or assumed 6.5 squares");
}

/// What makes the time in service.
const TIMES: &[&str] = &["life_years", "bought", "delivery_months", "ramp_months", "retired"];

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
                    let mut parts = leaf.rsplit('.');
                    let last = parts.next().unwrap();
                    // A moment is named by what happens then, and what makes the time in service by that.
                    let name = match last {
                        "date" => parts.next().unwrap(),
                        "years" if leaf.ends_with("bought.years") || leaf.ends_with("retired.years") => {
                            parts.next().unwrap()
                        }
                        other => other,
                    };
                    let name = if TIMES.contains(&name) { "in service" } else { name };
                    if matches!(name, "bill" | "weighting" | "guesses" | "what_if") || leaf.starts_with("factors[") {
                        continue;
                    }
                    let through = [
                        "network",
                        "storage",
                        "spares",
                        "installation",
                        "import_premium",
                        "taxes",
                        "software",
                        "capital",
                    ]
                    .contains(&line.id.as_str());
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

/// Names that measurements and cost records use for chips, and the chips that they mean.
const NAMES: &[(&str, &str)] = &[
    ("a100-sxm-40g", "a100-sxm-40g"),
    ("a100-sxm-80g", "a100-sxm-80"),
    ("h100-sxm-80g", "h100-sxm"),
    ("h100-sxm-96g-500w", "h100-sxm-96g-500w"),
    ("h800-sxm-80g", "h800-sxm"),
    ("h200-sxm", "h200-sxm"),
    ("b200", "b200-sxm"),
    ("b300", "b300-sxm"),
    ("gb200", "gb200-nvl72"),
    ("gb300", "gb300-nvl72"),
    ("gaudi2-96g", "gaudi2"),
    ("tpu-v5p", "tpu-v5p"),
    ("tpu-trillium", "tpu-v6e"),
    ("A100", "a100-sxm-80"),
    ("H100", "h100-sxm"),
    ("H100 PCIe", "h100-pcie"),
    ("H100 NVL", "h100-nvl"),
    ("H200", "h200-sxm"),
    ("H200 NVL", "h200-nvl"),
    ("H200 CTS 1000W", "h200-sxm-1000w"),
    ("H800", "h800-sxm"),
    ("H20", "h20-96"),
    ("GH200", "gh200"),
    ("B200", "b200-sxm"),
    ("B300", "b300-sxm"),
    ("GB200", "gb200-nvl72"),
    ("GB300", "gb300-nvl72"),
    ("L40S", "l40s"),
    ("RTX PRO 6000", "rtx-pro-6000-server"),
    ("MI300X", "mi300x"),
    ("MI325X", "mi325x"),
    ("MI355X", "mi355x"),
    ("NVIDIA A100", "a100-sxm-80"),
    ("NVIDIA A100 PCIe", "a100-pcie-40"),
    ("NVIDIA A100 SXM4 40 GB", "a100-sxm-40g"),
    ("NVIDIA A100 SXM4 80 GB", "a100-sxm-80"),
    ("NVIDIA H100 PCIe", "h100-pcie"),
    ("NVIDIA H100 SXM5 80GB", "h100-sxm"),
    ("NVIDIA P100", "p100-pcie-16"),
    ("NVIDIA RTX A6000", "rtx-a6000"),
    ("NVIDIA Tesla T4", "t4"),
    ("NVIDIA Tesla V100 DGXS 16 GB", "v100-dgxs-16"),
    ("NVIDIA Tesla V100 DGXS 32 GB", "v100-dgxs-32"),
    ("NVIDIA Tesla V100 PCIe 16 GB", "v100-pcie-16"),
    ("NVIDIA V100", "v100-sxm2-32"),
    ("Google TPU v2", "tpu-v2"),
    ("Google TPU v3", "tpu-v3"),
    ("Google TPU v4", "tpu-v4"),
    ("Google TPU v5e", "tpu-v5e"),
];

#[test]
fn a_chip_answers_to_its_names_in_any_case() {
    for (name, key) in NAMES {
        for name in [name.to_ascii_lowercase(), name.to_ascii_uppercase(), (*name).to_owned()] {
            assert_eq!(catalog::find(&name).map(|chip| chip.key), Some(*key), "{name}");
        }
    }
    for chip in catalog::chips() {
        for name in chip.aliases().chain([chip.key]) {
            assert_eq!(catalog::find(name).unwrap().key, chip.key, "{name}");
        }
    }
}

#[test]
fn a_name_that_only_looks_like_a_chip_is_none() {
    for name in ["RTX A1000", "NVIDIA RTX A1000", "Intel A100", "A1000", "A100X", "A10", "H10", "H1000", "GH200 144 GB"]
    {
        assert!(catalog::find(name).is_none(), "{name}");
    }
    for name in ["", " ", "NVIDIA", "SXM", "Tesla", "TPU", "v100-", "H100 ", "H 100"] {
        assert!(catalog::find(name).is_none(), "{name:?}");
    }
}

#[test]
fn every_name_is_one_chip_and_every_group_has_a_source_or_is_assumed() {
    let mut names = BTreeMap::new();
    for chip in catalog::chips() {
        for name in chip.aliases().chain([chip.key]) {
            assert_eq!(names.insert(name.to_ascii_lowercase(), chip.key), None, "{name}");
        }
        assert!(!chip.architecture.is_empty(), "{}", chip.key);
        for told in chip.told() {
            match told.source {
                Some(id) => assert!(catalog::has_source(id), "{}: {id}", chip.key),
                None => assert_eq!(told.status.id(), "assumed", "{}: {}", chip.key, told.group),
            }
        }
    }
    assert!(catalog::chips().len() >= 50);
}

#[test]
fn peaks_are_dense_and_fall_with_the_width_of_numbers() {
    for chip in catalog::chips() {
        let peaks = [chip.bf16_tflop_per_s.or(chip.fp16_tflop_per_s), chip.fp8_tflop_per_s, chip.fp4_tflop_per_s];
        let told: Vec<f64> = peaks.into_iter().flatten().collect();
        assert!(told.is_sorted(), "{}: {told:?}", chip.key);
    }
    assert_eq!(catalog::find("v100").unwrap().bf16_tflop_per_s, None);
    let (field, peak) = catalog::find("v100").unwrap().sixteen_bit().unwrap();
    assert_eq!((field, peak.point), ("fp16_tflop_per_s", 125.0));
    assert_eq!(catalog::find("h20").unwrap().bf16_tflop_per_s, Some(148.0));
    assert!(catalog::find("tpu-8i").unwrap().sixteen_bit().is_none());
}

#[test]
fn every_price_has_a_chip_a_date_and_a_source_or_is_assumed() {
    let sources = fullcost::sources_text();
    let all = prices(Asked::default()).unwrap();
    assert!(all.len() > 200);
    for price in &all {
        assert!(catalog::find(price.chip).is_some_and(|chip| chip.key == price.chip), "{price:?}");
        assert!(last_day(price.as_of).is_some() && price.usd > 0.0, "{price:?}");
        match price.source {
            Some(id) => assert!(sources.contains(&format!("\"id\": \"{id}\"")), "{price:?}"),
            None => assert_eq!(price.status.id(), "assumed", "{price:?}"),
        }
        assert!(price.seen.id() != "memory" || price.source.is_none(), "{price:?}");
    }
}

#[test]
fn every_source_is_cited() {
    let all = prices(Asked::default()).unwrap();
    let Value::List(sources) = document(fullcost::sources_text()).unwrap() else { panic!("no list") };
    let mut seen = BTreeMap::new();
    for source in &sources {
        let Value::Map(entries) = source else { panic!("no object") };
        let id = text(entries, "id").unwrap();
        assert_eq!(seen.insert(id, ()), None, "{id} stands twice");
        let measured = TABLES.iter().any(|table| lines(table).iter().any(|line| line["source"] == id));
        let shaped = presets().iter().any(|preset| preset.source == Some(id));
        let priced = all.iter().any(|price| price.source == Some(id));
        let tables = [include_str!("../data/training/runs.json"), include_str!("../data/training/energy.json")];
        let told = tables.iter().any(|table| table.contains(&format!("source\": \"{id}\"")));
        let powered = electricity::rows().iter().any(|row| row.source.as_deref() == Some(id));
        let money = price_index().source == id || rates(Currency::Cny).unwrap().source == id;
        assert!(
            catalog::has_source(id) || priced || measured || shaped || told || money || powered,
            "{id} is cited nowhere"
        );
    }
}

#[test]
fn a_date_gives_the_latest_price_known_by_then_and_never_a_later_one() {
    let all = prices(Asked::default()).unwrap();
    let of = |price: &Price| (price.chip, price.kind, price.vendor);
    for date in ["2018-05", "2023", "2023-12-30", "2024-02-29", "2025-06", "2026-11-24"] {
        let known = prices(Asked { as_of: Some(date), ..Asked::default() }).unwrap();
        for price in &known {
            assert!(last_day(price.as_of) <= last_day(date), "{date}: {price:?}");
            assert_eq!(known.iter().filter(|other| of(other) == of(price)).count(), 1, "{date}: {price:?}");
        }
        for old in all.iter().filter(|price| last_day(price.as_of) <= last_day(date)) {
            let new = known.iter().find(|price| of(price) == of(old)).unwrap();
            assert!(last_day(new.as_of) >= last_day(old.as_of), "{date}: {old:?}");
        }
    }
    assert!(prices(Asked { as_of: Some("2016"), ..Asked::default() }).unwrap().is_empty());
    let average = |as_of| {
        let asked = Asked { chip: Some("H100"), kind: Some("average"), as_of: Some(as_of), ..Asked::default() };
        prices(asked).unwrap().iter().map(|price| price.as_of).collect::<Vec<_>>()
    };
    assert_eq!([average("2024-12-30"), average("2024-12"), average("2024")], [["2023"], ["2024"], ["2024"]]);
}

#[test]
fn prices_are_asked_for_by_chip_kind_vendor_and_what() {
    let asked = Asked { chip: Some("nvidia h100"), what: Some("rental"), vendor: Some("aws"), ..Asked::default() };
    let found = prices(asked).unwrap();
    assert!(found.len() > 3);
    assert!(found.iter().all(|price| { (price.chip, price.what, price.vendor) == ("h100-sxm", What::Rental, "AWS") }));
    assert!(prices(Asked { chip: Some("tpu-8i"), ..Asked::default() }).unwrap().is_empty());
    let words = |asked| {
        let error = prices(asked).unwrap_err();
        (error.code.id(), error.to_string())
    };
    let asked = Asked::default();
    assert_eq!(
        words(Asked { chip: Some("RTX A1000"), ..asked }),
        (
            "unknown_name",
            "chip: `RTX A1000` is not in the catalog (nearest: `rtx-a6000`, `rtx-4090`, `rtx-5090`)".into()
        )
    );
    assert_eq!(
        words(Asked { kind: Some("on-demand"), ..asked }),
        ("unknown_name", "kind: `on-demand` is not in the prices (nearest: `on_demand`)".into())
    );
    assert_eq!(words(Asked { what: Some("lease"), ..asked }).0, "unknown_name");
    assert_eq!(
        words(Asked { vendor: Some("Lamda"), ..asked }),
        ("unknown_name", "vendor: `Lamda` is not in the prices (nearest: `Lambda`)".into())
    );
    for date in ["", "now", "25-01", "2025-13", "2025-00", "2025-02-29", "2025-1", "2025-01-01-01", "2025-01-"] {
        assert_eq!(words(Asked { as_of: Some(date), ..asked }).0, "wrong_type", "{date}");
    }
}

#[test]
fn scenarios_and_the_table_tell_one_price_of_american_electricity() {
    let table = electricity::rows();
    let mut told = 0;
    for id in scenario_ids() {
        for leaf in &shipped(id).unwrap().plan().leaves {
            let year = leaf.path.split_once("usd_per_kwh_by_year[").and_then(|(_, rest)| rest.split_once(']'));
            if let (Some((year, _)), Some(source)) =
                (year, leaf.source.as_deref().filter(|source| source.starts_with("eia")))
            {
                let row = table.iter().find(|row| row.country == "US" && row.year.to_string() == year).unwrap();
                assert_eq!(
                    (leaf.value, source),
                    (row.usd_per_kwh, row.source.as_deref().unwrap()),
                    "{id} {}",
                    leaf.path
                );
                told += 1;
            }
        }
    }
    assert!(told >= 6, "{told}");
}
