//! Resolves claims and what works on them: readings, bridges, audits, the headline.

use super::Resolver;
use crate::digits::{number, whole};
use crate::error::{Code, Error};
use crate::estimate::Estimate;
use crate::model::bill::purpose_of;
use crate::model::cut::cut_of;
use crate::model::plan::{At, AuditPlan, BILL_PARTS, BridgePlan, ClaimPlan, CutPlan, HeadlinePlan, Plan, ReadingPlan};
use crate::model::provenance::WHAT_IF;
use crate::read::{nearest, ticked};
use crate::scenario::{Audit, Bridge, Figure, Guesses, Headline, Money, PARTS, PatchValue, Reading, Weighting};
use crate::scope::Scope;
use crate::source::Seen;
use crate::text::joined;
use crate::units::{Ratio, Switch, Unit};
use crate::value::Value;

impl Resolver<'_> {
    /// Checks a claim, and enters it if it is money.
    pub(super) fn claim(&self, plan: &mut Plan, place: usize) {
        let Some(claim) = self.scenario.claims.get(place) else { return };
        let at = joined(&["claims[", &claim.id, "]"]);
        self.check_source(&at, claim.source.as_ref());
        let computed = claim.seen == Seen::Computed;
        self.sourced(&at, claim.source.as_ref(), Some(claim.status).filter(|_| !computed), Some(claim.seen));
        if let Some(date) = &claim.known_from {
            self.date(joined(&[&at, ".known_from"]), date);
        }
        if let Some(other) = &claim.corrects {
            self.claim_place(joined(&[&at, ".corrects"]), other);
        }
        let Figure::Money(money) = &claim.figure else { return };
        let at = joined(&[&at, ".figure.money"]);
        let (low, high) = self.holds_between(&at, money);
        let names: Vec<&str> = self.scenario.readings.iter().map(|reading| reading.id.as_str()).collect();
        let mut readings = Vec::new();
        for (place, id) in money.readings.iter().enumerate() {
            let path = joined(&[&at, ".readings[", &whole(place as u64), "]"]);
            readings.push(self.place_in(path, id, "the list of readings", &names) as u32);
        }
        let cut = self.cut(plan, &joined(&[&at, ".scope"]), &money.scope, money.per_year);
        plan.claims.push(ClaimPlan {
            id: claim.id.clone(),
            number: place as u32 + 1,
            label: claim.label.clone(),
            by: claim.by.clone(),
            text: money.text.clone().unwrap_or_default(),
            status: claim.status,
            usd: money.usd,
            low,
            high,
            rounded_to: money.rounded_to.unwrap_or(0.0),
            cut,
            readings,
        });
    }

    fn cut(&self, plan: &Plan, at: &str, scope: &Scope, per_year: bool) -> CutPlan {
        let runs: Vec<&str> = self.scenario.runs.iter().map(|run| run.id.as_str()).collect();
        let mut rows = Vec::new();
        for id in scope.run.iter().chain(&scope.runs) {
            rows.push(self.place_in(joined(&[at, ".run"]), id, "the list of runs", &runs) as u32);
        }
        if rows.is_empty() && !plan.rows.is_empty() {
            rows.push(0);
        }
        let mut cut = cut_of(plan, scope.preset, &rows);
        cut.per_year = per_year;
        cut.valuation = scope.valuation.unwrap_or(cut.valuation);
        if let Some(natures) = &scope.natures {
            cut.natures.clone_from(natures);
        }
        if let Some(purposes) = &scope.purposes {
            cut.uses = (0..plan.uses.len() + 2).map(|place| purposes.contains(&purpose_of(plan, place))).collect();
            // Only of those lines that the preset counts: the people of an organisation run no fleet, whatever they are for.
            for (counted, line) in cut.lines.iter_mut().zip(&plan.lines) {
                *counted &= purposes.contains(&line.purpose);
            }
        }
        cut
    }

    /// Between which values a money claim holds: its own range, else half a place of its rounding to both sides.
    fn holds_between(&self, at: &str, money: &Money) -> (f64, f64) {
        let half = money.rounded_to.unwrap_or(0.0) / 2.0;
        let top = if money.at_least { f64::MAX } else { money.usd + half };
        let (low, high) = (money.low.unwrap_or(money.usd - half), money.high.unwrap_or(top));
        if low > high || money.usd < low || money.usd > high {
            let message = joined(&[
                "the figure must lie in its range, got ",
                &number(money.usd),
                " in ",
                &number(low),
                " to ",
                &number(high),
            ]);
            self.fail(Code::ReversedRange, at.to_owned(), &message, "low <= usd <= high");
        }
        (low, high)
    }

    fn claim_place(&self, path: String, id: &str) -> usize {
        let names: Vec<&str> = self.scenario.claims.iter().map(|claim| claim.id.as_str()).collect();
        self.place_in(path, id, "the list of claims", &names)
    }

    /// The place of a money claim among the money claims.
    fn money_claim(&self, plan: &Plan, path: String, id: &str) -> u32 {
        self.claim_place(path.clone(), id);
        let found = plan.claims.iter().position(|claim| claim.id == id);
        if found.is_none() {
            let message = joined(&["`", id, "` is no money claim"]);
            self.fail(Code::WrongType, path, &message, "a claim whose figure is `money`");
        }
        found.unwrap_or(0) as u32
    }

    /// The value of the switch that chooses the bill.
    pub(super) fn bill_place(&self, path: String, id: &str) -> f64 {
        let mut names: Vec<&str> = self.scenario.stated_totals.iter().map(|total| total.id.as_str()).collect();
        names.push(PARTS);
        let place = self.place_in(path, id, "the list of stated totals", &names);
        if place + 1 == names.len() { BILL_PARTS } else { place as f64 }
    }

    pub(super) fn reading(&mut self, reading: &Reading) -> ReadingPlan {
        let at = joined(&["readings[", &reading.id, "]"]);
        self.check_source(&at, reading.source.as_ref());
        for (field, date) in [(".known_from", &reading.known_from), (".known_until", &reading.known_until)] {
            if let Some(date) = date {
                self.date(joined(&[&at, field]), date);
            }
        }
        let mut set = Vec::new();
        for (place, patch) in reading.patch.iter().enumerate() {
            let at = joined(&[&at, ".patch[", &whole(place as u64), "]"]);
            match self.leaves.place(&patch.path) {
                Some(index) => set.push(match (&patch.value, patch.times) {
                    (Some(value), None) => {
                        (index as u32, self.patch_value(joined(&[&at, ".value"]), &patch.path, value, index))
                    }
                    (None, Some(times)) => self.patch_times(&at, times, index),
                    (value, _) => {
                        let (code, message) = match value {
                            Some(_) => (Code::UnknownKey, "stands beside `value`, and only one of them can count"),
                            None => (Code::Missing, "is missing"),
                        };
                        let key = if value.is_some() { ".times" } else { ".value" };
                        self.fail(code, joined(&[&at, key]), message, "either `value` or `times`");
                        (0, 0.0)
                    }
                }),
                None => {
                    let near = nearest(&patch.path, &mut self.leaves.paths());
                    let hint =
                        if near.is_empty() { String::new() } else { joined(&[" (nearest: ", &ticked(&near), ")"]) };
                    let message = joined(&["`", &patch.path, "` leads to no number of the scenario", &hint]);
                    self.fail(Code::UnknownPath, joined(&[&at, ".path"]), &message, "the path of a number");
                }
            }
        }
        let note = reading.note.clone().unwrap_or_default();
        ReadingPlan { id: reading.id.clone(), label: reading.label.clone(), note, what_if: reading.what_if, set }
    }

    /// A factor of its own that multiplies the leaf: it is one until the reading is on, so the leaf keeps its draws and whatever
    /// a user sets in its place.
    fn patch_times(&mut self, at: &str, times: f64, index: usize) -> (u32, f64) {
        let path = joined(&[at, ".times"]);
        let refused = self.leaves.get(index).and_then(|leaf| {
            if leaf.unit == Switch::KEY {
                let message = "is a choice and cannot be multiplied";
                return Some(Error::new(Code::WrongType, &path, message, "`value`"));
            }
            if times <= 0.0 {
                let message = joined(&["must be > 0, got ", &number(times)]);
                return Some(Error::new(Code::OutOfRange, &path, message, "> 0"));
            }
            let scaled = leaf.range.as_ref().map_or(Ok(()), |range| leaf.check_range(&range.scaled(times)));
            scaled.and_then(|()| leaf.check(leaf.value * times)).err()
        });
        if let Some(error) = refused {
            self.faults.put(Error { path, ..error });
        }
        let factor: At<Ratio> = self.leaf(&joined(&[at, WHAT_IF]), "", &Estimate::of(1.0));
        self.leaves.multiply_all(index, factor.index() as u32);
        (factor.index() as u32, times)
    }

    fn patch_value(&self, path: String, at: &str, value: &PatchValue, index: usize) -> f64 {
        match (&value.0, at) {
            (Value::Text(name), "bill") => self.bill_place(path, name),
            (Value::Text(name), "weighting") => {
                let names: Vec<&str> = Weighting::ALL.iter().map(|weighting| weighting.id()).collect();
                self.place_in(path, name, "the list of weightings", &names);
                Weighting::from_id(name).map_or(0.0, Weighting::switch)
            }
            (Value::Text(name), "guesses") => {
                let names: Vec<&str> = Guesses::ALL.iter().map(|guesses| guesses.id()).collect();
                self.place_in(path, name, "the list of choices", &names);
                Guesses::from_id(name).map_or(0.0, Guesses::switch)
            }
            (Value::Number(number), name) if !["bill", "weighting", "guesses"].contains(&name) => {
                let Some(leaf) = self.leaves.get(index) else { return *number };
                if !leaf.converted.is_empty() {
                    let message = "is in dollars, but what it replaces is other money, converted";
                    self.fail(Code::WrongType, path, message, "`times`");
                } else if let Err(error) = leaf.check(*number) {
                    self.faults.put(Error { path, ..error });
                }
                *number
            }
            _ => {
                self.fail(Code::WrongType, path, "does not fit the path", "a number, or the name of a choice");
                0.0
            }
        }
    }

    pub(super) fn bridge(&self, plan: &Plan, bridge: &Bridge) -> BridgePlan {
        let at = joined(&["bridges[", &bridge.id, "]"]);
        BridgePlan {
            id: bridge.id.clone(),
            label: bridge.label.clone(),
            from: self.money_claim(plan, joined(&[&at, ".from"]), &bridge.from),
            to: self.money_claim(plan, joined(&[&at, ".to"]), &bridge.to),
            order: bridge.order.clone().unwrap_or_default(),
        }
    }

    pub(super) fn audit(&self, audit: &Audit) -> AuditPlan {
        let at = joined(&["audits[", &audit.id, "]"]);
        let (mut sum, mut slack) = (0.0, 0.0);
        for (place, part) in audit.parts.iter().enumerate() {
            let (value, low, high) = self.figure(joined(&[&at, ".parts[", &whole(place as u64), "]"]), part);
            sum += value;
            slack += (high - low) / 2.0;
        }
        let (total, low, high) = self.figure(joined(&[&at, ".total"]), &audit.total);
        let note = audit.note.clone().unwrap_or_default();
        let claim = self.scenario.claims.iter().find(|claim| claim.id == audit.total);
        let money = claim.is_some_and(|claim| matches!(claim.figure, Figure::Money(_)));
        AuditPlan { id: audit.id.clone(), label: audit.label.clone(), money, sum, slack, total, low, high, note }
    }

    /// The number of a claim, and between which values it holds.
    fn figure(&self, path: String, id: &str) -> (f64, f64, f64) {
        let place = self.claim_place(path.clone(), id);
        match self.scenario.claims.get(place).map(|claim| &claim.figure) {
            Some(Figure::Money(money)) => {
                let (low, high) = self.holds_between(&path, money);
                (money.usd, low, high)
            }
            Some(Figure::Quantity(figure)) => {
                (figure.value, figure.low.unwrap_or(figure.value), figure.high.unwrap_or(figure.value))
            }
            _ => {
                self.fail(Code::WrongType, path, &joined(&["`", id, "` has no number"]), "a claim with a number");
                (0.0, 0.0, 0.0)
            }
        }
    }

    pub(super) fn headline(&self, plan: &Plan, headline: &Headline) -> HeadlinePlan {
        HeadlinePlan {
            small: self.money_claim(plan, "headline.small".to_owned(), &headline.small),
            large: self.money_claim(plan, "headline.large".to_owned(), &headline.large),
            unit: self.money_claim(plan, "headline.unit".to_owned(), &headline.unit),
            scope: headline.scope,
        }
    }
}
