//! The answer of a costed run: a row for each method, what it counts, and why it differs from another.

use crate::catalog::prices::Price;
use crate::error::{Code, Error, Result};
use crate::outcome::locale::ENGLISH;
use crate::record::{answer, words};
use crate::source::{Seen, Status};
use crate::text::joined;
use crate::training::cost_facts::{Fact, Multiple};
use crate::training::epoch::HoursBasis;

words! {
    /// A way to put dollars on chip-hours.
    pub enum CostMethod {
        /// They are rented.
        Rental = "rental",
        /// What chips, servers and network lose in value, and electricity, as Epoch AI counts them.
        AmortisedAsEpoch = "amortised_as_epoch",
        /// The same with the price of the purchase year, the mark-up that belongs to it, and the energy of the place.
        AmortisedCorrected = "amortised_corrected",
        /// The purchase in equal parts over the years of use.
        StraightLine = "straight_line",
        /// The same part of what is left, year by year.
        DecliningBalance = "declining_balance",
        /// The whole purchase of the cluster.
        Acquisition = "acquisition",
    }
}

answer! {
    /// A number that a cost was made of.
    pub struct CostInput {
        /// What it is.
        name: String,
        /// Its value.
        value: f64,
        /// Its unit.
        unit: String,
        /// Who told it.
        by: String,
        /// When it held.
        as_of: Option<String>,
        /// Id of the source, or its address.
        source: Option<String>,
        /// Who stands behind it.
        status: Status,
    }
}

answer! {
    /// One difference between two methods, and what it multiplies the cost with.
    pub struct CostFactor {
        /// What differs.
        name: String,
        /// By how much.
        factor: f64,
    }
}

answer! {
    /// What a method makes of the chip-hours.
    pub struct CostMethodRow {
        /// Its name: the method with what tells it from its like.
        id: String,
        /// The method.
        method: CostMethod,
        /// Dollars of the run.
        usd: Option<f64>,
        /// Dollars over the chip-hours of the run.
        usd_per_gpu_hour: Option<f64>,
        /// What is counted.
        counts: Vec<String>,
        /// What is left out.
        leaves_out: Vec<String>,
        /// The row that it is compared with.
        compared_with: Option<String>,
        /// Its dollars over those of that row.
        ratio: Option<f64>,
        /// Why: factors whose product is the ratio.
        factors: Vec<CostFactor>,
        /// The same in words.
        reason: Option<String>,
        /// The numbers that it is made of.
        inputs: Vec<CostInput>,
        /// Why there are no dollars: a code and words.
        refused: Option<String>,
    }
}

answer! {
    /// What the compute before and around the final run would cost, by somebody's multiple.
    pub struct ExperimentCost {
        /// `project`: of one model; `lab`: of all that a lab did meanwhile. They answer different questions.
        scope: String,
        /// Whose multiple.
        of: String,
        /// All compute over that of the final run.
        multiple: f64,
        /// The low end, where a range was told.
        low: Option<f64>,
        /// The high end, where a range was told.
        high: Option<f64>,
        /// Dollars of the first method times the multiple.
        usd: f64,
        /// Who told it.
        by: String,
        /// When they did.
        as_of: String,
        /// Where it can be read.
        source: String,
        /// Who stands behind it.
        status: Status,
        /// How far it was checked.
        seen: Seen,
        /// What else a reader should know.
        note: String,
    }
}

answer! {
    /// The same chip-hours by every method.
    pub struct CostMethods {
        /// Key of the chip, where it is one of the catalog.
        chip: Option<String>,
        /// The chip-hours of all methods.
        gpu_hours: f64,
        /// Where they come from.
        gpu_hours_basis: HoursBasis,
        /// A row for each method.
        rows: Vec<CostMethodRow>,
        /// The multiples of experiments.
        experiments: Vec<ExperimentCost>,
        /// What does not agree.
        notes: Vec<String>,
    }
}

const RENT_COUNTS: &[&str] =
    &["chips", "servers", "network", "electricity", "building", "operations", "seller's idle hours and profit"];
const WEAR_COUNTS: &[&str] = &["chips", "servers", "network", "electricity"];
const BUY_COUNTS: &[&str] = &["chips", "servers", "network"];
const RENT_LEAVES: &[&str] = &["storage", "own idle hours"];
const WEAR_LEAVES: &[&str] = &["building", "cost of capital", "storage", "operations", "idle hours"];
const BUY_LEAVES: &[&str] = &["electricity", "building", "cost of capital", "storage", "operations", "idle hours"];
/// What no method holds, as all have the hours of one run.
const ALL_LEAVE: &[&str] = &["failed runs and experiments", "data", "research staff"];

impl CostMethodRow {
    /// A row with its dollars, or with why it has none.
    pub fn new(id: String, method: CostMethod, usd: Result<f64>, gpu_hours: f64) -> CostMethodRow {
        let (counts, leaves) = match method {
            CostMethod::Rental => (RENT_COUNTS, RENT_LEAVES),
            CostMethod::AmortisedAsEpoch | CostMethod::AmortisedCorrected => (WEAR_COUNTS, WEAR_LEAVES),
            CostMethod::StraightLine | CostMethod::DecliningBalance => (BUY_COUNTS, BUY_LEAVES),
            CostMethod::Acquisition => (BUY_COUNTS, BUY_LEAVES),
        };
        let usd = usd.and_then(|usd| if usd.is_finite() { Ok(usd) } else { Err(too_large()) });
        let refusal = |error: &Error| joined(&[error.code.id(), ": ", &error.to_string()]);
        let refused = usd.as_ref().err().map(refusal);
        let usd = usd.ok();
        CostMethodRow {
            id,
            method,
            usd,
            usd_per_gpu_hour: usd.map(|usd| usd / gpu_hours),
            counts: counts.iter().map(|of| (*of).to_owned()).collect(),
            leaves_out: leaves.iter().chain(ALL_LEAVE).map(|of| (*of).to_owned()).collect(),
            compared_with: None,
            ratio: None,
            factors: Vec::new(),
            reason: None,
            inputs: Vec::new(),
            refused,
        }
    }

    /// The row with the numbers that it is made of.
    pub fn made_of(mut self, inputs: impl IntoIterator<Item = CostInput>) -> CostMethodRow {
        self.inputs.extend(inputs);
        self
    }

    /// The row with why it differs from another. Factors that change nothing are left out.
    pub fn against(mut self, other: Option<&CostMethodRow>, factors: Vec<CostFactor>) -> CostMethodRow {
        let Some((usd, other, base)) = self.usd.zip(other).and_then(|(usd, other)| Some((usd, other, other.usd?)))
        else {
            return self;
        };
        let ratio = usd / base;
        // Beyond what numbers can tell, nothing is compared.
        if !ratio.is_finite() || factors.iter().any(|of| !of.factor.is_finite()) {
            return self;
        }
        self.factors = factors.into_iter().filter(|of| of.factor != 1.0).collect();
        let mut reason = joined(&[&short(ratio), " x ", &other.id]);
        for (place, of) in self.factors.iter().enumerate() {
            let between = if place == 0 { ": " } else { ", " };
            reason = joined(&[&reason, between, &of.name, " (x ", &short(of.factor), ")"]);
        }
        self.reason = Some(reason);
        self.ratio = Some(ratio);
        self.compared_with = Some(other.id.clone());
        self
    }
}

impl CostInput {
    /// A number that came with the run.
    pub fn given(name: &str, value: f64, unit: &str) -> CostInput {
        CostInput {
            name: name.to_owned(),
            value,
            unit: unit.to_owned(),
            by: "the run".to_owned(),
            as_of: None,
            source: None,
            status: Status::Stated,
        }
    }

    /// A number that follows from others.
    pub fn computed(name: &str, value: f64, unit: &str) -> CostInput {
        let by = "fullcost".to_owned();
        CostInput { by, status: Status::Computed, ..CostInput::given(name, value, unit) }
    }

    /// A number of the method itself.
    pub fn of_epoch(name: &str, value: f64, unit: &str) -> CostInput {
        CostInput {
            by: "Epoch AI".to_owned(),
            source: Some("https://arxiv.org/abs/2405.21015".to_owned()),
            status: Status::Estimated,
            ..CostInput::given(name, value, unit)
        }
    }

    /// A fact.
    pub fn of_fact(name: &str, fact: &Fact) -> CostInput {
        let year = fact.year.map(crate::digits::number);
        CostInput {
            by: fact.by.to_owned(),
            as_of: Some(year.unwrap_or_else(|| fact.date.to_owned())),
            source: fact.url.map(str::to_owned),
            status: fact.status,
            ..CostInput::given(name, fact.value, fact.unit)
        }
    }

    /// A price of the catalog.
    pub fn of_price(name: &str, price: &Price, unit: &str) -> CostInput {
        CostInput {
            by: price.vendor.to_owned(),
            as_of: Some(price.as_of.to_owned()),
            source: price.source.map(str::to_owned),
            status: price.status,
            ..CostInput::given(name, price.usd, unit)
        }
    }
}

impl ExperimentCost {
    /// A multiple of a cost.
    pub fn new(of: &Multiple, usd: f64) -> ExperimentCost {
        ExperimentCost {
            scope: of.scope.to_owned(),
            of: of.of.to_owned(),
            multiple: of.multiple,
            low: of.low,
            high: of.high,
            usd: usd * of.multiple,
            by: of.by.to_owned(),
            as_of: of.date.to_owned(),
            source: of.url.to_owned(),
            status: of.status,
            seen: of.seen,
            note: of.note.to_owned(),
        }
    }
}

fn too_large() -> Error {
    Error::new(Code::TooLarge, "", "makes a cost that no number can tell", "smaller numbers")
}

/// A difference with its factor.
pub fn factor(name: &[&str], factor: f64) -> CostFactor {
    CostFactor { name: joined(name), factor }
}

/// A number for a sentence: two decimals below a hundred, three below 1.1.
pub fn short(value: f64) -> String {
    let decimals = if value.abs() < 1.1 { 3 } else { 2 };
    ENGLISH.trimmed(value, if value.abs() < 100.0 { decimals } else { 0 })
}
