//! Many scenarios at once: some numbers vary from row to row, the outputs come out by row. The kernel of every sweep.

use fullcost_kernel::{BLOCK, Machine, Width};

use crate::digits::whole;
use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::real::Real;
use crate::text::joined;
use crate::uncertainty::outputs::{Wanted, told};
use crate::uncertainty::tape::{Tape, Taped};

/// A number that varies: its place and its value in every row.
pub struct Column<'a> {
    /// Place of the leaf.
    pub index: usize,
    /// One value for each row.
    pub values: &'a [f64],
}

impl Model {
    /// The outputs for each row, one list for each output: the bits that setting the numbers and evaluating once would give. NaN
    /// in a row without an answer. All other numbers are as they are; nothing is drawn.
    pub fn over(&self, columns: &[Column<'_>], wanted: &[Wanted]) -> Result<Vec<Vec<f64>>> {
        let rows = self.checked(columns)?;
        let places: Vec<usize> = columns.iter().map(|column| column.index).collect();
        let tape = Tape::default();
        let nodes: Vec<Taped<'_>> = (0..columns.len()).map(|input| tape.input(input as u32)).collect();
        let longest = columns.iter().filter(|column| column.index == self.plan().window.index());
        let longest = longest.flat_map(|column| column.values).copied().reduce(f64::larger);
        let outputs: Vec<Taped<'_>> = wanted
            .iter()
            .map(|wanted| {
                let bill = self.bill_over(&places, &nodes, &self.with(wanted), longest);
                wanted.of(self.plan(), &bill).up_to_one(told(self.plan(), &bill))
            })
            .collect();
        let mut machine = Machine::new(tape.program(&outputs));
        let width = Width::best();
        let mut inputs = vec![[0.0; BLOCK]; columns.len()];
        let mut results = vec![[0.0; BLOCK]; wanted.len()];
        let mut out: Vec<Vec<f64>> = wanted.iter().map(|_| Vec::with_capacity(rows)).collect();
        for start in (0..rows).step_by(BLOCK) {
            for (input, column) in inputs.iter_mut().zip(columns) {
                let rest = column.values.get(start..).unwrap_or_default();
                // A last block that is not full repeats its last row.
                let last = rest.last().copied().unwrap_or_default();
                let padded = rest.iter().copied().chain(std::iter::repeat(last));
                input.iter_mut().zip(padded).for_each(|(slot, value)| *slot = value);
            }
            machine.run(width, &inputs, &mut results);
            for (out, result) in out.iter_mut().zip(&results) {
                out.extend(result.iter().take(rows - start));
            }
        }
        Ok(out)
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
            for (row, &value) in column.values.iter().enumerate() {
                leaf.check(value)
                    .map_err(|error| Error { path: joined(&[&error.path, "[", &whole(row as u64), "]"]), ..error })?;
            }
        }
        Ok(rows)
    }
}
