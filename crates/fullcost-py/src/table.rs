//! A table of named columns: what Python iterates over, and what a DataFrame takes through Arrow.

use std::borrow::Cow;
use std::sync::Arc;

use fullcost::scenario::{Figure, Scenario};
use fullcost::uncertainty::answers::{Condition, ContrastRow};
use fullcost::{Code, Error};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList};
use serde_json::{Value, json};

use crate::arrow;

/// What the cells of a column are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Number,
    Whole,
    Flag,
    Text,
    /// A list of texts in every cell.
    Texts,
}

use Kind::{Flag, Number, Text, Texts, Whole};

/// A table's name, where in the JSON its rows are (a JSON pointer), and its columns.
type Shape = (&'static str, &'static str, &'static [(&'static str, Kind)]);

const SHAPES: &[Shape] = &[
    (
        "ledger",
        "/ledger",
        &[("valuation", Text), ("nature", Text), ("purpose", Text), ("use", Text), ("year", Whole), ("usd", Number)],
    ),
    (
        "years",
        "/years",
        &[
            ("year", Whole),
            ("gpus", Number),
            ("gpu_hours", Number),
            ("hardware_usd", Number),
            ("operation_usd", Number),
            ("capital_usd", Number),
            ("lines_usd", Number),
            ("owner_usd", Number),
            ("paid_usd", Number),
            ("usd_per_gpu_hour", Number),
        ],
    ),
    (
        "uses",
        "/uses",
        &[
            ("id", Text),
            ("label", Text),
            ("purpose", Text),
            ("row", Text),
            ("gpu_hours", Number),
            ("share", Number),
            ("told", Flag),
        ],
    ),
    (
        "scopes",
        "/scopes",
        &[("id", Text), ("label", Text), ("usd", Number), ("more_than", Flag), ("undisclosed", Texts)],
    ),
    (
        "lines",
        "/lines",
        &[
            ("id", Text),
            ("label", Text),
            ("nature", Text),
            ("usd", Number),
            ("formula", Text),
            ("leaves", Texts),
            ("sources", Texts),
            ("weakest", Text),
        ],
    ),
    ("comparisons", "/comparisons", &[("id", Text), ("label", Text), ("value", Number), ("unit", Text)]),
    ("readings", "/readings/items", &[("id", Text), ("label", Text), ("note", Text), ("on", Flag), ("what_if", Flag)]),
    ("undisclosed", "/undisclosed", &[("id", Text), ("label", Text), ("nature", Text), ("purpose", Text)]),
    (
        "audits",
        "/audits",
        &[
            ("id", Text),
            ("label", Text),
            ("sum", Number),
            ("total", Number),
            ("difference", Number),
            ("holds", Flag),
            ("note", Text),
        ],
    ),
    ("diagnostics", "/diagnostics", &[("code", Text), ("path", Text), ("message", Text)]),
    (
        "steps",
        "/steps",
        &[
            ("id", Text),
            ("axis", Text),
            ("title", Text),
            ("why", Text),
            ("usd", Number),
            ("running_usd", Number),
            ("shown", Flag),
        ],
    ),
    (
        "leaves",
        "",
        &[
            ("path", Text),
            ("unit", Text),
            ("value", Number),
            ("scenario_value", Number),
            ("min", Number),
            ("max", Number),
            ("low", Number),
            ("high", Number),
            ("confidence", Number),
            ("distribution", Text),
            ("status", Text),
            ("source", Text),
            ("converted", Texts),
        ],
    ),
    ("quantiles", "", &[("output", Text), ("unit", Text), ("p", Number), ("value", Number), ("error", Number)]),
    (
        "drivers",
        "/drivers",
        &[
            ("path", Text),
            ("label", Text),
            ("first_order", Number),
            ("first_order_low", Number),
            ("first_order_high", Number),
            ("total", Number),
            ("total_low", Number),
            ("total_high", Number),
            ("narrowing", Number),
            ("at_low", Number),
            ("at_high", Number),
            ("noise", Flag),
            ("sentence", Text),
        ],
    ),
    (
        "contrasts",
        "",
        &[
            ("path", Text),
            ("label", Text),
            ("mean", Number),
            ("sd", Number),
            ("holds_p10", Number),
            ("holds_p50", Number),
            ("holds_p90", Number),
            ("fails_p10", Number),
            ("fails_p50", Number),
            ("fails_p90", Number),
            ("shift_sd", Number),
            ("sentence", Text),
        ],
    ),
    ("curve", "/points", &[("input", Number), ("low", Number), ("median", Number), ("high", Number)]),
    (
        "claim_shares",
        "",
        &[
            ("id", Text),
            ("share", Number),
            ("standard_error", Number),
            ("label", Text),
            ("by", Text),
            ("usd", Number),
            ("low", Number),
            ("high", Number),
            ("point", Number),
            ("varies", Flag),
        ],
    ),
    (
        "claims",
        "/claims",
        &[
            ("id", Text),
            ("number", Whole),
            ("label", Text),
            ("figure", Text),
            ("value", Number),
            ("low", Number),
            ("high", Number),
            ("unit", Text),
            ("what", Text),
            ("by", Text),
            ("date", Text),
            ("status", Text),
            ("seen", Text),
            ("group", Text),
            ("source", Text),
            ("place", Text),
            ("url", Text),
            ("excludes", Text),
            ("as_told", Text),
        ],
    ),
    (
        "sources",
        "/sources",
        &[("id", Text), ("title", Text), ("by", Text), ("date", Text), ("url", Text), ("note", Text)],
    ),
    (
        "catalog",
        "",
        &[
            ("key", Text),
            ("name", Text),
            ("vendor", Text),
            ("architecture", Text),
            ("released", Text),
            ("bf16_tflop_per_s", Number),
            ("fp16_tflop_per_s", Number),
            ("fp8_tflop_per_s", Number),
            ("fp4_tflop_per_s", Number),
            ("memory_gb", Number),
            ("memory_tb_per_s", Number),
            ("scale_up_gb_per_s", Number),
            ("scale_up_domain", Whole),
            ("scale_out_gb_per_s", Number),
            ("tdp_w", Number),
            ("aliases", Texts),
        ],
    ),
    (
        "prices",
        "",
        &[
            ("chip", Text),
            ("what", Text),
            ("kind", Text),
            ("vendor", Text),
            ("usd", Number),
            ("usd_per_gpu_hour", Number),
            ("low", Number),
            ("high", Number),
            ("as_of", Text),
            ("source", Text),
            ("status", Text),
            ("seen", Text),
            ("note", Text),
        ],
    ),
    (
        "runs",
        "",
        &[
            ("key", Text),
            ("name", Text),
            ("chip", Text),
            ("gpus", Whole),
            ("tokens", Number),
            ("gpu_hours", Number),
            ("predicted_gpu_hours", Number),
            ("reported_over_predicted", Number),
            ("low80", Number),
            ("high80", Number),
            ("reported_over_own", Number),
            ("layout", Text),
            ("tp", Whole),
            ("pp", Whole),
            ("ep", Whole),
            ("micro_batch", Whole),
            ("batch", Whole),
            ("seq_len", Whole),
            ("source", Text),
            ("status", Text),
            ("seen", Text),
            ("tokens_source", Text),
            ("gpus_source", Text),
            ("layout_source", Text),
            ("note", Text),
        ],
    ),
    (
        "electricity",
        "",
        &[
            ("country", Text),
            ("name", Text),
            ("year", Whole),
            ("usd_per_kwh", Number),
            ("low80", Number),
            ("high80", Number),
            ("status", Text),
            ("seen", Text),
            ("source", Text),
            ("by", Text),
            ("url", Text),
            ("note", Text),
        ],
    ),
    (
        "measured",
        "",
        &[
            ("table", Text),
            ("source", Text),
            ("model", Text),
            ("chip", Text),
            ("gpus", Whole),
            ("precision", Text),
            ("moe", Flag),
            ("step_s", Number),
            ("predicted_step_s", Number),
            ("low80_s", Number),
            ("high80_s", Number),
            ("memory_gib", Number),
            ("predicted_memory_gib", Number),
        ],
    ),
    (
        "market",
        "",
        &[
            ("id", Text),
            ("label", Text),
            ("changes", Texts),
            ("note", Text),
            ("status", Text),
            ("source", Text),
            ("by", Text),
            ("date", Text),
            ("url", Text),
        ],
    ),
    (
        "known_figures",
        "/figures",
        &[
            ("path", Text),
            ("standing", Text),
            ("value_then", Number),
            ("value", Number),
            ("unit", Text),
            ("told_then", Text),
            ("told", Text),
            ("known_from", Text),
            ("status", Text),
            ("source", Text),
            ("by", Text),
            ("reading", Text),
        ],
    ),
    (
        "known_claims",
        "/claims",
        &[("id", Text), ("standing", Text), ("known_from", Text), ("by", Text), ("label", Text), ("source", Text)],
    ),
    (
        "known_scopes",
        "/scopes",
        &[("id", Text), ("label", Text), ("usd_then", Number), ("usd", Number), ("not_yet", Whole)],
    ),
    (
        "changed_figures",
        "/figures",
        &[
            ("path", Text),
            ("change", Text),
            ("before", Number),
            ("after", Number),
            ("relative", Number),
            ("unit", Text),
            ("told_before", Text),
            ("told_after", Text),
            ("status_before", Text),
            ("status_after", Text),
            ("source_before", Text),
            ("source_after", Text),
        ],
    ),
    (
        "changed_claims",
        "/claims",
        &[("id", Text), ("change", Text), ("before", Number), ("after", Number), ("label", Text)],
    ),
    (
        "changed_sources",
        "/sources",
        &[
            ("id", Text),
            ("change", Text),
            ("date_before", Text),
            ("date_after", Text),
            ("before", Text),
            ("after", Text),
        ],
    ),
    (
        "changed_scopes",
        "/scopes",
        &[
            ("id", Text),
            ("label", Text),
            ("before_usd", Number),
            ("after_usd", Number),
            ("difference_usd", Number),
            ("relative", Number),
        ],
    ),
    ("effects", "/effects", &[("scope", Text), ("part", Text), ("path", Text), ("usd", Number)]),
    (
        "disclosures",
        "",
        &[
            ("key", Text),
            ("name", Text),
            ("convention", Text),
            ("what", Text),
            ("disclosed", Number),
            ("computed", Number),
            ("error", Number),
            ("source", Text),
            ("status", Text),
            ("seen", Text),
            ("note", Text),
        ],
    ),
    (
        "layouts",
        "",
        &[
            ("tp", Whole),
            ("pp", Whole),
            ("vpp", Whole),
            ("ep", Whole),
            ("dp", Whole),
            ("micro_batch", Whole),
            ("sharding", Text),
            ("recompute", Text),
            ("step_s", Number),
            ("tokens_per_s_per_gpu", Number),
            ("memory_gb", Number),
            ("bubble_share", Number),
            ("tensor_share", Number),
            ("expert_share", Number),
            ("data_share", Number),
            ("recompute_share", Number),
            ("loses", Text),
        ],
    ),
    (
        "owned_years",
        "/years",
        &[
            ("year", Whole),
            ("gpus", Number),
            ("capex_usd", Number),
            ("resale_usd", Number),
            ("power_usd", Number),
            ("hall_usd", Number),
            ("cloud_usd", Number),
            ("staff_usd", Number),
            ("software_usd", Number),
            ("support_usd", Number),
            ("repairs_usd", Number),
            ("total_cash_usd", Number),
            ("depreciation_usd", Number),
            ("capital_charge_usd", Number),
            ("total_cost_usd", Number),
            ("annuity_usd", Number),
            ("book_usd", Number),
            ("reported_depreciation_usd", Number),
            ("reported_book_usd", Number),
            ("available_gpu_hours", Number),
            ("gpu_hours", Number),
            ("usd_per_gpu_hour", Number),
        ],
    ),
    (
        "allocation_cells",
        "/cells",
        &[
            ("year", Whole),
            ("use", Text),
            ("purpose", Text),
            ("nature", Text),
            ("gpu_hours", Number),
            ("share", Number),
            ("usd", Number),
        ],
    ),
    (
        "allocation_loaded",
        "/loaded",
        &[
            ("row", Text),
            ("label", Text),
            ("purpose", Text),
            ("step", Text),
            ("gpu_hours", Number),
            ("usd", Number),
            ("loaded_usd", Number),
            ("usd_per_gpu_hour", Number),
        ],
    ),
    (
        "allocation_scopes",
        "/scopes",
        &[
            ("row", Text),
            ("label", Text),
            ("scope", Text),
            ("valuation", Text),
            ("gpu_hours", Number),
            ("usd", Number),
            ("usd_per_gpu_hour", Number),
        ],
    ),
    ("owned_natures", "/natures", &[("nature", Text), ("usd", Number)]),
    (
        "own_or_rent_years",
        "/years",
        &[
            ("year", Whole),
            ("gpu_hours", Number),
            ("rent_usd_per_gpu_hour", Number),
            ("own_usd", Number),
            ("rent_usd", Number),
        ],
    ),
    ("depreciation", "", &[("age_years", Number), ("depreciation_usd", Number), ("book_usd", Number)]),
    (
        "cost_methods",
        "/rows",
        &[
            ("id", Text),
            ("method", Text),
            ("usd", Number),
            ("usd_per_gpu_hour", Number),
            ("compared_with", Text),
            ("ratio", Number),
            ("reason", Text),
            ("counts", Texts),
            ("leaves_out", Texts),
            ("refused", Text),
        ],
    ),
    (
        "development",
        "/parts",
        &[
            ("id", Text),
            ("p05_usd", Number),
            ("p50_usd", Number),
            ("p95_usd", Number),
            ("mean_usd", Number),
            ("spread", Number),
        ],
    ),
    (
        "architectures",
        "",
        &[
            ("key", Text),
            ("name", Text),
            ("parameters_b", Number),
            ("active_parameters_b", Number),
            ("layers", Whole),
            ("hidden", Whole),
            ("heads", Whole),
            ("experts", Whole),
            ("source", Text),
            ("status", Text),
            ("seen", Text),
        ],
    ),
];

/// The cells of a column; an empty cell is `None`.
pub enum Cells {
    /// NaN where a cell is empty.
    Number(Vec<f64>),
    Whole(Vec<Option<i64>>),
    Flag(Vec<Option<bool>>),
    Text(Vec<Option<String>>),
    Texts(Vec<Vec<String>>),
}

impl Cells {
    fn taken(&self, places: &[usize]) -> Cells {
        fn taken<T: Clone>(cells: &[T], places: &[usize]) -> Vec<T> {
            places.iter().filter_map(|&place| cells.get(place)).cloned().collect()
        }
        match self {
            Cells::Number(cells) => Cells::Number(taken(cells, places)),
            Cells::Whole(cells) => Cells::Whole(taken(cells, places)),
            Cells::Flag(cells) => Cells::Flag(taken(cells, places)),
            Cells::Text(cells) => Cells::Text(taken(cells, places)),
            Cells::Texts(cells) => Cells::Texts(taken(cells, places)),
        }
    }
}

/// A column with its name.
pub struct Column {
    pub name: Cow<'static, str>,
    pub cells: Cells,
}

/// The columns of a table, all of one length.
pub struct Columns {
    pub columns: Vec<Column>,
    pub rows: usize,
}

/// A table of named columns.
#[pyclass(frozen, sequence, module = "fullcost._core")]
pub struct Table(Arc<Columns>);

impl Table {
    /// A table of these columns, all of one length.
    pub fn of_columns(columns: Vec<Column>, rows: usize) -> Table {
        Table(Arc::new(Columns { columns, rows }))
    }

    /// The claims of a scenario: the words of the page, and the numbers behind them.
    pub fn of_claims(scenario: &Scenario, json: &str) -> fullcost::Result<Table> {
        let mut value: Value = serde_json::from_str(json).map_err(|_| internal("claims", "no JSON"))?;
        let rows = value.pointer_mut("/claims").and_then(Value::as_array_mut).into_iter().flatten();
        for (row, claim) in rows.zip(&scenario.claims) {
            let (value, low, high, unit) = match &claim.figure {
                Figure::Money(money) => {
                    let unit = if money.per_year { "usd_per_year" } else { "usd" };
                    (Some(money.usd), money.low, money.high, Some(unit))
                }
                Figure::Quantity(about) => (Some(about.value), about.low, about.high, Some(about.unit.as_str())),
                Figure::Event(_) => (None, None, None, None),
            };
            let more = json!({
                "label": claim.label, "by": claim.by, "date": claim.date, "source": claim.source,
                "value": value, "low": low, "high": high, "unit": unit,
            });
            if let (Value::Object(row), Value::Object(more)) = (row, more) {
                row.extend(more);
            }
        }
        Table::of_value("claims", value)
    }

    /// The sources of a scenario, out of the JSON of its claims, and those of the catalog that its inputs name.
    pub fn of_sources(model: &fullcost::Model, json: &str) -> fullcost::Result<Table> {
        let not_json = |_| internal("sources", "no JSON");
        let mut value: Value = serde_json::from_str(json).map_err(not_json)?;
        let catalog: Vec<Value> = serde_json::from_str(fullcost::sources_text()).map_err(not_json)?;
        let leaves = &model.plan().leaves;
        if let Some(Value::Array(rows)) = value.pointer_mut("/sources") {
            let new = |source: &Value| {
                let id = source["id"].as_str();
                leaves.iter().any(|leaf| leaf.cited().any(|cited| Some(cited) == id))
                    && rows.iter().all(|row| row["id"].as_str() != id)
            };
            let new: Vec<Value> = catalog.into_iter().filter(new).collect();
            rows.extend(new);
        }
        Table::of_value("sources", value)
    }

    /// The inputs of a condition: their quantiles in columns of their own.
    pub fn of_contrasts(condition: &Condition) -> fullcost::Result<Table> {
        let row = |row: &ContrastRow| {
            let (holds, fails) = (|place: usize| row.holds.get(place), |place: usize| row.fails.get(place));
            json!({
                "path": row.path, "label": row.label, "mean": row.mean, "sd": row.sd, "shift_sd": row.shift_sd,
                "holds_p10": holds(0), "holds_p50": holds(1), "holds_p90": holds(2),
                "fails_p10": fails(0), "fails_p50": fails(1), "fails_p90": fails(2), "sentence": row.sentence,
            })
        };
        Table::of_value("contrasts", Value::Array(condition.inputs.iter().map(row).collect()))
    }

    /// The table `name` out of the JSON that holds its rows.
    pub fn named(name: &str, json: &str) -> fullcost::Result<Table> {
        let value = serde_json::from_str(json).map_err(|_| internal(name, "no JSON"))?;
        Table::of_value(name, value)
    }

    /// The table `name` out of a value that holds its rows.
    pub fn of_value(name: &str, mut value: Value) -> fullcost::Result<Table> {
        let shape = SHAPES.iter().find(|shape| shape.0 == name);
        let &(_, place, shape) = shape.ok_or_else(|| internal(name, "no such table"))?;
        let Some(Value::Array(rows)) = value.pointer_mut(place).map(Value::take) else {
            return Err(internal(name, "no rows"));
        };
        let columns =
            shape.iter().map(|&(name, kind)| Column { name: name.into(), cells: cells(&rows, name, kind) }).collect();
        Ok(Table(Arc::new(Columns { columns, rows: rows.len() })))
    }
}

/// The error for a table that cannot be made.
pub fn internal(table: &str, what: &str) -> Error {
    Error::new(Code::Internal, "", format!("table `{table}`: {what}"), "")
}

fn cells(rows: &[Value], name: &str, kind: Kind) -> Cells {
    let cells = rows.iter().map(|row| row.get(name));
    match kind {
        Number => Cells::Number(cells.map(|cell| cell.and_then(Value::as_f64).unwrap_or(f64::NAN)).collect()),
        #[expect(clippy::cast_possible_truncation, reason = "years and counts of chips")]
        Whole => Cells::Whole(cells.map(|cell| cell?.as_f64().map(|whole| whole as i64)).collect()),
        Flag => Cells::Flag(cells.map(|cell| cell?.as_bool()).collect()),
        Text => Cells::Text(cells.map(text).collect()),
        Texts => Cells::Texts(cells.map(texts).collect()),
    }
}

/// An empty text says nothing, like no text.
fn text(cell: Option<&Value>) -> Option<String> {
    cell?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn texts(cell: Option<&Value>) -> Vec<String> {
    cell.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A number, unless its cell is empty.
fn there(cell: f64) -> Option<f64> {
    Some(cell).filter(|cell| !cell.is_nan())
}

#[pymethods]
impl Table {
    /// The columns: name and kind (`number`, `whole`, `flag`, `text` or `texts`).
    #[getter]
    fn columns(&self) -> Vec<(&str, &'static str)> {
        let kind = |cells: &Cells| match cells {
            Cells::Number(_) => "number",
            Cells::Whole(_) => "whole",
            Cells::Flag(_) => "flag",
            Cells::Text(_) => "text",
            Cells::Texts(_) => "texts",
        };
        self.0.columns.iter().map(|column| (column.name.as_ref(), kind(&column.cells))).collect()
    }

    fn __len__(&self) -> usize {
        self.0.rows
    }

    /// The cells of column `name`, `None` where a cell is empty. `KeyError` where there is no such column.
    fn column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyList>> {
        let column = self.0.columns.iter().find(|column| column.name == name);
        let missing = || pyo3::exceptions::PyKeyError::new_err(name.to_owned());
        match &column.ok_or_else(missing)?.cells {
            Cells::Number(cells) => PyList::new(py, cells.iter().map(|&cell| there(cell))),
            Cells::Whole(cells) => PyList::new(py, cells),
            Cells::Flag(cells) => PyList::new(py, cells),
            Cells::Text(cells) => PyList::new(py, cells),
            Cells::Texts(cells) => PyList::new(py, cells),
        }
    }

    /// Row `place` as a dict, counted from 0. `IndexError` beyond the last.
    fn row<'py>(&self, py: Python<'py>, place: usize) -> PyResult<Bound<'py, PyDict>> {
        let beyond = || pyo3::exceptions::PyIndexError::new_err(format!("row {place} of {}", self.0.rows));
        let row = PyDict::new(py);
        for column in &self.0.columns {
            let name = column.name.as_ref();
            match &column.cells {
                Cells::Number(cells) => {
                    row.set_item(name, cells.get(place).map(|&cell| there(cell)).ok_or_else(beyond)?)?
                }
                Cells::Whole(cells) => row.set_item(name, cells.get(place).ok_or_else(beyond)?)?,
                Cells::Flag(cells) => row.set_item(name, cells.get(place).ok_or_else(beyond)?)?,
                Cells::Text(cells) => row.set_item(name, cells.get(place).ok_or_else(beyond)?)?,
                Cells::Texts(cells) => row.set_item(name, cells.get(place).ok_or_else(beyond)?)?,
            }
        }
        Ok(row)
    }

    /// The rows at `places`, counted from 0, in that order. A place beyond the last is left out.
    fn take(&self, places: Vec<usize>) -> Table {
        let taken = |column: &Column| Column { name: column.name.clone(), cells: column.cells.taken(&places) };
        let rows = places.iter().filter(|&&place| place < self.0.rows).count();
        Table(Arc::new(Columns { columns: self.0.columns.iter().map(taken).collect(), rows }))
    }

    /// The table as an Arrow stream: polars, pyarrow, pandas and duckdb take it as it is.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        PyCapsule::new_with_value(py, arrow::Stream::new(self.0.clone()), c"arrow_array_stream")
    }
}
