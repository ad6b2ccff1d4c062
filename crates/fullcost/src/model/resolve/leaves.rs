//! The list of a plan's leaves as it is made: where each number stands, and what it was checked for.

use std::collections::BTreeMap;

use super::money::Converted;
use super::{At, Leaf, Resolver};
use crate::accelerator::BF16;
use crate::catalog;
use crate::digits::number;
use crate::error::Code;
use crate::estimate::{Estimate, Told};
use crate::model::plan::{BILL_PARTS, LEFT_OUT};
use crate::read::{nearest_of, told_near};
use crate::scenario::{Guesses, Weighting};
use crate::source::Status;
use crate::text::joined;
use crate::units::{Range, Switch, TflopPerS, Unit};

/// Leaves in order, and their places by path.
#[derive(Default)]
pub struct Leaves {
    list: Vec<Leaf>,
    places: BTreeMap<String, usize>,
}

impl Leaves {
    /// Enters a leaf and returns its place.
    fn push(&mut self, leaf: Leaf) -> usize {
        let place = self.list.len();
        self.places.insert(leaf.path.clone(), place);
        self.list.push(leaf);
        place
    }

    /// Lets factors multiply a leaf.
    pub fn multiply<U>(&mut self, leaf: At<U>, factors: &[u32]) {
        if let Some(leaf) = self.list.get_mut(leaf.index()) {
            leaf.factors.extend_from_slice(factors);
        }
    }

    /// Lets a factor multiply a leaf. If that is a factor itself, all that it multiplies.
    pub fn multiply_all(&mut self, leaf: usize, factor: u32) {
        for (place, other) in self.list.iter_mut().enumerate() {
            if place == leaf || other.factors.contains(&(leaf as u32)) {
                other.factors.push(factor);
            }
        }
    }

    /// The place of a path.
    pub fn place(&self, path: &str) -> Option<usize> {
        self.places.get(path).copied()
    }

    /// The leaf at a place.
    pub fn get(&self, place: usize) -> Option<&Leaf> {
        self.list.get(place)
    }

    /// The list so far.
    pub fn all(&self) -> &[Leaf] {
        &self.list
    }

    /// All paths.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The list, once it is whole.
    pub fn take(&mut self) -> Vec<Leaf> {
        std::mem::take(&mut self.list)
    }
}

/// A unit as a value.
pub(super) struct Kind {
    unit: &'static str,
    range: Range,
}

impl Kind {
    pub fn of<U: Unit>() -> &'static Kind {
        const { &Kind { unit: U::KEY, range: U::RANGE } }
    }
}

impl Weighting {
    /// The value of the switch.
    pub fn switch(self) -> f64 {
        f64::from(u8::from(self == Weighting::Compute))
    }
}

impl Guesses {
    /// The value of the switch.
    pub fn switch(self) -> f64 {
        if self == Guesses::LeftOut { LEFT_OUT } else { 1.0 }
    }
}

impl Resolver<'_> {
    /// Enters the number that stands under `name` in what is at `at`.
    pub(super) fn leaf<U: Unit>(&mut self, at: &str, name: &str, estimate: &Estimate<U>) -> At<U> {
        At::new(self.enter(at, name, estimate, Kind::of::<U>()))
    }

    /// The same for one that may not be there.
    pub(super) fn maybe<U: Unit>(&mut self, at: &str, name: &str, estimate: &Option<Estimate<U>>) -> Option<At<U>> {
        self.enter_some(at, name, estimate.as_ref().map(|estimate| &estimate.told), Kind::of::<U>()).map(At::new)
    }

    #[inline(never)] // once, and not for each of a hundred fields
    pub(super) fn enter_some(&mut self, at: &str, name: &str, estimate: Option<&Told>, kind: &Kind) -> Option<usize> {
        estimate.map(|estimate| self.enter(at, name, estimate, kind))
    }

    #[inline(never)]
    pub(super) fn enter(&mut self, at: &str, name: &str, estimate: &Told, kind: &Kind) -> usize {
        let path = joined(&[at, name]);
        self.check_source(&path, estimate.source.as_ref());
        self.sourced(&path, estimate.source.as_ref(), estimate.status, estimate.seen);
        if let Some(date) = &estimate.known_from {
            self.date(joined(&[&path, ".known_from"]), date);
        }
        let Converted { factor, steps } = self.conversion(&path, kind.unit, estimate);
        let named = estimate.factors.iter().enumerate();
        let factors = named
            .filter_map(|(place, id)| self.factor_place(joined(&[&path, ".factors[", &number(place as f64), "]"]), id))
            .collect();
        let leaf = Leaf {
            factors,
            converted: steps,
            unit: kind.unit.to_owned(),
            value: estimate.point * factor,
            min: kind.range.min,
            max: kind.range.max,
            above: kind.range.above,
            range: estimate
                .range
                .as_ref()
                .map(|range| if factor == 1.0 { range.clone() } else { range.scaled(factor) }),
            source: estimate.source.clone(),
            status: estimate.status.unwrap_or(Status::Assumed),
            path,
        };
        if factor != 1.0
            && let Err(error) = leaf.check(leaf.value)
        {
            self.faults.put(error);
        }
        self.leaves.push(leaf)
    }

    pub(super) fn switch(&mut self, path: &str, value: f64, max: f64) -> At<Switch> {
        At::new(self.leaves.push(Leaf {
            path: path.to_owned(),
            unit: Switch::KEY.to_owned(),
            value,
            min: BILL_PARTS,
            max,
            above: false,
            range: None,
            source: None,
            status: Status::Assumed,
            factors: Vec::new(),
            converted: String::new(),
        }))
    }

    pub(super) fn check_source(&self, path: &str, source: Option<&String>) {
        let Some(id) = source else { return };
        let names: Vec<&str> = self.scenario.sources.iter().map(|source| source.id.as_str()).collect();
        if !names.contains(&id.as_str()) && !catalog::has_source(id) {
            self.unknown(joined(&[path, ".source"]), id, "the list of sources", &names);
        }
    }

    /// Key, name and dense 16-bit peak of an accelerator. A chip that several pools use has one leaf, so one draw.
    pub(super) fn accelerator(&mut self, path: String, name: &str) -> (String, String, At<TflopPerS>) {
        let named = |other: &String| other.eq_ignore_ascii_case(name);
        let own = self.scenario.accelerators.iter().find(|chip| named(&chip.key) || chip.aliases.iter().any(named));
        let (key, full, peak) = match (own, catalog::find(name)) {
            (Some(chip), _) => {
                let peak = chip.peaks.sixteen_bit().map(|(field, peak)| (field, peak.clone()));
                (chip.key.clone(), chip.name.clone(), peak)
            }
            (None, Some(chip)) => (chip.key.to_owned(), chip.name.to_owned(), chip.sixteen_bit()),
            (None, None) => {
                let mut called: Vec<(&str, &str)> = catalog::called();
                for chip in &self.scenario.accelerators {
                    called.push((&chip.key, &chip.key));
                    called.extend(chip.aliases.iter().map(|name| (name.as_str(), chip.key.as_str())));
                }
                let near = told_near(&nearest_of(name, called));
                let message = joined(&["`", name, "` is not in the catalog", &near]);
                self.fail(Code::UnknownName, path.clone(), &message, "a name in the catalog");
                (String::new(), String::new(), Some((BF16, Estimate::of(1.0))))
            }
        };
        let (field, peak) = peak.unwrap_or_else(|| {
            let message = joined(&["no 16-bit peak of `", &key, "` is known, and work is measured by it"]);
            self.fail(Code::Missing, path, &message, "an accelerator with `bf16_tflop_per_s` or `fp16_tflop_per_s`");
            (BF16, Estimate::of(1.0))
        });
        let place = joined(&["accelerators[", &key, "].peaks.", field]);
        let at = match self.leaves.place(&place) {
            Some(index) => At::new(index),
            None => self.leaf(&place, "", &peak),
        };
        (key, full, at)
    }
}
