//! Resolves who works on it: each role becomes lines of pay, of equity and of overhead, one for each purpose.

use super::{At, Resolver};
use crate::model::plan::{LinePlan, Plan};
use crate::scenario::StaffRole;
use crate::scope::{Nature, Purpose};
use crate::text::joined;
use crate::units::CostOverPay;

impl Resolver<'_> {
    pub(super) fn staff(&mut self, plan: &mut Plan, role: &StaffRole) {
        let at = joined(&["organisation.staff[", &role.id, "]."]);
        let people = self.leaf(&at, "headcount", &role.headcount).index();
        let cash = self.leaf(&at, "cash_usd_per_person_year", &role.cash_usd_per_person_year).index();
        let employer = match &role.employer_cost_ratio {
            Some(own) => self.leaf(&at, "employer_cost_ratio", own),
            None => self.employer_cost(),
        };
        let employer = employer.index();
        let equity = self.maybe(&at, "equity_usd_per_person_year", &role.equity_usd_per_person_year);
        let overhead = self.maybe(&at, "overhead_ratio", &role.overhead_ratio);
        // Each purpose with its part; the rest of the work comes last.
        let (mut purposes, mut places) = (Vec::new(), Vec::new());
        if let Some(of) = &role.purposes {
            let shares = [
                &of.final_run_share,
                &of.official_share,
                &of.experiments_share,
                &of.earlier_models_share,
                &of.serving_share,
            ];
            for (&purpose, share) in Purpose::ALL.iter().zip(shares) {
                if let Some(share) = self.maybe(&joined(&[&at, "purposes.", purpose.id()]), "_share", share) {
                    purposes.push(purpose);
                    places.push(share.index() as u32);
                }
            }
        }
        let pay = [
            (".pay", "", Nature::Staff, Some(cash), Some(employer)),
            (".equity", ", equity", Nature::Equity, equity.map(|at| at.index()), None),
            (".overhead", ", overhead", Nature::Other, overhead.map(|_| cash), overhead.map(|at| at.index())),
        ];
        for (kind, words, nature, pay, ratio) in pay {
            let Some(pay) = pay else { continue };
            for place in 0..=places.len() {
                let of = purposes.get(place).copied();
                let mut parts = places.clone();
                if of.is_some() {
                    parts.swap(0, place);
                }
                let factors = [Some(people), Some(pay), ratio, Some(plan.window.index())];
                plan.lines.push(LinePlan {
                    id: joined(&[&role.id, kind, if of.is_some() { "." } else { "" }, of.map_or("", Purpose::id)]),
                    label: joined(&[&role.label, words]),
                    nature,
                    purpose: of.unwrap_or(role.purpose),
                    product: factors.into_iter().flatten().map(|leaf| leaf as u32).collect(),
                    parts,
                    rest: of.is_none(),
                    guess: role.guess,
                    staff: true,
                });
            }
        }
    }

    /// What an employer pays over cash where a role does not say: one leaf for all of them, so one draw.
    fn employer_cost(&mut self) -> At<CostOverPay> {
        let (place, scenario) = ("organisation.employer_cost_ratio", self.scenario);
        match (self.leaves.place(place), &scenario.organisation) {
            (None, Some(organisation)) => self.leaf(place, "", &organisation.employer_cost_ratio),
            (index, _) => At::new(index.unwrap_or(0)),
        }
    }
}
