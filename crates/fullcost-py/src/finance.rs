//! The finance room as plain functions.

use fullcost::finance::money::{self, PaidAt};
use fullcost::finance::{capital, cases, own_or_rent as compared, schedule};
use fullcost::read::read;
use fullcost::value::{Value, under};
use fullcost::{Code, Error, Result};
use pyo3::prelude::*;

use crate::arrays::numbers;
use crate::door::{catch, pass, raised};
use crate::table::Table;

/// Prices of electricity, one row each.
#[pyfunction]
pub fn electricity(py: Python<'_>, asked: &Bound<'_, PyAny>) -> PyResult<Table> {
    let asked = catch(|| crate::object::document(asked)).map_err(raised)?;
    pass(py, || Table::named("electricity", &fullcost::finance::electricity::electricity_json(&asked)?))
}

/// Net present value of cash flows.
#[pyfunction]
pub fn npv(py: Python<'_>, rate: f64, values: &[u8]) -> PyResult<f64> {
    pass(py, || money::npv(rate, &numbers(values)?))
}

/// The internal rate of return.
#[pyfunction]
pub fn irr(py: Python<'_>, values: &[u8]) -> PyResult<f64> {
    pass(py, || money::irr(&numbers(values)?))
}

/// All internal rates of return.
#[pyfunction]
pub fn irrs(py: Python<'_>, values: &[u8]) -> PyResult<Vec<f64>> {
    pass(py, || money::irrs(&numbers(values)?))
}

/// Future value.
#[pyfunction]
pub fn fv(py: Python<'_>, rate: f64, nper: f64, pmt: f64, pv: f64, when: &str) -> PyResult<f64> {
    pass(py, || money::fv(rate, nper, pmt, pv, moment(when)?))
}

/// Present value.
#[pyfunction]
pub fn pv(py: Python<'_>, rate: f64, nper: f64, pmt: f64, fv: f64, when: &str) -> PyResult<f64> {
    pass(py, || money::pv(rate, nper, pmt, fv, moment(when)?))
}

/// Payment of a period.
#[pyfunction]
pub fn pmt(py: Python<'_>, rate: f64, nper: f64, pv: f64, fv: f64, when: &str) -> PyResult<f64> {
    pass(py, || money::pmt(rate, nper, pv, fv, moment(when)?))
}

/// Number of periods.
#[pyfunction]
pub fn nper(py: Python<'_>, rate: f64, pmt: f64, pv: f64, fv: f64, when: &str) -> PyResult<f64> {
    pass(py, || money::nper(rate, pmt, pv, fv, moment(when)?))
}

/// Interest rate of a period.
#[pyfunction]
pub fn rate(py: Python<'_>, nper: f64, pmt: f64, pv: f64, fv: f64, when: &str) -> PyResult<f64> {
    pass(py, || money::rate(nper, pmt, pv, fv, moment(when)?))
}

/// Periods until the flows have come back; `None` where they do not.
#[pyfunction]
pub fn payback(py: Python<'_>, rate: f64, values: &[u8]) -> PyResult<Option<f64>> {
    pass(py, || money::payback(rate, &numbers(values)?))
}

/// The yearly payment that brings 1 back with interest.
#[pyfunction]
pub fn capital_recovery_factor(py: Python<'_>, rate: f64, years: f64) -> PyResult<f64> {
    pass(py, || money::capital_recovery_factor(rate, years))
}

/// What a used GPU fetches, over its price.
#[pyfunction]
pub fn resale_share(py: Python<'_>, age_years: f64) -> PyResult<f64> {
    pass(py, || fullcost::finance::depreciation::resale_share(age_years))
}

/// The years of an asset's life, one row each.
#[pyfunction]
pub fn depreciation(py: Python<'_>, asset: &Bound<'_, PyAny>) -> PyResult<Table> {
    let asked = catch(|| crate::object::document(asset)).map_err(raised)?;
    pass(py, || Table::named("depreciation", &fullcost::finance::depreciation::schedule_json(&asked)?))
}

/// What a mix of capital costs, as JSON.
#[pyfunction]
pub fn cost_of_capital(py: Python<'_>, mix: &Bound<'_, PyAny>) -> PyResult<String> {
    told(py, mix, capital::cost_json)
}

/// What a plan of owning costs, as JSON.
#[pyfunction]
pub fn ownership(py: Python<'_>, plan: &Bound<'_, PyAny>) -> PyResult<String> {
    told(py, plan, schedule::costs_json)
}

/// Owning against renting, as JSON.
#[pyfunction]
pub fn own_or_rent(py: Python<'_>, asked: &Bound<'_, PyAny>) -> PyResult<String> {
    told(py, asked, compared::compare_json)
}

/// A table out of an answer of [`ownership`] or [`own_or_rent`], or of versions.
#[pyfunction]
pub fn schedule_table(py: Python<'_>, name: &str, answer: &str) -> PyResult<Table> {
    pass(py, || Table::named(name, answer))
}

/// The JSON text of `cases` or of the table `own_rent`.
#[pyfunction]
pub fn finance_text(py: Python<'_>, name: &str) -> PyResult<&'static str> {
    pass(py, || match name {
        "cases" => Ok(cases::cases_text()),
        "own_rent" => Ok(cases::own_rent_text()),
        _ => Err(Error::new(Code::UnknownName, "name", format!("`{name}` is no text"), "cases, own_rent")),
    })
}

fn told(py: Python<'_>, asked: &Bound<'_, PyAny>, answer: fn(&Value) -> Result<String>) -> PyResult<String> {
    let asked = catch(|| crate::object::document(asked)).map_err(raised)?;
    pass(py, || answer(&asked))
}

/// Read as a document's word is, so that it is refused in the same words.
fn moment(when: &str) -> Result<PaidAt> {
    read(&Value::Text(when.to_owned())).map_err(|error| under("when", error))
}
