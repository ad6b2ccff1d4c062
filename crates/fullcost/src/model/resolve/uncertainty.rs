//! Resolves what numbers have in common: shared factors and correlations.

use super::Resolver;
use crate::digits::whole;
use crate::error::Code;
use crate::model::plan::{FactorPlan, GroupPlan};
use crate::read::{nearest, ticked};
use crate::scenario::Factor;
use crate::text::joined;
use crate::uncertainty::correlation::{factor, normal_correlation};
use crate::uncertainty::order::sort_by_key;
use crate::units::plain;

/// Larger groups take too long to look at.
const MOST_MEMBERS: usize = 256;

impl Resolver<'_> {
    pub(super) fn factor(&mut self, factor: &Factor) -> FactorPlan {
        let value = self.leaf(joined(&["factors[", &factor.id, "].value"]), &factor.value);
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
        let mut pairs: Vec<(u32, u32, f64)> = Vec::new();
        for (place, correlation) in self.scenario.correlations.iter().enumerate() {
            let at = joined(&["correlations[", &whole(place as u64), "]"]);
            self.check_source(&at, correlation.source.as_ref());
            if !(-1.0..=1.0).contains(&correlation.rank) {
                let message = joined(&["must be from -1 to 1, got ", &plain(correlation.rank)]);
                self.fail(Code::OutOfRange, joined(&[&at, ".rank"]), &message, ">= -1 and <= 1");
            }
            let found: Vec<u32> = correlation
                .between
                .iter()
                .enumerate()
                .filter_map(|(end, path)| self.uncertain(joined(&[&at, ".between[", &whole(end as u64), "]"]), path))
                .collect();
            match found.as_slice() {
                &[a, b] if a != b => {
                    let (a, b) = (a.min(b), a.max(b));
                    if pairs.iter().any(|&(c, d, _)| (a, b) == (c, d)) {
                        self.fail(Code::DuplicateId, at, "these two numbers are correlated twice", "each pair once");
                    } else {
                        pairs.push((a, b, correlation.rank));
                    }
                }
                _ if correlation.between.len() == 2 && found.len() < 2 => {}
                _ => self.fail(Code::WrongType, joined(&[&at, ".between"]), "must be two different paths", "two paths"),
            }
        }
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for &(a, b, _) in &pairs {
            let (mut together, apart): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|group: &Vec<u32>| group.contains(&a) || group.contains(&b));
            groups = apart;
            let mut merged: Vec<u32> = together.drain(..).flatten().chain([a, b]).collect();
            sort_by_key(&mut merged, &|place| f64::from(*place));
            merged.dedup();
            groups.push(merged);
        }
        // No leaf is in two groups.
        sort_by_key(&mut groups, &|group| group.first().map_or(0.0, |place| f64::from(*place)));
        groups.into_iter().filter_map(|members| self.group(members, &pairs)).collect()
    }

    /// The leaf at a path, which must have a range.
    fn uncertain(&self, at: String, path: &str) -> Option<u32> {
        let Some(place) = self.leaves.place(path) else {
            let near = nearest(path, self.leaves.paths());
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

    fn group(&self, members: Vec<u32>, pairs: &[(u32, u32, f64)]) -> Option<GroupPlan> {
        let n = members.len();
        if n > MOST_MEMBERS {
            let message = joined(&["ties ", &whole(n as u64), " numbers together"]);
            self.fail(
                Code::TooLarge,
                "correlations".to_owned(),
                &message,
                &joined(&["at most ", &whole(MOST_MEMBERS as u64)]),
            );
            return None;
        }
        let place = |leaf: u32| members.iter().position(|member| *member == leaf);
        let mut matrix = vec![0.0; n * n];
        let mut put = |a: usize, b: usize, value: f64| {
            if let Some(cell) = matrix.get_mut(a * n + b) {
                *cell = value;
            }
        };
        for one in 0..n {
            put(one, one, 1.0);
        }
        for &(a, b, rank) in pairs {
            if let (Some(a), Some(b)) = (place(a), place(b)) {
                let normal = normal_correlation(rank);
                put(a, b, normal);
                put(b, a, normal);
            }
        }
        let path = |member: &u32| self.leaves.get(*member as usize).map_or("", |leaf| leaf.path.as_str());
        let names: Vec<&str> = members.iter().map(path).collect();
        match factor(&matrix, &names) {
            Ok(factor) => Some(GroupPlan { members, factor }),
            Err(error) => {
                self.fail(error.code, error.path, &error.message, &error.accepted);
                None
            }
        }
    }
}
