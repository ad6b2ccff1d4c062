//! Resolves what numbers have in common: shared factors and correlations.

use super::Resolver;
use crate::digits::whole;
use crate::error::Code;
use crate::model::plan::{FactorPlan, GroupPlan};
use crate::read::{nearest, ticked};
use crate::scenario::Factor;
use crate::text::joined;
use crate::uncertainty::correlation::{Pair, groups};

impl Resolver<'_> {
    pub(super) fn factor(&mut self, factor: &Factor) -> FactorPlan {
        let value = self.leaf(&joined(&["factors[", &factor.id, "]"]), ".value", &factor.value);
        FactorPlan { id: factor.id.clone(), label: factor.label.clone(), value }
    }

    /// The leaf of a factor that a number names.
    pub(super) fn factor_place(&self, path: String, id: &str) -> Option<u32> {
        let names: Vec<&str> = self.scenario.factors.iter().map(|factor| factor.id.as_str()).collect();
        self.place_in(path, id, "the list of factors", &names);
        self.leaves.place(&joined(&["factors[", id, "].value"])).map(|place| place as u32)
    }

    /// A number with its factors must be one that its field accepts.
    pub(super) fn within_range(&self) {
        for leaf in self.leaves.all().iter().filter(|leaf| !leaf.factors.is_empty()) {
            let factors = leaf.factors.iter().filter_map(|&place| self.leaves.get(place as usize));
            let value = factors.fold(leaf.value, |value, factor| value * factor.value);
            if let Err(error) = leaf.check(value) {
                self.faults.put(error);
            }
        }
    }

    /// The groups of numbers that move together, each with the factor of its matrix.
    pub(super) fn groups(&self) -> Vec<GroupPlan> {
        let mut pairs = Vec::new();
        for (place, correlation) in self.scenario.correlations.iter().enumerate() {
            let at = joined(&["correlations[", &whole(place as u64), "]"]);
            self.check_source(&at, correlation.source.as_ref());
            let between = correlation.between.iter().enumerate();
            let ends: Vec<u32> = between
                .filter_map(|(end, path)| self.uncertain(joined(&[&at, ".between[", &whole(end as u64), "]"]), path))
                .collect();
            match *ends.as_slice() {
                [a, b] if correlation.between.len() == 2 => {
                    pairs.push(Pair { at, ends: [a, b], rank: correlation.rank })
                }
                _ if correlation.between.len() == 2 => {}
                _ => self.fail(Code::WrongType, joined(&[&at, ".between"]), "must be two different paths", "two paths"),
            }
        }
        let name = |place: u32| self.leaves.get(place as usize).map(|leaf| leaf.path.clone()).unwrap_or_default();
        match groups(&pairs, &name) {
            Ok(groups) => groups.into_iter().map(|(members, factor)| GroupPlan { members, factor }).collect(),
            Err(error) => {
                self.faults.put(error);
                Vec::new()
            }
        }
    }

    /// The leaf at a path, which must have a range.
    fn uncertain(&self, at: String, path: &str) -> Option<u32> {
        let Some(place) = self.leaves.place(path) else {
            let near = nearest(path, &mut self.leaves.paths());
            let hint = if near.is_empty() { String::new() } else { joined(&[" (nearest: ", &ticked(&near), ")"]) };
            let message = joined(&["`", path, "` leads to no number of the scenario", &hint]);
            self.fail(Code::UnknownPath, at, &message, "the path of a number with a range");
            return None;
        };
        if self.leaves.get(place).is_none_or(|leaf| leaf.range.is_none()) {
            let message = joined(&["`", path, "` has no range, so it cannot move with another number"]);
            self.fail(Code::WrongType, at, &message, "the path of a number with a range");
            return None;
        }
        Some(place as u32)
    }
}
