//! From a model to a problem: which of its numbers are uncertain, and the program that its equations make of them.

use fullcost_kernel::Program;

use crate::model::Model;
use crate::model::bill::Bill;
use crate::model::plan::Plan;
use crate::real::Real;
use crate::uncertainty::distribution::{Distribution, Tail};
use crate::uncertainty::outputs::{Wanted, limit};
use crate::uncertainty::problem::{Group, Input, Problem, Source};
use crate::uncertainty::tape::{Taped, recorded};

/// The probability beyond which 32 bits draw nothing.
const LAST: Tail = Tail { p: 1.0 / 8_589_934_592.0, upper: true };

impl Model {
    /// The problem of some outputs. Each number with a range is an input; one that was set stands still.
    pub fn problem(&self, wanted: &[Wanted]) -> Problem {
        self.problem_over(wanted, &self.places(), None)
    }

    /// The same with more inputs after those with a range: numbers that were set and stand still. `longest` is the longest
    /// window of all that will be asked, if it varies.
    pub(crate) fn problem_over(&self, wanted: &[Wanted], places: &[usize], longest: Option<f64>) -> Problem {
        let set = self.set_under(self.readings());
        Problem {
            inputs: places.iter().filter_map(|&place| self.input(place, &set)).collect(),
            groups: groups(self.plan(), places),
            program: self.program_over(places, wanted, longest),
            outputs: wanted.iter().map(|wanted| wanted.id().to_owned()).collect(),
        }
    }

    /// The program from the numbers at these places to outputs. Outputs with the same readings share a bill. `longest` is the
    /// longest window of all that will be asked, if that is not for the window's range to say.
    pub(crate) fn program_over(&self, places: &[usize], wanted: &[Wanted], longest: Option<f64>) -> Program {
        recorded(|| {
            let nodes: Vec<Taped> = (0..places.len()).map(|input| Taped::input(input as u32)).collect();
            let mut bills: Vec<(Vec<usize>, Bill<Taped>)> = Vec::new();
            let mut outputs = Vec::new();
            for wanted in wanted {
                let readings = self.with(wanted);
                if !bills.iter().any(|(of, _)| *of == readings) {
                    let bill = self.bill_over(places, &nodes, &readings, longest);
                    bills.push((readings.clone(), bill));
                }
                if let Some((_, bill)) = bills.iter().find(|(of, _)| *of == readings) {
                    outputs.push(wanted.of(self.plan(), bill).up_to_one(limit(self.plan(), bill)));
                }
            }
            outputs
        })
    }

    /// Places of all numbers with a range.
    pub fn places(&self) -> Vec<usize> {
        (0..self.plan().leaves.len()).filter(|&place| self.range(place).is_some()).collect()
    }

    /// The values of a problem's inputs at the point: medians, or what was set.
    pub fn medians(&self) -> Vec<f64> {
        self.places().iter().filter_map(|&place| self.raw().get(place).copied()).collect()
    }

    fn input(&self, place: usize, set: &[usize]) -> Option<Input> {
        let leaf = self.plan().leaves.get(place)?;
        let source = if set.contains(&place) {
            Source::Fixed(self.raw().get(place).copied()?)
        } else {
            Source::Drawn(accepted(self.range(place)?, leaf.min, leaf.max))
        };
        Some(Input { path: leaf.path.clone(), source })
    }

    /// The readings that are on, then an output's own.
    pub(crate) fn with(&self, wanted: &Wanted) -> Vec<usize> {
        let own = wanted.readings().iter().filter(|reading| !self.readings().contains(reading));
        self.readings().iter().chain(own).copied().collect()
    }

    /// Runs the equations on a tape, under some readings. What those set is a constant there, also where it is an input elsewhere.
    /// `longest` is the longest window, if that is not for the window's range to say.
    fn bill_over(&self, places: &[usize], nodes: &[Taped], readings: &[usize], longest: Option<f64>) -> Bill<Taped> {
        let plan = self.plan();
        let raw = self.raw_under(readings);
        let now = self.set_under(self.readings());
        let then = self.set_under(readings);
        let years = self.most_years(&raw, &then, longest);
        let mut x: Vec<Taped> = raw.iter().map(|&value| Taped::of(value)).collect();
        for (&place, &node) in places.iter().zip(nodes) {
            let stands = then.contains(&place) && !now.contains(&place);
            if let (Some(slot), false) = (x.get_mut(place), stands) {
                *slot = node;
            }
        }
        Bill::new(plan, &plan.with_factors(x), years)
    }

    /// The years that the longest window touches that can be drawn.
    fn most_years(&self, raw: &[f64], set: &[usize], longest: Option<f64>) -> usize {
        let plan = self.plan();
        let window = plan.window.index();
        let most = |place: usize| {
            let leaf = plan.leaves.get(place).filter(|_| !set.contains(&place));
            let drawn = leaf.and_then(|leaf| Some(accepted(self.range(place)?, leaf.min, leaf.max).quantile(LAST)));
            drawn.or(raw.get(place).copied()).unwrap_or(1.0)
        };
        let factors = plan.leaves.get(window).into_iter().flat_map(|leaf| &leaf.factors);
        let mut values = raw.to_vec();
        if let Some(value) = values.get_mut(window) {
            *value =
                factors.fold(longest.unwrap_or_else(|| most(window)), |years, &factor| years * most(factor as usize));
        }
        plan.years(&values)
    }
}

/// A distribution without the little that the field does not accept.
fn accepted(range: &Distribution, min: f64, max: f64) -> Distribution {
    let inside = min <= range.quantile(Tail { upper: false, ..LAST }) && range.quantile(LAST) <= max;
    if inside { range.clone() } else { range.clone().truncated(min, max) }
}

/// The groups of a plan, by places among the inputs. A member that stands still keeps its place, and nobody sees its draws.
fn groups(plan: &Plan, places: &[usize]) -> Vec<Group> {
    let place_of = |leaf: &u32| places.iter().position(|place| *place == *leaf as usize).map(|place| place as u32);
    let group = |group: &crate::model::plan::GroupPlan| Group {
        members: group.members.iter().filter_map(place_of).collect(),
        factor: group.factor.clone(),
    };
    plan.groups.iter().map(group).collect()
}
