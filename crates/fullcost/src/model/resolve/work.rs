//! Resolves what the hours were for: runs by phases, other work, and lines without hours.

use super::Resolver;
use crate::error::Code;
use crate::model::plan::{HoursPlan, LinePlan, Plan, RowPlan, UsePlan};
use crate::read::ticked;
use crate::scenario::{Amount, Line, Phase, Run, Work, WorkHours};
use crate::scope::Purpose;

impl Resolver<'_> {
    pub(super) fn run(&mut self, plan: &mut Plan, run: &Run) {
        let at = format!("runs[{}]", run.id);
        if run.phases.is_empty() {
            self.fail(Code::Missing, format!("{at}.phases"), "is empty", "at least one phase");
        }
        let (_, _, peak) = self.accelerator(format!("{at}.accelerator"), &run.accelerator);
        let gpus = self.maybe(format!("{at}.gpus"), &run.gpus);
        let rent = self.maybe(format!("{at}.rent_usd_per_gpu_hour"), &run.rent_usd_per_gpu_hour);
        let row = plan.rows.len() as u32;
        for phase in &run.phases {
            let at = format!("{at}.phases[{}]", phase.id);
            self.allow(&at, phase.purpose, &[Purpose::FinalRun, Purpose::Official]);
            let (hours, others) = self.phase(&at, phase);
            let label = phase.label.clone().unwrap_or_else(|| phase.id.clone());
            let id = format!("{}.{}", run.id, phase.id);
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
    fn phase(&mut self, at: &str, phase: &Phase) -> (HoursPlan, Vec<(String, HoursPlan)>) {
        let mut ways = Vec::new();
        if let Some(hours) = &phase.gpu_hours {
            let path = format!("{at}.gpu_hours");
            ways.push((path.clone(), HoursPlan::Stated(self.leaf(path, hours))));
        }
        if let Some(time) = &phase.time {
            let path = format!("{at}.time");
            let gpus = self.leaf(format!("{path}.gpus"), &time.gpus);
            let hours = self.leaf(format!("{path}.hours"), &time.hours);
            ways.push((path, HoursPlan::Time(gpus, hours)));
        }
        if let Some(flop) = &phase.flop {
            let path = format!("{at}.flop");
            let work = self.leaf(format!("{path}.flop"), &flop.flop);
            let mfu = self.leaf(format!("{path}.mfu"), &flop.mfu);
            ways.push((path, HoursPlan::Flop(work, mfu)));
        }
        if let Some(tokens) = &phase.tokens {
            let path = format!("{at}.tokens");
            let count = self.leaf(format!("{path}.trillion_tokens"), &tokens.trillion_tokens);
            let rate = &tokens.gpu_hours_per_trillion_tokens;
            let rate = self.leaf(format!("{path}.gpu_hours_per_trillion_tokens"), rate);
            ways.push((path, HoursPlan::Tokens(count, rate)));
        }
        if ways.is_empty() {
            let accepted = "`gpu_hours`, `time`, `flop` or `tokens`";
            self.fail(Code::Missing, at.to_owned(), "does not say how many hours it took", accepted);
            return (HoursPlan::NONE, ways);
        }
        let (_, first) = ways.remove(0);
        (first, ways)
    }

    pub(super) fn work(&mut self, plan: &mut Plan, work: &Work) {
        let at = format!("work[{}]", work.id);
        self.allow(&at, work.purpose, &[Purpose::Experiments, Purpose::EarlierModels, Purpose::Serving]);
        if plan.rows.iter().any(|row| row.id == work.id) {
            self.fail(Code::DuplicateId, at.clone(), "a run has this id", "an id of its own");
        }
        let hours_at = format!("{at}.hours");
        let hours = match &work.hours {
            WorkHours::GpuHours(hours) => {
                HoursPlan::Stated(self.leaf(format!("{hours_at}.gpu_hours.gpu_hours"), &hours.gpu_hours))
            }
            WorkHours::TimesRun(times) => {
                let runs: Vec<&str> = self.scenario.runs.iter().map(|run| run.id.as_str()).collect();
                let path = format!("{hours_at}.times_run.run");
                let row = self.place_in(path, &times.run, "the list of runs", &runs) as u32;
                HoursPlan::Times(row, self.leaf(format!("{hours_at}.times_run.times"), &times.times))
            }
            WorkHours::Deployment(servers) => HoursPlan::Deployment(
                self.leaf(format!("{hours_at}.deployment.nodes"), &servers.nodes),
                self.leaf(format!("{hours_at}.deployment.gpus_per_node"), &servers.gpus_per_node),
                self.leaf(format!("{hours_at}.deployment.days"), &servers.days),
            ),
        };
        let scenario = self.scenario;
        let chip = work.accelerator.as_ref();
        let chip = chip.or_else(|| scenario.runs.first().map(|run| &run.accelerator));
        let chip = chip.or_else(|| scenario.fleet.first().map(|pool| &pool.accelerator)).map_or("", String::as_str);
        let (_, _, peak) = self.accelerator(format!("{at}.accelerator"), chip);
        let rent = self.maybe(format!("{at}.rent_usd_per_gpu_hour"), &work.rent_usd_per_gpu_hour);
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

    pub(super) fn line(&mut self, line: &Line) -> LinePlan {
        let at = format!("lines[{}].amount", line.id);
        let (mut usd, mut usd_per_year) = (None, None);
        match &line.amount {
            Amount::Usd(estimate) => usd = Some(self.leaf(format!("{at}.usd"), estimate)),
            Amount::UsdPerYear(estimate) => usd_per_year = Some(self.leaf(format!("{at}.usd_per_year"), estimate)),
            Amount::Undisclosed(_) => {}
        }
        let (id, label) = (line.id.clone(), line.label.clone());
        LinePlan { id, label, nature: line.nature, purpose: line.purpose, usd, usd_per_year }
    }

    fn allow(&self, at: &str, purpose: Purpose, allowed: &[Purpose]) {
        if !allowed.contains(&purpose) {
            let words: Vec<&str> = allowed.iter().map(|purpose| purpose.id()).collect();
            let message = format!("must be one of {}, got `{}`", ticked(&words), purpose.id());
            self.fail(Code::UnknownName, format!("{at}.purpose"), &message, &words.join(", "));
        }
    }
}
