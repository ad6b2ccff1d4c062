//! Many evaluations at once: some leaves vary by draw, the equations run on eight draws side by side.

use crate::error::{Code, Error, Result};
use crate::model::Model;
use crate::model::bill::Bill;
use crate::model::plan::{CutPlan, Plan, Values};
use crate::real::{LANES, Lanes};

/// A leaf that varies: its place and its value in every draw.
pub struct Column<'a> {
    /// Place of the leaf.
    pub index: usize,
    /// One value for each draw.
    pub values: &'a [f64],
}

impl Model {
    /// The money that `cut` counts, for each draw of the columns. Bit for bit what [`Model::set`] and a point evaluation give.
    pub fn amounts(&self, columns: &[Column<'_>], cut: &CutPlan) -> Result<Vec<f64>> {
        self.batch(columns, |plan, bill| bill.amount(plan, cut).0)
    }

    fn batch(&self, columns: &[Column<'_>], answer: impl Fn(&Plan, &Bill<Lanes>) -> Lanes) -> Result<Vec<f64>> {
        let draws = self.checked(columns)?;
        let mut x = Values(self.values().iter().map(|&value| Lanes([value; LANES])).collect());
        let mut out = Vec::with_capacity(draws);
        for start in (0..draws).step_by(LANES) {
            for column in columns {
                if let (Some(slot), Some(rest)) = (x.0.get_mut(column.index), column.values.get(start..)) {
                    // A last block that is not full repeats its last draw.
                    let last = rest.get(LANES - 1).or(rest.last()).copied().unwrap_or_default();
                    slot.0 = std::array::from_fn(|lane| rest.get(lane).copied().unwrap_or(last));
                }
            }
            let bill = Bill::new(self.plan(), &x, self.years_of(&x));
            let Lanes(amounts) = answer(self.plan(), &bill);
            out.extend(amounts.into_iter().take(draws - start));
        }
        Ok(out)
    }

    /// The years that the longest window of a block touches: a year that is not there counts nothing.
    fn years_of(&self, x: &Values<Lanes>) -> usize {
        let Lanes(windows) = x.get(self.plan().window).0;
        windows.iter().fold(1, |years, window| years.max((window.ceil() as usize).clamp(1, 100)))
    }

    fn checked(&self, columns: &[Column<'_>]) -> Result<usize> {
        let draws = columns.first().map_or(0, |column| column.values.len());
        for column in columns {
            let path = self.plan().leaves.get(column.index).map(|leaf| leaf.path.clone()).unwrap_or_default();
            if column.values.len() != draws {
                let message = format!("has {} draws where the first has {draws}", column.values.len());
                return Err(Error::new(Code::WrongType, path, message, "columns of one length"));
            }
            let leaf = self.plan().leaves.get(column.index);
            let leaf =
                leaf.ok_or_else(|| Error::new(Code::UnknownPath, "", "a column has no leaf", "a leaf's number"))?;
            if column.index == self.plan().bill.index() || column.index == self.plan().weighting.index() {
                return Err(Error::new(Code::WrongType, path, "is a choice and cannot vary by draw", "a number"));
            }
            for &value in column.values {
                leaf.check(value)?;
            }
        }
        Ok(draws)
    }
}
