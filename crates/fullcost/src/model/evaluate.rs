//! The whole answer: everything that a table, a notebook or a file wants to know, from one evaluation.

use crate::error::Result;
use crate::model::bill::{Bill, purpose_of};
use crate::model::cut::{HARDWARE, OPERATION, answerable, cut_of, main_rows, undisclosed_in};
use crate::model::items::ABOUT;
use crate::model::plan::{Leaf, LinePlan, Plan};
use crate::model::provenance::Provenance;
use crate::model::{DATA_VERSION, MODEL_VERSION, Model};
use crate::model::{check, facts};
use crate::outcome::locale::Locale;
use crate::outcome::{BillLine, Cell, Outcome, ScopeAnswer, UndisclosedLine, Use, YearAnswer};
use crate::scope::{Nature, Preset, Valuation};
use crate::source::Status;
use crate::units::HOURS_PER_YEAR;

impl Model {
    /// The whole answer at the current values.
    pub fn evaluate(&self, words: &Locale) -> Result<Outcome> {
        let plan = self.plan();
        let bill = self.bill()?;
        let provenance = Provenance::of(plan, self.raw());
        let reading = |&place: &usize| plan.readings.get(place).map(|reading| reading.id.clone());
        Ok(Outcome {
            scenario: plan.id.clone(),
            title: plan.title.clone(),
            as_of: plan.as_of.clone(),
            readings: self.readings().iter().filter_map(reading).collect(),
            model_version: MODEL_VERSION.to_owned(),
            data_version: DATA_VERSION.to_owned(),
            window_years: bill.window,
            gpus: bill.gpus,
            gpu_hours: bill.gpu_hours,
            busy_share: bill.busy,
            uses: uses(plan, &bill, words),
            ledger: ledger(plan, &bill),
            years: years(plan, &bill),
            scopes: answerable(plan).map(|preset| scope(self, &bill, preset, words)).collect(),
            hinge: facts::hinge(self, &bill),
            finding: facts::finding(self, &bill, words),
            comparisons: facts::comparisons(self, &bill, words),
            lines: lines(self, &bill, &provenance, words),
            undisclosed: plan
                .lines
                .iter()
                .filter(|line| plan.is_undisclosed(line, self.values()))
                .map(undisclosed)
                .collect(),
            audits: check::audits(self),
            diagnostics: check::diagnostics(self, &bill, words),
        })
    }
}

fn undisclosed(line: &LinePlan) -> UndisclosedLine {
    UndisclosedLine { id: line.id.clone(), label: line.label.clone(), nature: line.nature, purpose: line.purpose }
}

fn uses(plan: &Plan, bill: &Bill<f64>, words: &Locale) -> Vec<Use> {
    let all = bill.hours.iter().zip(&bill.shares).enumerate();
    all.map(|(place, (&gpu_hours, &share))| {
        let purpose = purpose_of(plan, place);
        let of = plan.uses.get(place);
        let row = of.and_then(|of| plan.rows.get(of.row as usize));
        Use {
            id: of.map_or(purpose.id().to_owned(), |of| of.id.clone()),
            label: of.map_or_else(|| words.of("row", purpose.id()).to_owned(), |of| of.label.clone()),
            purpose,
            row: row.map(|row| row.id.clone()).unwrap_or_default(),
            gpu_hours,
            share,
            told: of.is_some_and(|of| of.told),
        }
    })
    .collect()
}

/// Every cell that is not nothing. Under each valuation, sums by nature, by purpose and by year are the same total.
fn ledger(plan: &Plan, bill: &Bill<f64>) -> Vec<Cell> {
    let mut cells = Vec::new();
    each_cell(plan, bill, |_, cell| cells.push(cell));
    cells
}

/// The same one by one, each with the place of its use. The lines come after the uses and the two rests.
pub(super) fn each_cell(plan: &Plan, bill: &Bill<f64>, mut take: impl FnMut(usize, Cell)) {
    let mut put = |valuation, nature, place: usize, year: usize, usd: f64| {
        if usd != 0.0 {
            let line = place.checked_sub(bill.hours.len()).and_then(|line| plan.lines.get(line));
            let (id, purpose) = match line {
                Some(line) => (line.id.as_str(), line.purpose),
                None => (use_id(plan, place), purpose_of(plan, place)),
            };
            take(place, Cell { valuation, nature, purpose, r#use: id.to_owned(), year: year as u32 + 1, usd });
        }
    };
    let part_of = |year: usize| bill.presence.get(year).copied().unwrap_or(0.0) / bill.window;
    let years = 0..bill.presence.len();
    for (place, (&hours, &rent)) in bill.hours.iter().zip(&bill.rents).enumerate() {
        for year in years.clone() {
            let usd = hours * rent * part_of(year);
            put(Valuation::Rental, Nature::Rent, place, year, usd);
        }
    }
    for (valuation, table) in [(Valuation::Owner, &bill.owner), (Valuation::Purchase, &bill.purchase)] {
        for (year, costs) in table.iter().enumerate() {
            for (about, cost) in ABOUT.iter().zip(costs) {
                for (place, share) in bill.shares.iter().enumerate() {
                    put(valuation, about.nature, place, year, cost * share);
                }
            }
        }
    }
    for (place, (line, &usd)) in plan.lines.iter().zip(&bill.lines).enumerate() {
        for valuation in [Valuation::Rental, Valuation::Owner] {
            for year in years.clone() {
                put(valuation, line.nature, bill.hours.len() + place, year, usd * part_of(year));
            }
        }
    }
}

/// Year by year.
fn years(plan: &Plan, bill: &Bill<f64>) -> Vec<YearAnswer> {
    let all = bill.owner.iter().zip(&bill.purchase).zip(&bill.presence).zip(&bill.year_hours).enumerate();
    let lines = bill.lines.iter().fold(0.0, |sum, usd| sum + usd) / bill.window;
    all.map(|(place, (((owner, paid), &presence), &gpu_hours))| {
        let of = |natures: &[Nature]| {
            let items = owner.iter().zip(&ABOUT).filter(|(_, about)| natures.contains(&about.nature));
            items.fold(0.0, |sum, (usd, _)| sum + usd)
        };
        let (hardware_usd, operation_usd) = (of(HARDWARE), of(OPERATION));
        let (capital_usd, lines_usd) = (of(&[Nature::Capital]), lines * presence);
        let fleet = hardware_usd + operation_usd + capital_usd;
        YearAnswer {
            year: plan.start_year.map_or(1, |start| start as u32) + place as u32,
            gpus: if presence > 0.0 { gpu_hours / (HOURS_PER_YEAR * presence) } else { 0.0 },
            gpu_hours,
            hardware_usd,
            operation_usd,
            capital_usd,
            lines_usd,
            owner_usd: fleet + lines_usd,
            paid_usd: paid.iter().fold(0.0, |sum, usd| sum + usd),
            usd_per_gpu_hour: (gpu_hours > 0.0).then(|| fleet / gpu_hours),
        }
    })
    .collect()
}

/// The id of a use by place, the two rests included.
fn use_id(plan: &Plan, place: usize) -> &str {
    match plan.uses.get(place) {
        Some(of) => of.id.as_str(),
        None => purpose_of(plan, place).id(),
    }
}

fn scope(model: &Model, bill: &Bill<f64>, preset: Preset, words: &Locale) -> ScopeAnswer {
    let plan = model.plan();
    let cut = cut_of(plan, preset, &main_rows(plan));
    let undisclosed = undisclosed_in(plan, &cut, model.values());
    ScopeAnswer {
        id: preset,
        label: words.of("scope", preset.id()).to_owned(),
        usd: bill.amount(plan, &cut).0,
        more_than: !undisclosed.is_empty(),
        undisclosed,
    }
}

fn lines(model: &Model, bill: &Bill<f64>, provenance: &Provenance, words: &Locale) -> Vec<BillLine> {
    let plan = model.plan();
    let mut list = Vec::new();
    for (place, about) in ABOUT.iter().enumerate() {
        let usd = bill.owner.iter().filter_map(|year| year.get(place)).fold(0.0, |sum, cost| sum + cost);
        let leaves = provenance.items.get(place).map_or(&[][..], Vec::as_slice);
        if usd != 0.0 {
            let label = words.of("item", about.id).to_owned();
            list.push(line(plan, about.id, label, about.nature, usd, about.formula, leaves));
        }
    }
    for ((about, &usd), leaves) in plan.lines.iter().zip(&bill.lines).zip(&provenance.lines) {
        if !plan.is_undisclosed(about, model.values()) {
            let formula = formula(plan, about);
            list.push(line(plan, &about.id, about.label.clone(), about.nature, usd, &formula, leaves));
        }
    }
    list
}

/// What a line without hours is made of, in the names of the scenario's fields.
fn formula(plan: &Plan, line: &LinePlan) -> String {
    let leaves = line.product.iter().filter_map(|&place| plan.leaves.get(place as usize));
    let mut factors: Vec<&str> = leaves.map(Leaf::field).collect();
    if !line.parts.is_empty() {
        factors.push("its part by purposes");
    }
    factors.join(" x ")
}

fn line(plan: &Plan, id: &str, label: String, nature: Nature, usd: f64, formula: &str, leaves: &[u32]) -> BillLine {
    let leaves: Vec<_> = leaves.iter().filter_map(|&leaf| plan.leaves.get(leaf as usize)).collect();
    let mut sources: Vec<String> = Vec::new();
    for source in leaves.iter().flat_map(|leaf| leaf.cited()) {
        if sources.iter().all(|other| other != source) {
            sources.push(source.to_owned());
        }
    }
    BillLine {
        id: id.to_owned(),
        label,
        nature,
        usd,
        formula: formula.to_owned(),
        weakest: leaves.iter().map(|leaf| leaf.status).max().unwrap_or(Status::Assumed),
        leaves: leaves.into_iter().map(|leaf| leaf.path.clone()).collect(),
        sources,
    }
}
