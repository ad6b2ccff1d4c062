//! The uncertainty benchmark as a module for Node: `benches/uncertainty/fullcost.mjs` loads it.

#![allow(clippy::expect_used, unsafe_code, reason = "an export under its own name")]

#[path = "../../../../crates/fullcost/benches/uncertainty/model.rs"]
mod model;

use std::cell::RefCell;

use fullcost::uncertainty::engine::{Prepared, Settings, Unwatched};
use fullcost::uncertainty::problem::Problem;
use fullcost::uncertainty::summary::Summary;

thread_local! {
    static PROBLEM: &'static Problem = Box::leak(Box::new(model::problem()));
    static PREPARED: RefCell<Option<Prepared<'static>>> = const { RefCell::new(None) };
}

/// Builds the tables for that many draws, with quantiles from a histogram or, where `exact` is not 0, from the draws themselves.
#[unsafe(no_mangle)]
pub extern "C" fn prepare(draws: f64, exact: u32) {
    let settings = Settings { exact: exact != 0, ..model::settings(draws as u64) };
    let prepared = Prepared::new(PROBLEM.with(|problem| *problem), &settings).expect("a problem");
    PREPARED.set(Some(prepared));
}

/// Samples once. Returns the sum of all that is told of the outputs, so that nothing is left out.
#[unsafe(no_mangle)]
pub extern "C" fn run() -> f64 {
    let summaries =
        PREPARED.with_borrow_mut(|of| of.as_mut().expect("prepared").sample(&Unwatched).expect("an answer"));
    let quantiles =
        |of: &Summary| [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95].iter().fold(0.0, |sum, &p| sum + of.quantile(p));
    summaries.iter().fold(0.0, |sum, of| sum + of.mean + of.sd + quantiles(of))
}
