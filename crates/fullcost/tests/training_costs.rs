//! The same chip-hours by every method: DeepSeek-V3 comes out to the printed digits, every gap is explained by its factors, and
//! what cannot be is refused.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::json::ToJson;
use fullcost::source::Status;
use fullcost::training::cost_facts::multiples;
use fullcost::training::cost_rows::{CostMethod, CostMethodRow, CostMethods};
use fullcost::training::costs::CostedRun;
use fullcost::{Code, Error, document};

fn read(text: &str) -> Result<CostedRun, Error> {
    fullcost::read::read(&document(text).unwrap())
}

fn costs(text: &str) -> CostMethods {
    read(text).unwrap().costs().unwrap()
}

fn refused(text: &str) -> (Code, String) {
    let error = read(text).and_then(|run| run.costs().map(drop)).unwrap_err();
    (error.code, error.path)
}

fn row<'a>(of: &'a CostMethods, id: &str) -> &'a CostMethodRow {
    of.rows.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn usd(of: &CostMethods, id: &str) -> f64 {
    row(of, id).usd.unwrap()
}

fn input(of: &CostMethodRow, name: &str) -> f64 {
    of.inputs.iter().find(|input| input.name == name).unwrap().value
}

/// DeepSeek-V3 (arXiv 2412.19437): 2,048 H800, 2.788 million hours at an assumed 2 dollars. Epoch AI's table has no price of an H800:
/// it stands as an H100, whose delivery it dates 619 days before the training.
const DEEPSEEK: &str = r#"{"chip": "H800", "priced_as": "H100", "gpus": 2048, "gpu_hours": 2788000, "published": "2024-12-24",
    "prices_as_of": "2025-03", "rent_usd_per_gpu_hour": 2, "place": "CN", "depreciation_days": 619}"#;

fn printed(usd: f64, millions: f64, decimals: i32) {
    let scale = 10f64.powi(decimals);
    assert_eq!((usd / 1e6 * scale).round() / scale, millions, "{usd}");
}

#[test]
fn deepseek_v3_comes_out_to_the_printed_digits() {
    let found = costs(DEEPSEEK);
    printed(usd(&found, "rental"), 5.58, 2);
    printed(usd(&found, "rental[h100-sxm, Google Cloud, reserved_3y, 2025-03]"), 13.5, 1);
    printed(usd(&found, "amortised_as_epoch"), 3.52, 2);
    printed(usd(&found, "acquisition"), 112.0, 0);
    printed(usd(&found, "straight_line[3 years]"), 5.8, 1);
    printed(usd(&found, "straight_line[4 years]"), 4.4, 1);
    printed(usd(&found, "straight_line[5 years]"), 3.5, 1);
    let line = row(&found, "straight_line[3 years]");
    assert_eq!(input(line, "chip with server and network").round(), 54_926.0);
    assert_eq!((line.usd_per_gpu_hour.unwrap() * 100.0).round(), 209.0);
    // 2.64 + 0.62 + 0.26.
    let epoch = row(&found, "amortised_as_epoch");
    let parts = |name: &str| epoch.factors.iter().find(|of| of.name.starts_with(name)).unwrap().factor;
    let wear = usd(&found, "rental") * parts("wear of chip and server");
    printed(wear, 2.64, 2);
    printed(wear * (parts("the network") - 1.0), 0.62, 2);
    printed(epoch.usd.unwrap() * (1.0 - 1.0 / parts("electricity")), 0.26, 2);
    assert!(epoch.inputs.iter().all(|of| of.source.is_some() || of.status == Status::Computed), "{:?}", epoch.inputs);
}

#[test]
fn factors_explain_every_gap() {
    let own_board = r#"{"chip": "H100", "gpus": 512, "hours": 1000, "started": "2024-06-01", "purchase_usd": 24400,
        "purchase_kind": "board", "bought": "2023-05", "place": "CN", "rent_usd_per_gpu_hour": 2.5, "residual_share": 0.1}"#;
    for text in [DEEPSEEK, own_board] {
        let found = costs(text);
        for row in &found.rows {
            assert_eq!(row.refused, None);
            let Some(other) = &row.compared_with else { continue };
            let ratio = row.ratio.unwrap();
            assert!((row.usd.unwrap() / usd(&found, other) / ratio - 1.0).abs() < 1e-12);
            let product: f64 = row.factors.iter().map(|of| of.factor).product();
            assert!((product / ratio - 1.0).abs() < 1e-12, "{}: {product} {ratio}", row.id);
            assert!(row.reason.as_ref().unwrap().contains(other.as_str()));
            assert!(row.usd_per_gpu_hour.unwrap() * found.gpu_hours - row.usd.unwrap() < 1e-6);
        }
        let told = found.rows.iter().filter(|row| row.compared_with.is_some()).count();
        assert_eq!(told, found.rows.len() - 1);
    }
    let found = costs(own_board);
    let corrected = row(&found, "amortised_corrected");
    let reason = corrected.reason.as_ref().unwrap();
    assert!(reason.contains("server mark-up 1.38 on a board price instead of 1.64 on a board price"), "{reason}");
    assert_eq!(input(corrected, "server mark-up"), 1.38);
}

#[test]
fn the_corrected_method_takes_the_price_of_the_purchase_year_and_the_energy_of_the_place() {
    let found = costs(DEEPSEEK);
    let corrected = row(&found, "amortised_corrected");
    // Reuters, March 2023: 2 million yuan for a server of eight H800.
    assert_eq!(input(corrected, "purchase price"), 34_800.0);
    assert_eq!((input(corrected, "electricity"), input(corrected, "PUE")), (0.088, 1.3));
    assert!(corrected.usd.unwrap() < usd(&found, "amortised_as_epoch"));
    // Another place and year.
    let us = costs(&DEEPSEEK.replace(r#""place": "CN","#, r#""started": "2023-09-01", "bought": "2023-05-01","#));
    let corrected = row(&us, "amortised_corrected");
    assert_eq!((input(corrected, "electricity"), input(corrected, "age at the start")), (0.0806, 123.0));
}

#[test]
fn rentals_are_the_latest_of_each_vendor_and_kind_known_by_then() {
    let by = |date: &str| {
        let found = costs(&format!(
            r#"{{"chip": "H100", "gpu_hours": 100, "gpus": 8, "vendor": "aws", "published": "{date}"}}"#
        ));
        let first = found.rows[0].clone();
        assert_eq!(first.method, CostMethod::Rental);
        (first.usd.unwrap(), first.compared_with)
    };
    assert_eq!(by("2025-05-31"), (1229.0, None));
    assert_eq!(by("2025-07-01"), (688.0, None));
    // No price is of later.
    let early = costs(r#"{"chip": "H100", "gpu_hours": 100, "gpus": 8, "published": "2023-01-15"}"#);
    assert!(early.rows.iter().all(|row| row.method != CostMethod::Rental));
    assert!(early.rows.iter().all(|row| row.usd.is_some()), "{:?}", early.rows);
    let ever = costs(r#"{"chip": "H100", "gpu_hours": 100, "gpus": 8}"#);
    assert!(ever.rows.iter().filter(|row| row.method == CostMethod::Rental).count() > 10);
    // Without a date, what needs none is told all the same.
    assert!(row(&ever, "amortised_as_epoch").refused.as_ref().unwrap().starts_with("missing: published"));
    assert!(row(&ever, "straight_line[4 years]").usd.is_some());
}

#[test]
fn experiments_of_a_project_and_of_a_lab_stand_apart() {
    let all = multiples();
    assert!(all.iter().all(|of| (1.5..=10.0).contains(&of.multiple) && of.url.starts_with("https://")));
    let scope = |scope: &str| all.iter().filter(|of| of.scope == scope).count();
    assert_eq!((scope("project"), scope("lab"), all.len()), (4, 3, 7));
    let found = costs(DEEPSEEK);
    let epoch = found.experiments.iter().find(|of| of.multiple == 2.19).unwrap();
    assert_eq!((epoch.low, epoch.high, epoch.status), (Some(1.2), Some(4.0), Status::Estimated));
    assert!((epoch.usd / 5_576_000.0 / 2.19 - 1.0).abs() < 1e-12);
}

#[test]
fn a_chip_without_a_price_is_refused_and_never_priced_as_another() {
    let of = |chip: &str| format!(r#"{{"chip": "{chip}", "gpus": 8, "gpu_hours": 100, "published": "2024-01-01"}}"#);
    for chip in ["RTX A1000", "Intel A100", "Quadro GP100", "A100 of somebody"] {
        assert_eq!(refused(&of(chip)), (Code::UnknownName, "chip".to_owned()), "{chip}");
    }
    for chip in ["P100", "T4", "Trainium3", "h200-nvl"] {
        assert_eq!(refused(&of(chip)), (Code::Missing, "purchase_usd".to_owned()), "{chip}");
    }
    // One that is let and not sold: the methods of an owner say so.
    let let_only = costs(&of("A100-40GB"));
    assert!(let_only.rows[0].usd.is_some());
    let buy = row(&let_only, "acquisition");
    assert!(buy.refused.as_ref().unwrap().starts_with("missing: purchase_usd"), "{buy:?}");
    // Its own price, or a stand-in, helps.
    let own = costs(
        r#"{"gpus": 8, "gpu_hours": 100, "purchase_usd": 10000, "bought": "2023", "started": "2024-01", "tdp_w": 300}"#,
    );
    assert!(own.rows.iter().all(|row| row.usd.is_some()), "{:?}", own.rows);
    assert_eq!(usd(&own, "acquisition"), 8.0 * 10_000.0 / 0.81);
    let stand_in = costs(&of("T4").replace(r#""gpus""#, r#""priced_as": "A100", "gpus""#));
    assert!(stand_in.rows.iter().all(|row| row.usd.is_some()));
}

#[test]
fn hours_come_from_what_is_told_and_are_compared() {
    let of = |hours: &str| costs(&format!(r#"{{"chip": "H100", {hours}, "rent_usd_per_gpu_hour": 2}}"#));
    assert_eq!(usd(&of(r#""gpus": 8, "hours": 10"#), "rental"), 160.0);
    assert!(of(r#""gpus": 8, "hours": 10, "gpu_hours": 81"#).notes.is_empty());
    let mixed = of(r#""gpus": 64, "hours": 10, "gpu_hours": 80"#);
    assert_eq!((usd(&mixed, "rental"), mixed.notes.len()), (160.0, 1));
    assert!(mixed.notes[0].contains("0.125"), "{:?}", mixed.notes);
    assert!(row(&of(r#""gpu_hours": 80"#), "acquisition").refused.as_ref().unwrap().starts_with("missing: gpus"));
    let early = costs(r#"{"chip": "H800", "gpus": 8, "gpu_hours": 80, "started": "2022-06"}"#);
    assert!(early.notes[0].contains("before `h800-sxm` was released"), "{:?}", early.notes);
    let nobody = costs(r#"{"chip": "H800", "gpu_hours": 80, "vendor": "AWS", "gpus": 8}"#);
    assert_eq!(nobody.notes.len(), 1);
}

#[test]
fn bad_runs_are_refused_where_they_are() {
    let with = |more: &str| refused(&format!(r#"{{"chip": "H100", "gpus": 8, "gpu_hours": 100, {more}}}"#));
    let range = |path: &str| (Code::OutOfRange, path.to_owned());
    assert_eq!(with(r#""rent_usd_per_gpu_hour": -2"#), range("rent_usd_per_gpu_hour"));
    assert_eq!(with(r#""purchase_usd": -1"#), range("purchase_usd"));
    assert_eq!(with(r#""usd_per_kwh": -1"#), range("usd_per_kwh"));
    assert_eq!(with(r#""lives_years": [3, 0]"#), range("lives_years[1]"));
    assert_eq!(with(r#""residual_share": 1"#), range("residual_share"));
    assert_eq!(with(r#""declining_share_per_year": 1.5"#), range("declining_share_per_year"));
    assert_eq!(with(r#""vendor": "AWSS""#), (Code::UnknownName, "vendor".to_owned()));
    assert_eq!(with(r#""place": "Mars""#), (Code::UnknownName, "place".to_owned()));
    assert_eq!(with(r#""place": "FR""#), (Code::Missing, "place".to_owned()));
    assert_eq!(with(r#""place": "FR", "usd_per_kwh": 0.1"#), (Code::Missing, "place".to_owned()));
    let france =
        read(r#"{"chip": "H100", "gpus": 8, "gpu_hours": 100, "place": "france"}"#).unwrap().costs().unwrap_err();
    assert_eq!(france.message, "no price of electricity is known of France");
    assert_eq!(france.accepted, "US, CN; or the `usd_per_kwh` of the place");
    assert_eq!(with(r#""priced_as": "RTX A1000""#), (Code::UnknownName, "priced_as".to_owned()));
    assert_eq!(with(r#""purchase_kind": "spot""#), (Code::Impossible, "purchase_kind".to_owned()));
    assert_eq!(with(r#""rent": 2"#).0, Code::UnknownKey);
    for path in ["published", "started", "bought", "prices_as_of"] {
        assert_eq!(with(&format!(r#""{path}": "24 December 2024""#)), (Code::WrongType, path.to_owned()));
    }
    assert_eq!(refused(r#"{"chip": "H100"}"#), (Code::Missing, "gpu_hours".to_owned()));
    assert_eq!(refused(r#"{"chip": "H100", "gpu_hours": 0}"#), range("gpu_hours"));
    assert_eq!(refused(r#"{"chip": "H100", "gpus": 1e200, "hours": 1e200}"#), (Code::TooLarge, "hours".to_owned()));
    assert_eq!(refused(r#"{"gpu_hours": 5, "gpus": 1}"#), (Code::Missing, "chip".to_owned()));
    let mut run = read(DEEPSEEK).unwrap();
    run.gpu_hours = Some(f64::NAN);
    assert_eq!(run.costs().unwrap_err().code, Code::NotFinite);
}

#[test]
fn numbers_beyond_all_bounds_are_refused_or_not_compared() {
    let huge = costs(
        r#"{"chip": "H100", "gpus": 1e10, "gpu_hours": 1e300, "published": "2024", "rent_usd_per_gpu_hour": 1e10}"#,
    );
    assert!(row(&huge, "rental").refused.as_ref().unwrap().starts_with("too_large"));
    for text in [
        r#"{"chip": "H100", "gpus": 8, "gpu_hours": 100, "depreciation_days": 1e12, "started": "2024", "rent_usd_per_gpu_hour": 1e-300}"#,
        r#"{"chip": "H100", "gpus": 1e300, "gpu_hours": 1e-300, "started": "2024", "residual_share": 0.999999}"#,
        r#"{"gpus": 1, "gpu_hours": 1, "tdp_w": 1e-300, "purchase_usd": 1e-300, "started": "2024", "bought": "1970"}"#,
    ] {
        for row in costs(text).rows {
            let numbers = [row.usd, row.ratio].into_iter().flatten().chain(row.factors.iter().map(|of| of.factor));
            assert!(numbers.into_iter().all(f64::is_finite), "{row:?}");
        }
    }
}

#[test]
fn a_country_is_the_same_by_every_name() {
    let of = |place: &str| costs(&DEEPSEEK.replace("\"CN\"", &format!("\"{place}\""))).json();
    for name in ["CHN", "China", "cn", "china"] {
        assert_eq!(of(name), of("CN"));
    }
    for name in ["USA", "United States", "usa"] {
        assert_eq!(of(name), of("US"));
    }
}
