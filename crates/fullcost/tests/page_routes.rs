//! What a page shows depends on its state and not on the way there.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::json::ToJson;
use fullcost::page::Page;
use fullcost::uncertainty::distribution::{Distribution, Interval, SHORTHAND_CONFIDENCE};
use fullcost::{Model, shipped};

/// An act of a reader, or of a script.
#[derive(Clone, Copy, Debug)]
enum Act {
    Number(&'static str, f64),
    Range(&'static str, f64, f64),
    Free(&'static str),
    Readings(&'static [&'static str]),
    Scope(&'static str),
    Look,
    Think,
}

const ACTS: [Act; 14] = [
    Act::Number("factors[operation-costs].value", 0.7),
    Act::Number("bill", -1.0),
    Act::Number("window_years", 1.0),
    Act::Number("fleet[a100].count", 20_000.0),
    Act::Number("stated_totals[analyst].purchase_usd", 2e9),
    Act::Range("factors[operation-costs].value", 0.99, 1.01),
    Act::Range("fleet[a100].count", 1000.0, 90_000.0),
    Act::Free("bill"),
    Act::Free("factors[operation-costs].value"),
    Act::Readings(&["h800-column"]),
    Act::Readings(&[]),
    Act::Scope("fleet_purchase"),
    Act::Look,
    Act::Think,
];

fn range(low: f64, high: f64) -> Distribution {
    Distribution::Interval(Interval { low, high, confidence: SHORTHAND_CONFIDENCE })
}

fn does(page: &mut Page, act: Act) {
    let index = |model: &Model, path: &str| model.index_of(path).unwrap();
    match act {
        Act::Number(path, value) => page.model.set(index(&page.model, path), value).unwrap(),
        Act::Range(path, low, high) => page.model.set_range(index(&page.model, path), range(low, high)).unwrap(),
        Act::Free(path) => page.model.unset(index(&page.model, path)).unwrap(),
        Act::Readings(ids) => page.model.set_readings(ids).unwrap(),
        Act::Scope(id) => page.set_preset(id).unwrap(),
        Act::Look => drop(page.view().unwrap()),
        Act::Think => while page.think() {},
    }
}

fn shown(page: &Page) -> String {
    let view = page.view().unwrap().json();
    while page.think() {}
    view + &page.sure().unwrap().json()
}

#[test]
fn the_same_state_shows_the_same_whichever_way_it_was_reached() {
    let model = shipped("deepseek").unwrap();
    let mut state = 1u64;
    let mut next = |most: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % most
    };
    for _ in 0..10 {
        let acts: Vec<Act> = (0..5).map(|_| ACTS[next(ACTS.len())]).collect();
        let (mut fresh, mut used) = (Page::new(model.clone()), Page::new(model.clone()));
        while used.prepare() {}
        assert!(!shown(&used).is_empty());
        for &act in &acts {
            does(&mut used, act);
            if !matches!(act, Act::Look | Act::Think) {
                does(&mut fresh, act);
            }
        }
        assert_eq!(shown(&used), shown(&fresh), "{acts:?}");
        used.reset();
        assert_eq!(shown(&used), shown(&Page::new(model.clone())), "reset after {acts:?}");
    }
}

#[test]
fn a_range_of_the_users_own_reaches_the_page() {
    let likely = |page: &Page| page.view().unwrap().hero.answer.likely;
    let mut page = Page::new(shipped("deepseek").unwrap());
    let before = likely(&page);
    does(&mut page, Act::Range("factors[operation-costs].value", 0.99, 1.01));
    assert_ne!(likely(&page), before);
}

#[test]
fn a_number_that_a_reading_sets_is_no_driver() {
    let mut page = Page::new(shipped("deepseek").unwrap());
    does(&mut page, Act::Readings(&["h800-column"]));
    while page.think() {}
    let sure = page.sure().unwrap();
    let paths: Vec<&str> = sure.drivers.iter().map(|driver| driver.slider.path.as_str()).collect();
    assert_eq!(paths.first(), Some(&"fleet[h800].count"));
    assert!(!paths.contains(&"fleet[h20].count"));
}
