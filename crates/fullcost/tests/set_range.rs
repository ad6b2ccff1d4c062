//! Ranges put in the place of numbers, and indices from arrays.

use fullcost::uncertainty::ask::Ask;
use fullcost::uncertainty::distribution::{Distribution, Interval, SHORTHAND_CONFIDENCE};
use fullcost::uncertainty::engine::Unwatched;
use fullcost::uncertainty::indices::estimates;
use fullcost::{Code, ENGLISH, Model, shipped};

fn range(low: f64, high: f64) -> Distribution {
    Distribution::Interval(Interval { low, high, confidence: SHORTHAND_CONFIDENCE })
}

/// Whether how busy the fleet is would be drawn.
fn is_drawn(model: &Model) -> bool {
    let inputs = model.wanted(&[]).map(|all| model.problem(&all).inputs).unwrap_or_default();
    inputs.iter().any(|input| input.path == "busy_share" && input.distribution().is_some())
}

#[test]
fn a_range_is_drawn_and_its_median_stands_for_it() {
    let mut model = shipped("deepseek").unwrap();
    let busy = model.index_of("busy_share").unwrap();
    model.set(busy, 0.7).unwrap();
    assert!(!is_drawn(&model));
    model.set_range(busy, range(0.3, 0.4)).unwrap();
    assert!(is_drawn(&model));
    assert_eq!(model.get(busy).unwrap(), range(0.3, 0.4).median());
    let kept = model.keep(&Ask { draws: 1000.0, ..Ask::default() }, &Unwatched).unwrap();
    let place = kept.problem().inputs.iter().position(|input| input.path == "busy_share").unwrap();
    assert!(kept.input(place).iter().all(|&share| 0.2 < share && share < 0.5));
    // A reading below does not hide it, and a number on top does.
    model.set_readings(&["by-type"]).unwrap();
    assert!(is_drawn(&model));
    model.set(busy, 0.7).unwrap();
    assert!(!is_drawn(&model));
    model.reset();
    assert_eq!(model.range(busy).is_some(), shipped("deepseek").unwrap().range(busy).is_some());
}

#[test]
fn a_number_without_a_range_can_have_one() {
    let mut model = shipped("deepseek").unwrap();
    let window = model.index_of("window_years").unwrap();
    let before = model.places().len();
    assert!(model.range(window).is_none());
    model.set_range(window, range(3.0, 5.0)).unwrap();
    assert_eq!(model.places().len(), before + 1);
    let ask = Ask { draws: 2000.0, outputs: vec!["fleet_tco".to_owned()], ..Ask::default() };
    let sampled = model.sample(&ask, &ENGLISH, &Unwatched).unwrap();
    assert_eq!(sampled.outputs[0].unanswered, 0.0);
    assert!(sampled.outputs[0].varies);
}

#[test]
fn a_range_that_the_number_cannot_have_is_refused_and_changes_nothing() {
    let mut model = shipped("deepseek").unwrap();
    let busy = model.index_of("busy_share").unwrap();
    let error = model.set_range(busy, range(0.8, 1.3)).unwrap_err();
    assert_eq!((error.code, error.path.as_str()), (Code::OutOfRange, "busy_share"));
    let choice = model.index_of("weighting").unwrap();
    assert_eq!(model.set_range(choice, range(0.0, 1.0)).unwrap_err().code, Code::WrongType);
    assert_eq!(model.set_range(usize::MAX, range(0.0, 1.0)).unwrap_err().code, Code::UnknownPath);
    assert_eq!(model.values(), shipped("deepseek").unwrap().values());
}

#[test]
fn indices_of_arrays_are_those_of_a_full_design() {
    // x + x y over -1 and 1, all pairs of base points: variance 2, half from x alone, none from y alone, half together.
    let signs = [-1.0, 1.0];
    let f = |x: f64, y: f64| x + x * y;
    let mut at: [Vec<f64>; 6] = Default::default();
    for (ax, ay, bx, by) in (0..16).map(|n| (signs[n & 1], signs[n >> 1 & 1], signs[n >> 2 & 1], signs[n >> 3])) {
        for (values, value) in at.iter_mut().zip([f(ax, ay), f(bx, by), f(bx, ay), f(ax, by), f(ax, by), f(bx, ay)]) {
            values.push(value);
        }
    }
    let [a, b, mixed_x, mixed_y, swapped_x, swapped_y] = at;
    let of = estimates(&a, &b, &[mixed_x, mixed_y], &[swapped_x, swapped_y]).unwrap();
    assert_eq!((of.mean, of.variance), (0.0, 2.0));
    assert_eq!((of.first_order, of.total, of.second_order), (vec![0.5, 0.0], vec![1.0, 0.5], vec![0.5]));
    assert!(estimates(&a, &b[1..], &[], &[]).is_err());
}
