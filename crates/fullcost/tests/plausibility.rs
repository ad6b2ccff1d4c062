//! Claims are checked against chips sold, power, money and time: published claims come out, and what cannot be is refused.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::plausibility::answer::{Plausibility, SupplyBasis, Verdict};
use fullcost::plausibility::money::MoneyClaim;
use fullcost::plausibility::money_units::{Conversion, Converted};
use fullcost::plausibility::power::PowerClaim;
use fullcost::plausibility::supply::SupplyClaim;
use fullcost::plausibility::time::TimeClaim;
use fullcost::read::{Read, read};
use fullcost::{Error, document};

fn claim<T: Read>(text: &str) -> Result<T, Error> {
    read(&document(text).unwrap())
}

fn supply(text: &str) -> Result<Plausibility, Error> {
    claim(text).and_then(|claim: SupplyClaim| claim.check())
}

fn power(text: &str) -> Result<Plausibility, Error> {
    claim(text).and_then(|claim: PowerClaim| claim.check())
}

fn money(text: &str) -> Result<Plausibility, Error> {
    claim(text).and_then(|claim: MoneyClaim| claim.check())
}

fn time(text: &str) -> Result<Plausibility, Error> {
    claim(text).and_then(|claim: TimeClaim| claim.check())
}

fn convert(text: &str) -> Result<Converted, Error> {
    claim(text).and_then(|money: Conversion| money.convert())
}

fn refused(check: fn(&str) -> Result<Plausibility, Error>, cases: &[(&str, &str, &str)]) {
    for (text, code, path) in cases {
        let error = check(text).unwrap_err();
        assert_eq!((error.code.id(), error.path.as_str()), (*code, *path), "{text}");
    }
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
fn h100_in_china_are_outside_the_estimates() {
    let found = supply(r#"{"chips": ["h100-sxm"], "count": 10000, "country": "CN", "by": "2025-01"}"#).unwrap();
    assert_eq!((found.verdict, found.basis), (Verdict::Strained, Some(SupplyBasis::NoneForCountry)));
    assert_eq!((found.outside.clone(), found.probability), (vec!["H100".to_owned()], Some(1.0)));
    assert!(
        found.ratio.unwrap() < 0.003 && near(found.ratio.unwrap(), line(&found, "over sold in the world").0, 1e-12)
    );
    // Whose none it is, in the sentence and in the line.
    let whose = "no sales of H100 to China (an assumption there)";
    assert!(found.reason.contains(whose) && found.reason.contains("Epoch AI"), "{}", found.reason);
    let none = found.lines.iter().find(|line| line.label == "H100 sold in China").unwrap();
    assert!(none.value.is_none() && none.note.as_deref().unwrap().starts_with("None: Epoch AI's estimates"));
    // Graded by the part of the world's: 0.3 %, 42 %, 108 %.
    let many = |count: f64| {
        supply(&format!(r#"{{"chips": ["H100"], "count": {count}, "country": "CN", "by": "2024-12"}}"#)).unwrap()
    };
    assert_eq!((many(3e5).verdict, many(1.5e6).verdict), (Verdict::Strained, Verdict::Implausible));
    assert!(many(3.9e6).verdict == Verdict::Implausible && many(3.9e6).ratio.unwrap() > 1.0);
    assert!(many(1.5e6).reason.contains("assumed to be too much") && !many(3e5).reason.contains("too much"));
    assert_eq!((many(1e7).verdict, many(1e7).probability), (Verdict::Implausible, Some(0.0)));
    // With chips that are estimated to have been sold there, what is beyond them counts.
    let mixed = |count: f64| {
        let text = format!(r#"{{"chips": ["H800", "H100"], "count": {count}, "country": "CN", "by": "2024-12"}}"#);
        supply(&text).unwrap()
    };
    assert_eq!((mixed(2e5).verdict, mixed(2e5).basis), (Verdict::Strained, Some(SupplyBasis::NoneForCountry)));
    assert!(near(mixed(2e5).ratio.unwrap(), (2e5 - 115_429.0) / 3_608_869.0, 1e-3));
    assert_eq!((mixed(2e6).verdict, mixed(1e4).verdict), (Verdict::Implausible, Verdict::Plausible));
    // Figures without countries assume nothing about China.
    let tpu = supply(r#"{"chips": ["TPU v5e"], "count": 100, "country": "CN", "by": "2024-12"}"#).unwrap();
    assert!(tpu.verdict == Verdict::Strained && !tpu.reason.contains("assumption"), "{}", tpu.reason);
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
    assert!(later.verdict == Verdict::Plausible && later.notes.iter().any(|note| note.contains("there were more")));
    let none = supply(r#"{"chips": ["H20"], "count": 1, "country": "China", "by": "2023-06"}"#).unwrap();
    assert_eq!((none.verdict, none.basis), (Verdict::Implausible, Some(SupplyBasis::NoneByDate)));
    let world = supply(r#"{"chips": ["H100"], "count": 350000, "by": "2024"}"#).unwrap();
    assert!(world.verdict == Verdict::Plausible && near(line(&world, "sold of all").0, 3_608_869.0, 1e-3));
    let never = supply(r#"{"chips": ["H100"], "count": 1, "country": "China", "by": "2020"}"#).unwrap();
    let unknown = supply(r#"{"chips": ["TPU v4"], "count": 1, "country": "China", "by": "2022-06"}"#).unwrap();
    assert_eq!((never.verdict, unknown.verdict), (Verdict::Implausible, Verdict::Unknown));
}

#[test]
fn beyond_the_days_of_the_figures_only_what_suffices_is_judged() {
    let by = |chip: &str, count: f64, by: &str, more: &str| {
        supply(&format!(r#"{{"chips": ["{chip}"], "count": {count}, "by": "{by}"{more}}}"#)).unwrap()
    };
    let few = by("B300", 1000.0, "2028", "");
    assert_eq!((few.verdict, few.probability), (Verdict::Plausible, Some(1.0)));
    assert!(few.reason.contains("until 2026-01-25, where the figures end"), "{}", few.reason);
    let many = by("B300", 1e8, "2028", "");
    assert_eq!((many.verdict, many.probability, many.ratio), (Verdict::Unknown, None, None));
    assert!(many.reason.contains("until 2026-01-25, where the figures end"), "{}", many.reason);
    // The last quarter that is not whole counts by its own days.
    assert_eq!(by("B300", 1000.0, "2026-01-25", "").ratio, few.ratio);
    assert!(by("B300", 1000.0, "2026-01-25", "").notes.is_empty());
    let china = by("H100", 1e8, "2028", r#", "country": "China""#);
    assert_eq!((china.verdict, china.probability), (Verdict::Unknown, None));
    assert_eq!(by("B300", 1e8, "2028", r#", "owner": "Meta""#).verdict, Verdict::Unknown);
    // A100 were sold two years before the figures begin.
    let early = by("A100", 10_000.0, "2022-01-02", r#", "country": "China""#);
    assert_eq!((early.verdict, early.probability), (Verdict::Unknown, None));
    assert!(early.reason.contains("from 2022-01-01, where the figures begin"), "{}", early.reason);
    let before = by("A100", 1.0, "2021", "");
    assert!(before.verdict == Verdict::Unknown && before.reason.contains("begin on 2022-01-01"), "{}", before.reason);
    assert_eq!(by("A100", 1.0, "2019", "").verdict, Verdict::Implausible);
    // H100 came after the figures begin: nothing is missing.
    assert_eq!(by("H100", 1e7, "2024", "").verdict, Verdict::Implausible);
}

#[test]
fn chips_that_the_figures_hold_in_others_are_none_before_their_release() {
    let by = |chip: &str, by: &str, more: &str| {
        supply(&format!(r#"{{"chips": ["{chip}"], "count": 100, "by": "{by}"{more}}}"#)).unwrap()
    };
    for (chip, day) in [("H200", "2023-10-31"), ("GH200", "2023-07"), ("gb200-nvl72", "2025-01"), ("H100", "2022-08")] {
        for owner in ["", r#", "owner": "Meta""#] {
            let found = by(chip, day, owner);
            assert_eq!(
                (found.verdict, found.basis),
                (Verdict::Implausible, Some(SupplyBasis::NoneByDate)),
                "{found:?}"
            );
            assert!(
                found.lines.iter().any(|line| line.note.as_ref().is_some_and(|note| note.contains("by the catalog")))
            );
        }
    }
    let later = by("H200", "2024", "");
    assert!(
        later.verdict == Verdict::Plausible && later.notes.iter().any(|note| note.contains("in H100")),
        "{later:?}"
    );
    // What was sold of H100 before H200 came is no H200.
    assert!(line(&later, "sold of all").0 < line(&by("H100", "2024", ""), "sold of all").0);
    assert!(by("H200", "2024", r#", "owner": "Meta""#).notes.iter().any(|note| note.contains("in H100")));
    // Figures that tell of sales before the catalog's release stand.
    assert_eq!(by("tpu-v5e", "2023-03", "").verdict, by("TPU v5e", "2023-03", "").verdict);
    assert_eq!(by("TPU v5e", "2023-03", "").basis, Some(SupplyBasis::Sold));
}

#[test]
fn an_owner_with_estimates_is_held_against_them() {
    let meta = |count: f64, more: &str| {
        supply(&format!(r#"{{"chips": ["H100"], "owner": "meta", "count": {count}, "by": "2024"{more}}}"#)).unwrap()
    };
    let found = meta(350_000.0, "");
    assert_eq!((found.verdict, found.basis), (Verdict::Plausible, Some(SupplyBasis::Owner)));
    assert!(near(found.ratio.unwrap(), 350_000.0 / 488_451.0, 1e-12) && found.probability.unwrap() > 0.9);
    assert_eq!(meta(600_000.0, "").verdict, Verdict::Strained);
    assert_eq!(meta(1e6, "").verdict, Verdict::Implausible);
    let named =
        supply(r#"{"chips": ["H800"], "owner": "High-Flyer", "count": 5e4, "country": "CN", "by": "2024"}"#).unwrap();
    let unnamed = supply(r#"{"chips": ["H800"], "count": 5e4, "country": "CN", "by": "2024"}"#).unwrap();
    assert_eq!((named.verdict, unnamed.verdict), (Verdict::Strained, Verdict::Strained));
    let says = |of: &Plausibility, words: &str| of.notes.iter().any(|note| note.starts_with(words));
    assert!(says(&named, "One owner would hold") && !says(&unnamed, "One owner") && says(&unnamed, "The claim takes"));
    // With a country it is the country's sales that count, and an owner without estimates is held against all.
    assert_eq!(meta(1.0, r#", "country": "China""#).basis, Some(SupplyBasis::NoneForCountry));
    let other = supply(r#"{"chips": ["H100"], "owner": "DeepSeek", "count": 1000, "by": "2024"}"#).unwrap();
    assert_eq!(other.basis, Some(SupplyBasis::Sold));
    let none = supply(r#"{"chips": ["H20"], "owner": "Meta", "count": 1000, "by": "2024"}"#).unwrap();
    assert_eq!((none.verdict, none.basis), (Verdict::Unknown, Some(SupplyBasis::Owner)));
}

#[test]
fn owners_are_found_by_other_names_and_never_fall_through_in_silence() {
    let owned = |owner: &str, chips: &str, count: f64, by: &str| {
        let text = format!(r#"{{"chips": [{chips}], "owner": "{owner}", "count": {count}, "by": "{by}"}}"#);
        supply(&text).unwrap()
    };
    let meta = owned("Meta", r#""H100""#, 350_000.0, "2024");
    for other in ["Meta Platforms", "Meta Platforms, Inc.", "FACEBOOK", " meta "] {
        let found = owned(other, r#""H100""#, 350_000.0, "2024");
        assert_eq!((found.basis, found.ratio), (meta.basis, meta.ratio), "{other}");
    }
    for other in
        ["Alphabet Inc.", "Google LLC", "AWS", "Amazon.com, Inc.", "Microsoft Corp.", "Oracle Corporation", "X.AI"]
    {
        assert_eq!(owned(other, r#""H100""#, 1.0, "2024").basis, Some(SupplyBasis::Owner), "{other}");
    }
    let other = owned("Metallica", r#""H100""#, 1.0, "2024");
    assert!(other.notes.iter().any(|note| note.contains("no figures of `Metallica`") && note.contains("in the world")));
    let china = r#"{"chips": ["H20"], "owner": "Google", "count": 1, "country": "China", "by": "2024"}"#;
    assert!(supply(china).unwrap().notes.iter().any(|note| note.contains("know no countries")));
    // A chip without an estimate of that owner is not known: what is known suffices, or nothing is said.
    let few = owned("Meta", r#""H100", "H20""#, 1000.0, "2024");
    assert!(few.verdict == Verdict::Plausible && few.notes.iter().any(|note| note.contains("no estimate of H20")));
    let many = owned("Meta", r#""H100", "H20""#, 2e6, "2024");
    assert_eq!((many.verdict, many.probability), (Verdict::Unknown, None));
    // Within a quarter, the part of its days counts.
    let at = |by: &str| line(&owned("Meta", r#""H100""#, 1.0, by), "bought of all").0;
    assert!(at("2024-09-30") < at("2024-11-15") && at("2024-11-15") < at("2024-12-31"));
    // Owners of chips other than NVIDIA's, and those told by one number.
    assert_eq!(owned("Google", r#""TPU v5p""#, 1e7, "2024").verdict, Verdict::Implausible);
    assert_eq!(owned("Microsoft", r#""MI300X""#, 1000.0, "2024").verdict, Verdict::Plausible);
    let xai = owned("xAI", r#""H100""#, 100_000.0, "2024");
    assert_eq!((xai.verdict, xai.ratio, xai.low_ratio), (Verdict::Plausible, Some(1.0), None));
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
    let cases = [
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
    ];
    refused(supply, &cases);
}

#[test]
fn money_is_converted_by_the_year() {
    let yuan = convert(r#"{"amount": 1e9, "currency": "cny", "year": 2021}"#).unwrap();
    assert!(near(yuan.usd, 1e9 / 6.4491, 1e-12) && yuan.index_ratio == 1.0 && yuan.dollars_of == 2021.0);
    assert_eq!(convert(r#"{"amount": 1e9, "currency": "CNY", "year": 2021}"#).unwrap().usd, yuan.usd);
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
        (r#"{"amount": 1, "year": 2020.5}"#, "out_of_range", "year"),
        (r#"{"amount": 1, "year": 24}"#, "out_of_range", "year"),
        (r#"{"amount": 1, "year": 2024, "to_year": 2024.5}"#, "out_of_range", "to_year"),
        (r#"{"amount": 1, "year": 2024, "to_year": 2026}"#, "out_of_range", "to_year"),
        (r#"{"amount": 1, "year": 1900, "to_year": 2024}"#, "out_of_range", "year"),
        (r#"{"amount": 1, "currency": "gold", "year": 2024}"#, "unknown_name", "currency"),
        (r#"{"amount": 1}"#, "missing", "year"),
    ] {
        let error = convert(text).unwrap_err();
        assert_eq!((error.code.id(), error.path.as_str()), (code, path), "{text}");
    }
    let huge =
        Conversion { amount: 1e308, currency: fullcost::currency::Currency::Eur, year: 2018.0, to_year: Some(2025.0) };
    assert!(huge.convert().is_ok());
    assert_eq!(Conversion { amount: 1.7e308, ..huge.clone() }.convert().unwrap_err().code.id(), "too_large");
    assert_eq!(Conversion { amount: f64::NAN, ..huge.clone() }.convert().unwrap_err().code.id(), "not_finite");
    assert_eq!(Conversion { year: f64::NAN, ..huge }.convert().unwrap_err().code.id(), "not_finite");
}

#[test]
fn a_site_provides_more_than_a_fleet_draws() {
    let claim =
        |site: &str| power(&format!(r#"{{"fleet": [{{"chip": "H100", "count": 100000}}], "pue": 1.25{site}}}"#));
    let found = claim("").unwrap();
    // 0.7 kW x 10.2 / 5.6 / 0.9 x 1.25, and 0.7 kW x 0.88 x 1.5 / 0.9 x 1.25.
    assert!(near(line(&found, "provided for").0, 177.08, 1e-4) && near(line(&found, "drawn by").0, 128.33, 1e-4));
    assert_eq!((found.verdict, found.probability, found.ratio), (Verdict::Unknown, None, None));
    let verdict = |mw: f64| claim(&format!(r#", "site_mw": {mw}"#)).unwrap();
    assert_eq!(verdict(250.0).verdict, Verdict::Plausible);
    // Enough for the mean, not for what must be provided.
    assert_eq!(verdict(150.0).verdict, Verdict::Strained);
    assert_eq!(verdict(60.0).verdict, Verdict::Implausible);
    assert!(verdict(150.0).probability.unwrap() > verdict(120.0).probability.unwrap());
    let ids: Vec<&str> = found.sources.iter().map(|source| source.id.as_str()).collect();
    assert!(ids.contains(&"epoch-rising-costs") && ids.contains(&"olmo3-hours"), "{ids:?}");
    assert!(
        found
            .lines
            .iter()
            .all(|line| line.source.is_some() || line.status.is_some() || line.label == "chips" || line.label == "pue")
    );
    // A factor of the server holds for what is provided too.
    let given = claim(r#", "server_factor": 3"#).unwrap();
    assert!(near(line(&given, "provided for").0, 0.7 * 3.0 / 0.9 * 1.25 * 100.0, 1e-9));
    assert!(near(line(&given, "drawn by").0, 2.0 * line(&found, "drawn by").0, 1e-9));
    // A site without power has none to draw from.
    let none = verdict(0.0);
    assert_eq!((none.verdict, none.probability, none.ratio), (Verdict::Implausible, Some(0.0), None));
    let over = none.lines.iter().find(|line| line.label.contains("over the site's")).unwrap();
    assert!(over.value.is_none() && over.note.as_deref().unwrap().contains("infinite"));
    // Two kinds of chips add up.
    let mixed = r#"{"fleet": [{"chip": "H100", "count": 50000}, {"tdp_kw": 0.7, "count": 50000}], "pue": 1.25}"#;
    let mixed = power(mixed).unwrap();
    assert!(near(line(&mixed, "drawn by").0, line(&found, "drawn by").0, 1e-12));
}

#[test]
fn bad_power_claims_are_refused() {
    let cases = [
        (r#"{"fleet": []}"#, "missing", "fleet"),
        (r#"{"fleet": [{"count": 1}]}"#, "missing", "fleet[0].chip"),
        (r#"{"fleet": [{"chip": "abacus", "count": 1}]}"#, "unknown_name", "fleet[0].chip"),
        (r#"{"fleet": [{"chip": "H100", "tdp_kw": 1, "count": 1}]}"#, "impossible", "fleet[0].tdp_kw"),
        (r#"{"fleet": [{"chip": "H100", "count": 1}], "pue": 0.9}"#, "out_of_range", "pue"),
        (r#"{"fleet": [{"chip": "H100", "count": 1}], "load": 1.1}"#, "out_of_range", "load"),
        (r#"{"fleet": [{"chip": "H100", "count": 1}], "network_share": 1}"#, "out_of_range", "network_share"),
        (r#"{"fleet": [{"chip": "H100", "count": 1}], "network_share": "0.5 to 1"}"#, "out_of_range", "network_share"),
    ];
    refused(power, &cases);
}

/// The analyst's dollars, against what High-Flyer is told to manage.
const FLEET: &str = r#"{"costs": [{"name": "servers", "amount": 1.6e9, "year": 2025}], "means": [MEANS]}"#;

#[test]
fn a_fleet_is_held_against_its_owners_means() {
    let with = |means: &str| money(&FLEET.replace("MEANS", means)).unwrap();
    let bare = with("");
    assert_eq!((bare.verdict, bare.probability), (Verdict::Unknown, None));
    // The three billion yuan that the House report tells are a quarter of it.
    let given =
        with(r#"{"name": "money from High-Flyer", "kind": "funding", "amount": 3e9, "currency": "cny", "year": 2024}"#);
    assert_eq!(given.verdict, Verdict::Implausible);
    assert!(near(given.ratio.unwrap(), 1.6e9 * 7.1956 / 3e9, 1e-9));
    // A few years of what a manager of so much could spend make it strained.
    let assets = r#"{"name": "assets in 2021", "kind": "assets", "amount": 1e11, "currency": "cny", "year": 2021},
        {"name": "assets since", "kind": "assets", "amount": 8e9, "year": 2024, "years": 3}"#;
    let assets = with(assets);
    assert_eq!(assets.verdict, Verdict::Strained);
    let (spendable, low, high) = line(&assets, "owner could spend");
    assert!(near(spendable, 1e11 / 6.4491 * 0.03 + 8e9 * 0.03 * 3.0, 1e-9) && low < spendable && spendable < high);
    // The part that could be spent is one number for both: the range of the sum is as wide as that of each.
    assert!(near(high / low, 10.0, 0.05), "{low} {high}");
    assert!(assets.lines.iter().any(|line| line.status.is_some_and(|status| status.id() == "assumed")));
    // Without any means the ratio is infinite: a stated none.
    let none = with(r#"{"name": "funding", "kind": "funding", "amount": 0, "year": 2025}"#);
    assert_eq!((none.verdict, none.probability, none.ratio), (Verdict::Implausible, Some(0.0), None));
    // Only dollars of different years are told to be added.
    let told = |of: &Plausibility| of.notes.iter().any(|note| note.starts_with("Dollars of different years"));
    assert!(!told(&none) && !told(&bare) && told(&given));
    // Means that are certain are larger than what it takes: plausible.
    assert_eq!(
        with(r#"{"name": "funding", "kind": "funding", "amount": 5e10, "currency": "cny", "year": 2026}"#).verdict,
        Verdict::Plausible
    );
}

#[test]
fn chips_have_a_price_and_operation_and_dollars_a_year() {
    let fleet = |more: &str| {
        let text = r#"{"fleet": [{"name": "H800", "count": 10000, "usd_per_gpu": "25000 to 40000", "year": 2023 MORE}], "dollars_of": 2024}"#;
        money(&text.replace("MORE", more))
    };
    let bought = fleet("").unwrap();
    let cost = line(&bought, "H800: cost").0;
    let index = 313.689 / 304.702;
    assert!(near(cost, 10_000.0 * (25_000.0f64 * 40_000.0).sqrt() * index, 1e-9), "{cost}");
    let run = fleet(r#", "operation_usd_per_gpu_year": 4000, "operation_years": 4"#).unwrap();
    assert!(near(line(&run, "H800: cost").0 - cost, 10_000.0 * 16_000.0 * index, 1e-6));
    assert_eq!(fleet(r#", "operation_years": 4"#).unwrap_err().path, "fleet[0].operation_usd_per_gpu_year");
    assert_eq!(fleet(r#", "operation_usd_per_gpu_year": 4"#).unwrap_err().path, "fleet[0].operation_years");
}

#[test]
fn bad_money_claims_are_refused() {
    let cost = |more: &str| format!(r#"{{"costs": [{{"name": "a", "amount": 1, {more}"#);
    let texts = [
        ("{}".to_owned(), "missing", "costs"),
        (cost(r#""year": 2014, "currency": "cny"}]}"#), "out_of_range", "costs[0].year"),
        (cost(r#""year": 2024}], "dollars_of": 2026}"#), "out_of_range", "dollars_of"),
        (cost(r#""year": 2024.5}]}"#), "out_of_range", "costs[0].year"),
        (
            cost(
                r#""year": 2024}], "means": [{"name": "m", "kind": "capex", "amount": 1, "year": 2024, "years": 0}]}"#,
            ),
            "out_of_range",
            "means[0].years",
        ),
        (
            cost(r#""year": 2024}], "means": [{"name": "m", "kind": "luck", "amount": 1, "year": 2024}]}"#),
            "unknown_name",
            "means[0].kind",
        ),
        (
            cost(
                r#""year": 2024}], "sources": [{"id": "a", "title": "", "by": "", "date": "2024"}, {"id": "a", "title": "", "by": "", "date": "2024"}]}"#,
            ),
            "duplicate_id",
            "sources[a]",
        ),
    ];
    let cases: Vec<(&str, &str, &str)> = texts.iter().map(|(text, code, path)| (text.as_str(), *code, *path)).collect();
    refused(money, &cases);
}

#[test]
fn v3_fits_into_less_than_two_months() {
    let found = time(r#"{"gpu_hours": 2664000, "count": 2048, "days": 61}"#).unwrap();
    assert_eq!((found.verdict, found.probability), (Verdict::Plausible, Some(1.0)));
    assert!(near(line(&found, "days that it takes").0, 54.2, 1e-3) && near(found.ratio.unwrap(), 0.8885, 1e-3));
    let dated = time(r#"{"gpu_hours": 2664000, "count": 2048, "start": "2024-10", "by": "2024-11"}"#).unwrap();
    assert_eq!((dated.end_date.as_deref(), dated.ratio), (Some("2024-11-24"), found.ratio));
    // A month counts from its first day to its last, and the answer says which days.
    assert!(dated.reason.contains("of the 61.0 that there were from 2024-10-01 to 2024-11-30"), "{}", dated.reason);
    let days = time(r#"{"gpu_hours": 2664000, "count": 2048, "start": "2024-10-01", "by": "2024-11-30"}"#).unwrap();
    assert_eq!((days.end_date, days.ratio), (dated.end_date, dated.ratio));
    let none = time(r#"{"gpu_hours": 2664000, "count": 2048, "days": 0}"#).unwrap();
    assert_eq!((none.verdict, none.probability, none.ratio), (Verdict::Implausible, Some(0.0), None));
    assert!(none.notes.iter().any(|note| note.contains("infinite")));
    let early = time(r#"{"gpu_hours": 2664000, "count": 2048, "days": 50}"#).unwrap();
    assert_eq!((early.verdict, early.probability), (Verdict::Implausible, Some(0.0)));
    let open = time(r#"{"gpu_hours": 2664000, "count": 2048}"#).unwrap();
    assert_eq!((open.verdict, open.end_date), (Verdict::Unknown, None));
    // With a tenth of the time lost it takes 60.2 days.
    let lossy = time(r#"{"gpu_hours": 2664000, "count": 2048, "days": 60, "goodput": "0.85 to 0.95"}"#).unwrap();
    assert!(lossy.verdict == Verdict::Strained && lossy.probability.unwrap() > 0.3, "{lossy:?}");
}

#[test]
fn operations_and_predictions_give_hours() {
    // 6 x 37e9 x 14.8e12 operations on 2,048 H800.
    let flop = |more: &str| format!(r#"{{"training_flop": 3.29e24, "chip": "H800", "count": 2048, "days": 61{more}}}"#);
    let found = time(&flop(r#", "mfu": 0.35, "goodput": 1"#)).unwrap();
    let hours = 3.29e24 / (989.4e12 * 0.35) / 3600.0;
    assert!(near(line(&found, "GPU-hours").0, hours, 1e-9));
    let needed = line(&found, "utilisation that it would take").0;
    assert!(near(needed, 0.35 * found.ratio.unwrap(), 1e-9), "{needed}");
    let wide = time(&flop("")).unwrap();
    assert!(wide.low_ratio.unwrap() < wide.ratio.unwrap() && wide.high_ratio.unwrap() > 2.0 * wide.low_ratio.unwrap());
    let run = r#"{"run": {"model": "llama3-8b", "chip": "H100", "released": 2025, "tokens": 1e12, "layout": {"gpus": 64,
        "batch": 256, "seq_len": 8192, "sharding": "zero3", "micro_batch": 1}}, "count": 64, "start": "2025", "by": "2025"}"#;
    let run = time(run).unwrap();
    assert!(run.earliest_end_date.as_ref().unwrap() < run.end_date.as_ref().unwrap() && run.low_ratio.is_some());
    assert!(run.end_date.unwrap().starts_with("2025"));
}

#[test]
fn bad_time_claims_are_refused() {
    let cases = [
        (r#"{"count": 8, "days": 1}"#, "missing", "gpu_hours"),
        (r#"{"count": {"value": 8, "source": "hearsay"}, "gpu_hours": 1}"#, "unknown_name", "sources"),
        (r#"{"count": 0, "gpu_hours": 1, "days": 1}"#, "too_large", "count"),
        (r#"{"count": 8, "gpu_hours": 1, "training_flop": 1, "days": 1}"#, "impossible", "training_flop"),
        (r#"{"count": 8, "training_flop": 1, "days": 1}"#, "missing", "chip"),
        (r#"{"count": 8, "gpu_hours": 1, "mfu": 0.4}"#, "impossible", "mfu"),
        (r#"{"count": 8, "gpu_hours": 1, "goodput": 0}"#, "out_of_range", "goodput"),
        (r#"{"count": 8, "gpu_hours": 1, "by": "2024"}"#, "missing", "start"),
        (r#"{"count": 8, "gpu_hours": 1, "start": "2025", "by": "2024"}"#, "reversed_range", "by"),
        (r#"{"count": 8, "gpu_hours": 1, "by": "2024", "days": 2}"#, "impossible", "days"),
        (r#"{"count": 8, "gpu_hours": 1, "start": "2024-13", "by": "2025"}"#, "wrong_type", "start"),
        (
            r#"{"count": 8, "run": {"chip": "H100", "layout": {"gpus": 8, "batch": 8, "seq_len": 8}}, "days": 1}"#,
            "missing",
            "run.model",
        ),
    ];
    refused(time, &cases);
}
