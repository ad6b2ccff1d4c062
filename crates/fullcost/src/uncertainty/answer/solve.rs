//! Goal seek in words.

use crate::digits::{number, whole};
use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::outcome::locale::Locale;
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::answers::{Solution, Solved};
use crate::uncertainty::distribution::Tail;
use crate::uncertainty::order::sort_by_key;
use crate::uncertainty::outputs::Wanted;
use crate::uncertainty::solve::{crossings, reach, steps};
use crate::units::{Switch, Unit as _};

/// Outputs that differ by less than this part are the same.
const SAME: f64 = 1e-9;
/// What lies outside of these tails of its range is no plausible value of a number.
const PLAUSIBLE: f64 = 0.05;
/// Steps of the first of two inputs that are solved together.
const PAIRS: usize = 32;
/// How far into an input's tails goal seek looks, as a probability.
const FARTHEST: f64 = 1e-4;

impl Model {
    /// What one or two numbers would have to be for an output to meet a goal, all others as they are.
    pub fn solve(&self, output: &str, goal: f64, paths: &[String], words: &Locale) -> Result<Solved> {
        if !goal.is_finite() {
            return Err(Error::new(
                Code::NotFinite,
                "goal",
                joined(&["must be a finite number, got ", &number(goal)]),
                "a number",
            ));
        }
        let wanted = Wanted::named(self.plan(), output)?;
        let places = paths.iter().map(|path| self.index_of(path)).collect::<Result<Vec<usize>>>()?;
        let choice = |&&place: &&usize| self.plan().leaves.get(place).is_some_and(|leaf| leaf.unit == Switch::KEY);
        if let Some((_, path)) = places.iter().zip(paths).find(|(place, _)| choice(place)) {
            return Err(Error::new(
                Code::WrongType,
                path,
                "is a choice and cannot be solved for",
                "the path of a number",
            ));
        }
        let (first, second) = match places.as_slice() {
            [one] => (*one, None),
            [one, two] if one != two => (*one, Some(*two)),
            _ => {
                let message = joined(&["must be one or two different paths, got ", &whole(places.len() as u64)]);
                return Err(Error::new(Code::WrongType, "inputs", message, "one or two paths"));
            }
        };
        // A claim may count under readings of its own.
        let at = self.raw_under(&self.with(&wanted));
        let value = |changes: &[(usize, f64)]| {
            let mut raw = at.clone();
            for &(place, value) in changes {
                if let Some(slot) = raw.get_mut(place) {
                    *slot = value;
                }
            }
            let x = self.plan().with_factors(raw);
            let bill = crate::model::bill::Bill::at(self.plan(), &x.0);
            if crate::uncertainty::outputs::limit(self.plan(), &bill) <= 1.0 {
                wanted.of(self.plan(), &bill)
            } else {
                f64::NAN
            }
        };
        let spans: Vec<(f64, f64)> = places.iter().map(|&place| self.span(place)).collect();
        let (Some(&span), other) = (spans.first(), spans.get(1)) else {
            return Err(Error::new(Code::Missing, "inputs", "is empty", "one or two paths"));
        };
        let mut found: Vec<Vec<f64>> = Vec::new();
        let (least, greatest) = match (second, other) {
            (Some(second), Some(&other)) => {
                let mut ends = (f64::INFINITY, f64::NEG_INFINITY);
                // Once along the one, once along the other: each finds crossings that the steps of the other jump over.
                for (first, span, second, other, swapped) in
                    [(first, span, second, other, false), (second, other, first, span, true)]
                {
                    for x in steps(span.0, span.1, PAIRS) {
                        let f = |y: f64| value(&[(first, x), (second, y)]);
                        let pair = |y| if swapped { vec![y, x] } else { vec![x, y] };
                        if !is_still(reach(other.0, other.1, f)) {
                            found.extend(crossings(other.0, other.1, goal, f).into_iter().map(pair));
                        }
                        let (low, high) = reach(other.0, other.1, f);
                        ends = (ends.0.smaller(low), ends.1.larger(high));
                    }
                }
                ends
            }
            _ => {
                let f = |x: f64| value(&[(first, x)]);
                found.extend(crossings(span.0, span.1, goal, f).into_iter().map(|x| vec![x]));
                reach(span.0, span.1, f)
            }
        };
        // What only rounding moves does not depend on the numbers, and meets no goal.
        let still = is_still((least, greatest));
        let (least, greatest) = if still { (least, least) } else { (least, greatest) };
        if still {
            found.clear();
        }
        let mut solutions: Vec<Solution> = found.into_iter().map(|values| self.solution(&places, values)).collect();
        sort_by_key(&mut solutions, &far);
        let ends = if least <= greatest { (least, greatest) } else { (f64::NAN, f64::NAN) };
        Ok(Solved {
            output: output.to_owned(),
            goal,
            inputs: paths.to_vec(),
            searched: spans.iter().map(|&(low, high)| vec![low, high]).collect(),
            sentence: self.solved_sentence(words, &wanted, goal, &places, &solutions, ends),
            solutions,
            least: ends.0,
            greatest: ends.1,
        })
    }

    /// Where goal seek looks: all of an input's range but its farthest tails, else a hundredth to a hundred times its value.
    fn span(&self, place: usize) -> (f64, f64) {
        let Some(leaf) = self.plan().leaves.get(place) else { return (0.0, 0.0) };
        let inside = |value: f64| value.larger(leaf.min).smaller(leaf.max);
        match self.range(place) {
            Some(range) => {
                let at = |upper| range.quantile(Tail { p: FARTHEST, upper });
                (inside(at(false)), inside(at(true)))
            }
            None if leaf.max == 1.0 => (inside(1e-6), 1.0),
            None => (inside(leaf.value / 100.0), inside(leaf.value * 100.0)),
        }
    }

    fn solution(&self, places: &[usize], values: Vec<f64>) -> Solution {
        let below = |(&place, &value): (&usize, &f64)| Some(self.range(place)?.cdf(value).0);
        let probabilities: Vec<Option<f64>> = places.iter().zip(&values).map(below).collect();
        let plausible = probabilities.iter().all(|p| p.is_none_or(|p| (PLAUSIBLE..=1.0 - PLAUSIBLE).contains(&p)));
        Solution { values, probabilities, plausible }
    }

    fn solved_sentence(
        &self,
        words: &Locale,
        wanted: &Wanted,
        goal: f64,
        places: &[usize],
        solutions: &[Solution],
        (least, greatest): (f64, f64),
    ) -> String {
        let leaves: Vec<_> = places.iter().filter_map(|&place| self.plan().leaves.get(place)).collect();
        let names: Vec<String> = leaves.iter().map(|leaf| words.leaf(self.plan(), leaf)).collect();
        let names = words.joined("list.and", &names);
        let values = |solution: &Solution| {
            let texts: Vec<String> =
                leaves.iter().zip(&solution.values).map(|(leaf, &value)| words.amount(&leaf.unit, value)).collect();
            words.joined("list.and", &texts)
        };
        let range = leaves.first().zip(places.first()).and_then(|(leaf, &place)| {
            let range = self.range(place)?;
            let at = |upper| range.quantile(Tail { p: PLAUSIBLE, upper });
            Some(words.range(&leaf.unit, at(false), at(true)))
        });
        let unit = wanted.unit();
        let [goal, least, greatest] = [goal, least, greatest].map(|value| words.amount(unit, value));
        match (solutions, range) {
            ([], _) if least == greatest => words.fill("solve.apart", &[("name", &names), ("value", &least)]),
            ([], _) => words
                .fill("solve.none", &[("name", &names), ("goal", &goal), ("least", &least), ("greatest", &greatest)]),
            ([first, ..], _) if places.len() > 1 => {
                words.fill("solve.two", &[("names", &names), ("values", &values(first))])
            }
            ([only], Some(range)) if !only.plausible => {
                words.fill("solve.beyond", &[("name", &names), ("value", &values(only)), ("range", &range)])
            }
            ([only], _) => words.fill("solve.one", &[("name", &names), ("value", &values(only))]),
            (several, _) => {
                let texts: Vec<String> = several.iter().map(values).collect();
                words.fill("solve.several", &[("name", &names), ("values", &words.joined("list.or", &texts))])
            }
        }
    }
}

/// Whether nothing but rounding lies between two ends.
fn is_still((least, greatest): (f64, f64)) -> bool {
    (greatest - least).abs() <= SAME * greatest.abs()
}

/// How far a solution lies from the medians, for sorting.
fn far(solution: &Solution) -> f64 {
    solution.probabilities.iter().flatten().fold(0.0, |far: f64, p| far.larger((p - 0.5).abs()))
}
