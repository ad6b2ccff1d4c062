//! A scenario as it was known on a date, and the difference between two versions of it.

#![allow(clippy::disallowed_methods, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::versions::known::{AsKnownOn, Standing, as_known_on, as_known_on_json};
use fullcost::{document, scenario_text};

fn deepseek(on: &str) -> (AsKnownOn, fullcost::value::Value) {
    as_known_on(&document(scenario_text("deepseek").unwrap()).unwrap(), on).unwrap()
}

#[test]
fn look() {
    let (answer, _) = deepseek("2025-02-01");
    println!("{}", answer.sentence);
    for f in answer.figures.iter().filter(|f| f.standing != Standing::Known && f.standing != Standing::Undated) {
        println!("{} {} {:?} {:?} {:?}", f.path, f.value, f.value_then, f.standing, f.known_from);
    }
    for s in &answer.scopes {
        println!("{} {} {} {}", s.id.id(), s.usd_then, s.usd, s.not_yet);
    }
    for c in answer.claims.iter().filter(|c| c.standing != Standing::Known) {
        println!("{} {} {:?}", c.id, c.known_from, c.standing);
    }
    for on in ["2024-06", "2025-01-30", "2025-01-31", "2025-02-02", "2025-02", "2027"] {
        println!("{} {:?}", deepseek(on).0.sentence, deepseek(on).0.readings.len());
    }
}
