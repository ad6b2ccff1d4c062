//! The model: a resolved scenario that answers, and whose numbers can be changed.

#[cfg(feature = "json")]
pub mod allocation;
pub mod bill;
pub mod blob;
pub mod check;
pub mod cut;
#[cfg(feature = "read")]
pub mod evaluate;
pub mod facts;
pub mod fleet;
pub mod items;
pub mod lines;
pub mod pack;
pub mod plan;
#[cfg(feature = "read")]
pub mod provenance;
pub mod reconcile;
#[cfg(feature = "read")]
pub mod resolve;
#[cfg(feature = "read")]
mod written;

use std::sync::Arc;

use crate::digits::{number, whole};
use crate::error::{Code, Error, Result};
use crate::model::bill::Bill;
use crate::model::plan::{Leaf, Plan, Values};
use crate::text::joined;
use crate::uncertainty::Distribution;
use crate::units::{Switch, Unit, plain};

/// Version of the equations: a change of an answer changes it.
pub const MODEL_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Date of the shipped data.
pub const DATA_VERSION: &str = include_str!("../../data/version.txt").trim_ascii_end();

/// No amount on Earth is larger; beyond it, numbers are a mistake and not told.
const TOO_MUCH: f64 = 1e24;

/// A resolved scenario with the current values of its numbers.
///
/// Values come in three layers: what the scenario says, what the chosen readings change, what the user set. Every change is
/// tried before it is taken, so a model is always in a state that has an answer.
#[derive(Clone, Debug)]
pub struct Model {
    plan: Arc<Plan>,
    /// As they are written or set.
    raw: Vec<f64>,
    /// With their factors.
    values: Vec<f64>,
    readings: Vec<usize>,
    edits: Vec<(usize, Edit)>,
}

/// What the user put in the place of a number.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Another number. It is not drawn.
    Number(f64),
    /// A distribution. The number is its median, and is drawn from it.
    Range(Arc<Distribution>),
}

impl Edit {
    /// The number, or the median of the range.
    pub fn value(&self) -> f64 {
        match self {
            Edit::Number(value) => *value,
            Edit::Range(range) => range.median(),
        }
    }
}

impl Leaf {
    /// Whether the leaf may have that value.
    pub fn check(&self, value: f64) -> Result<()> {
        let range = crate::units::Range { min: self.min, max: self.max, above: self.above };
        if !value.is_finite() {
            let message = joined(&["must be a finite number, got ", &number(value)]);
            return Err(Error::new(Code::NotFinite, &self.path, message, "a finite number"));
        }
        if self.unit == Switch::KEY && value.fract() != 0.0 {
            let message = joined(&["is a choice and must be a whole number, got ", &number(value)]);
            return Err(Error::new(Code::OutOfRange, &self.path, message, range.words()));
        }
        match range.broken(value) {
            Some(message) => Err(Error::new(Code::OutOfRange, &self.path, message, range.words())),
            None => Ok(()),
        }
    }

    /// Whether the leaf may have that distribution: its 5 and 95 % quantiles must be values that it may have.
    pub fn check_range(&self, range: &Distribution) -> Result<()> {
        if self.unit == Switch::KEY {
            return Err(Error::new(Code::WrongType, &self.path, "is a choice and has no range", "a whole number"));
        }
        let (low, high) = range.ninety();
        [low, high].into_iter().try_for_each(|end| self.check(end))
    }

    /// Whether that may stand in the place of the leaf.
    pub fn check_edit(&self, edit: &Edit) -> Result<()> {
        match edit {
            Edit::Number(value) => self.check(*value),
            Edit::Range(range) => self.check_range(range),
        }
    }
}

impl Model {
    /// A model of a plan. Fails if the scenario's own numbers have no answer.
    pub fn new(plan: Plan) -> Result<Model> {
        let raw = plan.values();
        let Values(values) = plan.with_factors(raw.clone());
        let model = Model { plan: Arc::new(plan), raw, values, readings: Vec::new(), edits: Vec::new() };
        model.bill()?;
        Ok(model)
    }

    /// Opens a resolved scenario.
    pub fn from_blob(blob: &[u8]) -> Result<Model> {
        let plan = blob::open(blob)?;
        plan.leaves.iter().try_for_each(|leaf| leaf.check(leaf.value))?;
        Model::new(plan)
    }

    /// The resolved scenario as bytes, without readings and edits.
    pub fn to_blob(&self) -> Vec<u8> {
        blob::write(&self.plan)
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The current values, leaf by leaf, with the factors that multiply them: what the equations see.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The current values as they are written or set, without factors.
    pub fn raw(&self) -> &[f64] {
        &self.raw
    }

    /// The places of the readings that are on, in the order in which they apply.
    pub fn readings(&self) -> &[usize] {
        &self.readings
    }

    /// What was set, by place.
    pub fn edits(&self) -> &[(usize, Edit)] {
        &self.edits
    }

    /// The place of the leaf with that path.
    pub fn index_of(&self, path: &str) -> Result<usize> {
        self.plan.leaves.iter().position(|leaf| leaf.path == path).ok_or_else(|| {
            let message = joined(&["leads to no number of the scenario", &self.near(path)]);
            Error::new(Code::UnknownPath, path, message, "a path from the list of leaves")
        })
    }

    /// The paths that look most like one that leads nowhere.
    #[cfg(feature = "read")]
    fn near(&self, path: &str) -> String {
        crate::read::hint(path, self.plan.leaves.iter().map(|leaf| leaf.path.as_str()))
    }

    /// A page names no path that it has not been given, so the small build does without.
    #[cfg(not(feature = "read"))]
    #[expect(clippy::unused_self, reason = "as above")]
    fn near(&self, _: &str) -> String {
        String::new()
    }

    /// The current value of a leaf, without factors.
    pub fn get(&self, index: usize) -> Result<f64> {
        self.raw.get(index).copied().ok_or_else(|| self.no_leaf(index))
    }

    /// Sets a leaf. Leaves everything as it was if the value is refused or has no answer.
    pub fn set(&mut self, index: usize, value: f64) -> Result<()> {
        self.plan.leaves.get(index).ok_or_else(|| self.no_leaf(index))?.check(value)?;
        self.edit(index, Edit::Number(value))
    }

    /// Puts a distribution in the place of a leaf. Its 5 and 95 % quantiles must be values that the leaf may have, and its median
    /// must have an answer. Leaves everything as it was if it is refused.
    pub fn set_range(&mut self, index: usize, range: Distribution) -> Result<()> {
        self.plan.leaves.get(index).ok_or_else(|| self.no_leaf(index))?.check_range(&range)?;
        self.edit(index, Edit::Range(Arc::new(range)))
    }

    fn edit(&mut self, index: usize, edit: Edit) -> Result<()> {
        let mut edits = self.edits.clone();
        edits.retain(|(edited, _)| *edited != index);
        edits.push((index, edit));
        self.change(self.readings.clone(), edits)
    }

    /// Sets several leaves, each as [`Model::set`] or [`Model::set_range`] would, and tries them together: what has an answer only
    /// all at once is taken. Leaves everything as it was if one of them is refused, or if together they have no answer.
    pub fn set_all(&mut self, new: &[(usize, Edit)]) -> Result<()> {
        let mut edits = self.edits.clone();
        for (index, edit) in new {
            self.plan.leaves.get(*index).ok_or_else(|| self.no_leaf(*index))?.check_edit(edit)?;
            edits.retain(|(edited, _)| edited != index);
            edits.push((*index, edit.clone()));
        }
        self.change(self.readings.clone(), edits)
    }

    /// Takes back what was set: the leaf is again what the scenario and the readings say, and drawn if it has a range.
    pub fn unset(&mut self, index: usize) -> Result<()> {
        if index >= self.plan.leaves.len() {
            return Err(self.no_leaf(index));
        }
        let mut edits = self.edits.clone();
        edits.retain(|(edited, _)| *edited != index);
        self.change(self.readings.clone(), edits)
    }

    /// The distribution of a leaf, whether or not a number is set in its place: what the user put there, else what the scenario
    /// says.
    pub fn range(&self, index: usize) -> Option<&Distribution> {
        let edit = self.edits.iter().find(|(edited, _)| *edited == index);
        match edit {
            Some((_, Edit::Range(range))) => Some(range),
            _ => self.plan.leaves.get(index)?.range.as_ref(),
        }
    }

    /// The distributions that the user put in the places of numbers.
    pub fn ranges_set(&self) -> Vec<(usize, Arc<Distribution>)> {
        let range = |(index, edit): &(usize, Edit)| match edit {
            Edit::Range(range) => Some((*index, range.clone())),
            Edit::Number(_) => None,
        };
        self.edits.iter().filter_map(range).collect()
    }

    /// Whether the user set any number but the one at `except`.
    pub fn is_edited(&self, except: usize) -> bool {
        self.edits.iter().any(|(index, _)| *index != except)
    }

    /// The model under these readings, in which every number that has a range varies, whatever the user set in its place.
    pub fn unheld(&self, readings: &[usize]) -> Model {
        let mut free = self.clone();
        free.readings = readings.to_vec();
        let has_range = |index: usize| self.plan.leaves.get(index).is_some_and(|leaf| leaf.range.is_some());
        free.edits.retain(|(index, edit)| matches!(edit, Edit::Range(_)) || !has_range(*index));
        free.raw = free.layered(readings, &free.edits);
        Values(free.values) = free.plan.with_factors(free.raw.clone());
        free
    }

    /// Drops all readings and edits.
    pub fn reset(&mut self) {
        self.readings.clear();
        self.edits.clear();
        self.raw = self.plan.values();
        Values(self.values) = self.plan.with_factors(self.raw.clone());
    }

    /// Chooses the readings, in this order. What the user set stays.
    pub fn set_readings(&mut self, ids: &[&str]) -> Result<()> {
        let places = ids.iter().map(|id| self.reading(id)).collect::<Result<Vec<_>>>()?;
        self.change(places, self.edits.clone())
    }

    fn reading(&self, id: &str) -> Result<usize> {
        self.plan.readings.iter().position(|reading| reading.id == id).ok_or_else(|| {
            let names: Vec<&str> = self.plan.readings.iter().map(|reading| reading.id.as_str()).collect();
            Error::new(
                Code::UnknownName,
                "readings",
                joined(&["`", id, "` is not in the list of readings"]),
                names.join(", "),
            )
        })
    }

    /// The model with one reading switched on that is off, or off that is on.
    pub fn toggled(&self, place: usize) -> Result<Model> {
        let mut readings = self.readings.clone();
        readings.retain(|&on| on != place);
        if readings.len() == self.readings.len() {
            readings.push(place);
        }
        let mut other = self.clone();
        other.change(readings, self.edits.clone())?;
        Ok(other)
    }

    fn change(&mut self, readings: Vec<usize>, edits: Vec<(usize, Edit)>) -> Result<()> {
        let raw = self.layered(&readings, &edits);
        let Values(values) = self.plan.with_factors(raw.clone());
        // What a factor makes of a number must be one that its field accepts.
        for (leaf, &value) in self.plan.leaves.iter().zip(&values) {
            if !leaf.factors.is_empty() {
                leaf.check(value)?;
            }
        }
        self.bill_of(&values)?;
        (self.raw, self.values, self.readings, self.edits) = (raw, values, readings, edits);
        Ok(())
    }

    /// The scenario's values with these readings and the user's edits on top, and with factors.
    pub fn values_under(&self, readings: &[usize]) -> Vec<f64> {
        let Values(values) = self.plan.with_factors(self.raw_under(readings));
        values
    }

    /// The same without factors.
    pub fn raw_under(&self, readings: &[usize]) -> Vec<f64> {
        self.layered(readings, &self.edits)
    }

    /// The leaves that these readings or the user set to a number: they are not drawn.
    pub fn set_under(&self, readings: &[usize]) -> Vec<usize> {
        let is_range =
            |index: usize| self.edits.iter().any(|(of, edit)| *of == index && matches!(edit, Edit::Range(_)));
        let edited = self.edits.iter().map(|(index, _)| *index);
        let all = self.changes_of(readings).map(|(index, _)| index).chain(edited);
        all.filter(|&index| !is_range(index)).collect()
    }

    fn changes_of<'a>(&'a self, readings: &'a [usize]) -> impl Iterator<Item = (usize, f64)> + 'a {
        let readings = readings.iter().filter_map(|&place| self.plan.readings.get(place));
        readings.flat_map(|reading| &reading.set).map(|&(index, value)| (index as usize, value))
    }

    fn layered(&self, readings: &[usize], edits: &[(usize, Edit)]) -> Vec<f64> {
        let mut values = self.plan.values();
        let edited = edits.iter().map(|(index, edit)| (*index, edit.value()));
        for (index, value) in self.changes_of(readings).chain(edited) {
            if let Some(slot) = values.get_mut(index) {
                *slot = value;
            }
        }
        values
    }

    /// The bill at the current values.
    pub fn bill(&self) -> Result<Bill<f64>> {
        self.bill_of(&self.values)
    }

    /// The bill at other values of the same plan, or why there is none.
    pub fn bill_of(&self, values: &[f64]) -> Result<Bill<f64>> {
        let bill = Bill::at(&self.plan, values);
        self.has_answer(&bill, values)?;
        lines::check(&self.plan, values)?;
        Ok(bill)
    }

    /// The first of the fleet's limits that is broken.
    fn within_limits(&self, bill: &Bill<f64>, values: &[f64]) -> Result<()> {
        let broken = bill.limits.iter().position(|limit| *limit > 1.0);
        let Some((place, limit)) = broken.and_then(|place| Some((place, *bill.limits.get(place)?))) else {
            return Ok(());
        };
        let tidy = |value: f64| plain((value * 1e6).round() / 1e6);
        let (of, second) = (place / 2, place % 2 == 1);
        let refused = |path: &[&str], message: &str, accepted: &str| {
            Err(Error::new(Code::Impossible, joined(path), message, accepted))
        };
        if let Some(pool) = self.plan.pools.get(of) {
            let retired = || pool.retired.and_then(|at| values.get(at.index())).copied().unwrap_or(0.0);
            let (field, words, moment, end, accepted) = if second {
                let words = "is not after the last of them are in service, ";
                ("].retired", words, retired(), "", "after purchase, delivery and ramp")
            } else {
                let accepted = "a purchase and a delivery within the window";
                ("].bought", "puts the first in service ", bill.window, ", when it is over", accepted)
            };
            let years = tidy(limit - 1.0 + moment);
            let message = joined(&[words, &years, " years after the start of the window", end]);
            return refused(&["fleet[", &pool.id, field], &message, accepted);
        }
        let Some(site) = self.plan.sites.get(of - self.plan.pools.len()) else { return Ok(()) };
        let own = |field: &str| joined(&["sites[", &site.id, "].facility.own.", field]);
        if !second {
            let message = "is after the first of its machines are in service";
            return refused(&[&own("built")], message, "no later than its machines");
        }
        let held = site.building.as_ref().and_then(|building| values.get(building.mw?.index()).copied());
        let held = held.unwrap_or(0.0);
        let message = joined(&["is ", &plain(held), ", less than its pools need (", &tidy(limit * held), ")"]);
        refused(&[&own("mw")], &message, "as much as its pools need")
    }

    fn has_answer(&self, bill: &Bill<f64>, values: &[f64]) -> Result<()> {
        self.within_limits(bill, values)?;
        let told: f64 = bill.hours.iter().take(self.plan.uses.len()).fold(0.0, |sum, hours| sum + hours);
        if !self.plan.pools.is_empty() {
            let share: f64 = bill.shares.iter().take(self.plan.uses.len()).fold(0.0, |sum, share| sum + share);
            if bill.gpu_hours <= 0.0 {
                let message = "has no GPU-hours in its window, so it has no cost by the hour";
                return Err(Error::new(Code::Impossible, "fleet", message, "a count above 0 in at least one pool"));
            }
            if share > 1.0 {
                let message = joined(&[
                    "has ",
                    &plain(bill.gpu_hours.round()),
                    " GPU-hours in its window, fewer than the ",
                    &plain(told.round()),
                    " that the runs and the work need",
                ]);
                return Err(Error::new(
                    Code::Impossible,
                    "fleet",
                    message,
                    "a larger fleet, a longer window, or less work",
                ));
            }
        }
        let in_use = facts::rate_in_use(bill.rate, bill.used);
        let sums = [bill.fleet_cost(), told, bill.gpu_hours, bill.peak_hours, bill.rate, in_use];
        let rents = bill.hours.iter().zip(&bill.rents).map(|(hours, rent)| hours * rent);
        let all = sums
            .into_iter()
            .chain(bill.purchase.iter().flatten().copied())
            .chain(bill.lines.iter().copied())
            .chain(rents);
        if all.into_iter().all(|value| value.abs() < TOO_MUCH) {
            return Ok(());
        }
        Err(Error::new(Code::Impossible, "", "the numbers multiply beyond what can be computed", "smaller numbers"))
    }

    fn no_leaf(&self, index: usize) -> Error {
        let message = joined(&["there is no leaf number ", &whole(index as u64)]);
        Error::new(
            Code::UnknownPath,
            "",
            message,
            joined(&["0 to ", &whole(self.plan.leaves.len().saturating_sub(1) as u64)]),
        )
    }
}
