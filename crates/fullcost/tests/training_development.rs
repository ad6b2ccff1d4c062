//! Development costs: the published percentiles come back as they were drawn, and the corrected range is wider.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::training::development::{DevelopmentCosts, DevelopmentPart, DevelopmentRun};
use fullcost::{Code, Error, document};

fn read(text: &str) -> Result<DevelopmentRun, Error> {
    fullcost::read::read(&document(text).unwrap())
}

fn costs(text: &str) -> DevelopmentCosts {
    read(text).unwrap().costs().unwrap()
}

fn refused(text: &str) -> Error {
    read(text).and_then(|run| run.costs().map(drop)).unwrap_err()
}

fn part<'a>(of: &'a DevelopmentCosts, id: &str) -> &'a DevelopmentPart {
    of.parts.iter().find(|part| part.id == id).unwrap()
}

/// The median of the experiment factor, 1.2 to 4 in nine of ten cases: the medians that were published hold it.
fn final_run(medians: [f64; 4]) -> String {
    let experiments = (1.2f64 * 4.0).sqrt();
    let [chips, server, network, energy] = medians.map(|usd| usd / experiments);
    let energy = energy / (0.6f64 * 1.7).sqrt();
    format!(
        r#""final_run": {{"ai_accelerator_usd": {chips}, "other_server_usd": {server}, "interconnect_usd": {network}, "energy_usd": {energy}}}"#
    )
}

/// GPT-4: 284 people, begun in the first five months of 2022. Inputs and percentiles: B. Cottier and others, arXiv 2405.21015, and
/// the notebooks of github.com/epoch-research/training-cost-trends. Dollars of December 2023.
fn gpt4(mode: &str) -> DevelopmentCosts {
    let run = final_run([39_598_752.78, 26_349_079.68, 15_432_125.43, 7_919_049.52]);
    costs(&format!(
        r#"{{"mode": "{mode}", {run}, "team": [{{"people": 284}}], "pay_index_ratio": {},
            "project": {{"start_from": "2022-01-01", "start_to": "2022-05-31", "end": "2023-03-15", "least_years": 0.2466}}}}"#,
        119.029 / 117.766
    ))
}

/// GPT-3: 25 people; as above.
fn gpt3(mode: &str) -> DevelopmentCosts {
    let run = final_run([2_214_808.25, 1_514_680.20, 876_439.82, 200_345.48]);
    costs(&format!(
        r#"{{"mode": "{mode}", {run}, "team": [{{"people": 25}}], "pay_index_ratio": {},
            "project": {{"start_from": "2019-02-14", "start_to": "2019-11-01", "end": "2020-05-28", "publication_delay_days": "60 to 120",
                         "least_years": 0.0411}}}}"#,
        119.029 / 113.4
    ))
}

fn near(found: &DevelopmentPart, published: [f64; 3], tolerance: f64) {
    for (found, published) in [found.p05_usd, found.p50_usd, found.p95_usd].into_iter().zip(published) {
        let error = found / published - 1.0;
        println!("{} {error:+.4}", published);
        assert!(error.abs() < tolerance, "{found} instead of {published}");
    }
}

#[test]
fn published_percentiles_come_back() {
    let large = gpt4("as_epoch");
    near(part(&large, "rd_staff"), [27_779_611.0, 35_800_921.0, 44_472_685.0], 0.03);
    near(part(&large, "total"), [100_770_137.0, 129_412_847.0, 170_018_166.0], 0.03);
    // 25 draws of equity, one for each person, decided the published ones.
    let small = gpt3("as_epoch");
    near(part(&small, "rd_staff"), [1_066_383.0, 2_341_617.0, 4_135_704.0], 0.15);
    near(part(&small, "total"), [5_357_834.0, 7_449_059.0, 10_244_632.0], 0.15);
}

#[test]
fn a_shared_factor_widens_the_range() {
    let [apart, shared] = ["as_epoch", "corrected"].map(gpt4);
    assert!((part(&apart, "total").spread - 1.69).abs() < 0.05, "{}", part(&apart, "total").spread);
    assert!((part(&shared, "total").spread - 2.37).abs() < 0.05, "{}", part(&shared, "total").spread);
    let [apart, shared] = ["as_epoch", "corrected"].map(gpt3);
    assert!((part(&apart, "total").spread - 1.91).abs() < 0.05, "{}", part(&apart, "total").spread);
    assert!((part(&shared, "total").spread - 2.55).abs() < 0.06, "{}", part(&shared, "total").spread);
    // The median hardly moves, and the people not at all.
    assert!((part(&shared, "compute").p50_usd / part(&apart, "compute").p50_usd - 1.0).abs() < 0.06);
    assert_eq!(part(&shared, "rd_staff").p50_usd, part(&apart, "rd_staff").p50_usd);
    assert!(shared.people == 25.0 && shared.draws == 10_000.0);
}

#[test]
fn parts_add_up_and_may_be_missing() {
    let both = gpt4("corrected");
    let mean = |id: &str| part(&both, id).mean_usd;
    let parts: f64 = ["ai_accelerator", "other_server", "interconnect", "energy"].map(mean).iter().sum();
    assert!((parts / mean("compute") - 1.0).abs() < 1e-12);
    assert!(((mean("compute") + mean("rd_staff")) / mean("total") - 1.0).abs() < 1e-12);
    let alone = costs(r#"{"team": [{"people": 3, "time_share": "0.5 to 1"}], "project": {"years": "1 to 2"}}"#);
    assert_eq!(alone.parts.iter().map(|part| part.id.as_str()).collect::<Vec<_>>(), ["rd_staff", "total"]);
    let compute = costs(r#"{"final_run": {"energy_usd": 1e6}, "draws": 1000}"#);
    assert_eq!(compute.parts.len(), 6);
    // Two roles are drawn apart from each other.
    let team = |roles: &str| costs(&format!(r#"{{"team": [{roles}], "project": {{"years": "1 to 2"}}}}"#));
    let [one, two] = [team(r#"{"people": 2}"#), team(r#"{"people": 1}, {"people": 1}"#)];
    assert!((part(&one, "total").p95_usd / part(&two, "total").p95_usd - 1.0).abs() < 0.05);
    assert_eq!(two.people, 2.0);
}

#[test]
fn bad_developments_are_refused_where_they_are() {
    let refused = |text: &str| {
        let error = refused(text);
        (error.code, error.path)
    };
    let team = |role: &str| format!(r#"{{"team": [{role}], "project": {{"years": "1 to 2"}}}}"#);
    assert_eq!(refused("{}"), (Code::Missing, "final_run".to_owned()));
    assert_eq!(refused(r#"{"team": [{"people": 3}]}"#), (Code::Missing, "project".to_owned()));
    assert_eq!(refused(&team(r#"{"people": 2.5}"#)), (Code::OutOfRange, "team[0].people".to_owned()));
    assert_eq!(refused(&team(r#"{"people": 1e9}"#)), (Code::TooLarge, "team[0].people".to_owned()));
    let negative = team(r#"{"people": 2, "salary_usd_per_year": "-5 to 10"}"#);
    assert_eq!(refused(&negative), (Code::OutOfRange, "team[0].salary_usd_per_year".to_owned()));
    let energy = r#"{"final_run": {"energy_usd": -1}}"#;
    assert_eq!(refused(energy), (Code::OutOfRange, "final_run.energy_usd".to_owned()));
    assert_eq!(refused(r#"{"final_run": {}, "draws": 3}"#), (Code::OutOfRange, "draws".to_owned()));
    assert_eq!(refused(r#"{"final_run": {}, "draws": 1e7}"#), (Code::TooLarge, "draws".to_owned()));
    let project = |of: &str| refused(&format!(r#"{{"team": [{{"people": 3}}], "project": {{{of}}}}}"#));
    assert_eq!(project(""), (Code::Missing, "project.start_from".to_owned()));
    let dates = r#""start_from": "2022-01-01", "start_to": "2022-31-05", "end": "2023""#;
    assert_eq!(project(dates), (Code::WrongType, "project.start_to".to_owned()));
    let late = r#""start_from": "2022-01-01", "start_to": "2024-01", "end": "2023""#;
    assert_eq!(project(late), (Code::ReversedRange, "project.start_to".to_owned()));
    assert_eq!(project(r#""years": "2 to 1""#).0, Code::ReversedRange);
}
