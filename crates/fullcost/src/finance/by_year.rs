//! A price or a ratio over the years.

use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::finance::check;
use crate::record::{choice, record};
use crate::text::joined;

choice! {
    /// A number over the years.
    pub enum ByYear {
        /// The same every year.
        Constant(f64) = "constant",
        /// Year by year; a year that is asked for and not there is an error, not a guess.
        Years(Vec<YearValue>) = "years",
    }
}

record! {
    /// The number of a calendar year.
    pub struct YearValue {
        /// The year.
        year: f64,
        /// The number.
        value: f64,
    }
}

impl ByYear {
    /// The numbers of `count` years from `first` on, none below `least`.
    ///
    /// Errors: a number below `least`, a year twice, a year without a number.
    pub fn values(&self, path: &str, first: f64, count: usize, least: f64) -> Result<Vec<f64>> {
        match self {
            ByYear::Constant(value) => {
                least_of("constant", *value, least).map_err(|error| check::under(error, &[path]))?;
                Ok(vec![*value; count])
            }
            ByYear::Years(years) => {
                check::few("years", years.len()).map_err(|error| check::under(error, &[path]))?;
                for (place, of) in years.iter().enumerate() {
                    least_of("years", of.value, least).map_err(|error| check::under(error, &[path]))?;
                    if years.iter().take(place).any(|other| other.year == of.year) {
                        let message = joined(&["has two values for ", &number(of.year)]);
                        return Err(Error::new(
                            Code::DuplicateId,
                            joined(&[path, ".years"]),
                            message,
                            "each year once",
                        ));
                    }
                }
                (0..count).map(|place| self.at(path, first + place as f64)).collect()
            }
        }
    }

    fn at(&self, path: &str, year: f64) -> Result<f64> {
        let found = match self {
            ByYear::Constant(value) => Some(*value),
            ByYear::Years(years) => years.iter().find(|of| of.year == year).map(|of| of.value),
        };
        found.ok_or_else(|| {
            let message = joined(&["has no value for ", &number(year)]);
            Error::new(Code::Missing, joined(&[path, ".years"]), message, "a value for every year of the plan")
        })
    }
}

fn least_of(path: &str, value: f64, least: f64) -> Result<()> {
    check::within(path, value, value >= least, if least == 1.0 { ">= 1" } else { ">= 0" })
}
