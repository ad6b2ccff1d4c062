//! Arrays of numbers, which cross the door as bytes: doubles, the low byte first. numpy takes them as they are.

use fullcost::{Code, Error};
use pyo3::prelude::*;
use pyo3::types::PyByteArray;

/// The numbers in bytes.
pub fn numbers(bytes: &[u8]) -> fullcost::Result<Vec<f64>> {
    let (numbers, rest) = bytes.as_chunks::<8>();
    if rest.is_empty() {
        return Ok(numbers.iter().copied().map(f64::from_le_bytes).collect());
    }
    Err(Error::new(Code::WrongType, "", format!("has {} bytes, which are no doubles", bytes.len()), "eight for each"))
}

/// Numbers as bytes that the caller may write to.
pub fn bytes<'py>(py: Python<'py>, numbers: &[f64]) -> PyResult<Bound<'py, PyByteArray>> {
    PyByteArray::new_with(py, numbers.len() * 8, |buffer| {
        for (slot, number) in buffer.as_chunks_mut::<8>().0.iter_mut().zip(numbers) {
            *slot = number.to_le_bytes();
        }
        Ok(())
    })
}
