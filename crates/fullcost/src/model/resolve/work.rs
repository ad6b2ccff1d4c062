//! Resolves what the hours were for: runs by phases, other work, and lines without hours.

use super::Resolver;
use super::predicted::Named;
use crate::error::Code;
use crate::model::plan::{At, HoursPlan, LinePlan, Plan, RowPlan, UsePlan};
use crate::read::ticked;
use crate::scenario::{Amount, Line, Phase, Run, Work, WorkHours};
use crate::scope::Purpose;
use crate::text::joined;

impl Resolver<'_> {
    pub(super) fn run(&mut self, plan: &mut Plan, run: &Run) {
        let at = joined(&["runs[", &run.id, "]"]);
        self.not_a_rest(&at, &run.id);
        if run.phases.is_empty() {
            self.fail(Code::Missing, joined(&[&at, ".phases"]), "is empty", "at least one phase");
        }
        let chip = joined(&[&at, ".accelerator"]);
        let (_, _, peak) = self.accelerator(chip.clone(), &run.accelerator);
        let chip = Named { path: &chip, name: &run.accelerator };
        let gpus = self.maybe(&at, ".gpus", &run.gpus);
        let rent = self.maybe(&at, ".rent_usd_per_gpu_hour", &run.rent_usd_per_gpu_hour);
        let row = plan.rows.len() as u32;
        for phase in &run.phases {
            let at = joined(&[&at, ".phases[", &phase.id, "]"]);
            self.allow(&at, phase.purpose, &[Purpose::FinalRun, Purpose::Official]);
            let (hours, others) = self.phase(&at, chip, phase);
            let label = phase.label.clone().unwrap_or_else(|| phase.id.clone());
            let id = joined(&[&run.id, ".", &phase.id]);
            plan.uses.push(UsePlan { id, label, purpose: phase.purpose, row, peak, hours, others, told: false, rent });
        }
        plan.rows.push(RowPlan {
            id: run.id.clone(),
            label: run.label.clone(),
            short: run.short.clone().unwrap_or_else(|| run.label.clone()),
            detail: run.detail.clone().unwrap_or_default(),
            run: true,
            purpose: run.phases.first().map_or(Purpose::FinalRun, |phase| phase.purpose),
            gpus,
        });
    }

    /// The description of a phase's hours that counts, and the others with their paths.
    fn phase(&mut self, at: &str, chip: Named<'_>, phase: &Phase) -> (HoursPlan, Vec<(String, HoursPlan)>) {
        let mut ways = Vec::new();
        if let Some(hours) = &phase.gpu_hours {
            let path = joined(&[at, ".gpu_hours"]);
            ways.push((path.clone(), HoursPlan::Stated(self.leaf(&path, "", hours))));
        }
        if let Some(time) = &phase.time {
            let path = joined(&[at, ".time"]);
            let gpus = self.leaf(&path, ".gpus", &time.gpus);
            let hours = self.leaf(&path, ".hours", &time.hours);
            ways.push((path, HoursPlan::Time(gpus, hours)));
        }
        if let Some(flop) = &phase.flop {
            let path = joined(&[at, ".flop"]);
            let work = self.leaf(&path, ".flop", &flop.flop);
            let mfu = self.leaf(&path, ".mfu", &flop.mfu);
            ways.push((path, HoursPlan::Flop(work, mfu)));
        }
        if let Some(tokens) = &phase.tokens {
            let path = joined(&[at, ".tokens"]);
            let count = self.leaf(&path, ".trillion_tokens", &tokens.trillion_tokens);
            let rate = &tokens.gpu_hours_per_trillion_tokens;
            let rate = self.leaf(&path, ".gpu_hours_per_trillion_tokens", rate);
            ways.push((path, HoursPlan::Tokens(count, rate)));
        }
        if let Some(predicted) = &phase.predicted {
            let (hours, what_if) = self.predicted(at, chip, predicted);
            ways.push((joined(&[at, ".predicted"]), hours));
            ways.iter().for_each(|(_, way)| self.multiply(way, what_if.as_slice()));
        }
        if ways.is_empty() {
            let accepted = "`gpu_hours`, `time`, `flop`, `tokens` or `predicted`";
            self.fail(Code::Missing, at.to_owned(), "does not say how many hours it took", accepted);
            return (HoursPlan::NONE, ways);
        }
        let (_, first) = ways.remove(0);
        (first, ways)
    }

    /// Lets factors multiply the hours of a phase, however they are described.
    fn multiply(&mut self, way: &HoursPlan, factors: &[u32]) {
        match *way {
            HoursPlan::Stated(hours) => self.leaves.multiply(hours, factors),
            HoursPlan::Time(_, hours) => self.leaves.multiply(hours, factors),
            HoursPlan::Flop(flop, _) => self.leaves.multiply(flop, factors),
            HoursPlan::Tokens(_, rate) | HoursPlan::Predicted(_, rate, _) => self.leaves.multiply(rate, factors),
            HoursPlan::Times(..) | HoursPlan::Deployment(..) => {}
        }
    }

    pub(super) fn work(&mut self, plan: &mut Plan, work: &Work) {
        let at = joined(&["work[", &work.id, "]"]);
        self.not_a_rest(&at, &work.id);
        self.allow(&at, work.purpose, &[Purpose::Experiments, Purpose::EarlierModels, Purpose::Serving]);
        if plan.rows.iter().any(|row| row.id == work.id) {
            self.fail(Code::DuplicateId, at.clone(), "a run has this id", "an id of its own");
        }
        let hours_at = joined(&[&at, ".hours"]);
        let hours = match &work.hours {
            WorkHours::GpuHours(hours) => {
                HoursPlan::Stated(self.leaf(&hours_at, ".gpu_hours.gpu_hours", &hours.gpu_hours))
            }
            WorkHours::TimesRun(times) => {
                let runs: Vec<&str> = self.scenario.runs.iter().map(|run| run.id.as_str()).collect();
                let path = joined(&[&hours_at, ".times_run.run"]);
                let row = self.place_in(path, &times.run, "the list of runs", &runs) as u32;
                HoursPlan::Times(row, self.leaf(&hours_at, ".times_run.times", &times.times))
            }
            WorkHours::Deployment(servers) => HoursPlan::Deployment(
                self.leaf(&hours_at, ".deployment.nodes", &servers.nodes),
                self.leaf(&hours_at, ".deployment.gpus_per_node", &servers.gpus_per_node),
                self.leaf(&hours_at, ".deployment.days", &servers.days),
            ),
        };
        let scenario = self.scenario;
        let chip = work.accelerator.as_ref();
        let chip = chip.or_else(|| scenario.runs.first().map(|run| &run.accelerator));
        let chip = chip.or_else(|| scenario.fleet.first().map(|pool| &pool.accelerator)).map_or("", String::as_str);
        let (_, _, peak) = self.accelerator(joined(&[&at, ".accelerator"]), chip);
        let rent = self.maybe(&at, ".rent_usd_per_gpu_hour", &work.rent_usd_per_gpu_hour);
        plan.uses.push(UsePlan {
            id: work.id.clone(),
            label: work.label.clone(),
            purpose: work.purpose,
            row: plan.rows.len() as u32,
            peak,
            hours,
            others: Vec::new(),
            told: false,
            rent,
        });
        plan.rows.push(RowPlan {
            id: work.id.clone(),
            label: work.label.clone(),
            short: work.short.clone().unwrap_or_else(|| work.label.clone()),
            detail: work.detail.clone().unwrap_or_default(),
            run: false,
            purpose: work.purpose,
            gpus: None,
        });
    }

    /// The hours that are left over have rows of their own, which no run and no work may be taken for.
    fn not_a_rest(&self, at: &str, id: &str) {
        if [Purpose::Unaccounted, Purpose::Idle].iter().any(|rest| rest.id() == id) {
            let message = joined(&["`", id, "` is the name of hours that are left over"]);
            self.fail(Code::DuplicateId, joined(&[at, ".id"]), &message, "an id of its own");
        }
    }

    pub(super) fn line(&mut self, plan: &mut Plan, line: &Line) {
        let at = joined(&["lines[", &line.id, "]"]);
        if plan.lines.iter().any(|other| other.staff && other.id == line.id) {
            let message = "a line of a role has this id";
            self.fail(Code::DuplicateId, joined(&[&at, ".id"]), message, "an id of its own");
        }
        let at = joined(&[&at, ".amount"]);
        let mut product = Vec::new();
        let mut put = |leaf: Option<usize>| product.extend(leaf.map(|leaf| leaf as u32));
        match &line.amount {
            Amount::Usd(estimate) => put(Some(self.leaf(&at, ".usd", estimate).index())),
            Amount::UsdPerYear(estimate) => put(Some(self.leaf(&at, ".usd_per_year", estimate).index())),
            Amount::Undisclosed(of) => {
                let path = joined(&[&at, ".undisclosed.guess_usd_per_year"]);
                put(self.maybe(&path, "", &of.guess_usd_per_year).map(At::index));
            }
        }
        if !product.is_empty() && !matches!(line.amount, Amount::Usd(_)) {
            product.push(plan.window.index() as u32);
        }
        plan.lines.push(LinePlan {
            id: line.id.clone(),
            label: line.label.clone(),
            nature: line.nature,
            purpose: line.purpose,
            product,
            parts: Vec::new(),
            rest: false,
            guess: matches!(line.amount, Amount::Undisclosed(_)),
            staff: false,
        });
    }

    fn allow(&self, at: &str, purpose: Purpose, allowed: &[Purpose]) {
        if !allowed.contains(&purpose) {
            let words: Vec<&str> = allowed.iter().map(|purpose| purpose.id()).collect();
            let message = joined(&["must be one of ", &ticked(&words), ", got `", purpose.id(), "`"]);
            self.fail(Code::UnknownName, joined(&[at, ".purpose"]), &message, &words.join(", "));
        }
    }
}
