//! The ledger and the plan of owning (`finance`) are two ways to the same money: what both count must agree, year by year.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::finance::schedule::OwnershipCosts;
use fullcost::outcome::Outcome;
use fullcost::scope::{Nature, Valuation};
use fullcost::{ENGLISH, document, open};
use serde_json::{Value, json};

/// Three generations, in a building of one's own and by the year's electricity.
fn plan() -> Value {
    json!({ "years": 8, "start_year": 2025, "cost_of_capital_share": 0.08,
        "network_share": 0.11, "storage_share": 0.05, "spares_share": 0.03, "installation_share": 0.02,
        "import_premium_share": 0.1, "tax_share": 0.04, "support_share": 0.03, "failures_per_gpu_year": 0.1, "usd_per_failure": 1500,
        "staff_usd_per_year": 2e6, "staff_usd_per_gpu_year": 100, "software_usd_per_gpu_year": 40,
        "pue": { "years": years(|year| 1.3 - 0.02 * year) }, "usd_per_kwh": { "years": years(|year| 0.07 + 0.004 * year) },
        "facility": { "own": { "shell_usd_per_mw": 3.6e6, "plant_usd_per_mw": 8.1e6, "mw": 12 } },
        "tranches": [
            { "id": "a", "gpus": 4000, "supply": { "server": { "usd_per_gpu": 36000 } }, "life_years": 4, "residual_share": 0.1, "draw_kw": 1.05, "provisioned_kw": 1.4 },
            { "id": "b", "bought": { "date": "2026-04" }, "gpus": 2000, "supply": { "server": { "usd_per_gpu": 47000 } }, "life_years": 5, "residual_share": 0.1,
              "delivery_months": 6, "draw_kw": 1.3, "provisioned_kw": 1.75 },
            { "id": "c", "bought": { "years": 3.5 }, "gpus": 1000, "supply": { "server": { "usd_per_gpu": 60000 } }, "life_years": 6, "residual_share": 0.1,
              "retired": { "date": "2032-01" }, "draw_kw": 1.6, "provisioned_kw": 2.1 } ] })
}

fn years(value: fn(f64) -> f64) -> Vec<Value> {
    (0..8).map(|year| json!({ "year": 2025 + year, "value": value(f64::from(year)) })).collect()
}

/// The same as a scenario.
fn scenario(plan: &Value) -> Value {
    let by_year = |name: &str| {
        let years = plan[name]["years"].as_array().unwrap();
        years.iter().map(|of| json!({ "year": of["year"], name: of["value"] })).collect::<Vec<_>>()
    };
    let pool = |of: &Value| {
        let mut pool = json!({ "id": of["id"], "accelerator": "h100", "count": of["gpus"], "life_years": of["life_years"],
            "supply": { "own": { "server_usd_per_gpu": of["supply"]["server"]["usd_per_gpu"], "residual_share": of["residual_share"],
                "network_share": 0.11, "storage_share": 0.05, "spares_share": 0.03, "installation_share": 0.02,
                "import_premium_share": 0.1, "tax_share": 0.04 } },
            "operation": { "parts": { "draw_kw": of["draw_kw"], "provisioned_kw": of["provisioned_kw"], "site": "home", "support_share": 0.03,
                "staff_usd_per_gpu_year": 100, "software_usd_per_gpu_year": 40, "failures_per_gpu_year": 0.1, "usd_per_failure": 1500 } } });
        for name in ["bought", "delivery_months", "retired"] {
            if !of[name].is_null() {
                pool[name] = of[name].clone();
            }
        }
        pool
    };
    json!({ "id": "owned", "title": "Owned", "subject": "Somebody", "as_of": "2026-11-30", "start_year": 2025, "window_years": 8,
        "cost_of_capital_share": 0.08, "fleet": plan["tranches"].as_array().unwrap().iter().map(pool).collect::<Vec<_>>(),
        "sites": [{ "id": "home", "pue_by_year": by_year("pue"), "usd_per_kwh_by_year": by_year("usd_per_kwh"), "staff_usd_per_year": 2e6,
            "facility": { "own": { "mw": 12, "shell_usd_per_mw": 3.6e6, "plant_usd_per_mw": 8.1e6 } } }] })
}

fn ledger(outcome: &Outcome, valuation: Valuation, year: u32, natures: &[Nature]) -> f64 {
    let counted = outcome
        .ledger
        .iter()
        .filter(|cell| cell.valuation == valuation && cell.year == year && natures.contains(&cell.nature));
    counted.map(|cell| cell.usd).sum()
}

#[test]
fn ledger_and_plan_agree_year_by_year() {
    let plan = plan();
    let costs: OwnershipCosts = {
        let read: fullcost::finance::ownership::Ownership =
            fullcost::read::read(&document(&plan.to_string()).unwrap()).unwrap();
        read.costs().unwrap()
    };
    let outcome = open(&scenario(&plan).to_string()).unwrap().evaluate(&ENGLISH).unwrap();
    assert_eq!(costs.years.len(), 8);
    let near = |there: f64, here: f64, what: &str| {
        assert!((there - here).abs() <= 1e-9 * there.abs().max(1.0), "{what}: {there} and {here}");
    };
    for (year, of) in (1..).zip(&costs.years) {
        let here = |valuation, natures: &[Nature]| ledger(&outcome, valuation, year, natures);
        near(of.capex_usd, here(Valuation::Purchase, Nature::ALL), "capex");
        for (there, nature) in [
            (of.power_usd, Nature::Power),
            (of.staff_usd, Nature::Staff),
            (of.software_usd + of.support_usd, Nature::Software),
            (of.repairs_usd, Nature::Repairs),
        ] {
            near(there, here(Valuation::Owner, &[nature]), nature.id());
        }
    }
    let hours = costs.available_gpu_hours;
    assert!((outcome.gpu_hours / hours - 1.0).abs() < 1e-12, "{} {hours}", outcome.gpu_hours);
}

/// The power that a building without a told size must hold, by its price: a dollar a MW.
fn built_mw(pools: &Value) -> f64 {
    let scenario = json!({ "id": "b", "title": "B", "subject": "S", "as_of": "2026-11-30", "window_years": 6, "fleet": pools,
        "sites": [{ "id": "s", "pue": 1.1, "usd_per_kwh": 0.1,
            "facility": { "own": { "shell_usd_per_mw": 1, "plant_usd_per_mw": 0 } } }] });
    let outcome = open(&scenario.to_string()).unwrap().evaluate(&ENGLISH).unwrap();
    (1..=6).map(|year| ledger(&outcome, Valuation::Purchase, year, &[Nature::Building])).sum()
}

fn pool(id: &str, count: f64, bought: f64, life: f64, ramp: f64) -> Value {
    json!({ "id": id, "accelerator": "h100", "count": count, "bought": { "years": bought }, "life_years": life, "ramp_months": ramp,
        "supply": { "own": { "server_usd_per_gpu": 1 } }, "operation": { "parts": { "draw_kw": 1, "site": "s" } } })
}

#[test]
fn a_building_holds_what_stands_in_it_at_once() {
    let near = |there: f64, here: f64| assert!((there - here).abs() < 1e-6, "{there} {here}");
    // In mid-year, and only for a while.
    near(1.0, built_mw(&json!([pool("a", 1000.0, 0.5, 1.0, 0.0)])));
    // One that takes another's place at the same moment needs no more; one that comes before needs both.
    near(1.0, built_mw(&json!([pool("a", 1000.0, 0.0, 2.0, 0.0), pool("b", 1000.0, 2.0, 3.0, 0.0)])));
    near(2.0, built_mw(&json!([pool("a", 1000.0, 0.0, 2.0, 0.0), pool("b", 1000.0, 1.9, 3.0, 0.0)])));
    // Most is needed when the first leave, with the others half way on their ramp: no pool's own ends tell that but that one.
    near(1.05, built_mw(&json!([pool("a", 1000.0, 0.0, 2.0, 1.0), pool("b", 100.0, 1.5, 4.0, 12.0)])));
    // A ramp that the window cuts short.
    near(0.5, built_mw(&json!([pool("a", 1000.0, 5.5, 3.0, 12.0)])));
}

#[test]
fn what_is_provided_follows_what_is_drawn() {
    let lab = json!({ "id": "t", "title": "A test", "subject": "Somebody", "as_of": "2026-11-01", "window_years": 4,
        "sites": [{ "id": "hall", "pue": 1.2, "usd_per_kwh": 0.1, "facility": { "colocation": { "usd_per_kw_month": 150 } } }],
        "fleet": [{ "id": "a", "accelerator": "h100", "count": 1000, "supply": { "own": { "server_usd_per_gpu": 30000 } },
            "operation": { "parts": { "draw_kw": 0.9, "provisioned_kw": 1.0, "site": "hall" } } }] });
    let mut model = open(&lab.to_string()).unwrap();
    let at = |field: &str| model.index_of(&format!("fleet[a].operation.parts.{field}")).unwrap();
    let (draw, provided) = (at("draw_kw"), at("provisioned_kw"));
    for (changed, value, kw) in [(draw, 0.95, 1.0), (draw, 1.25, 1.25), (provided, 0.5, 1.25), (draw, 0.4, 0.5)] {
        model.set(changed, value).unwrap();
        let lines = model.evaluate(&ENGLISH).unwrap().lines;
        let hall = lines.iter().find(|line| line.id == "facility").unwrap().usd;
        let expected = 1000.0 * kw * 150.0 * 12.0 * 4.0;
        assert!((hall - expected).abs() <= 1e-9 * expected, "{value}: {hall}, not {expected}");
    }
}

/// What the staff of a site costs in each year.
fn staff(site: &Value, pools: &Value) -> Vec<f64> {
    let scenario = json!({ "id": "s", "title": "S", "subject": "S", "as_of": "2026-11-30", "start_year": 2023, "window_years": 5,
        "fleet": pools, "sites": [site] });
    let outcome = open(&scenario.to_string()).unwrap().evaluate(&ENGLISH).unwrap();
    (1..=5).map(|year| ledger(&outcome, Valuation::Owner, year, &[Nature::Staff])).collect()
}

#[test]
fn a_site_is_staffed_while_it_is_there() {
    let near = |there: &[f64], here: &[f64]| {
        assert!(there.iter().zip(here).all(|(there, here)| (there - here).abs() < 1e-3), "{there:?} {here:?}");
    };
    let building = |built: Value| {
        json!({ "id": "s", "pue": 1.1, "usd_per_kwh": 0.1, "staff_usd_per_year": 3e5,
            "facility": { "own": { "shell_usd_per_mw": 1, "plant_usd_per_mw": 1, "built": built } } })
    };
    let hall = json!({ "id": "s", "pue": 1.1, "usd_per_kwh": 0.1, "staff_usd_per_year": 3e5 });
    let dated = |date: &str, life: f64, ramp: f64| {
        let mut pool = pool("a", 1000.0, 0.0, life, ramp);
        pool["bought"] = json!({ "date": date });
        pool
    };
    // A building: from the day on which it is ready, whenever its machines come and go.
    let spring = json!([dated("2024-04", 2.0, 0.0)]);
    near(&staff(&building(json!({ "date": "2024-01" })), &spring), &[0.0, 3e5, 3e5, 3e5, 3e5]);
    near(&staff(&building(json!({ "years": 0.5 })), &spring), &[1.5e5, 3e5, 3e5, 3e5, 3e5]);
    // A hall: from the first in service, here three months into 2024, to the last that leaves: over a ramp of six months.
    let part = 0.25;
    near(&staff(&hall, &spring), &[0.0, 3e5 * (1.0 - part), 3e5, 3e5 * part, 0.0]);
    let ramped = json!([dated("2024-04", 2.0, 6.0)]);
    near(&staff(&hall, &ramped), &[0.0, 3e5 * (1.0 - part), 3e5, 3e5 * (0.5 + part), 0.0]);
    let mut retired = dated("2024-04", 2.0, 6.0);
    retired["retired"] = json!({ "date": "2025" });
    near(&staff(&hall, &json!([retired])), &[0.0, 3e5 * (1.0 - part), 0.0, 0.0, 0.0]);
    // Between two tranches it is kept on.
    let two = json!([pool("a", 9.0, 0.5, 1.0, 0.0), pool("b", 9.0, 3.0, 1.0, 0.0)]);
    near(&staff(&hall, &two), &[1.5e5, 3e5, 3e5, 3e5, 0.0]);
    // Pools without dates are there from the start, for the window or for their life.
    let mut always = pool("a", 9.0, 0.0, 4.5, 0.0);
    always.as_object_mut().unwrap().remove("bought");
    near(&staff(&hall, &json!([always.clone()])), &[3e5, 3e5, 3e5, 3e5, 1.5e5]);
    always.as_object_mut().unwrap().remove("life_years");
    near(&staff(&hall, &json!([always])), &[3e5; 5]);
}
