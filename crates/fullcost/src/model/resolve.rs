//! From a scenario and the catalog to a plan: every number known, every name looked up.

use std::collections::BTreeMap;

use crate::accelerator::Accelerator;
use crate::catalog;
use crate::error::{Code, Error, Result};
use crate::estimate::Estimate;
use crate::model::cut::cut_of;
use crate::model::plan::*;
use crate::model::provenance::Provenance;
use crate::read::{nearest, ticked};
use crate::scenario::*;
use crate::scope::{Purpose, Scope};
use crate::source::Status;
use crate::units::{self, Unit};
use crate::value::Value;

/// Resolves a scenario.
pub fn resolve(scenario: &Scenario) -> Result<Plan> {
    if scenario.fleet.is_empty() && scenario.runs.is_empty() {
        return Err(Error::new(
            Code::Impossible,
            "fleet",
            "is empty, and there are no runs",
            "at least one pool or one run",
        ));
    }
    Resolver { scenario, leaves: Vec::new(), places: BTreeMap::new() }.plan()
}

struct Resolver<'a> {
    scenario: &'a Scenario,
    leaves: Vec<Leaf>,
    places: BTreeMap<String, usize>,
}

impl Resolver<'_> {
    fn plan(mut self) -> Result<Plan> {
        let s = self.scenario;
        let window = self.leaf("window_years", &s.window_years)?;
        let bill = self.switch("bill", self.bill_place("bill", &s.bill)?, s.stated_totals.len() as f64);
        let weighting = self.switch("weighting", f64::from(u8::from(s.weighting == Weighting::Compute)), 1.0);
        let rent = self.maybe("rent_usd_per_gpu_hour", &s.rent_usd_per_gpu_hour)?;
        let busy = self.leaf("busy_share", &s.busy_share)?;
        let capital = self.maybe("cost_of_capital_share", &s.cost_of_capital_share)?;
        let pools = s.fleet.iter().map(|pool| self.pool(pool)).collect::<Result<Vec<_>>>()?;
        let totals = s.stated_totals.iter().map(|total| self.total(total)).collect::<Result<Vec<_>>>()?;
        let mut plan = Plan {
            id: s.id.clone(),
            title: s.title.clone(),
            subject: s.subject.clone(),
            as_of: s.as_of.clone(),
            leaves: Vec::new(),
            window,
            bill,
            weighting,
            rent,
            busy,
            capital,
            pools,
            totals,
            rows: Vec::new(),
            uses: Vec::new(),
            lines: Vec::new(),
            claims: Vec::new(),
            readings: Vec::new(),
            bridges: Vec::new(),
            audits: Vec::new(),
            headline: None,
        };
        for run in &s.runs {
            self.run(&mut plan, run)?;
        }
        for work in &s.work {
            self.work(&mut plan, work)?;
        }
        for line in &s.lines {
            plan.lines.push(self.line(line)?);
        }
        plan.readings = s.readings.iter().map(|reading| self.reading(reading)).collect::<Result<Vec<_>>>()?;
        plan.claims = self.claims(&plan)?;
        plan.bridges = s.bridges.iter().map(|bridge| self.bridge(&plan, bridge)).collect::<Result<Vec<_>>>()?;
        plan.audits = s.audits.iter().map(|audit| self.audit(audit)).collect::<Result<Vec<_>>>()?;
        plan.headline = s.headline.as_ref().map(|headline| self.headline(&plan, headline)).transpose()?;
        plan.leaves = self.leaves;
        tell(&mut plan);
        Ok(plan)
    }

    // ---- leaves

    fn leaf<U: Unit>(&mut self, path: impl Into<String>, estimate: &Estimate<U>) -> Result<At<U>> {
        let path = path.into();
        self.check_source(&path, estimate.source.as_deref())?;
        let factor = self.conversion::<U>(&path, estimate.dollars_of)?;
        let interval = estimate.interval.as_ref();
        Ok(self.push(Leaf {
            unit: U::KEY.to_owned(),
            value: estimate.point * factor,
            min: U::RANGE.min,
            max: U::RANGE.max,
            above: U::RANGE.above,
            interval: interval.map(|interval| (interval.low * factor, interval.high * factor)),
            confidence: interval.map(|interval| interval.confidence),
            source: estimate.source.clone(),
            status: estimate.status.unwrap_or(Status::Assumed),
            path,
        }))
    }

    fn maybe<U: Unit>(&mut self, path: impl Into<String>, estimate: &Option<Estimate<U>>) -> Result<Option<At<U>>> {
        estimate.as_ref().map(|estimate| self.leaf(path, estimate)).transpose()
    }

    fn switch(&mut self, path: &str, value: f64, max: f64) -> At<units::Switch> {
        self.push(Leaf {
            path: path.to_owned(),
            unit: units::Switch::KEY.to_owned(),
            value,
            min: BILL_PARTS,
            max,
            above: false,
            interval: None,
            confidence: None,
            source: None,
            status: Status::Assumed,
        })
    }

    fn push<U>(&mut self, leaf: Leaf) -> At<U> {
        let place = self.leaves.len();
        self.places.insert(leaf.path.clone(), place);
        self.leaves.push(leaf);
        At::new(place)
    }

    /// Money of another year is brought to the scenario's dollars by its price index.
    fn conversion<U: Unit>(&self, path: &str, dollars_of: Option<f64>) -> Result<f64> {
        let (Some(from), Some(to)) = (dollars_of, self.scenario.dollars_of) else {
            return Ok(1.0);
        };
        if from == to || !U::KEY.starts_with("usd") {
            return Ok(1.0);
        }
        let index = |year: f64| {
            self.scenario.price_index.iter().find(|entry| entry.year == year).map(|entry| entry.index.point).ok_or_else(
                || {
                    let message = format!("there is no price index of {year} to convert dollars of {from} to {to}");
                    Error::new(Code::Missing, format!("{path}.dollars_of"), message, "a year of `price_index`")
                },
            )
        };
        Ok(index(to)? / index(from)?)
    }

    fn check_source(&self, path: &str, source: Option<&str>) -> Result<()> {
        let Some(id) = source else { return Ok(()) };
        if self.scenario.sources.iter().any(|source| source.id == id) || catalog::has_source(id) {
            return Ok(());
        }
        let names = self.scenario.sources.iter().map(|source| source.id.as_str());
        Err(unknown(format!("{path}.source"), id, "the list of sources", names))
    }

    // ---- the fleet

    fn pool(&mut self, pool: &Pool) -> Result<PoolPlan> {
        let at = format!("fleet[{}]", pool.id);
        let (accelerator, name, peak) = self.accelerator(&format!("{at}.accelerator"), &pool.accelerator)?;
        let count = self.leaf(format!("{at}.count"), &pool.count)?;
        let life = self.maybe(format!("{at}.life_years"), &pool.life_years)?;
        let (mut own, mut rent) = (None, None);
        match &pool.supply {
            Supply::Own(bought) => own = Some(self.own(&format!("{at}.supply.own"), bought)?),
            Supply::Rent(hired) => {
                rent = Some(self.leaf(format!("{at}.supply.rent.usd_per_gpu_hour"), &hired.usd_per_gpu_hour)?);
            }
        }
        let at = format!("{at}.operation");
        let (stated, parts) = match &pool.operation {
            Some(operation) => (operation.stated.as_ref(), operation.parts.as_ref()),
            None => (None, None),
        };
        let operation = match stated {
            Some(stated) => Some((
                self.leaf(format!("{at}.stated.usd_per_gpu"), &stated.usd_per_gpu)?,
                self.leaf(format!("{at}.stated.years"), &stated.years)?,
            )),
            None => None,
        };
        let operation_parts = parts.map(|parts| self.operation_parts(&format!("{at}.parts"), parts)).transpose()?;
        let label = pool.label.clone().unwrap_or(name);
        Ok(PoolPlan {
            id: pool.id.clone(),
            label,
            accelerator,
            count,
            life,
            peak,
            own,
            rent,
            operation,
            operation_parts,
        })
    }

    fn own(&mut self, at: &str, own: &Own) -> Result<OwnPlan> {
        if own.server_usd_per_gpu.is_none() && own.parts.is_none() {
            return Err(Error::new(Code::Missing, at, "has no price", "`server_usd_per_gpu` or `parts`"));
        }
        let parts = match &own.parts {
            Some(parts) => Some((
                self.leaf(format!("{at}.parts.accelerator_usd"), &parts.accelerator_usd)?,
                self.leaf(format!("{at}.parts.server_markup"), &parts.server_markup)?,
            )),
            None => None,
        };
        Ok(OwnPlan {
            stated: self.maybe(format!("{at}.server_usd_per_gpu"), &own.server_usd_per_gpu)?,
            parts,
            network: self.maybe(format!("{at}.network_share"), &own.network_share)?,
            storage: self.maybe(format!("{at}.storage_share"), &own.storage_share)?,
            residual: self.maybe(format!("{at}.residual_share"), &own.residual_share)?,
        })
    }

    fn operation_parts(&mut self, at: &str, parts: &OperationParts) -> Result<OperationPartsPlan> {
        Ok(OperationPartsPlan {
            draw: self.leaf(format!("{at}.draw_kw"), &parts.draw_kw)?,
            pue: self.leaf(format!("{at}.pue"), &parts.pue)?,
            electricity: self.leaf(format!("{at}.usd_per_kwh"), &parts.usd_per_kwh)?,
            provisioned: self.maybe(format!("{at}.provisioned_kw"), &parts.provisioned_kw)?,
            colocation: self.maybe(format!("{at}.colocation_usd_per_kw_month"), &parts.colocation_usd_per_kw_month)?,
            staff: self.maybe(format!("{at}.staff_usd_per_gpu_year"), &parts.staff_usd_per_gpu_year)?,
        })
    }

    fn total(&mut self, total: &StatedTotal) -> Result<TotalPlan> {
        let at = format!("stated_totals[{}]", total.id);
        if total.id == PARTS {
            let message = "`parts` is the name of the bill that is added up from the pools";
            return Err(Error::new(Code::DuplicateId, format!("{at}.id"), message, "another id"));
        }
        let fleet = &self.scenario.fleet;
        let mut pools = Vec::new();
        for (place, id) in total.pools.iter().enumerate() {
            let found = fleet.iter().position(|pool| pool.id == *id).ok_or_else(|| {
                unknown(format!("{at}.pools[{place}]"), id, "the fleet", fleet.iter().map(|pool| pool.id.as_str()))
            })?;
            if pools.contains(&(found as u32)) {
                let path = format!("{at}.pools[{place}]");
                return Err(Error::new(Code::DuplicateId, path, format!("`{id}` is listed twice"), "each pool once"));
            }
            pools.push(found as u32);
        }
        if pools.is_empty() {
            return Err(Error::new(Code::Missing, format!("{at}.pools"), "is empty", "ids of pools"));
        }
        Ok(TotalPlan {
            id: total.id.clone(),
            label: total.label.clone(),
            pools,
            purchase: self.leaf(format!("{at}.purchase_usd"), &total.purchase_usd)?,
            operation: self.leaf(format!("{at}.operation_usd"), &total.operation_usd)?,
            years: self.leaf(format!("{at}.years"), &total.years)?,
            covers: self.maybe(format!("{at}.covers_gpus"), &total.covers_gpus)?,
        })
    }

    /// Key, name and dense BF16 peak of an accelerator. A chip that several pools use has one leaf, so one draw.
    fn accelerator(&mut self, path: &str, name: &str) -> Result<(String, String, At<units::TflopPerS>)> {
        let wanted = name.to_ascii_lowercase();
        let own = self.scenario.accelerators.iter().find(|chip| is_called(chip, &wanted));
        let (key, full, peak) = match own {
            Some(chip) => (chip.key.clone(), chip.name.clone(), chip.peaks.bf16_tflop_per_s.clone()),
            None => match catalog::find(&wanted) {
                Some(chip) => (chip.key.to_owned(), chip.name.to_owned(), chip.bf16()),
                None => {
                    let mut names: Vec<&str> = catalog::names().collect();
                    names.extend(self.scenario.accelerators.iter().map(|chip| chip.key.as_str()));
                    return Err(unknown(path.to_owned(), name, "the catalog", names.into_iter()));
                }
            },
        };
        let place = format!("accelerators[{key}].peaks.bf16_tflop_per_s");
        let at = match self.places.get(&place) {
            Some(&index) => At::new(index),
            None => self.leaf(place, &peak)?,
        };
        Ok((key, full, at))
    }

    // ---- what the hours were for

    fn run(&mut self, plan: &mut Plan, run: &Run) -> Result<()> {
        let at = format!("runs[{}]", run.id);
        if run.phases.is_empty() {
            return Err(Error::new(Code::Missing, format!("{at}.phases"), "is empty", "at least one phase"));
        }
        let (_, _, peak) = self.accelerator(&format!("{at}.accelerator"), &run.accelerator)?;
        let gpus = self.maybe(format!("{at}.gpus"), &run.gpus)?;
        let rent = self.maybe(format!("{at}.rent_usd_per_gpu_hour"), &run.rent_usd_per_gpu_hour)?;
        let row = plan.rows.len() as u32;
        let mut first = None;
        for phase in &run.phases {
            let at = format!("{at}.phases[{}]", phase.id);
            allow(&at, phase.purpose, &[Purpose::FinalRun, Purpose::Official])?;
            first.get_or_insert(phase.purpose);
            let (hours, others) = self.phase(&at, phase)?;
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
            purpose: first.unwrap_or(Purpose::FinalRun),
            gpus,
        });
        Ok(())
    }

    fn phase(&mut self, at: &str, phase: &Phase) -> Result<(HoursPlan, Vec<(String, HoursPlan)>)> {
        let mut ways = Vec::new();
        if let Some(hours) = &phase.gpu_hours {
            let path = format!("{at}.gpu_hours");
            ways.push((path.clone(), HoursPlan::Stated(self.leaf(path, hours)?)));
        }
        if let Some(time) = &phase.time {
            let path = format!("{at}.time");
            let gpus = self.leaf(format!("{path}.gpus"), &time.gpus)?;
            let hours = self.leaf(format!("{path}.hours"), &time.hours)?;
            ways.push((path, HoursPlan::Time(gpus, hours)));
        }
        if let Some(flop) = &phase.flop {
            let path = format!("{at}.flop");
            let work = self.leaf(format!("{path}.flop"), &flop.flop)?;
            let mfu = self.leaf(format!("{path}.mfu"), &flop.mfu)?;
            ways.push((path, HoursPlan::Flop(work, mfu)));
        }
        if let Some(tokens) = &phase.tokens {
            let path = format!("{at}.tokens");
            let count = self.leaf(format!("{path}.trillion_tokens"), &tokens.trillion_tokens)?;
            let rate =
                self.leaf(format!("{path}.gpu_hours_per_trillion_tokens"), &tokens.gpu_hours_per_trillion_tokens)?;
            ways.push((path, HoursPlan::Tokens(count, rate)));
        }
        if ways.is_empty() {
            let accepted = "`gpu_hours`, `time`, `flop` or `tokens`";
            return Err(Error::new(Code::Missing, at, "does not say how many hours it took", accepted));
        }
        let (_, first) = ways.remove(0);
        Ok((first, ways))
    }

    fn work(&mut self, plan: &mut Plan, work: &Work) -> Result<()> {
        let at = format!("work[{}]", work.id);
        allow(&at, work.purpose, &[Purpose::Experiments, Purpose::EarlierModels, Purpose::Serving])?;
        if plan.rows.iter().any(|row| row.id == work.id) {
            return Err(Error::new(Code::DuplicateId, at, "a run has this id", "an id of its own"));
        }
        let hours_at = format!("{at}.hours");
        let hours = match &work.hours {
            WorkHours::GpuHours(hours) => {
                HoursPlan::Stated(self.leaf(format!("{hours_at}.gpu_hours.gpu_hours"), &hours.gpu_hours)?)
            }
            WorkHours::TimesRun(times) => {
                let row = plan.rows.iter().position(|row| row.run && row.id == times.run).ok_or_else(|| {
                    let runs = self.scenario.runs.iter().map(|run| run.id.as_str());
                    unknown(format!("{hours_at}.times_run.run"), &times.run, "the list of runs", runs)
                })?;
                HoursPlan::Times(row as u32, self.leaf(format!("{hours_at}.times_run.times"), &times.times)?)
            }
            WorkHours::Deployment(servers) => HoursPlan::Deployment(
                self.leaf(format!("{hours_at}.deployment.nodes"), &servers.nodes)?,
                self.leaf(format!("{hours_at}.deployment.gpus_per_node"), &servers.gpus_per_node)?,
                self.leaf(format!("{hours_at}.deployment.days"), &servers.days)?,
            ),
        };
        let chip = work.accelerator.as_deref();
        let chip = chip.or_else(|| self.scenario.runs.first().map(|run| run.accelerator.as_str()));
        let chip =
            chip.or_else(|| self.scenario.fleet.first().map(|pool| pool.accelerator.as_str())).unwrap_or_default();
        let (_, _, peak) = self.accelerator(&format!("{at}.accelerator"), chip)?;
        let rent = self.maybe(format!("{at}.rent_usd_per_gpu_hour"), &work.rent_usd_per_gpu_hour)?;
        let row = plan.rows.len() as u32;
        plan.uses.push(UsePlan {
            id: work.id.clone(),
            label: work.label.clone(),
            purpose: work.purpose,
            row,
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
        Ok(())
    }

    fn line(&mut self, line: &Line) -> Result<LinePlan> {
        let at = format!("lines[{}].amount", line.id);
        let (mut usd, mut usd_per_year) = (None, None);
        match &line.amount {
            Amount::Usd(estimate) => usd = Some(self.leaf(format!("{at}.usd"), estimate)?),
            Amount::UsdPerYear(estimate) => usd_per_year = Some(self.leaf(format!("{at}.usd_per_year"), estimate)?),
            Amount::Undisclosed(_) => {}
        }
        let (id, label) = (line.id.clone(), line.label.clone());
        Ok(LinePlan { id, label, nature: line.nature, purpose: line.purpose, usd, usd_per_year })
    }

    // ---- claims and what works on them

    fn claims(&self, plan: &Plan) -> Result<Vec<ClaimPlan>> {
        let mut list = Vec::new();
        for (place, claim) in self.scenario.claims.iter().enumerate() {
            let at = format!("claims[{}]", claim.id);
            self.check_source(&at, claim.source.as_deref())?;
            if let Some(other) = &claim.corrects {
                self.claim_exists(&format!("{at}.corrects"), other)?;
            }
            let Figure::Money(money) = &claim.figure else {
                continue;
            };
            let at = format!("{at}.figure.money");
            let (low, high) = holds_between(&at, money)?;
            let readings = money.readings.iter().enumerate().map(|(i, id)| {
                let all = &self.scenario.readings;
                all.iter().position(|reading| reading.id == *id).map(|found| found as u32).ok_or_else(|| {
                    let names = all.iter().map(|reading| reading.id.as_str());
                    unknown(format!("{at}.readings[{i}]"), id, "the list of readings", names)
                })
            });
            list.push(ClaimPlan {
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
                cut: self.cut(plan, &format!("{at}.scope"), &money.scope, money.per_year)?,
                readings: readings.collect::<Result<Vec<_>>>()?,
            });
        }
        Ok(list)
    }

    fn cut(&self, plan: &Plan, at: &str, scope: &Scope, per_year: bool) -> Result<CutPlan> {
        let mut rows = Vec::new();
        for id in scope.run.iter().chain(&scope.runs) {
            let row = plan.rows.iter().position(|row| row.run && row.id == *id).ok_or_else(|| {
                let runs = self.scenario.runs.iter().map(|run| run.id.as_str());
                unknown(format!("{at}.run"), id, "the list of runs", runs)
            })?;
            rows.push(row as u32);
        }
        if rows.is_empty() && !plan.rows.is_empty() {
            rows.push(0);
        }
        let mut cut = cut_of(plan, scope.preset, &rows);
        cut.per_year = per_year;
        cut.valuation = scope.valuation.unwrap_or(cut.valuation);
        if let Some(natures) = &scope.natures {
            cut.natures = natures.clone();
        }
        if let Some(purposes) = &scope.purposes {
            let counted = |place: usize| purposes.contains(&crate::model::bill::purpose_of(plan, place));
            cut.uses = (0..plan.uses.len() + 2).map(counted).collect();
            cut.lines = plan.lines.iter().map(|line| purposes.contains(&line.purpose)).collect();
        }
        Ok(cut)
    }

    fn claim_exists(&self, path: &str, id: &str) -> Result<()> {
        if self.scenario.claims.iter().any(|claim| claim.id == id) {
            return Ok(());
        }
        let names = self.scenario.claims.iter().map(|claim| claim.id.as_str());
        Err(unknown(path.to_owned(), id, "the list of claims", names))
    }

    fn money_claim(&self, plan: &Plan, path: String, id: &str) -> Result<u32> {
        self.claim_exists(&path, id)?;
        plan.claims.iter().position(|claim| claim.id == id).map(|place| place as u32).ok_or_else(|| {
            Error::new(Code::WrongType, path, format!("`{id}` is no money claim"), "a claim whose figure is `money`")
        })
    }

    fn bill_place(&self, path: &str, id: &str) -> Result<f64> {
        let totals = &self.scenario.stated_totals;
        match totals.iter().position(|total| total.id == id) {
            Some(place) => Ok(place as f64),
            None if id == PARTS => Ok(BILL_PARTS),
            None => {
                let names = totals.iter().map(|total| total.id.as_str()).chain([PARTS]);
                Err(unknown(path.to_owned(), id, "the list of stated totals", names))
            }
        }
    }

    fn reading(&self, reading: &Reading) -> Result<ReadingPlan> {
        let at = format!("readings[{}].patch", reading.id);
        let mut set = Vec::new();
        for (place, patch) in reading.patch.iter().enumerate() {
            let at = format!("{at}[{place}]");
            let index = self.places.get(&patch.path).copied().ok_or_else(|| {
                let near = ticked(&nearest(&patch.path, self.places.keys().map(String::as_str)));
                let hint = if near.is_empty() { String::new() } else { format!(" (nearest: {near})") };
                let message = format!("`{}` leads to no number of the scenario{hint}", patch.path);
                Error::new(Code::UnknownPath, format!("{at}.path"), message, "the path of a number")
            })?;
            set.push((index as u32, self.patch_value(&at, patch, index)?));
        }
        let note = reading.note.clone().unwrap_or_default();
        Ok(ReadingPlan { id: reading.id.clone(), label: reading.label.clone(), note, set })
    }

    fn patch_value(&self, at: &str, patch: &Patch, index: usize) -> Result<f64> {
        let path = format!("{at}.value");
        match (&patch.value.0, patch.path.as_str()) {
            (Value::Text(name), "bill") => self.bill_place(&path, name),
            (Value::Text(name), "weighting") => match Weighting::from_id(name) {
                Some(weighting) => Ok(f64::from(u8::from(weighting == Weighting::Compute))),
                None => Err(unknown(path, name, "the list of weightings", Weighting::ALL.iter().map(|w| w.id()))),
            },
            (Value::Number(number), name) if name != "bill" && name != "weighting" => match self.leaves.get(index) {
                Some(leaf) => leaf.check(*number).map_err(|error| Error { path, ..error }).map(|()| *number),
                None => Ok(*number),
            },
            _ => Err(Error::new(Code::WrongType, path, "does not fit the path", "a number, or the name of a choice")),
        }
    }

    fn bridge(&self, plan: &Plan, bridge: &Bridge) -> Result<BridgePlan> {
        let at = format!("bridges[{}]", bridge.id);
        Ok(BridgePlan {
            id: bridge.id.clone(),
            label: bridge.label.clone(),
            from: self.money_claim(plan, format!("{at}.from"), &bridge.from)?,
            to: self.money_claim(plan, format!("{at}.to"), &bridge.to)?,
            order: bridge.order.clone().unwrap_or_default(),
        })
    }

    fn audit(&self, audit: &Audit) -> Result<AuditPlan> {
        let at = format!("audits[{}]", audit.id);
        let figure = |path: String, id: &str| -> Result<(f64, f64, f64)> {
            self.claim_exists(&path, id)?;
            let claim = self.scenario.claims.iter().find(|claim| claim.id == id);
            match claim.map(|claim| &claim.figure) {
                Some(Figure::Money(money)) => {
                    let (low, high) = holds_between(&path, money)?;
                    Ok((money.usd, low, high))
                }
                Some(Figure::Quantity(quantity)) => Ok((
                    quantity.value,
                    quantity.low.unwrap_or(quantity.value),
                    quantity.high.unwrap_or(quantity.value),
                )),
                _ => Err(Error::new(Code::WrongType, path, format!("`{id}` has no number"), "a claim with a number")),
            }
        };
        let (mut sum, mut slack) = (0.0, 0.0);
        for (place, part) in audit.parts.iter().enumerate() {
            let (value, low, high) = figure(format!("{at}.parts[{place}]"), part)?;
            sum += value;
            slack += (high - low) / 2.0;
        }
        let (total, low, high) = figure(format!("{at}.total"), &audit.total)?;
        let note = audit.note.clone().unwrap_or_default();
        Ok(AuditPlan { id: audit.id.clone(), label: audit.label.clone(), sum, slack, total, low, high, note })
    }

    fn headline(&self, plan: &Plan, headline: &Headline) -> Result<HeadlinePlan> {
        Ok(HeadlinePlan {
            small: self.money_claim(plan, "headline.small".to_owned(), &headline.small)?,
            large: self.money_claim(plan, "headline.large".to_owned(), &headline.large)?,
            unit: self.money_claim(plan, "headline.unit".to_owned(), &headline.unit)?,
            scope: headline.scope,
        })
    }
}

/// Marks the uses whose hours rest on stated numbers alone, as the traced equations say.
fn tell(plan: &mut Plan) {
    let behind = Provenance::of(plan, &plan.values()).hours;
    let stated = |leaf: &u32| plan.leaves.get(*leaf as usize).is_some_and(|leaf| leaf.status == Status::Stated);
    let told: Vec<bool> = behind.iter().map(|leaves| leaves.iter().all(stated)).collect();
    for (of, told) in plan.uses.iter_mut().zip(told) {
        of.told = told;
    }
}

/// Between which values a money claim holds: its own range, else half a place of its rounding to both sides.
fn holds_between(at: &str, money: &Money) -> Result<(f64, f64)> {
    let half = money.rounded_to.unwrap_or(0.0) / 2.0;
    let (low, high) = (money.low.unwrap_or(money.usd - half), money.high.unwrap_or(money.usd + half));
    if low > high || money.usd < low || money.usd > high {
        let message = format!("the figure must lie in its range, got {} in {low} to {high}", money.usd);
        return Err(Error::new(Code::ReversedRange, at, message, "low <= usd <= high"));
    }
    Ok((low, high))
}

fn is_called(chip: &Accelerator, wanted: &str) -> bool {
    chip.key == wanted || chip.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(wanted))
}

fn allow(at: &str, purpose: Purpose, allowed: &[Purpose]) -> Result<()> {
    if allowed.contains(&purpose) {
        return Ok(());
    }
    let words: Vec<&str> = allowed.iter().map(|purpose| purpose.id()).collect();
    let message = format!("must be one of {}, got `{}`", ticked(&words), purpose.id());
    Err(Error::new(Code::UnknownName, format!("{at}.purpose"), message, words.join(", ")))
}

fn unknown<'a>(path: String, name: &str, list: &str, names: impl Iterator<Item = &'a str>) -> Error {
    let names: Vec<&str> = names.collect();
    let near = nearest(name, names.iter().copied());
    let hint = if near.is_empty() { String::new() } else { format!(" (nearest: {})", ticked(&near)) };
    let accepted = if names.len() <= 12 { names.join(", ") } else { format!("a name in {list}") };
    Error::new(Code::UnknownName, path, format!("`{name}` is not in {list}{hint}"), accepted)
}
