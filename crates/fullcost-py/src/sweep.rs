//! Sweeps: a table of outputs for the rows of a grid or for columns of values.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{ThreadId, current};
use std::time::{Duration, Instant};

use fullcost::uncertainty::engine::Watch;
use fullcost::uncertainty::sweep::{READINGS, Rows};
use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;

use crate::door::pass;
use crate::sample::ask;
use crate::table::{Cells, Column, Table};

/// How often signals are looked at, and progress is told.
const PAUSE: Duration = Duration::from_millis(20);

/// What is computed for each row.
#[pyclass(frozen, module = "fullcost._core")]
pub struct Sweep {
    sweep: fullcost::uncertainty::sweep::Sweep,
    paths: Vec<String>,
    sets: Vec<Vec<String>>,
}

/// Refuses a grid that is too large, before lists are made of it.
#[pyfunction]
pub fn check_rows(py: Python<'_>, rows: f64) -> PyResult<()> {
    pass(py, || fullcost::uncertainty::sweep::check_rows(rows))
}

/// Every combination of some values.
#[pyclass(frozen, module = "fullcost._core")]
pub struct Grid(fullcost::uncertainty::sweep::Grid);

#[pymethods]
impl Sweep {
    /// The names of the columns that are computed.
    fn names(&self) -> Vec<String> {
        self.sweep.names()
    }

    /// A grid, from a list of values for each path. The last changes fastest.
    fn grid(&self, py: Python<'_>, lists: Vec<PyBuffer<f64>>) -> PyResult<Grid> {
        let lists = copied(py, &lists)?;
        pass(py, || self.sweep.grid(lists).map(Grid))
    }

    /// The rows of `columns`, one for each path; `first` is the number of the first, for errors. With `inputs`, the table begins
    /// with them. `watch` is told how many rows are done.
    #[pyo3(signature = (columns, first=0, inputs=true, threads=1, watch=None))]
    fn over(
        &self,
        py: Python<'_>,
        columns: Vec<PyBuffer<f64>>,
        first: u64,
        inputs: bool,
        threads: usize,
        watch: Option<Py<PyAny>>,
    ) -> PyResult<Table> {
        let columns = copied(py, &columns)?;
        let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        self.table(py, Rows::Columns(&slices, first), inputs, threads, watch)
    }

    /// `count` rows of a grid, from `first` on.
    #[pyo3(signature = (grid, first, count, threads=1, watch=None))]
    fn over_grid(
        &self,
        py: Python<'_>,
        grid: &Grid,
        first: u64,
        count: usize,
        threads: usize,
        watch: Option<Py<PyAny>>,
    ) -> PyResult<Table> {
        let left = grid.0.rows().saturating_sub(first);
        let count = usize::try_from(left).map_or(count, |left| count.min(left));
        self.table(py, Rows::Grid(&grid.0, first, count), true, threads, watch)
    }
}

#[pymethods]
impl Grid {
    /// How many rows.
    fn rows(&self) -> u64 {
        self.0.rows()
    }
}

impl Sweep {
    /// A sweep over `paths`; the options are those of a sample.
    pub fn new(
        py: Python<'_>,
        model: &fullcost::Model,
        paths: Vec<String>,
        sets: Vec<Vec<String>>,
        options: &Bound<'_, PyAny>,
        draws: bool,
    ) -> PyResult<Sweep> {
        let ask = ask(options)?;
        pass(py, || {
            let sweep = fullcost::uncertainty::sweep::Sweep::new(model, &paths, sets.clone(), &ask, draws)?;
            Ok(Sweep { sweep, paths, sets })
        })
    }

    fn table(
        &self,
        py: Python<'_>,
        rows: Rows<'_>,
        inputs: bool,
        threads: usize,
        watch: Option<Py<PyAny>>,
    ) -> PyResult<Table> {
        let progress = Progress::new(watch);
        let done = pass(py, || {
            let found = self.sweep.run(rows, threads.max(1), &progress)?;
            let mut columns = if inputs { self.inputs(rows) } else { Vec::new() };
            let column =
                |(name, values): (String, Vec<f64>)| Column { name: name.into(), cells: Cells::Number(values) };
            columns.extend(self.sweep.names().into_iter().zip(found).map(column));
            Ok(Table::of_columns(columns, rows.len()))
        });
        match progress.raised.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(error) => Err(error),
            None => done,
        }
    }

    fn inputs(&self, rows: Rows<'_>) -> Vec<Column> {
        let column = |(place, path): (usize, &String)| {
            let mut values = vec![0.0; rows.len()];
            rows.fill(place, 0, &mut values);
            let cells = if path == READINGS {
                let texts: Vec<String> = self.sets.iter().map(|set| set.join(",")).collect();
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in a list")]
                let text = |value: f64| texts.get(value as usize).cloned();
                Cells::Text(values.into_iter().map(text).collect())
            } else {
                Cells::Number(values)
            };
            Column { name: path.clone().into(), cells }
        };
        self.paths.iter().enumerate().map(column).collect()
    }
}

fn copied(py: Python<'_>, buffers: &[PyBuffer<f64>]) -> PyResult<Vec<Vec<f64>>> {
    buffers.iter().map(|buffer| buffer.to_vec(py)).collect()
}

/// Looks at Python's signals and tells a caller how far a run is, from the thread that called.
struct Progress {
    caller: ThreadId,
    watch: Option<Py<PyAny>>,
    looked: Mutex<Instant>,
    raised: Mutex<Option<PyErr>>,
    stopped: AtomicBool,
}

impl Progress {
    fn new(watch: Option<Py<PyAny>>) -> Progress {
        Progress {
            caller: current().id(),
            watch,
            looked: Mutex::new(Instant::now()),
            raised: Mutex::new(None),
            stopped: AtomicBool::new(false),
        }
    }

    fn look(&self, done: u64) -> PyResult<()> {
        Python::attach(|py| {
            py.check_signals()?;
            self.watch.as_ref().map_or(Ok(()), |watch| watch.call1(py, (done,)).map(drop))
        })
    }
}

impl Watch for Progress {
    fn go_on(&self, done: u64) -> bool {
        if self.stopped.load(Ordering::Relaxed) {
            return false;
        }
        if current().id() != self.caller {
            return true; // the caller looks for all
        }
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        if looked.elapsed() < PAUSE {
            return true;
        }
        *looked = Instant::now();
        let Err(error) = self.look(done) else { return true };
        self.stopped.store(true, Ordering::Relaxed);
        *self.raised.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        false
    }
}
