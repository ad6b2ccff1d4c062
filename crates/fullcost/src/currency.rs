//! Exchange rates by year and month, and the price index of the United States by year: one table for all who convert money.
//!
//! Rates are means of the European Central Bank's daily reference rates; the index is the consumer price index of all urban
//! consumers (CPI-U), annual averages.

#[cfg(feature = "tables")]
mod table;

use crate::digits::number;
use crate::price::last_day;
use crate::record::words;
use crate::source::Status;
use crate::text::joined;

#[cfg(feature = "tables")]
use table::{INDEX, RATES};

#[cfg(not(feature = "tables"))]
const RATES: &[Series] = &[];
#[cfg(not(feature = "tables"))]
const INDEX: Series = Series {
    id: "",
    source: "",
    status: Status::Assumed,
    first_year: 0,
    places: 1.0,
    years: &[],
    months: &[],
    notes: &[],
};

words! {
    /// A currency: its code, in any case.
    pub enum Currency as code {
        /// US dollars.
        Usd = "usd",
        /// Chinese yuan.
        Cny = "cny",
        /// Euros.
        Eur = "eur",
    }
}

/// Figures of years that follow one another, and of their months where there are any.
#[derive(Debug)]
pub struct Series {
    /// What they are of: the code of a currency, or `cpi-u`.
    pub id: &'static str,
    /// Id of the source.
    pub source: &'static str,
    /// Who stands behind them.
    pub status: Status,
    first_year: u16,
    /// What the whole numbers below are divided by: decimals would take three times the room in a page.
    places: f64,
    years: &'static [u32],
    months: &'static [u32],
    /// What else a reader should know about a year.
    notes: &'static [(u16, &'static str)],
}

impl Series {
    /// The figure of a year.
    pub fn of_year(&self, year: f64) -> Option<f64> {
        let place = year - f64::from(self.first_year);
        let is_place = place >= 0.0 && place.fract() == 0.0;
        self.years.get(place as usize).filter(|_| is_place).map(|&figure| self.value(figure))
    }

    /// The figure of a date, and the period that it is the mean of: a year, or the month of a month or a day.
    pub fn on<'a>(&self, date: &'a str) -> Option<(f64, &'a str)> {
        let [year, month, _] = last_day(date)?;
        if date.len() == 4 {
            return Some((self.of_year(f64::from(year))?, date));
        }
        let years = usize::from(year.checked_sub(self.first_year)?);
        let figure = self.months.get(years * 12 + usize::from(month) - 1)?;
        Some((self.value(*figure), date.get(..7)?))
    }

    /// What else a reader should know about the figure of a year.
    pub fn note(&self, year: f64) -> Option<&'static str> {
        self.notes.iter().find(|(of, _)| f64::from(*of) == year).map(|(_, note)| *note)
    }

    /// What years there are.
    pub fn span(&self) -> String {
        let first = f64::from(self.first_year);
        joined(&["a year from ", &number(first), " to ", &number(first + self.years.len() as f64 - 1.0)])
    }

    fn value(&self, figure: u32) -> f64 {
        f64::from(figure) / self.places
    }
}

/// How much of a currency a dollar is. None for dollars.
pub fn rates(currency: Currency) -> Option<&'static Series> {
    RATES.iter().find(|rates| rates.id == currency.id())
}

/// The price index of the United States.
pub fn price_index() -> &'static Series {
    const { &INDEX }
}
