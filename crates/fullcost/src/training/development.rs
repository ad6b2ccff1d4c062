//! What developing a model cost: the final run's compute with its experiments, and the people, drawn as distributions.
//!
//! Method: B. Cottier and others, "The rising costs of training frontier AI models" (arXiv 2405.21015), sections on development
//! costs. Two ways: theirs, where each part of the compute has an experiment factor of its own, and the corrected one, where all
//! parts share it, as they do in truth. The corrected range is wider.

use fullcost_kernel::{BLOCK, Column, Program, Width};

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::read::read;
use crate::record::{answer, record, words};
use crate::scenario::employer_cost;
use crate::text::joined;
use crate::training::check::{amount, whole};
use crate::training::date::day;
use crate::training::epoch::DAYS_PER_YEAR;
use crate::uncertainty::distribution::{Distribution, Interval, Normal, SHORTHAND_CONFIDENCE, Tail};
use crate::uncertainty::given::quantile_of;
use crate::uncertainty::math::normal_quantile;
use crate::uncertainty::problem::{Input, Problem, Source};
use crate::uncertainty::sampler::{Method, Sampler};
use crate::value::Value;

words! {
    /// How the parts of a development cost move together.
    pub enum DevelopmentMode {
        /// As the paper draws them: each part of the compute by itself. Its equity is one draw for each person in all samples, which
        /// chance decides in a small team; here it is drawn anew in each.
        AsEpoch = "as_epoch",
        /// One experiment factor for all parts of the compute.
        Corrected = "corrected",
    }
}

record! {
    /// What the final run cost, part by part.
    pub struct FinalRun {
        /// The chips' loss of value.
        ai_accelerator_usd: f64 = 0.0,
        /// The rest of the servers'.
        other_server_usd: f64 = 0.0,
        /// The network's.
        interconnect_usd: f64 = 0.0,
        /// Electricity.
        energy_usd: f64 = 0.0,
    }
}

record! {
    /// People who do the same. Each is drawn by himself; the defaults are those of arXiv 2405.21015.
    pub struct Role {
        /// How many.
        people: f64,
        /// The part of his time that one gives to the project.
        time_share: Distribution = interval(0.05, 0.8),
        /// Salary for a year.
        salary_usd_per_year: Distribution = interval(139_771.24, 265_235.74),
        /// Equity for a year.
        equity_usd_per_year: Distribution = interval(35_468.3, 501_746.95),
        /// What an employer pays over the salary.
        overhead_factor: Distribution = employer_cost(),
    }
}

record! {
    /// When a project was worked on: for so many years, or from a day between two dates until its end.
    pub struct Project {
        /// Years of work, where they are known as such.
        years: Option<Distribution>,
        /// The beginning is later than this in 19 of 20 draws.
        start_from: Option<String>,
        /// The beginning is earlier than this in 19 of 20 draws.
        start_to: Option<String>,
        /// The end: the day of publication.
        end: Option<String>,
        /// Days from the end of the work to that day.
        publication_delay_days: Option<Distribution>,
        /// No draw is shorter.
        least_years: f64 = 0.0,
    }
}

record! {
    /// A development whose cost is asked for. Of the compute and the people, either may be left out.
    pub struct DevelopmentRun {
        /// How the parts move together.
        mode: DevelopmentMode = DevelopmentMode::Corrected,
        /// What the final run cost.
        final_run: Option<FinalRun>,
        /// All compute of the project over that of the final run.
        experiment_factor: Distribution = interval(1.2, 4.0),
        /// The price of electricity over the one that the final run was costed with.
        energy_price_factor: Distribution = interval(0.6, 1.7),
        /// The people.
        team: Vec<Role>,
        /// When they worked.
        project: Option<Project>,
        /// Price index of the dollars told over that of the pay.
        pay_index_ratio: f64 = 1.0,
        /// How many draws.
        draws: f64 = 10_000.0,
    }
}

answer! {
    /// What a part of a development cost.
    pub struct DevelopmentPart {
        /// The part: `ai_accelerator`, `other_server`, `interconnect`, `energy`, `compute` (the four), `rd_staff` or `total`.
        id: String,
        /// Of 20 draws, one lies below.
        p05_usd: f64,
        /// The median.
        p50_usd: f64,
        /// Of 20 draws, one lies above.
        p95_usd: f64,
        /// The mean.
        mean_usd: f64,
        /// The high end over the low one.
        spread: f64,
    }
}

answer! {
    /// What a development cost, part by part.
    pub struct DevelopmentCosts {
        /// How the parts move together.
        mode: DevelopmentMode,
        /// How many draws.
        draws: f64,
        /// All people.
        people: f64,
        /// The parts; without people none for them, and without a final run none for compute.
        parts: Vec<DevelopmentPart>,
    }
}

/// Any would do: the same draws each time.
const SEED: u64 = 20_240_531;
/// More draws of people are a slip of the pen: each is a number or four.
const MOST_PEOPLE_DRAWN: f64 = 1e9;
const MOST_DRAWS: f64 = 1e6;

fn interval(low: f64, high: f64) -> Distribution {
    Distribution::Interval(Interval { low, high, confidence: SHORTHAND_CONFIDENCE })
}

impl DevelopmentRun {
    /// What it cost.
    ///
    /// Errors: a number below 0, or a distribution that has some; people without a project; neither people nor a final run.
    pub fn costs(&self) -> Result<DevelopmentCosts> {
        self.check()?;
        let draws = self.draws as usize;
        let mut drawn: Vec<(&str, Vec<f64>)> = Vec::new();
        let mut total = vec![0.0; draws];
        if let Some(run) = &self.final_run {
            let parts = self.compute(run)?;
            let sum = sum_of(&parts, draws);
            add(&mut total, &sum);
            drawn.extend(parts);
            drawn.push(("compute", sum));
        }
        if let (Some(project), false) = (&self.project, self.team.is_empty()) {
            let staff = self.staff(project)?;
            add(&mut total, &staff);
            drawn.push(("rd_staff", staff));
        }
        drawn.push(("total", total));
        if drawn.iter().flat_map(|(_, values)| values).any(|value| !value.is_finite()) {
            return Err(Error::new(Code::TooLarge, "", "makes a cost that no number can tell", "smaller numbers"));
        }
        Ok(DevelopmentCosts {
            mode: self.mode,
            draws: self.draws,
            people: self.team.iter().map(|role| role.people).fold(0.0, |sum, people| sum + people),
            parts: drawn.into_iter().map(|(id, values)| part(id, values)).collect(),
        })
    }

    /// The parts of the compute: cost of the final run times the experiment factor, and energy times that of its price.
    fn compute(&self, run: &FinalRun) -> Result<Vec<(&'static str, Vec<f64>)>> {
        let parts = [
            ("ai_accelerator", run.ai_accelerator_usd),
            ("other_server", run.other_server_usd),
            ("interconnect", run.interconnect_usd),
            ("energy", run.energy_usd),
        ];
        let own = |id: &str| joined(&["experiment_factor[", id, "]"]);
        let mut inputs: Vec<Input> = match self.mode {
            DevelopmentMode::AsEpoch => parts.iter().map(|(id, _)| input(own(id), &self.experiment_factor)).collect(),
            DevelopmentMode::Corrected => vec![input("experiment_factor".to_owned(), &self.experiment_factor)],
        };
        let price = inputs.len();
        inputs.push(input("energy_price_factor".to_owned(), &self.energy_price_factor));
        let mut made: Vec<(&'static str, Vec<f64>)> = parts.iter().map(|(id, _)| (*id, Vec::new())).collect();
        each_block(inputs, self.draws as u64, &mut |_, count, columns| {
            let column = |place: usize| columns.get(place).into_iter().flatten().take(count);
            for (place, ((id, usd), (_, values))) in parts.iter().zip(&mut made).enumerate() {
                let factors = column(if self.mode == DevelopmentMode::AsEpoch { place } else { 0 });
                let prices = column(price).map(|price| if *id == "energy" { *price } else { 1.0 });
                values.extend(factors.zip(prices).map(|(factor, price)| usd * factor * price));
            }
        })?;
        Ok(made)
    }

    /// The people: (salary x overhead + equity) x share of the time, over all, x years.
    fn staff(&self, project: &Project) -> Result<Vec<f64>> {
        let mut usd_per_year = vec![0.0; self.draws as usize];
        for (place, role) in self.team.iter().enumerate() {
            let path = |field: &str| joined(&["team[", &number(place as f64), "].", field]);
            let inputs = vec![
                input(path("salary_usd_per_year"), &role.salary_usd_per_year),
                input(path("overhead_factor"), &role.overhead_factor),
                input(path("equity_usd_per_year"), &role.equity_usd_per_year),
                input(path("time_share"), &role.time_share),
            ];
            let people = role.people as usize;
            each_block(inputs, self.draws as u64 * people as u64, &mut |start, count, columns| {
                let [salary, overhead, equity, share] = columns else { return };
                let pay = salary.iter().zip(overhead).zip(equity).zip(share);
                let pay = pay.map(|(((salary, overhead), equity), share)| (salary * overhead + equity) * share);
                for (person, pay) in (start..).zip(pay.take(count)) {
                    if let Some(sum) = usd_per_year.get_mut(person / people) {
                        *sum += pay;
                    }
                }
            })?;
        }
        let years = self.years(project)?;
        Ok(usd_per_year.iter().zip(years).map(|(usd, years)| usd * years * self.pay_index_ratio).collect())
    }

    /// Years of work of each draw.
    fn years(&self, project: &Project) -> Result<Vec<f64>> {
        let (length, unit) = match &project.years {
            Some(years) => (Source::Drawn(years.clone()), 1.0),
            None => (project.days_to_end()?, DAYS_PER_YEAR),
        };
        let mut inputs = vec![Input { path: "project.length".to_owned(), source: length }];
        let delay = project.publication_delay_days.as_ref();
        inputs.extend(delay.map(|delay| input("project.publication_delay_days".to_owned(), delay)));
        let mut years = Vec::with_capacity(self.draws as usize);
        each_block(inputs, self.draws as u64, &mut |_, count, columns| {
            let mut columns = columns.iter();
            let lengths = columns.next().into_iter().flatten().take(count);
            let none = [0.0; BLOCK];
            let delays = columns.next().unwrap_or(&none);
            years.extend(lengths.zip(delays).map(|(length, delay)| {
                let worked = length / unit - delay / DAYS_PER_YEAR;
                if worked > project.least_years { worked } else { project.least_years }
            }));
        })?;
        Ok(years)
    }

    fn check(&self) -> Result<()> {
        whole("draws", self.draws, 100.0)?;
        if self.draws > MOST_DRAWS {
            return Err(Error::new(Code::TooLarge, "draws", "is more than a million", "<= 1000000"));
        }
        if self.final_run.is_none() && self.team.is_empty() {
            return Err(Error::new(Code::Missing, "final_run", "is missing, and so is a team", "one of the two"));
        }
        if let Some(run) = &self.final_run {
            amount("final_run.ai_accelerator_usd", Some(run.ai_accelerator_usd), false)?;
            amount("final_run.other_server_usd", Some(run.other_server_usd), false)?;
            amount("final_run.interconnect_usd", Some(run.interconnect_usd), false)?;
            amount("final_run.energy_usd", Some(run.energy_usd), false)?;
        }
        amount("pay_index_ratio", Some(self.pay_index_ratio), true)?;
        not_below_zero("experiment_factor", &self.experiment_factor)?;
        not_below_zero("energy_price_factor", &self.energy_price_factor)?;
        for (place, role) in self.team.iter().enumerate() {
            let path = |field: &str| joined(&["team[", &number(place as f64), "].", field]);
            whole(&path("people"), role.people, 1.0)?;
            if role.people * self.draws > MOST_PEOPLE_DRAWN {
                return Err(Error::new(
                    Code::TooLarge,
                    path("people"),
                    "is too many to be drawn",
                    "fewer, or fewer draws",
                ));
            }
            not_below_zero(&path("time_share"), &role.time_share)?;
            not_below_zero(&path("salary_usd_per_year"), &role.salary_usd_per_year)?;
            not_below_zero(&path("equity_usd_per_year"), &role.equity_usd_per_year)?;
            not_below_zero(&path("overhead_factor"), &role.overhead_factor)?;
        }
        match &self.project {
            Some(project) => amount("project.least_years", Some(project.least_years), false),
            None if self.team.is_empty() => Ok(()),
            None => Err(Error::new(Code::Missing, "project", "is missing, and people are paid by time", "a project")),
        }
    }
}

impl Project {
    /// Days from the beginning, normal between its two dates, to the end.
    fn days_to_end(&self) -> Result<Source> {
        let date = |path: &str, date: &Option<String>| match date {
            Some(date) => day(path, date),
            None => Err(Error::new(Code::Missing, path, "is missing, as are years", "a date")),
        };
        let [from, to] = [date("project.start_from", &self.start_from)?, date("project.start_to", &self.start_to)?];
        let end = date("project.end", &self.end)?;
        if from > to || to > end {
            let message = "must not lie before `start_from` or after `end`";
            return Err(Error::new(Code::ReversedRange, "project.start_to", message, "start_from <= start_to <= end"));
        }
        if from == to {
            return Ok(Source::Fixed(end - from));
        }
        let sd = (to - from) / (-2.0 * normal_quantile(0.05));
        Ok(Source::Drawn(Distribution::Normal(Normal { mean: end - (from + to) / 2.0, sd })))
    }
}

pub(crate) fn input(path: String, of: &Distribution) -> Input {
    Input { path, source: Source::Drawn(of.clone()) }
}

fn not_below_zero(path: &str, of: &Distribution) -> Result<()> {
    if of.quantile(Tail::of(0.0)) >= 0.0 {
        return Ok(());
    }
    Err(Error::new(Code::OutOfRange, path, "must have no value below 0", "a distribution over numbers >= 0"))
}

/// Independent draws of inputs, block by block: the first place, how many, and a column for each input.
pub(crate) fn each_block(inputs: Vec<Input>, draws: u64, take: &mut dyn FnMut(usize, usize, &[Column])) -> Result<()> {
    let mut columns = vec![[0.0; BLOCK]; inputs.len()];
    let problem = Problem { inputs, groups: Vec::new(), program: Program::default(), outputs: Vec::new() };
    let mut sampler = Sampler::new(&problem, SEED, Method::MonteCarlo, draws, Width::best())?;
    for block in 0..draws.div_ceil(BLOCK as u64) {
        sampler.fill(block, &mut columns);
        let start = block * BLOCK as u64;
        take(start as usize, (draws - start).min(BLOCK as u64) as usize, &columns);
    }
    Ok(())
}

fn sum_of(parts: &[(&str, Vec<f64>)], draws: usize) -> Vec<f64> {
    let mut sum = vec![0.0; draws];
    parts.iter().for_each(|(_, values)| add(&mut sum, values));
    sum
}

fn add(sum: &mut [f64], values: &[f64]) {
    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}

fn part(id: &str, mut values: Vec<f64>) -> DevelopmentPart {
    let mean_usd = values.iter().fold(0.0, |sum, value| sum + value) / values.len() as f64;
    let [p05_usd, p50_usd, p95_usd] = [0.05, 0.5, 0.95].map(|p| quantile_of(&mut values, p));
    let spread = if p05_usd > 0.0 { p95_usd / p05_usd } else { 1.0 };
    DevelopmentPart { id: id.to_owned(), p05_usd, p50_usd, p95_usd, mean_usd, spread }
}

/// The cost of a development that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`DevelopmentRun::costs`] does.
pub fn development_json(document: &Value) -> Result<String> {
    let run: DevelopmentRun = read(document)?;
    Ok(run.costs()?.json())
}
