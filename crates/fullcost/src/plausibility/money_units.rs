//! Money of another currency and year: by the mean exchange rate of its year into dollars, then by the price index of the United
//! States into the dollars of another year.
//!
//! Rates and index are those of [`crate::currency`].

use crate::currency::{Currency, Series, price_index, rates};
use crate::digits::number;
use crate::error::{Code, Error, Result};
use crate::json::ToJson;
use crate::plausibility::answer::CheckLine;
use crate::plausibility::ranged::Ranged;
use crate::plausibility::tally::{Origin, Tally};
use crate::read::read;
use crate::record::{answer, record};
use crate::source::Source;
use crate::text::joined;
use crate::value::Value;

record! {
    /// Money to convert.
    pub struct Conversion {
        /// How much of the currency. May be below 0: a loss.
        amount: f64,
        /// The currency.
        currency: Currency = Currency::Usd,
        /// The year that it was paid or told in.
        year: f64,
        /// The year whose dollars the answer is in. None for the same.
        to_year: Option<f64>,
    }
}

answer! {
    /// Money in dollars.
    pub struct Converted {
        /// Dollars of `dollars_of`.
        usd: f64,
        /// The year whose dollars they are.
        dollars_of: f64,
        /// The currency for a dollar, as the mean of the year.
        per_usd: f64,
        /// The price index of `dollars_of` over that of the year.
        index_ratio: f64,
        /// The arithmetic, line by line.
        lines: Vec<CheckLine>,
        /// The documents that its figures come from.
        sources: Vec<Source>,
    }
}

/// A factor from money of a currency and year to dollars of another.
#[derive(Clone, Copy, Debug)]
pub struct Factors {
    /// The currency for a dollar.
    pub per_usd: f64,
    /// The price index of the year asked for, over that of the year told.
    pub index_ratio: f64,
    currency: Currency,
    year: f64,
    to_year: Option<f64>,
}

impl Factors {
    /// The factors into dollars of the year `to`, which stands at the path beside it. Errors tell that, or `path.year`.
    ///
    /// Errors: what is no year; a year without a rate, or without an index where another year's dollars are asked for.
    pub fn of(path: &str, currency: Currency, year: f64, to: (&str, Option<f64>)) -> Result<Factors> {
        let under = |field: &str| if path.is_empty() { field.to_owned() } else { joined(&[path, ".", field]) };
        let (to_path, to_year) = to;
        whole_year(&under("year"), year)?;
        to_year.map(|to_year| whole_year(to_path, to_year)).transpose()?;
        let per_usd = match rates(currency) {
            None => 1.0,
            Some(rates) => of_year(&under("year"), rates, "exchange rate", year)?,
        };
        let to_year = to_year.filter(|to_year| *to_year != year);
        let index = |path: &str, year| of_year(path, price_index(), "price index", year);
        let index_ratio = match to_year {
            None => 1.0,
            Some(to_year) => {
                let from = index(&under("year"), year)?;
                index(to_path, to_year)? / from
            }
        };
        Ok(Factors { per_usd, index_ratio, currency, year, to_year })
    }

    /// Dollars for an amount.
    pub fn usd(&self, amount: f64) -> f64 {
        amount / self.per_usd * self.index_ratio
    }

    /// Writes the factors down.
    pub(super) fn tell(&self, tally: &mut Tally) {
        let mut line = |series: &Series, label: String, unit: &str, year: f64| {
            let figure = Ranged::exact(series.of_year(year).unwrap_or(1.0));
            tally.line(&label, unit, &figure, Origin::of(Some(series.source), series.status, series.note(year)));
        };
        if let Some(rates) = rates(self.currency) {
            let label = joined(&[rates.id, " for a dollar, mean of ", &number(self.year)]);
            line(rates, label, "a dollar", self.year);
        }
        let Some(to_year) = self.to_year else { return };
        for year in [self.year, to_year] {
            line(price_index(), joined(&["price index of ", &number(year)]), "index", year);
        }
    }
}

fn of_year(path: &str, series: &Series, what: &str, year: f64) -> Result<f64> {
    series.of_year(year).ok_or_else(|| {
        let of = if what == "price index" { String::new() } else { joined(&[" of `", series.id, "`"]) };
        let message = joined(&["there is no ", what, &of, " for ", &number(year)]);
        Error::new(Code::OutOfRange, path, message, series.span())
    })
}

/// Errors: a year that is not whole, or not of four digits.
fn whole_year(path: &str, year: f64) -> Result<()> {
    if year.fract() == 0.0 && (1000.0..=9999.0).contains(&year) {
        return Ok(());
    }
    let code = if year.is_finite() { Code::OutOfRange } else { Code::NotFinite };
    Err(Error::new(code, path, joined(&["must be a whole year, got ", &number(year)]), "a year of four digits"))
}

impl Conversion {
    /// The money in dollars.
    ///
    /// Errors: an amount that is no number; what [`Factors::of`] refuses; dollars that no number can tell.
    pub fn convert(&self) -> Result<Converted> {
        if !self.amount.is_finite() {
            let message = joined(&["must be a finite number, got ", &number(self.amount)]);
            return Err(Error::new(Code::NotFinite, "amount", message, "a finite number"));
        }
        let factors = Factors::of("", self.currency, self.year, ("to_year", self.to_year))?;
        let mut tally = Tally::default();
        let given = joined(&["amount of ", &number(self.year)]);
        tally.line(&given, self.currency.id(), &Ranged::exact(self.amount), Origin::default());
        factors.tell(&mut tally);
        let usd = Ranged::exact(factors.usd(self.amount)).finite("amount")?;
        let dollars_of = self.to_year.unwrap_or(self.year);
        let label = joined(&["dollars of ", &number(dollars_of)]);
        tally.line(&label, Currency::Usd.id(), &usd, Origin::computed());
        let (lines, sources) = tally.into_lines()?;
        Ok(Converted {
            usd: usd.point,
            dollars_of,
            per_usd: factors.per_usd,
            index_ratio: factors.index_ratio,
            lines,
            sources,
        })
    }
}

/// The conversion that is given as a document, as JSON.
///
/// Errors: what the reader refuses, and what [`Conversion::convert`] does.
pub fn convert_json(document: &Value) -> Result<String> {
    let conversion: Conversion = read(document)?;
    Ok(conversion.convert()?.json())
}
