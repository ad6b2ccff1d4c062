//! Money of other currencies and years in a scenario: the same table as `convert`, and every step with its source.

#![allow(clippy::disallowed_methods, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::ENGLISH;
use fullcost::currency::{Currency, price_index, rates};
use fullcost::leaves::{LeafRow, leaves};
use fullcost::plausibility::money_units::Conversion;
use serde_json::{Value, json};

const RATES: &str = include_str!("../data/money/exchange_rates.csv");
const INDEX: &str = include_str!("../data/money/price_index.csv");

fn model(price: &Value, more: &Value) -> fullcost::Result<fullcost::Model> {
    let mut scenario = json!({ "id": "d", "title": "D", "subject": "S", "as_of": "2026-11-01",
        "fleet": [{ "id": "p", "accelerator": "h800", "count": 10, "supply": { "own": { "server_usd_per_gpu": price } } }] });
    let more = more.as_object().unwrap().clone();
    scenario.as_object_mut().unwrap().extend(more);
    fullcost::open(&scenario.to_string())
}

fn price_of(price: &Value, more: &Value) -> LeafRow {
    let model = model(price, more).unwrap();
    leaves(&model).into_iter().find(|leaf| leaf.path == "fleet[p].supply.own.server_usd_per_gpu").unwrap()
}

#[test]
fn the_tables_are_those_of_the_data() {
    let (mut lines, mut days) = (0, 0.0);
    for line in RATES.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let currency = Currency::from_id(cells[0]).unwrap();
        assert_eq!(rates(currency).unwrap().on(cells[1]), Some((cells[2].parse().unwrap(), cells[1])), "{line}");
        days += if cells[1].len() == 7 { cells[3].parse().unwrap() } else { -cells[3].parse::<f64>().unwrap() };
        lines += 1;
    }
    assert_eq!((lines, days), (2 * 12 + 2 * 142, 0.0), "the days of the months are those of the years");
    for line in INDEX.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(price_index().of_year(cells[0].parse().unwrap()), Some(cells[1].parse().unwrap()), "{line}");
    }
    let cny = rates(Currency::Cny).unwrap();
    for date in ["2014", "2027", "2014-12", "2026-11", "2025-13", "", "soon", "2025-02-30"] {
        assert_eq!(cny.on(date), None, "{date}");
    }
    assert_eq!(cny.on("2025-08-14"), Some((7.1739, "2025-08")));
    for year in [f64::NAN, f64::INFINITY, -1.0, 2014.0, 2015.5, 2027.0] {
        assert_eq!(cny.of_year(year), None, "{year}");
    }
    assert!(rates(Currency::Usd).is_none());
}

#[test]
fn yuan_become_dollars_at_the_rate_of_their_date_and_say_so() {
    let yuan = json!({ "value": 215217, "currency": "CNY", "on": "2025-08", "status": "assumed" });
    let row = price_of(&yuan, &json!({}));
    assert!((row.value - 30_000.0).abs() < 1e-9);
    assert_eq!(row.converted, ["7.1739 cny for a dollar, mean of 2025-08 (ecb-reference-rates)"]);
    let of_2024 = price_of(&yuan, &json!({ "dollars_of": 2024 }));
    assert_eq!(of_2024.converted[1], "dollars of 2025 in those of 2024: price index 313.689 over 321.943 (bls-cpi-u)");
    assert!((of_2024.value / row.value - 313.689 / 321.943).abs() < 1e-15);
    let outcome = model(&yuan, &json!({ "dollars_of": 2024 })).unwrap().evaluate(&ENGLISH).unwrap();
    let servers = outcome.lines.iter().find(|line| line.id == "servers").unwrap();
    assert_eq!(servers.sources, ["ecb-reference-rates", "bls-cpi-u"]);
}

#[test]
fn a_scenario_and_convert_agree() {
    for (currency, year, to) in [("cny", "2021", 2024.0), ("eur", "2016", 2025.0), ("usd", "2019", 2023.0)] {
        let row = price_of(&json!({ "value": 1e5, "currency": currency, "on": year }), &json!({ "dollars_of": to }));
        let money = Conversion {
            amount: 1e5,
            currency: Currency::from_id(currency).unwrap(),
            year: year.parse().unwrap(),
            to_year: Some(to),
        };
        assert!((row.value / money.convert().unwrap().usd - 1.0).abs() < 1e-15, "{currency}");
    }
}

#[test]
fn ones_own_index_wins_over_the_shared_one() {
    let price = json!({ "value": 10_000, "dollars_of": 2021, "status": "assumed" });
    let shared = price_of(&price, &json!({ "dollars_of": 2024 }));
    assert!((shared.value - 1e4 * 313.689 / 270.97).abs() < 1e-9);
    let own =
        json!({ "dollars_of": 2024, "price_index": [{ "year": 2021, "index": 100 }, { "year": 2024, "index": 116 }] });
    let row = price_of(&price, &own);
    assert!((row.value - 11_600.0).abs() < 1e-9);
    assert_eq!(row.converted, ["dollars of 2021 in those of 2024: price index 116 over 100"]);
    let told = |one: &str, other: &str| {
        let entry = |year: u16, index: u8, source: &str| json!({ "year": year, "index": { "value": index, "source": source, "status": "stated" } });
        let own = json!({ "dollars_of": 2024, "price_index": [entry(2021, 100, one), entry(2024, 116, other)],
            "sources": [{ "id": "a", "title": "A", "by": "A", "date": "2022" },
                { "id": "b", "title": "B", "by": "B", "date": "2025" }] });
        let outcome = model(&price, &own).unwrap().evaluate(&ENGLISH).unwrap();
        let servers = outcome.lines.iter().find(|line| line.id == "servers").unwrap();
        (price_of(&price, &own).converted[0].split_once(" (").unwrap().1.to_owned(), servers.sources.clone())
    };
    let [a, b] = ["a", "b"].map(str::to_owned);
    assert_eq!(told("a", "a"), ("a)".to_owned(), vec![a.clone()]));
    assert_eq!(told("a", "b"), ("b, a)".to_owned(), vec![b, a]));
    let unknown = json!({ "dollars_of": 2024, "price_index": [{ "year": 2021, "index": { "value": 100, "source": "x" } },
        { "year": 2024, "index": 116 }] });
    let error = model(&price, &unknown).unwrap_err();
    assert_eq!((error.code.id(), error.path.as_str()), ("unknown_name", "price_index[2021].index.source"));
    let same = price_of(&price, &json!({ "dollars_of": 2021 }));
    assert!(same.value == 1e4 && same.converted.is_empty());
}

#[test]
fn ranges_are_converted_too_and_blobs_keep_the_steps() {
    let yuan = json!({ "value": { "interval": { "low": 1e5, "high": 4e5, "confidence": 0.8 } }, "currency": "cny", "on": "2024" });
    let made = model(&yuan, &json!({})).unwrap();
    let row = price_of(&yuan, &json!({}));
    assert!((row.low.unwrap() * 7.1956 - 1e5).abs() < 1e-6 && (row.high.unwrap() * 7.1956 - 4e5).abs() < 1e-6);
    let again = fullcost::Model::from_blob(&made.to_blob()).unwrap();
    assert_eq!(leaves(&again).iter().map(|leaf| leaf.converted.clone()).collect::<Vec<_>>().concat(), row.converted);
}

#[test]
fn dollars_beyond_their_range_are_refused_where_they_stand() {
    let euros = |value: f64| model(&json!({ "value": value, "currency": "eur", "on": "2025" }), &json!({}));
    let error = euros(9.9e8).unwrap_err();
    assert_eq!((error.code.id(), error.path.as_str()), ("out_of_range", "fleet[p].supply.own.server_usd_per_gpu"));
    assert!(euros(8e8).is_ok());
}
