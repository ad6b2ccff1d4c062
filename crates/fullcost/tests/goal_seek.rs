//! Goal seek, and drivers that are told one by one.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::engine::Unwatched;
use fullcost::{Code, ENGLISH, Model, shipped};

fn solve(model: &Model, output: &str, goal: f64, inputs: &[&str]) -> Vec<Vec<f64>> {
    let inputs: Vec<String> = inputs.iter().map(|path| (*path).to_owned()).collect();
    let found = model.solve(output, goal, &inputs, &ENGLISH).unwrap();
    found.solutions.into_iter().map(|solution| solution.values).collect()
}

#[test]
fn a_claims_own_point_is_met_by_the_numbers_as_they_are() {
    let model = shipped("deepseek").unwrap();
    let shares = model.claim_shares(&Ask { draws: 512.0, ..Ask::default() }, &Unwatched).unwrap();
    let mut met = 0;
    for (claim, leaf) in shares.iter().flat_map(|claim| model.plan().leaves.iter().map(move |leaf| (claim, leaf))) {
        let varies = leaf.range.is_some() && claim.point.is_finite();
        if !varies {
            continue;
        }
        let output = format!("claims[{}]", claim.id);
        let found = model.solve(&output, claim.point, std::slice::from_ref(&leaf.path), &ENGLISH).unwrap();
        let now = model.get(model.index_of(&leaf.path).unwrap()).unwrap();
        // A reading of the claim's own may set the number to something else than what it is now.
        if found.least < found.greatest && !output.contains("first") {
            let near = found.solutions.iter().any(|by| (by.values[0] - now).abs() <= 1e-6 * now.abs());
            assert!(near, "{output} by {}: {:?} instead of {now}", leaf.path, found.solutions);
            met += 1;
        }
    }
    assert!(met > 20, "only {met}");
    // The first printed total counts under a reading: the goal is met by what that reading says.
    assert_eq!(solve(&model, "claims[analyst-servers-first]", 1.3e9, &["factors[server-prices].value"]), [[1.0]]);
}

#[test]
fn a_number_that_says_nothing_beside_another_changes_no_solution() {
    let model = shipped("deepseek").unwrap();
    let alone = solve(&model, "usd_per_busy_gpu_hour", 2.0, &["busy_share"])[0][0];
    let pair = ["busy_share", "rent_usd_per_gpu_hour"];
    for inputs in [pair, [pair[1], pair[0]]] {
        let found = solve(&model, "usd_per_busy_gpu_hour", 2.0, &inputs);
        let place = inputs.iter().position(|path| *path == "busy_share").unwrap();
        assert!(!found.is_empty());
        assert!(found.iter().all(|values| (values[place] - alone).abs() < 1e-6 * alone), "{found:?}");
    }
}

#[test]
fn goals_near_the_edge_of_what_has_an_answer_are_found() {
    let model = shipped("deepseek").unwrap();
    let found = solve(&model, "told_share", 0.5, &["window_years"]);
    let mut there = model.clone();
    there.set(model.index_of("window_years").unwrap(), found[0][0]).unwrap();
    let inputs = ["window_years".to_owned()];
    let told = there.solve("told_share", 0.5, &inputs, &ENGLISH).unwrap();
    assert!((0.05..0.3).contains(&found[0][0]), "{found:?}");
    assert!(told.greatest > 0.9);
}

#[test]
fn a_choice_cannot_be_solved_for() {
    let model = shipped("deepseek").unwrap();
    let error = model.solve("usd_per_busy_gpu_hour", 2.6, &["bill".to_owned()], &ENGLISH).unwrap_err();
    assert_eq!((error.code, error.path.as_str()), (Code::WrongType, "bill"));
}

#[test]
fn numbers_that_are_tied_through_a_third_are_told_one_by_one() {
    let mut model = shipped("deepseek").unwrap();
    model.set_readings(&["by-type"]).unwrap();
    let ask = Ask { outputs: vec!["fleet_tco".to_owned()], ..Ask::default() };
    let told = model.drivers(&ask, false, &ENGLISH, &Unwatched).unwrap().drivers;
    for pool in ["h20", "h100", "h800"] {
        let path = format!("fleet[{pool}].count");
        assert!(told.iter().any(|driver| driver.path == path && !driver.noise), "{path}");
    }
    // What only rounding moves is no driver, however it is asked for.
    model.set_readings(&[]).unwrap();
    for total in [false, true] {
        let told = model.drivers(&Ask { draws: 4096.0, ..ask.clone() }, total, &ENGLISH, &Unwatched).unwrap().drivers;
        assert!(told.iter().all(|driver| driver.path != "busy_share"));
    }
}
