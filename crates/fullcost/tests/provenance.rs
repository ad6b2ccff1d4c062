//! What stands behind a line is what moves it: no leaf is missing, and none is there that does nothing.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::{ENGLISH, Model, open};
use serde_json::{Value, json};

/// A pool that comes in the third year, and rates of electricity from the first on.
fn lab(bought: &Value, ramp: bool) -> Value {
    let rates: Vec<Value> =
        (0..4).map(|year| json!({ "year": 2023 + year, "usd_per_kwh": 0.08 + 0.01 * f64::from(year) })).collect();
    let mut lab = json!({ "id": "t", "title": "A test", "subject": "Somebody", "as_of": "2026-11-01", "start_year": 2023, "window_years": 4,
        "factors": [{ "id": "delay", "label": "Delay", "value": 1.25 }],
        "readings": [{ "id": "later", "label": "Later", "patch": [{ "path": "fleet[a].bought.years", "times": 1.25 }] }],
        "sites": [{ "id": "hall", "pue": 1.2, "usd_per_kwh_by_year": rates }],
        "fleet": [{ "id": "a", "accelerator": "h100", "count": 1000, "bought": { "years": bought }, "supply": { "own": { "server_usd_per_gpu": 30000 } },
            "operation": { "parts": { "draw_kw": 0.9, "site": "hall" } } }] });
    if ramp {
        lab["fleet"][0]["ramp_months"] = json!(3);
    }
    lab
}

fn power(model: &Model) -> (f64, Vec<String>) {
    let line = model.evaluate(&ENGLISH).unwrap().lines.into_iter().find(|line| line.id == "power").unwrap();
    (line.usd, line.leaves)
}

#[test]
fn a_year_before_the_purchase_is_behind_nothing_whatever_moves_the_day() {
    let plain = json!(2.5);
    let factor = json!({ "value": 2.0, "factors": ["delay"] });
    for (bought, readings) in [(&plain, &[][..]), (&factor, &[]), (&json!(2.0), &["later"])] {
        for ramp in [false, true] {
            let mut model = open(&lab(bought, ramp).to_string()).unwrap();
            model.set_readings(readings).unwrap();
            let (usd, behind) = power(&model);
            for year in 2023..2027 {
                let path = format!("sites[hall].usd_per_kwh_by_year[{year}].usd_per_kwh");
                let mut moved = model.clone();
                moved.set(model.index_of(&path).unwrap(), 5.0).unwrap();
                assert_eq!(
                    power(&moved).0 != usd,
                    behind.contains(&path),
                    "{bought} {readings:?} {ramp} {year}: {behind:?}"
                );
            }
            assert_eq!(behind.iter().filter(|path| path.contains("by_year")).count(), 2, "{behind:?}");
        }
    }
}
