//! From one money claim to another: the model evaluated at successive switch points, one axis at a time.
//!
//! A step is the difference between two evaluations, so the steps close exactly, and nothing is counted twice.

use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::model::bill::Bill;
use crate::model::cut::{HARDWARE, OPERATION};
use crate::model::plan::{ClaimPlan, CutPlan, Plan};
use crate::outcome::locale::Locale;
use crate::outcome::{ClaimEnd, Reconciliation, Step};
use crate::real::Real;
use crate::scope::{Axis, Nature, Valuation};
use crate::text::joined;

/// A change smaller than this part of the larger claim is not worth a row.
const NOTHING: f64 = 1e-9;

/// Where the walk stands: the numbers that hold, and what is counted of them.
#[derive(Clone)]
struct State {
    readings: Vec<usize>,
    cut: CutPlan,
}

impl Model {
    /// Reconciles two money claims. An empty `order` means the natural one; the way back is the same way in reverse.
    pub fn reconcile(&self, from: &str, to: &str, order: &[Axis], words: &Locale) -> Result<Reconciliation> {
        let (from, to) = (self.claim(from)?, self.claim(to)?);
        let plan = self.plan();
        let start = self.state_of(from);
        let end = self.state_of(to);
        let back = order.is_empty() && is_back(plan, from, to);
        let order = if back { reversed() } else { complete(order) };

        let model_from_usd = self.amount_at(&start)?;
        let model_to_usd = self.amount_at(&end)?;
        let scale = from.usd.abs().larger(to.usd.abs());
        let mut state = start;
        let mut running = model_from_usd;
        let mut steps = Vec::new();
        for (place, &axis) in order.iter().enumerate() {
            let way = Way { axis, later: order.get(place..).unwrap_or_default(), back };
            for (part, next) in switches(plan, way, &state, &end) {
                let now = self.amount_at(&next)?;
                let usd = now - running;
                let told = Told { model: self, words, before: &state, after: &next, axis, part: &part };
                let (title, why) = told.words()?;
                let id = if part.is_empty() { axis.id().to_owned() } else { joined(&[axis.id(), ".", &part]) };
                steps.push(Step { id, axis, title, why, usd, running_usd: now, shown: usd.abs() > scale * NOTHING });
                (state, running) = (next, now);
            }
        }
        let holds = to.low <= model_to_usd && model_to_usd <= to.high;
        let largest = steps.iter().filter(|step| step.shown).max_by(|a, b| a.usd.abs().total_cmp(&b.usd.abs()));
        let sentence = match largest {
            Some(step) => words.fill(
                "bridge.sentence",
                &[
                    ("from", &words.claim_figure(from)),
                    ("to", &words.claim_figure(to)),
                    ("step", &step.title),
                    ("usd", &words.money(step.usd.abs())),
                ],
            ),
            None => words.text("bridge.same"),
        };
        Ok(Reconciliation {
            from: end_of(from, words),
            to: end_of(to, words),
            order,
            model_from_usd,
            rest_from_usd: from.usd - model_from_usd,
            steps,
            model_to_usd,
            rest_to_usd: to.usd - model_to_usd,
            holds,
            sentence,
        })
    }

    /// The model's own value of a money claim: its scope, under its readings.
    pub fn value_of(&self, claim: &ClaimPlan) -> Result<f64> {
        self.amount_at(&self.state_of(claim))
    }

    /// The money claim of that id.
    pub fn claim(&self, id: &str) -> Result<&ClaimPlan> {
        self.plan().claims.iter().find(|claim| claim.id == id).ok_or_else(|| {
            let names = self.plan().claims.iter().map(|claim| claim.id.as_str()).collect::<Vec<_>>();
            Error::new(
                Code::UnknownName,
                "claims",
                joined(&["`", id, "` is no money claim of this scenario"]),
                names.join(", "),
            )
        })
    }

    /// A claim's own readings apply after those that are on, where they are not on already.
    fn state_of(&self, claim: &ClaimPlan) -> State {
        let mut readings = self.readings().to_vec();
        for reading in claim.readings.iter().map(|&place| place as usize) {
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
        State { readings, cut: claim.cut.clone() }
    }

    fn bill_at(&self, state: &State) -> Result<Bill<f64>> {
        self.bill_of(&self.values_under(&state.readings))
    }

    fn amount_at(&self, state: &State) -> Result<f64> {
        Ok(self.bill_at(state)?.amount(self.plan(), &state.cut).0)
    }
}

fn end_of(claim: &ClaimPlan, words: &Locale) -> ClaimEnd {
    ClaimEnd {
        id: claim.id.clone(),
        label: claim.label.clone(),
        by: claim.by.clone(),
        text: words.claim_figure(claim),
        usd: claim.usd,
    }
}

impl Locale {
    /// A claim's figure as it was printed, or made from its number and its rounding.
    pub fn claim_figure(&self, claim: &ClaimPlan) -> String {
        if claim.text.is_empty() { self.money_to(claim.usd, claim.rounded_to) } else { claim.text.clone() }
    }
}

/// Rental first to the owner's cost, which can be cut by nature; paid against worn hardware last.
const NATURAL: [Axis; 6] = [Axis::Valuation, Axis::Purposes, Axis::Chips, Axis::Window, Axis::Natures, Axis::Timing];

/// An axis on the way, those that follow it (itself included), and whether the way leads back.
#[derive(Clone, Copy)]
struct Way<'a> {
    axis: Axis,
    later: &'a [Axis],
    back: bool,
}

/// Of two ways between the same claims, the one that is the other in reverse: so B to A is minus A to B, step by step.
fn is_back(plan: &Plan, from: &ClaimPlan, to: &ClaimPlan) -> bool {
    let place = |claim: &ClaimPlan| plan.claims.iter().position(|other| other.id == claim.id);
    (from.cut.valuation, place(from)) > (to.cut.valuation, place(to))
}

fn reversed() -> Vec<Axis> {
    NATURAL.iter().rev().copied().collect()
}

/// An order as somebody asked for it; axes that are left out follow in their natural order.
fn complete(order: &[Axis]) -> Vec<Axis> {
    let mut all = Vec::new();
    for axis in order {
        if !all.contains(axis) {
            all.push(*axis);
        }
    }
    all.extend(NATURAL.iter().filter(|axis| !order.contains(axis)));
    all
}

/// The states on the way along one axis, each with the name of the part that changes. An axis on which nothing differs has none.
fn switches(plan: &Plan, way: Way<'_>, now: &State, end: &State) -> Vec<(String, State)> {
    let mut list = Vec::new();
    let mut state = now.clone();
    match way.axis {
        Axis::Valuation => {
            // Rental and purchase meet at the owner's cost, if paid and worn are told apart later on the way.
            let (here, there) = (now.cut.valuation, end.cut.valuation);
            if here != there && (here == Valuation::Rental || there == Valuation::Rental) {
                let halfway = there == Valuation::Purchase && way.later.contains(&Axis::Timing);
                state.cut.valuation = if halfway { Valuation::Owner } else { there };
                list.push((String::new(), state));
            }
        }
        Axis::Timing => {
            let next = match (now.cut.valuation, end.cut.valuation) {
                (Valuation::Owner, Valuation::Purchase) => Valuation::Purchase,
                (Valuation::Purchase, Valuation::Owner | Valuation::Rental) => Valuation::Owner,
                (stay, _) => stay,
            };
            if next != now.cut.valuation {
                state.cut.valuation = next;
                list.push((String::new(), state));
            }
        }
        Axis::Purposes => {
            for (part, places) in groups(plan, now.cut.uses.len(), way.back) {
                let differs = |&&place: &&usize| state.cut.uses.get(place) != end.cut.uses.get(place);
                if places.iter().any(|place| differs(&place)) {
                    for &place in &places {
                        if let (Some(slot), Some(&target)) = (state.cut.uses.get_mut(place), end.cut.uses.get(place)) {
                            *slot = target;
                        }
                    }
                    list.push((part, state.clone()));
                }
            }
        }
        Axis::Chips => {
            if now.readings != end.readings {
                state.readings.clone_from(&end.readings);
                list.push((String::new(), state));
            }
        }
        Axis::Window => {
            if now.cut.per_year != end.cut.per_year {
                state.cut.per_year = end.cut.per_year;
                list.push((String::new(), state));
            }
        }
        Axis::Natures => {
            let rest: Vec<Nature> = Nature::ALL
                .iter()
                .filter(|nature| !HARDWARE.contains(nature) && !OPERATION.contains(nature))
                .copied()
                .collect();
            let mut parts = [("operation", OPERATION), ("hardware", HARDWARE), ("other", &rest)];
            if way.back {
                parts.reverse();
            }
            for (part, natures) in parts {
                let wanted = |nature: &Nature| end.cut.natures.contains(nature);
                let differs = natures.iter().any(|nature| state.cut.natures.contains(nature) != wanted(nature));
                let lines = part == "other" && state.cut.lines != end.cut.lines;
                if differs || lines {
                    state.cut.natures.retain(|nature| !natures.contains(nature));
                    state.cut.natures.extend(natures.iter().filter(|nature| wanted(nature)));
                    if lines {
                        state.cut.lines.clone_from(&end.cut.lines);
                    }
                    list.push((part.to_owned(), state.clone()));
                }
            }
        }
    }
    list
}

/// The uses that change together: a run's phases, a piece of work, and all other hours. On the way back, in reverse.
fn groups(plan: &Plan, uses: usize, back: bool) -> Vec<(String, Vec<usize>)> {
    let mut list: Vec<(String, Vec<usize>)> = plan
        .rows
        .iter()
        .enumerate()
        .map(|(row, about)| {
            let mine = plan.uses.iter().enumerate().filter(|(_, of)| of.row as usize == row);
            (about.id.clone(), mine.map(|(place, _)| place).collect())
        })
        .collect();
    list.push(("rest".to_owned(), (plan.uses.len()..uses).collect()));
    if back {
        list.reverse();
    }
    list
}

/// The words of a step.
struct Told<'a> {
    model: &'a Model,
    words: &'a Locale,
    before: &'a State,
    after: &'a State,
    axis: Axis,
    part: &'a str,
}

impl Told<'_> {
    fn words(&self) -> Result<(String, String)> {
        let plan = self.model.plan();
        let words = self.words;
        let bill = self.model.bill_at(self.after)?;
        let rate = words.fill("money.plain", &[("n", &words.fixed(bill.rate, 3))]);
        let rent = words.price(bill.rents.first().copied().unwrap_or(0.0));
        let row = plan.rows.iter().position(|row| row.id == self.part);
        let hours = row.map_or(bill.hours.iter().skip(plan.uses.len()).fold(0.0, |sum, hours| sum + hours), |row| {
            let mine = plan.uses.iter().zip(&bill.hours).filter(|(of, _)| of.row as usize == row);
            mine.fold(0.0, |sum, (_, hours)| sum + hours)
        });
        let about = row.and_then(|row| plan.rows.get(row));
        let name = about.map_or_else(|| words.text("row.rest"), |row| row.short.clone());
        let detail = about.map(|row| row.detail.clone()).unwrap_or_default();
        let readings = |state: &State| {
            let names = state
                .readings
                .iter()
                .filter_map(|&place| plan.readings.get(place))
                .map(|reading| reading.label.as_str());
            let names: Vec<&str> = names.collect();
            if names.is_empty() { words.text("reading.none") } else { names.join(", ") }
        };
        let adds = match self.axis {
            Axis::Purposes => {
                self.after.cut.uses.iter().filter(|on| **on).count()
                    > self.before.cut.uses.iter().filter(|on| **on).count()
            }
            Axis::Natures => self.after.cut.natures.len() >= self.before.cut.natures.len(),
            Axis::Valuation => self.before.cut.valuation == Valuation::Rental,
            Axis::Timing => self.after.cut.valuation == Valuation::Purchase,
            Axis::Window => self.after.cut.per_year,
            Axis::Chips => true,
        };
        let way = if adds { "to" } else { "from" };
        let mut key = joined(&["step.", self.axis.id(), ".", way]);
        if self.axis == Axis::Natures || (self.axis == Axis::Purposes && row.is_none()) {
            key = joined(&["step.", self.axis.id(), ".", self.part, ".", way]);
        }
        let arguments = [
            ("name", name.as_str()),
            ("detail", detail.as_str()),
            ("hours", &words.count(hours)),
            ("rate", &rate),
            ("rent", &rent),
            ("window", &words.window(bill.window)),
            ("before", &readings(self.before)),
            ("after", &readings(self.after)),
        ];
        let why = if detail.is_empty() { joined(&[&key, ".why"]) } else { joined(&[&key, ".why.detail"]) };
        Ok((words.fill(&key, &arguments), words.fill(&why, &arguments)))
    }
}
