//! Scores of forecasts and estimates from arrays, as plain functions.

use fullcost::uncertainty::correlation;
use fullcost::uncertainty::{given, indices, scores};
use fullcost::{Code, Error};
use pyo3::prelude::*;

use crate::arrays::numbers;
use crate::door::pass;

/// The share of outcomes inside their ranges, and its standard error.
#[pyfunction]
pub fn coverage(py: Python<'_>, low: &[u8], high: &[u8], actual: &[u8]) -> PyResult<(f64, f64)> {
    pass(py, || {
        let found = scores::coverage(&numbers(low)?, &numbers(high)?, &numbers(actual)?)?;
        Ok((found.share, found.standard_error))
    })
}

/// The mean interval score.
#[pyfunction]
pub fn interval_score(py: Python<'_>, confidence: f64, low: &[u8], high: &[u8], actual: &[u8]) -> PyResult<f64> {
    pass(py, || scores::interval_score(confidence, &numbers(low)?, &numbers(high)?, &numbers(actual)?))
}

/// The mean pinball loss.
#[pyfunction]
pub fn pinball(py: Python<'_>, level: f64, predicted: &[u8], actual: &[u8]) -> PyResult<f64> {
    pass(py, || scores::pinball(level, &numbers(predicted)?, &numbers(actual)?))
}

/// The continuous ranked probability score of a sample.
#[pyfunction]
pub fn crps_samples(py: Python<'_>, samples: &[u8], actual: f64) -> PyResult<f64> {
    pass(py, || scores::crps_samples(&numbers(samples)?, actual))
}

/// The continuous ranked probability score of quantiles.
#[pyfunction]
pub fn crps_quantiles(py: Python<'_>, levels: &[u8], predicted: &[u8], actual: f64) -> PyResult<f64> {
    pass(py, || scores::crps_quantiles(&numbers(levels)?, &numbers(predicted)?, actual))
}

/// What one input says about an output: first-order index with its interval, and by how much the range would narrow.
#[pyfunction]
pub fn influence(py: Python<'_>, input: &[u8], output: &[u8]) -> PyResult<(f64, f64, f64, f64)> {
    pass(py, || {
        let (input, output) = (numbers(input)?, numbers(output)?);
        if input.len() != output.len() || input.is_empty() {
            let message = format!("has {} numbers where the input has {}", output.len(), input.len());
            return Err(Error::new(Code::WrongType, "output", message, "one for each draw"));
        }
        let of = given::influence(&input, &output);
        Ok((of.first_order, of.low, of.high, of.narrowing))
    })
}

/// How many independent scramblings stand behind Sobol indices.
#[pyfunction]
pub fn scramblings() -> u64 {
    indices::SCRAMBLINGS
}

/// Mean, variance, first-order, total and second-order indices.
type Estimates = (f64, f64, Vec<f64>, Vec<f64>, Vec<f64>);

/// Sobol indices from values of a function at base, mixed and swapped points of one scrambling.
#[pyfunction]
pub fn sobol_indices(
    py: Python<'_>,
    a: &[u8],
    b: &[u8],
    mixed: Vec<Vec<u8>>,
    swapped: Vec<Vec<u8>>,
) -> PyResult<Estimates> {
    pass(py, || {
        let all =
            |samples: &[Vec<u8>]| samples.iter().map(|bytes| numbers(bytes)).collect::<fullcost::Result<Vec<_>>>();
        let of = indices::estimates(&numbers(a)?, &numbers(b)?, &all(&mixed)?, &all(&swapped)?)?;
        Ok((of.mean, of.variance, of.first_order, of.total, of.second_order))
    })
}

/// The correlation of two normal numbers with that rank correlation.
#[pyfunction]
pub fn normal_correlation(py: Python<'_>, rank: f64) -> PyResult<f64> {
    pass(py, || match rank {
        -1.0..=1.0 => Ok(correlation::normal_correlation(rank)),
        _ => Err(Error::new(Code::OutOfRange, "rank", format!("must be from -1 to 1, got {rank}"), ">= -1 and <= 1")),
    })
}

/// The smallest eigenvalue of a correlation matrix, and the nearest matrix that numbers can have, row by row.
#[pyfunction]
pub fn nearest_correlation(py: Python<'_>, rows: Vec<Vec<f64>>) -> PyResult<(f64, Vec<f64>)> {
    pass(py, || {
        let matrix = square(&rows)?;
        Ok((
            correlation::smallest_eigenvalue(&matrix, rows.len()),
            correlation::nearest_correlation(&matrix, rows.len()),
        ))
    })
}

/// Refuses a matrix of normal correlations that no numbers can have.
#[pyfunction]
pub fn check_correlation(py: Python<'_>, rows: Vec<Vec<f64>>, names: Vec<String>) -> PyResult<()> {
    pass(py, || {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        correlation::factor(&square(&rows)?, &names).map(drop)
    })
}

/// The rows of a symmetric matrix with ones on its diagonal, in a row.
fn square(rows: &[Vec<f64>]) -> fullcost::Result<Vec<f64>> {
    let n = rows.len();
    let wrong = |path: String, message: &str| {
        Error::new(
            Code::WrongType,
            path,
            message,
            "a symmetric matrix of numbers from -1 to 1, with ones on its diagonal",
        )
    };
    if n > MOST_ROWS {
        return Err(Error::new(Code::TooLarge, "", format!("has {n} rows"), format!("at most {MOST_ROWS}")));
    }
    for (row, cells) in rows.iter().enumerate() {
        if cells.len() != n {
            return Err(wrong(format!("[{row}]"), "must be as long as the matrix is high"));
        }
        for (column, cell) in cells.iter().enumerate() {
            let other = rows.get(column).and_then(|cells| cells.get(row));
            if !(-1.0..=1.0).contains(cell) || other != Some(cell) || (row == column && *cell != 1.0) {
                return Err(wrong(format!("[{row}][{column}]"), "is no correlation"));
            }
        }
    }
    Ok(rows.concat())
}

/// Larger matrices take too long to look at.
const MOST_ROWS: usize = 256;
