//! What the named scopes count in a given plan.

use crate::model::bill::purpose_of;
use crate::model::plan::{CutPlan, LinePlan, Plan};
use crate::scope::{Nature, Preset, Purpose, Valuation};

/// Natures of what is bought: hardware, and the buildings that it stands in.
pub const HARDWARE: &[Nature] = &[
    Nature::Servers,
    Nature::Network,
    Nature::Storage,
    Nature::Spares,
    Nature::Installation,
    Nature::Levies,
    Nature::Building,
];
/// Natures of keeping it running. Cost of capital counts only when the whole fleet does.
pub const OPERATION: &[Nature] = &[
    Nature::Facility,
    Nature::Power,
    Nature::Staff,
    Nature::Software,
    Nature::Repairs,
    Nature::Operation,
    Nature::Rent,
];

impl Preset {
    /// Whether it is about a piece of work and not about the fleet.
    pub fn is_work(self) -> bool {
        matches!(self, Preset::FinalRun | Preset::OfficialTraining | Preset::Development)
    }

    /// How it turns hours into money.
    pub fn valuation(self) -> Valuation {
        match self {
            Preset::FleetPurchase => Valuation::Purchase,
            preset if preset.is_work() => Valuation::Rental,
            _ => Valuation::Owner,
        }
    }

    fn natures(self) -> Vec<Nature> {
        match self {
            Preset::FleetPurchase => HARDWARE.to_vec(),
            Preset::FleetOperation => OPERATION.to_vec(),
            Preset::FleetTco => [HARDWARE, OPERATION, &[Nature::Capital]].concat(),
            _ => Nature::ALL.to_vec(),
        }
    }

    /// Whether it counts a use of that purpose; `mine` says that the use belongs to the run in question.
    fn counts(self, purpose: Purpose, mine: bool) -> bool {
        match self {
            Preset::FinalRun => mine && purpose == Purpose::FinalRun,
            Preset::OfficialTraining => mine && matches!(purpose, Purpose::FinalRun | Purpose::Official),
            Preset::Development => {
                mine && matches!(purpose, Purpose::FinalRun | Purpose::Official)
                    || matches!(purpose, Purpose::Experiments | Purpose::EarlierModels)
            }
            _ => true,
        }
    }
}

/// The cut of a preset, for the runs in the given rows.
pub fn cut_of(plan: &Plan, preset: Preset, rows: &[u32]) -> CutPlan {
    let uses = (0..plan.uses.len() + 2).map(|place| {
        let mine = plan.uses.get(place).is_some_and(|of| rows.contains(&of.row));
        preset.counts(purpose_of(plan, place), mine)
    });
    let lines = plan.lines.iter().map(|line| match preset {
        Preset::FinalRun | Preset::OfficialTraining => false,
        Preset::Development => matches!(
            line.purpose,
            Purpose::FinalRun | Purpose::Official | Purpose::Experiments | Purpose::EarlierModels
        ),
        Preset::FleetPurchase => HARDWARE.contains(&line.nature),
        Preset::FleetOperation => keeps_machines(line),
        Preset::FleetTco => HARDWARE.contains(&line.nature) || keeps_machines(line),
        Preset::Organisation => true,
    });
    CutPlan {
        preset,
        valuation: preset.valuation(),
        natures: preset.natures(),
        uses: uses.collect(),
        lines: lines.collect(),
        per_year: false,
    }
}

/// Whether a line belongs to running the fleet: its natures, and pay only for those hours that are nobody's work. The people of
/// an organisation are no part of it: those who run the machines are in the pools' operation.
fn keeps_machines(line: &LinePlan) -> bool {
    let rest = matches!(line.purpose, Purpose::Unaccounted | Purpose::Idle);
    OPERATION.contains(&line.nature) && (line.nature != Nature::Staff || rest && !line.is_staff())
}

/// The presets that have an answer: a piece of work needs runs and a market rate, the others a fleet.
pub fn answerable(plan: &Plan) -> impl Iterator<Item = Preset> {
    let rented = plan.uses.first().is_some_and(|of| of.rent.or(plan.rent).is_some());
    let (fleet, runs) = (!plan.pools.is_empty(), rented && plan.rows.iter().any(|row| row.run));
    Preset::ALL.iter().copied().filter(move |preset| if preset.is_work() { runs } else { fleet })
}

/// The rows that a preset is about when nobody says which: the run of the page's unit claim, else the first run.
pub fn main_rows(plan: &Plan) -> Vec<u32> {
    let of_unit =
        plan.headline.as_ref().and_then(|headline| plan.claims.get(headline.unit as usize)).and_then(|claim| {
            plan.uses
                .iter()
                .zip(&claim.cut.uses)
                .find(|(of, counted)| **counted && is_run(plan, of.row))
                .map(|(of, _)| of.row)
        });
    let first = plan.rows.iter().position(|row| row.run).map(|place| place as u32);
    of_unit.or(first).into_iter().collect()
}

fn is_run(plan: &Plan, row: u32) -> bool {
    plan.rows.get(row as usize).is_some_and(|row| row.run)
}

/// The undisclosed lines that a cut counts, at these values.
pub fn undisclosed_in(plan: &Plan, cut: &CutPlan, values: &[f64]) -> Vec<String> {
    let counted =
        plan.lines.iter().zip(&cut.lines).filter(|(line, counted)| **counted && cut.natures.contains(&line.nature));
    counted.filter(|(line, _)| plan.is_undisclosed(line, values)).map(|(line, _)| line.id.clone()).collect()
}
