//! Laws that hold for any scenario: sums agree whichever way they are taken, and nothing panics.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeMap;

use fullcost::model::allocation::{Load, allocation};
use fullcost::scope::{Nature, Valuation};
use fullcost::{Code, ENGLISH, Model, open};
use proptest::prelude::*;
use serde_json::json;

/// A pool in money, time and power: what varies from one to the next.
#[derive(Clone, Debug)]
struct Tranche {
    count: f64,
    price: f64,
    share: f64,
    life: f64,
    residual: f64,
    draw: f64,
    rented: bool,
    bought: f64,
    delivery: f64,
    ramp: f64,
    retired: Option<f64>,
    site: bool,
}

fn tranche() -> impl Strategy<Value = Tranche> {
    let money = (1.0f64..1e5, 1e3f64..1e5, 0.0f64..0.3, 0.5f64..9.0, 0.0f64..0.9, 0.1f64..3.0, any::<bool>());
    let time = (0.0f64..4.0, 0.0f64..9.0, 0.0f64..12.0, prop::option::of(0.1f64..5.0), any::<bool>());
    (money, time).prop_map(
        |((count, price, share, life, residual, draw, rented), (bought, delivery, ramp, after, site))| {
            let retired = after.map(|after| bought + (delivery + ramp) / 12.0 + after);
            Tranche { count, price, share, life, residual, draw, rented, bought, delivery, ramp, retired, site }
        },
    )
}

impl Tranche {
    fn json(&self, place: usize) -> serde_json::Value {
        let own = json!({ "own": { "server_usd_per_gpu": self.price, "network_share": self.share, "spares_share": 0.03,
                                   "import_premium_share": 2.0 * self.share, "tax_share": -0.5 * self.share,
                                   "residual_share": self.residual } });
        let supply = if self.rented { json!({ "rent": { "usd_per_gpu_hour": 2.5 } }) } else { own };
        let mut parts = json!({ "draw_kw": self.draw, "staff_usd_per_gpu_year": 50, "software_usd_per_gpu_year": 20,
                                "support_share": 0.03, "failures_per_gpu_year": 0.1, "usd_per_failure": 900 });
        if self.site {
            parts["site"] = json!(["coast", "desert"][place % 2]);
        } else {
            parts["pue"] = json!(1.3);
            parts["usd_per_kwh"] = json!(0.08);
            parts["colocation_usd_per_kw_month"] = json!(100);
        }
        let mut pool = json!({ "id": format!("p{place}"), "accelerator": (["h800", "h20", "a100", "b200"][place]),
                               "count": self.count, "life_years": self.life, "bought": { "years": self.bought },
                               "delivery_months": self.delivery, "ramp_months": self.ramp,
                               "supply": supply, "operation": { "parts": parts } });
        if let Some(retired) = self.retired {
            pool["retired"] = json!({ "years": retired });
        }
        pool
    }
}

/// A scenario of a few tranches with all parts of costs, two sites, a run, some work and a line.
fn scenario() -> impl Strategy<Value = serde_json::Value> {
    let tranches = prop::collection::vec(tranche(), 1..5);
    (tranches, 0.5f64..8.0, 0.05f64..1.0, 1.0f64..2e4, 0.0f64..6.0, 0.0f64..0.2, any::<bool>()).prop_map(
        |(tranches, window, busy, hours, times, capital, compute)| {
            let mut fleet: Vec<_> = tranches.iter().enumerate().map(|(place, of)| of.json(place)).collect();
            // One is there from the start, as without dates.
            for field in ["bought", "delivery_months", "ramp_months", "retired"] {
                fleet[0].as_object_mut().unwrap().remove(field);
            }
            fleet.retain(|pool| pool.get("bought").is_none_or(|at| at["years"].as_f64().unwrap() + 1.0 < window));
            json!({ "id": "law", "title": "A law", "subject": "Somebody", "as_of": "2026-11-01", "window_years": window,
                    "start_year": 2024,
                    "busy_share": busy, "rent_usd_per_gpu_hour": 2.0, "cost_of_capital_share": capital,
                    "weighting": if compute { "compute" } else { "hours" }, "fleet": fleet, "sites": sites(),
                    "runs": [{ "id": "r", "label": "R", "accelerator": "h800", "phases": [
                        { "id": "a", "purpose": "final_run", "gpu_hours": hours / 8.0 } ] },
                             { "id": "q", "label": "Q", "accelerator": "a100", "phases": [
                        { "id": "b", "purpose": "official", "gpu_hours": hours / 50.0 } ] }],
                    "work": [{ "id": "w", "label": "W", "purpose": "experiments",
                               "hours": { "times_run": { "run": "r", "times": times } } },
                             { "id": "s", "label": "S", "purpose": "serving", "hours": { "gpu_hours": { "gpu_hours": hours * times / 9.0 } } }],
                    "organisation": { "staff": [{ "id": "people", "label": "Their pay", "headcount": 10.0 * times, "cash_usd_per_person_year": 1e5,
                        "equity_usd_per_person_year": 3e4, "overhead_ratio": 0.2,
                        "purposes": { "final_run_share": busy / 2.0, "experiments_share": 0.3, "serving_share": 0.1 } }] },
                    "lines": [{ "id": "corpus", "label": "Data", "nature": "data", "purpose": "official", "amount": { "usd": 5e5 } },
                              { "id": "pay", "label": "Pay", "nature": "staff", "purpose": "experiments",
                                "amount": { "usd_per_year": { "value": 1e6, "status": "assumed" } } }] })
        },
    )
}

/// A rented hall whose prices change over the years, and a building of one's own.
fn sites() -> serde_json::Value {
    let years = 2024..2034;
    let pue: Vec<_> =
        years.clone().map(|year| json!({ "year": year, "pue": 1.3 - 0.01 * f64::from(year - 2024) })).collect();
    let hall: Vec<_> = years
        .clone()
        .map(|year| json!({ "year": year, "usd_per_kw_month": 150.0 + 5.0 * f64::from(year - 2024) }))
        .collect();
    let power: Vec<_> = years.map(|year| json!({ "year": year, "usd_per_kwh": 0.08 })).collect();
    json!([
        { "id": "coast", "pue_by_year": pue, "usd_per_kwh_by_year": power, "facility": { "colocation": { "by_year": hall } } },
        { "id": "desert", "pue": 1.12, "usd_per_kwh": 0.06, "staff_usd_per_year": 1e6,
          "facility": { "own": { "shell_usd_per_mw": 3.6e6, "plant_usd_per_mw": 8e6, "built": { "years": 0.25 } } } },
    ])
}

/// A model, unless its hours do not fit into its fleet.
fn model(scenario: &serde_json::Value) -> Option<Model> {
    match open(&scenario.to_string()) {
        Ok(model) => Some(model),
        Err(error) => {
            assert_eq!(error.code, Code::Impossible, "{error}");
            None
        }
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn sums_by_nature_purpose_and_year_are_the_same_total(scenario in scenario()) {
        let Some(model) = model(&scenario) else { return Ok(()) };
        let outcome = model.evaluate(&ENGLISH).unwrap();
        let organisation = outcome.scopes.iter().find(|scope| scope.id.id() == "organisation").unwrap().usd;
        for valuation in [Valuation::Rental, Valuation::Owner, Valuation::Purchase] {
            let cells: Vec<_> = outcome.ledger.iter().filter(|cell| cell.valuation == valuation).collect();
            let mut sums: [BTreeMap<String, f64>; 3] = Default::default();
            for cell in &cells {
                *sums[0].entry(cell.nature.id().to_owned()).or_default() += cell.usd;
                *sums[1].entry(cell.purpose.id().to_owned()).or_default() += cell.usd;
                *sums[2].entry(cell.year.to_string()).or_default() += cell.usd;
            }
            let totals = sums.map(|sum| sum.values().sum::<f64>());
            prop_assert!(close(totals[0], totals[1]) && close(totals[1], totals[2]), "{totals:?}");
            if valuation == Valuation::Owner {
                prop_assert!(close(totals[0], organisation), "{} {}", totals[0], organisation);
            }
        }
    }

    #[test]
    fn each_year_of_each_item_is_paid_once_and_worn_once(tranches in prop::collection::vec(tranche(), 1..5)) {
        // A window that is longer than everything in it: all that is bought is paid, wears down to its residual, and serves its life.
        let fleet: Vec<_> = tranches.iter().enumerate().map(|(place, of)| Tranche { rented: false, ..of.clone() }.json(place)).collect();
        let scenario = json!({ "id": "law", "title": "A law", "subject": "Somebody", "as_of": "2026-11-01", "window_years": 20,
                               "cost_of_capital_share": 0.1, "fleet": fleet, "sites": [{ "id": "coast", "pue": 1.1, "usd_per_kwh": 0.05 }, { "id": "desert", "pue": 1.1, "usd_per_kwh": 0.05 }] });
        let outcome = model(&scenario).unwrap().evaluate(&ENGLISH).unwrap();
        let mut expected = [0.0; 4];
        for of in &tranches {
            let paid = of.count * of.price * (1.0 + 2.5 * of.share + 0.03);
            let from = of.bought + of.delivery / 12.0;
            // By hand, one GPU after the other: each enters on the ramp and leaves at the end of its life or when all are retired.
            let entries = (0..4000).map(|place| from + of.ramp / 12.0 * (f64::from(place) + 0.5) / 4000.0);
            let each: Vec<f64> = entries.clone().map(|entry| of.retired.unwrap_or(99.0).min(entry + of.life) - entry).collect();
            let served = each.iter().sum::<f64>() / 4000.0;
            // Tied up: all of the price until each is there, then what its age leaves of it.
            let slope = (1.0 - of.residual) / served;
            let tied: f64 = entries.zip(&each).map(|(entry, years)| entry - of.bought + years - slope * years * years / 2.0).sum::<f64>() / 4000.0;
            expected[3] += 0.1 * paid * tied;
            expected[0] += paid;
            expected[1] += paid * (1.0 - of.residual);
            expected[2] += of.count * served * 8766.0;
        }
        let hardware = |valuation| outcome.ledger.iter().filter(|cell| cell.valuation == valuation && fullcost::model::cut::HARDWARE.contains(&cell.nature)).map(|cell| cell.usd).sum::<f64>();
        prop_assert!(close(hardware(Valuation::Purchase), expected[0]), "{} {}", hardware(Valuation::Purchase), expected[0]);
        prop_assert!(close(hardware(Valuation::Owner), expected[1]), "{} {}", hardware(Valuation::Owner), expected[1]);
        prop_assert!((outcome.gpu_hours / expected[2] - 1.0).abs() < 1e-5, "{} {}", outcome.gpu_hours, expected[2]);
        let capital: f64 = outcome.years.iter().map(|year| year.capital_usd).sum();
        prop_assert!((capital / expected[3] - 1.0).abs() < 1e-5, "{capital} {}", expected[3]);
        for year in &outcome.years {
            prop_assert!(year.capital_usd <= 0.1 * expected[0] * (1.0 + 1e-9), "{year:?}");
        }
    }

    #[test]
    fn fully_loaded_prices_sum_to_what_the_organisation_spends(scenario in scenario(), spread in any::<bool>()) {
        let Some(model) = model(&scenario) else { return Ok(()) };
        let shared = allocation(&model, spread).unwrap();
        let total = model.evaluate(&ENGLISH).unwrap().scopes.iter().find(|scope| scope.id.id() == "organisation").unwrap().usd;
        prop_assert!(close(shared.organisation_usd, total));
        prop_assert!(close(shared.cells.iter().map(|cell| cell.usd).sum::<f64>(), total));
        let mut steps: BTreeMap<Load, f64> = BTreeMap::new();
        let mut last: BTreeMap<&str, f64> = BTreeMap::new();
        for step in &shared.loaded {
            *steps.entry(step.step).or_default() += step.usd;
            last.insert(&step.row, step.loaded_usd);
        }
        prop_assert!(close(last.values().sum(), total), "{last:?} {total}");
        // What is shared over other rows adds nothing; the people and the lines add what they cost.
        for (step, usd) in &steps {
            match step {
                Load::Idle | Load::Unaccounted | Load::Experiments => prop_assert!(usd.abs() <= 1e-9 * total, "{step:?} {usd}"),
                Load::Organisation => prop_assert!(close(*usd, model.bill().unwrap().lines.iter().sum()), "{usd}"),
                _ => {}
            }
        }
        // Nothing stays where nobody works, and where there are runs, what was done for their sake is on them.
        prop_assert!(last["idle"].abs() <= 1e-9 * total && last["w"].abs() <= 1e-9 * total, "{last:?}");
        prop_assert!(!spread || last["unaccounted"].abs() <= 1e-9 * total);
        for (row, usd) in &last {
            prop_assert!(*usd >= -1e-9 * total, "{row} {usd}");
        }
        // The third step is the owner's cost of the hours.
        let owner = |row: &str| shared.scopes.iter().find(|price| price.row == row && price.scope.id() == "fleet_tco").unwrap().usd;
        let third = shared.loaded.iter().find(|step| step.row == "r" && step.step == Load::Hardware).unwrap().loaded_usd;
        prop_assert!(close(third, owner("r")), "{third}");
    }

    #[test]
    fn only_credits_are_below_nothing(scenario in scenario()) {
        let Some(model) = model(&scenario) else { return Ok(()) };
        for cell in &model.evaluate(&ENGLISH).unwrap().ledger {
            prop_assert!(cell.usd > 0.0 || cell.nature == Nature::Levies, "{cell:?}");
        }
    }

    #[test]
    fn twice_the_prices_twice_the_cost(scenario in scenario()) {
        let Some(model) = model(&scenario) else { return Ok(()) };
        let mut dear = model.clone();
        let money: Vec<usize> = model.plan().leaves.iter().enumerate()
            .filter(|(_, leaf)| leaf.unit.starts_with("usd")).map(|(index, _)| index).collect();
        for &index in &money {
            dear.set(index, 2.0 * model.get(index).unwrap()).unwrap();
        }
        let (once, twice) = (model.evaluate(&ENGLISH).unwrap(), dear.evaluate(&ENGLISH).unwrap());
        for (a, b) in once.scopes.iter().zip(&twice.scopes) {
            prop_assert_eq!((2.0 * a.usd).to_bits(), b.usd.to_bits());
        }
    }

    #[test]
    fn a_run_inside_a_fleet_is_counted_once(scenario in scenario(), factor in 1.0f64..3.0) {
        // More told hours move money between purposes; the bill of the fleet does not change.
        let Some(model) = model(&scenario) else { return Ok(()) };
        let index = model.index_of("runs[r].phases[a].gpu_hours").unwrap();
        let mut more = model.clone();
        if more.set(index, factor * model.get(index).unwrap()).is_err() {
            return Ok(());
        }
        let tco = |model: &Model| model.evaluate(&ENGLISH).unwrap().scopes.iter().find(|scope| scope.id.id() == "fleet_tco").unwrap().usd;
        prop_assert!(close(tco(&model), tco(&more)));
    }

    #[test]
    fn nothing_panics_on_damaged_text(scenario in scenario(), cut in 0usize..2000, byte in any::<u8>()) {
        let mut text = scenario.to_string().into_bytes();
        let place = cut % text.len();
        text[place] = byte;
        if let Ok(text) = String::from_utf8(text.clone()) {
            let _ = open(&text).map(|model| model.evaluate(&ENGLISH));
        }
        text.truncate(place);
        if let Ok(text) = String::from_utf8(text) {
            prop_assert!(open(&text).is_err());
        }
    }
}

#[test]
fn an_interval_tends_to_its_number() {
    let base = |count: serde_json::Value| {
        json!({ "id": "i", "title": "I", "subject": "S", "as_of": "2026-11-01",
                "fleet": [{ "id": "p", "accelerator": "h800", "count": count, "supply": { "own": { "server_usd_per_gpu": 3e4 } } }] })
    };
    let gpus = |count| model(&base(count)).unwrap().evaluate(&ENGLISH).unwrap().gpus;
    let exact = gpus(json!(1000));
    let narrow = gpus(json!({ "value": { "interval": { "low": 999.999, "high": 1000.001, "confidence": 0.8 } } }));
    assert!((narrow / exact - 1.0).abs() < 1e-9);
    assert!((gpus(json!("10 to 1000")) - 100.0).abs() < 1e-9, "the median of a lognormal");
}

#[test]
fn money_of_another_year_is_converted_by_a_sourced_line() {
    let scenario = json!({ "id": "d", "title": "D", "subject": "S", "as_of": "2026-11-01", "dollars_of": 2024,
        "price_index": [{ "year": 2021, "index": 100 }, { "year": 2024, "index": 116 }],
        "fleet": [{ "id": "p", "accelerator": "h800", "count": 10,
                    "supply": { "own": { "server_usd_per_gpu": { "value": 10000, "dollars_of": 2021, "status": "assumed" } } } }] });
    let outcome = model(&scenario).unwrap().evaluate(&ENGLISH).unwrap();
    assert!(
        (outcome.scopes.iter().find(|scope| scope.id.id() == "fleet_purchase").unwrap().usd - 116_000.0).abs() < 1e-6
    );
}

#[test]
fn undisclosed_lines_are_listed_and_not_summed() {
    let line = |amount: serde_json::Value| {
        json!({ "id": "u", "title": "U", "subject": "S", "as_of": "2026-11-01",
                "fleet": [{ "id": "p", "accelerator": "h800", "count": 10, "supply": { "own": { "server_usd_per_gpu": 1e4 } } }],
                "lines": [{ "id": "mine", "label": "My line", "nature": "other", "purpose": "serving", "amount": amount }] })
    };
    let company = |amount| {
        let outcome = model(&line(amount)).unwrap().evaluate(&ENGLISH).unwrap();
        let scope = outcome.scopes.into_iter().find(|scope| scope.id.id() == "organisation").unwrap();
        (scope.usd, scope.more_than, scope.undisclosed)
    };
    assert_eq!(company(json!({ "undisclosed": {} })), (1e5, true, vec!["mine".to_owned()]));
    assert_eq!(company(json!({ "usd": 5000 })), (1.05e5, false, Vec::new()));
}
