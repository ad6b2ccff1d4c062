//! What every call through the door has in common: the interpreter released, panics caught, errors in one form.

use std::panic::{AssertUnwindSafe, catch_unwind};

use fullcost::read::hint;
use fullcost::{Code, Error};
use pyo3::prelude::*;

pyo3::import_exception!(fullcost.error, FullcostError);

/// Runs `work` without holding the interpreter. An error becomes a `FullcostError`, and so does a panic: pyo3's own
/// `PanicException` is no `Exception`, so that a notebook's `except Exception` would miss it.
pub fn pass<T: Send>(py: Python<'_>, work: impl FnOnce() -> fullcost::Result<T> + Send) -> PyResult<T> {
    py.detach(|| catch(work)).map_err(raised)
}

/// The same for work that needs the interpreter.
pub fn catch<T>(work: impl FnOnce() -> fullcost::Result<T>) -> fullcost::Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Error::new(Code::Internal, "", "failed inside fullcost: a fault of ours, not of the scenario", ""))
    })
}

/// An error as Python raises it.
pub fn raised(error: Error) -> PyErr {
    FullcostError::new_err((error.code.id(), error.path, error.message, error.accepted))
}

/// An error that `given` names nothing, with the names that look most like it.
pub fn unknown_name<'a>(path: &str, given: &str, what: &str, names: impl Iterator<Item = &'a str>) -> Error {
    let names: Vec<&str> = names.collect();
    let hint = hint(given, names.iter().copied());
    Error::new(Code::UnknownName, path, format!("`{given}` {what}{hint}"), names.join(", "))
}
