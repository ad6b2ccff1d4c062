//! Many scenarios at once: some numbers vary from row to row, the outputs come out by row. The kernel of every sweep.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use fullcost_kernel::{BLOCK, Machine, Program, Width};

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::engine::{Unwatched, Watch, cancelled};
use crate::uncertainty::outputs::Wanted;

/// Rows that a thread takes at once: some milliseconds of work, so that a run stops soon when it is told to.
const PIECE: usize = 16 * BLOCK;

/// A number that varies: its place and its value in every row.
pub struct Column<'a> {
    /// Place of the leaf.
    pub index: usize,
    /// One value for each row.
    pub values: &'a [f64],
}

/// Fills the first slots of each column with the rows from one on.
pub type Fill<'a> = dyn Fn(usize, &mut [&mut [f64]]) + Sync + 'a;

impl Model {
    /// The outputs for each row, one list for each output: the bits that setting the numbers and evaluating once would give. NaN
    /// in a row without an answer. All other numbers are as they are; nothing is drawn.
    pub fn over(&self, columns: &[Column<'_>], wanted: &[Wanted]) -> Result<Vec<Vec<f64>>> {
        let rows = self.checked(columns)?;
        let places: Vec<usize> = columns.iter().map(|column| column.index).collect();
        let longest = columns.iter().filter(|column| column.index == self.plan().window.index());
        let longest = longest.flat_map(|column| column.values).copied().reduce(f64::larger);
        let program = self.program_over(&places, wanted, longest);
        let fill = |start: usize, inputs: &mut [&mut [f64]]| {
            for (input, column) in inputs.iter_mut().zip(columns) {
                copy(input, column.values, start);
            }
        };
        run(&program, columns.len(), rows, &fill, 1, &Unwatched)
    }

    fn checked(&self, columns: &[Column<'_>]) -> Result<usize> {
        let rows = columns.first().map_or(0, |column| column.values.len());
        for (place, column) in columns.iter().enumerate() {
            let leaf = self.plan().leaves.get(column.index);
            let leaf =
                leaf.ok_or_else(|| Error::new(Code::UnknownPath, "", "a column has no leaf", "a leaf's number"))?;
            if column.values.len() != rows {
                let message = joined(&[
                    "has ",
                    &whole(column.values.len() as u64),
                    " rows where the first has ",
                    &whole(rows as u64),
                ]);
                return Err(Error::new(Code::WrongType, &leaf.path, message, "columns of one length"));
            }
            if columns.iter().take(place).any(|other| other.index == column.index) {
                return Err(Error::new(Code::DuplicateId, &leaf.path, "is given twice", "each path once"));
            }
            if column.index == self.plan().bill.index() || column.index == self.plan().weighting.index() {
                return Err(Error::new(Code::WrongType, &leaf.path, "is a choice and cannot vary by row", "a number"));
            }
            self.accepts(column.index, column.values, 0)?;
        }
        Ok(rows)
    }

    /// Whether a leaf may have all these values. `first` is the number of the first row, for the path of an error.
    pub(crate) fn accepts(&self, index: usize, values: &[f64], first: u64) -> Result<()> {
        let Some(leaf) = self.plan().leaves.get(index) else { return Ok(()) };
        for (row, &value) in values.iter().enumerate() {
            let at =
                |error: Error| Error { path: joined(&[&error.path, "[", &whole(first + row as u64), "]"]), ..error };
            leaf.check(value).map_err(at)?;
        }
        Ok(())
    }
}

/// Copies the values from `start` on into `to`.
pub fn copy(to: &mut [f64], values: &[f64], start: usize) {
    if let Some(from) = values.get(start..start + to.len()) {
        to.copy_from_slice(from);
    }
}

/// Runs a program over rows, on some threads: one list for each output, the same whatever the threads.
pub fn run(
    program: &Program,
    inputs: usize,
    rows: usize,
    fill: &Fill<'_>,
    threads: usize,
    watch: &dyn Watch,
) -> Result<Vec<Vec<f64>>> {
    let mut out: Vec<Vec<f64>> = program.outputs.iter().map(|_| vec![0.0; rows]).collect();
    let mut parts: Vec<_> = out.iter_mut().map(|list| list.chunks_mut(PIECE)).collect();
    let pieces = rows.div_ceil(PIECE);
    // Each piece of each output goes to the one thread that takes it.
    let pieces: Vec<Vec<&mut [f64]>> =
        (0..pieces).map(|_| parts.iter_mut().filter_map(Iterator::next).collect()).collect();
    let left = Mutex::new(pieces.into_iter().enumerate());
    let done = AtomicU64::new(0);
    on_threads(threads.min(rows.div_ceil(PIECE)), || {
        let mut machine = Machine::new(program.clone());
        let mut columns = vec![[0.0; BLOCK]; inputs];
        let mut results = vec![[0.0; BLOCK]; program.outputs.len()];
        let width = Width::best();
        loop {
            let next = left.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((piece, mut lists)) = next else { return Ok(()) };
            let length = lists.first().map_or(0, |list| list.len());
            for start in (0..length).step_by(BLOCK) {
                let taken = (length - start).min(BLOCK);
                // Slots after the last row keep what an earlier block left there: nobody reads what becomes of them.
                let mut slots: Vec<&mut [f64]> =
                    columns.iter_mut().filter_map(|column| column.get_mut(..taken)).collect();
                fill(piece * PIECE + start, &mut slots);
                machine.run(width, &columns, &mut results);
                for (list, result) in lists.iter_mut().zip(&results) {
                    list.iter_mut().skip(start).zip(result.iter().take(taken)).for_each(|(to, from)| *to = *from);
                }
            }
            if !watch.go_on(done.fetch_add(length as u64, Ordering::Relaxed) + length as u64) {
                left.lock().unwrap_or_else(PoisonError::into_inner).by_ref().for_each(drop);
                return Err(cancelled());
            }
        }
    })?;
    Ok(out)
}

/// Runs `work` on this thread and on others beside it. The first error is the error of all.
#[cfg(not(target_family = "wasm"))]
pub fn on_threads<T: Send>(threads: usize, work: impl Fn() -> Result<T> + Sync) -> Result<Vec<T>> {
    let lost = |_| Err(Error::new(Code::Internal, "", "a thread was lost", ""));
    std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(&work)).collect();
        let mine = work();
        let theirs = helpers.into_iter().map(|helper| helper.join().unwrap_or_else(lost));
        std::iter::once(mine).chain(theirs.collect::<Vec<_>>()).collect()
    })
}

/// Runs `work` on the one thread that there is.
#[cfg(target_family = "wasm")]
pub fn on_threads<T: Send>(_: usize, work: impl Fn() -> Result<T> + Sync) -> Result<Vec<T>> {
    Ok(vec![work()?])
}
