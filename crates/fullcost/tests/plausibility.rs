//! Claims are checked against chips sold, power, money and time: published claims come out, and what cannot be is refused.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::plausibility::answer::{Plausibility, SupplyBasis, Verdict};
use fullcost::plausibility::money_units::{Conversion, Converted};
use fullcost::plausibility::supply::SupplyClaim;
use fullcost::{Error, document};

fn supply(text: &str) -> Result<Plausibility, Error> {
    let claim: Result<SupplyClaim, Error> = fullcost::read::read(&document(text).unwrap());
    claim.and_then(|claim| claim.check())
}

fn convert(text: &str) -> Result<Converted, Error> {
    let money: Result<Conversion, Error> = fullcost::read::read(&document(text).unwrap());
    money.and_then(|money| money.convert())
}

fn near(a: f64, b: f64, off: f64) -> bool {
    (a / b - 1.0).abs() <= off
}

/// The line whose label holds that.
fn line(of: &Plausibility, label: &str) -> (f64, f64, f64) {
    let line = of.lines.iter().find(|line| line.label.contains(label)).unwrap_or_else(|| panic!("{label}: {of:?}"));
    let value = line.value.unwrap();
    (value, line.low.unwrap_or(value), line.high.unwrap_or(value))
}

#[test]
fn ten_thousand_h800_are_plausible() {
    let found = supply(r#"{"chips": ["H800"], "count": 10000, "country": "China", "by": "2024-12"}"#).unwrap();
    assert_eq!((found.verdict, found.basis), (Verdict::Plausible, Some(SupplyBasis::Sold)));
    let quarters: Vec<f64> =
        found.lines.iter().filter(|line| line.label.contains("2023-Q")).filter_map(|line| line.value).collect();
    assert_eq!(quarters, [7342.0, 31916.0, 56333.0, 19838.0]);
    assert!((found.ratio.unwrap() - 0.0866).abs() < 1e-4, "{found:?}");
    assert_eq!(found.probability, Some(1.0));
    // Epoch's own sum over the quarters is 93,121 to 143,648.
    let (sold, low, high) = line(&found, "sold of all");
    assert!(sold == 115_429.0 && near(low, 93_121.0, 0.01) && near(high, 143_648.0, 0.01), "{low} {high}");
    assert!(found.low_ratio.unwrap() < found.ratio.unwrap() && found.ratio.unwrap() < found.high_ratio.unwrap());
    assert_eq!(found.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["epoch-ai-chip-counts"]);
}

#[test]
fn h100_in_china_are_outside_the_sellers_figures() {
    let found = supply(r#"{"chips": ["h100-sxm"], "count": 10000, "country": "CN", "by": "2025-01"}"#).unwrap();
    assert_eq!((found.verdict, found.basis), (Verdict::Strained, Some(SupplyBasis::NoneForCountry)));
    assert_eq!((found.outside.clone(), found.ratio, found.probability), (vec!["H100".to_owned()], None, None));
    let none = found.lines.iter().find(|line| line.label == "H100 sold in China").unwrap();
    assert!(none.value.is_none() && none.note.as_deref().unwrap().starts_with("None"));
    assert!(line(&found, "over sold in the world").0 < 0.003);
    let many = supply(r#"{"chips": ["H100"], "count": 1e7, "country": "CN", "by": "2025-01"}"#).unwrap();
    assert_eq!(many.verdict, Verdict::Implausible);
}

#[test]
fn fifty_thousand_hoppers_depend_on_what_they_are() {
    let any = r#"{"chips": ["H800", "H20", "H100"], "count": 50000, "country": "China", "by": "2025-01-31"}"#;
    let any = supply(any).unwrap();
    assert_eq!((any.verdict, any.outside.as_slice()), (Verdict::Plausible, &["H100".to_owned()][..]));
    // Of the first quarter of 2025, 31 of 90 days have passed.
    assert!(line(&any, "H20 sold in China, 2025-Q1").0 == 361_677.0 * 31.0 / 90.0 && any.ratio.unwrap() < 0.05);
    let all_h800 = supply(r#"{"chips": ["H800"], "count": 50000, "country": "China", "by": "2025-01-31"}"#).unwrap();
    assert_eq!(all_h800.verdict, Verdict::Strained);
    let more = supply(r#"{"chips": ["H800"], "count": 200000, "country": "China", "by": "2025-01-31"}"#).unwrap();
    assert!(more.verdict == Verdict::Implausible && more.probability.unwrap() < 1e-3);
    let h20 = supply(r#"{"chips": ["H20"], "count": 30000, "country": "China", "by": "2024"}"#).unwrap();
    assert!(near(line(&h20, "sold of all").0, 958_410.0, 1e-9));
}

#[test]
fn figures_that_begin_later_say_nothing_and_chips_that_came_later_are_none() {
    let early = supply(r#"{"chips": ["A100"], "count": 10000, "country": "China", "by": "2021"}"#).unwrap();
    assert_eq!((early.verdict, early.basis), (Verdict::Unknown, Some(SupplyBasis::BeforeFigures)));
    let later = supply(r#"{"chips": ["A100"], "count": 10000, "country": "China", "by": "2022"}"#).unwrap();
    assert!(later.verdict == Verdict::Plausible && later.notes.iter().any(|note| note.contains("begin")));
    let none = supply(r#"{"chips": ["H20"], "count": 1, "country": "China", "by": "2023-06"}"#).unwrap();
    assert_eq!((none.verdict, none.basis), (Verdict::Implausible, Some(SupplyBasis::NoneByDate)));
    let world = supply(r#"{"chips": ["H200"], "count": 350000, "by": "2024"}"#).unwrap();
    assert!(world.verdict == Verdict::Plausible && near(line(&world, "sold of all").0, 3_608_869.0, 1e-3));
    let end = supply(r#"{"chips": ["B300"], "count": 1000, "by": "2026-11"}"#).unwrap();
    assert!(end.notes.iter().any(|note| note.contains("end before")));
}

#[test]
fn a_range_of_the_claim_widens_the_answer() {
    let claim = |count: &str| {
        supply(&format!(r#"{{"chips": ["H800"], "count": {count}, "country": "China", "by": "2024"}}"#)).unwrap()
    };
    let (sure, wide) = (claim("100000"), claim(r#""50000 to 200000""#));
    let width = |of: &Plausibility| of.high_ratio.unwrap() / of.low_ratio.unwrap();
    assert!(width(&wide) > 1.5 * width(&sure));
    assert!(wide.probability.unwrap() < sure.probability.unwrap());
}

#[test]
fn bad_supply_claims_are_refused() {
    let error = |text: &str| supply(text).unwrap_err();
    for (text, code, path) in [
        (r#"{"chips": [], "count": 1, "by": "2024"}"#, "missing", "chips"),
        (r#"{"chips": ["H9"], "count": 1, "by": "2024"}"#, "unknown_name", "chips[0]"),
        (r#"{"chips": ["H100", "H200"], "count": 1, "by": "2024"}"#, "duplicate_id", "chips[1]"),
        (r#"{"chips": ["H100"], "count": 1, "by": "soon"}"#, "wrong_type", "by"),
        (r#"{"chips": ["H100"], "count": 1, "country": "Atlantis", "by": "2024"}"#, "unknown_name", "country"),
        (r#"{"chips": ["H100"], "count": -1, "by": "2024"}"#, "out_of_range", "count"),
        (
            r#"{"chips": ["H100"], "count": {"value": 1, "dollars_of": 2024}, "by": "2024"}"#,
            "impossible",
            "count.dollars_of",
        ),
    ] {
        let error = error(text);
        assert_eq!((error.code.id(), error.path.as_str()), (code, path), "{text}");
    }
}

#[test]
fn money_is_converted_by_the_year() {
    let yuan = convert(r#"{"amount": 1e9, "currency": "cny", "year": 2021}"#).unwrap();
    assert!(near(yuan.usd, 1e9 / 6.4491, 1e-12) && yuan.index_ratio == 1.0 && yuan.dollars_of == 2021.0);
    let later = convert(r#"{"amount": 1e9, "currency": "cny", "year": 2021, "to_year": 2024}"#).unwrap();
    assert!(near(later.usd, yuan.usd * 313.689 / 270.970, 1e-12));
    let ids: Vec<&str> = later.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids, ["ecb-reference-rates", "bls-cpi-u"]);
    let euro = convert(r#"{"amount": -1, "currency": "eur", "year": 2018}"#).unwrap();
    assert!(near(euro.usd, -1.1798, 1e-3));
    // No index of 2026 is needed for dollars of 2026.
    assert_eq!(convert(r#"{"amount": 5, "year": 2026, "to_year": 2026}"#).unwrap().usd, 5.0);
}

#[test]
fn a_year_without_a_rate_or_an_index_is_refused() {
    for (text, code, path) in [
        (r#"{"amount": 1, "currency": "cny", "year": 2014}"#, "out_of_range", "year"),
        (r#"{"amount": 1, "currency": "cny", "year": 2020.5}"#, "out_of_range", "year"),
        (r#"{"amount": 1, "year": 2024, "to_year": 2026}"#, "out_of_range", "to_year"),
        (r#"{"amount": 1, "year": 1900, "to_year": 2024}"#, "out_of_range", "year"),
        (r#"{"amount": 1, "currency": "gold", "year": 2024}"#, "unknown_name", "currency"),
        (r#"{"amount": 1}"#, "missing", "year"),
    ] {
        let error = convert(text).unwrap_err();
        assert_eq!((error.code.id(), error.path.as_str()), (code, path), "{text}");
    }
    let huge = Conversion {
        amount: 1e308,
        currency: fullcost::plausibility::money_units::Currency::Eur,
        year: 2018.0,
        to_year: Some(2025.0),
    };
    assert!(huge.convert().is_ok());
    assert_eq!(Conversion { amount: 1.7e308, ..huge.clone() }.convert().unwrap_err().code.id(), "too_large");
    assert_eq!(Conversion { amount: f64::NAN, ..huge.clone() }.convert().unwrap_err().code.id(), "not_finite");
    assert_eq!(Conversion { year: f64::NAN, ..huge }.convert().unwrap_err().code.id(), "not_finite");
}
