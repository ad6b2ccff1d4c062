//! What is told in words, at its edges.

#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use fullcost::uncertainty::ask::{Ask, Summaries};
use fullcost::uncertainty::engine::Unwatched;
use fullcost::{Code, ENGLISH, Model, document, estimate, shipped};

fn asked(output: &str) -> Ask {
    Ask { outputs: vec![output.to_owned()], draws: 1000.0, ..Ask::default() }
}

fn deepseek() -> Model {
    shipped("deepseek").unwrap()
}

#[test]
fn a_minus_stands_before_the_sign_of_the_currency() {
    assert_eq!(ENGLISH.price(-1.0), "\u{2212}$1.00");
    assert_eq!(ENGLISH.money(-2.5e9), "\u{2212}$2.5\u{a0}billion");
    assert_eq!(ENGLISH.money_short(-2.5e6), "\u{2212}$2.5M");
    assert_eq!(ENGLISH.money(-50_000.0), "\u{2212}$50,000");
    assert_eq!(ENGLISH.range("usd_per_gpu_hour", -1.0, 2.0), "\u{2212}$1.00 to $2.00");
    assert_eq!(ENGLISH.range("usd", -1e6, 2.5e6), "\u{2212}$1\u{a0}million to $2.5\u{a0}million");
}

#[test]
fn a_range_in_words_stands_wherever_a_distribution_does() {
    let of = |text: &str| estimate::distribution(&document(text).unwrap());
    for (short, long) in [
        (r#"{"mixture":{"of":["6 to 10","1 to 2"],"weights":[1,2]}}"#, "mixture"),
        (r#"{"truncate":{"of":"6 to 10","low":5}}"#, "truncate"),
        (r#"{"clip":{"of":"6 to 10","low":5,"high":12}}"#, "clip"),
    ] {
        let written = short.replace(r#""6 to 10""#, r#"{"interval":{"low":6,"high":10}}"#);
        assert_eq!(of(short).unwrap().median(), of(&written).unwrap().median(), "{long}");
    }
    let wrong = of(r#"{"mixture":{"of":["6 to 10","10 to 6"],"weights":[1,2]}}"#).unwrap_err();
    assert_eq!((wrong.code, wrong.path.as_str()), (Code::ReversedRange, "mixture.of[1]"));
    let number = of("\"6\"").unwrap_err();
    assert_eq!(number.to_string(), "must be a range such as `6 to 10`, got the text `6`");
    assert_eq!(number.accepted, "`6 to 10`, or a distribution");
}

#[test]
fn a_condition_that_always_holds_gives_or_takes_nothing() {
    let condition = |most| deepseek().condition(&asked("development"), None, Some(most), &ENGLISH, &Unwatched).unwrap();
    assert_eq!(condition(1e12).sentence, "It holds in all draws.");
    assert!(!condition(3e7).sentence.contains("0.00%"));
}

#[test]
fn a_curve_says_what_it_shows_and_when_it_shows_nothing() {
    let curve = |path: &str, output| {
        let ask = Ask { path: path.to_owned(), ..asked(output) };
        deepseek().curve(&ask, &ENGLISH).unwrap().sentence
    };
    assert!(curve("busy_share", "usd_per_busy_gpu_hour").starts_with("An hour in use, by "));
    let apart = curve("busy_share", "official_training");
    assert!(apart.contains("does not depend on"), "{apart}");
}

#[test]
fn exact_summaries_are_bounded_by_memory() {
    let ask = |draws| Ask { draws, summary: Some(Summaries::Exact), ..Ask::default() };
    let outputs = deepseek().wanted(&[]).unwrap().len() as f64;
    let error = deepseek().sample(&ask(2e8), &ENGLISH, &Unwatched).unwrap_err();
    assert_eq!((error.code, error.path.as_str()), (Code::TooLarge, "draws"));
    assert!(error.accepted.contains(&format!("<= {}", (f64::from(1 << 28) / outputs).floor())), "{}", error.accepted);
}
